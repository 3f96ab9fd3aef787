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
  kind: "種類",
  firstHalf: "上半期実績",
  forecast: "年度末見込",
  actual: "実績",
  stage: "段階",
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

/** Entries of the record that only a department's file has. */
export const REQUEST_KEYS = {
  requestId: "requestId",
  department: "department",
  year: "fiscalYear",
  deadline: "deadline",
  contact: "contact",
  issued: "issued",
} as const;

/** What a department may fill in, in the order of the sheet: what is sent, returned, compared and merged. */
export const ANSWER_HEADERS = [
  ACTUAL_HEADERS.firstHalf,
  ACTUAL_HEADERS.forecast,
  ACTUAL_HEADERS.actual,
  ACTUAL_HEADERS.stage,
  ACTUAL_HEADERS.state,
  ACTUAL_HEADERS.progress,
  ACTUAL_HEADERS.reason,
] as const;
export type AnswerHeader = (typeof ANSWER_HEADERS)[number];

/**
 * 配布時の値表, all of its columns. 照会番号 stands in each row so that its header row is told from that of 実績入力 in a file
 * that has lost its tables.
 */
export const SENT_HEADERS = ["キー", "照会番号", ...ANSWER_HEADERS] as const;

/** 配布記録: one row per department and request. */
export const REQUEST_HEADERS = {
  requestId: "照会番号",
  department: "担当課",
  year: "対象年度",
  westernYear: "西暦",
  rows: "行数",
  file: "ファイル名",
  issued: "配布日時",
  deadline: "期限",
  contact: "連絡先",
  collected: "最終回収",
  cells: "取り込んだセル",
} as const;

/** 変更履歴: one row per cell that a merge changed, or that undoing it put back. */
export const HISTORY_HEADERS = {
  number: "番号",
  when: "日時",
  action: "操作",
  batch: "まとまり",
  file: "ファイル",
  department: "担当課",
  key: "キー",
  year: "年度",
  item: "取組項目",
  indicator: "指標",
  header: "項目",
  before: "変更前",
  after: "変更後",
  reading: "読み方",
} as const;

/** What stands in 指標 for an item that has none. */
export const NO_INDICATOR = "数値目標なし";
