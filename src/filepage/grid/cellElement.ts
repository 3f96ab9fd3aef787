import { textWidth } from "../../sheets/looks/widths";
import type { CellView, SheetView } from "../../xlsx";
import { alignmentOf, cellText } from "./cellText";
import type { Lines } from "./Lines";

const PIXELS_PER_POINT = 4 / 3;

/** One cell of a sheet as an element; `cell` is null where nothing is. */
export function cellElement(cell: CellView | null, column: number): HTMLElement {
  const element = document.createElement("div");
  element.className = "cell";
  element.setAttribute("role", "gridcell");
  element.setAttribute("aria-colindex", String(column + 2));
  if (!cell) return element;
  const { format, note } = cell;
  const text = document.createElement("span");
  text.className = "text";
  text.textContent = cellText(cell);
  element.append(text);
  element.classList.add(`to-${alignmentOf(cell)}`, `at-${format.vertical}`);
  element.classList.toggle("wraps", format.wrap);
  element.classList.toggle("is-bold", format.bold);
  element.classList.toggle("is-italic", format.italic);
  element.classList.toggle("is-underlined", format.underline);
  element.classList.toggle("is-dotted", format.isDotted);
  element.classList.toggle("has-note", note !== null);
  const { style } = element;
  style.fontSize = `${String(format.size * PIXELS_PER_POINT)}px`;
  if (format.ink !== null) style.color = format.ink;
  if (format.fill !== null) style.backgroundColor = format.fill;
  if (note !== null) element.setAttribute("aria-description", note);
  return element;
}

/**
 * Lets a text that is longer than its cell reach over the empty cells behind it, as in Excel.
 * @param edge first column that scrolls: when it has, a text from before it ends there.
 */
export function spill(
  element: HTMLElement,
  sheet: SheetView,
  columns: Lines,
  row: number,
  column: number,
  edge: number,
): void {
  const cell = sheet.cell(row, column);
  if (!cell || typeof cell.value !== "string" || cell.format.wrap || alignmentOf(cell) !== "left") return;
  const wanted = (textWidth(cell.value) * cell.format.size * PIXELS_PER_POINT) / 2 + MARGINS;
  let last = column;
  const room = () => columns.start(last + 1) - columns.start(column);
  while (room() < wanted && last + 1 < columns.count && (sheet.cell(row, last + 1)?.value ?? "") === "")
    last += 1;
  if (last === column) return;
  element.classList.add("spills");
  element.style.setProperty("--room", `${String(room() - MARGINS)}px`);
  const toEdge = columns.start(Math.min(last + 1, edge)) - columns.start(column) - MARGINS;
  if (column < edge) element.style.setProperty("--edge", `${String(toEdge)}px`);
}

/** Left and right of a text in its cell. */
const MARGINS = 6;
