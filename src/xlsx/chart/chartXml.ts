import type { CellBlock, ChartSeries, ChartSpec } from "../../sheets";
import { GRID, LOOKS } from "../../sheets";
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

const INK = LOOKS.text.color;
const TITLE = { size: 11, color: INK, bold: true } as const;
const TEXT = { size: 9, color: INK } as const;

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
        ...(spec.title === "" ? [] : [heading(spec.title, TITLE)]),
        val("autoTitleDeleted", spec.title === "" ? 1 : 0),
        c("plotArea", {}, c("layout"), plot(spec, cells), ...axes(spec, hasNegative), noFill()),
        ...(spec.series.length > 1
          ? [c("legend", {}, val("legendPos", "b"), val("overlay", 0), letters(TEXT))]
          : []),
        // A filter on a list must not take numbers out of a chart that counts all of it.
        val("plotVisOnly", 0),
        // #N/A is no point of a line and its neighbours are joined: so Excel does in every version, and LibreOffice with
        // this word only (it takes "gap" for 0 where a formula stands).
        val("dispBlanksAs", spec.kind === "lines" ? "span" : "gap"),
      ),
      c("spPr", {}, solid("#FFFFFF"), line(GRID, 0.75)),
      letters(TEXT),
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
    val("gapWidth", isStacked ? 50 : 80),
    val("overlap", isStacked ? 100 : 0),
    ...ids,
  );
}

/** Lines differ in marker and dash as well, so that they are told apart without colours. */
const MARKERS = ["circle", "square", "triangle", "diamond"];
const DASHES = [undefined, "sysDash", "lgDash", "sysDot"];

function seriesXml(spec: ChartSpec, series: ChartSeries, index: number, cells: CellReader): XmlElement {
  const { name, values, color } = series;
  const nameCell = { row: name.row, column: name.column, rows: 1, columns: 1 };
  const isLine = spec.kind === "lines";
  const looks = isLine
    ? [
        c("spPr", {}, line(color, 2.25, DASHES[index % DASHES.length])),
        c(
          "marker",
          {},
          val("symbol", MARKERS[index % MARKERS.length] ?? "circle"),
          val("size", 7),
          c("spPr", {}, solid(color), line(color, 0.75)),
        ),
      ]
    : // Light colours need an edge on white paper.
      [c("spPr", {}, solid(color), line(LOOKS.caption.color, 0.5)), val("invertIfNegative", 0)];
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

/** The amount stands in its piece of the bar, so that nobody has to subtract on an axis; an empty piece has none. */
function amounts(format: string, color: string): XmlElement {
  const shown = ["showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"];
  return c(
    "dLbls",
    {},
    c("numFmt", { formatCode: `${format};-${format};`, sourceLinked: 0 }),
    noFill(),
    letters({ size: 9, color: isDark(color) ? "#FFFFFF" : INK }),
    val("dLblPos", "ctr"),
    val("showLegendKey", 0),
    ...shown.map((each) => val(each, each === "showVal" ? 1 : 0)),
  );
}

/** By the weights that eyes give to red, green and blue (ITU-R BT.709). */
function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
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
      c("spPr", {}, line(GRID, 0.75)),
      letters(TEXT),
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
      ...(lies ? [] : [c("majorGridlines", {}, c("spPr", {}, line(GRID, 0.5)))]),
      c("numFmt", { formatCode: spec.axisFormat, sourceLinked: 0 }),
      val("majorTickMark", "none"),
      val("minorTickMark", "none"),
      val("tickLblPos", "nextTo"),
      c("spPr", {}, a("ln", {}, a("noFill"))),
      letters(TEXT),
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
