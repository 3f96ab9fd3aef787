/** Rows at every edge of the rules, and random ones; the same on every run. */
import fc from "fast-check";
import type { RowCells } from "../../../src/achievement";
import { METHOD_LABELS, STATES } from "../../../src/achievement";
import type { FixtureCell } from "./recalculate";

/** An error value in a cell: what the workbook holds, and what our functions are given for it. */
export const ERROR_CELL = { formula: "1/0", text: "#DIV/0!" } as const;
/** A formula that answers with nothing: not an empty cell, but it counts as one. */
export const NOTHING_CELL = { formula: '""', text: "" } as const;

export type Cell = number | string | null | typeof ERROR_CELL | typeof NOTHING_CELL;
/** A row of numbers; wholeRows.ts has those with stages and estimates. */
export type Row = Readonly<Record<Exclude<keyof RowCells, "stage" | "schedule">, Cell>>;

export const asValue = (cell: Cell): unknown =>
  typeof cell === "object" && cell !== null ? cell.text : cell;
export const asFixture = (cell: Cell): FixtureCell =>
  typeof cell === "object" && cell !== null ? { formula: cell.formula } : cell;

// Booleans are left out: LibreOffice takes TRUE for the number 1. A unit test covers them, validations keep them away.
export const oddities: readonly Cell[] = [null, NOTHING_CELL, ERROR_CELL, "約200", "120", " "];
const methods: readonly Cell[] = [...Object.values(METHOD_LABELS), null, "実績/目標", ERROR_CELL];
export const states: readonly Cell[] = [
  ...STATES.map(({ label }) => label),
  null,
  NOTHING_CELL,
  "済",
  ERROR_CELL,
];

const cents = fc.integer({ min: -300_000, max: 300_000 }).map((value) => value / 100);
/** Counts, amounts with two decimals, and numbers that are hard on arithmetic. */
export const amount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 300_000 }) },
  { weight: 4, arbitrary: cents },
  { weight: 1, arbitrary: fc.constantFrom(1e-6, 0.1, 0.3, 1e9, 123456789012, 0) },
);

export function edgeRows(): Row[] {
  const rows: Row[] = [];
  const numbers: readonly Cell[] = [0, -10, 100];
  const baselines: readonly Cell[] = [120, ...oddities, 100, 0];
  for (const target of [...numbers, ...oddities]) {
    for (const actual of [...numbers, 80, ...oddities]) {
      for (const method of methods) {
        // Each combination with two states and baselines: all pairs appear many times over.
        for (const shift of [0, 5]) {
          const turn = rows.length + shift;
          rows.push({
            target,
            actual,
            method,
            state: states[turn % states.length] ?? null,
            baseline: baselines[turn % baselines.length] ?? null,
            direction: ["以上", "以下", null][turn % 3] ?? null,
          });
        }
      }
    }
  }
  return rows;
}

export function randomRows(count: number, seed: number): Row[] {
  const plausible = fc.record({ target: amount, actual: amount });
  // Rates on, just above and just below what decides: thresholds, and the ties of rounding to 0, 1, 2 and 3 places.
  const boundary = fc
    .record({
      target: fc.constantFrom(20, 80, 125, 200, 1_000, 2_000, 20_000, 200_000, 2.5, 0.8),
      rate: fc.constantFrom(
        1,
        0.8,
        0.6,
        0.9,
        0.9995,
        0.99949,
        0.7995,
        0.795,
        0.79995,
        0.5995,
        0.595,
        0.59999,
        1.005,
        0.6005,
      ),
      step: fc.constantFrom(0, 0, 0, 1e-5, -1e-5, 0.5, -0.5),
    })
    .map(({ target, rate, step }) => ({
      target,
      actual: Number((target * rate + step * target * 0.001).toPrecision(12)),
    }));
  const row = fc
    .record({
      values: fc.oneof(plausible, boundary),
      baseline: fc.oneof(amount, fc.constantFrom<Cell>(null, "なし")),
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom<Cell>(...Object.values(METHOD_LABELS)) },
        { weight: 1, arbitrary: fc.constantFrom<Cell>(...methods) },
      ),
      state: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom<Cell>("確定", "速報", null) },
        { weight: 1, arbitrary: fc.constantFrom<Cell>(...states) },
      ),
      direction: fc.constantFrom<Cell>("以上", "以下", null),
    })
    .map(({ values, ...rest }): Row => ({ ...values, ...rest }));
  return fc.sample(row, { numRuns: count, seed });
}
