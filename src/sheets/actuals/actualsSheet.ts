import type { Indicator, Plan } from "../../plan";
import { ownersOf } from "../../plan";
import { DIRECTION_LABELS, KIND_LABELS, METHOD_LABELS, defaultMethod } from "../../achievement";
import type { ActualRow } from "./actualRows";
import { actualRows } from "./actualRows";
import { GRADE_CELL, RATE_CELL, gradeRules, reasonRules, reviewedRules } from "./actualsRules";
import type { Selection } from "../choice";
import { filledCell } from "./filledCell";
import { ACTUAL_HEADERS as H, NO_INDICATOR } from "../headers";
import type { LegendCells } from "../looks/legend";
import { legendBlocks } from "../looks/legend";
import { NAMES, SHEETS, TABLES } from "../names";
import type { CellSpec, ColumnSpec, RowSpec, SheetSpec } from "../spec";
import { EMPTY, stageCell, yearTargetCell } from "../targets/targetCells";
import type { Asked } from "../requests/requestTerms";
import { ownersCell, requestBlock } from "../requests/requestTerms";
import { footer, titleBlock } from "../looks/titleBlock";
import { ANY_NUMBER, ANY_TEXT, METHOD_CHOICE, STAGE_CHOICE, STATE_CHOICE } from "../validations";
import { numberWidth } from "../looks/widths";
import { wholePlan, withRoom } from "../wholePlan";
import type { Written } from "../written";
import { yearName } from "../written";

const HEADER_ROW = 6;

/** Names of columns reach at least this far beyond the rows of the whole plan: what a later plan adds is looked up as well. */
const SPARE_ROWS = 100;

interface Column {
  readonly spec: ColumnSpec;
  readonly cell: (row: ActualRow) => CellSpec;
}

/**
 * 実績入力: one row per indicator and fiscal year. Items without an indicator have a row per year as well, so that their
 * 取組状況 can be reported. Departments fill in the pale yellow cells; rates, grades and colours are plain Excel formulas.
 *
 * @param asked makes it the sheet of a department's file: the head says until when and to whom, rows of several departments
 * are marked, and people's cells hold what the office sends along.
 */
export function actualsSheet(plan: Plan, selection: Selection, written: Written, asked?: Asked): SheetSpec {
  const rows = actualRows(selection);
  // A department's file is not written a second time.
  const reached = asked ? rows.length : actualRows(wholePlan(plan)).length;
  const position = (header: string) => HEADERS.indexOf(header);
  const legend: LegendCells = {
    row: 1,
    standing: position(H.rate),
    label: position(H.grade),
    review: [4, 2],
  };
  const columns = columnsOf(plan, rows, legend, asked);
  const lead =
    "薄い黄色のセルに入力してください。ほかのセルは計算されるか、計画から転記したものです。" +
    "未定の数値は空欄のままにしてください。段階の指標と数値目標のない項目は「段階」を選んでください。";
  return {
    role: "actuals",
    name: SHEETS.actuals,
    visibility: "visible",
    blocks: [
      ...(asked
        ? requestBlock(plan, asked.terms, written)
        : titleBlock(
            SHEETS.actuals,
            plan,
            selection.years.map(({ year }) => year),
            written,
            lead,
          )),
      ...legendBlocks(legend),
    ],
    tables: [
      {
        name: TABLES.actuals,
        row: HEADER_ROW,
        column: 0,
        columns: columns.map(({ spec }) => spec),
        keyColumns: [H.key],
        rows: rows.map((row): RowSpec => ({
          key: row.key,
          cells: columns.map(({ spec, cell }) => filledCell(cell(row), spec, asked?.values.get(row.key))),
        })),
        filter: true,
      },
    ],
    names: Object.entries(NAMES.rows).map(([column, name]) => ({
      name,
      row: HEADER_ROW,
      column: position(H[column as keyof typeof NAMES.rows]),
      rows: 1 + withRoom(reached, SPARE_ROWS),
    })),
    widths: {},
    freeze: { rows: HEADER_ROW + 1, columns: position(H.indicator) + 1 },
    print: {
      orientation: "landscape",
      titleRows: [HEADER_ROW, HEADER_ROW],
      footer: footer(plan, SHEETS.actuals),
    },
    isProtected: true,
  };
}

const HEADERS: readonly string[] = Object.values(H);

function columnsOf(
  plan: Plan,
  rows: readonly ActualRow[],
  legend: LegendCells,
  asked: Asked | undefined,
): Column[] {
  const widths = rows.map(({ indicator, index }) => {
    const value = indicator?.targets[index]?.value;
    return typeof value === "number" ? numberWidth(value) : 0;
  });
  // One more digit and its comma than the largest target, for actuals beyond it; and the five letters of a header beside
  // its filter button.
  const amount = Math.max(13, 4 + widths.reduce((widest, width) => Math.max(widest, width), 0));

  const columns: Readonly<Record<keyof typeof H, Column>> = {
    key: fromPlan(H.key, "key", 18, ({ key }) => ({ content: key }), { hidden: true }),
    year: fromPlan(H.year, "text", 15, ({ year }) => ({ content: yearName(year) }), {
      conditional: reviewedRules(legend),
    }),
    westernYear: fromPlan(H.westernYear, "year", 7, ({ year }) => ({ content: year })),
    owners: fromPlan(H.owners, "text", 10, ({ item }) =>
      asked ? ownersCell(item, asked.terms.department) : { content: ownersOf(item) },
    ),
    code: fromPlan(H.code, "code", 9, ({ item }) => ({ content: item.code })),
    item: fromPlan(H.item, "text", 19, ({ item }) => ({ content: item.name })),
    indicator: fromPlan(H.indicator, "text", 15, ({ indicator }) => ({
      content: indicator?.name ?? NO_INDICATOR,
    })),
    unit: fromPlan(H.unit, "text", 7, ({ indicator }) => ({ content: indicator?.unit || null })),
    schedule: fromPlan(H.schedule, "stage", 10, ({ item, index }) => stageCell(item, index, plan)),
    target: fromPlan(H.target, "number", amount, ({ indicator, index }) =>
      indicator ? yearTargetCell(indicator, index, plan) : EMPTY,
    ),
    direction: fromPlan(H.direction, "stage", 7, ({ indicator }) => ({
      content: DIRECTION_LABELS[indicator?.direction ?? "none"] || null,
    })),
    kind: fromPlan(H.kind, "stage", 6, ({ indicator }) => ({
      content: KIND_LABELS[indicator?.kind ?? "stage"],
    })),
    firstHalf: typedNumber(H.firstHalf, amount),
    forecast: typedNumber(H.forecast, amount),
    actual: typedNumber(H.actual, amount),
    stage: {
      spec: { header: H.stage, owner: "people", look: "inputChoice", width: 10, validation: STAGE_CHOICE },
      cell: () => EMPTY,
    },
    state: {
      spec: { header: H.state, owner: "people", look: "inputChoice", width: 10, validation: STATE_CHOICE },
      cell: () => EMPTY,
    },
    // The office's: locked, and changed after taking the protection off.
    baseline: {
      spec: { header: H.baseline, owner: "people", look: "number", width: amount, validation: ANY_NUMBER },
      cell: ({ indicator }) => (hasDecimals(indicator) ? DECIMAL_CELL : EMPTY),
    },
    method: {
      spec: { header: H.method, owner: "people", look: "text", width: 12, validation: METHOD_CHOICE },
      cell: ({ indicator }) => ({ content: METHOD_LABELS[defaultMethod(indicator)] }),
    },
    rate: calculated(H.rate, "calculatedPercent", 9, RATE_CELL, legend),
    grade: calculated(H.grade, "calculatedText", 12, GRADE_CELL, legend),
    progress: typedText(H.progress),
    reason: typedText(H.reason, reasonRules(legend)),
  };
  return Object.values(columns);
}

const DECIMAL_CELL: CellSpec = { content: null, look: "decimal" };
const INPUT_DECIMAL_CELL: CellSpec = { content: null, look: "inputDecimal" };
/** Nobody is asked for a number here: locked, and not yellow, so that none is typed that would be refused later. */
const NOT_ASKED_CELL: CellSpec = { content: null, look: "number" };

function hasDecimals(indicator: Indicator | null): boolean {
  return (
    indicator?.targets.some(({ value }) => typeof value === "number" && !Number.isInteger(value)) ?? false
  );
}

function fromPlan(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  cell: Column["cell"],
  more: Pick<ColumnSpec, "hidden" | "conditional"> = {},
): Column {
  return { spec: { header, owner: "plan", look, width, ...more }, cell };
}

function typedNumber(header: string, width: number): Column {
  return {
    spec: { header, owner: "people", look: "inputNumber", width, validation: ANY_NUMBER },
    cell: ({ indicator }) => {
      if (indicator === null || indicator.kind === "stage") return NOT_ASKED_CELL;
      return hasDecimals(indicator) ? INPUT_DECIMAL_CELL : EMPTY;
    },
  };
}

function typedText(header: string, conditional: ColumnSpec["conditional"] = []): Column {
  return {
    spec: { header, owner: "people", look: "inputText", width: 24, validation: ANY_TEXT, conditional },
    cell: () => EMPTY,
  };
}

function calculated(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  formula: string,
  legend: LegendCells,
): Column {
  return {
    spec: { header, owner: "formula", look, width, formula, conditional: gradeRules(legend) },
    cell: () => EMPTY,
  };
}
