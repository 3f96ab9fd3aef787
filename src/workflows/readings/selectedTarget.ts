import { fail, formatEra, itemsInOrder, succeed, type FiscalYear, type Plan, type Result } from "../../plan";
import {
  ACTUAL_HEADERS as A,
  TABLES,
  cardTable,
  gradeHeader,
  scheduleHeader,
  targetHeader,
} from "../../sheets";
import type { TableSnapshot, WorkbookPort } from "../port";

/** What a cell is about, as far as its row and column say. */
export interface SelectedTarget {
  readonly code: string;
  /** null: the item's schedule. */
  readonly indicatorId: string | null;
  /** null: the cell is about no single year. */
  readonly year: FiscalYear | null;
}

/**
 * Which target of the plan the selected cell is about, wherever the add-in's tables have been moved or sorted to.
 *
 * @returns `trace.noCell`: the cell is in no row of a table that the add-in made, or the plan does not have what its row is about.
 * @example await selectedTarget(port, plan) // in 実績入力: { code: "2-1-2", indicatorId: "2-1-2-1", year: 2022 }
 */
export async function selectedTarget(port: WorkbookPort, plan: Plan): Promise<Result<SelectedTarget>> {
  const { address } = await port.activeCell();
  const { tables } = await port.snapshot({ tables: rowTables(plan), names: [] });
  const place = placeOf(address);
  const found = place && tables.map((table) => targetAt(plan, table, place)).find((one) => one !== null);
  if (found) return succeed(found);
  return fail(
    "trace.noCell",
    address,
    `選択中のセル(${address.replaceAll("'", "").replace("!", " ")})からは、どの目標かが分かりません。計画目標、実績入力、進捗一覧、個票、読み取り確認の表の行を選んでください。`,
  );
}

/** Tables with a row for each indicator, or for each indicator and year. */
function rowTables(plan: Plan): readonly string[] {
  return [
    TABLES.targets,
    TABLES.actuals,
    TABLES.progress,
    TABLES.readings,
    TABLES.audit,
    ...itemsInOrder(plan).map(({ item }) => cardTable(item.code)),
  ];
}

interface Place {
  readonly sheet: string;
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

function placeOf(address: string): Place | null {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([1-9]\d{0,6})/.exec(address);
  if (!match) return null;
  const [, quoted, plain = "", letters = "", row] = match;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { sheet: quoted?.replaceAll("''", "'") ?? plain, row: Number(row) - 1, column };
}

function targetAt(plan: Plan, table: TableSnapshot, { sheet, row, column }: Place): SelectedTarget | null {
  if (table.sheet !== sheet) return null;
  const values = table.values[row - table.row - 1];
  const header = table.headers[column - table.column];
  const key = values?.[table.headers.indexOf(A.key)];
  if (header === undefined || key === undefined) return null;
  const [code = "", indicatorId = "", year = ""] = String(key).split("|");
  const item = itemsInOrder(plan).find((placed) => placed.item.code === code)?.item;
  if (!item) return null;
  const indicator = item.indicators.find(({ id }) => id === indicatorId);
  const isSchedule =
    !indicator || header === A.schedule || plan.years.some((one) => header === scheduleHeader(one));
  return {
    code,
    indicatorId: isSchedule ? null : indicator.id,
    year: plan.years.find((one) => String(one) === year) ?? yearOf(plan, header),
  };
}

function yearOf({ years }: Plan, header: string): FiscalYear | null {
  const names = [targetHeader, scheduleHeader, gradeHeader, formatEra];
  return years.find((year) => names.some((name) => name(year) === header)) ?? null;
}
