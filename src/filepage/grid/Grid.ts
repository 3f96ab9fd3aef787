import { columnLetter } from "../../sheets";
import type { SheetView } from "../../xlsx";
import { ChartLayer } from "./ChartLayer";
import { cellElement, spill } from "./cellElement";
import { Lines } from "./Lines";

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Pixels of the letters above the columns and of the numbers beside the rows. */
const LETTERS = 22;
const NUMBERS = 44;
/** Empty lines behind the last ones in use, so that a sheet does not seem to end at its table. */
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 26;
/** Lines drawn beyond the visible ones, so that scrolling finds them there. */
const BEYOND = 3;

/**
 * A sheet to look at: scrolled with the mouse, walked through with the keyboard, frozen rows and columns in sight. Only the
 * cells in sight are in the page.
 */
export class Grid {
  readonly element = made("div", "grid");
  private readonly canvas = made("div", "canvas");
  private readonly letters = made("div", "row letters");
  private readonly head = made("div", "head");
  private readonly charts = new ChartLayer();
  private readonly drawn = new Map<number, HTMLElement>();
  private sheet: SheetView | null = null;
  private rows = new Lines(0, () => 0);
  private columns = new Lines(0, () => 0);
  private selected: Place = { row: 0, column: 0 };
  /** Columns that are drawn now, both ends included. */
  private span: readonly [first: number, last: number] = [0, -1];
  private isWaiting = false;

  constructor(private readonly onSelected: (place: Place) => void) {
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "grid");
    this.element.setAttribute("aria-readonly", "true");
    this.letters.setAttribute("role", "row");
    this.head.setAttribute("role", "none");
    this.canvas.setAttribute("role", "none");
    this.canvas.append(this.letters, this.head, this.charts.element);
    this.element.append(this.canvas);
    this.element.addEventListener("scroll", () => this.drawSoon());
    this.element.addEventListener("keydown", (event) => this.press(event));
    this.element.addEventListener("click", ({ target }) => this.point(target));
    new ResizeObserver(() => this.drawSoon()).observe(this.element);
  }

  /**
   * @param place what is selected in it
   * @param isSame the sheet that is shown already, after a change: it stays where people have scrolled it
   */
  show(sheet: SheetView, place: Place, isSame: boolean): void {
    this.sheet = sheet;
    this.rows = new Lines(sheet.rows + SPARE_ROWS, (row) => sheet.sizes.height(row));
    this.columns = new Lines(sheet.columns + SPARE_COLUMNS, (column) => sheet.sizes.width(column));
    this.element.setAttribute("aria-label", `シート「${sheet.name}」`);
    this.element.setAttribute("aria-rowcount", String(this.rows.count + 1));
    this.element.setAttribute("aria-colcount", String(this.columns.count + 1));
    this.canvas.style.width = `${String(NUMBERS + this.columns.end)}px`;
    this.canvas.style.height = `${String(LETTERS + this.rows.end)}px`;
    if (!isSame) this.element.scrollTo(0, 0);
    this.forget();
    this.charts.show(sheet.charts, this.rows, this.columns);
    this.select(place);
  }

  /** Selects a cell and brings it into sight. */
  select({ row, column }: Place): void {
    if (!this.sheet) return;
    this.selected = {
      row: Math.min(row, this.rows.count - 1),
      column: Math.min(column, this.columns.count - 1),
    };
    this.reveal(this.selected);
    this.draw();
    this.onSelected(this.selected);
  }

  private reveal({ row, column }: Place): void {
    const { frozen } = this.sheet ?? { frozen: { rows: 0, columns: 0 } };
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    const { left, top } = this.hidden();
    if (row >= frozen.rows) {
      const before = LETTERS + this.rows.start(frozen.rows) - top;
      const start = LETTERS + this.rows.start(row);
      if (start < scrollTop + before) this.element.scrollTop = start - before;
      else if (start + this.rows.size(row) > scrollTop + clientHeight) {
        // In the middle, so that what stands around it is seen too.
        this.element.scrollTop =
          start - before - Math.max(0, (clientHeight - before) / 2 - this.rows.size(row));
      }
    }
    if (column >= frozen.columns) {
      const before = NUMBERS + this.columns.start(frozen.columns) - left;
      const start = NUMBERS + this.columns.start(column);
      if (start < scrollLeft + before) this.element.scrollLeft = start - before;
      else if (start + this.columns.size(column) > scrollLeft + clientWidth)
        this.element.scrollLeft = Math.min(start - before, start + this.columns.size(column) - clientWidth);
    }
  }

  /** How much of the frozen part may scroll away: it never takes more than half of the room, its end is what stays. */
  private hidden(): { readonly left: number; readonly top: number } {
    const { frozen } = this.sheet ?? { frozen: { rows: 0, columns: 0 } };
    const { clientHeight, clientWidth } = this.element;
    return {
      left: Math.max(0, this.columns.start(frozen.columns) - Math.max(0, clientWidth / 2 - NUMBERS)),
      top: Math.max(0, this.rows.start(frozen.rows) - Math.max(0, clientHeight / 2 - LETTERS)),
    };
  }

  private drawSoon(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.draw();
    });
  }

  private forget(): void {
    for (const element of this.drawn.values()) element.remove();
    this.drawn.clear();
    this.head.replaceChildren();
    this.letters.replaceChildren();
    this.span = [0, -1];
  }

  private draw(): void {
    const { sheet } = this;
    if (!sheet) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    const { left, top } = this.hidden();
    const frozenWidth = this.columns.start(sheet.frozen.columns);
    const first = Math.max(sheet.frozen.columns, this.columns.at(scrollLeft + frozenWidth - left) - BEYOND);
    const last = Math.min(
      this.columns.count - 1,
      this.columns.at(scrollLeft + clientWidth - NUMBERS) + BEYOND,
    );
    if (first < this.span[0] || last > this.span[1] || this.head.dataset.left !== String(left)) {
      this.forget();
      this.span = [first, last];
      this.head.dataset.left = String(left);
      this.letters.append(...this.lettersRow(left));
      for (let row = 0; row < sheet.frozen.rows; row += 1) this.head.append(this.row(sheet, row, left));
    }
    this.head.style.top = `${String(LETTERS - top)}px`;
    this.element.classList.toggle("is-scrolled", scrollLeft > left);

    const from = Math.max(sheet.frozen.rows, this.rows.at(scrollTop) - BEYOND);
    const to = Math.min(this.rows.count - 1, this.rows.at(scrollTop + clientHeight) + BEYOND);
    for (const [row, element] of this.drawn) {
      if (row >= from && row <= to) continue;
      element.remove();
      this.drawn.delete(row);
    }
    for (let row = from; row <= to; row += 1) {
      if (this.drawn.has(row) || this.rows.size(row) === 0) continue;
      const element = this.row(sheet, row, left);
      element.style.top = `${String(LETTERS + this.rows.start(row))}px`;
      this.drawn.set(row, element);
      // In their order, for those who read the page and do not see it.
      const next = [...this.drawn].filter(([other]) => other > row).sort(([one], [other]) => one - other)[0];
      this.canvas.insertBefore(element, next?.[1] ?? null);
    }
    this.mark();
  }

  private mark(): void {
    for (const element of this.element.querySelectorAll(".is-selected"))
      element.classList.remove("is-selected");
    const { row, column } = this.selected;
    const cell = this.element.querySelector(`#${cellId(row, column)}`);
    cell?.classList.add("is-selected");
    this.element.querySelector(`.letter[data-column="${String(column)}"]`)?.classList.add("is-selected");
    this.element.querySelector(`.number[data-row="${String(row)}"]`)?.classList.add("is-selected");
    if (cell) this.element.setAttribute("aria-activedescendant", cell.id);
    else this.element.removeAttribute("aria-activedescendant");
  }

  private lettersRow(left: number): HTMLElement[] {
    const corner = made("div", "number corner");
    corner.setAttribute("role", "none");
    return [
      corner,
      ...this.across(left, (column) => {
        const letter = made("div", "letter");
        letter.setAttribute("role", "columnheader");
        letter.setAttribute("aria-colindex", String(column + 2));
        letter.dataset.column = String(column);
        letter.textContent = columnLetter(column);
        return letter;
      }),
    ];
  }

  private row(sheet: SheetView, row: number, left: number): HTMLElement {
    const element = made("div", "row");
    element.setAttribute("role", "row");
    element.setAttribute("aria-rowindex", String(row + 2));
    element.style.height = `${String(this.rows.size(row))}px`;
    const number = made("div", "number");
    number.setAttribute("role", "rowheader");
    number.dataset.row = String(row);
    number.textContent = String(row + 1);
    element.append(
      number,
      ...this.across(left, (column) => {
        const cell = cellElement(sheet.cell(row, column), column);
        cell.id = cellId(row, column);
        spill(cell, sheet, this.columns, row, column, sheet.frozen.columns);
        return cell;
      }),
    );
    return element;
  }

  /** The cells of one row: frozen ones, room for those out of sight, the others. */
  private across(left: number, make: (column: number) => HTMLElement): HTMLElement[] {
    const frozen = this.sheet?.frozen.columns ?? 0;
    const [first, last] = this.span;
    const elements: HTMLElement[] = [];
    const add = (column: number) => {
      if (this.columns.size(column) === 0) return null;
      const element = make(column);
      element.style.width = `${String(this.columns.size(column))}px`;
      elements.push(element);
      return element;
    };
    for (let column = 0; column < frozen; column += 1) {
      const element = add(column);
      if (!element) continue;
      element.classList.add("is-frozen");
      element.classList.toggle("is-edge", column === frozen - 1);
      element.style.left = `${String(NUMBERS + this.columns.start(column) - left)}px`;
    }
    const gap = made("div", "gap");
    gap.style.width = `${String(this.columns.start(first) - this.columns.start(frozen))}px`;
    elements.push(gap);
    for (let column = first; column <= last; column += 1) add(column);
    return elements;
  }

  private point(target: EventTarget | null): void {
    const cell = target instanceof Element ? target.closest(".cell") : null;
    const [, row, column] = /^cell-(\d+)-(\d+)$/.exec(cell?.id ?? "") ?? [];
    if (row !== undefined && column !== undefined) this.select({ row: Number(row), column: Number(column) });
  }

  private press(event: KeyboardEvent): void {
    if (!this.sheet || event.altKey) return;
    const { row, column } = this.selected;
    const { rows, columns } = this.sheet;
    const page = Math.max(1, Math.floor(this.element.clientHeight / 30));
    const far = event.ctrlKey || event.metaKey;
    const across = (steps: number) => ({ row, column: this.columns.step(column, steps) });
    const down = (steps: number) => ({ row: this.rows.step(row, steps), column });
    const places: Readonly<Partial<Record<string, () => Place>>> = {
      ArrowLeft: () => across(far ? -column : -1),
      ArrowRight: () => across(far ? Math.max(0, columns - 1 - column) : 1),
      ArrowUp: () => down(far ? -row : -1),
      ArrowDown: () => down(far ? Math.max(0, rows - 1 - row) : 1),
      PageUp: () => down(-page),
      PageDown: () => down(page),
      Home: () => ({ row: far ? 0 : row, column: this.columns.step(-1, 1) }),
      End: () => ({ row: far ? Math.max(0, rows - 1) : row, column: Math.max(0, columns - 1) }),
    };
    const place = places[event.key];
    if (!place) return;
    event.preventDefault();
    this.select(place());
  }
}

function cellId(row: number, column: number): string {
  return `cell-${String(row)}-${String(column)}`;
}

function made(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}
