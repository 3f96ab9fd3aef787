import {
  defineType,
  orItemNotFound,
  orNull,
  type Argument,
  type Handle,
  type PropertySpec,
} from "../object-type";
import { invalidArgument } from "../office-error";
import { isWholeColumns, isWholeRows, type Rect } from "../rect";
import { isRecord, type Json } from "../wire";
import { oneOf } from "./arguments";
import { range } from "./range";
import { rangeByAddress } from "./range-ref";
import type { WorksheetRef } from "./worksheet-ref";

/** Margins in points, as a new Japanese Excel sheet has them (0.7 and 0.75 inches; 0.3 for header and footer). */
const defaults: Readonly<Record<string, Json>> = {
  Orientation: "Portrait",
  PaperSize: "A4",
  BlackAndWhite: false,
  PrintErrors: "AsDisplayed",
  Zoom: { scale: 100 },
  CenterHorizontally: false,
  CenterVertically: false,
  PrintHeadings: false,
  PrintGridlines: false,
  LeftMargin: 50.4,
  RightMargin: 50.4,
  TopMargin: 54,
  BottomMargin: 54,
  HeaderMargin: 21.6,
  FooterMargin: 21.6,
  PrintComments: "NoComments",
  DraftMode: false,
  FirstPageNumber: "",
  PrintOrder: "DownThenOver",
};

const words: Readonly<Record<string, readonly string[]>> = {
  Orientation: ["Portrait", "Landscape"],
  PrintErrors: ["AsDisplayed", "Blank", "Dash", "NotAvailable"],
  PrintComments: ["NoComments", "EndSheet", "InPlace"],
  PrintOrder: ["DownThenOver", "OverThenDown"],
};

function checked(name: string, value: Json): Json {
  const allowed = words[name];
  if (allowed !== undefined) return oneOf(value, allowed);
  if (name === "PaperSize") return typeof value === "string" ? capitalized(value) : value;
  if (name === "Zoom") {
    if (!isRecord(value)) throw invalidArgument();
    return value;
  }
  if (typeof value !== typeof defaults[name] && name !== "FirstPageNumber") throw invalidArgument();
  if (typeof value === "number" && value < 0) throw invalidArgument();
  return value;
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const setting = (name: string): PropertySpec<WorksheetRef> => ({
  get: ({ book, sheetId }) => book.notesOf(sheetId).pageLayout.get(name) ?? defaults[name] ?? null,
  set: ({ book, sheetId }, value) => {
    book.notesOf(sheetId).pageLayout.set(name, checked(name, value));
  },
});

type AreaName = "printArea" | "printTitleRows" | "printTitleColumns";

function setArea(
  self: WorksheetRef,
  name: AreaName,
  argument: Argument,
  fits: (rect: Rect) => boolean,
): void {
  const found =
    typeof argument === "string" ? rangeByAddress(self.book, self.sheetId, argument) : range.open(argument);
  if (found?.sheetId !== self.sheetId || !fits(found.rect)) throw invalidArgument();
  self.book.notesOf(self.sheetId)[name] = found.rect;
}

function area(self: WorksheetRef, name: AreaName): Handle | undefined {
  const rect = self.book.notesOf(self.sheetId)[name];
  return rect === undefined ? undefined : range.of({ ...self, rect });
}

const text = (page: string, name: string): PropertySpec<WorksheetRef> => ({
  get: ({ book, sheetId }) => book.notesOf(sheetId).headersFooters.get(`${page}.${name}`) ?? "",
  set: ({ book, sheetId }, value) => {
    if (typeof value !== "string") throw invalidArgument();
    book.notesOf(sheetId).headersFooters.set(`${page}.${name}`, value);
  },
});

const pages = ["DefaultForAllPages", "FirstPage", "EvenPages", "OddPages"] as const;
const places = [
  "LeftHeader",
  "CenterHeader",
  "RightHeader",
  "LeftFooter",
  "CenterFooter",
  "RightFooter",
] as const;

const headerFooters = Object.fromEntries(
  pages.map((page) => {
    const type = defineType<WorksheetRef>("HeaderFooter", {
      properties: Object.fromEntries(places.map((place) => [place, text(page, place)])),
    });
    return [page, (self: WorksheetRef) => type.of(self)];
  }),
);

const option = (name: string, fallback: Json): PropertySpec<WorksheetRef> => ({
  get: ({ book, sheetId }) => book.notesOf(sheetId).headersFooters.get(name) ?? fallback,
  set: ({ book, sheetId }, value) => {
    book.notesOf(sheetId).headersFooters.set(name, value);
  },
});

const headerFooterGroup = defineType<WorksheetRef>("HeaderFooterGroup", {
  properties: {
    State: option("State", "Default"),
    UseSheetMargins: option("UseSheetMargins", true),
    UseSheetScale: option("UseSheetScale", true),
  },
  objects: headerFooters,
});

const pointsPer = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const;
const marginNames: Readonly<Record<string, string>> = {
  top: "TopMargin",
  bottom: "BottomMargin",
  left: "LeftMargin",
  right: "RightMargin",
  header: "HeaderMargin",
  footer: "FooterMargin",
};

/** Excel.PageLayout. The stand-in prints nothing: it keeps what it is told and answers it. */
export const pageLayout = defineType<WorksheetRef>("PageLayout", {
  properties: Object.fromEntries(Object.keys(defaults).map((name) => [name, setting(name)])),
  objects: { HeadersFooters: (self) => headerFooterGroup.of(self) },
  methods: {
    SetPrintArea: (self, cells) => setArea(self, "printArea", cells, () => true),
    SetPrintTitleRows: (self, rows) => setArea(self, "printTitleRows", rows, isWholeRows),
    SetPrintTitleColumns: (self, columns) => setArea(self, "printTitleColumns", columns, isWholeColumns),
    GetPrintTitleRows: (self) => orItemNotFound(area(self, "printTitleRows")),
    GetPrintTitleRowsOrNullObject: (self) => orNull(() => area(self, "printTitleRows")),
    GetPrintTitleColumns: (self) => orItemNotFound(area(self, "printTitleColumns")),
    GetPrintTitleColumnsOrNullObject: (self) => orNull(() => area(self, "printTitleColumns")),
    GetPrintArea: (self) => orItemNotFound(area(self, "printArea")),
    GetPrintAreaOrNullObject: (self) => orNull(() => area(self, "printArea")),
    SetPrintMargins: ({ book, sheetId }, unit, margins) => {
      const scale = pointsPer[oneOf(unit, ["Points", "Inches", "Centimeters"])];
      if (!isRecord(margins)) throw invalidArgument();
      for (const [side, value] of Object.entries(margins)) {
        const name = marginNames[side];
        if (name === undefined || typeof value !== "number") throw invalidArgument();
        book.notesOf(sheetId).pageLayout.set(name, value * scale);
      }
    },
  },
});
