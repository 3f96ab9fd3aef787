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
  if (!before && (content === null || content === "") && format === undefined) return;
  const cell = before ?? sheet.cells.ensure(row, column);
  clear(sheet, cell);

  const staysText = typeof content === "string" && couldBeReadOtherwise(content);
  const base = format ?? Number(cell.attribute("s") ?? 0);
  const wanted = styles.forText(base, staysText);
  cell.set("s", wanted === 0 ? undefined : wanted);

  const make = (name: string, text: string, attributes = {}) =>
    XmlElement.create(cell.prefix + name, attributes, [encode(text)]);
  if (content === null || content === "") return;
  if (typeof content === "object") {
    cell.append(make("f", asStored(content.formula)));
  } else if (typeof content === "number") {
    if (!Number.isFinite(content)) throw new RangeError(`${String(content)} is no content of a cell`);
    cell.append(make("v", String(content)));
  } else if (typeof content === "boolean") {
    cell.set("t", "b").append(make("v", content ? "1" : "0"));
  } else {
    if (content.length > MAX_TEXT) throw tooLong(sheet.name, row, column);
    const text = toXstring(content.replaceAll("\r\n", "\n"));
    const isTrimmed = text === text.trim() && !text.includes("\n");
    const item = make("t", text, isTrimmed ? {} : { "xml:space": "preserve" });
    cell.set("t", "inlineStr").append(XmlElement.create(`${cell.prefix}is`, {}, [item]));
  }
}

function tooLong(sheet: string, row: number, column: number): FileFault {
  return new FileFault(
    "workbook.textTooLong",
    `シート「${sheet}」の ${cellName(row, column)} に入れる文字が長すぎます。1 つのセルに入るのは ${MAX_TEXT.toLocaleString("ja")} 文字までです。`,
  );
}

/** Empties the cell; what it refers to in other parts (a rich value, a dynamic array) goes with the content. */
function clear(sheet: SheetPart, cell: XmlElement): void {
  sheet.formulas.remove(cell);
  for (const child of cell.elements) if (child.local !== "extLst") cell.remove(child);
  cell.set("t", undefined).set("cm", undefined).set("vm", undefined);
}

/**
 * Whether Excel would take the text for something else when somebody edits the cell and presses Enter: a formula, a date
 * (2-1-2), a number. Generous: a mark too many harms nobody.
 */
function couldBeReadOtherwise(text: string): boolean {
  return /^[=+\-@'＝＋－＠]|\p{Nd}/u.test(text) || /^\s*(true|false)\s*$/i.test(text.normalize("NFKC"));
}
