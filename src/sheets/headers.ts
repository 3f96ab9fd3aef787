import type { FiscalYear } from "../plan";
import { formatEra } from "../plan";

/** Headers are how columns are found again: changing one loses what people wrote below it. */
export const TARGET_HEADERS = {
  key: "キー",
  priority: "重点項目",
  measure: "実施項目",
  code: "コード",
  item: "取組項目",
  owners: "担当課",
  origin: "区分",
  indicator: "指標",
  unit: "単位",
  total: "期間計",
  goal: "全体目標",
  reading: "読み取り",
  source: "出典",
  remarks: "備考",
} as const;

/** @example scheduleHeader(2022) // "年度計画 R4" */
export function scheduleHeader(year: FiscalYear): string {
  return `年度計画 ${formatEra(year)}`;
}

/** @example targetHeader(2022) // "目標 R4(2022)" */
export function targetHeader(year: FiscalYear): string {
  return `目標 ${formatEra(year)}(${year})`;
}

export const ACTUAL_HEADERS = {
  key: "キー",
  year: "年度",
  westernYear: "西暦",
  owners: "担当課",
  code: "コード",
  item: "取組項目",
  indicator: "指標",
  unit: "単位",
  schedule: "計画",
  target: "目標",
  direction: "向き",
  firstHalf: "上半期実績",
  forecast: "年度末見込",
  actual: "実績",
  state: "状態",
  baseline: "基準値",
  method: "算定方法",
  rate: "達成率",
  grade: "判定",
  progress: "取組状況",
  reason: "理由・対応",
} as const;

export const SETTING_HEADERS = {
  scope: "設定",
  reviewYear: "対象年度",
  asOf: "基準日",
  digits: "率の小数桁",
  gradeOn: "判定の端数",
  places: "丸め桁",
} as const;

export const LEVEL_HEADERS = {
  level: "区分",
  min: "下限",
  sign: "記号",
  word: "語",
  standing: "扱い",
  label: "表示",
} as const;

export const RECORD_HEADERS = { key: "項目", value: "値", meaning: "意味" } as const;

/** What stands in 指標 for an item that has none. */
export const NO_INDICATOR = "数値目標なし";
