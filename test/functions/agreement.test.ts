/** The functions, the sheets' formulas and other programs give one answer: 10,000 rows with every edge among them. */
import {
  DEFAULT_SETTINGS,
  METHOD_LABELS,
  STATES,
  evaluatePace,
  evaluateRow,
  settledRate,
  type PaceRow,
  type RowResult,
} from "../../src/achievement";
import { bundledPlan } from "../../src/plan";
import { gnumeric, libreOffice } from "../achievement/recalculation/recalculate";
import {
  STAGES,
  agree,
  answerOf,
  fixtureOf,
  valuesOf,
  wholeRows,
  type WholeRow,
  type WholeValues,
} from "../achievement/recalculation/wholeRows";
import { column, show } from "./excelRuntime";
import "../../src/functions";

const rows = wholeRows(10_000, 20_240_401);
const values = rows.map(valuesOf);
const graded = values.map((row) => evaluateRow(row, DEFAULT_SETTINGS, STAGES));
const paced = values.map((row) => evaluatePace(row, DEFAULT_SETTINGS));

describe.each([libreOffice, gnumeric])("the sheets' formulas recalculated by $name", (engine) => {
  if (engine.missing !== null && process.env.CI !== "true") {
    it.skip(`not run: ${engine.missing} is not installed (CI=true makes this a failure)`, () => undefined);
    return;
  }

  it("show what our functions say, on every row", async () => {
    expect(engine.missing).toBeNull();
    const [answers = []] = await engine.recalculate([fixtureOf(rows, [DEFAULT_SETTINGS], () => 0)]);
    const different = rows.flatMap((row, index) => {
      const [own, estimate, shown] = [graded[index], paced[index], answerOf(answers[index])];
      const same = own && estimate && agree(valuesOf(row), own, estimate, shown);
      return same ? [] : [{ row, own, estimate, shown }];
    });
    expect(different).toEqual([]);
  }, 120_000);
});

/** Each function once, over the whole column: trailing rows are filled, so that none is left out. */
describe("the custom functions", () => {
  const ask = (id: string, ...inputs: readonly (keyof WholeRow)[]) =>
    (show(id, ...inputs.map((input) => column(...values.map((row) => row[input])))) as unknown[][]).map(
      ([cell]) => cell,
    );
  const whole = (row: WholeValues) => row.target !== "" && row.target !== null;
  const numbers = values.flatMap((row, index) =>
    row.method === METHOD_LABELS.stage ? [] : [{ row, index }],
  );

  it("end in a filled row", () => {
    const last = values.at(-1);
    expect(last !== undefined && whole(last)).toBe(true);
  });

  it("STATUS gives the sheet's 判定 on every row of numbers", () => {
    const shown = ask("STATUS", "target", "actual", "state", "method", "baseline", "direction");
    expect(shown).toHaveLength(rows.length);
    const different = numbers.filter(({ index }) => shown[index] !== graded[index]?.grade);
    expect(different).toEqual([]);
    expect(numbers.length).toBeGreaterThan(6_000);
  });

  it("RATE gives the sheet's 達成率 wherever the state lets it be rated", () => {
    const isRated = (state: unknown) =>
      state === null || state === "" || STATES.some(({ label, isRated }) => isRated && label === state);
    const shown = ask("RATE", "target", "actual", "method", "baseline", "direction");
    const rated = values.flatMap((row, index) => (isRated(row.state) ? [index] : []));
    const different = rated.filter((index) => !isSame(graded[index], shown[index]));
    expect(different.map((index) => [values[index], graded[index], shown[index]])).toEqual([]);
    expect(rated.filter((index) => typeof shown[index] === "number").length).toBeGreaterThan(1_000);
  });

  it("PACE gives the sheet's estimated rate on every row without an actual value", () => {
    const open = values.map((row): WholeValues => ({ ...row, actual: null, state: null }));
    const shown = (
      show(
        "PACE",
        ...(
          [
            "target",
            "firstHalf",
            "forecast",
            "year",
            "asOf",
            "method",
            "baseline",
            "kind",
            "direction",
          ] as const
        ).map((input) => column(...open.map((row) => row[input]))),
      ) as unknown[][]
    ).map(([cell]) => cell);
    const different = open.flatMap((row, index) => {
      const estimate = evaluatePace(row, DEFAULT_SETTINGS);
      return isSame(estimate, shown[index]) ? [] : [[row, estimate, shown[index]]];
    });
    expect(different).toEqual([]);
    expect(shown.filter((cell) => typeof cell === "number").length).toBeGreaterThan(2_000);
  });

  it("STATUS gives the sheet's 判定 for the stages of the bundled plan", () => {
    const { stages } = bundledPlan;
    const texts = [...stages, "", null, "⇒", `${stages[0]} `, 1];
    for (const planned of texts) {
      for (const reported of texts) {
        for (const state of [...STATES.map(({ label }) => label), null, "済"]) {
          const cells = { target: planned, actual: null, state, method: METHOD_LABELS.stage };
          const { grade } = evaluateRow({ ...cells, stage: reported }, DEFAULT_SETTINGS, stages);
          const ask = [planned, reported, state, METHOD_LABELS.stage].map((cell) => column(cell));
          expect([planned, reported, state, show("STATUS", ...ask, null, null)]).toEqual([
            planned,
            reported,
            state,
            [[grade]],
          ]);
        }
      }
    }
  });
});

/** No rate in the sheet is an error of the function; where both are blank at the end nothing is asked. */
function isSame(row: RowResult | PaceRow | undefined, shown: unknown): boolean {
  if (row === undefined) return false;
  if (typeof shown !== "number") return row.rate === "";
  return row.rate !== "" && settledRate(shown) === row.rate;
}
