import type { Value } from "../calculate/value";
import { CellError, NA } from "../calculate/value";
import type { Area } from "../formula/address";
import { parseArea } from "../formula/address";
import { hasResult, readValue } from "../sheet/readCell";
import type { SheetPart } from "../sheet/SheetPart";
import type { Workbook } from "../workbook/Workbook";

/** What a chart remembers of one cell, for those who show the file without calculating: its place among the others, its text. */
export interface Point {
  readonly index: number;
  readonly text: string;
}

/** The one block that a chart's reference names, such as `'進捗集計'!$B$5:$B$8`; null for names, lists and other files. */
export function parseReference(text: string): { readonly sheet: string; readonly area: Area } | null {
  const match = /^(?:'((?:[^']|'')+)'|([^'!,:()[\]]+))!([^!]+)$/.exec(text.trim());
  const area = match && parseArea(match[3] ?? "");
  if (!area || match[1]?.startsWith("[") === true) return null;
  return { sheet: match[1]?.replaceAll("''", "'") ?? match[2] ?? "", area };
}

/** Row by row; undefined where a formula has no result that is known. */
export function* valuesIn(workbook: Workbook, sheet: SheetPart, area: Area): Generator<Value | undefined> {
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      yield valueAt(workbook, sheet, row, column);
    }
  }
}

function valueAt(workbook: Workbook, sheet: SheetPart, row: number, column: number): Value | undefined {
  const cell = sheet.cells.get(row, column);
  if (!cell) return null;
  if (cell.first("f") && !hasResult(cell)) return undefined;
  const value = readValue(cell, workbook.strings);
  if (cell.attribute("t") === "e") return new CellError(String(value));
  return value === "" && !cell.first("f") ? null : value;
}

/** As Excel draws values: blanks and #N/A are not drawn, texts and other errors are 0. */
export function numberPoints(values: Iterable<Value | undefined>): Point[] {
  return points(values, (value) => {
    if (value instanceof CellError && value.code === NA.code) return null;
    return typeof value === "number" ? String(value) : "0";
  });
}

/** As people read the cells, but for number formats. */
export function textPoints(values: Iterable<Value | undefined>): Point[] {
  return points(values, (value) => {
    if (value instanceof CellError) return value.code;
    return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
  });
}

function points(
  values: Iterable<Value | undefined>,
  textOf: (value: Exclude<Value, null>) => string | null,
): Point[] {
  return Array.from(values).flatMap((value, index) => {
    const text = value === null || value === undefined ? null : textOf(value);
    return text === null ? [] : [{ index, text }];
  });
}
