/** @jest-environment jsdom */
import { chartElement } from "../../src/filepage/grid/chartElement";
import type { ChartView, DrawnChart } from "../../src/xlsx";

const drawn = (more: Partial<DrawnChart>): DrawnChart => ({
  kind: "columns",
  categories: ["R2", "R3", "R4"],
  series: [
    { name: "目標", color: "#8FA3B8", values: [10, 20, 40] },
    { name: "実績", color: "#1F4E79", values: [20, null, 0] },
  ],
  format: "#,##0",
  ...more,
});

function picture(chart: DrawnChart | null, title = "目標と実績"): SVGElement {
  const view: ChartView = {
    name: "図",
    title,
    description: "",
    from: { row: 0, column: 0, x: 0, y: 0 },
    to: { row: 9, column: 9, x: 0, y: 0 },
    drawn: chart,
  };
  return chartElement(view, 400, 300);
}

const texts = (svg: SVGElement) => [...svg.querySelectorAll("text")].map(({ textContent }) => textContent);
const numberOf = (element: Element | undefined, name: string) => Number(element?.getAttribute(name));
const bars = (svg: SVGElement, color: string) => [...svg.querySelectorAll(`.chart-bar[fill="${color}"]`)];

describe("a chart on the page of a file", () => {
  it("draws columns as high as their values, and none where nothing is known", () => {
    const svg = picture(drawn({}));
    const heights = bars(svg, "#8FA3B8").map((bar) => numberOf(bar, "height"));
    expect(heights[1]).toBeCloseTo((heights[0] ?? 0) * 2);
    expect(heights[2]).toBeCloseTo((heights[0] ?? 0) * 4);
    expect(bars(svg, "#1F4E79").map((bar) => numberOf(bar, "height") > 0)).toEqual([true, false]);
    expect(texts(svg)).toEqual(
      expect.arrayContaining(["目標と実績", "R2", "R3", "R4", "目標", "実績", "0", "40"]),
    );
  });

  it("stacks bars from above, with their amounts and without empty pieces", () => {
    const svg = picture(drawn({ kind: "stackedBars" }));
    const [first, second] = [bars(svg, "#8FA3B8")[0], bars(svg, "#1F4E79")[0]];
    expect(numberOf(second, "x")).toBeCloseTo(numberOf(first, "x") + numberOf(first, "width"));
    expect(numberOf(bars(svg, "#8FA3B8")[1], "y")).toBeGreaterThan(numberOf(first, "y"));
    expect(texts(svg).filter((text) => /^\d/.test(text ?? ""))).toEqual(["10", "20", "20", "40"]);
  });

  it("joins the points of a line that are known", () => {
    const svg = picture(drawn({ kind: "lines" }));
    const points = [...svg.querySelectorAll("polyline")].map(
      (line) => line.getAttribute("points")?.split(" ").length,
    );
    expect(points).toEqual([3, 2]);
    expect(svg.querySelectorAll("circle")).toHaveLength(3);
  });

  it("needs no legend for one series, and shortens names for which there is no room", () => {
    const [series] = drawn({}).series;
    if (!series) throw new Error("there are series");
    const long = "とても長い年度の名前".repeat(5);
    const svg = picture(drawn({ series: [series], categories: [long, "R3", "R4"] }), "");
    expect(texts(svg)).not.toContain("目標");
    expect(
      texts(svg).some((text) => text !== null && text.endsWith("…") && long.startsWith(text.slice(0, -1))),
    ).toBe(true);
  });

  it("says where a chart is to be seen that it does not draw", () => {
    expect(texts(picture(null))).toEqual(["目標と実績", "このグラフは Excel で開くと表示されます"]);
  });
});
