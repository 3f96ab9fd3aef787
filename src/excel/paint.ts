import { GRID } from "../sheets";
import type { LookFormat } from "../sheets/looks";
import { BYTES_PER_COMMAND } from "./step";

/** Commands that {@link paint} queues at most, with the paths to a range's format, font, fill, protection and border. */
export const PAINT_BYTES = 22 * BYTES_PER_COMMAND;

/** Gives a range one look, whatever it looked like before. The font's name is the sheet's, see renderSheet. */
export function paint(range: Excel.Range, look: LookFormat): void {
  // A scalar stands for every cell; the types only know the full array.
  range.numberFormat = look.numberFormat as unknown as string[][];
  const { format } = range;
  format.font.color = look.color;
  format.font.size = look.size;
  format.font.bold = look.bold ?? false;
  format.font.italic = look.italic ?? false;
  format.font.underline = look.underline === "single" ? "Single" : "None";
  if (look.fill === undefined) format.fill.clear();
  else format.fill.color = look.fill;
  format.horizontalAlignment = HORIZONTAL[look.horizontal];
  format.verticalAlignment = look.vertical === "top" ? "Top" : "Center";
  format.wrapText = look.wrap;
  format.protection.locked = !look.unlocked;
  if (look.underline === "dotted") dotBelow(range, look.color);
}

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;

/** Excel's fonts have no dotted underline: a dotted rule below the cells says the same, in black and white too. */
function dotBelow(range: Excel.Range, color: string): void {
  for (const edge of ["EdgeBottom", "InsideHorizontal"] as const) {
    const border = range.format.borders.getItem(edge);
    border.style = "Dot";
    border.color = color;
  }
}

/** Thin rules around and between the cells of a table. */
export function rule(range: Excel.Range): void {
  for (const edge of [
    "EdgeTop",
    "EdgeBottom",
    "EdgeLeft",
    "EdgeRight",
    "InsideHorizontal",
    "InsideVertical",
  ] as const) {
    const border = range.format.borders.getItem(edge);
    border.style = "Continuous";
    border.color = GRID;
  }
}

export const RULE_BYTES = 18 * BYTES_PER_COMMAND;

/**
 * Width in points of a column for so many half-width characters: half an em of an 11 pt Japanese font, and the
 * margin that Excel keeps left and right.
 */
export function columnPoints(characters: number): number {
  return Math.round((characters * 5.5 + 4) * 4) / 4;
}
