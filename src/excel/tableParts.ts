import { LOOKS, columnLetter, resolveRowFormula } from "../sheets";
import type { CellSpec, ColumnSpec, Validation } from "../sheets/spec";
import type { Look } from "../sheets/looks/looks";
import { RULE_BYTES, paint, paintBytes, rule, type Canvas } from "./paint";
import { rectangles, type Marked, type Rectangle } from "./rectangles";
import { BYTES_PER_COMMAND, jsonBytes, rangeOf, type Step } from "./step";
import { annotate, annotateBytes, validate, validateBytes } from "./validate";

/** Body rows of a table whose looks and rules are to be set: all of a new table, the added ones of an old one. */
export interface BodyPart {
  readonly sheet: string;
  readonly table: string;
  /** 0-based first row and column in the sheet. */
  readonly row: number;
  readonly column: number;
  /** In the order of the sheet; null for a column that people added. */
  readonly columns: readonly (ColumnSpec | null)[];
  readonly rows: readonly (readonly CellSpec[])[];
  /** False: without rules around the cells. */
  readonly ruled?: boolean;
}

/** How the cells look: whole columns first, then the cells that differ. */
export function lookSteps(part: BodyPart, canvas: "new" | "unknown"): Step[] {
  const columns = part.columns.flatMap((column, index): Marked<Look>[] =>
    column ? [{ row: 0, column: index, mark: column.look }] : [],
  );
  const place = (run: Rectangle) => ({
    ...run,
    row: part.row,
    column: part.column + run.column,
    rows: part.rows.length,
  });
  const exceptions = rectangles(
    part.rows.flatMap((cells, row) =>
      cells.flatMap((cell, index): Marked<`${Look}>${Look}`>[] => {
        const column = part.columns[index];
        if (!column || cell.look === undefined || cell.look === column.look) return [];
        return [{ row: part.row + row, column: part.column + index, mark: `${column.look}>${cell.look}` }];
      }),
    ),
  );
  const ruled = part.ruled === false ? [] : columns.map((column) => ({ ...column, mark: true }));
  return [
    ...rectangles(ruled).map((run) => ruleStep(part.sheet, place(run))),
    ...rectangles(columns).map((run) => paintStep(part.sheet, place(run), run.mark, canvas)),
    ...exceptions.map((area) => {
      const [under, look] = area.mark.split(">") as [Look, Look];
      return paintStep(part.sheet, area, look, LOOKS[under]);
    }),
  ];
}

export function paintStep(sheet: string, area: Rectangle, look: Look, canvas: Canvas): Step {
  return {
    phase: "looks",
    doing: `「${sheet}」の書式を設定しています`,
    bytes: paintBytes(LOOKS[look], canvas),
    run: (workbook) => paint(rangeOf(workbook.worksheets.getItem(sheet), area), LOOKS[look], canvas),
  };
}

export function ruleStep(sheet: string, area: Rectangle): Step {
  return {
    phase: "looks",
    doing: `「${sheet}」の罫線を引いています`,
    bytes: RULE_BYTES,
    run: (workbook) => rule(rangeOf(workbook.worksheets.getItem(sheet), area)),
  };
}

/** What may be typed, and the notes of single cells. */
export function validationSteps(part: BodyPart): Step[] {
  const doing = `「${part.sheet}」の入力規則を設定しています`;
  const rules = part.columns.flatMap((column, index): Step[] => {
    const validation = column?.validation;
    if (!validation) return [];
    const area = { row: part.row, column: part.column + index, rows: part.rows.length, columns: 1 };
    return [
      {
        phase: "rules",
        doing,
        bytes: validateBytes(validation),
        run: (workbook) => validate(rangeOf(workbook.worksheets.getItem(part.sheet), area), validation),
      },
    ];
  });
  return [...rules, ...noteSteps(part.sheet, notesOf(part))];
}

/** A note, and the validation of the column in which it is: one cell has one input message. */
export interface NoteMark {
  readonly row: number;
  readonly column: number;
  readonly note: string;
  readonly validation?: Validation | undefined;
}

function notesOf(part: BodyPart): NoteMark[] {
  return part.rows.flatMap((cells, row) =>
    cells.flatMap(({ note }, index): NoteMark[] => {
      const column = part.columns[index];
      if (note === undefined || !column) return [];
      return [{ row: part.row + row, column: part.column + index, note, validation: column.validation }];
    }),
  );
}

/** Cells side by side with the same note share it: the years of one row mostly have one reason. */
export function noteSteps(sheet: string, notes: readonly NoteMark[]): Step[] {
  const kinds = new Map<string, NoteMark>();
  const marks = notes.map((mark): Marked<string> => {
    const kind = JSON.stringify([mark.note, mark.validation]);
    kinds.set(kind, mark);
    return { row: mark.row, column: mark.column, mark: kind };
  });
  return rectangles(marks).flatMap((area): Step[] => {
    const kind = kinds.get(area.mark);
    if (!kind) return [];
    return [
      {
        phase: "rules",
        doing: `「${sheet}」の注記を付けています`,
        bytes: annotateBytes(kind.note),
        run: (workbook) =>
          annotate(rangeOf(workbook.worksheets.getItem(sheet), area), kind.note, kind.validation),
      },
    ];
  });
}

/** A conditional format with the cells that it covers. */
export interface ConditionalPart {
  readonly area: Rectangle;
  /** With "="; relative to the first row of the area. */
  readonly formula: string;
  readonly format: { readonly fill?: string; readonly color?: string; readonly bold?: boolean };
}

/**
 * The conditional formats of a table's whole body, the one that counts least first: Excel puts each new one before those that are
 * there. Their formulas speak of this sheet's cells only.
 */
export function conditionalParts(body: {
  readonly row: number;
  readonly column: number;
  readonly bodyRows: number;
  readonly columns: readonly (ColumnSpec | null)[];
}): ConditionalPart[] {
  const letterOf = letters(body.column, body.columns);
  return body.columns.flatMap((column, index) =>
    [...(column?.conditional ?? [])].reverse().map(({ formula, format }) => ({
      area: { row: body.row, column: body.column + index, rows: body.bodyRows, columns: 1 },
      formula: `=${resolveRowFormula(formula, letterOf, body.row)}`,
      format,
    })),
  );
}

export function conditionalStep(sheet: string, part: ConditionalPart): Step {
  return {
    phase: "rules",
    doing: `「${sheet}」の条件付き書式を設定しています`,
    bytes: (7 + 2 * Object.keys(part.format).length) * BYTES_PER_COMMAND + jsonBytes(part.formula),
    run: (workbook) => addConditional(workbook.worksheets.getItem(sheet), part),
  };
}

export function addConditional(sheet: Excel.Worksheet, { area, formula, format }: ConditionalPart): void {
  const { custom } = rangeOf(sheet, area).conditionalFormats.add("Custom");
  custom.rule.formula = formula;
  if (format.fill !== undefined) custom.format.fill.color = format.fill;
  if (format.color !== undefined) custom.format.font.color = format.color;
  if (format.bold !== undefined) custom.format.font.bold = format.bold;
}

/** The letter of a table's column in the sheet, by header. */
export function letters(first: number, columns: readonly (ColumnSpec | null)[]): (header: string) => string {
  const byHeader = new Map(
    columns.flatMap((column, index) => (column ? [[column.header, index] as const] : [])),
  );
  return (header) => {
    const index = byHeader.get(header);
    if (index === undefined) throw new Error(`A formula names the column ${header}, which its table lacks.`);
    return columnLetter(first + index);
  };
}
