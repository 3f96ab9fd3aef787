import { defineType, type ObjectType, type Handle } from "../object-type";
import { requireObjectsWritable } from "../protection";
import { text } from "./arguments";
import { aColor, aFlag, aNumber, aText, aWord, type ChartRef, ofChart, settings } from "./chart-ref";
import { color } from "./range-format";
import type { Json } from "../wire";

type KeptIn<S> = (self: S) => Map<string, Json>;

/** Font, line and fill are alike wherever they are: only where their settings are kept differs. */
export function fontOf<S extends ChartRef>(keptIn: KeptIn<S>, path: string): (self: S) => Handle {
  const type = defineType<S>("ChartFont", {
    properties: settings(keptIn, `${path}font/`, {
      Name: aText("游ゴシック"),
      Size: aNumber(10, 1, 409),
      Bold: aFlag(false),
      Italic: aFlag(false),
      Color: aColor("#595959"),
      Underline: aWord("None", ["Single"]),
    }),
  });
  return (self) => type.of(self);
}

const lineStyles = ["None", "Dash", "DashDot", "DashDotDot", "Dot", "Automatic", "RoundDot"];

export function lineOf<S extends ChartRef>(keptIn: KeptIn<S>, path: string): (self: S) => Handle {
  const own = `${path}line/`;
  const type = defineType<S>("ChartLineFormat", {
    properties: settings(keptIn, own, {
      Color: aColor("#000000"),
      LineStyle: aWord("Continuous", lineStyles),
      Weight: aNumber(0.75, 0, 1584),
    }),
    methods: {
      Clear: (self) => {
        requireObjectsWritable(self.book, self.sheetId);
        keptIn(self).set(`${own}LineStyle`, "None");
      },
    },
  });
  return (self) => type.of(self);
}

export function fillOf<S extends ChartRef>(keptIn: KeptIn<S>, path: string): (self: S) => Handle {
  const own = `${path}fill/Color`;
  const type = defineType<S>("ChartFill", {
    methods: {
      Clear: (self) => {
        requireObjectsWritable(self.book, self.sheetId);
        keptIn(self).set(own, null);
      },
      SetSolidColor: (self, value) => {
        requireObjectsWritable(self.book, self.sheetId);
        keptIn(self).set(own, color(text(value)));
      },
    },
  });
  return (self) => type.of(self);
}

export const chartFormat = defineType<ChartRef>("ChartAreaFormat", {
  objects: {
    Font: fontOf(ofChart, "format/"),
    Fill: fillOf(ofChart, "format/"),
    Border: lineOf(ofChart, "format/border/"),
  },
});

const titleFormat = defineType<ChartRef>("ChartTitleFormat", {
  objects: { Font: fontOf(ofChart, "title/format/"), Fill: fillOf(ofChart, "title/format/") },
});

export const chartTitle = defineType<ChartRef>("ChartTitle", {
  properties: settings(ofChart, "title/", {
    Text: aText(""),
    Visible: aFlag(true),
    Overlay: aFlag(false),
    Position: aWord("Top", ["Automatic", "Bottom", "Left", "Right"]),
  }),
  objects: { Format: (self) => titleFormat.of(self) },
});

const legendFormat = defineType<ChartRef>("ChartLegendFormat", {
  objects: { Font: fontOf(ofChart, "legend/format/"), Fill: fillOf(ofChart, "legend/format/") },
});

export const chartLegend = defineType<ChartRef>("ChartLegend", {
  properties: settings(ofChart, "legend/", {
    Visible: aFlag(true),
    Overlay: aFlag(false),
    Position: aWord("Right", ["Top", "Bottom", "Left", "Corner", "Custom"]),
  }),
  objects: { Format: (self) => legendFormat.of(self) },
});

function gridlines(path: string): (self: ChartRef) => Handle {
  const format = defineType<ChartRef>("ChartGridlinesFormat", {
    objects: { Line: lineOf(ofChart, `${path}format/`) },
  });
  const type = defineType<ChartRef>("ChartGridlines", {
    properties: settings(ofChart, path, { Visible: aFlag(path.includes("valueAxis/major")) }),
    objects: { Format: (self) => format.of(self) },
  });
  return (self) => type.of(self);
}

const ticks = ["Cross", "Inside", "Outside"];
const MOST = Number.MAX_VALUE;

function axis(name: "categoryAxis" | "valueAxis"): ObjectType<ChartRef> {
  const path = `axes/${name}/`;
  const format = defineType<ChartRef>("ChartAxisFormat", {
    objects: { Font: fontOf(ofChart, `${path}format/`), Line: lineOf(ofChart, `${path}format/`) },
  });
  return defineType<ChartRef>("ChartAxis", {
    properties: settings(ofChart, path, {
      Visible: aFlag(true),
      NumberFormat: aText("General"),
      LinkNumberFormat: aFlag(true),
      ReversePlotOrder: aFlag(false),
      Position: aWord("Automatic", ["Maximum", "Minimum"]),
      CategoryType: aWord("Automatic", ["TextAxis", "DateAxis"]),
      TickLabelPosition: aWord("NextToAxis", ["High", "Low", "None"]),
      MajorTickMark: aWord("None", ticks),
      MinorTickMark: aWord("None", ticks),
      Minimum: aNumber(null, -MOST, MOST),
      Maximum: aNumber(null, -MOST, MOST),
      MajorUnit: aNumber(null, 0, MOST),
    }),
    objects: {
      Format: (self) => format.of(self),
      MajorGridlines: gridlines(`${path}major/`),
      MinorGridlines: gridlines(`${path}minor/`),
    },
  });
}

const [categoryAxis, valueAxis] = [axis("categoryAxis"), axis("valueAxis")];

export const chartAxes = defineType<ChartRef>("ChartAxes", {
  objects: {
    CategoryAxis: (self) => categoryAxis.of(self),
    ValueAxis: (self) => valueAxis.of(self),
  },
});
