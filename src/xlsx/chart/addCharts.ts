import type { ChartSpec } from "../../sheets";
import { RELATIONSHIP_NAMESPACE } from "../package/blank";
import { TYPES, declarePart } from "../package/contentTypes";
import { pointer, relate } from "../package/relationships";
import type { SheetPart } from "../sheet/SheetPart";
import type { LineSizes } from "../view/lineSizes";
import { lineSizes } from "../view/lineSizes";
import type { Workbook } from "../workbook/Workbook";
import type { Attributes, XmlNode } from "../xml/element";
import { XmlElement } from "../xml/element";
import { CHART_NAMESPACE, DRAWING_NAMESPACE, EMU_PER_PIXEL, a, c } from "./chartText";
import { chartXml } from "./chartXml";

const PLACE_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";

/** Draws charts on a new sheet whose cells are written and calculated, and halts after each. */
export function* addCharts(
  workbook: Workbook,
  sheet: SheetPart,
  charts: readonly ChartSpec[],
): Generator<void> {
  if (charts.length === 0) return;
  const { file } = workbook;
  const drawing = XmlElement.create("xdr:wsDr", {
    "xmlns:xdr": PLACE_NAMESPACE,
    "xmlns:a": DRAWING_NAMESPACE,
    "xmlns:c": CHART_NAMESPACE,
    "xmlns:r": RELATIONSHIP_NAMESPACE,
  });
  const part = file.freeName("xl/drawings/drawing#.xml");
  file.add(part, drawing);
  declarePart(file, part, TYPES.drawing);
  sheet.add(sheet.make("drawing", pointer(sheet.root, relate(file, sheet.part, "drawing", part))));
  const sizes = lineSizes(sheet, () => 0);
  for (const [index, spec] of charts.entries()) {
    const chart = file.freeName("xl/charts/chart#.xml");
    file.add(chart, chartXml(workbook, sheet, spec));
    declarePart(file, chart, TYPES.chart);
    // Excel numbers what is drawn on a sheet from 2.
    drawing.append(anchor(spec, sizes, index + 2, relate(file, part, "chart", chart)));
    yield;
  }
}

/** Pixels between a chart and the lines of the cells around it. */
const GAP = 4;

function anchor(spec: ChartSpec, sizes: LineSizes, number: number, id: string): XmlElement {
  const { name, description, place } = spec;
  // Its end is in the last cell and not on the edge of the next one, which would be printed with it.
  const last = { row: place.row + place.rows - 1, column: place.column + place.columns - 1 };
  const within = (size: number) => Math.max(0, size - GAP);
  // It moves with its cells; rows that somebody hides or makes higher do not distort it.
  return xdr(
    "twoCellAnchor",
    { editAs: "oneCell" },
    corner("from", place, { x: GAP, y: GAP }),
    corner("to", last, { x: within(sizes.width(last.column)), y: within(sizes.height(last.row)) }),
    xdr(
      "graphicFrame",
      { macro: "" },
      xdr(
        "nvGraphicFramePr",
        {},
        xdr("cNvPr", { id: number, name, descr: description }),
        xdr("cNvGraphicFramePr"),
      ),
      xdr("xfrm", {}, a("off", { x: 0, y: 0 }), a("ext", { cx: 0, cy: 0 })),
      a("graphic", {}, a("graphicData", { uri: CHART_NAMESPACE }, c("chart", { "r:id": id }))),
    ),
    xdr("clientData"),
  );
}

/** @param offset pixels from the cell's own corner. */
function corner(
  local: string,
  { row, column }: { readonly row: number; readonly column: number },
  { x, y }: { readonly x: number; readonly y: number },
): XmlElement {
  return xdr(
    local,
    {},
    xdr("col", {}, String(column)),
    xdr("colOff", {}, String(x * EMU_PER_PIXEL)),
    xdr("row", {}, String(row)),
    xdr("rowOff", {}, String(y * EMU_PER_PIXEL)),
  );
}

function xdr(local: string, attributes: Attributes = {}, ...children: readonly XmlNode[]): XmlElement {
  return XmlElement.create(`xdr:${local}`, attributes, children);
}
