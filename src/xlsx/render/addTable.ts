import type { TableSpec } from "../../sheets";
import { areaName } from "../formula/address";
import { TYPES, declarePart } from "../package/contentTypes";
import { pointer, relate } from "../package/relationships";
import { XmlElement } from "../xml/element";
import { toXstring } from "../xml/text";
import type { SheetPart } from "../sheet/SheetPart";
import type { Workbook } from "../workbook/Workbook";
import { MAIN_NAMESPACE } from "../package/blank";

/** Makes the cells of a spec an Excel table. The header cells must hold the same texts. */
export function addTable(workbook: Workbook, sheet: SheetPart, spec: TableSpec): void {
  const { file } = workbook;
  // A table has at least one row below its header, blank where nothing is to be said.
  const ref = areaName({
    top: spec.row,
    left: spec.column,
    bottom: spec.row + Math.max(1, spec.rows.length),
    right: spec.column + spec.columns.length - 1,
  });
  const ids = workbook.tables.map((table) => Number(table.root.attribute("id")) || 0);
  const root = XmlElement.create(
    "table",
    {
      xmlns: MAIN_NAMESPACE,
      id: ids.reduce((most, id) => Math.max(most, id), 0) + 1,
      name: spec.name,
      displayName: spec.name,
      ref,
      totalsRowShown: 0,
    },
    [
      ...(spec.filter ? [XmlElement.create("autoFilter", { ref })] : []),
      XmlElement.create(
        "tableColumns",
        { count: spec.columns.length },
        spec.columns.map(({ header }, index) =>
          XmlElement.create("tableColumn", { id: index + 1, name: columnName(header) }),
        ),
      ),
      // The cells' own formats say everything; the lightest style adds nothing to them.
      XmlElement.create("tableStyleInfo", {
        name: "TableStyleLight1",
        showFirstColumn: 0,
        showLastColumn: 0,
        showRowStripes: 0,
        showColumnStripes: 0,
      }),
    ],
  );
  const part = file.freeName("xl/tables/table#.xml");
  file.add(part, root);
  declarePart(file, part, TYPES.table);
  const id = relate(file, sheet.part, "table", part);
  const list = sheet.ensure("tableParts");
  list.append(sheet.make("tablePart", pointer(sheet.root, id)));
  list.set("count", list.elements.length);
  workbook.adopt(sheet);
}

/** A line break in a header stands as `_x000a_` in the table's list of columns. */
function columnName(header: string): string {
  return toXstring(header).replaceAll("\n", "_x000a_");
}
