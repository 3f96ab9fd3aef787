import type { GradeSettings } from "../../src/achievement";
import {
  DEFAULT_SETTINGS,
  ESTIMATE_MARK,
  NO_GRADE,
  NO_PACE,
  PACE_BASIS,
  evaluatePace,
  evaluateRow,
  parseSettings,
} from "../../src/achievement";
import { gnumeric, libreOffice } from "./recalculation/recalculate";
import { standIn } from "./recalculation/standIn";
import type { Cell } from "./recalculation/rows";
import { STAGES, agree, answerOf, fixtureOf, valuesOf, wholeRows } from "./recalculation/wholeRows";

const [one, two, three, four] = DEFAULT_SETTINGS.levels;
const variants: readonly GradeSettings[] = [
  DEFAULT_SETTINGS,
  { ...DEFAULT_SETTINGS, gradeOn: "unrounded" },
  {
    levels: [
      { ...one, min: 1.1, sign: "Ａ", word: "計画以上" },
      { ...two, min: 0.9995, word: '計画"どおり"' },
      { ...three, min: 0, word: "遅い", standing: "onTrack" },
      { ...four, word: "後退" },
    ],
    digits: 0,
    gradeOn: "rounded",
  },
];
const settingsOf = (index: number) => index % variants.length;

const rows = wholeRows(2_400, 20_221_001);
const expected = rows.map((row, index) => {
  const settings = variants[settingsOf(index)] ?? DEFAULT_SETTINGS;
  const values = valuesOf(row);
  return { graded: evaluateRow(values, settings, STAGES), paced: evaluatePace(values, settings) };
});

describe.each([
  { engine: libreOffice, count: rows.length },
  { engine: gnumeric, count: rows.length },
  { engine: standIn, count: 300 },
])("stages and estimates recalculated by $engine.name", ({ engine, count }) => {
  if (engine.missing !== null && process.env.CI !== "true") {
    it.skip(`not run: ${engine.missing} is not installed (CI=true makes this a failure)`, () => undefined);
    return;
  }

  it("shows what evaluateRow and evaluatePace say, on every row", async () => {
    expect(engine.missing).toBeNull();
    const asked = rows.slice(0, count);
    const [answers = []] = await engine.recalculate([fixtureOf(asked, variants, settingsOf)]);
    const different = asked.flatMap((row, index) => {
      const { graded, paced } = expected[index] ?? {};
      const shown = answerOf(answers[index]);
      if (engine === standIn && takesWildcards(row.stage)) return [];
      if (graded && paced && agree(valuesOf(row), graded, paced, shown)) return [];
      return [{ row, graded, paced, shown }];
    });
    expect(different).toEqual([]);
  }, 120_000);
});

describe("the rows of the comparison", () => {
  it("show every outcome, several times", () => {
    const labels = variants.flatMap(({ levels }) => levels.map(({ sign, word }) => sign + word));
    const outcomes = [
      ...labels,
      ...labels.map((label) => label + ESTIMATE_MARK),
      ...Object.values(NO_GRADE).filter((label) => label !== NO_GRADE.stage),
      ...Object.values(NO_PACE),
      ...Object.values(PACE_BASIS),
      "warning: true",
      "warning: false",
    ];
    const seen = expected.flatMap(({ graded, paced }) => [
      graded.grade,
      paced.basis,
      paced.grade,
      `warning: ${paced.isWarning}`,
    ]);
    expect(outcomes.filter((outcome) => seen.filter((one) => one === outcome).length < 5)).toEqual([]);
  });

  it.each(variants)("are judged by valid settings (%#)", (settings) =>
    expect(parseSettings(settings)).toEqual({ ok: true, value: settings }),
  );
});

/** Univer compares a list with `=` as COUNTIF does; Excel, LibreOffice and Gnumeric compare the letters. */
function takesWildcards(stage: Cell): boolean {
  return stage === "*" || stage === "?";
}
