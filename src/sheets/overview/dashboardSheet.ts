import type { Plan } from "../../plan";
import { formatEra } from "../../plan";
import type { GradeSettings } from "../../achievement";
import { NO_GRADE, STATE_LABELS } from "../../achievement";
import type { Selection, WriteChoice } from "../choice";
import { dashboardGrid } from "./dashboardGrid";
import type { DashboardGrid } from "./dashboardGrid";
import {
  DASHBOARD_LATE_ROWS,
  IS_NUMERIC,
  bodyOf,
  choiceTable,
  figuresTable,
  indicatorTable,
  lateTable,
} from "./dashboardTables";
import { gradeCounts } from "./gradeCounts";
import type { GradeCounts } from "./gradeCounts";
import { CHART_CHOICE_HEADERS as C, LISTED_HEADERS as H } from "../headers";
import { EARLY_COUNT, LATE_COUNT, NO_OWNER, NO_OWNER_COUNT, NO_REASON_COUNT } from "../progress/listedRow";
import { NAMES, SHEETS } from "../names";
import { ESTIMATE_COLOR, GRADE_BAR_COLORS, SERIES_COLORS } from "../looks/palette";
import { priorityNames, progressRows } from "../progress/progressRows";
import { reviewInWords } from "./reviewInWords";
import { absoluteCell } from "../rowFormula";
import type { BlockSpec, CellSpec, ChartSpec, SheetSpec, TableSpec } from "../spec";
import { rowsOfPlan, scopeInWords } from "./scopeInWords";
import { footer, line, titleBlock } from "../looks/titleBlock";
import { wholePlan, withRoom } from "../wholePlan";
import type { Written } from "../written";

const LIST = NAMES.progress;
const ROWS = NAMES.rows;

/** One line each: more would be too small on one page, and in a drop-down. */
const MOST_INDICATORS = 100;
/** A page holds so many rows of a size that can be read. */
const ROWS_OF_A_PAGE = 40;

/** From the top: title, words, numbers, counts beside the chosen indicator, charts, lists. */
const AT = { scope: 2, words: 3, figures: 7, counts: 10 } as const;
const CHART_ROWS = 16;

/**
 * ダッシュボード: what stands how, on one page. Counts, charts and lists follow 進捗一覧 and 実績入力 by plain formulas, without the
 * add-in; people choose the indicator of one chart and type nothing else. Lists that grow with the plan stand last.
 */
export function dashboardSheet(
  plan: Plan,
  selection: Selection,
  choice: WriteChoice,
  settings: GradeSettings,
  written: Written,
): SheetSpec {
  const all = progressRows(selection);
  const rows = all.slice(0, MOST_INDICATORS);
  const grid = dashboardGrid(rows, plan.years);
  const [firstNumber = 1] = grid.numbers;
  // Free cells: those of 重点項目 that are written later would be missing.
  const counts = gradeCounts(priorityNames(wholePlan(plan)), settings, {
    row: AT.counts,
    name: grid.name,
    first: firstNumber,
    withShare: false,
    nameLook: "code",
    wholeRows: rowsOfPlan(plan),
  });
  const chartsAt = Math.max(counts.end, AT.counts + 1 + plan.years.length) + 1;
  const listsAt = chartsAt + CHART_ROWS + 2;
  const indicators = indicatorTable(listsAt, grid, counts.labels, plan, rows);
  const chosen = choiceTable(AT.figures, grid, counts.labels, bodyOf(indicators, H.heading));
  const late = lateTable(listsAt, grid, counts.labels, rows);
  const lead =
    `「${SHEETS.progress}」と「${SHEETS.actuals}」から計算しています。薄い黄色のセルで、グラフに出す指標を選べます。` +
    "ほかのセルには入力しません。";
  const years = yearBlock(plan, chosen, grid);
  const more =
    all.length > rows.length
      ? `　（先頭の${rows.length}件です。ほか${all.length - rows.length}件は「${SHEETS.progress}」にあります。）`
      : "";
  return {
    role: "dashboard",
    name: SHEETS.dashboard,
    visibility: "visible",
    blocks: [
      ...titleBlock(SHEETS.dashboard, plan, plan.years, written, lead, grid.name),
      line(AT.scope, grid.name, { formula: scopeInWords(plan, choice) }, "warning"),
      line(AT.words, grid.name, { formula: reviewInWords() }, "section"),
      line(
        AT.words + 1,
        grid.name,
        { formula: `${counts.shareInWords}&${counts.denominatorInWords}` },
        "lead",
      ),
      line(AT.words + 2, grid.name, { formula: toDo() }, "warning"),
      line(AT.words + 3, grid.name, { formula: counts.warning }, "warning"),
      line(AT.words + 3, grid.right, "グラフの指標を選ぶ", "caption"),
      line(AT.counts - 1, grid.name, "重点項目ごとの判定の件数", "caption"),
      line(AT.counts - 1, grid.right, { formula: chosenInWords(chosen) }, "caption"),
      ...counts.blocks,
      ...years.blocks,
      line(
        listsAt - 1,
        grid.name,
        `指標ごとの状況${more}　年度の欄は判定の先頭の1文字です（未＝未回答、要＝要確認、―＝判定なし）。`,
        "caption",
      ),
      line(listsAt - 1, grid.right, { formula: lateInWords() }, "caption"),
    ],
    tables: [indicators, figuresTable(AT.figures, grid), chosen, late],
    charts: [gradeChart(counts, grid, chartsAt), yearChart(plan, grid, years, chartsAt)],
    names: Object.entries(NAMES.dashboard).map(([header, name]) => ({
      name,
      row: listsAt,
      column:
        grid.name +
        indicators.columns.findIndex((one) => one.header === H[header as keyof typeof NAMES.dashboard]),
      rows: 1 + withRoom(progressRows(wholePlan(plan)).length, SPARE_ROWS),
    })),
    widths: grid.widths,
    freeze: null,
    print: {
      orientation: "landscape",
      // As wide as it is, its letters would be 6 points high on A4.
      paper: "A3",
      ...(rows.length <= ROWS_OF_A_PAGE ? { pagesTall: 1 as const } : {}),
      titleRows: [0, 0],
      footer: footer(plan, SHEETS.dashboard),
    },
    isProtected: true,
  };
}

/** At least so many rows that a later plan may add are within the names. */
const SPARE_ROWS = 50;

/** Rows whose state asks for a reason that is not there. */
const EXPLAINED_COUNT = [STATE_LABELS.excluded, STATE_LABELS.incalculable]
  .map((state) => `SUMPRODUCT((${LIST.state}="${state}")*(${LIST.reason}="")*(${LIST.weight}=""))`)
  .join("+");

/** What is still to be done, with numbers; "" where nothing is. */
function toDo(): string {
  const counted: readonly (readonly [count: string, before: string, after: string])[] = [
    [NO_REASON_COUNT, "遅れで理由・対応が空欄 ", "件。"],
    [`SUMPRODUCT((${LIST.grade}="${NO_GRADE.unanswered}")*1)`, `${NO_GRADE.unanswered} `, "件。"],
    [`SUMPRODUCT((${LIST.grade}="${NO_GRADE.check}")*1)`, `${NO_GRADE.check} `, "件。"],
    [NO_OWNER_COUNT, `${NO_OWNER} `, "件。"],
    [EXPLAINED_COUNT, `${STATE_LABELS.excluded}・${STATE_LABELS.incalculable}で理由・対応が空欄 `, "件。"],
    [EARLY_COUNT, "年度末に遅れる見込み ", "件（推定）。"],
  ];
  const parts = counted.map(
    ([count, before, after]) => `IF(${count}>0,"${before}"&(${count})&"${after}","")`,
  );
  const any = counted.map(([count]) => `${count}`).join("+");
  return `IF(${any}>0,"確かめること: "&${parts.join("&")}&"どの行かは「${SHEETS.progress}」の注意の列にあります。","")`;
}

/** Says of the list how much of it is shown. */
function lateInWords(): string {
  const more = `"。ほか"&(${LATE_COUNT}-${DASHBOARD_LATE_ROWS})&"件は「${SHEETS.progress}」にあります。"`;
  return (
    `"遅れている取組 "&${LATE_COUNT}&"件（区分の悪い順）"&` +
    `IF(${LATE_COUNT}>${DASHBOARD_LATE_ROWS},${more},"")&"　長い文は…で切っています。全文は「${SHEETS.actuals}」にあります。"`
  );
}

function cellIn(table: TableSpec, header: string): string {
  const offset = table.columns.findIndex((column) => column.header === header);
  return absoluteCell(table.row + 1, table.column + offset);
}

/** Which indicator the chart shows, and why where nobody chose it. */
function chosenInWords(choice: TableSpec): string {
  const [typed, key] = [cellIn(choice, C.heading), cellIn(choice, C.key)];
  const { heading, key: keys, numeric } = NAMES.dashboard;
  const place = `MATCH(${key},${keys},0)`;
  const unit = cellIn(choice, C.unit);
  const shown = `INDEX(${heading},${place})&IF(${unit}="","","（"&${unit}&"）")`;
  const undrawn = `IF(INDEX(${numeric},${place})="${IS_NUMERIC}","","　（数値目標がないため、グラフはありません。）")`;
  const isKnown = `ISNUMBER(MATCH(${typed},${heading},0))`;
  return (
    `IFERROR("グラフの指標: "&${shown}&IF(${typed}="","　（空欄のため、数値目標のある最初の指標です。）",` +
    `IF(${isKnown},${undrawn},"　（選んだ指標が一覧にないため、数値目標のある最初の指標です。）")),"数値目標のある指標がありません。")`
  );
}

interface YearBlock {
  readonly blocks: readonly BlockSpec[];
  readonly row: number;
  readonly headers: readonly string[];
}

/** Target, actual and estimate of the chosen indicator, one row per year of the plan; blank where there is no number. */
function yearBlock(plan: Plan, choice: TableSpec, grid: DashboardGrid): YearBlock {
  const key = cellIn(choice, C.key);
  const headers = [H.target, H.actual, ESTIMATE_HEADER];
  const number = (formula: string): CellSpec => ({ content: { formula }, look: "calculatedTyped" });
  const inYear = (column: string, year: number) => {
    const found = `INDEX(${column},MATCH(${key}&"|${year}",${ROWS.key},0))`;
    return `IFERROR(IF(ISNUMBER(${found}),${found},""),"")`;
  };
  const estimate = (year: number) => {
    const found = `INDEX(${LIST.estimate},MATCH(${key},${LIST.key},0))`;
    return `IF(${NAMES.reviewYear}=${year},IFERROR(IF(ISNUMBER(${found}),${found},""),""),"")`;
  };
  const first = grid.right + 1;
  return {
    row: AT.counts,
    headers,
    blocks: [
      {
        row: AT.counts,
        column: first,
        cells: [["年度", ...headers].map((content): CellSpec => ({ content, look: "header" }))],
      },
      ...plan.years.map((year, index) =>
        line(AT.counts + 1 + index, first, `${formatEra(year)} (${year})`, "lead"),
      ),
      {
        row: AT.counts + 1,
        column: first + 1,
        cells: plan.years.map((year) => [
          number(inYear(ROWS.target, year)),
          // Who looks at an earlier year sees what was known of it.
          number(`IF(${year}>${NAMES.reviewYear},"",${inYear(ROWS.actual, year)})`),
          number(estimate(year)),
        ]),
      },
    ],
  };
}

/** Beside an actual value there is none. */
const ESTIMATE_HEADER = "見込（推定）";

function gradeChart(counts: GradeCounts, grid: DashboardGrid, row: number): ChartSpec {
  return {
    name: "重点項目別の判定",
    kind: "stackedBars",
    title: "重点項目ごとの判定（件数）",
    description: "重点項目ごとの、判定の区分別の件数の積み上げ横棒グラフ。数値はこの上の表にあります。",
    categories: counts.categories,
    series: counts.series.map(({ row: at, column, text, values }, index) => ({
      name: { row: at, column, text },
      values,
      color: GRADE_BAR_COLORS[index] ?? GRADE_BAR_COLORS[0],
    })),
    place: { row, column: grid.name, rows: CHART_ROWS, columns: grid.key },
    axisFormat: "0",
  };
}

function yearChart(plan: Plan, grid: DashboardGrid, { row, headers }: YearBlock, at: number): ChartSpec {
  const column = (offset: number) => ({ row: row + 1, column: offset, rows: plan.years.length, columns: 1 });
  const colors = [SERIES_COLORS.target, SERIES_COLORS.actual, ESTIMATE_COLOR];
  const first = grid.right + 1;
  return {
    name: "選んだ指標の推移",
    kind: "columns",
    title: "選んだ指標の目標と実績",
    description:
      "選んだ指標の、年度ごとの目標と実績の縦棒グラフ。見込は実績がない年度の推定です。数値はこの上の表にあります。",
    categories: column(first),
    series: headers.map((text, index) => ({
      name: { row, column: first + 1 + index, text },
      values: column(first + 1 + index),
      color: colors[index] ?? ESTIMATE_COLOR,
    })),
    place: { row: at, column: grid.right, rows: CHART_ROWS, columns: 5 },
    // Amounts in thousands and shares below one stand on the same chart, one after the other.
    axisFormat: "[>=100]#,##0;General",
  };
}
