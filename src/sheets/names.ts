/** What the add-in's sheets, tables and cells are called in a workbook. Tables and names are how they are found again. */

export const SHEETS = {
  targets: "計画目標",
  actuals: "実績入力",
  settings: "設定",
  record: "行革プラン_記録",
  progress: "進捗一覧",
  summary: "進捗集計",
  dashboard: "ダッシュボード",
  report: "進捗状況報告",
  /** One for each 取組項目, with its code behind. */
  card: "個票",
  guide: "記入のしかた",
  requests: "配布記録",
  history: "変更履歴",
  /** Readings of the source that are not certain, for the office to confirm or correct. */
  readings: "読み取り確認",
  /** Every rate recalculated from its inputs, in plain formulas; written on request. */
  audit: "監査",
  /** What audits found, and what became of it; written on request. */
  findings: "監査結果",
  /** In a frozen copy only: what it is, of which day, and the hash of its contents. */
  frozen: "確定",
  /** In a frozen copy only, very hidden: its contents, cell by cell, as they were frozen. */
  contents: "行革プラン_確定内容",
} as const;

export const TABLES = {
  targets: "計画目標表",
  actuals: "実績入力表",
  settings: "行革設定表",
  levels: "判定基準表",
  states: "状態一覧表",
  methods: "算定方法一覧表",
  years: "年度一覧表",
  choices: "選択肢一覧表",
  stages: "段階一覧表",
  progress: "進捗一覧表",
  byPriority: "重点項目別集計表",
  byOwner: "担当課別集計表",
  /** On ダッシュボード. */
  figures: "主要数値表",
  chartChoice: "グラフの指標表",
  late: "遅れ一覧表",
  indicators: "指標一覧表",
  /** On 進捗状況報告. */
  reportLate: "報告_遅れ表",
  reportPeriod: "報告_期間累計表",
  reportRows: "報告_全取組表",
  record: "行革記録表",
  /** In a department's file: what its cells held when it was sent. */
  sent: "配布時の値表",
  requests: "配布記録表",
  history: "変更履歴表",
  readings: "読み取り確認表",
  audit: "監査表",
  findings: "監査結果表",
  /** On 監査結果: what was audited, when, and how much was found. */
  findingsHead: "監査概要表",
  frozen: "確定記録表",
  contents: "確定内容表",
} as const;

/** Workbook-wide defined names; all begin alike, so that they meet nobody else's. */
export const NAMES = {
  /** 西暦 of the fiscal year under review. */
  reviewYear: "行革_対象年度",
  asOf: "行革_基準日",
  digits: "行革_小数桁",
  gradeOn: "行革_端数",
  /** Calculated: decimal places of a rate as a fraction. */
  places: "行革_丸め桁",
  mins: ["行革_下限1", "行革_下限2", "行革_下限3"],
  labels: ["行革_表示1", "行革_表示2", "行革_表示3", "行革_表示4"],
  standings: ["行革_扱い1", "行革_扱い2", "行革_扱い3", "行革_扱い4"],
  stateList: "行革_状態一覧",
  methodList: "行革_算定方法一覧",
  yearList: "行革_年度一覧",
  yearNameList: "行革_年度名一覧",
  gradeOnList: "行革_端数一覧",
  standingList: "行革_扱い一覧",
  digitsList: "行革_小数桁一覧",
  /** The plan's stages, one below the other, in their order. */
  stageList: "行革_段階一覧",
  /** On 読み取り確認: 確認 and 訂正. */
  decisionList: "行革_確認一覧",
  /**
   * Columns of 実績入力 from the header on, with room for rows to come: what formulas of other sheets look up by
   * MATCH(key, 行革_行_キー, 0). They begin at the header so that a row put in above the first one is inside as well.
   * Structured references would be plainer, but Gnumeric cannot read them.
   */
  rows: {
    key: "行革_行_キー",
    westernYear: "行革_行_西暦",
    owners: "行革_行_担当課",
    code: "行革_行_コード",
    schedule: "行革_行_計画",
    target: "行革_行_目標",
    direction: "行革_行_向き",
    kind: "行革_行_種類",
    firstHalf: "行革_行_上半期実績",
    forecast: "行革_行_年度末見込",
    actual: "行革_行_実績",
    stage: "行革_行_段階",
    state: "行革_行_状態",
    baseline: "行革_行_基準値",
    method: "行革_行_算定方法",
    rate: "行革_行_達成率",
    grade: "行革_行_判定",
    progress: "行革_行_取組状況",
    reason: "行革_行_理由",
  },
  /**
   * Columns of 進捗一覧, from the header on as well: what other sheets count, and show by
   * INDEX(column, MATCH(n, 行革_進捗_遅れ順, 0)) or by key.
   */
  progress: {
    key: "行革_進捗_キー",
    code: "行革_進捗_コード",
    item: "行革_進捗_取組項目",
    owners: "行革_進捗_担当課",
    indicator: "行革_進捗_指標",
    unit: "行革_進捗_単位",
    target: "行革_進捗_目標",
    actual: "行革_進捗_実績",
    rate: "行革_進捗_達成率",
    bar: "行革_進捗_グラフ",
    grade: "行革_進捗_判定",
    trend: "行革_進捗_推移",
    basis: "行革_進捗_見込の根拠",
    estimate: "行革_進捗_見込",
    estimateRate: "行革_進捗_見込率",
    estimateGrade: "行革_進捗_見込判定",
    attention: "行革_進捗_注意",
    reason: "行革_進捗_理由",
    progress: "行革_進捗_取組状況",
    stage: "行革_進捗_段階",
    state: "行革_進捗_状態",
    method: "行革_進捗_算定方法",
    priority: "行革_進捗_重点項目",
    ownersApart: "行革_進捗_担当課の並び",
    heading: "行革_進捗_見出し",
    level: "行革_進捗_区分",
    weight: "行革_進捗_遅れの重さ",
    lateOrder: "行革_進捗_遅れ順",
    earlyWeight: "行革_進捗_見込の遅れの重さ",
    earlyOrder: "行革_進捗_見込の遅れ順",
  },
  /** Columns of 指標一覧表 on ダッシュボード, from the header on as well: what the drop-down of its chart means. */
  dashboard: {
    heading: "行革_図_指標",
    key: "行革_図_キー",
    /** ○ where the indicator has numbers. */
    numeric: "行革_図_数値",
  },
} as const;
