import {
  DEFAULT_SETTINGS,
  DIRECTION_LABELS,
  KIND_LABELS,
  defaultMethod,
  evaluateRow,
  pace,
  parseMethod,
  rate,
} from "../../achievement";
import {
  fail,
  succeed,
  type FiscalYear,
  type Indicator,
  type IndicatorKind,
  type Item,
  type Plan,
  type Result,
} from "../../plan";
import { ACTUAL_HEADERS, NAMES, TABLES, actualKey } from "../../sheets";
import type { FunctionArgument } from "./insertFunction";
import type { CellValue, WorkbookPort } from "../port";
import { tableReader } from "../tableReader";

/** A custom function about a row of 実績入力: its arguments are that row's cells. */
export interface RowCall {
  readonly name: "STATUS" | "PACE";
  readonly item: Item;
  /** null: the item has none. */
  readonly indicator: Indicator | null;
  readonly year: FiscalYear;
}

/** What the function shows: a word, a fraction (0.9 = 90 %), or an error with its message. */
export type RowAnswer =
  | { readonly kind: "value"; readonly value: string | number }
  | { readonly kind: "none"; readonly message: string };

type Column = keyof typeof NAMES.rows;

/** Columns in the order of the function's parameters; `year` and `asOf` are no columns. */
function parameters({ name, indicator }: RowCall): readonly (Column | "year" | "asOf")[] {
  if (name === "PACE")
    return ["target", "firstHalf", "forecast", "year", "asOf", "method", "baseline", "kind", "direction"];
  if (defaultMethod(indicator) !== "stage")
    return ["target", "actual", "state", "method", "baseline", "direction"];
  // An item without an indicator is measured by its schedule.
  return [indicator === null ? "schedule" : "target", "stage", "state", "method"];
}

/**
 * The arguments for a formula: each looks the row up by its key, so that it stays with the row when people sort.
 *
 * @example rowArguments({ name: "PACE", … })[3] // 2022
 */
export function rowArguments(call: RowCall): readonly FunctionArgument[] {
  const key = actualKey(call.item, call.indicator, call.year).replaceAll('"', '""');
  const row = `MATCH("${key}",${NAMES.rows.key},0)`;
  return parameters(call).map((parameter) => {
    if (parameter === "year") return call.year;
    return { formula: parameter === "asOf" ? NAMES.asOf : `INDEX(${NAMES.rows[parameter]},${row})` };
  });
}

/**
 * What the function would show now, from the cells that its arguments point at.
 *
 * @returns issues `workbook.notWritten`, `table.columnMissing`, `row.missing`: the formula would find nothing.
 * @example answerOfRow(port, plan, { name: "STATUS", … }) // { ok: true, value: { kind: "value", value: "○概ね達成" } }
 */
export async function answerOfRow(port: WorkbookPort, plan: Plan, call: RowCall): Promise<Result<RowAnswer>> {
  const { tables, names } = await port.snapshot({ tables: [TABLES.actuals], names: [NAMES.asOf] });
  const [table] = tables;
  if (!table) {
    return fail(
      "workbook.notWritten",
      TABLES.actuals,
      "このブックには、まだ実績を入力する表がありません。「書き込み」で計画の表を書き込んでください。",
    );
  }
  const columns = parameters(call);
  const headers = columns.flatMap((one) => (one === "year" || one === "asOf" ? [] : [ACTUAL_HEADERS[one]]));
  const read = tableReader(table, [ACTUAL_HEADERS.key, ...headers]);
  if (!read.ok) return read;
  const key = actualKey(call.item, call.indicator, call.year);
  const values = table.values.find((row) => read.value(row, ACTUAL_HEADERS.key) === key);
  if (!values) {
    return fail(
      "row.missing",
      key,
      `シート「${table.sheet}」に、この取組項目と年度の行がありません。「書き込み」で行を加えてください。`,
    );
  }
  const cells = new Map<string, CellValue>(
    columns.map((one) => {
      if (one === "year") return [one, call.year];
      if (one === "asOf") return [one, names[0]?.values[0]?.[0] ?? ""];
      return [one, read.value(values, ACTUAL_HEADERS[one])];
    }),
  );
  const cell = (name: string): CellValue => cells.get(name) ?? "";
  return succeed(call.name === "PACE" ? paceOf(cell, call.year) : statusOf(cell, columns, plan.stages));
}

type Cell = (name: string) => CellValue;

/** As the function takes them: with 段階, target and actual value are stages. */
function statusOf(cell: Cell, [goal, actual]: readonly string[], stages: readonly string[]): RowAnswer {
  const reported = cell(actual ?? "");
  const row = evaluateRow(
    {
      target: cell(goal ?? ""),
      actual: reported,
      state: cell("state"),
      method: cell("method"),
      baseline: cell("baseline"),
      direction: cell("direction"),
      stage: reported,
    },
    DEFAULT_SETTINGS,
    stages,
  );
  return { kind: "value", value: row.grade };
}

function paceOf(cell: Cell, fiscalYear: FiscalYear): RowAnswer {
  const asOf = cell("asOf");
  const method = parseMethod(cell("method"));
  if (!method.ok) return { kind: "none", message: method.issues[0].message };
  if (typeof asOf !== "number")
    return {
      kind: "none",
      message: "設定の基準日が日付ではありません。設定の「基準日」に日付を入力してください。",
    };
  const found = pace({
    kind: method.value === "stage" ? "stage" : kindOf(cell("kind")),
    firstHalf: cell("firstHalf"),
    forecast: cell("forecast"),
    baseline: cell("baseline"),
    fiscalYear,
    asOf,
  });
  if (found.kind === "none") return found;
  const result = rate({
    target: cell("target"),
    actual: found.value,
    method: method.value,
    baseline: cell("baseline"),
    direction: cell("direction") === DIRECTION_LABELS.lower ? "lower" : "higher",
  });
  return result.kind === "rate" ? { kind: "value", value: result.value } : result;
}

/** The plan's own column; blank is 合計. */
function kindOf(label: CellValue): IndicatorKind {
  const kinds = Object.keys(KIND_LABELS) as readonly IndicatorKind[];
  return kinds.find((kind) => KIND_LABELS[kind] === label) ?? "annual";
}
