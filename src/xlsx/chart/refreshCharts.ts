import { FileFault } from "../fault";
import type { Package } from "../package/Package";
import type { Workbook } from "../workbook/Workbook";
import { XmlElement } from "../xml/element";
import type { Point } from "./cellsOfChart";
import { NA } from "../calculate/value";
import { numberPoints, parseReference, textPoints, valuesIn } from "./cellsOfChart";
import { plain } from "./chartText";

/** Where a chart names cells. */
export interface ChartReference {
  readonly formula: XmlElement;
  /** What the chart remembers of them; null where it remembers nothing or more than one level of texts. */
  readonly cache: XmlElement | null;
}

/** Of every chart of the file. A damaged chart, which no program can draw, has none and is kept as it is. */
export function chartReferences(file: Package): ChartReference[] {
  return file.names
    .filter((name) => /^xl\/charts\/chart[^/]*\.xml$/i.test(name))
    .flatMap((part) => {
      const root = readable(file, part);
      return root ? referencesIn(root) : [];
    });
}

function readable(file: Package, part: string): XmlElement | null {
  try {
    return file.xml(part);
  } catch (error) {
    if (error instanceof FileFault && error.code === "file.broken") return null;
    throw error;
  }
}

function referencesIn(element: XmlElement): ChartReference[] {
  return element.elements.flatMap((child) => {
    if (child.local !== "f") return child.mayHold("f") ? referencesIn(child) : [];
    if (child.elements.length > 0) return [];
    const cache = element.local === "numRef" ? "numCache" : element.local === "strRef" ? "strCache" : null;
    return [{ formula: child, cache: cache === null ? null : (element.first(cache) ?? null) }];
  });
}

/** Cells of all charts together; more than people draw, and a file may name the whole sheet a thousand times. */
const MAX_CELLS = 200_000;

/**
 * Lets every chart remember what its cells show now, as Excel does when it saves, and halts after each block. References that
 * are not one block of this workbook keep what they remember.
 */
export function* refreshCharts(workbook: Workbook): Generator<void> {
  let left = MAX_CELLS;
  for (const { formula, cache } of chartReferences(workbook.file)) {
    const named = cache && parseReference(formula.text);
    const sheet = named && workbook.sheet(named.sheet);
    if (!sheet) continue;
    const { top, left: first, bottom, right } = named.area;
    const size = (bottom - top + 1) * (right - first + 1);
    if (size > left) continue;
    left -= size;
    const values = valuesIn(workbook, sheet, named.area);
    remember(cache, size, cache.local === "numCache" ? numberPoints(values) : textPoints(values));
    yield;
  }
}

function remember(cache: XmlElement, size: number, points: readonly Point[]): void {
  const counted = cache.first("ptCount");
  const before = cache.all("pt");
  if (counted?.attribute("val") === String(size) && saysTheSame(before, points)) return;
  for (const point of before) cache.remove(point);
  if (counted) cache.remove(counted);
  const make = (local: string, attributes: Record<string, number>, ...children: (XmlElement | string)[]) =>
    XmlElement.create(cache.prefix + local, attributes, children);
  // The number format stands first, extensions last.
  cache.insert(
    cache.children.findIndex((child) => typeof child !== "string" && child.local === "formatCode") + 1,
    make("ptCount", { val: size }),
    ...points.map(({ index, text }) => make("pt", { idx: index }, make("v", {}, plain(text)))),
  );
}

/**
 * Programs write the same in different ways: Excel 0.722 as 0.72199999999999998 and a point for #N/A, LibreOffice a point for
 * an empty cell. What says the same stays as it stands.
 */
function saysTheSame(before: readonly XmlElement[], points: readonly Point[]): boolean {
  const said = before
    .map((point) => ({ index: Number(point.attribute("idx")), text: point.first("v")?.text ?? "" }))
    .filter(({ text }) => text !== "" && text !== NA.code);
  return (
    said.length === points.length &&
    points.every(({ index, text }, at) => said[at]?.index === index && isSame(said[at].text, text))
  );
}

function isSame(one: string, other: string): boolean {
  return one === other || (other !== "" && Number(one.replaceAll(",", "")) === Number(other));
}
