import { cellsOf, isInPlace, labelsBeside } from "./besideTables";
import type { Chosen } from "../expected/chosen";
import { finding, type Finding } from "../finding";
import { inWords, whereInWords } from "../inWords";
import type { AuditInput } from "../input";
import type { MatchedTable } from "../expected/matchTables";

/**
 * Words beside the formulas outside of tables: with another word, the same number says something else. One finding for a sheet: of
 * another version of the add-in, many may differ.
 */
export function checkLabels(
  matched: readonly MatchedTable[],
  chosen: Chosen,
  { sheets }: Pick<AuditInput, "sheets">,
): readonly Finding[] {
  return [...new Set(matched.map(({ sheet }) => sheet))].flatMap((spec): Finding[] => {
    const own = matched.filter(({ sheet }) => sheet === spec);
    const sheet = sheets.find(({ name }) => name === own[0]?.table.sheet);
    if (!sheet || !isInPlace(spec, own, sheet, chosen)) return [];
    const there = cellsOf(sheet);
    const [first, ...more] = labelsBeside(spec).filter(
      ({ cell, content }) => there.get(cell)?.value !== content,
    );
    if (!first || typeof first.content !== "string") return [];
    const place = { sheet: sheet.name, cell: first.cell };
    const [found, expected] = [there.get(first.cell)?.value ?? null, first.content];
    const rest = more.length === 0 ? "" : `同じシートに、ほかに ${more.length}セルあります。`;
    const message =
      `${whereInWords(place)}: 見出しか説明が書き込むものと違います。` +
      `書き込むのは${inWords(expected)}、ブックは${inWords(found)}です。${rest}`;
    return [finding({ code: "plan.altered", message, place, found, expected })];
  });
}
