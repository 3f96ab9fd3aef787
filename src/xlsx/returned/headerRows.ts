import type { PassingCell } from "../sheet/scanCells";
import type { SheetPart } from "../sheet/SheetPart";
import type { ReturnedFile } from "./ReturnedFile";

export interface HeaderRow {
  readonly sheet: SheetPart;
  /** 0-based. */
  readonly row: number;
}

/** The search ends here: more are too many whatever they are for. */
export const MAX_FOUND = 5;
/** A header is not longer, breaks and spaces included. */
const MAX_LENGTH = 200;

/** Every row that has all these headers among its cells, in any order; hidden sheets and rows are looked at like others. */
export function headerRows(
  file: ReturnedFile,
  sheets: readonly SheetPart[],
  headers: readonly string[],
): HeaderRow[] {
  const wanted = new Set(headers.map(headerText));
  const found: HeaderRow[] = [];
  if (wanted.size === 0) return found;
  for (const sheet of sheets) {
    let row = -1;
    let there = new Set<string>();
    file.scan(sheet, (cell) => {
      if (cell.row !== row) {
        row = cell.row;
        if (there.size > 0) there = new Set();
      }
      const text = textOf(file, cell);
      if (!wanted.has(text) || there.has(text)) return true;
      there.add(text);
      if (there.size === wanted.size) found.push({ sheet, row });
      return found.length < MAX_FOUND;
    });
  }
  return found;
}

/** The texts of one row, as headers, by column; cells without a text are left out. */
export function textsInRow(file: ReturnedFile, sheet: SheetPart, row: number): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  file.scan(sheet, (cell) => {
    if (cell.row === row && cell.isFilled) {
      const text = headerText(String(file.valueOf(cell)));
      if (text !== "") texts.set(cell.column, text);
    }
    return cell.row <= row;
  });
  return texts;
}

/** Without the breaks and spaces with which people lay out headers. @example headerText(" 上半期\n実績 ") // "上半期実績" */
export function headerText(text: string): string {
  return text.replace(/[\r\n]+/g, "").trim();
}

/** "" for what cannot be a header. */
function textOf(file: ReturnedFile, cell: PassingCell): string {
  const { type } = cell;
  if (type !== "s" && type !== "inlineStr" && type !== "str") return "";
  const value = file.valueOf(cell);
  return typeof value === "string" && value.length <= MAX_LENGTH ? headerText(value) : "";
}
