import { broken, missingPart } from "../fault";
import { addStyles } from "../package/blank";
import type { Package } from "../package/Package";
import { pointedTo, relationshipsOf } from "../package/relationships";
import { SharedStrings } from "../sheet/SharedStrings";
import { SheetPart, isTrue } from "../sheet/SheetPart";
import { Styles } from "../sheet/Styles";
import type { XmlElement } from "../xml/element";
import { TablePart } from "./TablePart";

/** The file as a workbook: its sheets in their order, their tables, formats and texts. */
export class Workbook {
  /** Such as `xl/workbook.xml`. */
  readonly part: string;
  private sheetsRead: SheetPart[] | null = null;
  private tablesRead: TablePart[] | null = null;
  private stringsRead: SharedStrings | null = null;
  private stylesRead: Styles | null = null;

  constructor(readonly file: Package) {
    this.part = relationshipsOf(file, "").find(({ kind }) => kind === "officeDocument")?.target ?? "";
    if (!file.has(this.part)) throw broken("xl/workbook.xml");
  }

  get root(): XmlElement {
    return this.file.xml(this.part);
  }

  /** Worksheets; charts and macros that have a sheet of their own are left alone. */
  get sheets(): readonly SheetPart[] {
    return (this.sheetsRead ??= this.findSheets());
  }

  sheet(name: string): SheetPart | undefined {
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }

  get tables(): readonly TablePart[] {
    return (this.tablesRead ??= this.sheets.flatMap((sheet) =>
      relationshipsOf(this.file, sheet.part)
        .filter(({ kind, isExternal }) => kind === "table" && !isExternal)
        .map(({ target }) => new TablePart(sheet, target)),
    ));
  }

  /** Excel does not tell capitals apart in a table's name. */
  table(name: string): TablePart | undefined {
    return this.tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
  }

  get strings(): SharedStrings {
    return (this.stringsRead ??= new SharedStrings(this.related("sharedStrings")));
  }

  get styles(): Styles {
    return (this.stylesRead ??= new Styles(this.related("styles") ?? addStyles(this.file, this.part)));
  }

  get isStructureProtected(): boolean {
    return isTrue(this.root.first("workbookProtection")?.attribute("lockStructure"));
  }

  /** `sheet` elements in the order of the tabs, whatever they stand for. */
  get tabs(): XmlElement[] {
    return this.root.first("sheets")?.all("sheet") ?? [];
  }

  /** The tab that is shown, counted among all tabs. */
  get activeTab(): number {
    return Number(this.root.first("bookViews")?.first("workbookView")?.attribute("activeTab") ?? 0);
  }

  /** Forgets what has been read, after sheets or tables were added. */
  reread(): void {
    this.sheetsRead = null;
    this.tablesRead = null;
  }

  private related(kind: string): XmlElement | null {
    const found = relationshipsOf(this.file, this.part).find((relationship) => relationship.kind === kind);
    if (!found) return null;
    if (!this.file.has(found.target)) throw missingPart(found.target);
    return this.file.xml(found.target);
  }

  private findSheets(): SheetPart[] {
    const targets = new Map(
      relationshipsOf(this.file, this.part).map((relationship) => [relationship.id, relationship]),
    );
    return this.tabs.flatMap((tab) => {
      const target = targets.get(pointedTo(tab) ?? "");
      if (!target) throw broken(this.part);
      if (target.kind !== "worksheet") return [];
      if (!this.file.has(target.target)) throw missingPart(target.target);
      return [new SheetPart(this.file, tab.attribute("name") ?? "", target.target)];
    });
  }
}
