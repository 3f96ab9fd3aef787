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

/** 進捗一覧表; the columns of the years are called by {@link gradeHeader}. Those after 理由・対応 are hidden. */
export const PROGRESS_HEADERS = {
  key: "キー",
  code: "コード",
  item: "取組項目",
  owners: "担当課",
  indicator: "指標",
  unit: "単位",
  /** Where a stage is graded, the planned one. */
  target: "目標",
  /** Where a stage is graded, the reported one. */
  actual: "実績",
  state: "状態",
  rate: "達成率",
  method: "算定方法",
  bar: "グラフ",
  grade: "判定",
  trend: "推移",
  basis: "見込の根拠",
  estimate: "見込",
  estimateRate: "見込率",
  estimateGrade: "見込判定",
  attention: "注意",
  /** Its first two lines; the whole is in {@link reason}. */
  reasonShown: "理由・対応",
  reason: "理由・対応の全文",
  progress: "取組状況",
  stage: "段階",
  priority: "重点項目",
  /** A sign that no name has around each name. */
  ownersApart: "担当課の並び",
  /** Code, item and indicator as one text; unique. */
  heading: "見出し",
  row: "行",
  baseline: "基準値",
  direction: "向き",
  kind: "種類",
  firstHalf: "上半期実績",
  forecast: "年度末見込",
  level: "区分",
  before: "前年度の判定",
  levelBefore: "前年度の区分",
  /** Of rows that count as 遅れ: greater for a worse 区分, then for a higher row; no two alike. */
  weight: "遅れの重さ",
  /** 1, 2, 3, ... of rows that count as 遅れ, the worst first. */
  lateOrder: "遅れ順",
  /** The same two of rows whose estimate counts as 遅れ. */
  earlyWeight: "見込の遅れの重さ",
  earlyOrder: "見込の遅れ順",
} as const;

/** The table of a 個票; those after 理由・対応 are hidden. */
export const CARD_HEADERS = {
  key: "キー",
  indicator: "指標",
  unit: "単位",
  year: "年度",
  target: "目標",
  actual: "実績",
  rate: "達成率",
  grade: "判定",
  method: "算定方法",
  state: "状態",
  progress: "取組状況",
  reason: "理由・対応",
  row: "行",
  westernYear: "西暦",
  stage: "段階",
  stageYear: "段階の年度",
  level: "判定の区分",
  reviewed: "対象年度",
  wanted: "理由の不足",
  /** Full-width characters that 取組状況 and 理由・対応 have room for. */
  room: "文の字数",
  schedule: "計画",
  priority: "重点項目",
  measure: "実施項目",
  item: "取組項目",
  owners: "担当課",
  origin: "区分",
  source: "出典",
} as const;

/** @example gradeHeader(2022) // "判定 R4" */
export function gradeHeader(year: FiscalYear): string {
  return `判定 ${formatEra(year)}`;
}

/** 重点項目別集計表 and 担当課別集計表 after their first column; reasons for no grade stand between, by their own words. */
export const SUMMARY_HEADERS = {
  rows: "件数",
  levels: ["区分1", "区分2", "区分3", "区分4"],
  rated: "評価対象",
  onTrack: "順調",
  share: "順調の割合",
} as const;

/** 主要数値表 on ダッシュボード: one row. */
export const FIGURE_HEADERS = {
  scope: "集計",
  share: "順調の割合",
  late: "遅れ",
  noReason: "遅れで理由・対応が空欄",
  unanswered: "未回答",
  check: "要確認",
  noOwner: "担当課なし",
} as const;

/** グラフの指標表 on ダッシュボード: one row, for the one chart whose indicator is chosen. */
export const CHART_CHOICE_HEADERS = {
  number: "番号",
  heading: "指標",
  unit: "単位",
  grade: "判定",
  method: "算定方法",
  key: "キー",
} as const;

/** What the lists of ダッシュボード and 進捗状況報告 show of a row of 進捗一覧; the last ones are hidden. */
export const LISTED_HEADERS = {
  number: "番号",
  code: "コード",
  heading: "取組項目と指標",
  owners: "担当課",
  target: "目標",
  actual: "実績",
  unit: "単位",
  state: "状態",
  rate: "達成率",
  method: "算定方法",
  bar: "グラフ",
  grade: "判定",
  progress: "取組状況",
  reason: "理由・対応",
  key: "キー",
  row: "行",
  numeric: "数値の指標",
} as const;

/** 報告_期間累計表, between 担当課 and the hidden key. */
export const PERIOD_HEADERS = {
  targetToDate: "目標の累計",
  actualToDate: "実績の累計",
  progress: "期間の進捗",
  targetTotal: "目標の合計",
  direction: "向き",
  missing: "実績のない年度",
  kind: "種類",
  attention: "注意",
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

/** 変更履歴: one row per cell that the add-in changed, or found changed; and one for what concerns no single cell. */
export const HISTORY_HEADERS = {
  number: "番号",
  when: "日時",
  action: "操作",
  batch: "まとまり",
  /** Who pressed the button, as they gave their name; empty where nobody did. */
  by: "実行者",
  /** The table in which the cell is. */
  table: "表",
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

/** 読み取り確認: one row per cell of the plan that was not read with certainty. */
export const READING_HEADERS = {
  key: "キー",
  code: "コード",
  item: "取組項目",
  indicator: "指標",
  year: "年度",
  westernYear: "西暦",
  /** 目標, 段階の目標 or 年度計画. */
  what: "対象",
  unit: "単位",
  /** What the plan's transcription has. */
  read: "読み取った値",
  reading: "読み取り",
  source: "出典",
  reason: "理由",
  /** People's from here: 確認 or 訂正. */
  decision: "確認",
  corrected: "訂正後の値",
  by: "確認者",
  on: "確認日",
  ground: "根拠",
  /** Calculated: 未確認, 確認済み, 訂正済み, or what is lacking. */
  state: "状況",
  /** Hidden: the decision, and the value, that the last write put into the tables. */
  applied: "書き込んだ確認",
  appliedValue: "書き込んだ値",
} as const;

/** 監査結果: one row per finding that an audit of this workbook ever had. */
export const FINDING_HEADERS = {
  key: "キー",
  /** 未解消 or 解消. */
  state: "状況",
  severity: "重大度",
  title: "種類",
  code: "コード",
  sheet: "シート",
  cell: "セル",
  message: "内容",
  found: "ブックの値",
  expected: "あるべき値",
  advice: "対処",
  first: "初めて見つけた日",
  last: "最後に調べた日",
  /** People's. */
  response: "対応",
  responder: "対応者",
} as const;

/** What stands in 指標 for an item that has none. */
export const NO_INDICATOR = "数値目標なし";
