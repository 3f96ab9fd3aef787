import type { GradeSettings, RowRefs, RowResult, SettingNames } from "../../src/achievement";
import {
  DEFAULT_SETTINGS,
  NO_GRADE,
  evaluateRow,
  gradeFormula,
  parseSettings,
  rateFormula,
  settledPlaces,
} from "../../src/achievement";
import type { Engine, Fixture, FixtureCell } from "./recalculation/recalculate";
import { gnumeric, libreOffice } from "./recalculation/recalculate";
import { standIn } from "./recalculation/standIn";
import type { Row } from "./recalculation/rows";
import { asFixture, asValue, edgeRows, randomRows } from "./recalculation/rows";

const [one, two, three, four] = DEFAULT_SETTINGS.levels;
const variants: readonly GradeSettings[] = [
  DEFAULT_SETTINGS,
  { ...DEFAULT_SETTINGS, gradeOn: "unrounded" },
  { ...DEFAULT_SETTINGS, digits: 0 },
  {
    levels: [
      { ...one, min: 1.1, sign: "Ａ", word: "計画以上" },
      { ...two, min: 0.9995, word: '計画"どおり"' },
      { ...three, min: 0, word: "遅い" },
      { ...four, word: "後退" },
    ],
    digits: 3,
    gradeOn: "rounded",
  },
];

/** Every edge first: the stand-in, which takes longest by far, is asked about them and some hundred others. */
const rows: readonly Row[] = [...edgeRows(), ...randomRows(3_000, 20_200_401)];
/** Rows of one workbook; a multiple of the variants. Univer keeps no more than some thousand formulas at hand. */
const PART = 800;
const settingsOf = (index: number) => variants[index % variants.length] ?? DEFAULT_SETTINGS;

/** So many rows, and how often each outcome is at least among them. */
describe.each<{ readonly engine: Engine; readonly count: number; readonly least: number }>([
  { engine: libreOffice, count: rows.length, least: 20 },
  { engine: gnumeric, count: rows.length, least: 20 },
  { engine: standIn, count: 2_000, least: 5 },
])("rate and grade recalculated by $engine.name", ({ engine, count, least }) => {
  if (engine.missing !== null && process.env.CI !== "true") {
    it.skip(`not run: ${engine.missing} is not installed (CI=true makes this a failure)`, () => undefined);
    return;
  }

  it("shows what evaluateRow says, on every row", async () => {
    expect(engine.missing).toBeNull();
    const asked = rows.slice(0, count);
    const parts = Array.from({ length: Math.ceil(asked.length / PART) }, (_, at) =>
      asked.slice(at * PART, (at + 1) * PART),
    );
    // Gnumeric puts the other sheet's rows behind the first one's.
    const answers = (await engine.recalculate(parts.map(fixtureOf))).flatMap((answer, at) =>
      answer.slice(0, parts[at]?.length),
    );
    const different: unknown[] = [];
    const seen = new Map<string, number>();
    asked.forEach((row, index) => {
      const expected = evaluateRow(valuesOf(row), settingsOf(index));
      const answer = answers[index] ?? [];
      const shown = { rate: answer[6] ?? "(no cell)", grade: answer[7] ?? "(no cell)" };
      if (!agrees(expected, shown))
        different.push({ row, settings: index % variants.length, expected, shown });
      seen.set(expected.grade, (seen.get(expected.grade) ?? 0) + 1);
    });
    expect(different).toEqual([]);
    const labels = variants.flatMap(({ levels }) => levels.map(({ sign, word }) => sign + word));
    for (const outcome of [...labels, ...Object.values(NO_GRADE)]) {
      expect([outcome, (seen.get(outcome) ?? 0) >= least]).toEqual([outcome, true]);
    }
  }, 120_000);
});

describe("the settings that the comparison uses", () => {
  it.each(variants)("are valid (%#)", (settings) =>
    expect(parseSettings(settings)).toEqual({ ok: true, value: settings }),
  );
});

function valuesOf(row: Row) {
  return {
    target: asValue(row.target),
    actual: asValue(row.actual),
    state: asValue(row.state),
    method: asValue(row.method),
    baseline: asValue(row.baseline),
    direction: asValue(row.direction),
  };
}

function agrees(expected: RowResult, shown: { rate: string; grade: string }): boolean {
  if (expected.grade !== shown.grade) return false;
  if (expected.rate === "" || shown.rate === "") return expected.rate === shown.rate;
  const difference = Math.abs(expected.rate - Number(shown.rate));
  // Files carry 15 digits; the last of them may differ.
  return difference <= 1e-12 * Math.max(1, Math.abs(expected.rate));
}

function namesOf(variant: number): SettingNames {
  const at = (what: string) => `行革_${what}_${variant}番`;
  return {
    places: at("丸め桁"),
    mins: [at("下限1"), at("下限2"), at("下限3")],
    labels: [at("表示1"), at("表示2"), at("表示3"), at("表示4")],
  };
}

function fixtureOf(rows: readonly Row[]): Fixture {
  const names: Record<string, string> = {};
  const settings: FixtureCell[][] = [];
  const define = (name: string, content: FixtureCell) => {
    settings.push([content]);
    names[name] = `'設定'!$A$${settings.length}`;
  };
  variants.forEach((variant, index) => {
    const { places, mins, labels } = namesOf(index);
    define(places, settledPlaces(variant));
    variant.levels.forEach((level, position) => {
      const min = mins[position];
      if (min !== undefined) define(min, level.min);
      define(labels[position] ?? "", { formula: `"${level.sign}"&"${level.word.replaceAll('"', '""')}"` });
    });
  });
  return {
    names,
    sheets: {
      行: rows.map((row, index): FixtureCell[] => {
        const refs = refsOf(index + 1);
        const settingNames = namesOf(index % variants.length);
        return [
          asFixture(row.target),
          asFixture(row.actual),
          asFixture(row.state),
          asFixture(row.method),
          asFixture(row.baseline),
          asFixture(row.direction),
          { formula: rateFormula(refs, settingNames) },
          { formula: gradeFormula(refs, settingNames) },
        ];
      }),
      設定: settings,
    },
  };
}

function refsOf(row: number): RowRefs {
  return {
    target: `$A${row}`,
    actual: `$B${row}`,
    state: `$C${row}`,
    method: `$D${row}`,
    baseline: `$E${row}`,
    direction: `$F${row}`,
    rate: `$G${row}`,
  };
}
