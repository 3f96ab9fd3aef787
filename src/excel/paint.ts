import { GRID } from "../sheets";
import type { LookFormat } from "../sheets/looks/looks";
import { BYTES_PER_COMMAND } from "./step";

/** What cells look like before they are painted: a new sheet's, one of our looks, or anything, in a table or free of one. */
export type Canvas = LookFormat | "new" | "unknown" | "free";

/**
 * Gives a range one look. Only what differs from the canvas is set: each setting is a command in the request. The font's
 * name is the sheet's, see renderSheet.
 */
export function paint(range: Excel.Range, look: LookFormat, canvas: Canvas): void {
  for (const setting of settings(look, canvas)) setting(range);
}

export function paintBytes(look: LookFormat, canvas: Canvas): number {
  const pathsOfParts = 7;
  const dots = look.underline === "dotted" || isUnknown(canvas) ? 6 : 0;
  return (pathsOfParts + settings(look, canvas).length + dots) * BYTES_PER_COMMAND;
}

function isUnknown(canvas: Canvas): canvas is "unknown" | "free" {
  return canvas === "unknown" || canvas === "free";
}

type Setting = (range: Excel.Range) => void;

function settings(look: LookFormat, canvas: Canvas): Setting[] {
  const now: Partial<LookFormat> | null = canvas === "new" ? NEW_CELL : isUnknown(canvas) ? null : canvas;
  const {
    numberFormat,
    color,
    size,
    bold = false,
    italic = false,
    underline,
    fill,
    horizontal,
    vertical,
  } = look;
  const found: Setting[] = [];
  const set = (isSame: boolean, setting: Setting) => {
    if (now === null || !isSame) found.push(setting);
  };
  set(now?.numberFormat === numberFormat, (range) => {
    // A scalar stands for every cell; the types only know the full array.
    range.numberFormat = numberFormat as unknown as string[][];
  });
  set(now?.color === color, ({ format }) => (format.font.color = color));
  set(now?.size === size, ({ format }) => (format.font.size = size));
  set((now?.bold ?? false) === bold, ({ format }) => (format.font.bold = bold));
  set((now?.italic ?? false) === italic, ({ format }) => (format.font.italic = italic));
  set((now?.underline === "single") === (underline === "single"), ({ format }) => {
    format.font.underline = underline === "single" ? "Single" : "None";
  });
  set(now?.fill === fill, ({ format }) => {
    if (fill === undefined) format.fill.clear();
    else format.fill.color = fill;
  });
  set(now?.horizontal === horizontal, ({ format }) => (format.horizontalAlignment = HORIZONTAL[horizontal]));
  set(now?.vertical === vertical, ({ format }) => {
    format.verticalAlignment = vertical === "top" ? "Top" : "Center";
  });
  set(now?.wrap === look.wrap, ({ format }) => (format.wrapText = look.wrap));
  set(now?.unlocked === look.unlocked, ({ format }) => (format.protection.locked = !look.unlocked));
  const wasDotted = now === null || now.underline === "dotted";
  if (underline === "dotted") found.push((range) => lineBelow(range, "Dot", color));
  else if (canvas === "free") found.push((range) => lineBelow(range, "None"));
  else if (wasDotted) found.push((range) => lineBelow(range, "Continuous", GRID));
  return found;
}

/** A cell that nobody has touched. Colour and alignments follow the workbook's own style, so they are always set. */
const NEW_CELL: Partial<LookFormat> = { size: 11, numberFormat: "General", wrap: false, unlocked: false };

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;

/** Excel's fonts have no dotted underline: a dotted rule below the cells says the same, in black and white too. */
function lineBelow(range: Excel.Range, style: "Dot" | "Continuous" | "None", color?: string): void {
  for (const edge of ["EdgeBottom", "InsideHorizontal"] as const) {
    const border = range.format.borders.getItem(edge);
    border.style = style;
    if (color !== undefined) border.color = color;
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
