/** What looks like the add-in's and is not, and what is counted without being looked at. */
import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS as A, LEVEL_HEADERS as L, SHEETS, TABLES } from "../../src/sheets";
import { auditRequest, auditSnapshot } from "../../src/workflows";
import type { FreeCell, TableSnapshot, WorkbookSnapshot } from "../../src/workflows/port";
import { openPort } from "../xlsx/fileHand";
import { SHIPPED, goodWorkbook } from "./goodWorkbook";

let good: WorkbookSnapshot;
beforeAll(async () => {
  good = await (await openPort(await goodWorkbook())).snapshot(auditRequest(bundledPlan));
});

function said(snapshot: WorkbookSnapshot): string[] {
  const outcome = auditSnapshot(snapshot, bundledPlan, SHIPPED);
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  return outcome.value.findings.map(({ code, place }) => `${code} ${place.sheet ?? ""}!${place.cell ?? ""}`);
}

function tableOf(name: string): TableSnapshot {
  const found = good.tables.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

const withTable = (changed: TableSnapshot): WorkbookSnapshot => ({
  ...good,
  tables: good.tables.map((one) => (one.name === changed.name ? changed : one)),
});

/** At the right edge, as people add a column. */
function withColumn(table: TableSnapshot, header: string, value: string): TableSnapshot {
  const add = <T>(lines: readonly (readonly T[])[], cell: T) => lines.map((line) => [...line, cell]);
  return {
    ...table,
    headers: [...table.headers, header],
    values: add(table.values, value),
    formulas: add(table.formulas, value),
    ...(table.recalculated && { recalculated: add(table.recalculated, null) }),
    ...(table.formats && { formats: add(table.formats, "General") }),
  };
}

function withCells(sheet: string, cells: readonly FreeCell[]): WorkbookSnapshot {
  return {
    ...good,
    sheets: good.sheets.map((one) =>
      one.name === sheet ? { ...one, freeCells: [...(one.freeCells ?? []), ...cells] } : one,
    ),
  };
}

it.each(["達成率 ", "達成\u200b率", "達 成 率"])("finds a column that is called like ours: %j", (header) => {
  const found = said(withTable(withColumn(tableOf(TABLES.actuals), header, "100%")));
  expect(found.map((one) => one.split(" ")[0])).toEqual(["column.lookalike"]);
});

it("says nothing of a column of people's own", () => {
  expect(said(withTable(withColumn(tableOf(TABLES.actuals), "備考", "…")))).toEqual([]);
});

it("finds a copy of a table's headers beside it, and no row with a few of its words", () => {
  const { headers } = tableOf(TABLES.actuals);
  const at = (row: number) => (value: string, column: number) => ({
    row,
    column: 200 + column,
    value,
    formula: value,
  });
  expect(said(withCells(SHEETS.actuals, headers.map(at(6))))).toEqual([
    expect.stringMatching(/^table\.copied 実績入力!/) as string,
  ]);
  expect(said(withCells(SHEETS.actuals, [A.grade, A.rate, A.actual].map(at(6))))).toEqual([]);
});

it("finds what was typed below a table where sums count it, and not the words of a row of totals", () => {
  const { row, values } = tableOf(TABLES.progress);
  const last = row + 1 + values.length;
  const typed = (value: string) => ({
    ...good,
    names: good.names.map((name) => {
      const isList =
        name.sheet === SHEETS.progress && name.row === row && name.values.length > values.length + 2;
      if (!isList) return name;
      return {
        ...name,
        values: name.values.map((line, index) => (row + index === last + 1 ? [value] : line)),
      };
    }),
  });
  const found = said(typed("◎達成"));
  expect(found.filter((one) => one.startsWith("rows.below"))).toEqual([
    expect.stringMatching(new RegExp(`^rows\\.below 進捗一覧![A-Z]+${String(last + 2)}$`)) as string,
  ]);
  expect(said(typed("集計"))).toEqual([]);
});

it.each([
  [L.sign, "◯"],
  [L.word, "達成\u200b"],
])("takes a %s that looks like another level's for that level's: %j", (header, value) => {
  const table = tableOf(TABLES.levels);
  const column = table.headers.indexOf(header);
  // 達成 is the first level's word, ○ the second one's sign.
  const put = <T>(lines: readonly (readonly T[])[], cell: T) =>
    lines.map((line, at) => (at === 3 ? line.map((was, index) => (index === column ? cell : was)) : line));
  const found = said(
    withTable({ ...table, values: put(table.values, value), formulas: put(table.formulas, value) }),
  );
  expect(found.filter((one) => one.startsWith("setting."))).toEqual([
    expect.stringMatching(/^setting\.changed /) as string,
  ]);
});

it("finds a sheet whose name has a sign that nobody sees", () => {
  const moved = <T extends { readonly sheet: string }>(one: T): T =>
    one.sheet === SHEETS.actuals ? { ...one, sheet: "原票" } : one;
  const name = `${SHEETS.actuals}\u200b`;
  const found = said({
    ...good,
    sheets: [
      { name, isProtected: false, visibility: "visible" },
      ...good.sheets.map((sheet) => (sheet.name === SHEETS.actuals ? { ...sheet, name: "原票" } : sheet)),
    ],
    tables: good.tables.map(moved),
    names: good.names.map(moved),
  });
  expect(found).toEqual([`sheet.impostor ${name}!`]);
});
