import { openStandIn } from "../../src/preview/node/open-stand-in";
import { drawChart, type Pen } from "../../src/preview/page/draw-chart";

type Kind = "BarStacked" | "ColumnClustered" | "LineMarkers";

/** A chart made through Office.js, drawn with a pen that writes down what it does. */
async function drawn(type: Kind, values: (string | number)[][]) {
  const standIn = await openStandIn();
  try {
    await standIn.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const cells = sheet.getRangeByIndexes(0, 0, values.length, values[0]?.length ?? 0);
      cells.values = values;
      const chart = sheet.charts.add(type, cells, "Columns");
      chart.title.text = "題";
      chart.axes.categoryAxis.reversePlotOrder = true;
      chart.series.getItemAt(0).format.fill.setSolidColor("#A33208");
      chart.series.getItemAt(0).hasDataLabels = true;
      await context.sync();
    });
    await standIn.host.settled();
    const [picture] = standIn.host.chartsOn("Sheet1");
    if (!picture) throw new Error("There is no chart.");
    const texts: { text: string; y: number }[] = [];
    const bars: { x: number; y: number; width: number; height: number; color: string }[] = [];
    const dots: { x: number; y: number }[] = [];
    const nothing = () => undefined;
    const pen: Pen = {
      fillStyle: "",
      strokeStyle: "",
      lineWidth: 1,
      font: "",
      textAlign: "left",
      textBaseline: "middle",
      arc: (x, y) => void dots.push({ x, y }),
      fillRect: (x, y, width, height) =>
        void bars.push({ x, y, width, height, color: String(pen.fillStyle) }),
      fillText: (text, _, y) => void texts.push({ text, y }),
      measureText: (text) => ({ width: text.length * 12 }) as TextMetrics,
      beginPath: nothing,
      closePath: nothing,
      fill: nothing,
      lineTo: nothing,
      moveTo: nothing,
      rect: nothing,
      setLineDash: nothing,
      stroke: nothing,
    };
    drawChart(pen, 480, 288, picture);
    return {
      texts,
      words: texts.map(({ text }) => text),
      bars: bars.filter(({ width }) => width !== 480),
      dots,
    };
  } finally {
    standIn.close();
  }
}

const VALUES = [
  ["", "目標", "実績"],
  ["R2", 1000, 500],
  ["R3", 2000, ""],
];

it("draws lines to the numbers there are, with title, legend, categories and a round scale", async () => {
  const { words, dots } = await drawn("LineMarkers", VALUES);
  expect(words).toEqual(
    expect.arrayContaining(["題", "目標", "実績", "R2", "R3", "0", "500", "1,000", "1,500", "2,000"]),
  );
  expect(dots).toHaveLength(3);
  const [low, high, half] = dots;
  expect(high?.y).toBeLessThan(low?.y ?? 0);
  expect(half?.y).toBeGreaterThan(low?.y ?? 0);
});

it("draws columns as high as their numbers", async () => {
  const { bars } = await drawn("ColumnClustered", VALUES);
  const heights = bars.filter(({ color }) => color === "#A33208").map(({ height }) => height);
  // The small square of the legend comes first.
  const [, low = 0, high = 0] = heights;
  expect(high / low).toBeCloseTo(2);
});

it("draws stacked bars from the first category down, with their amounts", async () => {
  const { texts, bars } = await drawn("BarStacked", VALUES);
  const yOf = (word: string) => texts.find(({ text }) => text === word)?.y ?? NaN;
  expect(yOf("R2")).toBeLessThan(yOf("R3"));
  expect(yOf("1000")).toBeLessThan(yOf("2000"));
  // The two small squares of the legend come first.
  const [target, actual, next] = bars.slice(2).map(({ width }) => width);
  expect((actual ?? 0) / (target ?? 1)).toBeCloseTo(0.5);
  expect((next ?? 0) / (target ?? 1)).toBeCloseTo(2);
});

it("draws no more than the frame, title and legend where there is nothing to draw", async () => {
  const { words, dots } = await drawn("LineMarkers", [["実績"], [""]]);
  expect(words).toContain("題");
  expect(dots).toEqual([]);
});
