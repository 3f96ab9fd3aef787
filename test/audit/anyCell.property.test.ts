/** Whatever cell of the add-in is changed, the audit names that cell. */
import fc from "fast-check";
import { bundledPlan } from "../../src/plan";
import { TABLES, columnLetter, type CellValue, type ColumnSpec } from "../../src/sheets";
import { auditRequest, auditSnapshot } from "../../src/workflows";
import type { TableSnapshot, WorkbookSnapshot } from "../../src/workflows/port";
import { openPort } from "../xlsx/fileHand";
import { bundledSheets } from "../xlsx/planFile";
import { SHIPPED, goodWorkbook } from "./goodWorkbook";

interface Place {
  readonly table: string;
  readonly row: number;
  readonly column: number;
  readonly owner: ColumnSpec["owner"];
}

/** Every cell that is the plan's or a formula; keys are the rows' names, and the record says what it says. */
const PLACES: readonly Place[] = bundledSheets()
  .flatMap(({ tables }) => tables)
  .filter(({ name }) => name !== TABLES.record)
  .flatMap(({ name, columns, rows, keyColumns }) =>
    columns.flatMap(({ owner, header }, column) =>
      owner === "people" || keyColumns.includes(header)
        ? []
        : rows.map((_, row): Place => ({ table: name, row, column, owner })),
    ),
  );

let good: WorkbookSnapshot;
beforeAll(async () => {
  good = await (await openPort(await goodWorkbook())).snapshot(auditRequest(bundledPlan));
});

function withCell(place: Place, value: CellValue, formula: CellValue): WorkbookSnapshot {
  const put = <T>(lines: readonly (readonly T[])[], one: T) =>
    lines.map((line, row) =>
      row === place.row ? line.map((was, column) => (column === place.column ? one : was)) : line,
    );
  const tables = good.tables.map((table): TableSnapshot =>
    table.name === place.table
      ? { ...table, values: put(table.values, value), formulas: put(table.formulas, formula) }
      : table,
  );
  return { ...good, tables };
}

function namesFound(snapshot: WorkbookSnapshot): string[] {
  const audited = auditSnapshot(snapshot, bundledPlan, SHIPPED);
  if (!audited.ok) throw new Error(audited.issues[0].message);
  return audited.value.findings.map(({ place: { table, cell } }) => `${table ?? ""} ${cell ?? ""}`);
}

function nameOf({ table, row, column }: Place): string {
  const found = good.tables.find(({ name }) => name === table);
  if (!found) throw new Error(`no ${table}`);
  return `${table} ${columnLetter(found.column + column)}${String(found.row + 2 + row)}`;
}

function shownAt({ table, row, column }: Place): CellValue {
  return good.tables.find(({ name }) => name === table)?.values[row]?.[column] ?? "";
}

const place = fc.constantFrom(...PLACES);
const typed = fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.constantFrom("", "済", "1,234", "10%"));

it("names the cell in which a value was typed", () => {
  fc.assert(
    fc.property(place, typed, (at, value) => {
      // In a cell that is calculated, typing the very result is tampering as well.
      fc.pre(at.owner === "formula" || value !== shownAt(at));
      expect(namesFound(withCell(at, value, value))).toContain(nameOf(at));
    }),
    { numRuns: 60, seed: 20_240_401 },
  );
}, 60_000);

it("names the cell in which another formula stands", () => {
  fc.assert(
    fc.property(place, (at) => {
      expect(namesFound(withCell(at, shownAt(at), "=1+1"))).toContain(nameOf(at));
    }),
    { numRuns: 40, seed: 20_240_402 },
  );
}, 60_000);
