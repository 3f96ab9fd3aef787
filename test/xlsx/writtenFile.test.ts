import type { SheetSpec, TableSpec } from "../../src/sheets";
import { FONT, GRID, LOOKS, columnLetter, resolveRowFormula } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { argb } from "../../src/xlsx/sheet/Styles";
import { bundledSheets } from "./planFile";
import { OPENPYXL, describeWith, withOpenpyxl } from "./programs";

interface Seen {
  readonly sheets: Readonly<Record<string, SeenSheet>>;
  readonly names: Readonly<Record<string, string>>;
  readonly active: string;
  readonly title: string;
  readonly creator: string;
}
interface SeenSheet {
  readonly state: string;
  readonly tab: string | null;
  readonly tables: Readonly<Record<string, { ref: string; filter: string | null; columns: string[] }>>;
  readonly validations: readonly Readonly<Record<string, unknown>>[];
  readonly conditional: readonly Readonly<Record<string, unknown>>[];
  readonly protection: { readonly on: boolean; readonly refused: readonly string[] };
  readonly freeze: string | null;
  readonly print: Readonly<Record<string, unknown>>;
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly cells: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A column's body as openpyxl names it. */
function columnCells({ row, column, rows }: TableSpec, position: number): string {
  const letter = columnLetter(column + position);
  const [first, last] = [row + 2, row + 1 + Math.max(1, rows.length)];
  return first === last ? `${letter}${first}` : `${letter}${first}:${letter}${last}`;
}

describeWith([OPENPYXL], "the plan's workbook, seen by openpyxl", () => {
  const specs = bundledSheets();
  let seen: Seen;
  beforeAll(async () => {
    const bytes = await writeWorkbookFile(specs, {
      title: "進捗管理",
      creator: "行革推進課",
      created: "2022-06-01T00:00:00Z",
    });
    seen = withOpenpyxl("inspect_workbook.py", bytes).said as Seen;
  });

  const sheetOf = (spec: SheetSpec): SeenSheet => {
    const found = seen.sheets[spec.name];
    if (!found) throw new Error(`openpyxl sees no sheet ${spec.name}`);
    return found;
  };
  const each = (check: (spec: SheetSpec, sheet: SeenSheet) => void) =>
    specs.forEach((spec) => check(spec, sheetOf(spec)));

  it("has the sheets in their order, hidden ones hidden, open on the first", () => {
    expect(Object.keys(seen.sheets)).toEqual(specs.map(({ name }) => name));
    each(({ visibility, tabColor }, { state, tab }) => {
      expect(state).toBe(visibility);
      expect(tab).toBe(tabColor === undefined ? null : argb(tabColor));
    });
    expect(seen).toMatchObject({ active: specs[0]?.name, title: "進捗管理", creator: "行革推進課" });
  });

  it("has the tables with their headers and filters", () => {
    each((spec, { tables }) => {
      expect(Object.keys(tables).sort()).toEqual(spec.tables.map(({ name }) => name).sort());
      for (const table of spec.tables) {
        const last = columnLetter(table.column + table.columns.length - 1);
        const rows = Math.max(1, table.rows.length);
        const ref = `${columnLetter(table.column)}${table.row + 1}:${last}${table.row + 1 + rows}`;
        const columns = table.columns.map(({ header }) => header);
        expect(tables[table.name]).toEqual({ ref, filter: table.filter ? ref : null, columns });
      }
    });
  });

  it("has the defined names", () => {
    const names = specs.flatMap((spec) => spec.names.map((name) => [name.name, spec, name] as const));
    expect(Object.keys(seen.names).sort()).toEqual(names.map(([name]) => name).sort());
    for (const [name, spec, { row, column, rows = 1, columns = 1 }] of names) {
      const first = `$${columnLetter(column)}$${row + 1}`;
      const last = `$${columnLetter(column + columns - 1)}$${row + rows}`;
      expect(seen.names[name]).toBe(`'${spec.name}'!${rows * columns === 1 ? first : `${first}:${last}`}`);
    }
  });

  it("has every cell's content, and formulas only where the specs have them", () => {
    each((spec, { cells }) => {
      for (const table of spec.tables) {
        const letterOf = (header: string) =>
          columnLetter(table.column + table.columns.findIndex((column) => column.header === header));
        table.rows.forEach((row, index) =>
          table.columns.forEach((column, position) => {
            const at = table.row + 1 + index;
            const content = row.cells[position]?.content ?? null;
            const wanted =
              column.formula !== undefined
                ? `=${resolveRowFormula(column.formula, letterOf, at)}`
                : typeof content === "object" && content !== null
                  ? `=${content.formula}`
                  : content;
            const cell = cells[`${columnLetter(table.column + position)}${at + 1}`];
            expect([cell?.value ?? null, cell?.type === "f"]).toEqual([
              wanted === "" ? null : wanted,
              column.formula !== undefined || (typeof content === "object" && content !== null),
            ]);
          }),
        );
      }
    });
  });

  it("shows each cell in its look, and unlocks only what people fill in", () => {
    let unlocked = 0;
    each((spec, { cells }) => {
      for (const table of spec.tables) {
        table.rows.forEach((row, index) =>
          table.columns.forEach((column, position) => {
            const look = LOOKS[row.cells[position]?.look ?? column.look];
            const cell = cells[`${columnLetter(table.column + position)}${table.row + 2 + index}`];
            expect(cell).toMatchObject({
              locked: !look.unlocked,
              format: look.numberFormat,
              font: FONT,
              size: look.size,
              bold: look.bold ?? false,
              italic: look.italic ?? false,
              ink: argb(look.color),
              fill: look.fill === undefined ? null : argb(look.fill),
              wrap: look.wrap,
              horizontal: look.horizontal,
              bottom: look.underline === "dotted" ? "dotted" : table.ruled === false ? null : "thin",
            });
            if (look.unlocked) unlocked += 1;
          }),
        );
      }
    });
    expect(unlocked).toBeGreaterThan(300);
    expect(GRID).toMatch(/^#/);
  });

  it("protects against slips only: people may sort, filter, format and insert columns", () => {
    each(({ isProtected }, { protection }) => {
      expect(protection.on).toBe(isProtected);
      if (isProtected) expect(protection.refused).toEqual(["insertRows", "deleteRows", "deleteColumns"]);
    });
  });

  it("says what may be typed, in Japanese, with lists that point at cells", () => {
    each((spec, { validations }) => {
      const wanted = spec.tables.flatMap((table) =>
        table.columns.flatMap((column, position) => (column.validation ? [{ table, column, position }] : [])),
      );
      expect(validations).toHaveLength(wanted.length);
      for (const { table, column, position } of wanted) {
        const cells = columnCells(table, position);
        const rule = validations.find((candidate) => candidate.cells === cells);
        const { validation } = column;
        expect([column.header, rule?.error]).toEqual([
          column.header,
          [validation?.error.title, validation?.error.message],
        ]);
        expect(rule?.prompt).toEqual([
          validation?.prompt?.title ?? null,
          validation?.prompt?.message ?? null,
        ]);
        if (validation?.type === "list")
          expect(rule).toMatchObject({ type: "list", formulas: [validation.source] });
      }
    });
  });

  it("colours by the same rules in the same order", () => {
    each((spec, { conditional }) => {
      const wanted = spec.tables.flatMap((table) => {
        const letterOf = (header: string) =>
          columnLetter(table.column + table.columns.findIndex((column) => column.header === header));
        return table.columns.flatMap((column, position) =>
          (column.conditional ?? []).map(({ formula, format }) => ({
            cells: columnCells(table, position),
            formula: resolveRowFormula(formula, letterOf, table.row + 1),
            fill: format.fill === undefined ? null : argb(format.fill),
            ink: format.color === undefined ? null : argb(format.color),
            // openpyxl takes letters of which only the colour is said for not bold.
            bold: format.bold ?? (format.color === undefined ? null : false),
          })),
        );
      });
      const order = [...conditional].sort((one, other) => Number(one.priority) - Number(other.priority));
      expect(order).toEqual(wanted.map((rule, index) => ({ ...rule, priority: index + 1 })));
    });
  });

  it("carries the notes", () => {
    const notes = specs.flatMap((spec) =>
      spec.tables.flatMap((table) =>
        table.rows.flatMap((row, index) =>
          row.cells.flatMap((cell, position) =>
            cell.note === undefined
              ? []
              : [[spec.name, `${columnLetter(table.column + position)}${table.row + 2 + index}`, cell.note]],
          ),
        ),
      ),
    );
    expect(notes.length).toBeGreaterThan(10);
    for (const [sheet = "", cell = "", note] of notes) {
      expect(seen.sheets[sheet]?.cells[cell]).toMatchObject({ note, author: "行革プラン" });
    }
  });

  it("prints one page wide on its paper, titles repeated, pages numbered, headers frozen", () => {
    each((spec, { print, freeze, hidden }) => {
      expect(freeze).toBe(spec.freeze ? `${columnLetter(spec.freeze.columns)}${spec.freeze.rows + 1}` : null);
      const wanted = spec.tables.flatMap((table) =>
        table.columns.flatMap((column, index) => (column.hidden ? [columnLetter(table.column + index)] : [])),
      );
      expect([...hidden].sort()).toEqual([...new Set(wanted)].sort());
      if (!spec.print) return;
      const [first, last] = spec.print.titleRows;
      expect(print).toEqual({
        titles: `$${first + 1}:$${last + 1}`,
        orientation: spec.print.orientation,
        paper: spec.print.paper === "A3" ? 8 : 9,
        fit: [true, 1, spec.print.pagesTall ?? 0],
        footer: `${spec.print.footer.replaceAll("&", "&&")}　&P / &N`,
      });
    });
  });

  it("keeps text text, also when somebody edits the cell", () => {
    for (const { cells } of Object.values(seen.sheets)) {
      for (const cell of Object.values(cells)) {
        if (typeof cell.value !== "string" || cell.type === "f") continue;
        expect(cell.type).toBe("s");
        if (/^[=+\-@'0-9]/.test(cell.value)) expect([cell.value, cell.quote]).toEqual([cell.value, true]);
      }
    }
  });
});

describe("writeWorkbookFile", () => {
  it("gives the same bytes for the same sheets", async () => {
    expect(await writeWorkbookFile(bundledSheets())).toEqual(await writeWorkbookFile(bundledSheets()));
  });

  it("refuses to write a file that no program would open", async () => {
    await expect(writeWorkbookFile([])).rejects.toMatchObject({ code: "workbook.empty" });
  });
});
