import type { CellBlock, SheetSpec } from "../sheets/spec";
import { columnPoints } from "./paint";
import { PROTECTION } from "./protection";
import { rectangles, type Rectangle } from "./rectangles";
import { rangeOf, step, type Step } from "./step";

/** Widths, heights, frozen panes and printing of one new sheet, and at last its protection. */
export function layoutSteps(spec: SheetSpec): Step[] {
  const { name, freeze, print } = spec;
  const doing = `「${name}」の表示と印刷を整えています`;
  const layout = (commands: number, run: (sheet: Excel.Worksheet) => void) =>
    step("layout", doing, commands, name, (workbook) => run(workbook.worksheets.getItem(name)));
  return [
    ...widthRuns(spec).map((run) =>
      layout(4, (sheet) => {
        const range = rangeOf(sheet, { ...run, row: 0, rows: 1 });
        range.format.columnWidth = columnPoints(run.mark);
      }),
    ),
    // Wrapped text grows with the widths above.
    ...wrappedAreas(spec).map((area) =>
      layout(4, (sheet) => {
        rangeOf(sheet, area).format.autofitRows();
      }),
    ),
    ...hiddenColumns(spec).map((run) =>
      layout(4, (sheet) => {
        rangeOf(sheet, run).columnHidden = true;
      }),
    ),
    ...(freeze
      ? [
          layout(4, (sheet) => {
            if (freeze.columns === 0) sheet.freezePanes.freezeRows(freeze.rows);
            else if (freeze.rows === 0) sheet.freezePanes.freezeColumns(freeze.columns);
            else sheet.freezePanes.freezeAt(rangeOf(sheet, { row: 0, column: 0, ...freeze }));
          }),
        ]
      : []),
    ...(print
      ? [
          layout(10, ({ pageLayout }) => {
            pageLayout.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait";
            pageLayout.paperSize = print.paper ?? "A4";
            pageLayout.zoom = {
              horizontalFitToPages: 1,
              ...(print.pagesTall !== undefined && { verticalFitToPages: print.pagesTall }),
            };
            pageLayout.setPrintTitleRows(print.titleRows.map((row) => `$${String(row + 1)}`).join(":"));
            // In headers and footers & begins a code, and && is one &.
            pageLayout.headersFooters.defaultForAllPages.centerFooter = `${print.footer.replaceAll("&", "&&")}　&P / &N`;
          }),
          ...(print.breaksBefore ?? []).map((row) =>
            layout(4, (sheet) => {
              sheet.horizontalPageBreaks.add(rangeOf(sheet, { row, column: 0, rows: 1, columns: 1 }));
            }),
          ),
        ]
      : []),
    ...(spec.isProtected
      ? [
          step("lock", doing, 4, PROTECTION, (workbook) =>
            workbook.worksheets.getItem(name).protection.protect(PROTECTION),
          ),
        ]
      : []),
    ...(spec.visibility === "veryHidden"
      ? [
          step("lock", doing, 3, "", (workbook) => {
            workbook.worksheets.getItem(name).visibility = "VeryHidden";
          }),
        ]
      : []),
  ];
}

/** Tables, and blocks that say how many lines they take. */
function wrappedAreas({ blocks, tables }: SheetSpec): CellBlock[] {
  return [
    ...tables.map(({ row, column, rows, columns }) => ({
      row,
      column,
      rows: rows.length + 1,
      columns: columns.length,
    })),
    ...blocks
      .filter(({ lines }) => lines !== undefined)
      .map(({ row, column, cells }) => ({ row, column, rows: cells.length, columns: cells[0]?.length ?? 1 })),
  ];
}

function widthRuns(spec: SheetSpec) {
  const widths = new Map(Object.entries(spec.widths).map(([column, width]) => [Number(column), width]));
  for (const table of spec.tables) {
    table.columns.forEach((column, index) => widths.set(table.column + index, column.width));
  }
  return rectangles([...widths].map(([column, mark]) => ({ row: 0, column, mark })));
}

/** Neighbours together: one command for all of them. */
function hiddenColumns(spec: SheetSpec): Rectangle[] {
  const columns = spec.tables.flatMap((table) =>
    table.columns.flatMap((column, index) => (column.hidden ? [table.column + index] : [])),
  );
  return rectangles([...new Set(columns)].map((column) => ({ row: 0, column, mark: true })));
}
