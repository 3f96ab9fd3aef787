import type { WorkbookChange } from "../workflows/port";
import { touchedSheets } from "./changeSteps";
import type { Inspection } from "./inspect";
import { rangeOf } from "./step";

/** What is in the workbook after a write broke off. */
export interface Remains {
  readonly sheets: readonly { readonly id: string; readonly name: string; readonly isProtected: boolean }[];
  /** Body rows of the tables that were to be changed. */
  readonly bodyRows: ReadonlyMap<string, number>;
}

/** Queues the reading of what is there; ready after one sync. */
export function queueRemains(workbook: Excel.Workbook, change: WorkbookChange): () => Remains {
  const sheets = workbook.worksheets.load("items/id,items/name,items/protection/protected");
  const tables = change.tables.map(({ table }) => {
    const found = workbook.tables.getItemOrNullObject(table).load("name");
    return { table, found, rows: found.rows.load("count") };
  });
  return () => ({
    sheets: sheets.items.map(({ id, name, protection }) => ({ id, name, isProtected: protection.protected })),
    bodyRows: new Map(
      tables.filter(({ found }) => !found.isNullObject).map(({ table, rows }) => [table, rows.count]),
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

  for (const { table, sheet } of change.tables) {
    const body = before.tables.get(table);
    const rows = (now.bodyRows.get(table) ?? 0) - (body?.rows ?? 0);
    if (!body || rows <= 0) continue;
    const added = rangeOf(workbook.worksheets.getItem(sheet), { ...body, row: body.row + body.rows, rows });
    // Rules belong to the cells, not to the table's rows: what is left of them would pile up.
    added.conditionalFormats.clearAll();
    added.dataValidation.clear();
    for (let row = 0; row < rows; row += 1) workbook.tables.getItem(table).rows.getItemAt(body.rows).delete();
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
        if (format) restoreFormat(rangeOf(workbook.worksheets.getItem(sheet), cell).format, format);
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

  for (const { name, options } of locked) workbook.worksheets.getItem(name).protection.protect(options);
  if (change.createSheets.length > 0) workbook.worksheets.getItemOrNullObject(before.activeSheet).activate();
}

/** Text as it stood, a formula as it stood: only their values tell apart "=A1" the text and =A1 the formula. */
function restorable(formula: unknown, value: unknown): unknown {
  return typeof formula === "string" && formula !== "" && formula === value ? `'${formula}` : formula;
}

function restoreFormat(
  target: Excel.RangeFormat,
  { fill, font, borders, ...rest }: Excel.CellPropertiesFormat,
): void {
  // A cell without fill reads as white.
  if (!fill?.color || fill.color.toUpperCase() === "#FFFFFF") target.fill.clear();
  else target.fill.color = fill.color;
  if (font) target.font.set({ ...font });
  const bottom = borders?.bottom;
  if (bottom?.style !== undefined) {
    const edge = target.borders.getItem("EdgeBottom");
    edge.style = bottom.style;
    if (bottom.style !== "None" && bottom.color) edge.color = bottom.color;
  }
  if (rest.horizontalAlignment !== undefined) target.horizontalAlignment = rest.horizontalAlignment;
  if (rest.verticalAlignment !== undefined) target.verticalAlignment = rest.verticalAlignment;
  if (rest.wrapText !== undefined) target.wrapText = rest.wrapText;
  if (rest.protection?.locked !== undefined) target.protection.locked = rest.protection.locked;
}
