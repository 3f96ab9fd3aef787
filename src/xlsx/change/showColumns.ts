import type { TableChange } from "../../workflows/port";
import { fileWidth } from "../sheet/columnWidths";
import type { SheetPart } from "../sheet/SheetPart";
import { isTrue } from "../sheet/SheetPart";
import type { XmlElement } from "../xml/element";

/**
 * Shows the hidden ones of the columns that the change names. They are as wide as before they were hidden; where the file does
 * not tell, because it has made them narrow to hide them, as wide as a new workbook makes them.
 */
export function showColumns(
  sheet: SheetPart,
  { column: left, columns, shown = [] }: Pick<TableChange, "column" | "columns" | "shown">,
): void {
  const cols = sheet.root.first("cols");
  if (!cols) return;
  for (const element of cols.all("col")) {
    const isNarrow = Number(element.attribute("width") ?? NaN) === 0;
    if (!isTrue(element.attribute("hidden")) && !isNarrow) continue;
    const [first, last] = [Number(element.attribute("min")) - 1, Number(element.attribute("max")) - 1];
    const wanted = shown.filter((column) => first <= column && column <= last).sort((a, b) => a - b);
    if (wanted.length === 0) continue;
    const parts: XmlElement[] = [];
    let next = first;
    for (const column of wanted) {
      if (next < column) parts.push(part(sheet, element, next, column - 1));
      const seen = part(sheet, element, column, column).set("hidden", undefined);
      const { width } = columns[column - left] ?? {};
      if (isNarrow) seen.set("width", width === undefined ? undefined : fileWidth(width));
      parts.push(seen);
      next = column + 1;
    }
    if (next <= last) parts.push(part(sheet, element, next, last));
    cols.replace(element, ...parts);
  }
}

/** The same for fewer columns. */
function part(sheet: SheetPart, element: XmlElement, first: number, last: number): XmlElement {
  return sheet.make("col", { ...Object.fromEntries(element.attributes), min: first + 1, max: last + 1 });
}
