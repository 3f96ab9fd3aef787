import { bundledPlan, confirmedPlan, itemsInOrder, traceTarget } from "../../src/plan";
import { samplePlan } from "../sheets/samplePlan";

describe("traceTarget", () => {
  it("says what a target is, how it was read, and where it stands", () =>
    expect(traceTarget(samplePlan, "1-1-1", "online", 2028)).toMatchObject({
      value: 10,
      unit: "件",
      text: "10件",
      readText: "10件",
      reading: "stated",
      reason: null,
      lines: [{ first: 10, last: 10, page: 1 }],
      confirmation: null,
      parts: [
        { label: "指標名と単位", text: "", reading: "inferred", reason: "合計が閉じる並びは一つだけです。" },
        { label: "合計", text: "40件", reading: "stated", reason: null },
        { label: "5年間で削減", text: "-10%", reading: "inferred" },
      ],
    }));

  it("says what a source shows instead of a number", () =>
    expect(traceTarget(samplePlan, "2-1-1", "cost", 2028)).toMatchObject({
      value: null,
      text: "要確認(出典の表示: 調整中)",
      reason: "どの年度の数値か分かりません。",
    }));

  it("answers for a year without a target", () =>
    expect(traceTarget(samplePlan, "1-1-1", "online", 2029)).toMatchObject({
      value: null,
      text: "目標なし",
    }));

  it("traces a schedule, with how its row was tied to the item", () =>
    expect(traceTarget(samplePlan, "1-1-2", null, 2030)).toMatchObject({
      indicator: null,
      value: "実施",
      text: "実施",
      parts: [{ label: "取組項目との対応", reading: "inferred" }],
    }));

  it("shows the office's value beside what was read, and by whom", () => {
    const by = { by: "企画課 山田", on: "2029-05-01", ground: "決裁第3号" };
    const plan = confirmedPlan(
      samplePlan,
      new Map([["2-1-1|cost|2028|目標", { kind: "corrected" as const, value: 1_234.5, ...by }]]),
    );
    expect(traceTarget(plan, "2-1-1", "cost", 2028)).toMatchObject({
      value: 1_234.5,
      text: "1,234.5件",
      readText: "要確認(出典の表示: 調整中)",
      reading: "unreadable",
      confirmation: { kind: "corrected", was: null, ...by },
    });
  });

  it.each([
    ["item", "9-9-9", null, 2028],
    ["indicator", "1-1-1", "none", 2028],
    ["year", "1-1-1", null, 2027],
  ] as const)("is null for an unknown %s", (_, code, indicator, year) =>
    expect(traceTarget(samplePlan, code, indicator, year)).toBeNull(),
  );

  it("finds a page for every line of the shipped plan", () => {
    const traces = itemsInOrder(bundledPlan).flatMap(({ item }) =>
      [null, ...item.indicators.map(({ id }) => id)].flatMap((id) =>
        bundledPlan.years.map((year) => traceTarget(bundledPlan, item.code, id, year)),
      ),
    );
    expect(traces).not.toContain(null);
    const lines = traces.flatMap((trace) => trace?.lines ?? []);
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter(({ page }) => page === null)).toEqual([]);
  });
});
