import type { ColumnSpec, TableSpec } from "../../src/sheets/spec";
import { compareTable, type TableComparison } from "../../src/workflows/write/compareTable";
import type { CellValue, TableSnapshot } from "../../src/workflows/port";
import { rowFormula } from "../../src/workflows/write/rowFormula";

const column = (header: string, owner: ColumnSpec["owner"], formula?: string): ColumnSpec => ({
  header,
  owner,
  look: "text",
  width: 10,
  ...(formula === undefined ? {} : { formula }),
});

const SPEC: TableSpec = {
  name: "表",
  row: 2,
  column: 1,
  keyColumns: ["コード", "年度"],
  filter: true,
  columns: [
    column("コード", "plan"),
    column("年度", "plan"),
    column("目標", "plan"),
    column("実績", "people"),
    column("状態", "people"),
    column("率", "formula", "[[実績]]/[[目標]]"),
  ],
  rows: [row("1-1", 2022, 100), row("1-2", 2022, null), row("1-3", 2022, 300)],
};

function row(code: string, year: number, target: number | null): TableSpec["rows"][number] {
  const cells = [code, year, target, null, "未回答", null].map((content) => ({ content }));
  return { key: `${code}|${year}`, cells };
}

type Line = Readonly<Record<string, CellValue>>;

/** A table in a workbook: rows as records; 率 has its formula unless it is given. */
function there(lines: readonly Line[], headers = SPEC.columns.map((one) => one.header)): TableSnapshot {
  const place = { name: "表", sheet: "シート", row: 5, column: 3, headers };
  const values = lines.map((line) => headers.map((header) => line[header] ?? (header === "率" ? 0.5 : "")));
  const snapshot = { ...place, values, formulas: values };
  const formulas = lines.map((line, index) =>
    headers.map((header, at): CellValue => {
      if (header !== "率" || line["率"] !== undefined) return values[index]?.[at] ?? "";
      const content = rowFormula("[[実績]]/[[目標]]", snapshot, place.row + 1 + index);
      return typeof content === "object" && content ? `=${content.formula}` : "";
    }),
  );
  return { ...snapshot, formulas };
}

const SAME: readonly Line[] = [
  { コード: "1-1", 年度: 2022, 目標: 100, 状態: "未回答" },
  { コード: "1-2", 年度: 2022, 状態: "未回答" },
  { コード: "1-3", 年度: 2022, 目標: 300, 状態: "未回答" },
];

function compare(snapshot: TableSnapshot, spec = SPEC, known: readonly string[] = []): TableComparison {
  const result = compareTable(spec, snapshot, (key) => known.includes(key));
  if (!result.ok) throw new Error(result.issues[0].message);
  return result.value;
}

const edit = (index: number, change: Line): readonly Line[] =>
  SAME.map((line, at) => (at === index ? { ...line, ...change } : line));

describe("compareTable", () => {
  it("finds nothing in a table that is as the plan says", () => {
    expect(compare(there(SAME))).toMatchObject({
      added: [],
      changed: [],
      restored: [],
      kept: 0,
      unknownKeys: [],
      repeatedKeys: [],
      ownColumns: [],
    });
  });

  it("finds them by key and header, in whatever order they stand", () => {
    const shuffled = there([...SAME].reverse(), ["率", "メモ", "目標", "年度", "状態", "コード", "実績"]);
    expect(compare(shuffled)).toMatchObject({ added: [], changed: [], restored: [], ownColumns: ["メモ"] });
  });

  it("tells a changed plan cell with its place, before and after", () => {
    const { changed } = compare(there(edit(2, { 目標: 250 })));
    expect(changed).toMatchObject([
      { key: "1-3|2022", header: "目標", row: 8, column: 5, before: 250, after: 300 },
    ]);
  });

  it("empties a plan cell in which the plan has nothing", () => {
    expect(compare(there(edit(1, { 目標: 5 }))).changed).toMatchObject([{ before: 5, after: null }]);
  });

  it("takes text that spells a number for a change: formulas would not count it", () => {
    expect(compare(there(edit(0, { 目標: "100" }))).changed).toHaveLength(1);
  });

  it("never compares what people own, and counts what they wrote beyond the defaults", () => {
    const { changed, kept } = compare(there(edit(0, { 実績: 90, 状態: "確定" })));
    expect(changed).toEqual([]);
    expect(kept).toBe(2);
  });

  it("counts cells of columns and rows that people added as kept", () => {
    const headers = [...SPEC.columns.map((one) => one.header), "メモ"];
    const lines = [...edit(0, { メモ: "済" }), { コード: "9-9", 年度: 2022, 実績: 1 }];
    const { kept, unknownKeys } = compare(there(lines, headers));
    expect(kept).toBe(2);
    expect(unknownKeys).toEqual(["9-9|2022"]);
  });

  it("does not call a row unknown that the plan has beyond the choice", () => {
    const lines = [...SAME, { コード: "2-1", 年度: 2022, 目標: 7 }];
    expect(compare(there(lines), SPEC, ["2-1|2022"])).toMatchObject({ unknownKeys: [], changed: [] });
  });

  it("passes over rows without anything in them", () => {
    const empty = Object.fromEntries(SPEC.columns.map(({ header }) => [header, ""]));
    expect(compare(there([...SAME, empty, empty])).unknownKeys).toEqual([]);
  });

  it("adds rows that are missing, in the order of the plan", () => {
    const { added } = compare(there(SAME.slice(1, 2)));
    expect(added.map(({ key }) => key)).toEqual(["1-1|2022", "1-3|2022"]);
  });

  it("compares each of several rows with one key, and says so", () => {
    const { changed, repeatedKeys } = compare(there([...SAME, { ...SAME[0], 目標: 90 }]));
    expect(repeatedKeys).toEqual(["1-1|2022"]);
    expect(changed).toMatchObject([{ key: "1-1|2022", row: 9, before: 90, after: 100 }]);
  });

  it("tells a formula that was typed over, and nothing about one that Excel wrote its own way", () => {
    expect(compare(there(edit(1, { 率: 0.9 }))).restored).toMatchObject([
      { key: "1-2|2022", header: "率", before: 0.9, after: { formula: "$G8/$F8" } },
    ]);
    const table = there(SAME);
    const formulas = table.formulas.map((line, index) =>
      line.map((cell, at) => (table.headers[at] === "率" ? `= $g${index + 7} / @$F${index + 7}` : cell)),
    );
    expect(compare({ ...table, formulas }).restored).toEqual([]);
  });

  it("names each missing column and what to do", () => {
    const result = compareTable(SPEC, there(SAME, ["コード", "年度", "率", "状態"]), () => false);
    expect(result).toMatchObject({
      ok: false,
      issues: [
        { code: "table.columnMissing", path: "表[目標]" },
        { code: "table.columnMissing", path: "表[実績]" },
      ],
    });
    expect(!result.ok && result.issues[0].message).toMatch(
      /シート「シート」.*見出し「目標」.*戻してください/,
    );
  });

  it("leaves a table alone whose keys people type", () => {
    const spec: TableSpec = {
      ...SPEC,
      keyColumns: ["名前"],
      columns: [column("名前", "people"), column("説明", "plan")],
      rows: [{ key: "甲", cells: [{ content: "甲" }, { content: "x" }] }],
    };
    const result = compare(there([{ 名前: "乙", 説明: "y" }], ["名前", "説明"]), spec);
    expect(result).toMatchObject({ added: [], changed: [], unknownKeys: [] });
  });
});
