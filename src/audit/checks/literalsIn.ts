/** What a section of a number format code writes of its own, by where it stands among the digits. */
export interface Literals {
  readonly before: string;
  readonly within: string;
  readonly after: string;
}

/**
 * Text in quotes, after \\ or !, in [$…] and after * (which is repeated), and signs that stand for themselves. Spaces and `_x`
 * write nothing that anybody sees; [Red], [>=1], [DBNum1] and [$-411] are no text.
 *
 * @example literalsIn('"約"0"."0"人"') // { before: "約", within: ".", after: "人" }
 */
export function literalsIn(section: string): Literals {
  const bare = section.replace(GENERAL, (word) => "0".repeat(word.length));
  const digits = [...bare.matchAll(PIECES)].filter(([piece]) => DIGIT.test(piece));
  const [first, last] = [digits.at(0)?.index ?? bare.length, digits.at(-1)?.index ?? bare.length];
  const found = { before: "", within: "", after: "" };
  for (const { 0: piece, index } of bare.matchAll(PIECES))
    found[index < first ? "before" : index < last ? "within" : "after"] += written(piece);
  return found;
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
