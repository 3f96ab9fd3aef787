import type { FiscalYear, Plan } from "../../plan";
import { formatEra } from "../../plan";
import { NO_GRADE, onTrackShareFormula } from "../../achievement";
import type { DashboardGrid } from "./dashboardGrid";
import { shortHeading } from "./dashboardGrid";
import { linesOf } from "../looks/fitLines";
import { gradeColors, signColors } from "../looks/gradeColors";
import { CHART_CHOICE_HEADERS as C, FIGURE_HEADERS as F, LISTED_HEADERS as H } from "../headers";
import { targetKey } from "../keys";
import {
  LATE_COUNT,
  NO_OWNER_COUNT,
  NO_REASON,
  NO_REASON_COUNT,
  calculated,
  cellsOf,
  listed,
  plainWhereEmpty,
  planned,
  rowOfKey,
  rowOfNumber,
  shortened,
} from "../progress/listedRow";
import { NAMES, TABLES } from "../names";
import { WANTED_FILL } from "../looks/palette";
import type { ProgressRow } from "../progress/progressColumns";
import { absoluteCell, quoted } from "../rowFormula";
import type { ConditionalSpec, TableSpec } from "../spec";
import { CHART_INDICATOR } from "../validations";

const LIST = NAMES.progress;
const ROWS = NAMES.rows;

/** The list of what is off track is as long as this, however much is off track. */
export const DASHBOARD_LATE_ROWS = 20;

/** Coloured from the first one on. */
function wantedIfAny(header: string): ConditionalSpec[] {
  return [{ formula: `[[${header}]]>0`, format: { fill: WANTED_FILL } }];
}

/** The numbers that are looked at first. */
export function figuresTable(row: number, grid: DashboardGrid): TableSpec {
  const [one, two, three, four] = NAMES.labels;
  const count = (label: string) => `SUMPRODUCT((${LIST.grade}=${label})*1)`;
  const counts = [count(one), count(two), count(three), count(four)] as const;
  const share = onTrackShareFormula(counts, { standings: NAMES.standings });
  const formulas: readonly (readonly [header: string, formula: string])[] = [
    [F.late, LATE_COUNT],
    [F.noReason, NO_REASON_COUNT],
    [F.unanswered, `SUMPRODUCT((${LIST.grade}="${NO_GRADE.unanswered}")*1)`],
    [F.check, `SUMPRODUCT((${LIST.grade}="${NO_GRADE.check}")*1)`],
    [F.noOwner, NO_OWNER_COUNT],
  ];
  const columns = [
    planned(F.scope, "text", grid.widthOf(grid.name)),
    calculated(F.share, "figureShare", grid.widthOf(1), share),
    ...formulas.map(([header, formula], index) =>
      calculated(header, "figure", grid.widthOf(2 + index), formula, { conditional: wantedIfAny(header) }),
    ),
  ];
  return {
    name: TABLES.figures,
    row,
    column: grid.name,
    columns,
    keyColumns: [F.scope],
    rows: [{ key: WHOLE_TABLE, cells: cellsOf(columns, { [F.scope]: { content: WHOLE_TABLE } }), lines: 2 }],
    filter: false,
  };
}

/** Not 計画全体: a workbook may hold a part of the plan. */
const WHOLE_TABLE = "この表の全体";

/** In the hidden column of what can be drawn. */
export const IS_NUMERIC = "○";

/**
 * Which indicator the chart shows. Blank, or a text that is not in the list, is the first indicator with numbers.
 *
 * @param source of the drop-down.
 */
export function choiceTable(
  row: number,
  grid: DashboardGrid,
  labels: readonly string[],
  source: string,
): TableSpec {
  const { heading, key, numeric } = NAMES.dashboard;
  const first = `IFERROR(INDEX(${key},MATCH("${IS_NUMERIC}",${numeric},0)),"")`;
  const chosen = `IFERROR(INDEX(${key},MATCH([[${C.heading}]],${heading},0)),${first})`;
  const found = (column: keyof typeof LIST) =>
    `IFERROR(INDEX(${LIST[column]},MATCH([[${C.key}]],${LIST.key},0))&"","")`;
  const column = (offset: number) => grid.widthOf(grid.right + offset);
  const columns = [
    planned(C.number, "year", column(0)),
    {
      header: C.heading,
      owner: "people",
      look: "settingText",
      width: column(1),
      validation: { ...CHART_INDICATOR, source },
    } as const,
    calculated(C.unit, "calculatedText", column(2), found("unit")),
    calculated(C.grade, "calculatedText", column(3), found("grade"), {
      conditional: gradeColors(C.grade, labels),
    }),
    calculated(C.method, "calculatedWords", column(4), found("method")),
    calculated(C.key, "calculatedWords", column(5), `IF([[${C.heading}]]="",${first},${chosen})`, {
      hidden: true,
    }),
  ];
  return {
    name: TABLES.chartChoice,
    row,
    column: grid.right,
    columns,
    keyColumns: [C.number],
    rows: [{ key: "1", cells: cellsOf(columns, { [C.number]: { content: 1 } }) }],
    filter: false,
  };
}

/** The worst rows that are off track, one line each. */
export function lateTable(
  row: number,
  grid: DashboardGrid,
  labels: readonly string[],
  rows: readonly ProgressRow[],
): TableSpec {
  const column = (offset: number) => grid.widthOf(grid.right + offset);
  const place = `MATCH(INDEX(${LIST.key},[[${H.row}]]),${NAMES.dashboard.key},0)`;
  const heading =
    `IF([[${H.row}]]="","",IFERROR(INDEX(${NAMES.dashboard.heading},${place}),` +
    `INDEX(${LIST.code},[[${H.row}]])&" "&INDEX(${LIST.indicator},[[${H.row}]])))`;
  const columns = [
    planned(H.number, "year", column(0)),
    calculated(H.heading, "calculatedWords", column(1), heading),
    calculated(H.owners, "calculatedWords", column(2), shortened("owners", column(2), 1)),
    calculated(H.grade, "calculatedText", column(3), listed("grade"), {
      conditional: gradeColors(H.grade, labels),
    }),
    calculated(H.reason, "calculatedWords", column(4), shortened("reason", column(4), 1, quoted(NO_REASON)), {
      conditional: [{ formula: `[[${H.reason}]]="${NO_REASON}"`, format: { fill: WANTED_FILL } }],
    }),
    calculated(H.row, "calculatedTyped", column(5), rowOfNumber, { hidden: true }),
  ].map(plainWhereEmpty);
  const lines = rows.reduce((most, one) => Math.max(most, linesOf(shortHeading(one), column(1))), 1);
  return {
    name: TABLES.late,
    row,
    column: grid.right,
    columns,
    keyColumns: [H.number],
    rows: Array.from({ length: DASHBOARD_LATE_ROWS }, (_, index) => ({
      key: String(index + 1),
      cells: cellsOf(columns, { [H.number]: { content: index + 1 } }),
      lines,
    })),
    filter: false,
    ruled: false,
  };
}

/** A small bar and a sign for each year, row by row of the plan. */
export function indicatorTable(
  row: number,
  grid: DashboardGrid,
  labels: readonly string[],
  plan: Plan,
  rows: readonly ProgressRow[],
): TableSpec {
  const width = (index: number) => grid.widthOf(grid.numbers[index] ?? 0);
  const columns = [
    planned(H.heading, "text", grid.widthOf(grid.name)),
    calculated(H.grade, "calculatedText", width(0), listed("grade"), {
      conditional: gradeColors(H.grade, labels),
    }),
    calculated(H.bar, "bar", width(1), listed("bar")),
    calculated(H.target, "calculatedTyped", width(2), listed("target")),
    calculated(H.actual, "calculatedTyped", width(3), listed("actual")),
    calculated(H.state, "calculatedText", width(4), listed("state")),
    calculated(H.rate, "calculatedPercent", width(5), listed("rate")),
    calculated(H.method, "calculatedText", width(6), listed("method")),
    planned(H.unit, "text", width(7)),
    ...plan.years.map((year, index) =>
      calculated(formatEra(year), "calculatedText", grid.widthOf(grid.years[index] ?? 0), signIn(year), {
        conditional: signColors(formatEra(year), labels),
      }),
    ),
    planned(H.key, "key", grid.widthOf(grid.key), { hidden: true }),
    calculated(H.row, "calculatedTyped", grid.widthOf(grid.row), rowOfKey, { hidden: true }),
    planned(H.numeric, "stage", grid.widthOf(grid.numeric), { hidden: true }),
  ];
  return {
    name: TABLES.indicators,
    row,
    column: grid.name,
    columns,
    keyColumns: [H.key],
    rows: rows.map((one) => {
      const key = targetKey(one.item, one.indicator);
      const decimals = one.indicator?.targets.some(
        ({ value }) => typeof value === "number" && !Number.isInteger(value),
      );
      const amount = decimals ? ({ content: null, look: "calculatedDecimal" } as const) : undefined;
      return {
        key,
        cells: cellsOf(columns, {
          [H.heading]: { content: shortHeading(one) },
          [H.unit]: { content: one.indicator?.unit || null },
          [H.key]: { content: key },
          [H.numeric]: { content: hasNumbers(one) ? IS_NUMERIC : null },
          [H.target]: amount,
          [H.actual]: amount,
        }),
      };
    }),
    filter: false,
  };
}

function hasNumbers({ indicator }: ProgressRow): boolean {
  return indicator?.targets.some(({ value }) => typeof value === "number") ?? false;
}

/** The first character of 判定 in a year; "" after the year under review, and where 実績入力 has no such row. */
function signIn(year: FiscalYear): string {
  const grade = `INDEX(${ROWS.grade},MATCH([[${H.key}]]&"|${year}",${ROWS.key},0))`;
  return `IF(${year}>${NAMES.reviewYear},"",IFERROR(LEFT(${grade},1),""))`;
}

/** The cells of a table's column, for a drop-down of its own sheet. */
export function bodyOf({ row, column, columns, rows }: TableSpec, header: string): string {
  const at = column + columns.findIndex((one) => one.header === header);
  return `${absoluteCell(row + 1, at)}:${absoluteCell(row + rows.length, at)}`;
}
