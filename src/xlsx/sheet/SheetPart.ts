import { broken } from "../fault";
import { areaName, contains, parseArea } from "../formula/address";
import type { Package } from "../package/Package";
import type { Attributes, XmlNode } from "../xml/element";
import { XmlElement } from "../xml/element";
import { insertInOrder } from "../xml/order";
import { Cells } from "./Cells";
import { Formulas } from "./Formulas";

/** One worksheet of the file. */
export class SheetPart {
  private cellsRead: Cells | null = null;
  private formulasRead: Formulas | null = null;

  constructor(
    readonly file: Package,
    readonly name: string,
    /** Such as `xl/worksheets/sheet1.xml`. */
    readonly part: string,
  ) {}

  get root(): XmlElement {
    return this.file.xml(this.part);
  }

  get cells(): Cells {
    return (this.cellsRead ??= new Cells(this.data(), this.part));
  }

  get formulas(): Formulas {
    return (this.formulasRead ??= new Formulas(this.cells));
  }

  make(local: string, attributes: Attributes = {}, children: readonly XmlNode[] = []): XmlElement {
    return XmlElement.create(this.root.prefix + local, attributes, children);
  }

  /** Adds a child of the worksheet at the place that the format wants. */
  add(child: XmlElement): XmlElement {
    insertInOrder(this.root, child, ORDER);
    return child;
  }

  /** A child of the worksheet, made where there is none. */
  ensure(local: string): XmlElement {
    return this.root.first(local) ?? this.add(this.make(local));
  }

  get isProtected(): boolean {
    return isTrue(this.root.first("sheetProtection")?.attribute("sheet"));
  }

  private data(): XmlElement {
    const data = this.root.first("sheetData");
    if (!data) throw broken(this.part);
    return data;
  }
}

/** Lets what the sheet says about its used cells hold for one more. */
export function include(sheet: SheetPart, row: number, column: number): void {
  const dimension = sheet.root.first("dimension");
  const before = parseArea(dimension?.attribute("ref") ?? "");
  if (before && contains(before, row, column)) return;
  const area = {
    top: Math.min(row, before?.top ?? row),
    left: Math.min(column, before?.left ?? column),
    bottom: Math.max(row, before?.bottom ?? row),
    right: Math.max(column, before?.right ?? column),
  };
  sheet.ensure("dimension").set("ref", areaName(area));
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

const ORDER = [
  "sheetPr",
  "dimension",
  "sheetViews",
  "sheetFormatPr",
  "cols",
  "sheetData",
  "sheetCalcPr",
  "sheetProtection",
  "protectedRanges",
  "scenarios",
  "autoFilter",
  "sortState",
  "dataConsolidate",
  "customSheetViews",
  "mergeCells",
  "phoneticPr",
  "conditionalFormatting",
  "dataValidations",
  "hyperlinks",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "colBreaks",
  "customProperties",
  "cellWatches",
  "ignoredErrors",
  "smartTags",
  "drawing",
  "legacyDrawing",
  "legacyDrawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
];
