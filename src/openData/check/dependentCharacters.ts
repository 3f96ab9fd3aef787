import { isVendorSymbol } from "../plainText";
import { at, type Finding } from "./finding";
import type { TableView } from "./tableView";

/**
 * 1-10: vendor symbols and characters that somebody made up fail. Others that JIS X 0208 lacks (髙, 𠮷, emoji, half-width
 * kana) may be right, as in a name, but not every program shows them: people decide.
 *
 * @param isStandard whether JIS X 0208 or ASCII has a character.
 */
export function dependentCharacters(
  { sheet }: TableView,
  isStandard: (character: string) => boolean,
): Finding[] {
  const known = new Map<string, "symbol" | "own" | "other" | null>();
  const kindOf = (character: string) => {
    const seen = known.get(character);
    if (seen !== undefined) return seen;
    const kind = isVendorSymbol(character)
      ? "symbol"
      : /\p{Co}/u.test(character)
        ? "own"
        : isStandard(character) || /\s/u.test(character)
          ? null
          : "other";
    known.set(character, kind);
    return kind;
  };
  const found = (wanted: "symbol" | "own" | "other") => {
    const signs = new Set<string>();
    const cells = sheet.cells.filter(({ value }) => {
      if (typeof value !== "string") return false;
      const own = [...value].filter((character) => kindOf(character) === wanted);
      own.forEach((character) => signs.add(character));
      return own.length > 0;
    });
    return { cells, signs: shownSigns([...signs]) };
  };
  const [symbols, own, others] = [found("symbol"), found("own"), found("other")];
  return [
    ...at("fail", `機種依存文字があります(${symbols.signs})。`, symbols.cells),
    ...at("fail", `外字があります(${own.signs})。`, own.cells),
    ...at("confirm", `環境によって表示できない文字があります(${others.signs})。`, others.cells),
  ];
}

/** By code point where nothing would be seen. */
function shownSigns(signs: readonly string[]): string {
  const shown = signs
    .slice(0, 10)
    .map((sign) =>
      /[\p{C}]/u.test(sign)
        ? `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
        : sign,
    );
  return shown.join(" ") + (signs.length > shown.length ? " ほか" : "");
}
