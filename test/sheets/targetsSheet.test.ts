import { bundledPlan } from "../../src/plan";
import { LOOKS, TABLES, TARGET_HEADERS as H, scheduleHeader, targetHeader } from "../../src/sheets";
import { samplePlan } from "./samplePlan";
import { cellOf, columnOf, keysOf, sheetOf, sheetsOf, tableOf } from "./specCells";

const table = tableOf(sheetsOf(samplePlan), TABLES.targets);
const cell = (key: string, header: string) => cellOf(table, key, header);

describe("計画目標", () => {
  it("has one row per indicator, and one for an item without any", () =>
    expect(keysOf(table)).toEqual([
      "1-1-1|visits",
      "1-1-1|online",
      "1-1-1|portal",
      "1-1-2|",
      "2-1-1|fee",
      "2-1-1|cost",
    ]));

  it.each([
    ["1-1-1|visits", H.priority, "Ⅰ 重点1"],
    ["1-1-1|visits", H.measure, "1-1 実施1"],
    ["1-1-1|visits", H.code, "1-1-1"],
    ["1-1-1|visits", H.item, "窓口の見直し"],
    ["1-1-1|visits", H.indicator, "来庁者数"],
    ["1-1-1|visits", H.unit, "人"],
    ["1-1-1|visits", H.remarks, "年度末の数"],
    ["1-1-1|visits", H.reading, "推定"],
    ["1-1-1|visits", H.total, null],
    ["1-1-1|visits", H.source, "10、20〜21行(1ページ)"],
    ["1-1-1|online", H.total, 40],
    ["1-1-1|online", H.goal, "5年間で削減 −10%"],
    ["1-1-1|online", H.reading, "記載どおり"],
    ["1-1-1|portal", H.total, 15],
    ["1-1-1|portal", H.remarks, "「オンライン申請」の内数"],
    ["1-1-2|", H.indicator, "数値目標なし"],
    ["1-1-2|", H.unit, null],
    ["1-1-2|", H.reading, "要確認"],
    ["2-1-1|fee", H.total, null],
    ["2-1-1|cost", H.reading, "要確認"],
    ["2-1-1|cost", H.total, null],
  ])("%s %s is %j", (key, header, content) => expect(cell(key, header).content).toBe(content));

  it.each([
    ["1-1-1|visits", 2028, 1_200, undefined, undefined],
    [
      "1-1-1|visits",
      2029,
      1_100,
      "inferredNumber",
      "推定。原典 20〜21行(1ページ)。合計が閉じる並びは一つだけです。",
    ],
    ["1-1-1|visits", 2030, 1_000.5, "decimal", undefined],
    ["1-1-1|online", 2029, null, undefined, undefined],
    ["1-1-2|", 2028, null, undefined, undefined],
    ["2-1-1|fee", 2029, "⇒", "stage", undefined],
    ["2-1-1|fee", 2030, "実施", "stage", undefined],
    [
      "2-1-1|cost",
      2028,
      "要確認",
      "unreadable",
      "要確認。原典 30行(1ページ)。原典の表示: 調整中。どの年度の数値か分かりません。",
    ],
    [
      "2-1-1|cost",
      2029,
      null,
      "inferredNumber",
      "推定。原典 20〜21行(1ページ)。合計が閉じる並びは一つだけです。",
    ],
    ["2-1-1|cost", 2030, 0.5, "decimal", undefined],
  ])("shows the target of %s in %d as %j (%s)", (key, year, content, look, note) =>
    expect({ look: undefined, note: undefined, ...cell(key, targetHeader(year)) }).toEqual({
      content,
      look,
      note,
    }),
  );

  it.each([
    ["1-1-1|visits", 2028, "準備", undefined],
    ["1-1-1|visits", 2029, "実施", "inferredStage"],
    ["1-1-1|visits", 2030, "⇒", undefined],
    ["1-1-2|", 2028, "要確認", "unreadable"],
    ["1-1-2|", 2029, "⇒", "inferredStage"],
  ])("shows the schedule of %s in %d as %s (%s)", (key, year, content, look) =>
    expect(cell(key, scheduleHeader(year))).toMatchObject(
      look === undefined ? { content } : { content, look },
    ),
  );

  it("marks owners, origins, names and goals that were inferred, with the reason", () => {
    for (const header of [H.owners, H.origin]) {
      expect(cell("1-1-1|visits", header)).toMatchObject({
        look: "inferredText",
        note: expect.stringContaining("合計が"),
      });
    }
    for (const header of [H.indicator, H.goal]) {
      expect(cell("1-1-1|online", header)).toMatchObject({
        look: "inferredText",
        note: expect.stringContaining("合計が"),
      });
    }
    expect(cell("1-1-1|visits", H.owners).content).toBe("企画課・市民課");
    expect(cell("2-1-1|fee", H.owners)).toEqual({ content: "財政課" });
  });

  it("says that a sum is ours where the source states no total", () =>
    expect(cell("1-1-1|portal", H.total)).toMatchObject({
      look: "calculatedNumber",
      note: expect.stringContaining("合計"),
    }));

  it("lets nobody type anywhere", () => {
    const looks = [...table.columns, ...table.rows.flatMap(({ cells }) => cells)].flatMap(({ look }) =>
      look ? [look] : [],
    );
    expect(looks.filter((look) => LOOKS[look].unlocked)).toEqual([]);
    expect(sheetOf(sheetsOf(samplePlan), "targets").isProtected).toBe(true);
  });

  it("writes live formulas for numbers only, on demand", () => {
    const live = tableOf(sheetsOf(samplePlan, { targets: "formulas" }), TABLES.targets);
    const at = (key: string, year: number) => cellOf(live, key, targetHeader(year)).content;
    expect(at("1-1-1|visits", 2029)).toEqual({ formula: 'REFORM.TARGET("1-1-1","R11","来庁者数")' });
    expect(cellOf(live, "1-1-1|visits", targetHeader(2029)).look).toBe("inferredNumber");
    expect([at("1-1-1|online", 2029), at("2-1-1|fee", 2030), at("2-1-1|cost", 2028)]).toEqual([
      null,
      "実施",
      "要確認",
    ]);
  });

  it("hides the years that were not chosen, so that they can be chosen later", () => {
    const some = tableOf(sheetsOf(samplePlan, { years: [2029] }), TABLES.targets);
    const hidden = some.columns.filter((column) => column.hidden).map(({ header }) => header);
    expect(hidden).toEqual([
      H.key,
      scheduleHeader(2028),
      scheduleHeader(2030),
      targetHeader(2028),
      targetHeader(2030),
    ]);
    expect(some.columns.flatMap(({ header, year }) => (year === 2030 ? [header] : []))).toEqual([
      scheduleHeader(2030),
      targetHeader(2030),
    ]);
    // They come into sight in rows that are as high as they are.
    expect(some.rows.map(({ lines }) => lines)).toEqual(table.rows.map(({ lines }) => lines));
    expect(some.columns.map(({ header }) => header)).toEqual(table.columns.map(({ header }) => header));
  });

  it("is wide enough for every number it shows", () => {
    for (const year of samplePlan.years)
      expect(columnOf(table, targetHeader(year)).width).toBeGreaterThanOrEqual(12);
    const wide = tableOf(
      sheetsOf({
        ...samplePlan,
        priorities: samplePlan.priorities.map((priority) => ({
          ...priority,
          measures: priority.measures.map((measure) => ({
            ...measure,
            items: measure.items.map((item) => ({
              ...item,
              indicators: item.indicators.map((one) => ({
                ...one,
                targets: one.targets.map((cell) => ({ ...cell, value: 12_345_678_901_234 })),
              })),
            })),
          })),
        })),
      }),
      TABLES.targets,
    );
    expect(columnOf(wide, targetHeader(2028)).width).toBeGreaterThanOrEqual("12,345,678,901,234".length + 2);
  });
});

describe("計画目標 of the bundled plan", () => {
  const bundled = tableOf(sheetsOf(bundledPlan), TABLES.targets);
  it("shows 180000 for ふるさと納税 in R4", () => {
    const keys = keysOf(bundled).filter((key) => key.startsWith("2-1-2|"));
    expect(keys).toHaveLength(1);
    expect(cellOf(bundled, keys[0] ?? "", "目標 R4(2022)")).toEqual({ content: 180_000 });
    expect(cellOf(bundled, keys[0] ?? "", "年度計画 R4").content).toBe("⇒");
  });
});
