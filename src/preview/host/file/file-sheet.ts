import { FormulaDataModel } from "@univerjs/engine-formula";
import type { Cell, HeaderFooter, PageSetup, SheetProtection, TableDefinition, WriteSheet } from "hucre";
import { formatReference } from "../address";
import type { Book } from "../book";
import { cellValue } from "../cells/cells";
import { wholeSheet } from "../objects/range-ref";
import type { Rect } from "../rect";
import { visibilityOf } from "../structure/sheets";
import { styleAt } from "../cells/styles";
import { columnNames, tableNotes, tableRect, tablesIn } from "../tables/tables";
import { usedRect } from "../cells/used";
import type { Json } from "../wire";
import { fileCharts } from "./file-charts";
import { fileConditionalRules, fileValidations } from "./file-rules";
import { colorOf, fileStyle } from "./file-style";
import { storedFormula } from "./stored-formula";

/** A digit of an 11 pt Japanese font: files count widths in digits. */
const PIXELS_PER_DIGIT = 8;
const POINTS_PER_PIXEL = 0.75;

/** One sheet for the library that writes the file. */
export function fileSheet(book: Book, sheetId: string, namespace: string | undefined): WriteSheet {
  const sheet = book.sheet(sheetId);
  const { xSplit, ySplit } = sheet.getFreeze();
  const { protection } = book.notesOf(sheetId);
  const visibility = visibilityOf(book, sheetId);
  const tabColor = colorOf(sheet.getTabColor() ?? undefined);
  return {
    name: sheet.getName(),
    ...(visibility === "Hidden" && { hidden: true }),
    ...(visibility === "VeryHidden" && { veryHidden: true }),
    ...lines(book, sheetId),
    cells: cells(book, sheetId, namespace),
    tables: tablesIn(book, sheetId).map((table): TableDefinition => {
      const { showBandedColumns, showBandedRows, showFilterButton, style } = tableNotes(book, table.getId());
      return {
        name: table.getDisplayName(),
        range: formatReference(tableRect(table)),
        columns: columnNames(table).map((name) => ({ name })),
        ...(style !== "" && { style }),
        showRowStripes: showBandedRows,
        showColumnStripes: showBandedColumns,
        showAutoFilter: showFilterButton,
      };
    }),
    dataValidations: fileValidations(book, sheetId),
    conditionalRules: fileConditionalRules(book, sheetId),
    ...((xSplit > 0 || ySplit > 0) && { freezePane: { rows: ySplit, columns: xSplit } }),
    ...(protection && { protection: fileProtection(protection.options) }),
    view: { showGridLines: !sheet.hasHiddenGridlines(), ...(tabColor && { tabColor: { rgb: tabColor } }) },
    ...printing(book, sheetId),
    charts: fileCharts(book, sheetId),
  };
}

function cells(book: Book, sheetId: string, namespace: string | undefined): Map<string, Partial<Cell>> {
  const made = new Map<string, Partial<Cell>>();
  const arrays = book.injector.get(FormulaDataModel).getArrayFormulaRange()[book.unitId]?.[sheetId];
  book
    .sheet(sheetId)
    .getCellMatrix()
    .forValue((row, column, cell) => {
      const style = fileStyle(styleAt(book, sheetId, row, column));
      const formula = cell?.f || cell?.si ? book.formulaAt(sheetId, row, column) : undefined;
      const array = arrays?.[row]?.[column];
      const value = cellValue(cell);
      made.set(`${String(row)},${String(column)}`, {
        style,
        // Without results: the program that opens the file calculates, and is right where the stand-in may not be.
        ...(formula === undefined
          ? { value: value === "" || typeof value === "object" ? null : value }
          : {
              formula: storedFormula(formula, namespace),
              ...(array && {
                formulaType: "array" as const,
                formulaRef: formatReference(array as Rect),
                formulaDynamic: true,
              }),
            }),
      });
    });
  return made;
}

/** Widths, heights, and what is hidden. Hidden by a filter is not hidden: filters are not carried over. */
function lines(book: Book, sheetId: string): Pick<WriteSheet, "columns" | "rowDefs"> {
  const sheet = book.sheet(sheetId);
  const used = usedRect(book, sheetId, false, wholeSheet);
  const [lastRow, lastColumn] = used ? [used.endRow, used.endColumn] : [-1, -1];
  return {
    columns: Array.from({ length: lastColumn + 1 }, (_, column) => ({
      width: sheet.getColumnWidth(column) / PIXELS_PER_DIGIT,
      ...(!sheet.getColVisible(column) && { hidden: true }),
    })),
    rowDefs: new Map(
      Array.from({ length: lastRow + 1 }, (_, row) => [
        row,
        {
          height: sheet.getRowHeight(row) * POINTS_PER_PIXEL,
          ...(!sheet.getRowRawVisible(row) && { hidden: true }),
        },
      ]),
    ),
  };
}

/** Passwords are not carried over: the file's protection keeps from slips only. */
function fileProtection(options: Readonly<Record<string, Json>>): SheetProtection {
  const allows = (name: string) => options[`allow${name}`] === true;
  return {
    sheet: true,
    objects: !allows("EditObjects"),
    scenarios: !allows("EditScenarios"),
    selectLockedCells: options["selectionMode"] === "Normal",
    selectUnlockedCells: options["selectionMode"] !== "None",
    formatCells: allows("FormatCells"),
    formatColumns: allows("FormatColumns"),
    formatRows: allows("FormatRows"),
    insertColumns: allows("InsertColumns"),
    insertRows: allows("InsertRows"),
    insertHyperlinks: allows("InsertHyperlinks"),
    deleteColumns: allows("DeleteColumns"),
    deleteRows: allows("DeleteRows"),
    sort: allows("Sort"),
    autoFilter: allows("AutoFilter"),
    pivotTables: allows("PivotTables"),
  };
}

function printing(book: Book, sheetId: string): Pick<WriteSheet, "pageSetup" | "headerFooter" | "rowBreaks"> {
  const { pageLayout, headersFooters, printArea, printTitleRows, printTitleColumns, rowBreaks } =
    book.notesOf(sheetId);
  const zoom = pageLayout.get("Zoom") as Readonly<Record<string, number>> | undefined;
  const inches = (name: string) => Number(pageLayout.get(name)) / 72;
  const margins = Object.fromEntries(
    ["Left", "Right", "Top", "Bottom", "Header", "Footer"].flatMap((side) =>
      pageLayout.has(`${side}Margin`) ? [[side.toLowerCase(), inches(`${side}Margin`)]] : [],
    ),
  );
  const paper = papers[String(pageLayout.get("PaperSize"))];
  const setup: PageSetup = {
    ...(paper !== undefined && { paperSize: paper }),
    ...(pageLayout.has("Orientation") && {
      orientation: pageLayout.get("Orientation") === "Landscape" ? "landscape" : "portrait",
    }),
    ...(zoom?.scale !== undefined && { scale: zoom.scale }),
    ...((zoom?.horizontalFitToPages !== undefined || zoom?.verticalFitToPages !== undefined) && {
      fitToPage: true,
      fitToWidth: zoom.horizontalFitToPages ?? 0,
      fitToHeight: zoom.verticalFitToPages ?? 0,
    }),
    ...(Object.keys(margins).length > 0 && { margins }),
    ...(printArea && { printArea: formatReference(printArea, true) }),
    ...(printTitleRows && { printTitlesRow: formatReference(printTitleRows, true) }),
    ...(printTitleColumns && { printTitlesColumn: formatReference(printTitleColumns, true) }),
  };
  const text = (part: "Header" | "Footer") =>
    (["Left", "Center", "Right"] as const)
      .map((side) => [side[0], headersFooters.get(`DefaultForAllPages.${side}${part}`)])
      .filter(([, words]) => typeof words === "string" && words !== "")
      .map(([side, words]) => `&${String(side)}${String(words)}`)
      .join("");
  const headerFooter: HeaderFooter = { oddHeader: text("Header"), oddFooter: text("Footer") };
  return {
    pageSetup: setup,
    // The library counts the last row before a break.
    ...(rowBreaks.length > 0 && { rowBreaks: rowBreaks.map((row) => row - 1) }),
    ...((headerFooter.oddHeader || headerFooter.oddFooter) && { headerFooter }),
  };
}

/** Sizes of paper that the library knows by name. */
const papers: Readonly<Record<string, PageSetup["paperSize"]>> = {
  A3: "a3",
  A4: "a4",
  A5: "a5",
  B4: "b4",
  B5: "b5",
  Letter: "letter",
  Legal: "legal",
};
