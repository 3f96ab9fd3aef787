import type { OpenTable } from "../openData";
import { TYPES, declarePart } from "./package/contentTypes";
import {
  MAIN_NAMESPACE,
  RELATIONSHIP_NAMESPACE,
  blankPackage,
  type DocumentProperties,
} from "./package/blank";
import { pointer, relate } from "./package/relationships";
import { SheetPart, include } from "./sheet/SheetPart";
import { writeCell } from "./sheet/writeCell";
import { Workbook } from "./workbook/Workbook";
import { XmlElement } from "./xml/element";

/**
 * A workbook of one sheet with nothing but the table's values from A1 on: no formula, format, width, filter or frozen row.
 * Numbers are numbers; texts that Excel would read otherwise when somebody edits them (1-1, =A) are marked as texts. The
 * same table and properties give the same bytes.
 * @throws FileFault `workbook.textTooLong`
 * @example await writePlainWorkbook(openTable(plan, reported, settings), { title: "公開データ" })
 */
export async function writePlainWorkbook(
  { name, headers, rows }: OpenTable,
  properties?: DocumentProperties,
): Promise<Uint8Array> {
  const file = blankPackage(properties);
  const workbook = new Workbook(file);
  const part = file.freeName("xl/worksheets/sheet#.xml");
  const root = { xmlns: MAIN_NAMESPACE, "xmlns:r": RELATIONSHIP_NAMESPACE };
  file.add(part, XmlElement.create("worksheet", root, [XmlElement.create("sheetData")]));
  declarePart(file, part, TYPES.sheet);
  const id = relate(file, workbook.part, "worksheet", part);
  const list = workbook.root.first("sheets");
  if (!list) throw new Error("a workbook has a list of sheets");
  list.append(XmlElement.create("sheet", { name, sheetId: 1, ...pointer(workbook.root, id) }));

  const sheet = new SheetPart(file, name, part);
  const { styles } = workbook;
  [headers, ...rows].forEach((row, at) =>
    row.forEach((value, column) => writeCell(sheet, styles, at, column, value)),
  );
  include(sheet, 0, 0);
  include(sheet, rows.length, Math.max(0, headers.length - 1));
  return file.save();
}
