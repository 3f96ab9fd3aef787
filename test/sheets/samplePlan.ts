/** A small plan of another city and other years, made by hand: what the sheets do must not depend on the bundled one. */
import type { Cited, Indicator, Item, Plan, ScheduleCell, TargetCell } from "../../src/plan";

export const stated: Cited = { reading: "stated", lines: [[10, 10]] };
export const inferred: Cited = {
  reading: "inferred",
  lines: [[20, 21]],
  reason: "合計が閉じる並びは一つだけです。",
};
export const unreadable: Cited = {
  reading: "unreadable",
  lines: [[30, 30]],
  reason: "どの年度の数値か分かりません。",
  shows: "調整中",
};

export function target(value: number | string | null, cited: Cited = stated): TargetCell {
  return { ...cited, value };
}

export function stage(value: string | null, cited: Cited = stated): ScheduleCell {
  return { ...cited, value };
}

export function indicator(id: string, name: string, values: readonly (number | string | null)[]): Indicator {
  return {
    id,
    name,
    unit: "件",
    direction: "higher",
    kind: "annual",
    targets: values.map((value) => target(value)),
    footnotes: [],
  };
}

export function item(code: string, name: string, years: number): Item {
  return {
    code,
    name,
    aliases: [],
    owners: [{ ...stated, value: "企画課" }],
    origin: { ...stated, value: "new" },
    schedule: Array.from({ length: years }, (_, index) => stage(index === 0 ? "準備" : "⇒")),
    indicators: [],
    lines: [[1, 9]],
  };
}

export function plan(years: readonly number[], items: readonly Item[]): Plan {
  return {
    id: "sample",
    municipality: "見本市",
    title: "第2次改革プラン",
    originLabels: { continued: "継続", new: "新規" },
    years,
    stages: ["準備", "実施"],
    source: { file: "sample.txt", lines: 100, sha256: "0".repeat(64), pages: [[1, 100]] },
    priorities: ["1", "2"].map((code) => ({
      code,
      numeral: code === "1" ? "Ⅰ" : "Ⅱ",
      name: `重点${code}`,
      lines: [[1, 1]],
      sdgs: [],
      measures: [
        {
          code: `${code}-1`,
          name: `実施${code}`,
          lines: [[2, 2]],
          items: items.filter((one) => one.code.startsWith(`${code}-`)),
        },
      ],
    })),
  };
}

export const YEARS = [2028, 2029, 2030] as const;

/** One of everything that a plan can hold. */
export const samplePlan: Plan = plan(YEARS, [
  {
    ...item("1-1-1", "窓口の見直し", 3),
    owners: [
      { ...stated, value: "企画課" },
      { ...inferred, value: "市民課" },
    ],
    origin: { ...inferred, value: "continued" },
    schedule: [stage("準備"), stage("実施", inferred), stage("⇒")],
    indicators: [
      {
        ...indicator("visits", "来庁者数", [1_200, 1_100, 1_000]),
        unit: "人",
        direction: "lower",
        kind: "level",
        targets: [target(1_200), target(1_100, inferred), target(1_000.5)],
        footnotes: [{ ...stated, value: "年度末の数" }],
      },
      {
        ...indicator("online", "オンライン申請", [10, null, 30]),
        attribution: inferred,
        total: { ...stated, value: 40 },
        goal: { ...inferred, value: -10, unit: "%", label: "5年間で削減" },
      },
      { ...indicator("portal", "うち窓口端末", [4, 5, 6]), innerOf: "online" },
    ],
  },
  {
    ...item("1-1-2", "職員研修", 3),
    scheduleAttribution: inferred,
    schedule: [stage(null, unreadable), stage("⇒"), stage("実施")],
  },
  {
    ...item("2-1-1", "手数料", 3),
    owners: [{ ...stated, value: "財政課" }],
    indicators: [
      {
        ...indicator("fee", "徴収", ["検討", "⇒", "実施"]),
        unit: "",
        direction: "none",
        kind: "stage",
      },
      {
        ...indicator("cost", "経費", [null, null, null]),
        targets: [target(null, unreadable), target(null, inferred), target(0.5)],
      },
    ],
  },
]);
