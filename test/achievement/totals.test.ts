import { DEFAULT_SETTINGS, periodTotals, summarise } from "../../src/achievement";

describe("summarise", () => {
  const count = (grades: readonly string[]) => summarise(grades, DEFAULT_SETTINGS);

  it("counts grades and reasons, and says what the share is a share of", () => {
    const grades = [
      "◎達成",
      "◎達成",
      "○概ね達成",
      "×遅れ",
      "―対象外",
      "―算定不能",
      "―目標なし",
      "未回答",
      "要確認",
      "#N/A",
    ];
    const summary = count(grades);
    expect(summary).toMatchObject({ rows: 10, rated: 4, onTrack: 3, offTrack: 1, open: 2, unknown: 1 });
    expect(summary.onTrackShare).toBe(0.75);
    expect(summary.levels.map(({ label, count: rows }) => [label, rows])).toEqual([
      ["◎達成", 2],
      ["○概ね達成", 1],
      ["△やや遅れ", 0],
      ["×遅れ", 1],
    ]);
    expect(summary.reasons).toContainEqual({ label: "―対象外", count: 1 });
    expect(summary.reasons).toContainEqual({ label: "―段階", count: 0 });
  });

  it("has no share where nothing is rated", () => {
    expect(count([]).onTrackShare).toBe("");
    expect(count(["未回答", "―対象外"])).toMatchObject({ rated: 0, onTrackShare: "", open: 1 });
  });

  it("takes an estimate for none of its own", () => {
    expect(count(["◎達成(見込)"])).toMatchObject({ rated: 0, unknown: 1 });
  });

  it("counts 順調 as 設定 does", () => {
    const [one, two, three, four] = DEFAULT_SETTINGS.levels;
    const strict = {
      ...DEFAULT_SETTINGS,
      levels: [one, { ...two, standing: "offTrack" }, three, four],
    } as const;
    expect(summarise(["◎達成", "○概ね達成"], strict)).toMatchObject({
      onTrack: 1,
      offTrack: 1,
      onTrackShare: 0.5,
    });
  });
});

describe("periodTotals", () => {
  const years = [
    { year: 2020, target: "", actual: "", state: "" },
    { year: 2021, target: 100, actual: 80, state: "確定" },
    { year: 2022, target: 100, actual: "", state: "" },
    { year: 2023, target: 100, actual: 120, state: "速報" },
    { year: 2024, target: 100, actual: "", state: "" },
  ];
  const change = (year: number, cells: object) =>
    years.map((one) => (one.year === year ? { ...one, ...cells } : one));

  it("adds up to the year, and says how many years are missing", () => {
    expect(periodTotals(years, 2023)).toEqual({
      targetToDate: 300,
      targetTotal: 400,
      actualToDate: 200,
      missing: 1,
      excluded: 0,
      progress: 0.5,
    });
    expect(periodTotals(years, 2024)).toMatchObject({ targetToDate: 400, actualToDate: 200, missing: 2 });
    expect(periodTotals(years, 2021)).toMatchObject({ targetToDate: 100, actualToDate: 80, missing: 0 });
  });

  it("does not take blank for 0", () => {
    expect(periodTotals(years, 2020)).toEqual({
      targetToDate: "",
      targetTotal: 400,
      actualToDate: "",
      missing: 0,
      excluded: 0,
      progress: "",
    });
    expect(periodTotals(change(2021, { actual: 0 }), 2021)).toMatchObject({
      actualToDate: 0,
      progress: 0,
      missing: 0,
    });
  });

  it.each(["未回答", "算定不能"])("does not count a number that is called %s", (state) => {
    expect(periodTotals(change(2023, { state }), 2023)).toMatchObject({
      actualToDate: 80,
      missing: 2,
      excluded: 0,
    });
  });

  it("tells years that are 対象外 from years without an answer, and keeps their targets", () => {
    const both = change(2023, { state: "対象外" });
    expect(periodTotals(both, 2023)).toEqual({
      targetToDate: 300,
      targetTotal: 400,
      actualToDate: 80,
      missing: 1,
      excluded: 1,
      progress: 0.2,
    });
    expect(periodTotals(both, 2022)).toMatchObject({ missing: 1, excluded: 0 });
    // Without a target there was nothing to answer.
    expect(periodTotals(change(2020, { state: "対象外" }), 2023)).toMatchObject({ missing: 1, excluded: 0 });
  });

  it("has no progress where lower is better: more than the total would read as more than done", () => {
    expect(periodTotals(change(2020, { direction: "以下" }), 2023)).toMatchObject({
      targetTotal: 400,
      actualToDate: 200,
      progress: "",
    });
    expect(periodTotals(change(2020, { direction: "以上" }), 2023)).toMatchObject({ progress: 0.5 });
  });

  it.each([["約120"], [true], ["#N/A"]])("does not count %j", (actual) => {
    expect(periodTotals(change(2023, { actual }), 2023)).toMatchObject({ actualToDate: 80, missing: 2 });
  });

  it("counts an actual value of a year without a target, which misses nothing", () => {
    expect(periodTotals(change(2020, { actual: 5 }), 2021)).toMatchObject({ actualToDate: 85, missing: 0 });
  });

  it("gives no sum of targets where one cannot be read", () => {
    const unread = change(2022, { target: "要確認" });
    expect(periodTotals(unread, 2021)).toMatchObject({ targetToDate: 100, targetTotal: "", progress: "" });
    expect(periodTotals(unread, 2022)).toMatchObject({ targetToDate: "", missing: 1 });
  });

  it("has no progress towards a total of 0 or less", () => {
    const cut = years.map((one) => ({ ...one, target: 0 }));
    expect(periodTotals(cut, 2024)).toMatchObject({ targetTotal: 0, actualToDate: 200, progress: "" });
  });
});
