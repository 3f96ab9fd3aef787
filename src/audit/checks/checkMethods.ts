import { METHOD_LABELS, RATE_METHODS } from "../../achievement";
import type { Plan } from "../../plan";
import { ACTUAL_HEADERS as A, TABLES, describeKey } from "../../sheets";
import { finding, type Finding } from "../finding";
import { inWords, whereInWords } from "../inWords";
import { expectedCell, placeOf, valueAt, type MatchedTable } from "../expected/matchTables";

/** 算定方法 other than the one with which a row starts. The office may choose it; the auditor must see it. */
export function checkMethods(matched: readonly MatchedTable[], plan: Plan): readonly Finding[] {
  const one = matched.find(({ spec }) => spec.name === TABLES.actuals);
  const column = one?.columns.find(({ spec }) => spec.header === A.method);
  if (!one || !column) return [];
  return one.rows.flatMap((row): Finding[] => {
    const expected = expectedCell(row, column).content;
    if (!row.spec || typeof expected !== "string") return [];
    const found = valueAt(one, row, A.method);
    // A blank cell is read as this one.
    const meant = found === "" ? METHOD_LABELS.ratio : found;
    if (meant === expected) return [];
    const place = placeOf(one, row, A.method);
    const where = `${whereInWords(place)}(${describeKey(plan, row.key)} ${A.method})`;
    const isKnown = RATE_METHODS.some((id) => METHOD_LABELS[id] === meant);
    const message = isKnown
      ? `${where}: 算定方法が標準(「${expected}」)から${inWords(meant)}に変えられています。`
      : `${where}: ${inWords(found)}という算定方法はありません。`;
    return [
      finding({ code: isKnown ? "method.changed" : "method.unknown", message, place, found, expected }),
    ];
  });
}
