import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  type IBorderStyleData,
  type IColorStyle,
  type Nullable,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { CellStyle as FileStyle, BorderSide } from "hucre";
import type { CellStyle } from "../cells/styles";

/** A cell's look in the words of the library that writes the file. */
export function fileStyle(style: CellStyle): FileStyle {
  const fill = colorOf(style.bg);
  const ink = colorOf(style.cl);
  const horizontal = style.ht ? horizontals[style.ht] : undefined;
  const border = {
    ...side("top", style.bd?.t),
    ...side("bottom", style.bd?.b),
    ...side("left", style.bd?.l),
    ...side("right", style.bd?.r),
  };
  return {
    font: {
      name: style.ff ?? "游ゴシック",
      size: style.fs ?? 11,
      ...(style.bl === BooleanNumber.TRUE && { bold: true }),
      ...(style.it === BooleanNumber.TRUE && { italic: true }),
      ...(style.ul?.s === BooleanNumber.TRUE && { underline: true }),
      ...(style.st?.s === BooleanNumber.TRUE && { strikethrough: true }),
      ...(ink !== undefined && { color: { rgb: ink } }),
    },
    ...(fill !== undefined && {
      fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill } } as const,
    }),
    ...(Object.keys(border).length > 0 && { border }),
    alignment: {
      ...(horizontal !== undefined && { horizontal }),
      // Univer and new cells of Japanese Excel stand in the middle.
      vertical: verticals[style.vt ?? VerticalAlign.MIDDLE] ?? "center",
      ...(style.tb === WrapStrategy.WRAP && { wrapText: true }),
      ...(style.indent && { indent: style.indent }),
    },
    ...(style.n?.pattern && { numFmt: style.n.pattern }),
    protection: { locked: style.lk !== 0, ...(style.hf === 1 && { hidden: true }) },
  };
}

/** RRGGBB. */
export function colorOf(color: Nullable<IColorStyle> | string): string | undefined {
  const text = typeof color === "string" ? color : color?.rgb;
  return /^#?([0-9a-f]{6})$/i.exec(text ?? "")?.[1]?.toUpperCase();
}

const horizontals: Readonly<Partial<Record<HorizontalAlign, "left" | "center" | "right">>> = {
  [HorizontalAlign.LEFT]: "left",
  [HorizontalAlign.CENTER]: "center",
  [HorizontalAlign.RIGHT]: "right",
};

const verticals: Readonly<Partial<Record<VerticalAlign, "top" | "center" | "bottom">>> = {
  [VerticalAlign.TOP]: "top",
  [VerticalAlign.MIDDLE]: "center",
  [VerticalAlign.BOTTOM]: "bottom",
};

const lines: Readonly<Partial<Record<BorderStyleTypes, BorderSide["style"]>>> = {
  [BorderStyleTypes.THIN]: "thin",
  [BorderStyleTypes.HAIR]: "hair",
  [BorderStyleTypes.DOTTED]: "dotted",
  [BorderStyleTypes.DASHED]: "dashed",
  [BorderStyleTypes.DASH_DOT]: "dashDot",
  [BorderStyleTypes.DASH_DOT_DOT]: "dashDotDot",
  [BorderStyleTypes.DOUBLE]: "double",
  [BorderStyleTypes.MEDIUM]: "medium",
  [BorderStyleTypes.MEDIUM_DASHED]: "mediumDashed",
  [BorderStyleTypes.MEDIUM_DASH_DOT]: "mediumDashDot",
  [BorderStyleTypes.MEDIUM_DASH_DOT_DOT]: "mediumDashDotDot",
  [BorderStyleTypes.SLANT_DASH_DOT]: "slantDashDot",
  [BorderStyleTypes.THICK]: "thick",
};

function side(
  name: "top" | "bottom" | "left" | "right",
  line: Nullable<IBorderStyleData>,
): Readonly<Record<string, BorderSide>> {
  const style = line ? lines[line.s] : undefined;
  if (style === undefined) return {};
  const color = colorOf(line?.cl);
  return { [name]: { style, ...(color !== undefined && { color: { rgb: color } }) } };
}
