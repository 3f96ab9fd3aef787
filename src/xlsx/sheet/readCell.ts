import type { CellValue } from "../../workflows/port";
import { fromXstring } from "../xml/text";
import type { XmlElement } from "../xml/element";
import type { SharedStrings } from "./SharedStrings";
import { richText } from "./SharedStrings";

/** Characters; a cell of Excel holds no more. */
export const MAX_TEXT = 32_767;

/**
 * A cell's value as Excel gives it: dates are serial numbers, errors their text, an empty cell "". A formula's value is what
 * the file's last program calculated; "" where it left none.
 * @throws FileFault `file.broken` for a text that the file does not have
 */
export function readValue(cell: XmlElement, strings: SharedStrings): CellValue {
  const type = cell.attribute("t");
  if (type === "inlineStr") {
    const item = cell.first("is");
    return item ? richText(item) : "";
  }
  return valueOf(type, cell.first("v")?.text, strings);
}

/** @param type the cell's `t`. @param raw the text of its `v`; undefined where it has none. */
export function valueOf(
  type: string | undefined,
  raw: string | undefined,
  strings: SharedStrings,
): CellValue {
  if (raw === undefined) return "";
  switch (type) {
    case "s":
      return raw.trim() === "" ? "" : strings.at(raw);
    case "inlineStr":
      return "";
    case "str":
      return fromXstring(raw);
    case "b":
      return raw.trim() === "1" || raw.trim() === "true";
    case "e":
      return raw;
    case "d":
      return serialOf(raw) ?? raw;
    default: {
      const number = NOT_IN_NUMBERS.test(raw) || raw.trim() === "" ? Number.NaN : Number(raw);
      return Number.isFinite(number) ? number : raw;
    }
  }
}

/** JavaScript knows other ways to write numbers, such as 0x1F. */
const NOT_IN_NUMBERS = /[^-+.\deE\s]/;

/** Whether the program that wrote a formula also wrote what it gives. openpyxl leaves an empty `v`. */
export function hasResult(cell: XmlElement): boolean {
  const result = cell.first("v");
  return result !== undefined && (cell.attribute("t") === "str" || result.text !== "");
}

const DAY = 86_400_000;

/** Days since 1899-12-30, as cells count them, of a date that is written out; null when there is no such day. */
function serialOf(iso: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/.exec(iso.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part || 0));
  const date = Date.UTC(year, month - 1, day);
  if (new Date(date).toISOString().slice(0, 10) !== iso.trim().slice(0, 10)) return null;
  const time = ((hours * 60 + minutes) * 60 + seconds) / 86_400;
  return (date - Date.UTC(1899, 11, 30)) / DAY + time;
}
