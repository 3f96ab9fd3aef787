/** What a row of 進捗一覧 finds in 実績入力, for the year under review and others. */
import { METHOD_LABELS, NO_GRADE } from "../../achievement";
import { NO_INDICATOR, PROGRESS_HEADERS as H } from "../headers";
import { NAMES } from "../names";
import { noWords } from "../noWords";

/** A cell of the same row of 進捗一覧. */
export const cell = (header: string) => `[[${header}]]`;

const ROWS = NAMES.rows;
const REVIEW = NAMES.reviewYear;
/** What 設定 says of rates and grades. */
export const SETTINGS = {
  places: NAMES.places,
  mins: NAMES.mins,
  labels: NAMES.labels,
  standings: NAMES.standings,
};

/** Where 実績入力 has the row for the year under review; "" where it has none. */
export function rowOfReview(): string {
  return `IFERROR(MATCH(${keyIn(REVIEW)},${ROWS.key},0),"")`;
}

/** The key of the row in a year. */
function keyIn(year: string): string {
  return `${cell(H.key)}&"|"&${year}`;
}

/** 判定 of a year; "" where 実績入力 has no such row. */
export function gradeIn(year: string): string {
  return `IFERROR(INDEX(${ROWS.grade},MATCH(${keyIn(year)},${ROWS.key},0))&"","")`;
}

/** "" where 実績入力 has no row for the year under review. */
export function ifRow(formula: string): string {
  return `IF(${cell(H.row)}="","",${formula})`;
}

/** What the row of the year under review holds: INDEX makes 0 of an empty cell, and an error is 要確認. */
export function shown(column: string): string {
  const found = `INDEX(${column},${cell(H.row)})`;
  return ifRow(`IFERROR(IF(${found}="","",${found}),"${NO_GRADE.check}")`);
}

/** Whether 実績入力 has the row, with nothing in the column. */
export function isBlank(column: string): string {
  return `IF(${cell(H.row)}="",FALSE,INDEX(${column},${cell(H.row)})="")`;
}

/** 理由・対応. Who pressed the space bar has given none: what counts and shows reasons finds nothing here. */
export function reason(): string {
  const given = `INDEX(${ROWS.reason},${cell(H.row)})`;
  return ifRow(`IFERROR(IF(${noWords(given)},"",${given}),"${NO_GRADE.check}")`);
}

const IS_STAGE = `${cell(H.method)}="${METHOD_LABELS.stage}"`;

/**
 * 目標 of the row. Of an item without indicators, which is measured by its schedule, the stage planned for the year: as 判定 of
 * 実績入力 takes it, so that nobody sees a target that was not used.
 */
export function goal(): string {
  return `IF(AND(${IS_STAGE},${cell(H.indicator)}="${NO_INDICATOR}"),${shown(ROWS.schedule)},${shown(ROWS.target)})`;
}

/** 実績 of the row; where a stage is graded, the reported stage. */
export function reached(): string {
  return `IF(${IS_STAGE},${cell(H.stage)},${shown(ROWS.actual)})`;
}
