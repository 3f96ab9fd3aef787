import type { CellValue } from "../../workflows/port";
import { Calculator } from "../calculate/Calculator";
import { CellError } from "../calculate/value";
import { parseArea, parseCell } from "../formula/address";
import { relationshipsOf } from "../package/relationships";
import { richText } from "../sheet/SharedStrings";
import type { SheetPart } from "../sheet/SheetPart";
import { hasResult, readValue } from "../sheet/readCell";
import type { Workbook } from "../workbook/Workbook";
import type { CellFormat } from "./CellFormats";
import { CellFormats } from "./CellFormats";
import { ConditionalFormats } from "./ConditionalFormats";
import type { LineSizes } from "./lineSizes";
import type { ChartView } from "./charts";
import { viewCharts } from "./charts";
import { countLines } from "./countLines";
import { PIXELS_PER_POINT, lineSizes } from "./lineSizes";

/** The workbook as people see it, for looking at only. Cells are read when they are asked for. */
export interface WorkbookView {
  /** The sheets that are not hidden, in the order of their tabs. */
  readonly sheets: readonly SheetView[];
  /** The sheet on which the file was left; "" in a workbook without sheets. */
  readonly shown: string;
}

export interface SheetView {
  readonly name: string;
  /** How many are in use, from the first one on. */
  readonly rows: number;
  readonly columns: number;
  /** How many stay in sight when people scroll. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Where the file was left; 0-based. */
  readonly selected: { readonly row: number; readonly column: number };
  readonly sizes: LineSizes;
  readonly charts: readonly ChartView[];
  /** null: nothing is there, not even a format. */
  cell(row: number, column: number): CellView | null;
}

export interface CellView {
  readonly value: CellValue;
  /** With "=", as people see it; null where there is none. */
  readonly formula: string | null;
  readonly note: string | null;
  readonly format: CellFormat;
}

/** Does not change with the workbook: after a change, look again. @throws FileFault `file.broken` */
export function viewWorkbook(workbook: Workbook): WorkbookView {
  const formats = new CellFormats(workbook);
  const calculator = new Calculator(workbook);
  const isHidden = (name: string) =>
    workbook.tabs.some(
      (tab) => tab.attribute("name") === name && (tab.attribute("state") ?? "visible") !== "visible",
    );
  return {
    sheets: workbook.sheets
      .filter(({ name }) => !isHidden(name))
      .map((sheet) => viewSheet(workbook, sheet, formats, calculator)),
    shown: workbook.tabs[workbook.activeTab]?.attribute("name") ?? "",
  };
}

/** More than fits on any screen. */
const MAX_FROZEN = 200;

function viewSheet(
  workbook: Workbook,
  sheet: SheetPart,
  formats: CellFormats,
  calculator: Calculator,
): SheetView {
  const view = sheet.root.first("sheetViews")?.first("sheetView");
  const pane = view?.first("pane");
  const isFrozen = pane?.attribute("state")?.startsWith("frozen") ?? false;
  const split = (name: string) => {
    const lines = isFrozen ? Number(pane?.attribute(name) ?? 0) : 0;
    return lines > 0 ? Math.min(Math.floor(lines), MAX_FROZEN) : 0;
  };
  const activePane = pane?.attribute("activePane") ?? "topLeft";
  const selection = view
    ?.all("selection")
    .find((each) => (each.attribute("pane") ?? "topLeft") === activePane);
  const rows = sheet.cells.lastRow + 1;
  const sizes: LineSizes = lineSizes(sheet, (row) =>
    rows > MAX_FITTED_ROWS ? 0 : fittedPoints(row, sheet, workbook, formats, (column) => sizes.width(column)),
  );

  let charts: readonly ChartView[] | null = null;
  let conditional: ConditionalFormats | null = null;
  let notes: ReadonlyMap<string, string> | null = null;
  const known = new Map<string, CellView | null>();
  const read = (row: number, column: number): CellView | null => {
    const cell = sheet.cells.get(row, column);
    if (!cell) return null;
    conditional ??= new ConditionalFormats(sheet, calculator, formats);
    notes ??= readNotes(sheet);
    const isOpen = cell.first("f") !== undefined && !hasResult(cell);
    const result = isOpen ? calculator.value(sheet, row, column) : undefined;
    const formula = sheet.formulas.read(cell, row, column);
    return {
      value:
        result === undefined || result === null
          ? readValue(cell, workbook.strings)
          : result instanceof CellError
            ? result.code
            : result,
      formula: formula === null ? null : `=${formula}`,
      note: notes.get(`${String(row)} ${String(column)}`) ?? null,
      format: { ...formats.at(Number(cell.attribute("s") ?? 0)), ...conditional.at(row, column) },
    };
  };
  const cell = (row: number, column: number): CellView | null => {
    const key = `${String(row)} ${String(column)}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const made = read(row, column);
    known.set(key, made);
    return made;
  };
  return {
    name: sheet.name,
    rows,
    columns: usedColumns(sheet, rows),
    frozen: { rows: split("ySplit"), columns: split("xSplit") },
    selected: parseCell(selection?.attribute("activeCell") ?? "A1") ?? { row: 0, column: 0 },
    sizes,
    get charts() {
      return (charts ??= viewCharts(sheet));
    },
    cell,
  };
}

/** Rows that are looked at where the sheet's own word about its columns may be wrong. */
const FIRST_ROWS = 200;

function usedColumns(sheet: SheetPart, rows: number): number {
  const stated = parseArea(sheet.root.first("dimension")?.attribute("ref") ?? "");
  // Some programs write A1 whatever the sheet holds.
  const isUsable = stated !== null && stated.right > 0;
  let last = isUsable ? stated.right : -1;
  for (let row = 0; row < (isUsable ? Math.min(rows, FIRST_ROWS) : rows); row += 1) {
    for (const column of sheet.cells.inRow(row).keys()) last = Math.max(last, column);
  }
  return last + 1;
}

function readNotes(sheet: SheetPart): ReadonlyMap<string, string> {
  const part = relationshipsOf(sheet.file, sheet.part).find(({ kind }) => kind === "comments")?.target;
  if (part === undefined || !sheet.file.has(part)) return new Map();
  const comments = sheet.file.xml(part).first("commentList")?.all("comment") ?? [];
  return new Map(
    comments.flatMap((comment) => {
      const place = parseCell(comment.attribute("ref") ?? "");
      const text = comment.first("text");
      return place && text ? [[`${String(place.row)} ${String(place.column)}`, richText(text)] as const] : [];
    }),
  );
}

/** Above this, fitting every row would mean reading the whole sheet only to know where its end is. */
const MAX_FITTED_ROWS = 2_000;

/** Pixels left and right of a text in its cell. */
const MARGINS = 7;

/** The height that wrapped texts need, as Excel would fit it; Japanese fonts take up to 1.45 times their size. */
function fittedPoints(
  row: number,
  sheet: SheetPart,
  workbook: Workbook,
  formats: CellFormats,
  width: (column: number) => number,
): number {
  let most = 0;
  for (const [column, cell] of sheet.cells.inRow(row)) {
    const { wrap, size } = formats.at(Number(cell.attribute("s") ?? 0));
    const text = wrap ? readValue(cell, workbook.strings) : "";
    if (typeof text !== "string" || text === "" || width(column) === 0) continue;
    const room = Math.max(1, (width(column) - MARGINS) / (size * PIXELS_PER_POINT));
    const lines = text.split("\n").reduce((sum, part) => sum + countLines(part, room), 0);
    most = Math.max(most, lines * size * 1.45 + 3);
  }
  return most;
}
