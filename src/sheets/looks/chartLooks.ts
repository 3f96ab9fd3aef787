import { isDark } from "./isDark";
import { LOOKS } from "./looks";
import { GRID } from "./palette";

const INK = LOOKS.text.color;
const PAPER = "#FFFFFF";

/** What a chart looks like, in Excel and in a file: each says it in its own words. Lengths are points. */
export const CHART_LOOKS = {
  paper: PAPER,
  /** Its frame, its axes and the lines behind it. */
  rule: GRID,
  title: { size: 11, color: INK, bold: true },
  text: { size: 9, color: INK, bold: false },
  line: { width: 2.25, markerSize: 7 },
  /** Light colours need an edge on white paper. */
  edge: { color: LOOKS.caption.color, width: 0.5 },
  /** Between bars, in percent of a bar. */
  gap: { stackedBars: 50, columns: 80 },
} as const;

const MARKERS = ["circle", "square", "triangle", "diamond"] as const;
/** Lines differ in marker and dash as well, so that they are told apart without colours. */
export type ChartMarker = (typeof MARKERS)[number];

export function markerOf(index: number): ChartMarker {
  return MARKERS[index % MARKERS.length] ?? "circle";
}

/** The amount stands in its piece of the bar, so that nobody has to subtract on an axis; an empty piece has none. */
export function amountLook(
  format: string,
  barColor: string,
): { readonly format: string; readonly color: string } {
  return { format: `${format};-${format};`, color: isDark(barColor) ? PAPER : INK };
}
