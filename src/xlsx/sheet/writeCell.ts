import type { Content } from "../../sheets";
import { FileFault } from "../fault";
import { cellName } from "../formula/address";
import { asStored } from "../formula/addInFunctions";
import { XmlElement } from "../xml/element";
import { encode, toXstring } from "../xml/text";
import type { SheetPart } from "./SheetPart";
import type { Styles } from "./Styles";

/** A cell of Excel holds no more. */
const MAX_TEXT = 32_767;

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
  const place = `r="${cellName(row, column)}"${wanted === 0 ? "" : ` s="${String(wanted)}"`}`;
  const { prefix } = sheet.cells;
  const [type, inner] = isEmpty ? ["", ""] : written(sheet, row, column, content, prefix);
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
  prefix: string,
): readonly [type: string, inner: string] {
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
  return /^[=+\-@'＝＋－＠]|\p{Nd}/u.test(text) || /^\s*(true|false)\s*$/i.test(text.normalize("NFKC"));
}
