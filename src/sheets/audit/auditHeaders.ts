/** 監査表; those from {@link AUDIT_HEADERS.targetsKey} on are hidden. */
export const AUDIT_HEADERS = {
  key: "キー",
  year: "年度",
  westernYear: "西暦",
  code: "コード",
  item: "取組項目",
  indicator: "指標",
  unit: "単位",
  reading: "読み取り",
  source: "出典",
  /** What the plan's transcription has; of an item without an indicator the planned stage. */
  planned: "計画の目標",
  corrected: "訂正後の目標",
  onTargets: "計画目標の値",
  onActuals: "実績入力の値",
  targetAgrees: "目標の一致",
  actual: "実績",
  stage: "段階",
  state: "状態",
  direction: "向き",
  baseline: "基準値",
  method: "算定方法",
  premise: "計算の前提",
  /** Rates as the inputs give them, not rounded: {@link AUDIT_METHODS} says by which method. */
  ratio: "率 実績÷目標",
  inverse: "率 目標÷実績",
  twoMinus: "率 2－実績÷目標",
  improvement: "率 基準からの改善",
  reached: "率 達成・未達",
  behind: "段階の遅れ",
  unrounded: "丸める前の率",
  rate: "採用した率",
  rateThere: "ブックの率",
  difference: "率の差",
  grade: "判定の再計算",
  gradeThere: "ブックの判定",
  gradeAgrees: "判定の一致",
  gradeByRatio: "判定 実績÷目標",
  gradeByInverse: "判定 目標÷実績",
  gradeByTwoMinus: "判定 2－実績÷目標",
  gradeByImprovement: "判定 基準からの改善",
  gradeByReached: "判定 達成・未達",
  depends: "選び方で変わるか",
  targetsKey: "計画目標のキー",
  targetsRow: "計画目標の行",
  row: "実績入力の行",
  targetCell: "実績入力の目標欄",
  scheduleCell: "実績入力の計画欄",
  plannedStage: "比べる段階",
  plannedNumber: "比べる段階の番号",
  reportedNumber: "報告の段階の番号",
  expected: "あるべき目標",
  /** As 計画目標 has it: ⇒ where the stage goes on. */
  expectedOnTargets: "あるべき計画目標の値",
} as const;

/** The methods with a rate: in which columns their rate and grade stand. */
export const AUDIT_METHODS = [
  { method: "ratio", rate: AUDIT_HEADERS.ratio, grade: AUDIT_HEADERS.gradeByRatio },
  { method: "inverse", rate: AUDIT_HEADERS.inverse, grade: AUDIT_HEADERS.gradeByInverse },
  { method: "twoMinus", rate: AUDIT_HEADERS.twoMinus, grade: AUDIT_HEADERS.gradeByTwoMinus },
  { method: "improvement", rate: AUDIT_HEADERS.improvement, grade: AUDIT_HEADERS.gradeByImprovement },
  { method: "reached", rate: AUDIT_HEADERS.reached, grade: AUDIT_HEADERS.gradeByReached },
] as const;

/** What the formulas of 監査 say; its summary counts these words. */
export const AUDIT_WORDS = {
  same: "一致",
  different: "不一致",
  noRow: "行なし",
  error: "エラー",
  numbers: "数値あり",
  /** One of two rates is missing. */
  oneOnly: "片方だけ",
  stays: "変わらない",
  depends: "変わる",
  rounding: "端数の扱い",
} as const;
