/** Which rows and columns of a file people have hidden, and which only a filter. */
import { hiddenLines, hidesZeros } from "../../src/xlsx/sheet/hiddenLines";
import { openWorkbook } from "../../src/xlsx/open";
import type { SheetPart } from "../../src/xlsx/sheet/SheetPart";
import { XmlElement } from "../../src/xlsx/xml/element";
import { SHEETS, TABLES } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { bundledSheets } from "./planFile";

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await writeWorkbookFile(bundledSheets());
});

interface Seen {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** Counted from 1, as people do. */
async function hiddenAfter(
  edit: (sheet: SheetPart, row: (number: number) => XmlElement, filter: XmlElement) => void,
): Promise<Seen> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const workbook = opened.value;
  const sheet = workbook.sheet(SHEETS.actuals);
  const filter = workbook.table(TABLES.actuals)?.root.first("autoFilter");
  if (!sheet || !filter) throw new Error("there is a filtered table");
  const row = (number: number) => {
    const found = sheet.root
      .first("sheetData")
      ?.all("row")
      .find((element) => element.attribute("r") === String(number));
    if (!found) throw new Error(`no row ${String(number)}`);
    return found;
  };
  edit(sheet, row, filter);
  const { hiddenRows, hiddenColumns } = hiddenLines(workbook, sheet);
  return {
    rows: hiddenRows.map((index) => index + 1),
    columns: hiddenColumns.map((index) => index + 1),
  };
}

const rowsAfter = async (...args: Parameters<typeof hiddenAfter>) => (await hiddenAfter(...args)).rows;

/** Criteria on コード, the fifth column. */
function filterCode(
  filter: XmlElement,
  kind: string,
  children: readonly XmlElement[],
  attributes = {},
): void {
  const criterion = XmlElement.create(kind, attributes, children);
  filter.append(XmlElement.create("filterColumn", { colId: 4 }, [criterion]));
}

it("has only the hidden column of keys in a sheet as it is written", async () => {
  expect(await hiddenAfter(() => undefined)).toEqual({ rows: [], columns: [1] });
});

it.each([
  ["hidden", { hidden: 1 }],
  ["hidden by LibreOffice", { hidden: "true" }],
  ["without height", { ht: 0, customHeight: 1 }],
  ["next to without height", { ht: 0.01, customHeight: 1 }],
])("finds a row that is %s", async (_how, attributes) => {
  const set = (row: XmlElement) => {
    for (const [name, value] of Object.entries(attributes)) row.set(name, value);
  };
  expect(await rowsAfter((_sheet, row) => set(row(9)))).toEqual([9]);
});

it.each([0, 0.05])("finds a column that is %d wide, and none that is empty", async (width) => {
  const { columns } = await hiddenAfter((sheet) => {
    const columns = sheet.root.first("cols");
    for (const column of columns?.all("col") ?? [])
      if (column.attribute("min") === "6") column.set("width", width);
    columns?.append(XmlElement.create("col", { min: 40, max: 16_384, hidden: 1 }));
  });
  expect(columns).toEqual([1, 6]);
});

it.each([
  ["rows", { ySplit: 7, topLeftCell: "A40" }, "A12", { rows: [1, 2, 4, 7, 8, 9, 10, 11], columns: [1] }],
  ["columns", { xSplit: 4, topLeftCell: "Z1" }, "D1", { rows: [], columns: [1, 2, 3] }],
])(
  "finds %s before a pane that was frozen when they had been scrolled away",
  async (_what, split, corner, seen) => {
    const found = await hiddenAfter((sheet) => {
      const view = sheet.root.first("sheetViews")?.first("sheetView");
      view?.first("pane")?.set("state", "frozen");
      for (const name of ["xSplit", "ySplit", "topLeftCell"]) view?.first("pane")?.set(name, undefined);
      for (const [name, value] of Object.entries(split)) view?.first("pane")?.set(name, value);
      view?.set("topLeftCell", corner);
    });
    expect(found.columns).toEqual(seen.columns);
    expect(found.rows.filter((row) => row < 12)).toEqual(found.rows);
    expect(found.rows.length > 0).toBe(seen.rows.length > 0);
  },
);

it("takes a filter without its button for no filter: nobody is told of it", async () => {
  const rows = await rowsAfter((_sheet, row, filter) => {
    [8, 9].forEach((at) => row(at).set("hidden", 1));
    const criteria = XmlElement.create("dynamicFilter", { type: "aboveAverage" });
    filter.append(XmlElement.create("filterColumn", { colId: 4, hiddenButton: 1 }, [criteria]));
  });
  expect(rows).toEqual([8, 9]);
});

it.each([
  [undefined, false],
  ["1", false],
  ["0", true],
  ["false", true],
])("knows whether 0 shows as nothing: %s", async (shows, expected) => {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const sheet = opened.value.sheet(SHEETS.actuals);
  if (!sheet) throw new Error("there is the sheet");
  sheet.root.first("sheetViews")?.first("sheetView")?.set("showZeros", shows);
  expect(hidesZeros(sheet)).toBe(expected);
});

it("leaves out a hidden row that holds nothing", async () => {
  const rows = await rowsAfter((sheet) => {
    sheet.root.first("sheetData")?.append(XmlElement.create("row", { r: 900, hidden: 1 }));
  });
  expect(rows).toEqual([]);
});

describe("behind a filter", () => {
  const list = (...values: readonly string[]) => values.map((val) => XmlElement.create("filter", { val }));
  const hideBoth = (row: (number: number) => XmlElement) => [8, 9].forEach((at) => row(at).set("hidden", 1));

  it("leaves out rows that are not in its list, and finds those that are", async () => {
    expect(
      await rowsAfter((_sheet, row, filter) => {
        hideBoth(row);
        filterCode(filter, "filters", list("9-9-9"));
      }),
    ).toEqual([]);
    expect(
      await rowsAfter((_sheet, row, filter) => {
        hideBoth(row);
        filterCode(filter, "filters", list("1-1-1", "9-9-9"));
      }),
    ).toEqual([8, 9]);
  });

  it.each([
    ["equal", "1-1-*", [8, 9]],
    ["equal", "2-*", []],
    ["notEqual", "2-*", [8, 9]],
    ["greaterThan", "1", []],
  ])("judges conditions: %s %s", async (operator, val, expected) => {
    expect(
      await rowsAfter((_sheet, row, filter) => {
        hideBoth(row);
        filterCode(filter, "customFilters", [XmlElement.create("customFilter", { operator, val })]);
      }),
    ).toEqual(expected);
  });

  it("takes what it cannot judge for hidden by the filter", async () => {
    expect(
      await rowsAfter((_sheet, row, filter) => {
        hideBoth(row);
        filterCode(filter, "top10", [], { val: 3 });
      }),
    ).toEqual([]);
  });

  it("finds rows above and below it all the same", async () => {
    expect(
      await rowsAfter((_sheet, row, filter) => {
        row(2).set("hidden", 1);
        filterCode(filter, "filters", list("9-9-9"));
      }),
    ).toEqual([2]);
  });
});
