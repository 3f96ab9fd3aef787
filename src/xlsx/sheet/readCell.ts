import type { CellValue } from "../../workflows/port";
import { fromXstring } from "../xml/text";
import type { XmlElement } from "../xml/element";
import type { SharedStrings } from "./SharedStrings";
import { richText } from "./SharedStrings";

/**
 * A cell's value as Excel gives it: dates are serial numbers, errors their text, an empty cell "". A formula's value is what
 * the file's last program calculated; "" where it left none.
 */
export function readValue(cell: XmlElement, strings: SharedStrings): CellValue {
  const raw = cell.first("v")?.text;
  switch (cell.attribute("t")) {
    case "s":
      return strings.at(Number(raw)) ?? "";
    case "inlineStr": {
      const item = cell.first("is");
      return item ? richText(item) : "";
    }
    case "str":
      return fromXstring(raw ?? "");
    case "b":
      return raw === undefined ? "" : raw.trim() === "1" || raw.trim() === "true";
    case "e":
      return raw ?? "";
    case "d":
      return raw === undefined ? "" : (serialOf(raw) ?? raw);
    default: {
      const number = raw === undefined || raw.trim() === "" ? Number.NaN : Number(raw);
      return Number.isFinite(number) ? number : (raw ?? "");
    }
  }
}

/** Whether the program that wrote a formula also wrote what it gives. openpyxl leaves an empty `v`. */
export function hasResult(cell: XmlElement): boolean {
  const result = cell.first("v");
  return result !== undefined && (cell.attribute("t") === "str" || result.text !== "");
}

const DAY = 86_400_000;

/** Days since 1899-12-30, as cells count them, of a date that is written out. */
function serialOf(iso: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d(?:\.\d+)?))?Z?$/.exec(iso.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part || 0));
  const time = ((hours * 60 + minutes) * 60 + seconds) / 86_400;
  return (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / DAY + time;
}
