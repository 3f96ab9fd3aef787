import type { CellSpec, Look, SheetSpec, TableSpec } from "../../sheets";
import { LOOKS, columnLetter, resolveRowFormula } from "../../sheets";
import { absoluteArea, areaOf, sheetPrefix } from "../formula/address";
import { moved } from "../formula/references";
import { MAIN_NAMESPACE, RELATIONSHIP_NAMESPACE } from "../package/blank";
import { TYPES, declarePart } from "../package/contentTypes";
import { pointer, relate } from "../package/relationships";
import { addConditional } from "../sheet/conditional";
import { heightOf } from "../sheet/heights";
import type { NoteChange } from "../sheet/notes";
import { setNotes } from "../sheet/notes";
import { addInputMessage, addValidation } from "../sheet/validations";
import { SheetPart, include } from "../sheet/SheetPart";
import { writeCell, writeShared } from "../sheet/writeCell";
import { XmlElement } from "../xml/element";
import { defineName } from "../workbook/names";
import type { Workbook } from "../workbook/Workbook";
import { addTable } from "./addTable";
import { layOut } from "./layout";

/**
 * Adds a new sheet behind the others, and halts after every row. Its name, its tables' names and its defined names must be
 * free. Its charts are drawn later, when its cells have results ({@link addCharts}).
 */
export function* addSheet(workbook: Workbook, spec: SheetSpec): Generator<void> {
  const { file } = workbook;
  const part = file.freeName("xl/worksheets/sheet#.xml");
  file.add(
    part,
    XmlElement.create("worksheet", { xmlns: MAIN_NAMESPACE, "xmlns:r": RELATIONSHIP_NAMESPACE }, [
      XmlElement.create("sheetData"),
    ]),
  );
  declarePart(file, part, TYPES.sheet);
  const tab = addTab(workbook, spec, relate(file, workbook.part, "worksheet", part));
  const sheet = new SheetPart(file, spec.name, part);

  layOut(workbook, sheet, spec, tab);
  for (const block of spec.blocks) {
    block.cells.forEach((line, row) =>
      line.forEach((cell, column) =>
        writeFree(workbook, sheet, block.row + row, block.column + column, cell),
      ),
    );
  }
  const shared = { next: 0 };
  for (const table of spec.tables) yield* writeTable(workbook, sheet, table, shared);
  setHeights(sheet, spec);
  setNotes(sheet, notesOf(spec)).forEach(({ row, column, note }) =>
    addInputMessage(sheet, row, column, note ?? ""),
  );
  for (const name of spec.names) {
    defineName(workbook, name.name, sheetPrefix(spec.name) + absoluteArea(areaOf(name)));
  }
  workbook.adopt(sheet);
}

function addTab(workbook: Workbook, spec: SheetSpec, id: string): number {
  const list = workbook.root.first("sheets");
  if (!list) throw new Error("a workbook has a list of sheets");
  const ids = workbook.tabs.map((tab) => Number(tab.attribute("sheetId")) || 0);
  list.append(
    XmlElement.create(`${list.prefix}sheet`, {
      name: spec.name,
      sheetId: ids.reduce((most, id) => Math.max(most, id), 0) + 1,
      state: spec.visibility === "veryHidden" ? "veryHidden" : undefined,
      ...pointer(workbook.root, id),
    }),
  );
  return workbook.tabs.length - 1;
}

function writeFree(workbook: Workbook, sheet: SheetPart, row: number, column: number, cell: CellSpec): void {
  include(sheet, row, column);
  const format = cell.look === undefined ? undefined : workbook.styles.look(LOOKS[cell.look], "asBefore", 0);
  writeCell(sheet, workbook.styles, row, column, cell.content, format);
}

function* writeTable(
  workbook: Workbook,
  sheet: SheetPart,
  table: TableSpec,
  shared: { next: number },
): Generator<void> {
  const { row, column, columns } = table;
  const { styles } = workbook;
  const letterOf = letters(table);
  const formatOf = (look: Look) => styles.look(LOOKS[look], table.ruled === false ? "asBefore" : "ruled", 0);
  const bottom = row + Math.max(1, table.rows.length);
  columns.forEach((spec, index) =>
    writeCell(sheet, styles, row, column + index, spec.header, formatOf("header")),
  );
  const blocks = columns.map(({ formula }, index) => {
    const area = { top: row + 1, bottom, left: column + index, right: column + index };
    return formula !== undefined && canBeShared(formula, letterOf) ? { area, index: shared.next++ } : null;
  });
  for (const [body, { cells }] of table.rows.entries()) {
    const at = row + 1 + body;
    columns.forEach((spec, index) => {
      const cell = cells[index] ?? { content: null };
      const format = formatOf(cell.look ?? spec.look);
      const block = blocks[index];
      if (spec.formula === undefined) {
        writeCell(sheet, styles, at, column + index, cell.content, format);
      } else if (block) {
        const formula = body === 0 ? resolveRowFormula(spec.formula, letterOf, at) : null;
        writeShared(sheet, at, column + index, { ...block, formula }, format);
      } else {
        const formula = resolveRowFormula(spec.formula, letterOf, at);
        writeCell(sheet, styles, at, column + index, { formula }, format);
      }
    });
    yield;
  }
  include(sheet, row, column);
  include(sheet, bottom, column + columns.length - 1);
  addTable(workbook, sheet, table);

  columns.forEach((spec, index) => {
    const area = { top: row + 1, bottom, left: column + index, right: column + index };
    if (spec.validation) addValidation(sheet, area, spec.validation);
    for (const { formula, format } of spec.conditional ?? []) {
      addConditional(sheet, styles, area, resolveRowFormula(formula, letterOf, row + 1), format);
    }
  });
}

/**
 * Whether a row template says in every row what its first row says, moved down. Excel does not share formulas that speak of
 * other sheets, and neither do we.
 */
function canBeShared(template: string, letterOf: (header: string) => string): boolean {
  const [first, second] = [1, 2].map((row) => resolveRowFormula(template, letterOf, row)) as [string, string];
  return !template.includes("!") && moved(first, 1, 0) === second;
}

/** LibreOffice does not fit heights when it opens a file, and viewers never do. */
function setHeights(sheet: SheetPart, spec: SheetSpec): void {
  const heights = new Map<number, number>();
  const atLeast = (row: number, points: number) => heights.set(row, Math.max(points, heights.get(row) ?? 0));
  for (const block of spec.blocks) {
    block.cells.forEach((line, row) => {
      for (const { look, content } of line) {
        if (look && content !== null)
          atLeast(block.row + row, heightOf(LOOKS[look].wrap ? (block.lines ?? 1) : 1, LOOKS[look].size));
      }
    });
  }
  for (const table of spec.tables) {
    atLeast(table.row, heightOf(table.headerLines ?? 1, LOOKS.header.size));
    table.rows.forEach(({ lines = 1 }, row) =>
      atLeast(table.row + 1 + row, heightOf(lines, LOOKS.text.size)),
    );
  }
  for (const [row, points] of heights) sheet.cells.setHeight(row, points);
}

function letters({ column, columns }: TableSpec): (header: string) => string {
  const byHeader = new Map(columns.map(({ header }, index) => [header, column + index]));
  return (header) => {
    const index = byHeader.get(header);
    if (index === undefined) throw new Error(`A formula names the column ${header}, which its table lacks.`);
    return columnLetter(index);
  };
}

function notesOf(spec: SheetSpec): NoteChange[] {
  const noted = (row: number, column: number, { note }: CellSpec): NoteChange[] =>
    note === undefined ? [] : [{ row, column, note }];
  return [
    ...spec.blocks.flatMap((block) =>
      block.cells.flatMap((line, row) =>
        line.flatMap((cell, column) => noted(block.row + row, block.column + column, cell)),
      ),
    ),
    ...spec.tables.flatMap((table) =>
      table.rows.flatMap(({ cells }, row) =>
        cells.flatMap((cell, column) => noted(table.row + 1 + row, table.column + column, cell)),
      ),
    ),
  ];
}
