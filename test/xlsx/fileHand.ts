/** What people do in a spreadsheet program, done to the bytes of a file: between two steps the file is saved and opened. */
import { XlsxPort } from "../../src/xlsx";
import { areaName, cellName, columnIndex, parseCell } from "../../src/xlsx/formula/address";
import { moved } from "../../src/xlsx/formula/references";
import { forgetResults } from "../../src/xlsx/change/forgetResults";
import { openWorkbook } from "../../src/xlsx/open";
import { regionsOf } from "../../src/xlsx/sheet/regions";
import { readValue } from "../../src/xlsx/sheet/readCell";
import type { SheetPart } from "../../src/xlsx/sheet/SheetPart";
import { writeCell } from "../../src/xlsx/sheet/writeCell";
import type { TablePart } from "../../src/xlsx/workbook/TablePart";
import { nameElements } from "../../src/xlsx/workbook/names";
import type { Workbook } from "../../src/xlsx/workbook/Workbook";
import { XmlElement } from "../../src/xlsx/xml/element";
import { columnLetter } from "../../src/sheets";
import type { CellValue } from "../../src/workflows/port";
import type { Hand } from "../contract/workbookPort.contract";

/** Changes the file with its parts in hand and gives its new bytes. */
export async function editFile(bytes: Uint8Array, edit: (workbook: Workbook) => void): Promise<Uint8Array> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  edit(opened.value);
  // It halts after each formula.
  Array.from(forgetResults(opened.value));
  return opened.value.file.save();
}

export async function openPort(bytes: Uint8Array): Promise<XlsxPort> {
  const opened = await XlsxPort.open(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return opened.value;
}

/** @param edit works on the file that is open */
export function handOn(edit: (change: (workbook: Workbook) => void) => Promise<void>): Hand {
  return {
    addSheet: (name, text) =>
      edit((workbook) => {
        addPlainSheet(workbook, name);
        putValue(workbook, sheetOf(workbook, name), 0, 0, text);
      }),
    put: (name, row, column, value) =>
      edit((workbook) => putValue(workbook, sheetOf(workbook, name), row, column, value)),
    renameHeader: (name, from, to) =>
      edit((workbook) => {
        const table = tableOf(workbook, name);
        const index = table.headers.indexOf(from);
        table.columns[index]?.set("name", to);
        putValue(workbook, table.sheet, table.area.top, table.area.left + index, to);
      }),
    deleteSheet: (name) => edit((workbook) => deleteSheet(workbook, sheetOf(workbook, name))),
    renameSheet: (from, to) => edit((workbook) => renameSheet(workbook, from, to)),
    insertColumn: (name, column) =>
      edit((workbook) => insertColumn(workbook, sheetOf(workbook, name), column)),
    hideColumn: (name, column) =>
      edit((workbook) => {
        const at = String(column + 1);
        const element = sheetOf(workbook, name)
          .root.first("cols")
          ?.all("col")
          .find((one) => one.attribute("min") === at && one.attribute("max") === at);
        if (!element) throw new Error(`${name} says nothing of column ${at} alone.`);
        element.set("hidden", 1);
      }),
    addTableColumn: (name, header, values) =>
      edit((workbook) => {
        const table = tableOf(workbook, name);
        const { top, right } = table.area;
        putValue(workbook, table.sheet, top, right + 1, header);
        values.forEach((value, row) => putValue(workbook, table.sheet, top + 1 + row, right + 1, value));
        addColumn(table, table.columns.length, header);
        setArea(table, { ...table.area, right: right + 1 });
      }),
    filter: (name, header, value) =>
      edit((workbook) => {
        const table = tableOf(workbook, name);
        const colId = table.headers.indexOf(header);
        const filters = XmlElement.create("filters", {}, [XmlElement.create("filter", { val: value })]);
        table.root.first("autoFilter")?.append(XmlElement.create("filterColumn", { colId }, [filters]));
        for (let row = table.body.top; row <= table.body.bottom; row += 1) {
          const cell = table.sheet.cells.get(row, table.body.left + colId);
          if (cell && String(readValue(cell, workbook.strings)) === value) continue;
          rowElement(table.sheet, row)?.set("hidden", 1);
        }
      }),
    sortDescending: (name, header) =>
      edit((workbook) => sortDescending(workbook, tableOf(workbook, name), header)),
  };
}

function sheetOf(workbook: Workbook, name: string): SheetPart {
  const sheet = workbook.sheet(name);
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  return sheet;
}

function tableOf(workbook: Workbook, name: string): TablePart {
  const table = workbook.table(name);
  if (!table) throw new Error(`There is no table ${name}.`);
  return table;
}

function rowElement(sheet: SheetPart, row: number): XmlElement | undefined {
  const rows = sheet.root.first("sheetData")?.all("row") ?? [];
  return rows.find((element) => element.attribute("r") === String(row + 1));
}

/** The filter as the file has it, and the rows that it hides. */
export async function filterIn(bytes: Uint8Array, name: string): Promise<unknown> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const table = tableOf(opened.value, name);
  const rows = table.sheet.root.first("sheetData")?.all("row") ?? [];
  return {
    columns: table.root.first("autoFilter")?.elements.map(String),
    hidden: rows.filter((row) => row.attribute("hidden") === "1").map((row) => row.attribute("r")),
  };
}

function putValue(workbook: Workbook, sheet: SheetPart, row: number, column: number, value: CellValue): void {
  writeCell(sheet, workbook.styles, row, column, value);
}

function addPlainSheet(workbook: Workbook, name: string): void {
  const { file } = workbook;
  const part = file.freeName("xl/worksheets/sheet#.xml");
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  file.setText(part, `<worksheet xmlns="${main}"><sheetData/></worksheet>`);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
  file
    .xml("[Content_Types].xml")
    .append(XmlElement.create("Override", { PartName: `/${part}`, ContentType: type }));
  const relationships = file.xml("xl/_rels/workbook.xml.rels");
  const id = `hand${String(relationships.elements.length)}`;
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  relationships.append(
    XmlElement.create("Relationship", {
      Id: id,
      Type: `${office}/worksheet`,
      Target: part.replace("xl/", ""),
    }),
  );
  workbook.root.first("sheets")?.append(
    XmlElement.create("sheet", {
      name,
      sheetId: 900 + workbook.tabs.length,
      "xmlns:r": office,
      "r:id": id,
    }),
  );
  workbook.reread();
}

function deleteSheet(workbook: Workbook, sheet: SheetPart): void {
  const { file } = workbook;
  const tab = workbook.tabs.findIndex((candidate) => candidate.attribute("name") === sheet.name);
  for (const element of nameElements(workbook)) {
    const own = element.attribute("localSheetId");
    if (own === String(tab)) workbook.root.first("definedNames")?.remove(element);
    else if (own !== undefined && Number(own) > tab) element.set("localSheetId", Number(own) - 1);
    if (element.text.startsWith(`'${sheet.name}'!`)) element.setText("#REF!");
  }
  const parts = [
    sheet.part,
    ...workbook.tables.filter((table) => table.sheet === sheet).map(({ part }) => part),
  ];
  for (const part of parts) {
    file.remove(part);
    const types = file.xml("[Content_Types].xml");
    for (const type of types.elements) if (type.attribute("PartName") === `/${part}`) types.remove(type);
  }
  file.remove(sheet.part.replace("worksheets/", "worksheets/_rels/") + ".rels");
  const relationships = file.xml("xl/_rels/workbook.xml.rels");
  for (const one of relationships.elements) {
    if (one.attribute("Target") === `/${sheet.part}`) relationships.remove(one);
  }
  const found = workbook.tabs[tab];
  if (found) workbook.root.first("sheets")?.remove(found);
  workbook.root.first("bookViews")?.first("workbookView")?.set("activeTab", 0);
  workbook.reread();
}

function renameSheet(workbook: Workbook, from: string, to: string): void {
  workbook.tabs.find((tab) => tab.attribute("name") === from)?.set("name", to);
  for (const element of nameElements(workbook)) {
    element.setText(element.text.replaceAll(`'${from}'!`, `'${to}'!`));
  }
  workbook.reread();
}

function setArea(table: TablePart, area: Parameters<typeof areaName>[0]): void {
  table.root.set("ref", areaName(area));
  table.root.first("autoFilter")?.set("ref", areaName(area));
}

function addColumn(table: TablePart, index: number, header: string): void {
  const list = table.root.first("tableColumns");
  const ids = table.columns.map((column) => Number(column.attribute("id")));
  list?.insert(index, XmlElement.create("tableColumn", { id: Math.max(...ids) + 1, name: header }));
  list?.set("count", table.columns.length);
}

function insertColumn(workbook: Workbook, sheet: SheetPart, at: number): void {
  const shift = (column: number) => (column >= at ? column + 1 : column);
  const shifted = (text: string) =>
    text.replace(
      /(\$?)\b([A-Z]{1,3})(\$?)([1-9]\d*)\b/g,
      (_, first: string, letters: string, second: string, row) =>
        `${first}${columnLetter(shift(columnIndex(letters)))}${second}${String(row)}`,
    );
  for (const { cell } of [...sheet.cells.entries()]) {
    const place = parseCell(cell.attribute("r") ?? "");
    if (place) cell.set("r", cellName(place.row, shift(place.column)));
    const formula = cell.first("f");
    formula?.setText(shifted(formula.text));
  }
  for (const kind of ["dataValidation", "conditionalFormatting"] as const) {
    for (const region of regionsOf(sheet, kind)) {
      region.write(
        region.areas.map((area) => ({ ...area, left: shift(area.left), right: shift(area.right) })),
      );
      for (const rule of region.element.all("cfRule").flatMap((one) => one.all("formula")))
        rule.setText(shifted(rule.text));
    }
  }
  for (const element of nameElements(workbook)) {
    if (element.text.startsWith(`'${sheet.name}'!`) && !/!\$\d/.test(element.text))
      element.setText(shifted(element.text));
  }
  for (const table of workbook.tables.filter((one) => one.sheet === sheet)) {
    const { area } = table;
    if (area.left < at && at <= area.right) addColumn(table, at - area.left, "列1");
    setArea(table, { ...area, left: shift(area.left), right: shift(area.right) });
  }
  // Cells have moved under the eyes of whoever has read them.
  const fresh = new (
    sheet.constructor as new (...args: ConstructorParameters<typeof SheetPart>) => SheetPart
  )(sheet.file, sheet.name, sheet.part);
  const own = workbook.tables.find((one) => one.sheet === sheet && one.headers[at - one.area.left] === "列1");
  if (own) putValue(workbook, fresh, own.area.top, at, "列1");
  workbook.reread();
}

function sortDescending(workbook: Workbook, table: TablePart, header: string): void {
  const { sheet, body } = table;
  const column = body.left + table.headers.indexOf(header);
  const rows = Array.from({ length: body.bottom - body.top + 1 }, (_, index) => body.top + index);
  const valueAt = (row: number) => {
    const cell = sheet.cells.get(row, column);
    return cell ? String(readValue(cell, workbook.strings)) : "";
  };
  const order = [...rows].sort((one, other) => (valueAt(one) < valueAt(other) ? 1 : -1));
  const columns = Array.from({ length: body.right - body.left + 1 }, (_, index) => body.left + index);
  const lines = order.map((from) => ({
    from,
    cells: columns.map((at) => sheet.cells.get(from, at)?.toString() ?? "<c/>"),
  }));
  lines.forEach(({ from, cells }, index) =>
    cells.forEach((source, offset) => {
      const row = body.top + index;
      const cell = XmlElement.parse(source, sheet.part).set("r", cellName(row, body.left + offset));
      const formula = cell.first("f");
      formula?.setText(moved(formula.text, row - from, 0));
      sheet.cells.put(row, body.left + offset, cell);
    }),
  );
}
