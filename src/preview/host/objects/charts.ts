import { generateRandomId } from "@univerjs/core";
import { anchorAt, anchorOver, boxOf, type Box } from "../charts/chart-anchor";
import type { ChartRecord } from "../charts/chart-record";
import { seriesOf } from "../charts/chart-source";
import {
  defineType,
  type Argument,
  type Handle,
  orItemNotFound,
  orNull,
  type PropertySpec,
} from "../object-type";
import { invalidArgument } from "../office-error";
import { requireObjectsWritable } from "../protection";
import { bounding, type Rect } from "../rect";
import { integer, oneOf, text } from "./arguments";
import { chartAxes, chartFormat, chartLegend, chartTitle } from "./chart-parts";
import { aFlag, aWord, type ChartRef, ofChart, openChart, settings } from "./chart-ref";
import { chartSeriesCollection } from "./chart-series";
import { range } from "./range";
import { rangeByAddress } from "./range-ref";
import { worksheet } from "./worksheet";
import type { WorksheetRef } from "./worksheet-ref";

/** Kinds with one category and one value axis. What is drawn otherwise (pies, maps, …) is refused. */
const types = [
  "ColumnClustered",
  "ColumnStacked",
  "ColumnStacked100",
  "BarClustered",
  "BarStacked",
  "BarStacked100",
  "Line",
  "LineMarkers",
  "LineStacked",
  "LineMarkersStacked",
  "Area",
  "AreaStacked",
] as const;

/** Where and how large a new chart is until it is told: Excel puts it into the middle of the window. */
const firstBox: Box = { left: 180, top: 90, width: 360, height: 216 };

function sized(side: keyof Box): PropertySpec<ChartRef> {
  const box = (self: ChartRef): Box => boxOf(self.book.sheet(self.sheetId), openChart(self).anchor);
  return {
    get: (self) => box(self)[side],
    set: (self, value) => {
      requireObjectsWritable(self.book, self.sheetId);
      if (typeof value !== "number" || value < 0) throw invalidArgument();
      openChart(self).anchor = anchorAt(self.book.sheet(self.sheetId), { ...box(self), [side]: value });
    },
  };
}

function cellAt(self: ChartRef, argument: Argument): Rect {
  const found =
    typeof argument === "string" ? rangeByAddress(self.book, self.sheetId, argument) : range.open(argument);
  if (found?.sheetId !== self.sheetId) throw invalidArgument();
  return found.rect;
}

const chart = defineType<ChartRef>("Chart", {
  identity: ({ chartId }) => ({ Id: chartId }),
  properties: {
    Id: { get: ({ chartId }) => chartId },
    Name: {
      get: (self) => openChart(self).name,
      set: (self, value) => {
        requireObjectsWritable(self.book, self.sheetId);
        openChart(self).name = text(value);
      },
    },
    ChartType: {
      get: (self) => openChart(self).type,
      set: (self, value) => {
        requireObjectsWritable(self.book, self.sheetId);
        openChart(self).type = oneOf(value, types);
      },
    },
    Left: sized("left"),
    Top: sized("top"),
    Width: sized("width"),
    Height: sized("height"),
    ...settings(ofChart, "", {
      PlotVisibleOnly: aFlag(true),
      DisplayBlanksAs: aWord("NotPlotted", ["Zero", "Interplotted"]),
    }),
  },
  objects: {
    Axes: (self) => chartAxes.of(self),
    Format: (self) => chartFormat.of(self),
    Legend: (self) => chartLegend.of(self),
    Series: (self) => chartSeriesCollection.of(self),
    Title: (self) => chartTitle.of(self),
    Worksheet: ({ book, sheetId }) => worksheet.of({ book, sheetId }),
  },
  methods: {
    Delete: (self) => {
      requireObjectsWritable(self.book, self.sheetId);
      const { charts } = self.book.notesOf(self.sheetId);
      charts.splice(charts.indexOf(openChart(self)), 1);
    },
    SetData: (self, source, seriesBy) => {
      requireObjectsWritable(self.book, self.sheetId);
      const { series } = openChart(self);
      series.splice(0, series.length, ...fromSource(self, source, seriesBy));
    },
    SetPosition: (self, startCell, endCell) => {
      requireObjectsWritable(self.book, self.sheetId);
      const start = cellAt(self, startCell);
      const found = openChart(self);
      if (endCell !== undefined && endCell !== null) {
        found.anchor = anchorOver(bounding(start, cellAt(self, endCell)));
        return;
      }
      const sheet = self.book.sheet(self.sheetId);
      const { left, top } = boxOf(sheet, anchorOver(start));
      found.anchor = anchorAt(sheet, { ...boxOf(sheet, found.anchor), left, top });
    },
  },
});

function fromSource({ book }: WorksheetRef, source: Argument, seriesBy: Argument) {
  const cells = range.open(source);
  if (cells === undefined) throw invalidArgument();
  const by = oneOf(seriesBy, ["Auto", "Columns", "Rows"] as const, "Auto");
  return seriesOf(book, cells.sheetId, cells.rect, by);
}

const handleOf = (self: WorksheetRef, { id }: ChartRecord): Handle =>
  chart.of({ book: self.book, sheetId: self.sheetId, chartId: id });

const chartsOf = ({ book, sheetId }: WorksheetRef): ChartRecord[] => {
  book.sheet(sheetId);
  return book.notesOf(sheetId).charts;
};

/** Under its name, in any case, or its id. */
const find = (self: WorksheetRef, key: string): ChartRecord | undefined =>
  chartsOf(self).find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase());

function freeName(self: WorksheetRef): string {
  for (let number = chartsOf(self).length + 1; ; number += 1)
    if (find(self, `グラフ ${String(number)}`) === undefined) return `グラフ ${String(number)}`;
}

/** Excel.ChartCollection of one sheet. The stand-in keeps charts, answers them and writes them to files. */
export const chartCollection = defineType<WorksheetRef>("ChartCollection", {
  properties: { Count: { get: (self) => chartsOf(self).length } },
  items: (self) => chartsOf(self).map((found) => handleOf(self, found)),
  item: (self, key) => handleOf(self, orItemNotFound(find(self, String(key)))),
  methods: {
    Add: (self, type, source, seriesBy) => {
      requireObjectsWritable(self.book, self.sheetId);
      const made: ChartRecord = {
        id: generateRandomId(8),
        name: freeName(self),
        type: oneOf(type, types),
        anchor: anchorAt(self.book.sheet(self.sheetId), firstBox),
        series: fromSource(self, source, seriesBy),
        settings: new Map(),
      };
      chartsOf(self).push(made);
      return handleOf(self, made);
    },
    GetCount: (self) => chartsOf(self).length,
    GetItem: (self, name) => handleOf(self, orItemNotFound(find(self, text(name)))),
    GetItemAt: (self, index) => handleOf(self, orItemNotFound(chartsOf(self)[integer(index)])),
    GetItemOrNullObject: (self, name) =>
      orNull(() => {
        const found = find(self, text(name));
        return found === undefined ? undefined : handleOf(self, found);
      }),
  },
});
