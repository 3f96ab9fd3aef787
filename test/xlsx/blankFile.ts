import type { SheetSpec } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";

/** A sheet with nothing on it. */
export function blankSheet(name: string): SheetSpec {
  return {
    role: "record",
    name,
    visibility: "visible",
    blocks: [],
    tables: [],
    names: [],
    widths: {},
    freeze: null,
    print: null,
    isProtected: false,
  };
}

/** A new workbook as Excel makes it. */
export function blankFile(): Promise<Uint8Array> {
  return writeWorkbookFile([blankSheet("Sheet1")]);
}
