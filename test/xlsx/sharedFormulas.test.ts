import type { ColumnSpec, SheetSpec, TableSpec } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { blankSheet } from "./blankFile";
import { openPort } from "./fileHand";

const column = (header: string, formula?: string): ColumnSpec => ({
  header,
  owner: formula === undefined ? "people" : "formula",
  look: "calculatedNumber",
  width: 12,
  ...(formula !== undefined && { formula }),
});

function table(name: string, row: number, columns: readonly ColumnSpec[], rows: number): TableSpec {
  return {
    name,
    row,
    column: 0,
    columns,
    keyColumns: ["数"],
    filter: false,
    rows: Array.from({ length: rows }, (_, index) => ({
      key: String(index),
      cells: columns.map(({ formula }) => ({ content: formula === undefined ? index + 1 : null })),
    })),
  };
}

async function cellsOf(spec: SheetSpec) {
  const bytes = await writeWorkbookFile([spec]);
  const opened = await openWorkbook(bytes);
  const sheet = opened.ok ? opened.value.sheet(spec.name) : undefined;
  if (!sheet) throw new Error("the sheet is gone");
  const written = [...sheet.cells.formulas()].map(({ cell }) => cell.first("f")?.text ?? "");
  const { tables } = await (
    await openPort(bytes)
  ).snapshot({ tables: spec.tables.map(({ name }) => name), names: [] });
  const formulas = Object.fromEntries(
    tables.map(({ name, formulas: all, headers }) => [
      name,
      all.map((line) => line.slice(headers.indexOf("数") + 1)),
    ]),
  );
  return { written, formulas, sheet };
}

describe("a column of formulas", () => {
  it("stands in the file once, and says its own in every row", async () => {
    const columns = [
      column("数"),
      column("倍", "[[数]]*2+$D$1"),
      column("表示", 'IF([[倍]]>2,"x&y",行革_率)'),
    ];
    const { written, formulas } = await cellsOf({
      ...blankSheet("表"),
      tables: [table("一", 3, columns, 4)],
    });
    expect(written.filter((text) => text !== "")).toEqual(["$A5*2+$D$1", 'IF($B5>2,"x&y",行革_率)']);
    expect(formulas["一"]).toEqual(
      [5, 6, 7, 8].map((row) => [`=$A${row}*2+$D$1`, `=IF($B${row}>2,"x&y",行革_率)`]),
    );
  });

  it("is told apart from those of other columns and tables of the sheet", async () => {
    const one = table("一", 0, [column("数"), column("倍", "[[数]]*2"), column("和", "[[数]]+1")], 2);
    const other = table("二", 5, [column("数"), column("差", "[[数]]-1")], 3);
    const { formulas } = await cellsOf({ ...blankSheet("表"), tables: [one, other] });
    expect(formulas).toEqual({
      一: [
        ["=$A2*2", "=$A2+1"],
        ["=$A3*2", "=$A3+1"],
      ],
      二: [["=$A7-1"], ["=$A8-1"], ["=$A9-1"]],
    });
  });

  it.each([
    ["speaks of a cell that does not move along", "[[数]]*D1", "D1"],
    ["speaks of another sheet", "[[数]]*設定!$A$1", "設定!$A$1"],
  ])("that %s stands in every row", async (_why, formula, rest) => {
    const spec = { ...blankSheet("表"), tables: [table("一", 0, [column("数"), column("積", formula)], 3)] };
    const { written, formulas } = await cellsOf(spec);
    const expected = [2, 3, 4].map((row) => `$A${row}*${rest}`);
    expect(written).toEqual(expected);
    expect(formulas["一"]).toEqual(expected.map((text) => [`=${text}`]));
  });

  it("is given to each cell where one of them is written over", async () => {
    const spec = {
      ...blankSheet("表"),
      tables: [table("一", 0, [column("数"), column("倍", "[[数]]*2")], 3)],
    };
    for (const row of [1, 2]) {
      const port = await openPort(await writeWorkbookFile([spec]));
      const before = { formula: `$A${String(row + 1)}*2` };
      await port.apply({
        createSheets: [],
        tables: [],
        sheets: [{ sheet: "表", cells: [{ row, column: 1, before, content: 9 }] }],
      });
      const { tables } = await (await openPort(await port.save())).snapshot({ tables: ["一"], names: [] });
      expect(tables[0]?.formulas.map((line) => line[1])).toEqual(
        [1, 2, 3].map((own) => (own === row ? 9 : `=$A${String(own + 1)}*2`)),
      );
      expect(tables[0]?.values.map((line) => line[1])).toEqual(
        [1, 2, 3].map((own) => (own === row ? 9 : own * 2)),
      );
    }
  });
});
