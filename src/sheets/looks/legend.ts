import { GRADE_ON_LABELS, STANDING_LABELS } from "../../achievement";
import { NAMES } from "../names";
import { absoluteCell } from "../rowFormula";
import type { BlockSpec } from "../spec";
import { LEFT, line } from "./titleBlock";

/**
 * Where the legend of 実績入力 stands: conditional formats may only point at cells of their own sheet, so the labels of
 * 設定 are repeated here, right above the column that shows them.
 */
export interface LegendCells {
  /** Of level 1; the others follow below. */
  readonly row: number;
  /** Columns of 順調 or 遅れ and of the label. */
  readonly standing: number;
  readonly label: number;
  /** Row and column of the year under review. */
  readonly review: readonly [row: number, column: number];
}

type Position = 0 | 1 | 2 | 3;

export function labelCell(legend: LegendCells, level: Position): string {
  return absoluteCell(legend.row + level, legend.label);
}

export function standingCell(legend: LegendCells, level: Position): string {
  return absoluteCell(legend.row + level, legend.standing);
}

export function reviewCell({ review: [row, column] }: LegendCells): string {
  return absoluteCell(row, column);
}

const GRADE_LOOKS = ["grade1", "grade2", "grade3", "grade4"] as const;

/** Labels, the rules in force in words, and the year under review. All are formulas: they change with 設定. */
export function legendBlocks(legend: LegendCells): BlockSpec[] {
  const [row, column] = legend.review;
  const levels = GRADE_LOOKS.flatMap((look, level) => [
    line(legend.row + level, legend.standing, { formula: NAMES.standings[level] ?? "" }, "caption"),
    line(legend.row + level, legend.label, { formula: NAMES.labels[level] ?? "" }, look),
  ]);
  return [
    ...levels,
    line(2, LEFT, { formula: thresholdsInWords() }, "caption"),
    line(3, LEFT, { formula: roundingInWords() }, "caption"),
    line(row, LEFT, "対象年度", "caption"),
    line(row, column, { formula: NAMES.reviewYear }, "year"),
    line(row, column + 1, { formula: yearInReview() }, "caption"),
    line(
      row,
      column + 3,
      { formula: `IF(${NAMES.asOf}="","","基準日 "&TEXT(${NAMES.asOf},"yyyy-mm-dd"))` },
      "caption",
    ),
  ];
}

/** The year under review as 設定 calls it. */
export function yearInReview(): string {
  return `IFERROR(INDEX(${NAMES.yearNameList},MATCH(${NAMES.reviewYear},${NAMES.yearList},0)),"設定で年度を選んでください")`;
}

/** The levels of 設定 and from which rate each begins. */
export function thresholdsInWords(): string {
  const [one, two, three, four] = NAMES.labels;
  const from = (label: string, min: string) => `${label}&" "&ROUND(${min}*100,3)&"%以上、"`;
  const [first, second, third] = NAMES.mins;
  return (
    `"判定基準: "&${from(one, first)}&${from(two, second)}&${from(three, third)}&${four}&" それ未満。` +
    `${STANDING_LABELS.offTrack}の判定には「理由・対応」が必要です。"`
  );
}

/** How 設定 has rates rounded before they are graded. */
export function roundingInWords(): string {
  const rounded = `"小数第"&${NAMES.digits}&"位(%)まで四捨五入してから判定しています。"`;
  const whole = `"整数(%)に四捨五入してから判定しています。"`;
  return (
    `"達成率: "&IF(${NAMES.gradeOn}="${GRADE_ON_LABELS.unrounded}","四捨五入せずに判定しています。",` +
    `IF(${NAMES.digits}=0,${whole},${rounded}))&"計算方法は行ごとに「算定方法」の列に示しています。"`
  );
}
