import { ESTIMATE_MARK } from "../../achievement";
import { gradeColors, levelColors } from "../looks/gradeColors";
import { LISTED_HEADERS as H } from "../headers";
import { targetKey } from "../keys";
import {
  IS_EARLY,
  NO_REASON,
  banded,
  calculated,
  cellsOf,
  listed,
  plainWhereEmpty,
  planned,
  rowOfKey,
  rowOfNumberOrEarly,
  shortened,
} from "../progress/listedRow";
import { LOOKS, SMALL_NAME_SIZE } from "../looks/looks";
import { NAMES, TABLES } from "../names";
import { WANTED_FILL } from "../looks/palette";
import type { ProgressRow } from "../progress/progressColumns";
import { quoted } from "../rowFormula";
import type { ColumnSpec, TableSpec } from "../spec";
import { numberWidth, textWidth } from "../looks/widths";
import { HIDDEN_WIDTH, decimalCell, planCells } from "./reportCells";

/** As many of the rows that are off track as fit on one page; the whole list has all of them. */
export const REPORT_LATE_ROWS = 10;
/** Lines that 取組状況 and 理由・対応 get in each row: of the page of what is off track, and of the whole list. */
const LATE_LINES = 4;
const TEXT_LINES = 5;

const CODE_WIDTH = 6;

/** Widths of the columns that all tables of 進捗状況報告 share, left to right. */
export function reportWidths(rows: readonly ProgressRow[]): readonly number[] {
  const widest = rows
    .map(({ indicator }) => numberWidth(totalOf(indicator?.targets.map(({ value }) => value) ?? [])))
    .reduce((most, width) => Math.max(most, width), 0);
  // One more digit and its comma than the largest total.
  const amount = Math.max(10, 3 + widest);
  // The names of 重点項目 stand in the first two columns, in one line and smaller letters.
  const longest = Math.max(...rows.map(({ priority }) => textWidth(`${priority.numeral} ${priority.name}`)));
  const heading = Math.min(
    36,
    Math.max(24, Math.ceil((longest * SMALL_NAME_SIZE) / LOOKS.text.size) - CODE_WIDTH + 2),
  );
  // Together some 155 characters: on A4 landscape letters of 10 points are still about 8 points high.
  return [CODE_WIDTH, heading, 9, amount, amount, 5, 6, 8, amount, 10, 24, 58 - heading];
}

function totalOf(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => (typeof value === "number" ? sum + value : sum), 0);
}

/** What both lists show, from 担当課 on. The list of what is off track has rows that are only expected to be, as well. */
function listedColumns(
  widths: readonly number[],
  labels: readonly string[],
  from: "plan" | "list",
): ColumnSpec[] {
  const width = (index: number) => widths[index] ?? 0;
  const lines = from === "plan" ? TEXT_LINES : LATE_LINES;
  const orEarly = (early: string, shown: string) =>
    from === "plan" ? shown : `IF([[${H.row}]]="","",IF(${IS_EARLY},${early},${shown}))`;
  return [
    from === "plan"
      ? planned(H.owners, "text", width(2))
      : calculated(H.owners, "calculatedWords", width(2), shortened("owners", width(2), lines)),
    calculated(H.target, "calculatedTyped", width(3), listed("target")),
    calculated(H.actual, "calculatedTyped", width(4), listed("actual")),
    from === "plan"
      ? planned(H.unit, "text", width(5))
      : calculated(H.unit, "calculatedWords", width(5), shortened("unit", width(5), lines)),
    calculated(H.state, "calculatedWords", width(6), orEarly('"推定"', listed("state"))),
    calculated(H.rate, "calculatedPercent", width(7), listed("rate")),
    calculated(H.method, "calculatedWords", width(8), listed("method")),
    calculated(H.grade, "calculatedWords", width(9), orEarly(listed("estimateGrade"), listed("grade")), {
      conditional: [
        ...gradeColors(H.grade, labels),
        ...(from === "plan" ? [] : levelColors(H.grade, labels, ESTIMATE_MARK)),
      ],
    }),
    calculated(
      H.progress,
      "calculatedWords",
      width(10),
      orEarly(estimateInWords(), shortened("progress", width(10), lines)),
    ),
  ];
}

/** What is expected at the year's end, from what, and which rate that would be. */
function estimateInWords(): string {
  const { estimate, estimateRate, unit, basis } = NAMES.progress;
  const found = (column: string) => `INDEX(${column},[[${H.row}]])`;
  return (
    `"年度末の見込 "&ROUND(${found(estimate)},IF(${found(estimate)}>=100,0,2))&${found(unit)}&"（"&${found(basis)}&"）、見込率 "&` +
    `TEXT(${found(estimateRate)},"0.0%")`
  );
}

const REASON_WANTED: ColumnSpec["conditional"] = [
  { formula: `[[${H.reason}]]="${NO_REASON}"`, format: { fill: WANTED_FILL } },
];

/** Rows that are off track, the worst first; behind them those that are heading for it. */
export function reportLateTable(
  row: number,
  widths: readonly number[],
  labels: readonly string[],
): TableSpec {
  const width = (index: number) => widths[index] ?? 0;
  const columns = [
    planned(H.number, "year", width(0)),
    calculated(H.heading, "calculatedWords", width(1), shortened("heading", width(1), LATE_LINES)),
    ...listedColumns(widths, labels, "list"),
    calculated(
      H.reason,
      "calculatedWords",
      width(11),
      // Who is only expected to be late need not say why yet.
      shortened("reason", width(11), LATE_LINES, `IF(${IS_EARLY},"",${quoted(NO_REASON)})`),
      {
        conditional: REASON_WANTED,
      },
    ),
    planned(H.key, "key", HIDDEN_WIDTH, { hidden: true }),
    calculated(H.row, "calculatedTyped", HIDDEN_WIDTH, rowOfNumberOrEarly, { hidden: true }),
  ].map((column) => banded(plainWhereEmpty(column)));
  return {
    name: TABLES.reportLate,
    row,
    column: 0,
    columns,
    keyColumns: [H.number],
    rows: Array.from({ length: REPORT_LATE_ROWS }, (_, index) => ({
      key: String(index + 1),
      cells: cellsOf(columns, { [H.number]: { content: index + 1 } }),
      lines: LATE_LINES,
    })),
    filter: false,
    ruled: false,
  };
}

/** Every row of the year under review, in the plan's order. */
export function reportRowsTable(
  row: number,
  widths: readonly number[],
  labels: readonly string[],
  rows: readonly ProgressRow[],
): TableSpec {
  const width = (index: number) => widths[index] ?? 0;
  // Who is off track must give a reason; the others may.
  const isLate = `ISNUMBER(INDEX(${NAMES.progress.lateOrder},[[${H.row}]]))`;
  const reason = shortened("reason", width(11), TEXT_LINES, `IF(${isLate},${quoted(NO_REASON)},"")`);
  const columns = [
    planned(H.code, "code", width(0)),
    planned(H.heading, "text", width(1)),
    ...listedColumns(widths, labels, "plan"),
    calculated(H.reason, "calculatedWords", width(11), reason, { conditional: REASON_WANTED }),
    planned(H.key, "key", HIDDEN_WIDTH, { hidden: true }),
    calculated(H.row, "calculatedTyped", HIDDEN_WIDTH, rowOfKey, { hidden: true }),
  ];
  return {
    name: TABLES.reportRows,
    row,
    column: 0,
    columns,
    keyColumns: [H.key],
    rows: rows.map((one) => {
      const amount = decimalCell(one);
      return {
        key: targetKey(one.item, one.indicator),
        cells: cellsOf(columns, {
          ...planCells(one),
          [H.target]: amount,
          [H.actual]: amount,
        }),
        lines: TEXT_LINES,
      };
    }),
    filter: false,
  };
}
