import { FONT } from "../../sheets";
import type { Attributes, XmlNode } from "../xml/element";
import { XmlElement } from "../xml/element";
import { encode } from "../xml/text";

export const CHART_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";
export const DRAWING_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main";

/** An element of DrawingML itself: lines, fills, letters. */
export function a(local: string, attributes: Attributes = {}, ...children: readonly XmlNode[]): XmlElement {
  return XmlElement.create(`a:${local}`, attributes, children);
}

/** An element of a chart. */
export function c(local: string, attributes: Attributes = {}, ...children: readonly XmlNode[]): XmlElement {
  return XmlElement.create(`c:${local}`, attributes, children);
}

/** @example val("overlap", 100) // <c:overlap val="100"/> */
export function val(local: string, value: string | number): XmlElement {
  return c(local, { val: value });
}

/** Text between tags: characters that XML cannot hold become spaces. Letters of the city's own (外字) stay. */
export function plain(text: string): string {
  return encode(text.replace(/[^\P{Cc}\n]|\p{Cs}|[\ufffe\uffff]/gu, " "));
}

/** @param color #RRGGBB */
export function solid(color: string): XmlElement {
  return a("solidFill", {}, a("srgbClr", { val: color.slice(1).toUpperCase() }));
}

/** English Metric Units: drawings count lengths in them. */
const EMU_PER_POINT = 12_700;
export const EMU_PER_PIXEL = 9_525;

export function line(color: string, points: number, dash?: string): XmlElement {
  const dashes = dash === undefined ? [] : [a("prstDash", { val: dash })];
  return a("ln", { w: Math.round(points * EMU_PER_POINT) }, solid(color), ...dashes);
}

export interface Letters {
  /** Points. */
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
}

/** The letters of a part of a chart; what says nothing has those of the whole chart. */
export function letters(wanted: Letters): XmlElement {
  return c(
    "txPr",
    {},
    a("bodyPr"),
    a("lstStyle"),
    a("p", {}, a("pPr", {}, properties("defRPr", wanted)), a("endParaRPr", { lang: "ja-JP" })),
  );
}

/** A heading that people may type over. */
export function heading(text: string, wanted: Letters): XmlElement {
  const paragraphs = text
    .split("\n")
    .map((each) =>
      a(
        "p",
        {},
        a("pPr", {}, properties("defRPr", wanted)),
        a("r", {}, properties("rPr", wanted, { lang: "ja-JP" }), a("t", {}, plain(each))),
      ),
    );
  return c(
    "title",
    {},
    c("tx", {}, c("rich", {}, a("bodyPr"), a("lstStyle"), ...paragraphs)),
    val("overlay", 0),
  );
}

function properties(
  local: string,
  { size, color, bold = false }: Letters,
  more: Attributes = {},
): XmlElement {
  return a(
    local,
    // Hundredths of a point.
    { ...more, sz: size * 100, b: bold ? 1 : 0 },
    solid(color),
    a("latin", { typeface: FONT }),
    a("ea", { typeface: FONT }),
  );
}
