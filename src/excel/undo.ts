import type { WorkbookChange } from "../workflows/port";
import { touchedSheets } from "./changeSteps";
import type { Inspection } from "./inspect";
import { restoreFormat } from "./restoreFormat";
import { rangeOf } from "./step";
import { queueEmptied, roomOf } from "./tableRoom";

/** What is in the workbook after a write broke off. */
export interface Remains {
  readonly sheets: readonly { readonly id: string; readonly name: string; readonly isProtected: boolean }[];
  /** The tables that were to grow: their body rows, and the conditional formats by id where they were to grow to. */
  readonly tables: ReadonlyMap<string, { readonly bodyRows: number; readonly rules: readonly string[] }>;
}

/** Queues the reading of what is there; ready after one sync. */
export function queueRemains(workbook: Excel.Workbook, change: WorkbookChange): () => Remains {
  const sheets = workbook.worksheets.load("items/id,items/name,items/protection/protected");
  const growing = change.tables.filter(({ addedRows }) => addedRows.length > 0);
  const tables = growing.map((one) => {
    const found = workbook.tables.getItemOrNullObject(one.table).load("name");
    const { row, column, rows, columns } = roomOf(one);
    const room = found.worksheet.getRangeByIndexes(row, column, rows, columns).untrack();
    return {
      table: one.table,
      found,
      rows: found.rows.load("count"),
      rules: room.conditionalFormats.load("items/id"),
    };
  });
  return () => ({
    sheets: sheets.items.map(({ id, name, protection }) => ({ id, name, isProtected: protection.protected })),
    tables: new Map(
      tables
        .filter(({ found }) => !found.isNullObject)
        .map(({ table, rows, rules }) => [
          table,
          { bodyRows: rows.count, rules: rules.items.map(({ id }) => id) },
        ]),
    ),
  });
}

/** Names of sheets that this write has made: there now, not there before. A namesake that was there before is not ours. */
export function madeSheets(change: WorkbookChange, before: Inspection, now: Remains): string[] {
  const old = new Set(before.sheets.map(({ id }) => id));
  const wanted = new Set(change.createSheets.map(({ name }) => name));
  return now.sheets.filter(({ id, name }) => !old.has(id) && wanted.has(name)).map(({ name }) => name);
}

/** Queues the protection of sheets that were unlocked before another one turned out to have a password. */
export function queueRelock(workbook: Excel.Workbook, before: Inspection, now: Remains): void {
  for (const { id, name, isProtected, options } of before.sheets) {
    const isOpen = now.sheets.some((sheet) => sheet.id === id && !sheet.isProtected);
    if (isProtected && isOpen) workbook.worksheets.getItem(name).protection.protect(options);
  }
}

/** Queues what puts the workbook back as `before` found it, however far the write came. */
export function queueUndo(
  workbook: Excel.Workbook,
  change: WorkbookChange,
  before: Inspection,
  now: Remains,
): void {
  const touched = new Set(touchedSheets(change));
  const locked = before.sheets.filter(({ name, isProtected }) => isProtected && touched.has(name));
  for (const { id, name } of locked) {
    if (now.sheets.some((sheet) => sheet.id === id && sheet.isProtected)) {
      workbook.worksheets.getItem(name).protection.unprotect();
    }
  }

  const made = new Set(madeSheets(change, before, now));
  for (const sheet of change.createSheets) {
    if (!made.has(sheet.name)) continue;
    for (const { name } of sheet.names) {
      if (!before.names.has(name.toLowerCase())) workbook.names.getItemOrNullObject(name).delete();
    }
    const unwanted = workbook.worksheets.getItem(sheet.name);
    // Excel does not delete a very hidden sheet.
    unwanted.visibility = "Visible";
    unwanted.delete();
  }

  for (const room of before.rooms) {
    const { bodyRows = 0, rules = [] } = now.tables.get(room.table) ?? {};
    const body = before.tables.get(room.table);
    // A table comes first of all to its new size: where it has not, nothing is in its new rows either.
    if (!body || bodyRows <= body.rows) continue;
    const whole = { ...room.area, row: room.area.row - body.rows - 1, rows: body.rows + 1 };
    workbook.tables.getItem(room.table).resize(rangeOf(workbook.worksheets.getItem(room.sheet), whole));
    queueEmptied(workbook, room, rules);
  }

  for (const { sheet, area } of before.looks) {
    rangeOf(workbook.worksheets.getItem(sheet), area).numberFormat = "General" as unknown as string[][];
  }
  for (const { sheet, area, values, formulas } of before.contents) {
    rangeOf(workbook.worksheets.getItem(sheet), area).formulas = formulas.map((line, row) =>
      line.map((formula, column) => restorable(formula, values[row]?.[column])),
    );
  }
  for (const { sheet, area, numberFormats, properties } of before.looks) {
    rangeOf(workbook.worksheets.getItem(sheet), area).numberFormat = numberFormats;
    properties.forEach((line, row) =>
      line.forEach(({ format }, column) => {
        const cell = { row: area.row + row, column: area.column + column, rows: 1, columns: 1 };
        if (format) restoreCell(rangeOf(workbook.worksheets.getItem(sheet), cell).format, format);
      }),
    );
  }
  for (const { sheet, area, type, rule, prompt, errorAlert, ignoreBlanks } of before.validations) {
    const { dataValidation } = rangeOf(workbook.worksheets.getItem(sheet), area);
    dataValidation.clear();
    if (type === "None") continue;
    dataValidation.rule = rule;
    dataValidation.prompt = prompt;
    dataValidation.errorAlert = errorAlert;
    dataValidation.ignoreBlanks = ignoreBlanks;
  }

  for (const { sheet, area } of before.hiddenColumns) {
    rangeOf(workbook.worksheets.getItem(sheet), area).columnHidden = true;
  }

  for (const { name, options } of locked) workbook.worksheets.getItem(name).protection.protect(options);
  if (change.createSheets.length > 0) workbook.worksheets.getItemOrNullObject(before.activeSheet).activate();
}

/** Text as it stood, a formula as it stood: only their values tell apart "=A1" the text and =A1 the formula. */
function restorable(formula: unknown, value: unknown): unknown {
  return typeof formula === "string" && formula !== "" && formula === value ? `'${formula}` : formula;
}

function restoreCell(target: Excel.RangeFormat, { borders, ...format }: Excel.CellPropertiesFormat): void {
  restoreFormat(target, format);
  const bottom = borders?.bottom;
  if (bottom?.style === undefined) return;
  const edge = target.borders.getItem("EdgeBottom");
  edge.style = bottom.style;
  if (bottom.style !== "None" && bottom.color) edge.color = bottom.color;
}
