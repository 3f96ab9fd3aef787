import type { PrintSpec, SheetSpec } from "../../sheets";
import { MAX_COLUMNS, cellName, sheetPrefix } from "../formula/address";
import { fileWidth } from "../sheet/columnWidths";
import type { SheetPart } from "../sheet/SheetPart";
import { argb } from "../sheet/Styles";
import { encode } from "../xml/text";
import { defineName } from "../workbook/names";
import type { Workbook } from "../workbook/Workbook";

/** Widths, frozen panes, print setup, protection and tab colour of a new sheet. */
export function layOut(workbook: Workbook, sheet: SheetPart, spec: SheetSpec, tab: number): void {
  addProperties(sheet, spec);
  addView(sheet, spec.freeze);
  addColumns(sheet, spec);
  if (spec.isProtected) protect(sheet);
  if (spec.print) addPrint(workbook, sheet, spec.print, tab);
}

function addProperties(sheet: SheetPart, { tabColor, print }: SheetSpec): void {
  const parts = [
    ...(tabColor === undefined ? [] : [sheet.make("tabColor", { rgb: argb(tabColor) })]),
    ...(print ? [sheet.make("pageSetUpPr", { fitToPage: 1 })] : []),
  ];
  if (parts.length > 0) sheet.add(sheet.make("sheetPr", {}, parts));
}

function addView(sheet: SheetPart, freeze: SheetSpec["freeze"]): void {
  const view = sheet.make("sheetView", { workbookViewId: 0 });
  if (freeze && freeze.rows + freeze.columns > 0) {
    const { rows, columns } = freeze;
    const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
    view.append(
      sheet.make("pane", {
        xSplit: columns > 0 ? columns : undefined,
        ySplit: rows > 0 ? rows : undefined,
        topLeftCell: cellName(rows, columns),
        activePane: pane,
        state: "frozen",
      }),
      sheet.make("selection", { pane, activeCell: cellName(rows, columns), sqref: cellName(rows, columns) }),
    );
  } else view.append(sheet.make("selection", { activeCell: "A1", sqref: "A1" }));
  sheet.add(sheet.make("sheetViews", {}, [view]));
  sheet.add(sheet.make("sheetFormatPr", { defaultRowHeight: 15 }));
}

function addColumns(sheet: SheetPart, spec: SheetSpec): void {
  const columns = new Map<number, { width: number; hidden: boolean }>();
  for (const [column, width] of Object.entries(spec.widths))
    columns.set(Number(column), { width, hidden: false });
  for (const table of spec.tables) {
    table.columns.forEach(({ width, hidden = false }, index) =>
      columns.set(table.column + index, { width, hidden }),
    );
  }
  if (columns.size === 0) return;
  const sorted = [...columns].sort(([one], [other]) => one - other);
  sheet.add(
    sheet.make(
      "cols",
      {},
      sorted.map(([column, { width, hidden }]) =>
        sheet.make("col", {
          min: column + 1,
          max: column + 1,
          width: fileWidth(width),
          hidden: hidden ? 1 : undefined,
          customWidth: 1,
        }),
      ),
    ),
  );
}

/** Keeps from slips: people may sort, filter, change formats and insert columns, and type where cells are unlocked. 0 allows. */
function protect(sheet: SheetPart): void {
  sheet.add(
    sheet.make("sheetProtection", {
      sheet: 1,
      formatCells: 0,
      formatColumns: 0,
      formatRows: 0,
      insertColumns: 0,
      insertHyperlinks: 0,
      sort: 0,
      autoFilter: 0,
    }),
  );
}

/** As the file format numbers them. */
const PAPERS = { A3: 8, A4: 9 } as const;

function addPrint(workbook: Workbook, sheet: SheetPart, print: PrintSpec, tab: number): void {
  sheet.add(
    sheet.make("pageMargins", { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }),
  );
  sheet.add(
    sheet.make("pageSetup", {
      paperSize: PAPERS[print.paper ?? "A4"],
      orientation: print.orientation,
      fitToWidth: 1,
      // 0: as many as are needed.
      fitToHeight: print.pagesTall ?? 0,
    }),
  );
  // In footers & begins a code, and && is one &.
  const footer = `&C${print.footer.replaceAll("&", "&&")}　&P / &N`;
  sheet.add(sheet.make("headerFooter", {}, [sheet.make("oddFooter", {}, [encode(footer)])]));
  addBreaks(sheet, print.breaksBefore ?? []);
  const [first, last] = print.titleRows;
  defineName(
    workbook,
    "_xlnm.Print_Titles",
    `${sheetPrefix(sheet.name)}$${String(first + 1)}:$${String(last + 1)}`,
    tab,
  );
}

/** A break is named by the row above it, counted from 1: the 0-based row below it. */
function addBreaks(sheet: SheetPart, rows: readonly number[]): void {
  const sorted = [...new Set(rows)].filter((row) => row > 0).sort((one, other) => one - other);
  if (sorted.length === 0) return;
  const breaks = sorted.map((row) => sheet.make("brk", { id: row, max: MAX_COLUMNS - 1, man: 1 }));
  sheet.add(sheet.make("rowBreaks", { count: breaks.length, manualBreakCount: breaks.length }, breaks));
}
