import { newSeries, type ChartCells } from "../charts/chart-record";
import { seriesNameText, cellValuesOf } from "../charts/chart-cells";
import { defineType, type Argument, type Handle, orItemNotFound, type PropertySpec } from "../object-type";
import { invalidArgument } from "../office-error";
import { requireObjectsWritable } from "../protection";
import { integer, oneOf, text } from "./arguments";
import { fillOf, fontOf, lineOf } from "./chart-parts";
import {
  aColor,
  aFlag,
  aNumber,
  aText,
  aWord,
  type ChartRef,
  ofSeries,
  openChart,
  openSeries,
  settings,
  type SeriesRef,
} from "./chart-ref";
import { range } from "./range";

const seriesFormat = defineType<SeriesRef>("ChartSeriesFormat", {
  objects: { Fill: fillOf(ofSeries, "format/"), Line: lineOf(ofSeries, "format/") },
});

const labelFormat = defineType<SeriesRef>("ChartDataLabelFormat", {
  objects: { Font: fontOf(ofSeries, "dataLabels/format/") },
});

const dataLabels = defineType<SeriesRef>("ChartDataLabels", {
  properties: settings(ofSeries, "dataLabels/", {
    Position: aWord("OutsideEnd", ["None", "Center", "InsideEnd", "InsideBase", "Left", "Right", "Top"]),
    NumberFormat: aText("General"),
    LinkNumberFormat: aFlag(true),
    ShowValue: aFlag(true),
  }),
  objects: { Format: (self) => labelFormat.of(self) },
});

const name: PropertySpec<SeriesRef> = {
  get: (self) => seriesNameText(self.book, openChart(self), self.index),
  set: (self, value) => {
    requireObjectsWritable(self.book, self.sheetId);
    const words = text(value);
    // Excel itself would make a reference of it, or refuse it: nobody has seen which.
    if (words.length > 255 || words.startsWith("=")) throw invalidArgument();
    openSeries(self).name = { text: words };
  },
};

function cellsOf(argument: Argument): ChartCells {
  const found = range.open(argument);
  if (found === undefined) throw invalidArgument();
  return { sheetId: found.sheetId, rect: found.rect };
}

const markers = ["None", "Square", "Diamond", "Triangle", "X", "Star", "Dot", "Dash", "Circle", "Plus"];

const chartSeries = defineType<SeriesRef>("ChartSeries", {
  properties: {
    Name: name,
    ...settings(ofSeries, "", {
      GapWidth: aNumber(150, 0, 500),
      Overlap: aNumber(0, -100, 100),
      MarkerStyle: aWord("Automatic", markers),
      MarkerSize: aNumber(5, 2, 72),
      MarkerBackgroundColor: aColor("#000000"),
      MarkerForegroundColor: aColor("#000000"),
      Smooth: aFlag(false),
      HasDataLabels: aFlag(false),
    }),
  },
  objects: {
    Format: (self) => seriesFormat.of(self),
    DataLabels: (self) => dataLabels.of(self),
  },
  methods: {
    Delete: (self) => {
      requireObjectsWritable(self.book, self.sheetId);
      openSeries(self);
      openChart(self).series.splice(self.index, 1);
    },
    SetValues: (self, cells) => {
      requireObjectsWritable(self.book, self.sheetId);
      openSeries(self).values = cellsOf(cells);
    },
    SetXAxisValues: (self, cells) => {
      requireObjectsWritable(self.book, self.sheetId);
      openSeries(self).categories = cellsOf(cells);
    },
    GetDimensionValues: async (self, dimension) => {
      await self.book.calculation.settled();
      const { values, categories } = openSeries(self);
      return cellValuesOf(
        self.book,
        oneOf(dimension, ["Categories", "Values"]) === "Values" ? values : categories,
      );
    },
  },
});

const all = (self: ChartRef): Handle[] =>
  openChart(self).series.map((_, index) => chartSeries.of({ ...self, index }));

export const chartSeriesCollection = defineType<ChartRef>("ChartSeriesCollection", {
  properties: { Count: { get: (self) => openChart(self).series.length } },
  items: all,
  methods: {
    GetCount: (self) => openChart(self).series.length,
    GetItemAt: (self, index) => orItemNotFound(all(self)[integer(index)]),
    Add: (self, words, at) => {
      requireObjectsWritable(self.book, self.sheetId);
      const { series } = openChart(self);
      const index = integer(at, series.length);
      if (index < 0 || index > series.length) throw invalidArgument();
      const called = text(words, "");
      series.splice(index, 0, newSeries(called === "" ? {} : { name: { text: called } }));
      return chartSeries.of({ ...self, index });
    },
  },
});
