import { FileFault, broken } from "../fault";
import type { Area } from "../formula/address";
import { areaName, parseArea } from "../formula/address";
import type { SheetPart } from "../sheet/SheetPart";
import type { XmlElement } from "../xml/element";
import { fromXstring } from "../xml/text";

/** Far above any plan; a table over a whole empty sheet would fill the memory. */
export const MAX_TABLE_CELLS = 2_000_000;

/** One Excel table of the file. */
export class TablePart {
  constructor(
    readonly sheet: SheetPart,
    readonly part: string,
  ) {}

  get root(): XmlElement {
    return this.sheet.file.xml(this.part);
  }

  get name(): string {
    return this.root.attribute("displayName") ?? this.root.attribute("name") ?? "";
  }

  /** Header, body and, where there is one, the row of totals. */
  get area(): Area {
    const area = parseArea(this.root.attribute("ref") ?? "");
    if (!area) throw broken(this.part);
    return area;
  }

  get hasHeader(): boolean {
    return this.root.attribute("headerRowCount") !== "0";
  }

  get hasTotals(): boolean {
    return Number(this.root.attribute("totalsRowCount") ?? 0) > 0;
  }

  /** @throws FileFault `file.tableTooLarge` */
  get body(): Area {
    const { top, left, bottom, right } = this.area;
    const body = {
      top: top + (this.hasHeader ? 1 : 0),
      left,
      bottom: bottom - (this.hasTotals ? 1 : 0),
      right,
    };
    if ((body.bottom - body.top + 1) * (right - left + 1) > MAX_TABLE_CELLS) {
      throw tableTooLarge(this.sheet, this.name, this.area, this.part);
    }
    return body;
  }

  get columns(): XmlElement[] {
    return this.root.first("tableColumns")?.all("tableColumn") ?? [];
  }

  /** The header cells' text, as the table has it. */
  get headers(): string[] {
    return this.columns.map((column) => fromXstring(column.attribute("name") ?? ""));
  }
}

export function tableTooLarge(sheet: SheetPart, table: string, area: Area, path = sheet.part): FileFault {
  return new FileFault(
    "file.tableTooLarge",
    `シート「${sheet.name}」の表「${table}」(${areaName(area)})が大きすぎるため読み取れません。表の範囲を、入力のある行と列だけに縮めて保存し直してください。`,
    path,
  );
}
