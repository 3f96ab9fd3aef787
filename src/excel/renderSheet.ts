import { FONT, resolveRowFormula } from "../sheets";
import type { BlockSpec, Content, SheetSpec, TableSpec } from "../sheets/spec";
import type { Look } from "../sheets/looks/looks";
import { gridSteps } from "./grid";
import { rectangles, type Marked, type Rectangle } from "./rectangles";
import { chartSteps, placeSteps } from "./renderCharts";
import { layoutSteps } from "./renderLayout";
import { rangeOf, step, type Step } from "./step";
import {
  conditionalParts,
  conditionalStep,
  letters,
  lookSteps,
  noteSteps,
  paintStep,
  ruleStep,
  validationSteps,
} from "./tableParts";

/** Everything that puts one new sheet into the workbook. `spec.name` must be free. */
export function sheetSteps(spec: SheetSpec): Step[] {
  return [
    step("create", `「${spec.name}」を作っています`, 4, spec.name, (workbook) => {
      const sheet = workbook.worksheets.add(spec.name);
      if (spec.tabColor !== undefined) sheet.tabColor = spec.tabColor;
    }),
    ...usedArea(spec).map((area) =>
      step("looks", `「${spec.name}」の書式を設定しています`, 4, FONT, (workbook) => {
        rangeOf(workbook.worksheets.getItem(spec.name), area).format.font.name = FONT;
      }),
    ),
    ...chartSteps(spec),
    ...spec.blocks.flatMap((block) => blockSteps(spec.name, block)),
    ...spec.tables.flatMap((table) => tableSteps(spec.name, table)),
    ...spec.names.map((name) =>
      step("values", `「${spec.name}」に名前を付けています`, 7, name.name, (workbook) => {
        const area = { row: name.row, column: name.column, rows: name.rows ?? 1, columns: name.columns ?? 1 };
        // One that is there stands for deleted cells, or the write would have been refused: it comes back to life.
        workbook.names.getItemOrNullObject(name.name).delete();
        workbook.names.add(name.name, rangeOf(workbook.worksheets.getItem(spec.name), area));
      }),
    ),
    ...layoutSteps(spec),
    ...placeSteps(spec),
  ];
}

/** Shows the sheet from its top left. */
export function showStep(sheet: string): Step {
  return step("lock", `「${sheet}」を表示しています`, 4, sheet, (workbook) => {
    const shown = workbook.worksheets.getItem(sheet);
    shown.activate();
    rangeOf(shown, { row: 0, column: 0, rows: 1, columns: 1 }).select();
  });
}

function blockSteps(sheet: string, block: BlockSpec): Step[] {
  const at = { doing: `「${sheet}」を書き込んでいます`, sheet, row: block.row, column: block.column };
  const contents = block.cells.map((line) => line.map((cell) => cell.content));
  const looks = block.cells.flatMap((line, row) =>
    line.flatMap((cell, column): Marked<Look>[] =>
      cell.look ? [{ row: block.row + row, column: block.column + column, mark: cell.look }] : [],
    ),
  );
  return [
    ...gridSteps({ ...at, phase: "values", contents: contents.map((line) => line.map(withoutFormula)) }),
    ...(contents.some((line) => line.some(isFormula))
      ? gridSteps({ ...at, phase: "formulas", contents })
      : []),
    ...rectangles(looks).map((area) => paintStep(sheet, area, area.mark, "new")),
    ...noteSteps(
      sheet,
      block.cells.flatMap((line, row) =>
        line.flatMap(({ note }, column) =>
          note === undefined ? [] : [{ row: block.row + row, column: block.column + column, note }],
        ),
      ),
    ),
  ];
}

function tableSteps(sheet: string, table: TableSpec): Step[] {
  const { row, column, columns } = table;
  const doing = `「${sheet}」の表を書き込んでいます`;
  const letterOf = letters(column, columns);
  const contents = table.rows.map(({ cells }, index) =>
    columns.map(({ formula }, position): Content => {
      if (formula === undefined) return cells[position]?.content ?? null;
      return { formula: resolveRowFormula(formula, letterOf, row + 1 + index) };
    }),
  );
  const headers = columns.map(({ header }) => header);
  const header = { row, column, rows: 1, columns: columns.length };
  const body = {
    sheet,
    table: table.name,
    row: row + 1,
    column,
    columns,
    rows: table.rows.map(({ cells }) => cells),
    ruled: table.ruled !== false,
  };
  const singles = runsOf(
    columns,
    (index) => !columns[index]?.formula && contents.some((line) => isFormula(line[index] ?? null)),
  );
  const fills = runsOf(columns, (index) => columns[index]?.formula !== undefined);

  return [
    ...gridSteps({
      phase: "values",
      doing,
      sheet,
      row,
      column,
      contents: [headers, ...contents.map((line) => line.map(withoutFormula))],
    }),
    step("values", doing, 8, table.name, (workbook) => {
      const area = { ...header, rows: table.rows.length + 1 };
      const made = workbook.worksheets
        .getItem(sheet)
        .tables.add(rangeOf(workbook.worksheets.getItem(sheet), area), true);
      made.name = table.name;
      // The looks below say everything; the lightest style adds nothing of its own to them.
      made.style = "TableStyleLight1";
      made.showBandedRows = false;
      made.showFilterButton = table.filter;
    }),
    ...singles.flatMap((run) =>
      gridSteps({
        phase: "formulas",
        doing: `「${sheet}」の数式を書き込んでいます`,
        sheet,
        row: row + 1,
        column: column + run.column,
        contents: contents.map((line) => line.slice(run.column, run.column + run.columns)),
      }),
    ),
    ...fills.flatMap((run) => {
      const first = contents[0]?.slice(run.column, run.column + run.columns) ?? [];
      return fillSteps(
        sheet,
        { row: row + 1, column: column + run.column, rows: contents.length, columns: run.columns },
        first,
      );
    }),
    ...(table.ruled === false ? [] : [ruleStep(sheet, header)]),
    paintStep(sheet, header, "header", "new"),
    ...lookSteps(body, "new"),
    ...validationSteps(body),
    ...conditionalParts({ ...body, bodyRows: table.rows.length }).map((part) => conditionalStep(sheet, part)),
  ];
}

/** Formulas that are the same in every row go once into the request; Excel fills them down. */
function fillSteps(sheet: string, area: Rectangle, first: readonly Content[]): Step[] {
  const doing = `「${sheet}」の数式を書き込んでいます`;
  const top = { ...area, rows: 1 };
  const rest = { ...area, row: area.row + 1, rows: area.rows - 1 };
  return [
    ...gridSteps({ phase: "formulas", doing, sheet, row: area.row, column: area.column, contents: [first] }),
    ...(rest.rows === 0
      ? []
      : [
          step("formulas", doing, 6, "", (workbook) => {
            const target = workbook.worksheets.getItem(sheet);
            rangeOf(target, rest).copyFrom(rangeOf(target, top), "Formulas");
          }),
        ]),
  ];
}

/** Columns side by side for which it holds. */
function runsOf(columns: readonly unknown[], holds: (index: number) => boolean): Rectangle[] {
  return rectangles(
    columns.flatMap((_, index): Marked<true>[] =>
      holds(index) ? [{ row: 0, column: index, mark: true }] : [],
    ),
  );
}

/** From the top left to the last cell of a block or table; nothing where the sheet has neither. */
function usedArea({ blocks, tables }: SheetSpec): Rectangle[] {
  const ends = [
    ...blocks.map(({ row, column, cells }) => ({
      row: row + cells.length,
      column: column + Math.max(0, ...cells.map((line) => line.length)),
    })),
    ...tables.map(({ row, column, rows, columns }) => ({
      row: row + 1 + rows.length,
      column: column + columns.length,
    })),
  ];
  if (ends.length === 0) return [];
  const [rows, columns] = [
    Math.max(...ends.map(({ row }) => row)),
    Math.max(...ends.map(({ column }) => column)),
  ];
  return [{ row: 0, column: 0, rows, columns }];
}

function isFormula(content: Content): boolean {
  return typeof content === "object" && content !== null;
}

function withoutFormula(content: Content): Content {
  return isFormula(content) ? null : content;
}
