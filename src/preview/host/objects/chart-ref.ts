import type { Book } from "../book";
import type { ChartRecord, SeriesRecord } from "../charts/chart-record";
import { orItemNotFound, type PropertySpec } from "../object-type";
import { invalidArgument } from "../office-error";
import { requireObjectsWritable } from "../protection";
import type { Json } from "../wire";
import { color } from "./range-format";

/** A chart by its id, which stays the same when it is renamed. */
export interface ChartRef {
  readonly book: Book;
  readonly sheetId: string;
  readonly chartId: string;
}

/** @throws ItemNotFound when the chart or its sheet has been deleted. */
export function openChart({ book, sheetId, chartId }: ChartRef): ChartRecord {
  book.sheet(sheetId);
  return orItemNotFound(book.notesOf(sheetId).charts.find(({ id }) => id === chartId));
}

/** A series by its place, as Excel does it: another one has that place after one before it was deleted. */
export interface SeriesRef extends ChartRef {
  readonly index: number;
}

export const openSeries = (self: SeriesRef): SeriesRecord =>
  orItemNotFound(openChart(self).series[self.index]);

/** What is kept and answered as it was set. */
export interface Setting {
  readonly fallback: Json;
  /** @throws InvalidArgument for a value that Excel does not take. */
  readonly check: (value: Json) => Json;
}

/** Properties of a part of a chart (or of a series): kept under the path of the part. */
export function settings<S extends ChartRef>(
  keptIn: (self: S) => Map<string, Json>,
  path: string,
  table: Readonly<Record<string, Setting>>,
): Readonly<Record<string, PropertySpec<S>>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { fallback, check }]) => [
      name,
      {
        get: (self: S) => keptIn(self).get(`${path}${name}`) ?? fallback,
        set: (self: S, value: Json) => {
          requireObjectsWritable(self.book, self.sheetId);
          keptIn(self).set(`${path}${name}`, check(value));
        },
      },
    ]),
  );
}

export const ofChart = (self: ChartRef): Map<string, Json> => openChart(self).settings;
export const ofSeries = (self: SeriesRef): Map<string, Json> => openSeries(self).settings;

export const aText = (fallback: string): Setting => ({
  fallback,
  check: (value) => {
    if (typeof value !== "string") throw invalidArgument();
    return value;
  },
});

export const aFlag = (fallback: boolean): Setting => ({
  fallback,
  check: (value) => {
    if (typeof value !== "boolean") throw invalidArgument();
    return value;
  },
});

/** Between two bounds; `fallback` null where Excel has an automatic value, which the stand-in does not reckon. */
export const aNumber = (fallback: number | null, least: number, most: number): Setting => ({
  fallback,
  check: (value) => {
    if (typeof value !== "number" || value < least || value > most) throw invalidArgument();
    return value;
  },
});

export const aColor = (fallback: string): Setting => ({ fallback, check: color });

/** One of Excel's words; what Excel spells so and the stand-in does not know is refused as Excel refuses a wrong word. */
export const aWord = (fallback: string, words: readonly string[]): Setting => ({
  fallback,
  check: (value) => {
    const found = [fallback, ...words].find(
      (word) => typeof value === "string" && word.toLowerCase() === value.toLowerCase(),
    );
    if (found === undefined) throw invalidArgument();
    return found;
  },
});
