import type { CellBlock, ChartSeries, ChartSpec } from "../../sheets";
import { CHART_LOOKS, amountLook, markerOf } from "../../sheets";
import { absoluteArea, areaOf, sheetPrefix } from "../formula/address";
import { RELATIONSHIP_NAMESPACE } from "../package/blank";
import type { SheetPart } from "../sheet/SheetPart";
import type { Workbook } from "../workbook/Workbook";
import { XmlElement } from "../xml/element";
import type { Point } from "./cellsOfChart";
import { numberPoints, textPoints, valuesIn } from "./cellsOfChart";
import {
  CHART_NAMESPACE,
  DRAWING_NAMESPACE,
  a,
  c,
  heading,
  letters,
  line,
  plain,
  solid,
  val,
} from "./chartText";

/**
 * A chart as the file format has it (ECMA-376, DrawingML Charts), with what its cells show now: Protected View, previews and
 * other viewers show that and read no cells. Cells must have their results already.
 */
export function chartXml(workbook: Workbook, sheet: SheetPart, spec: ChartSpec): XmlElement {
  const cells = cellReader(workbook, sheet);
  const hasNegative = spec.series.some(({ values }) =>
    cells.numbers(values).some(({ text }) => Number(text) < 0),
  );
  return XmlElement.create(
    "c:chartSpace",
    { "xmlns:c": CHART_NAMESPACE, "xmlns:a": DRAWING_NAMESPACE, "xmlns:r": RELATIONSHIP_NAMESPACE },
    [
      val("date1904", 0),
      val("lang", "ja-JP"),
      val("roundedCorners", 0),
      c(
        "chart",
        {},
        ...(spec.title === "" ? [] : [heading(spec.title, CHART_LOOKS.title)]),
        val("autoTitleDeleted", spec.title === "" ? 1 : 0),
        c("plotArea", {}, c("layout"), plot(spec, cells), ...axes(spec, hasNegative), noFill()),
        ...(spec.series.length > 1
          ? [c("legend", {}, val("legendPos", "b"), val("overlay", 0), letters(CHART_LOOKS.text))]
          : []),
        // A filter on a list must not take numbers out of a chart that counts all of it.
        val("plotVisOnly", 0),
        // #N/A is no point of a line and its neighbours are joined: so Excel does in every version, and LibreOffice with
        // this word only (it takes "gap" for 0 where a formula stands).
        val("dispBlanksAs", spec.kind === "lines" ? "span" : "gap"),
      ),
      c("spPr", {}, solid(CHART_LOOKS.paper), line(CHART_LOOKS.rule, 0.75)),
      letters(CHART_LOOKS.text),
    ],
  );
}

interface CellReader {
  reference(block: CellBlock): string;
  numbers(block: CellBlock): Point[];
  texts(block: CellBlock): Point[];
}

function cellReader(workbook: Workbook, sheet: SheetPart): CellReader {
  const values = (block: CellBlock) => valuesIn(workbook, sheet, areaOf(block));
  return {
    reference: (block) => sheetPrefix(sheet.name) + absoluteArea(areaOf(block)),
    numbers: (block) => numberPoints(values(block)),
    texts: (block) => textPoints(values(block)),
  };
}

function plot(spec: ChartSpec, cells: CellReader): XmlElement {
  const series = spec.series.map((each, index) => seriesXml(spec, each, index, cells));
  const ids = [val("axId", CATEGORY_AXIS), val("axId", VALUE_AXIS)];
  if (spec.kind === "lines") {
    const grouping = [val("grouping", "standard"), val("varyColors", 0)];
    return c("lineChart", {}, ...grouping, ...series, val("marker", 1), ...ids);
  }
  const isStacked = spec.kind === "stackedBars";
  return c(
    "barChart",
    {},
    val("barDir", isStacked ? "bar" : "col"),
    val("grouping", isStacked ? "stacked" : "clustered"),
    val("varyColors", 0),
    ...series,
    val("gapWidth", CHART_LOOKS.gap[spec.kind]),
    val("overlap", isStacked ? 100 : 0),
    ...ids,
  );
}

/** For the lines in their order, as with markers. */
const DASHES = [undefined, "sysDash", "lgDash", "sysDot"];

function seriesXml(spec: ChartSpec, series: ChartSeries, index: number, cells: CellReader): XmlElement {
  const { name, values, color } = series;
  const nameCell = { row: name.row, column: name.column, rows: 1, columns: 1 };
  const isLine = spec.kind === "lines";
  const looks = isLine
    ? [
        c("spPr", {}, line(color, CHART_LOOKS.line.width, DASHES[index % DASHES.length])),
        c(
          "marker",
          {},
          val("symbol", markerOf(index)),
          val("size", CHART_LOOKS.line.markerSize),
          c("spPr", {}, solid(color), line(color, 0.75)),
        ),
      ]
    : [
        c("spPr", {}, solid(color), line(CHART_LOOKS.edge.color, CHART_LOOKS.edge.width)),
        val("invertIfNegative", 0),
      ];
  return c(
    "ser",
    {},
    val("idx", index),
    val("order", index),
    c("tx", {}, reference("str", cells.reference(nameCell), 1, [{ index: 0, text: name.text }])),
    ...looks,
    ...(spec.kind === "stackedBars" ? [amounts(spec.axisFormat, color)] : []),
    c(
      "cat",
      {},
      reference(
        "str",
        cells.reference(spec.categories),
        count(spec.categories),
        cells.texts(spec.categories),
      ),
    ),
    c("val", {}, reference("num", cells.reference(values), count(values), cells.numbers(values))),
    ...(isLine ? [val("smooth", 0)] : []),
  );
}

function amounts(axisFormat: string, barColor: string): XmlElement {
  const { format, color } = amountLook(axisFormat, barColor);
  const shown = ["showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"];
  return c(
    "dLbls",
    {},
    c("numFmt", { formatCode: format, sourceLinked: 0 }),
    noFill(),
    letters({ ...CHART_LOOKS.text, color }),
    val("dLblPos", "ctr"),
    val("showLegendKey", 0),
    ...shown.map((each) => val(each, each === "showVal" ? 1 : 0)),
  );
}

const CATEGORY_AXIS = 1;
const VALUE_AXIS = 2;

function axes(spec: ChartSpec, hasNegative: boolean): XmlElement[] {
  const lies = spec.kind === "stackedBars";
  // The length of a bar is what is compared: it begins at 0, where Excel's own axis may begin at 90 for 91 and 95.
  const fromZero = spec.kind !== "lines" && !hasNegative ? [val("min", 0)] : [];
  return [
    c(
      "catAx",
      {},
      val("axId", CATEGORY_AXIS),
      // Excel counts bars from below; people read from above.
      c("scaling", {}, val("orientation", lies ? "maxMin" : "minMax")),
      val("delete", 0),
      val("axPos", lies ? "l" : "b"),
      c("numFmt", { formatCode: "General", sourceLinked: 1 }),
      val("majorTickMark", "none"),
      val("minorTickMark", "none"),
      // Below the lowest value, not across bars that hang down.
      val("tickLblPos", "low"),
      c("spPr", {}, line(CHART_LOOKS.rule, 0.75)),
      letters(CHART_LOOKS.text),
      val("crossAx", VALUE_AXIS),
      val("crosses", "autoZero"),
      val("auto", 0),
      val("lblAlgn", "ctr"),
      val("lblOffset", 100),
      val("noMultiLvlLbl", 1),
    ),
    c(
      "valAx",
      {},
      val("axId", VALUE_AXIS),
      c("scaling", {}, val("orientation", "minMax"), ...fromZero),
      // Stacked bars say their amounts themselves, and an axis over few of them would count in halves.
      val("delete", lies ? 1 : 0),
      val("axPos", lies ? "b" : "l"),
      ...(lies ? [] : [c("majorGridlines", {}, c("spPr", {}, line(CHART_LOOKS.rule, 0.5)))]),
      c("numFmt", { formatCode: spec.axisFormat, sourceLinked: 0 }),
      val("majorTickMark", "none"),
      val("minorTickMark", "none"),
      val("tickLblPos", "nextTo"),
      c("spPr", {}, a("ln", {}, a("noFill"))),
      letters(CHART_LOOKS.text),
      val("crossAx", CATEGORY_AXIS),
      val("crosses", lies ? "max" : "autoZero"),
      val("crossBetween", "between"),
    ),
  ];
}

function reference(kind: "str" | "num", formula: string, size: number, points: readonly Point[]): XmlElement {
  return c(
    `${kind}Ref`,
    {},
    c("f", {}, plain(formula)),
    c(
      `${kind}Cache`,
      {},
      ...(kind === "num" ? [c("formatCode", {}, "General")] : []),
      val("ptCount", size),
      ...points.map(({ index, text }) => c("pt", { idx: index }, c("v", {}, plain(text)))),
    ),
  );
}

function count({ rows, columns }: CellBlock): number {
  return rows * columns;
}

function noFill(): XmlElement {
  return c("spPr", {}, a("noFill"), a("ln", {}, a("noFill")));
}
