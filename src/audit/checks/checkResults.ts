import { evaluateRow, type GradeSettings } from "../../achievement";
import type { Plan } from "../../plan";
import { ACTUAL_HEADERS as A, NO_INDICATOR, TABLES, describeKey, type CellValue } from "../../sheets";
import { finding, type Finding, type FindingPlace } from "../finding";
import { inWords, whereInWords } from "../inWords";
import { formulaAt, placeOf, valueAt, type MatchedRow, type MatchedTable } from "../expected/matchTables";
import { isSameResult } from "./sameResult";

interface Difference {
  readonly place: FindingPlace;
  readonly found: CellValue;
  readonly expected: CellValue;
}

/**
 * Results that are not what the cells beside them give: 達成率 and 判定 by the rules of `achievement`, every other formula by
 * what the host worked out anew. 実績入力 cell by cell; the sheets that follow it one finding for each table.
 *
 * @param known findings so far: cells of which something else was said are left out, and so is a 判定 whose 達成率 is wrong.
 * @param settings null where they, or the names by which the sheet reads them, cannot be trusted.
 */
export function checkResults(
  matched: readonly MatchedTable[],
  plan: Plan,
  settings: GradeSettings | null,
  known: readonly Finding[],
): readonly Finding[] {
  const told = new Set(known.map(({ place }) => placeText(place)));
  return matched.flatMap((one) => {
    const isActuals = one.spec.name === TABLES.actuals;
    const byRule = isActuals && settings ? ruleDifferences(one, plan, settings, told) : [];
    const byFormula = staleIn(one, new Set([...told, ...byRule.map(({ place }) => placeText(place))]));
    const all = [...byRule, ...byFormula];
    return isActuals ? all.map((each) => stale(each, plan, 0)) : folded(all, plan);
  });
}

function folded(all: readonly Difference[], plan: Plan): Finding[] {
  const [first, ...more] = all;
  return first ? [stale(first, plan, more.length)] : [];
}

function stale({ place, found, expected }: Difference, plan: Plan, more: number): Finding {
  const where = `${whereInWords(place)}(${describeKey(plan, place.key ?? "")} ${place.header ?? ""})`;
  const rest = more === 0 ? "" : `同じ表で、ほかに ${more}セルあります。`;
  return finding({
    code: "result.stale",
    message: `${where}: 保存されている結果は${inWords(found)}ですが、計算し直すと${inWords(expected)}になります。${rest}`,
    place,
    found,
    expected,
  });
}

function ruleDifferences(
  one: MatchedTable,
  plan: Plan,
  settings: GradeSettings,
  told: ReadonlySet<string>,
): Difference[] {
  const needed = [A.target, A.actual, A.state, A.method, A.baseline, A.direction, A.stage, A.schedule];
  if ([...needed, A.indicator, A.rate, A.grade].some((header) => !one.table.headers.includes(header)))
    return [];
  return one.rows.flatMap((row): Difference[] => {
    if (!row.spec) return [];
    const read = (header: string) => valueAt(one, row, header);
    const { rate, grade } = evaluateRow(
      {
        target: read(A.target),
        actual: read(A.actual),
        state: read(A.state),
        method: read(A.method),
        baseline: read(A.baseline),
        direction: read(A.direction),
        stage: read(A.stage),
        schedule: read(A.indicator) === NO_INDICATOR ? read(A.schedule) : "",
      },
      settings,
      plan.stages,
    );
    const ofRate = differenceAt(one, row, A.rate, rate);
    const ratePlace = placeText(placeOf(one, row, A.rate));
    const gradePlace = placeText(placeOf(one, row, A.grade));
    if (told.has(ratePlace)) return [];
    if (ofRate) return [ofRate];
    const ofGrade = told.has(gradePlace) ? null : differenceAt(one, row, A.grade, grade);
    return ofGrade ? [ofGrade] : [];
  });
}

function differenceAt(
  one: MatchedTable,
  row: MatchedRow,
  header: string,
  expected: CellValue,
): Difference | null {
  const found = valueAt(one, row, header);
  // A formula without a result, which could not be worked out either.
  if (found === "" && recalculatedAt(one, row, header) === null) return null;
  return isSameResult(found, expected) ? null : { place: placeOf(one, row, header), found, expected };
}

function staleIn(one: MatchedTable, told: ReadonlySet<string>): Difference[] {
  const { table, rows } = one;
  if (!table.recalculated) return [];
  return rows.flatMap((row) =>
    table.headers.flatMap((header): Difference[] => {
      const expected = recalculatedAt(one, row, header);
      if (expected === null || expected === undefined) return [];
      const found = valueAt(one, row, header);
      if (isSameResult(found, expected)) return [];
      const place = placeOf(one, row, header);
      return told.has(placeText(place)) || told.has(gradeSource(one, row, header))
        ? []
        : [{ place, found, expected }];
    }),
  );
}

/** 判定 follows 達成率: a wrong rate is said once. */
function gradeSource(one: MatchedTable, row: MatchedRow, header: string): string {
  if (one.spec.name !== TABLES.actuals || header !== A.grade) return "";
  return placeText(placeOf(one, row, A.rate));
}

function recalculatedAt(
  { table, at }: MatchedTable,
  row: MatchedRow,
  header: string,
): CellValue | null | undefined {
  return table.recalculated?.[row.index]?.[at.get(header) ?? -1];
}

function placeText({ sheet, cell }: FindingPlace): string {
  return `${sheet ?? ""}!${cell ?? ""}`;
}

/** How many formulas have a result that nobody could work out anew. */
export function untold(matched: readonly MatchedTable[]): number {
  return matched.reduce(
    (sum, one) =>
      sum +
      one.rows.reduce(
        (count, row) =>
          count +
          one.table.headers.filter(
            (header) => formulaAt(one, row, header) !== null && recalculatedAt(one, row, header) === null,
          ).length,
        0,
      ),
    0,
  );
}
