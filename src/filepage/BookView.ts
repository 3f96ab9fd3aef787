import { columnLetter } from "../sheets";
import type { SheetView, WorkbookView } from "../xlsx";
import { element } from "./element";
import { Grid, type Place } from "./grid/Grid";
import { cellText } from "./grid/cellText";

/** The workbook on the left of the page: its sheets to look at, and what the selected cell holds. */
export class BookView {
  private readonly tabs = element("sheets", HTMLElement);
  private readonly panel = element("sheet", HTMLElement);
  private readonly address = element("address", HTMLElement);
  private readonly content = element("content", HTMLElement);
  private readonly note = element("note", HTMLElement);
  private readonly grid = new Grid((place) => this.describe(place));
  private view: WorkbookView = { sheets: [], shown: "" };
  private shown = "";
  /** The sheet that is drawn; "" when it is another workbook's. */
  private drawn = "";
  /** What people last selected, by sheet. */
  private readonly places = new Map<string, Place>();

  constructor() {
    this.panel.append(this.grid.element);
    this.tabs.addEventListener("keydown", (event) => this.press(event));
  }

  /** Whether the workbook has no sheet to look at. */
  get isEmpty(): boolean {
    return this.view.sheets.length === 0;
  }

  /** Another workbook, as its file was left. */
  open(view: WorkbookView): void {
    this.places.clear();
    this.drawn = "";
    this.shown = view.shown;
    this.update(view);
  }

  /** The same workbook after a change: people stay where they are. */
  update(view: WorkbookView): void {
    this.view = view;
    element("book", HTMLElement).classList.toggle("is-empty", this.isEmpty);
    const names = view.sheets.map(({ name }) => name);
    const [first = ""] = names;
    this.shown = [this.shown, view.shown].find((name) => names.includes(name)) ?? first;
    this.tabs.replaceChildren(...names.map((name) => this.tab(name)));
    this.draw();
  }

  /** Shows a cell; the sheet by its name, whatever its capitals. */
  goTo(name: string, place: Place): void {
    const sheet = this.view.sheets.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!sheet) return;
    this.places.set(sheet.name, place);
    this.choose(sheet.name);
  }

  private choose(name: string): void {
    this.shown = name;
    for (const tab of this.tabs.querySelectorAll("button")) mark(tab, tab.textContent === name);
    this.draw();
  }

  private draw(): void {
    const sheet = this.sheet();
    if (!sheet) return;
    this.panel.setAttribute("aria-labelledby", tabId(this.view.sheets.indexOf(sheet)));
    this.grid.show(sheet, this.places.get(sheet.name) ?? sheet.selected, this.drawn === sheet.name);
    this.drawn = sheet.name;
  }

  private sheet(): SheetView | undefined {
    return this.view.sheets.find(({ name }) => name === this.shown);
  }

  private describe(place: Place): void {
    const sheet = this.sheet();
    if (!sheet) return;
    this.places.set(sheet.name, place);
    const cell = sheet.cell(place.row, place.column);
    this.address.textContent = `${columnLetter(place.column)}${String(place.row + 1)}`;
    this.content.textContent = cell?.formula ?? (cell ? cellText(cell) : "");
    this.note.textContent = cell?.note ?? "";
  }

  private tab(name: string): HTMLElement {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.className = "sheet-tab";
    tab.textContent = name;
    tab.id = tabId(this.view.sheets.findIndex((sheet) => sheet.name === name));
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", this.panel.id);
    mark(tab, name === this.shown);
    tab.addEventListener("click", () => this.choose(name));
    return tab;
  }

  private press(event: KeyboardEvent): void {
    const names = this.view.sheets.map(({ name }) => name);
    const at = names.indexOf(this.shown);
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: names.length - 1 }[event.key];
    const name = next === undefined ? undefined : names[(next + names.length) % names.length];
    if (name === undefined) return;
    event.preventDefault();
    this.choose(name);
    this.tabs.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }
}

function mark(tab: HTMLButtonElement, isSelected: boolean): void {
  tab.setAttribute("aria-selected", String(isSelected));
  tab.tabIndex = isSelected ? 0 : -1;
}

function tabId(index: number): string {
  return `sheet-tab-${String(index)}`;
}
