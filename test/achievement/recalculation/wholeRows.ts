/** Rows with every cell that a rate, a stage or an estimate can look at, and the sheet that recalculates them. */
import fc from "fast-check";
import type {
  GradeSettings,
  PaceRefs,
  PaceRow,
  RowRefs,
  RowResult,
  SettingNames,
} from "../../../src/achievement";
import {
  KIND_LABELS,
  METHOD_LABELS,
  STANDING_LABELS,
  earlyWarningFormula,
  gradeFormula,
  paceBasisFormula,
  paceEstimateFormula,
  paceGradeFormula,
  paceRateFormula,
  rateFormula,
  settledPlaces,
} from "../../../src/achievement";
import { serialOfDate } from "../../../src/plan";
import type { Fixture, FixtureCell } from "./recalculate";
import type { Cell } from "./rows";
import { ERROR_CELL, NOTHING_CELL, amount, asFixture, asValue, oddities, states } from "./rows";

const INPUTS = [
  "target",
  "actual",
  "state",
  "method",
  "baseline",
  "direction",
  "stage",
  "schedule",
  "firstHalf",
  "forecast",
  "kind",
  "year",
  "asOf",
] as const;
const ANSWERS = ["rate", "grade", "basis", "estimate", "estimateRate", "estimateGrade", "isWarning"] as const;

export type WholeRow = Readonly<Record<(typeof INPUTS)[number], Cell>>;
export type WholeValues = Readonly<Record<(typeof INPUTS)[number], unknown>>;
/** As the program prints them. */
export type WholeAnswer = Readonly<Record<(typeof ANSWERS)[number], string>>;

/** No plan's own, with letters of two cases and of Excel's wildcards. */
export const STAGES = ["Plan策定", "検討", "試行*", "実施", "完了?"] as const;

/** The same on every run. */
export function wholeRows(count: number, seed: number): WholeRow[] {
  const odd = fc.constantFrom(...oddities);
  const number = fc.oneof({ weight: 12, arbitrary: amount }, { weight: 1, arbitrary: odd });
  const orBlank = (blank: number) =>
    fc.oneof({ weight: 12, arbitrary: number }, { weight: blank, arbitrary: fc.constant(null) });
  const stage = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<Cell>(...STAGES) },
    { weight: 2, arbitrary: fc.constant(null) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Cell>(
        ...oddities,
        "PLAN策定",
        "実施 ",
        "*",
        "?",
        "試行",
        "⇒",
        1,
        NOTHING_CELL,
      ),
    },
  );
  const byStage = fc.record({
    target: fc.oneof(stage, fc.constant(null), amount),
    method: fc.constant<Cell>(METHOD_LABELS.stage),
  });
  const byNumber = fc.record({
    target: number,
    method: fc.oneof(
      { weight: 14, arbitrary: fc.constantFrom<Cell>(...Object.values(METHOD_LABELS)) },
      { weight: 1, arbitrary: fc.constantFrom<Cell>(null, "割り算", ERROR_CELL) },
    ),
  });
  const when = fc.oneof(
    {
      weight: 14,
      arbitrary: fc
        .record({
          year: fc.integer({ min: 2018, max: 2025 }),
          days: dayOfYear,
          time: fc.constantFrom(0, 0, 0.5),
        })
        .map(({ year, days, time }) => ({
          year,
          asOf: serialOfDate({ year, month: 4, day: 1 }) + days + time,
        })),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        year: fc.constantFrom<Cell>(2022, 22, 2022.5, null, "来年", ERROR_CELL),
        asOf: fc.constantFrom<Cell>(44_834, 0, -1, null, "未定", ERROR_CELL, NOTHING_CELL),
      }),
    },
  );
  const row = fc
    .record({
      goal: fc.oneof({ weight: 4, arbitrary: byNumber }, { weight: 1, arbitrary: byStage }),
      actual: fc.oneof({ weight: 1, arbitrary: number }, { weight: 1, arbitrary: fc.constant(null) }),
      state: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom<Cell>("確定", "速報", null, null) },
        { weight: 2, arbitrary: fc.constantFrom<Cell>(...states) },
      ),
      baseline: orBlank(4),
      direction: fc.constantFrom<Cell>("以上", "以下", null),
      stage,
      schedule: stage,
      firstHalf: orBlank(2),
      forecast: orBlank(24),
      kind: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom<Cell>("合計", "水準", null) },
        { weight: 2, arbitrary: fc.constantFrom<Cell>(...Object.values(KIND_LABELS), "平均", ERROR_CELL) },
      ),
      // Half of the rows come near their target, where grades are decided.
      near: fc.option(fc.integer({ min: 30, max: 130 })),
      when,
    })
    .map(({ goal, near, when: { year, asOf }, ...rest }): WholeRow => {
      const whole = { ...rest, ...goal, year, asOf };
      if (near === null || typeof goal.target !== "number") return whole;
      const part = (cell: Cell, share: number) =>
        typeof cell === "number" ? (goal.target as number) * share * (near / 100) : cell;
      return { ...whole, firstHalf: part(rest.firstHalf, 0.5), forecast: part(rest.forecast, 1) };
    });
  return fc.sample(row, { numRuns: count, seed });
}

/** From the day before the year to behind its end; often a day at which something changes. */
const dayOfYear = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 400 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0, 1, 181, 182, 183, 364, 365, 366) },
);

export function valuesOf(row: WholeRow): WholeValues {
  return Object.fromEntries(INPUTS.map((input) => [input, asValue(row[input])])) as Record<
    (typeof INPUTS)[number],
    unknown
  >;
}

/** One row per row: inputs, then answers. `settingsOf` says which settings a row is judged by. */
export function fixtureOf(
  rows: readonly WholeRow[],
  settings: readonly GradeSettings[],
  settingsOf: (index: number) => number,
): Fixture {
  const names: Record<string, string> = { 行革_段階: `'設定'!$B$3:$B$${STAGES.length + 2}` };
  const cells: FixtureCell[][] = [];
  const define = (name: string, content: FixtureCell) => {
    cells.push([content]);
    names[name] = `'設定'!$A$${cells.length}`;
  };
  settings.forEach((variant, index) => {
    const { places, mins, labels, standings } = namesOf(index);
    define(places, settledPlaces(variant));
    variant.levels.forEach((level, position) => {
      const min = mins[position];
      if (min !== undefined) define(min, level.min);
      define(labels[position] ?? "", level.sign + level.word);
      define(standings[position] ?? "", STANDING_LABELS[level.standing]);
    });
  });
  STAGES.forEach((stage, index) => cells[index + 2]?.push(stage));
  return {
    names,
    sheets: {
      行: rows.map((row, index): FixtureCell[] => {
        const refs = refsOf(index + 1);
        const own = namesOf(settingsOf(index));
        const formulas: Readonly<Record<(typeof ANSWERS)[number], string>> = {
          rate: rateFormula(refs, own),
          grade: gradeFormula(refs, own),
          basis: paceBasisFormula(refs),
          estimate: paceEstimateFormula(refs),
          estimateRate: paceRateFormula(refs, own),
          estimateGrade: paceGradeFormula(refs, own),
          isWarning: `IF(${earlyWarningFormula(refs.estimateGrade, own)},1,0)`,
        };
        return [
          ...INPUTS.map((input) => asFixture(row[input])),
          ...ANSWERS.map((answer) => ({ formula: formulas[answer] })),
        ];
      }),
      設定: cells,
    },
  };
}

export function answerOf(cells: readonly string[] = []): WholeAnswer {
  return Object.fromEntries(
    ANSWERS.map((answer, index) => [answer, cells[INPUTS.length + index] ?? "(no cell)"]),
  ) as Record<(typeof ANSWERS)[number], string>;
}

function refsOf(row: number): RowRefs & PaceRefs & { readonly estimateGrade: string } {
  const all = [...INPUTS, ...ANSWERS].map((name, index) => [
    name,
    `$${String.fromCharCode(65 + index)}${row}`,
  ]);
  return Object.fromEntries(all) as Record<(typeof INPUTS | typeof ANSWERS)[number], string>;
}

function namesOf(variant: number): Required<SettingNames> {
  const at = (what: string) => `行革_${what}_${variant}番`;
  return {
    places: at("丸め桁"),
    mins: [at("下限1"), at("下限2"), at("下限3")],
    labels: [at("表示1"), at("表示2"), at("表示3"), at("表示4")],
    standings: [at("扱い1"), at("扱い2"), at("扱い3"), at("扱い4")],
    stages: "行革_段階",
  };
}

/** Whether a program shows what our functions say. Files carry 15 digits, and differences of large numbers lose some of them. */
export function agree(values: WholeValues, graded: RowResult, paced: PaceRow, shown: WholeAnswer): boolean {
  const sizes = [values.firstHalf, values.baseline].map((value) => (typeof value === "number" ? value : 0));
  const scale = sizes.reduce((sum, size) => sum + Math.abs(size) * 366, 0);
  const target = typeof values.target === "number" ? Math.abs(values.target) : 1;
  return (
    isSameNumber(graded.rate, shown.rate) &&
    graded.grade === shown.grade &&
    paced.basis === shown.basis &&
    isSameNumber(paced.estimate, shown.estimate, scale) &&
    isSameNumber(paced.rate, shown.estimateRate, target === 0 ? 1 : scale / target) &&
    paced.grade === shown.estimateGrade &&
    String(Number(paced.isWarning)) === shown.isWarning
  );
}

function isSameNumber(expected: number | "", shown: string, scale = 1): boolean {
  if (expected === "" || shown === "") return expected === shown;
  return Math.abs(expected - Number(shown)) <= 1e-12 * Math.max(1, scale, Math.abs(expected));
}
