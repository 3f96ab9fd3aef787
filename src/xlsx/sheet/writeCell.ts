import type { Content } from "../../sheets";
import { FileFault } from "../fault";
import type { Area } from "../formula/address";
import { areaName, cellName } from "../formula/address";
import { asStored } from "../formula/addInFunctions";
import { XmlElement } from "../xml/element";
import { encode, toXstring } from "../xml/text";
import { MAX_TEXT } from "./readCell";
import type { SheetPart } from "./SheetPart";
import type { Styles } from "./Styles";

/**
 * Puts content into a cell. `format` is the number of its new format; undefined keeps the one it has.
 * A formula is written without a value: nobody has calculated it, and programs that do not calculate on opening would
 * show a wrong one as it stands.
 */
export function writeCell(
  sheet: SheetPart,
  styles: Styles,
  row: number,
  column: number,
  content: Content,
  format?: number,
): void {
  const before = sheet.cells.get(row, column);
  const isEmpty = content === null || content === "";
  if (!before && isEmpty && format === undefined) return;
  if (before) sheet.formulas.remove(before);

  const staysText = typeof content === "string" && couldBeReadOtherwise(content);
  const wanted = styles.forText(format ?? Number(before?.attribute("s") ?? 0), staysText);
  const [type, inner] = isEmpty ? ["", ""] : written(sheet, row, column, content);
  put(sheet, row, column, wanted, type, inner);
}

export interface SharedFormula {
  /** Every cell that has it. */
  readonly area: Area;
  /** Unique on the sheet. */
  readonly index: number;
  /** Without "=", for the first cell; null for the others. */
  readonly formula: string | null;
}

/**
 * Writes a new cell of a block that shares one formula, as Excel writes what was filled down: a formula of a thousand
 * characters stands in the file once and not in every row.
 */
export function writeShared(
  sheet: SheetPart,
  row: number,
  column: number,
  { area, index, formula }: SharedFormula,
  format: number,
): void {
  const tag = `${sheet.cells.prefix}f`;
  const attributes = `t="shared"${formula === null ? "" : ` ref="${areaName(area)}"`} si="${String(index)}"`;
  const inner =
    formula === null
      ? `<${tag} ${attributes}/>`
      : `<${tag} ${attributes}>${encode(asStored(formula))}</${tag}>`;
  put(sheet, row, column, format, "", inner);
}

function put(
  sheet: SheetPart,
  row: number,
  column: number,
  format: number,
  type: string,
  inner: string,
): void {
  const { prefix } = sheet.cells;
  const place = `r="${cellName(row, column)}"${format === 0 ? "" : ` s="${String(format)}"`}`;
  const source =
    inner === "" ? `<${prefix}c ${place}/>` : `<${prefix}c ${place}${type}>${inner}</${prefix}c>`;
  sheet.cells.put(row, column, XmlElement.written(source, sheet.part));
}

/** The cell's type and what stands in it. What the cell referred to in other parts goes with its content. */
function written(
  sheet: SheetPart,
  row: number,
  column: number,
  content: Exclude<Content, null>,
): readonly [type: string, inner: string] {
  const { prefix } = sheet.cells;
  const tag = (name: string, inner: string, attributes = "") =>
    `<${prefix}${name}${attributes}>${inner}</${prefix}${name}>`;
  if (typeof content === "object") return ["", tag("f", encode(asStored(content.formula)))];
  if (typeof content === "boolean") return [' t="b"', tag("v", content ? "1" : "0")];
  if (typeof content === "number") {
    if (!Number.isFinite(content)) throw new RangeError(`${String(content)} is no content of a cell`);
    return ["", tag("v", String(content))];
  }
  if (content.length > MAX_TEXT) throw tooLong(sheet.name, row, column);
  const text = toXstring(content.replaceAll("\r\n", "\n"));
  const isTrimmed = text === text.trim() && !text.includes("\n");
  return [' t="inlineStr"', tag("is", tag("t", encode(text), isTrimmed ? "" : ' xml:space="preserve"'))];
}

function tooLong(sheet: string, row: number, column: number): FileFault {
  return new FileFault(
    "workbook.textTooLong",
    `シート「${sheet}」の ${cellName(row, column)} に入れる文字が長すぎます。1 つのセルに入るのは ${MAX_TEXT.toLocaleString("ja")} 文字までです。`,
  );
}

/**
 * Whether Excel would take the text for something else when somebody edits the cell and presses Enter: a formula, a date
 * (2-1-2), a number. Generous: a mark too many harms nobody.
 */
function couldBeReadOtherwise(text: string): boolean {
  return /^\s*[=+\-@'＝＋－＠]|\p{Nd}/u.test(text) || /^\s*(true|false)\s*$/i.test(text.normalize("NFKC"));
}
