import type { ChartCorner, ChartView } from "../../xlsx";
import type { Lines } from "./Lines";
import { chartElement } from "./chartElement";

/** The charts of a sheet, over its cells. Hidden from readers of the page: their numbers stand in cells, which are read one by one. */
export class ChartLayer {
  readonly element = document.createElement("div");

  constructor() {
    this.element.className = "charts";
    this.element.setAttribute("aria-hidden", "true");
  }

  show(charts: readonly ChartView[], rows: Lines, columns: Lines): void {
    this.element.replaceChildren(...charts.map((chart) => placed(chart, rows, columns)));
  }
}

function placed(chart: ChartView, rows: Lines, columns: Lines): SVGElement {
  const [from, to] = [pixels(chart.from, rows, columns), pixels(chart.to, rows, columns)];
  const element = chartElement(chart, Math.max(0, to.x - from.x), Math.max(0, to.y - from.y));
  element.style.left = `${String(from.x)}px`;
  element.style.top = `${String(from.y)}px`;
  return element;
}

/** An offset that is larger than its row or column ends with it. */
function pixels({ row, column, x, y }: ChartCorner, rows: Lines, columns: Lines) {
  const along = (lines: Lines, line: number, offset: number) =>
    line < lines.count ? lines.start(line) + Math.min(offset, lines.size(line)) : lines.end;
  return { x: along(columns, column, x), y: along(rows, row, y) };
}
