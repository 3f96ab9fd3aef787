import { broken } from "../fault";
import { MAX_COLUMNS, MAX_ROWS, cellName, parseCell } from "../formula/address";
import { XmlElement } from "../xml/element";

interface Row {
  readonly element: XmlElement;
  /** By 0-based column, ascending. Read when asked for. */
  cells: Map<number, XmlElement> | null;
  lastColumn: number;
}

/** The cells of one sheet by 0-based row and column. Rows and cells that are not there are empty. */
export class Cells {
  /** By 0-based row, ascending. */
  private rows = new Map<number, Row>();
  /** 0-based; -1 in an empty sheet. */
  private last = -1;

  /** @param data the sheet's `sheetData` @throws FileFault `file.broken` when rows are out of order or outside a sheet */
  constructor(
    private readonly data: XmlElement,
    private readonly path: string,
  ) {
    for (const element of data.all("row")) {
      // Rows and cells may leave out where they are: then they follow the one before.
      const given = element.attribute("r");
      const row = given === undefined ? this.last + 1 : Number(given) - 1;
      if (!Number.isInteger(row) || row <= this.last || row >= MAX_ROWS) throw broken(path);
      this.rows.set(row, { element, cells: null, lastColumn: -1 });
      this.last = row;
    }
  }

  get lastRow(): number {
    return this.last;
  }

  /** Rows that are there, filled or not. */
  get rowCount(): number {
    return this.rows.size;
  }

  get(row: number, column: number): XmlElement | undefined {
    const found = this.rows.get(row);
    return found && this.cellsOf(row, found).get(column);
  }

  /** The row's cells by column. */
  inRow(row: number): ReadonlyMap<number, XmlElement> {
    const found = this.rows.get(row);
    return found ? this.cellsOf(row, found) : NO_CELLS;
  }

  /** Every cell there is, row by row. */
  *entries(): Generator<{ readonly row: number; readonly column: number; readonly cell: XmlElement }> {
    for (const row of this.rows.keys()) {
      for (const [column, cell] of this.inRow(row)) yield { row, column, cell };
    }
  }

  /** Every cell with a formula, row by row; rows without any are not read. */
  *formulas(): Generator<{ readonly row: number; readonly column: number; readonly cell: XmlElement }> {
    for (const [row, found] of this.rows) {
      if (!found.element.mayHold("f")) continue;
      for (const [column, cell] of this.cellsOf(row, found)) {
        if (cell.first("f")) yield { row, column, cell };
      }
    }
  }

  /** Puts a cell where it belongs, in place of the one that is there. */
  put(row: number, column: number, cell: XmlElement): void {
    const target = this.rows.get(row) ?? this.makeRow(row);
    const cells = this.cellsOf(row, target);
    const { element } = target;
    const before = cells.get(column);
    if (before) {
      element.replace(before, cell);
      cells.set(column, cell);
      return;
    }
    // An optional hint at the row's width that would no longer be true.
    element.set("spans", undefined);
    if (column > target.lastColumn) {
      const last = cells.get(target.lastColumn);
      element.insert(last ? element.children.lastIndexOf(last) + 1 : 0, cell);
      cells.set(column, cell);
      target.lastColumn = column;
    } else {
      for (const [known, own] of cells) own.set("r", cellName(row, known));
      const [, next] = [...cells].find(([known]) => known > column) ?? [];
      element.insert(next ? element.children.indexOf(next) : 0, cell);
      target.cells = inOrder([...cells, [column, cell]]);
    }
  }

  /** What the names of this sheet's elements begin with. */
  get prefix(): string {
    return this.data.prefix;
  }

  /** Points; null where the file does not say. `isFixed`: somebody has set it. */
  heightOf(row: number): { readonly height: number | null; readonly isFixed: boolean } {
    const element = this.rows.get(row)?.element;
    const height = element?.attribute("ht");
    const fixed = element?.attribute("customHeight");
    return {
      height: height === undefined ? null : Number(height),
      isFixed: fixed === "1" || fixed === "true",
    };
  }

  /** Points; the height stays automatic, so that programs fit it again when somebody types. */
  setHeight(row: number, points: number): void {
    (this.rows.get(row) ?? this.makeRow(row)).element.set("ht", points);
  }

  private makeRow(row: number): Row {
    const element = XmlElement.create(`${this.data.prefix}row`, { r: row + 1 });
    const made: Row = { element, cells: new Map(), lastColumn: -1 };
    if (row > this.last) {
      this.data.append(element);
      this.rows.set(row, made);
      this.last = row;
    } else {
      for (const [known, { element: own }] of this.rows) own.set("r", known + 1);
      const [, next] = [...this.rows].find(([known]) => known > row) ?? [];
      this.data.insert(next ? this.data.children.indexOf(next.element) : 0, element);
      this.rows = inOrder([...this.rows, [row, made]]);
    }
    return made;
  }

  private cellsOf(row: number, target: Row): Map<number, XmlElement> {
    if (target.cells) return target.cells;
    const cells = new Map<number, XmlElement>();
    for (const cell of target.element.all("c")) {
      const given = cell.attribute("r");
      const place = given === undefined ? { row, column: target.lastColumn + 1 } : parseCell(given);
      if (place?.row !== row || place.column <= target.lastColumn || place.column >= MAX_COLUMNS)
        throw broken(this.path);
      cells.set(place.column, cell);
      target.lastColumn = place.column;
    }
    return (target.cells = cells);
  }
}

const NO_CELLS: ReadonlyMap<number, XmlElement> = new Map();

function inOrder<T>(entries: [number, T][]): Map<number, T> {
  return new Map(entries.sort(([one], [other]) => one - other));
}
