/** What a section of a number format code writes of its own. */
export interface Literals {
  readonly all: string;
  /** What of it stands before the first digit. */
  readonly before: string;
}

/**
 * Text in quotes, after \\ or !, in [$…] and after * (which is repeated), and signs that stand for themselves. Spaces and `_x`
 * write nothing that anybody sees; [Red], [>=1], [DBNum1] and [$-411] are no text.
 *
 * @param section null writes nothing.
 * @example literalsIn('"約"0"."0"人"') // { all: "約.人", before: "約" }
 */
export function literalsIn(section: string | null): Literals {
  const bare = (section ?? "").replace(GENERAL, (word) => "0".repeat(word.length));
  const pieces = [...bare.matchAll(PIECES)].map(([piece]) => piece);
  const first = pieces.findIndex((piece) => DIGIT.test(piece));
  const textOf = (some: readonly string[]) => some.map(written).join("");
  return { all: textOf(pieces), before: textOf(first < 0 ? pieces : pieces.slice(0, first)) };
}

const GENERAL = /g\/標準|general|standard|標準/gi;
const PIECES = /"[^"]*"?|\[[^\]]*\]?|[\\!_*].|E[+-]|./gisu;
const DIGIT = /^[0#?@]$/;
/** Of the code, or blank. */
const SILENT = /^(?:[0#?@.,%/\s]|E[+-])$/iu;

function written(piece: string): string {
  if (piece.startsWith('"')) return piece.replaceAll('"', "");
  if (piece.startsWith("[")) return /^\[\$([^\]-]*)/.exec(piece)?.[1] ?? "";
  if (/^[\\!*]./su.test(piece)) return piece.slice(1).trim();
  return piece.startsWith("_") || SILENT.test(piece) ? "" : piece;
}
