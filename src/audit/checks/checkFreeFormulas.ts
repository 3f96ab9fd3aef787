import { contentOf, sameContent } from "../../sheets";
import { cellsOf, formulasBeside, isInPlace, type Formula, type Placed } from "./besideTables";
import { checkLabels } from "./checkLabels";
import type { Chosen } from "../expected/chosen";
import { finding, type Finding } from "../finding";
import { inWords, plainValue, whereInWords } from "../inWords";
import type { AuditCell, AuditInput } from "../input";
import type { MatchedTable } from "../expected/matchTables";
import { isSameResult } from "./sameResult";

/**
 * Formulas beside the tables: legends, what charts draw, sentences with numbers in them; and the words beside them. They have no
 * key; their cells are known only where {@link isInPlace}.
 */
export function checkFreeFormulas(
  matched: readonly MatchedTable[],
  chosen: Chosen,
  input: AuditInput,
): readonly Finding[] {
  const wanted = freeFormulas(matched, chosen, input);
  return [
    ...[...new Set(wanted.map(({ place }) => place.sheet))].flatMap((sheet) => {
      const own = wanted.filter(({ place }) => place.sheet === sheet);
      return [...own.flatMap(altered), ...folded(own.filter((one) => isStale(one, input)))];
    }),
    ...checkLabels(matched, chosen, input),
  ];
}

/** The cells beside the tables that are calculated, sheet by sheet, as far as they are known. */
export function freeFormulas(
  matched: readonly MatchedTable[],
  chosen: Chosen,
  { sheets }: Pick<AuditInput, "sheets">,
): readonly Wanted[] {
  return [...new Set(matched.map(({ sheet }) => sheet))].flatMap((spec) => {
    const own = matched.filter(({ sheet }) => sheet === spec);
    const sheet = sheets.find(({ name }) => name === own[0]?.table.sheet);
    if (!sheet || !isInPlace(spec, own, sheet, chosen)) return [];
    const there = cellsOf(sheet);
    return formulasBeside(spec).map(({ cell, at, content }) => ({
      place: { sheet: sheet.name, cell },
      at,
      content,
      found: there.get(cell),
    }));
  });
}

interface Wanted {
  readonly place: { readonly sheet: string; readonly cell: string };
  readonly at: Placed["at"];
  readonly content: Formula;
  readonly found: AuditCell | undefined;
}

function altered({ place, content, found }: Wanted): Finding[] {
  const there = found ? contentOf(found.value, found.formula) : null;
  if (sameContent(content, there)) return [];
  const where = whereInWords(place);
  const both = { place, found: plainValue(there), expected: plainValue(content) };
  if (typeof there === "object" && there !== null) {
    const message = `${where}: 数式が書き換えられています(${inWords(both.found)})。`;
    return [finding({ code: "formula.changed", message, ...both })];
  }
  const message = `${where}: 数式がなくなり、${inWords(both.found)}になっています。`;
  return [finding({ code: "formula.overwritten", message, ...both })];
}

/** In a frozen copy its value stands in place of the formula. */
function isStale({ content, found }: Wanted, { frozen }: AuditInput): boolean {
  if (!found) return false;
  const there = contentOf(found.value, found.formula);
  const isValue = frozen?.isTrusted === true && (typeof there !== "object" || there === null);
  if (!isValue && !sameContent(content, there)) return false;
  const { value, recalculated = null } = found;
  return recalculated !== null && !isSameResult(value, recalculated);
}

/** One finding for a sheet: what one cell is wrong with, all that follow it are. */
function folded([first, ...more]: readonly Wanted[]): Finding[] {
  const there = first?.found;
  if (!first || !there) return [];
  const { value, recalculated = null } = there;
  const rest = more.length === 0 ? "" : `同じシートの表の外に、ほかに ${more.length}セルあります。`;
  const message =
    `${whereInWords(first.place)}: 保存されている結果は${inWords(value)}ですが、` +
    `計算し直すと${inWords(recalculated)}になります。${rest}`;
  return [
    finding({ code: "result.stale", message, place: first.place, found: value, expected: recalculated }),
  ];
}
