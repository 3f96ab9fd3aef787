import { NO_GRADE } from "../../achievement";
import { cutText } from "../looks/cutText";
import { LISTED_HEADERS as H, PROGRESS_HEADERS } from "../headers";
import { NAMES } from "../names";
import { CALCULATED_FILL } from "../looks/palette";
import type { CellSpec, ColumnSpec } from "../spec";
import { textWidth } from "../looks/widths";

const LIST = NAMES.progress;
const ROW = `[[${H.row}]]`;

/** What stands where a row that is off track has no reason. */
export const NO_REASON = "理由・対応が空欄です";

/** In 注意 of a row that nobody owns, in the plan or in 実績入力. */
export const NO_OWNER = "担当課なし";
/** How many rows say so. */
export const NO_OWNER_COUNT = `COUNTIFS(${LIST.attention},"*${NO_OWNER}*")`;

/** Where the n-th row that is off track, or the row of a key, stands in 進捗一覧; "" where there is none. */
export const rowOfNumber = `IFERROR(MATCH([[${H.number}]],${LIST.lateOrder},0),"")`;
export const rowOfKey = `IFERROR(MATCH([[${H.key}]],${LIST.key},0),"")`;

/**
 * Rows that are off track, for SUMPRODUCT: the header of the list is inside its names, and no row of it. Gnumeric does not
 * work ISNUMBER out for each cell.
 */
const IS_LATE = `(${LIST.lateOrder}<>"")*(${LIST.lateOrder}<>"${PROGRESS_HEADERS.lateOrder}")`;
/** How many there are: an expression. */
export const LATE_COUNT = `SUMPRODUCT(${IS_LATE})`;
/** How many of them have no reason. */
export const NO_REASON_COUNT = `SUMPRODUCT(${IS_LATE}*(${LIST.reason}=""))`;

/** Rows of 進捗一覧, without its header: an expression. */
export const LISTED_ROWS = `SUMPRODUCT((${LIST.priority}<>"")*(${LIST.priority}<>"${PROGRESS_HEADERS.priority}"))`;

/** How many rows are heading for 遅れ at the year's end, by an estimate. */
export const EARLY_COUNT = `SUMPRODUCT((${LIST.earlyOrder}<>"")*(${LIST.earlyOrder}<>"${PROGRESS_HEADERS.earlyOrder}"))`;
/** As {@link rowOfNumber}, with the rows of {@link EARLY_COUNT} behind those that are off track. MAX passes over texts. */
export const rowOfNumberOrEarly =
  `IFERROR(MATCH([[${H.number}]],${LIST.lateOrder},0),` +
  `IFERROR(MATCH([[${H.number}]]-MAX(${LIST.lateOrder}),${LIST.earlyOrder},0),""))`;
/** Whether the listed row is one of those. */
export const IS_EARLY = `ISNUMBER(INDEX(${LIST.earlyOrder},${ROW}))`;

/** A cell of the listed row: INDEX makes 0 of an empty cell, and an error is 要確認. */
export function listed(column: keyof typeof LIST): string {
  const found = `INDEX(${LIST[column]},${ROW})`;
  return `IF(${ROW}="","",IFERROR(IF(${found}="","",${found}),"${NO_GRADE.check}"))`;
}

const PAPER = "#FFFFFF";

/** In a list that has fewer entries than rows, the rest is not grey and shows no number. */
export function plainWhereEmpty(column: ColumnSpec): ColumnSpec {
  if (column.hidden) return column;
  const format = column.owner === "formula" ? { fill: PAPER } : { color: PAPER };
  const rule = { formula: `${ROW}=""`, format };
  return { ...column, conditional: [...(column.conditional ?? []), rule] };
}

/** In a list without rules every second entry is on paper, so that entries of some lines read as rows. */
export function banded(column: ColumnSpec): ColumnSpec {
  if (column.hidden) return column;
  const number = `[[${H.number}]]`;
  // MOD would do as well; this is one function less that a program must know.
  const isEven = `INT(${number}/2)*2=${number}`;
  const rule =
    column.owner === "formula"
      ? { formula: `AND(${ROW}<>"",${isEven})`, format: { fill: PAPER } }
      : { formula: `AND(${ROW}<>"",NOT(${isEven}))`, format: { fill: CALCULATED_FILL } };
  return { ...column, conditional: [...(column.conditional ?? []), rule] };
}

/**
 * A text of the listed row on so many lines of a column, cut as {@link cutText} does.
 *
 * @param instead an expression for where the text is blank.
 */
export function shortened(column: keyof typeof LIST, width: number, lines: number, instead = '""'): string {
  // Full-width characters take two.
  const room = lines * Math.floor(width / 2);
  const fitting = cutText(`INDEX(${LIST[column]},${ROW})`, String(room));
  return `IF(${ROW}="","",IFERROR(IF(INDEX(${LIST[column]},${ROW})="",${instead},${fitting}),"${NO_GRADE.check}"))`;
}

/** A column that calculates. */
export function calculated(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  formula: string,
  more: Pick<ColumnSpec, "hidden" | "conditional"> = {},
): ColumnSpec {
  return { header, owner: "formula", look, width, formula, ...more };
}

/** A column that says what the plan says. */
export function planned(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  more: Pick<ColumnSpec, "hidden"> = {},
): ColumnSpec {
  return { header, owner: "plan", look, width, ...more };
}

/** Cells of a row: what is given by header; the rest calculates or is empty. */
export function cellsOf(
  columns: readonly ColumnSpec[],
  given: Readonly<Record<string, CellSpec | undefined>>,
): readonly CellSpec[] {
  return columns.map(({ header }) => given[header] ?? { content: null });
}

/** Width in which the longest of these texts stays on one line, within bounds. */
export function widthFor(texts: readonly string[], least: number, most: number): number {
  return Math.min(
    most,
    texts.reduce((widest, text) => Math.max(widest, textWidth(text) + 1), least),
  );
}
