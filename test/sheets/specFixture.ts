/** Sheet specs as bare cells for another program to calculate: contents, formulas and names, nothing of how it looks. */
import type { Content, SheetRole, SheetSpec } from "../../src/sheets";
import { columnLetter, resolveRowFormula } from "../../src/sheets";
import type { Fixture, FixtureCell } from "../achievement/recalculation/recalculate";

/** What people would have typed: by table, key and header. */
export type Typed = readonly {
  readonly table: string;
  readonly key: string;
  readonly header: string;
  readonly value: Content;
}[];

/** @param first the sheet that comes back calculated. */
export function fixtureOf(specs: readonly SheetSpec[], first: SheetRole, typed: Typed): Fixture {
  const ordered = [...specs].sort((a, b) => Number(b.role === first) - Number(a.role === first));
  const left = new Set(typed);
  const sheets = Object.fromEntries(
    ordered.map((spec) => {
      const grid: FixtureCell[][] = [];
      const put = (row: number, column: number, content: Content) => {
        while (grid.length <= row) grid.push([]);
        const line = grid[row] ?? [];
        while (line.length < column) line.push(null);
        line[column] = typeof content === "boolean" ? String(content) : content;
      };
      for (const { row, column, cells } of spec.blocks) {
        cells.forEach((line, down) =>
          line.forEach(({ content }, right) => put(row + down, column + right, content)),
        );
      }
      for (const table of spec.tables) {
        const headers = table.columns.map(({ header }) => header);
        const letterOf = (header: string) => columnLetter(table.column + headers.indexOf(header));
        headers.forEach((header, at) => put(table.row, table.column + at, header));
        table.rows.forEach(({ key, cells }, index) => {
          const row = table.row + 1 + index;
          table.columns.forEach(({ header, formula }, at) => {
            const by = typed.find(
              (one) => one.table === table.name && one.key === key && one.header === header,
            );
            if (by) left.delete(by);
            const content = formula
              ? { formula: resolveRowFormula(formula, letterOf, row) }
              : (cells[at]?.content ?? null);
            put(row, table.column + at, by ? by.value : content);
          });
        });
      }
      return [spec.name, grid];
    }),
  );
  const [lost] = left;
  if (lost) throw new Error(`no cell ${lost.table} ${lost.key} ${lost.header}`);
  const names = specs.flatMap((spec) =>
    spec.names.map(({ name, row, column, rows = 1, columns = 1 }): [string, string] => {
      const cell = (r: number, c: number) => `$${columnLetter(c)}$${r + 1}`;
      const end = rows * columns > 1 ? `:${cell(row + rows - 1, column + columns - 1)}` : "";
      return [name, `'${spec.name}'!${cell(row, column)}${end}`];
    }),
  );
  return { sheets, names: Object.fromEntries(names) };
}
