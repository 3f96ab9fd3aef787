import type { Plan } from "../../plan";
import { ACTUAL_HEADERS, PROGRESS_HEADERS, describeKey, sameContent } from "../../sheets";
import { finding, type Finding } from "../finding";
import { formulaCells } from "../expected/formulaCells";
import { inWords, plainValue, whereInWords } from "../inWords";
import { contentAt, placeOf, valueAt, type MatchedTable } from "../expected/matchTables";

const RATES: readonly string[] = [ACTUAL_HEADERS.rate, PROGRESS_HEADERS.estimateRate];

/**
 * Cells that are calculated: a value instead of the formula, or another formula. A formula that names a column which is not
 * there is told by the missing column.
 */
export function checkFormulas(matched: readonly MatchedTable[], plan: Plan): readonly Finding[] {
  return matched.flatMap((one) =>
    formulaCells(one).flatMap(({ row, header, expected }): Finding[] => {
      const there = contentAt(one, row, header);
      if (sameContent(expected, there)) return [];
      const place = placeOf(one, row, header);
      const where = `${whereInWords(place)}(${describeKey(plan, row.key)} ${header})`;
      const found = plainValue(there);
      const both = { place, found, expected: plainValue(expected) };
      if (typeof there === "object" && there !== null) {
        const message = `${where}: 数式が書き換えられています(${inWords(found)})。`;
        return [finding({ code: "formula.changed", message, ...both })];
      }
      if (RATES.includes(header) && typeof valueAt(one, row, header) === "number") {
        const message = `${where}: 率が数式でなく、数値で入力されています(${inWords(found)})。`;
        return [finding({ code: "rate.typed", message, ...both })];
      }
      const message = `${where}: 数式がなくなり、${inWords(found)}になっています。`;
      return [finding({ code: "formula.overwritten", message, ...both })];
    }),
  );
}
