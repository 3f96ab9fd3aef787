/** The columns of the published table, in their order. Programs of others rely on them: none is renamed or reused. */
export const OPEN_HEADERS = {
  municipality: "地方公共団体名",
  plan: "計画名",
  priorityCode: "重点項目番号",
  priority: "重点項目",
  measureCode: "実施項目番号",
  measure: "実施項目",
  code: "取組項目番号",
  item: "取組項目",
  /** The first of several, each in a column of its own: see {@link ownerHeader}. */
  owner: "担当課",
  indicatorId: "指標番号",
  indicator: "指標",
  kind: "指標の種類",
  /** Of 目標値, 実績値 and 基準値. */
  unit: "単位",
  year: "年度",
  westernYear: "西暦年度",
  target: "目標値",
  targetKind: "目標の区分",
  targetStage: "目標の段階",
  reading: "目標の読み取り",
  direction: "目標の向き",
  actual: "実績値",
  actualKind: "実績の区分",
  state: "実績の状態",
  stage: "実績の段階",
  baseline: "基準値",
  baselineKind: "基準値の区分",
  method: "算定方法",
  rate: "達成率",
  rateUnit: "達成率の単位",
  rateKind: "達成率の区分",
  grade: "判定",
  level: "判定の区分番号",
} as const;

/** @example ownerHeader(0) // "担当課1" */
export function ownerHeader(index: number): string {
  return `${OPEN_HEADERS.owner}${index + 1}`;
}

/** What the columns 〜の区分 say: whether there is a number, and why not. */
export const OPEN_KINDS = {
  number: "数値",
  stage: "段階",
  noTarget: "目標なし",
  unanswered: "未回答",
  check: "要確認",
  notSet: "設定なし",
} as const;

/** 目標の読み取り of a target that the workbook holds otherwise than the plan. */
export const OTHER_THAN_PLAN = "計画書と異なる値";
