import type { FiscalYear } from "../../plan";
import { ownersOf } from "../../plan";
import type { PeriodFormulas } from "../../achievement";
import { DIRECTION_LABELS, ESTIMATE_MARK, KIND_LABELS, periodFormulas } from "../../achievement";
import { gradeColors, levelColors } from "../looks/gradeColors";
import { LISTED_HEADERS as H, PERIOD_HEADERS as P } from "../headers";
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
import { NAMES, SHEETS, TABLES } from "../names";
import { WANTED_FILL } from "../looks/palette";
import type { ProgressRow } from "../progress/progressColumns";
import { quoted } from "../rowFormula";
import type { CellSpec, ColumnSpec, TableSpec } from "../spec";
import { numberWidth, textWidth } from "../looks/widths";

/** As many of the rows that are off track as fit on one page; the whole list has all of them. */
export const REPORT_LATE_ROWS = 10;
/** Lines that 取組状況 and 理由・対応 get in each row: of the page of what is off track, and of the whole list. */
const LATE_LINES = 4;
const TEXT_LINES = 5;

/** Lines that the longest 注意 of a total takes. */
const ATTENTION_LINES = 3;

const HIDDEN_WIDTH = 14;
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

/** The key of the one row where no indicator adds up over the years: a table has a row. */
const NOTHING = "-";

/** Each of them counts through all of 実績入力 twenty times. */
export const MOST_PERIOD_ROWS = 100;

/** Indicators whose years add up. */
export function addingUp(rows: readonly ProgressRow[]): readonly ProgressRow[] {
  return rows.filter(({ indicator }) => indicator?.kind === "annual" || indicator?.kind === "oneOff");
}

/** Totals of indicators whose years add up, over the years of the plan up to the one under review. */
export function reportPeriodTable(
  row: number,
  widths: readonly number[],
  rows: readonly ProgressRow[],
  years: readonly FiscalYear[],
): TableSpec {
  const width = (index: number) => widths[index] ?? 0;
  const { westernYear, target, actual, state, direction, key } = NAMES.rows;
  // A key with | behind is no number, no date and no part of another key.
  const formulas = periodFormulas(
    {
      years: westernYear,
      targets: target,
      actuals: actual,
      states: state,
      directions: direction,
      where: [[key, `[[${H.key}]]&"|*"`]],
    },
    NAMES.reviewYear,
    { actualToDate: `[[${P.actualToDate}]]`, targetTotal: `[[${P.targetTotal}]]` },
  );
  const columns = [
    planned(H.code, "code", width(0)),
    planned(H.heading, "text", width(1)),
    planned(H.owners, "text", width(2)),
    calculated(P.targetToDate, "calculatedTyped", width(3), formulas.targetToDate),
    calculated(P.actualToDate, "calculatedTyped", width(4), formulas.actualToDate),
    planned(H.unit, "text", width(5)),
    planned(P.direction, "stage", width(6)),
    calculated(P.progress, "calculatedShare", width(7), formulas.progress),
    calculated(P.targetTotal, "calculatedTyped", width(8), formulas.targetTotal),
    calculated(P.missing, "calculatedNumber", width(9), formulas.missing, {
      conditional: [{ formula: `[[${P.missing}]]>0`, format: { fill: WANTED_FILL } }],
    }),
    planned(P.kind, "stage", width(10)),
    calculated(P.attention, "calculatedWords", width(11), periodAttention(years, formulas)),
    planned(H.key, "key", HIDDEN_WIDTH, { hidden: true }),
    // As wide as the list below: where a program moves cells down for new rows, it moves whole tables only.
    calculated(H.row, "calculatedTyped", HIDDEN_WIDTH, rowOfKey, { hidden: true }),
  ];
  const amounts = (one: ProgressRow) => {
    const cell = decimalCell(one);
    return { [P.targetToDate]: cell, [P.actualToDate]: cell, [P.targetTotal]: cell };
  };
  const none = {
    [H.heading]: { content: "年度の値を合計する指標はありません。" },
    [H.key]: { content: NOTHING },
  };
  return {
    name: TABLES.reportPeriod,
    row,
    column: 0,
    columns,
    keyColumns: [H.key],
    rows:
      rows.length === 0
        ? [{ key: NOTHING, cells: cellsOf(columns, none) }]
        : rows.map((one) => ({
            key: targetKey(one.item, one.indicator),
            cells: cellsOf(columns, {
              ...planCells(one),
              ...amounts(one),
              [P.direction]: { content: DIRECTION_LABELS[one.indicator?.direction ?? "none"] || null },
              [P.kind]: { content: KIND_LABELS[one.indicator?.kind ?? "annual"] },
            }),
            lines: ATTENTION_LINES,
          })),
    filter: false,
  };
}

/** Why a total or the progress is missing, or a total is too small or too large, in words. */
function periodAttention(years: readonly FiscalYear[], { excluded, isLower }: PeriodFormulas): string {
  const [total, missing] = [`[[${P.targetTotal}]]`, `[[${P.missing}]]`];
  // The * at the end keeps the key from being taken for a number or a date.
  const doubled = years.map((year) => `COUNTIFS(${NAMES.rows.key},[[${H.key}]]&"|${year}*")>1`);
  return (
    `IF(OR(${doubled.join(",")}),"「${SHEETS.actuals}」に同じ行が重なっていて、二重に足しています。","")&` +
    `IF(${isLower},"少ないほど良い指標のため、割合は示していません。","")&` +
    `IF(${total}="","目標が数値でそろわない年度があります。","")&` +
    `IF(${missing}>0,"実績のない年度が"&${missing}&"年あり、累計は小さく出ています。","")&` +
    `IF(${excluded}>0,"対象外の年度が"&${excluded}&"年あり、目標だけ足しています。","")`
  );
}

function planCells(one: ProgressRow): Readonly<Record<string, CellSpec>> {
  return {
    [H.code]: { content: one.item.code },
    [H.heading]: { content: headingOf(one) },
    [H.owners]: { content: ownersOf(one.item) },
    [H.unit]: { content: one.indicator?.unit || null },
    [H.key]: { content: targetKey(one.item, one.indicator) },
  };
}

function headingOf({ item, indicator }: ProgressRow): string {
  return indicator ? `${item.name}：${indicator.name}` : item.name;
}

/** With as many places as the indicator's targets have. */
function decimalCell({ indicator }: ProgressRow): CellSpec | undefined {
  return indicator?.targets.some(({ value }) => typeof value === "number" && !Number.isInteger(value))
    ? { content: null, look: "calculatedDecimal" }
    : undefined;
}
