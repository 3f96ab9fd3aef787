import type { CellSpec, ColumnSpec } from "../../sheets";
import { LOOKS, columnLetter, resolveRowFormula } from "../../sheets";
import type { TableChange } from "../../workflows/port";
import { WorkbookError } from "../../workflows/port";
import type { Area } from "../formula/address";
import { MAX_ROWS, areaName, cellName, overlap, parseArea } from "../formula/address";
import { moved } from "../formula/references";
import { addConditional } from "../sheet/conditional";
import { heightOf, raiseRows } from "../sheet/heights";
import type { NoteChange } from "../sheet/notes";
import { setNotes } from "../sheet/notes";
import { isCovered, regionsOf } from "../sheet/regions";
import { include } from "../sheet/SheetPart";
import { addInputMessage, addValidation } from "../sheet/validations";
import { writeCell } from "../sheet/writeCell";
import type { TablePart } from "../workbook/TablePart";
import type { Workbook } from "../workbook/Workbook";
import { growTable } from "./growTable";

/** Puts rows below a table's last one, and halts after each. What people added beside the add-in's columns goes on as in the row above. */
export function* addRows(workbook: Workbook, table: TablePart, change: TableChange): Generator<void> {
  const { addedRows, columns } = change;
  if (addedRows.length === 0) return;
  const { sheet, body } = table;
  const added: Area = { ...body, top: body.bottom + 1, bottom: body.bottom + addedRows.length };
  refuseIfBlocked(workbook, table, added);

  for (const [row, cells] of addedRows.entries()) {
    columns.forEach((column, index) => {
      const at = { row: added.top + row, column: body.left + index };
      if (column) writeOwn(workbook, table, at, column, cells[index]);
      else continueColumn(workbook, table, at);
    });
    yield;
  }
  addedRows.forEach((_cells, row) => sheet.cells.setHeight(added.top + row, heightOf(1, LOOKS.text.size)));
  raiseRows(
    sheet,
    workbook.styles,
    workbook.strings,
    addedRows.flatMap((_cells, row) =>
      columns.map((_column, index) => ({ row: added.top + row, column: body.left + index })),
    ),
  );
  include(sheet, added.bottom, added.right);
  growTable(workbook, table, addedRows.length);
  addMissingRules(workbook, table, columns, added);

  const notes = addedRows.flatMap((cells, row) =>
    cells.flatMap(({ note }, index): NoteChange[] =>
      note === undefined || !columns[index]
        ? []
        : [{ row: added.top + row, column: body.left + index, note }],
    ),
  );
  setNotes(sheet, notes).forEach(({ row, column, note }) => addInputMessage(sheet, row, column, note ?? ""));
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function writeOwn(
  workbook: Workbook,
  { sheet }: TablePart,
  { row, column }: Place,
  spec: ColumnSpec,
  cell: CellSpec = { content: null },
): void {
  const format = workbook.styles.look(LOOKS[cell.look ?? spec.look], "ruled", 0);
  writeCell(sheet, workbook.styles, row, column, cell.content, format);
}

/** A column that people added: the format of the last row, and its formula where it has one. */
function continueColumn(workbook: Workbook, { sheet, body }: TablePart, { row, column }: Place): void {
  const last = sheet.cells.get(body.bottom, column);
  if (!last) return;
  const format = Number(last.attribute("s") ?? 0);
  const formula = sheet.formulas.read(last, body.bottom, column);
  const content = formula === null ? null : { formula: moved(formula, row - body.bottom, 0) };
  writeCell(sheet, workbook.styles, row, column, content, workbook.styles.forText(format, false));
}

/** Rules that the table's other rows have lost, or never had, still hold for the new rows. */
function addMissingRules(
  workbook: Workbook,
  { sheet, body }: TablePart,
  columns: TableChange["columns"],
  added: Area,
): void {
  const letterOf = (header: string) => {
    const index = columns.findIndex((column) => column?.header === header);
    if (index < 0) throw new Error(`A formula names the column ${header}, which its table lacks.`);
    return columnLetter(body.left + index);
  };
  columns.forEach((column, index) => {
    const block = { ...added, left: body.left + index, right: body.left + index };
    if (column?.validation && !isCovered(regionsOf(sheet, "dataValidation"), block)) {
      addValidation(sheet, block, column.validation);
    }
    if (!column?.conditional || isCovered(regionsOf(sheet, "conditionalFormatting"), block)) return;
    for (const { formula, format } of column.conditional) {
      addConditional(sheet, workbook.styles, block, resolveRowFormula(formula, letterOf, block.top), format);
    }
  });
}

/** The rows below the table must be free: nothing of anybody's is overwritten or pushed around. */
function refuseIfBlocked(workbook: Workbook, table: TablePart, added: Area): void {
  const { sheet } = table;
  const where = `シート「${sheet.name}」の表「${table.name}」`;
  if (table.hasTotals) {
    throw new WorkbookError(
      "workbook.tableHasTotals",
      `${where}に集計行があるため、行を追加できません。Excel の［テーブル デザイン］で［集計行］を外して保存してから、もう一度書き込んでください。`,
      "unchanged",
    );
  }
  const obstacle = added.bottom >= MAX_ROWS ? "シートの終わり" : firstObstacle(workbook, table, added);
  if (obstacle !== null) {
    throw new WorkbookError(
      "workbook.tableBlocked",
      `${where}の下に ${String(added.bottom - added.top + 1)} 行を追加しますが、${obstacle}があります。` +
        `${areaName(added)} を空けて保存してから、もう一度書き込んでください。`,
      "unchanged",
    );
  }
}

function firstObstacle(workbook: Workbook, table: TablePart, added: Area): string | null {
  const { sheet } = table;
  for (let row = added.top; row <= added.bottom; row += 1) {
    for (const [column, cell] of sheet.cells.inRow(row)) {
      const isFilled = cell.elements.some(({ local }) => local !== "extLst");
      if (isFilled && column >= added.left && column <= added.right)
        return `セル ${cellName(row, column)} に入力`;
    }
  }
  const other = workbook.tables.find(
    (candidate) => candidate !== table && candidate.sheet === sheet && overlap(candidate.area, added),
  );
  if (other) return `表「${other.name}」`;
  for (const merge of sheet.root.first("mergeCells")?.elements ?? []) {
    const area = parseArea(merge.attribute("ref") ?? "");
    if (area && overlap(area, added)) return `結合されたセル ${areaName(area)} `;
  }
  return null;
}
