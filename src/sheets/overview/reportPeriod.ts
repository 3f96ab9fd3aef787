import type { FiscalYear } from "../../plan";
import type { PeriodFormulas } from "../../achievement";
import { DIRECTION_LABELS, KIND_LABELS, periodFormulas } from "../../achievement";
import { LISTED_HEADERS as H, PERIOD_HEADERS as P } from "../headers";
import { targetKey } from "../keys";
import { calculated, cellsOf, planned, rowOfKey } from "../progress/listedRow";
import { NAMES, SHEETS, TABLES } from "../names";
import { WANTED_FILL } from "../looks/palette";
import type { ProgressRow } from "../progress/progressColumns";
import type { TableSpec } from "../spec";
import { HIDDEN_WIDTH, decimalCell, planCells } from "./reportCells";

/** Lines that the longest 注意 of a total takes. */
const ATTENTION_LINES = 3;

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
