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
      const charts = sheet.charts.load(
        "items/name,items/chartType,items/left,items/top,items/width,items/height",
      );
      const breaks = sheet.horizontalPageBreaks.load("items/rowIndex");
      return { sheet, used, charts, breaks };
    });
    const places = tables.items.map((table) => ({ table, range: table.getRange().load("address") }));
    await context.sync();
    const cells = read.flatMap(({ used }) =>
      used.isNullObject
        ? []
        : sample(used.rowCount).map((row) => {
            const line = used.getRow(row);
            line.dataValidation.load("type,prompt");
            return { properties: line.getCellProperties(PROPERTIES), line, columns: used.columnCount };
          }),
    );
    const columns = read.map(({ used }) =>
      used.isNullObject ? null : used.getColumnProperties({ columnHidden: true }),
    );
    const rules = read.map(({ sheet }) => sheet.getRange().conditionalFormats.getCount());
    await context.sync();
    const validated = cells.map(({ line, columns }) => {
      if (!MIXED.includes(line.dataValidation.type)) return Array.from({ length: columns }, () => line);
      const places = Array.from({ length: columns }, (_, column) => line.getCell(0, column));
      for (const place of places) place.dataValidation.load("type,prompt");
      return places;
    });
    await context.sync();
    return {
      active: active.name,
      sheets: read.map(({ sheet, used, charts, breaks }, index) => ({
        name: sheet.name,
        visibility: sheet.visibility,
        tabColor: sheet.tabColor,
        isProtected: sheet.protection.protected,
        options: sheet.protection.protected ? sheet.protection.options : null,
        conditionalFormats: rules[index]?.value,
        hiddenColumns: columns[index]?.value.map(({ columnHidden }) => columnHidden),
        charts: charts.items.map(({ name, chartType, left, top, width, height }) => [
          name,
          chartType,
          [left, top, width, height],
        ]),
        breaks: breaks.items.map(({ rowIndex }) => rowIndex),
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
      cells: cells.map(({ properties }, index) =>
        properties.value[0]?.map((one, column) => {
          const { type, prompt } = validated[index]?.[column]?.dataValidation ?? {};
          return { ...one, validation: type, prompt };
        }),
      ),
    };
  });
}

/** What a row is said to have whose cells differ: these are asked one by one, which takes long. */
const MIXED: readonly string[] = ["Inconsistent", "MixedCriteria"];

const PROPERTIES: Excel.CellPropertiesLoadOptions = {
  address: true,
  format: {
    horizontalAlignment: true,
    wrapText: true,
    fill: { color: true },
    font: { bold: true, color: true },
    borders: { style: true, color: true },
    protection: true,
  },
};

/** Formats of every cell would take minutes: all of a small sheet, of a big one a few rows. */
function sample(rows: number): number[] {
  const few = rows <= 30 ? Array.from({ length: rows }, (_, row) => row) : [];
  const chosen = [...few, 0, 1, 2, 3, 4, 7, 8, Math.floor(rows / 2), rows - 2, rows - 1];
  return [...new Set(chosen)].filter((row) => row >= 0 && row < rows);
}
