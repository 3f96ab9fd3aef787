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
  private readonly made = new Map<string, SheetPart>();
  private sheetsRead: SheetPart[] | null = null;
  private byName: Map<string, SheetPart> | null = null;
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
    const { sheets } = this;
    this.byName ??= new Map([...sheets].reverse().map((sheet) => [sheet.name.toLowerCase(), sheet]));
    return this.byName.get(name.toLowerCase());
  }

  get tables(): readonly TablePart[] {
    return (this.tablesRead ??= this.sheets.flatMap((sheet) =>
      tableParts(this.file, sheet.part).map((part) => new TablePart(sheet, part)),
    ));
  }

  /** Excel does not tell capitals apart in a table's name. */
  table(name: string): TablePart | undefined {
    return this.tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
  }

  get strings(): SharedStrings {
    if (this.stringsRead) return this.stringsRead;
    const part = this.related("sharedStrings");
    return (this.stringsRead = new SharedStrings(part === null ? "" : this.file.text(part), part ?? ""));
  }

  get styles(): Styles {
    if (this.stylesRead) return this.stylesRead;
    const part = this.related("styles");
    return (this.stylesRead = new Styles(
      part === null ? addStyles(this.file, this.part) : this.file.xml(part),
    ));
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

  /** Forgets what has been read, after sheets or tables were added or changed behind its back. */
  reread(): void {
    this.made.clear();
    this.sheetsRead = null;
    this.byName = null;
    this.tablesRead = null;
  }

  /** Takes in a sheet that was made here, with what it knows of its cells. */
  adopt(sheet: SheetPart): void {
    this.made.set(sheet.part, sheet);
    this.sheetsRead = null;
    this.byName = null;
    this.tablesRead = null;
  }

  /** The part of a kind that the workbook points to, such as `styles`; null where there is none. */
  related(kind: string): string | null {
    const found = relationshipsOf(this.file, this.part).find(
      (relationship) => relationship.kind === kind && !relationship.isExternal,
    );
    if (!found) return null;
    if (!this.file.has(found.target)) throw missingPart(found.target);
    return found.target;
  }

  private findSheets(): SheetPart[] {
    const targets = new Map(
      relationshipsOf(this.file, this.part).map((relationship) => [relationship.id, relationship]),
    );
    const taken = new Set<string>();
    return this.tabs.flatMap((tab) => {
      const target = targets.get(pointedTo(tab) ?? "");
      if (!target) throw broken(this.part);
      if (target.kind !== "worksheet") return [];
      if (!this.file.has(target.target)) throw missingPart(target.target);
      const key = target.target.toLowerCase();
      // No program writes such a file, and what is read once could be made to count a hundred thousand times.
      if (taken.has(key) || target.isExternal) throw broken(this.part);
      taken.add(key);
      const name = tab.attribute("name") ?? "";
      return [this.made.get(target.target) ?? new SheetPart(this.file, name, target.target)];
    });
  }
}

/** The tables of a sheet, each once. */
export function tableParts(file: Package, sheetPart: string): string[] {
  const found = relationshipsOf(file, sheetPart).filter(
    ({ kind, isExternal }) => kind === "table" && !isExternal,
  );
  return [...new Map(found.map(({ target }) => [target.toLowerCase(), target])).values()];
}
