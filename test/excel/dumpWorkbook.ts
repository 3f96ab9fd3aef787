import type { StandIn } from "../../src/preview/node/open-stand-in";

/** Everything that a write could change, read through Office.js and comparable with toEqual. */
export async function dumpWorkbook({ Excel }: StandIn): Promise<unknown> {
  return Excel.run(async (context) => {
    const { workbook } = context;
    const sheets = workbook.worksheets.load(
      "items/name,items/visibility,items/tabColor,items/protection/protected",
    );
    const names = workbook.names.load("items/name,items/formula");
    const tables = workbook.tables.load("items/name,items/style,items/showFilterButton");
    const active = workbook.worksheets.getActiveWorksheet().load("name");
    await context.sync();
    const read = sheets.items.map((sheet) => {
      const used = sheet.getUsedRangeOrNullObject();
      used.load("address,formulas,values,numberFormat,rowCount,columnCount");
      sheet.protection.load("options");
      sheet.freezePanes.getLocationOrNullObject().load("address");
      return { sheet, used };
    });
    const places = tables.items.map((table) => ({ table, range: table.getRange().load("address") }));
    await context.sync();
    const cells = read.flatMap(({ sheet, used }) =>
      used.isNullObject
        ? []
        : sample(used.rowCount, used.columnCount).map(([row, column]) => {
            const cell = used.getCell(row, column);
            cell.load(
              "address,format/horizontalAlignment,format/wrapText,format/fill/color,format/font/bold,format/font/color",
            );
            cell.format.protection.load("locked");
            cell.dataValidation.load("type,prompt");
            return { sheet: sheet.name, cell };
          }),
    );
    const rules = read.map(({ sheet }) => sheet.getRange().conditionalFormats.getCount());
    await context.sync();
    return {
      active: active.name,
      sheets: read.map(({ sheet, used }, index) => ({
        name: sheet.name,
        visibility: sheet.visibility,
        tabColor: sheet.tabColor,
        isProtected: sheet.protection.protected,
        options: sheet.protection.protected ? sheet.protection.options : null,
        conditionalFormats: rules[index]?.value,
        used: used.isNullObject
          ? null
          : {
              address: used.address,
              formulas: used.formulas,
              values: used.values,
              numberFormat: used.numberFormat,
            },
      })),
      names: names.items.map(({ name, formula }) => ({ name, formula: formula as unknown })),
      // The order of this collection is the host's own.
      tables: Object.fromEntries(
        places.map(({ table, range }) => [
          table.name,
          { style: table.style, showFilterButton: table.showFilterButton, address: range.address },
        ]),
      ),
      cells: cells.map(({ cell }) => ({
        address: cell.address,
        horizontal: cell.format.horizontalAlignment,
        wrap: cell.format.wrapText,
        fill: cell.format.fill.color,
        bold: cell.format.font.bold,
        color: cell.format.font.color,
        locked: cell.format.protection.locked,
        validation: cell.dataValidation.type,
        prompt: cell.dataValidation.prompt,
      })),
    };
  });
}

/** Formats of every cell would take minutes: all of a small sheet, of a big one each column of a few rows. */
function sample(rows: number, columns: number): (readonly [row: number, column: number])[] {
  const few = rows <= 30 ? Array.from({ length: rows }, (_, row) => row) : [];
  const chosen = new Set(
    [...few, 0, 1, 2, 3, 4, 7, 8, Math.floor(rows / 2), rows - 2, rows - 1].filter(
      (row) => row >= 0 && row < rows,
    ),
  );
  return [...chosen].flatMap((row) => Array.from({ length: columns }, (_, column) => [row, column] as const));
}
