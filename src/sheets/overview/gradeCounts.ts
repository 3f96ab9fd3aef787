import type { GradeSettings, SettingNames } from "../../achievement";
import {
  NO_GRADE,
  STANDING_LABELS,
  STATE_LABELS,
  onTrackShareFormula,
  ratedFormula,
} from "../../achievement";
import { PROGRESS_HEADERS, SUMMARY_HEADERS } from "../headers";
import { LISTED_ROWS } from "../progress/listedRow";
import { NAMES, SHEETS } from "../names";
import { absoluteCell, quoted } from "../rowFormula";
import { levelCheck } from "../settingsSheet";
import type { Look } from "../looks/looks";
import type { BlockSpec, CellBlock, CellSpec, ChartSeries } from "../spec";
import { line } from "../looks/titleBlock";

const LIST = NAMES.progress;
const OPEN: readonly string[] = [NO_GRADE.unanswered, NO_GRADE.check];
const NOT_RATED = Object.values(NO_GRADE).filter((reason) => !OPEN.includes(reason));
/** Every row of 進捗一覧; the header of the list is inside its names, and no row of it. */
const IN_LIST = `(${LIST.priority}<>"")*(${LIST.priority}<>"${PROGRESS_HEADERS.priority}")`;
const STANDINGS: Pick<Required<SettingNames>, "standings"> = { standings: NAMES.standings };

export const WHOLE = "全体";
/** Series after the levels. */
export const OPEN_HEADER = "未回答等";
export const NOT_RATED_HEADER = "判定なし";

/** Where the counts stand and what says them. */
export interface GradeCounts {
  readonly blocks: readonly BlockSpec[];
  /** Cells that show the labels of levels 1 to 4. */
  readonly labels: readonly string[];
  /** Names of the 重点項目, without 全体. */
  readonly categories: CellBlock;
  /** Cell of a series' name and its numbers: levels 1 to 4, open, not rated. */
  readonly series: readonly (ChartSeries["name"] & { readonly values: CellBlock })[];
  /** The row below the counts. */
  readonly end: number;
  /** Expressions over the row 全体. */
  readonly share: string;
  readonly shareInWords: string;
  /** What is in the denominator of the share, and what is not. */
  readonly denominatorInWords: string;
  /** Says why the counts are not to be relied on, and where that is put right; "" where they are. */
  readonly warning: string;
}

/** 0-based. The counts stand side by side from `first` on. */
export interface CountsPlace {
  readonly row: number;
  readonly name: number;
  readonly first: number;
  /** Whether 件数, 評価対象 and 順調の割合 follow. */
  readonly withShare: boolean;
  readonly nameLook: Look;
  /** Rows that the whole plan has: fewer of them are a part, and are called so. */
  readonly wholeRows: number;
}

const PRELIMINARY = `SUMPRODUCT((${LIST.level}<>"")*(${LIST.state}="${STATE_LABELS.preliminary}"))`;

/**
 * How many rows of 進捗一覧 have which grade, by 重点項目: free cells rather than a table, because the labels of 設定 must stand
 * right above the numbers for a chart to be named by them. They count the same as `summarise`.
 */
export function gradeCounts(
  priorities: readonly string[],
  { levels }: GradeSettings,
  place: CountsPlace,
): GradeCounts {
  const { row, name, first, withShare, wholeRows } = place;
  const at = (line: number, offset: number) => absoluteCell(line, first + offset);
  const body = row + 1;
  const whole = body + priorities.length;
  const open = 4;
  const notRated = 5;
  const levelsOf = (one: number) => [at(one, 0), at(one, 1), at(one, 2), at(one, 3)] as const;
  const sum = (one: number) => `SUM(${at(one, 0)}:${at(one, notRated)})`;
  const rows = LISTED_ROWS;
  const isWhole = (one: number) => one === whole;
  const where = (one: number) => (isWhole(one) ? "1" : `(${LIST.priority}=${absoluteCell(one, name)})`);
  const count = (one: number, grade: string) => `SUMPRODUCT((${LIST.grade}=${grade})*${where(one)})`;
  const countAll = (one: number, reasons: readonly string[]) =>
    reasons.map((reason) => count(one, quoted(reason))).join("+");
  const shareOf = (one: number) => onTrackShareFormula(levelsOf(one), STANDINGS);
  const number = (formula: string): CellSpec => ({ content: { formula }, look: "calculatedNumber" });

  const lineOf = (one: number): CellSpec[] => [
    ...NAMES.labels.map((label) => number(count(one, label))),
    number(countAll(one, OPEN)),
    number(countAll(one, NOT_RATED)),
    ...(withShare
      ? [
          number(isWhole(one) ? rows : `SUMPRODUCT(${IN_LIST}*${where(one)})`),
          number(ratedFormula(levelsOf(one))),
          { content: { formula: shareOf(one) }, look: "calculatedShare" as const },
        ]
      : []),
  ];
  const header = (content: CellSpec["content"]): CellSpec => ({ content, look: "header" });
  const onTrack = levelsOf(whole).map(
    (cell, level) => `IF(${NAMES.standings[level] ?? ""}="${STANDING_LABELS.onTrack}",${cell},0)`,
  );
  const rated = ratedFormula(levelsOf(whole));
  const block = (column: number): CellBlock => ({ row: body, column, rows: priorities.length, columns: 1 });
  const parts = `SUM(${at(body, 0)}:${at(whole - 1, notRated)})`;

  return {
    blocks: [
      // Where names run over more than one column, their header does too.
      {
        row,
        column: name,
        cells: [
          [
            header(PROGRESS_HEADERS.priority),
            ...Array.from({ length: first - name - 1 }, () => header(null)),
          ],
        ],
      },
      ...NAMES.labels.map((label, level) =>
        line(row, first + level, { formula: label }, GRADE_LOOKS[level] ?? "noGrade"),
      ),
      {
        row,
        column: first + open,
        cells: [
          [
            header(OPEN_HEADER),
            header(NOT_RATED_HEADER),
            ...(withShare ? ["件数", SUMMARY_HEADERS.rated, SUMMARY_HEADERS.share].map(header) : []),
          ],
        ],
      },
      ...[...priorities, WHOLE].map((text, index) => line(body + index, name, text, place.nameLook)),
      { row: body, column: first, cells: [...priorities, WHOLE].map((_text, index) => lineOf(body + index)) },
    ],
    labels: NAMES.labels.map((_label, level) => at(row, level)),
    categories: block(name),
    series: [...levels.map(({ sign, word }) => sign + word), OPEN_HEADER, NOT_RATED_HEADER].map(
      (text, offset) => ({
        text,
        row,
        column: first + offset,
        values: block(first + offset),
      }),
    ),
    end: whole + 1,
    share: shareOf(whole),
    shareInWords:
      // Rows of two levels with one label would be counted twice; the warning says so.
      `IF(${sum(whole)}>${rows},"",IF(${rated}=0,"まだ判定のある行がないため、${STANDING_LABELS.onTrack}の割合は計算していません。",` +
      `"${STANDING_LABELS.onTrack}は、判定のある"&${rated}&"件"&` +
      `IF(${PRELIMINARY}>0,"（うち${STATE_LABELS.preliminary} "&${PRELIMINARY}&"件）","")&"のうち"&(${onTrack.join("+")})&"件（"&` +
      `TEXT((${onTrack.join("+")})/${rated},"0.0%")&"）です。"))`,
    denominatorInWords:
      `IF(${rows}<${wholeRows},"この表の","")&"全"&${rows}&"件のうち、${OPEN.join("・")}の"&${at(whole, open)}&"件と、判定のない` +
      `（${NOT_RATED.map((reason) => reason.replace(/^―/, "")).join("・")}）"&` +
      `${at(whole, notRated)}&"件は、割合の分母に含めていません。"`,
    warning: warningOf(
      `IF(${parts}<>${rows},"重点項目ごとの件数の合計（"&${parts}&"）が、進捗一覧の件数（"&${rows}&"）と違います。進捗一覧の判定と重点項目を確かめてください。",` +
        `IF(${sum(whole)}<>${rows},"進捗一覧に、判定の読めない行が"&(${rows}-${sum(whole)})&"件あります。数式を上書きしたセルがないか確かめてください。",""))`,
    ),
  };
}

/**
 * First what is set wrong, then what is missing: each of them makes the counts differ as well.
 *
 * @param otherwise an expression for when neither is so.
 */
function warningOf(otherwise: string): string {
  const { reviewYear, yearList, rows } = NAMES;
  const there = `COUNTIFS(${rows.westernYear},${reviewYear})`;
  const cases: readonly (readonly [isWrong: string, said: string])[] = [
    [
      `IF(ISNUMBER(${reviewYear}),NOT(ISNUMBER(MATCH(${reviewYear},${yearList},0))),TRUE)`,
      `"対象年度が空欄か、計画の年度ではありません。「${SHEETS.settings}」で対象年度を選んでください。"`,
    ],
    [
      `${there}=0`,
      `"「${SHEETS.actuals}」に対象年度の行がありません。「${SHEETS.settings}」で対象年度を選び直すか、その年度を書き込んでください。"`,
    ],
    [
      `${there}<>${LISTED_ROWS}`,
      `"「${SHEETS.actuals}」の対象年度の行は"&${there}&"件で、「${SHEETS.progress}」の"&${LISTED_ROWS}&"件と違います。「${SHEETS.actuals}」に、写した行や消した行がないか確かめてください。"`,
    ],
  ];
  const rest = cases.reduceRight((later, [isWrong, said]) => `IF(${isWrong},${said},${later})`, otherwise);
  return levelCheck(`「${SHEETS.settings}」の判定の区分: `, rest);
}

const GRADE_LOOKS = ["grade1", "grade2", "grade3", "grade4"] as const;
