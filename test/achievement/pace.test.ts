import type { PaceInput, PACE_BASIS } from "../../src/achievement";
import { DEFAULT_SETTINGS, evaluatePace, pace } from "../../src/achievement";
import { serialOfDate } from "../../src/plan";

const day = (year: number, month: number, date: number) => serialOfDate({ year, month, day: date });
const SEPTEMBER = day(2022, 9, 30);

const input: PaceInput = {
  kind: "annual",
  firstHalf: 183,
  forecast: "",
  baseline: "",
  fiscalYear: 2022,
  asOf: SEPTEMBER,
};
const estimate = (change: Partial<PaceInput>) => pace({ ...input, ...change });

describe("pace", () => {
  it.each<[string, Partial<PaceInput>, number, keyof typeof PACE_BASIS]>([
    ["a whole first half, 183 of 365 days", {}, 365, "proRata"],
    ["a year with a leap day, 183 of 366", { fiscalYear: 2023, asOf: day(2023, 9, 30) }, 366, "proRata"],
    ["what is known after September is the first half", { asOf: day(2023, 3, 31) }, 365, "proRata"],
    ["and after the year", { asOf: day(2024, 1, 1) }, 365, "proRata"],
    ["the end of June, 91 days", { asOf: day(2022, 6, 30), firstHalf: 91 }, 365, "proRata"],
    ["the first day alone", { asOf: day(2022, 4, 1), firstHalf: 2 }, 730, "proRata"],
    ["a time of day does not count", { asOf: day(2022, 6, 30) + 0.9, firstHalf: 91 }, 365, "proRata"],
    ["0 is an amount", { firstHalf: 0 }, 0, "proRata"],
    ["年度末見込 wins", { forecast: 200 }, 200, "forecast"],
    ["年度末見込 alone", { forecast: 0, firstHalf: "" }, 0, "forecast"],
    ["年度末見込 wins for a level, too", { kind: "level", forecast: 95, baseline: 120 }, 95, "forecast"],
    [
      "a level goes on from its baseline",
      { kind: "level", firstHalf: 110, baseline: 128.3 },
      91.8,
      "interpolated",
    ],
    ["a level that does not move", { kind: "level", firstHalf: 110, baseline: 110 }, 110, "interpolated"],
    ["a baseline of 0 is a baseline", { kind: "level", firstHalf: 183, baseline: 0 }, 365, "interpolated"],
    ["a level without baseline stays", { kind: "level", firstHalf: 110 }, 110, "reached"],
    ["an amount does not read the baseline", { baseline: "なし" }, 365, "proRata"],
    ["done once, with a forecast", { kind: "oneOff", forecast: 1 }, 1, "forecast"],
  ])("%s", (_, change, value, basis) => {
    const found = estimate(change);
    expect(found).toEqual({ kind: "estimate", value: expect.closeTo(value, 8) as number, basis });
  });

  it.each<[string, Partial<PaceInput>, string]>([
    ["the year has not begun", { asOf: day(2022, 3, 31) }, "pace.notBegun"],
    ["not even with a forecast", { asOf: day(2022, 3, 31) + 0.99, forecast: 200 }, "pace.notBegun"],
    ["nothing is answered", { firstHalf: null }, "firstHalf.blank"],
    ["上半期実績 is text", { firstHalf: "約90" }, "firstHalf.notNumber"],
    ["年度末見込 is text: 上半期実績 does not stand in for it", { forecast: "未定" }, "forecast.notNumber"],
    ["a baseline of text", { kind: "level", baseline: "なし" }, "baseline.notNumber"],
    ["done once", { kind: "oneOff" }, "pace.oneOff"],
    ["a stage", { kind: "stage", forecast: 1 }, "pace.stage"],
    ["too large", { firstHalf: 1.7e308 }, "pace.overflow"],
  ])("none: %s", (_, change, code) => {
    const found = estimate(change);
    expect(found).toMatchObject({ kind: "none", code });
    expect(found.kind === "none" && found.message).toMatch(/。$/);
  });
});

describe("evaluatePace", () => {
  const row = {
    target: 400,
    actual: "",
    state: "",
    method: "実績÷目標",
    baseline: "",
    direction: "以上",
    firstHalf: 183,
    forecast: "",
    kind: "合計",
    year: 2022,
    asOf: SEPTEMBER,
  };
  const evaluate = (change: Readonly<Record<string, unknown>>) =>
    evaluatePace({ ...row, ...change }, DEFAULT_SETTINGS);

  it("rates and grades the estimate by the row's own method and marks it", () => {
    expect(evaluate({})).toEqual({
      basis: "上半期から按分",
      estimate: 365,
      rate: 0.913,
      grade: "○概ね達成(見込)",
      isWarning: false,
    });
    // Lower is better: 目標 400, in sight 365 × 1.37 = 500.
    expect(evaluate({ firstHalf: 250.71, method: "目標÷実績" })).toMatchObject({
      rate: 0.8,
      isWarning: false,
    });
    expect(evaluate({ firstHalf: 300, method: "目標÷実績" })).toMatchObject({
      grade: "△やや遅れ(見込)",
      isWarning: true,
    });
    expect(evaluate({ method: "達成・未達", direction: "以下" })).toMatchObject({
      rate: 1,
      grade: "◎達成(見込)",
    });
    expect(evaluate({ method: "基準からの改善", baseline: 300 })).toMatchObject({
      rate: 0.65,
      isWarning: true,
    });
  });

  it.each([
    ["the actual value is there", { actual: 390, state: "確定" }, "―実績あり"],
    ["a number without a state is an actual value", { actual: 0 }, "―実績あり"],
    ["an actual value of text", { actual: "約390" }, "要確認"],
    ["対象外", { state: "対象外" }, "―対象外"],
    ["算定不能", { state: "算定不能", actual: 1 }, "―算定不能"],
    ["an unknown state", { state: "済" }, "要確認"],
    ["段階", { method: "段階" }, "―段階"],
    ["an unknown method", { method: "割り算" }, "要確認"],
    ["an unknown kind", { kind: "平均" }, "要確認"],
    ["the kind 段階", { kind: "段階" }, "―段階"],
    ["done once without a forecast", { kind: "一回" }, "―見込なし"],
    ["before the year", { asOf: day(2022, 3, 31) }, "―年度前"],
    ["no as-of date", { asOf: "" }, "要確認"],
    ["an as-of date of text", { asOf: "2022-09-30" }, "要確認"],
    ["a year that Excel would take for 1922", { year: 22 }, "要確認"],
    ["nothing answered", { firstHalf: "" }, "未回答"],
    ["nothing answered, and nothing to compare it with", { firstHalf: "", target: "" }, "―目標なし"],
    ["nothing answered, a target of 0", { firstHalf: "", target: 0 }, "―目標なし"],
    [
      "nothing answered, a target of 0 that is only to be reached",
      { firstHalf: "", target: 0, method: "達成・未達" },
      "未回答",
    ],
    ["nothing answered, a target that cannot be read", { firstHalf: "", target: "要確認" }, "要確認"],
    ["nothing answered, an error for a target", { firstHalf: "", target: "#REF!" }, "要確認"],
    ["done once, without a target", { firstHalf: "", target: "", kind: "一回" }, "―目標なし"],
  ])("no estimate: %s", (_, change, reason) =>
    expect(evaluate(change)).toEqual({
      basis: reason,
      estimate: "",
      rate: "",
      grade: reason,
      isWarning: false,
    }),
  );

  it("estimates where an actual value is called 未回答, and where 速報 has none yet", () => {
    expect(evaluate({ actual: 390, state: "未回答" }).estimate).toBe(365);
    expect(evaluate({ state: "速報" }).estimate).toBe(365);
  });

  it("says why an estimate has no rate, without the mark", () => {
    expect(evaluate({ target: "" })).toMatchObject({
      estimate: 365,
      rate: "",
      grade: "―目標なし",
      isWarning: false,
    });
    expect(evaluate({ target: "要確認" })).toMatchObject({ estimate: 365, rate: "", grade: "要確認" });
  });

  it("warns as 設定 counts a level", () => {
    const [one, two, three, four] = DEFAULT_SETTINGS.levels;
    const strict = {
      ...DEFAULT_SETTINGS,
      levels: [one, { ...two, standing: "offTrack" }, three, four],
    } as const;
    expect(evaluatePace(row, strict)).toMatchObject({ grade: "○概ね達成(見込)", isWarning: true });
  });
});
