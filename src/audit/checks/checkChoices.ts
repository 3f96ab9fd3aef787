import { STATES } from "../../achievement";
import type { Plan } from "../../plan";
import { ACTUAL_HEADERS as A, TABLES, describeKey } from "../../sheets";
import { finding, type Finding } from "../finding";
import { inWords, whereInWords } from "../inWords";
import { formulaAt, placeOf, valueAt, type MatchedTable } from "../expected/matchTables";

/** Of 実績入力: what people choose, or what the office decides once. */
const CHOSEN: readonly string[] = [A.stage, A.state, A.method, A.baseline];

/**
 * Cells in which people choose: a state or a stage that is in no list, which no row is graded by, and formulas, which may choose
 * otherwise another day. 設定 is chosen as a whole. Unknown methods are told by `checkMethods`.
 */
export function checkChoices(matched: readonly MatchedTable[], plan: Plan): readonly Finding[] {
  return [...matched.flatMap((one) => formulasIn(one, plan)), ...unknownIn(matched, plan)];
}

function formulasIn(one: MatchedTable, plan: Plan): Finding[] {
  const isActuals = one.spec.name === TABLES.actuals;
  if (!isActuals && one.sheet.role !== "settings") return [];
  const headers = one.columns
    .filter(({ spec }) => spec.owner === "people" && (!isActuals || CHOSEN.includes(spec.header)))
    .map(({ spec }) => spec.header);
  return one.rows.flatMap((row) =>
    headers.flatMap((header): Finding[] => {
      const formula = formulaAt(one, row, header);
      if (formula === null) return [];
      const place = placeOf(one, row, header);
      const of = isActuals ? `${describeKey(plan, row.key)} ${header}` : header;
      const message = `${whereInWords(place)}(${of}): 値を選ぶか決めて入れる欄が、数式になっています(${inWords(formula)})。`;
      return [finding({ code: "choice.formula", message, place, found: formula })];
    }),
  );
}

function unknownIn(matched: readonly MatchedTable[], plan: Plan): Finding[] {
  const one = matched.find(({ spec }) => spec.name === TABLES.actuals);
  if (!one) return [];
  const lists = [
    { header: A.state, code: "state.unknown", known: STATES.map(({ label }) => label) },
    { header: A.stage, code: "stage.unknown", known: plan.stages },
  ] as const;
  return lists
    .filter(({ header }) => one.table.headers.includes(header))
    .flatMap(({ header, code, known }) =>
      one.rows.flatMap((row): Finding[] => {
        const found = valueAt(one, row, header);
        if (!row.spec || found === "" || known.some((word) => word === found)) return [];
        const place = placeOf(one, row, header);
        const where = `${whereInWords(place)}(${describeKey(plan, row.key)} ${header})`;
        const message = `${where}: ${inWords(found)}という${header}はありません。`;
        return [finding({ code, message, place, found })];
      }),
    );
}
