import { columnLetter, resolveRowFormula } from "../../src/sheets";
import type { Content, SheetSpec } from "../../src/sheets/spec";
import {
  HEAD_COLUMNS,
  HEAD_ROWS,
  WorkbookError,
  type ActiveCell,
  type ApplyOptions,
  type CellValue,
  type SnapshotRequest,
  type WorkbookChange,
  type WorkbookPort,
  type WorkbookSnapshot,
} from "../../src/workflows/port";

interface FakeSheet {
  name: string;
  isProtected: boolean;
  readonly cells: Map<string, Content>;
  /** 0-based. */
  readonly hidden: Set<number>;
}

interface FakeTable {
  readonly name: string;
  readonly sheet: FakeSheet;
  row: number;
  column: number;
  columns: number;
  bodyRows: number;
}

interface FakeName {
  readonly name: string;
  readonly sheet: FakeSheet;
  readonly row: number;
  column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A workbook in memory: cells, tables, names. Formulas are kept, not calculated; `results` says what they show. */
export class FakeWorkbook implements WorkbookPort {
  readonly sheets: FakeSheet[] = [];
  readonly tables: FakeTable[] = [];
  readonly names: FakeName[] = [];
  /** What formula cells show, by `sheet!A1`. */
  readonly results = new Map<string, CellValue>();
  /** By table. */
  readonly filters = new Map<string, { readonly header: string; readonly value: string }>();
  readonly applied: WorkbookChange[] = [];
  snapshots = 0;
  active: ActiveCell = { address: "Sheet1!A1", content: "" };
  selected: string | undefined;
  /** Thrown by the next apply, which then changes nothing. */
  failure: WorkbookError | undefined;
  private readonly listeners = new Set<() => void>();

  constructor() {
    this.addSheet("Sheet1");
  }

  addSheet(name: string): FakeSheet {
    const sheet: FakeSheet = { name, isProtected: false, cells: new Map(), hidden: new Set() };
    this.sheets.push(sheet);
    return sheet;
  }

  sheet(name: string): FakeSheet {
    const found = this.sheets.find((sheet) => sheet.name === name);
    if (!found) throw new Error(`There is no sheet ${name}.`);
    return found;
  }

  put(sheet: string, row: number, column: number, content: Content): void {
    this.sheet(sheet).cells.set(at(row, column), content);
    this.changed();
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  snapshot(request: SnapshotRequest): Promise<WorkbookSnapshot> {
    this.snapshots += 1;
    const block = (sheet: FakeSheet, row: number, column: number, rows: number, columns: number) => {
      const read = (pick: (content: Content, address: string) => CellValue) =>
        Array.from({ length: rows }, (_r, r) =>
          Array.from({ length: columns }, (_c, c) =>
            pick(
              sheet.cells.get(at(row + r, column + c)) ?? null,
              `${sheet.name}!${columnLetter(column + c)}${row + r + 1}`,
            ),
          ),
        );
      return {
        values: read((content, address) =>
          typeof content === "object" ? (content ? (this.results.get(address) ?? 0) : "") : content,
        ),
        formulas: read((content) =>
          typeof content === "object" ? (content ? `=${content.formula}` : "") : content,
        ),
      };
    };
    return Promise.resolve({
      sheets: this.sheets.map(({ name, isProtected, hidden }) => ({
        name,
        isProtected,
        ...(request.forAudit ? { hiddenColumns: sorted(hidden) } : {}),
      })),
      takenNames: [...this.tables, ...this.names].map(({ name }) => name.toLowerCase()),
      tables: this.tables
        .filter(({ name }) => request.tables.includes(name))
        .map(({ name, sheet, row, column, columns, bodyRows }) => ({
          name,
          sheet: sheet.name,
          row,
          column,
          headers: (block(sheet, row, column, 1, columns).values[0] ?? []).map(String),
          ...block(sheet, row + 1, column, bodyRows, columns),
        })),
      heads: this.tables
        .filter(({ name }) => request.headsOf?.includes(name))
        .map(({ name, sheet }) => ({
          table: name,
          sheet: sheet.name,
          values: block(sheet, 0, 0, HEAD_ROWS, HEAD_COLUMNS).values,
        })),
      names: this.names
        .filter(({ name, sheet }) => request.names.includes(name) && this.sheets.includes(sheet))
        .map(({ name, sheet, row, column, rows, columns }) => ({
          name,
          sheet: sheet.name,
          row,
          column,
          values: block(sheet, row, column, rows, columns).values,
        })),
    });
  }

  apply(change: WorkbookChange, options: ApplyOptions = {}): Promise<void> {
    if (options.signal?.aborted) {
      return Promise.reject(new WorkbookError("workbook.cancelled", "書き込みを中止しました。", "unchanged"));
    }
    if (this.failure) {
      const { failure } = this;
      this.failure = undefined;
      return Promise.reject(failure);
    }
    this.applied.push(change);
    for (const spec of change.createSheets) this.create(spec);
    for (const { sheet, cells } of [...change.tables, ...change.sheets]) {
      for (const cell of cells) this.sheet(sheet).cells.set(at(cell.row, cell.column), cell.content);
    }
    for (const { table, addedRows, shown = [] } of change.tables) {
      const found = this.table(table);
      for (const column of shown) found.sheet.hidden.delete(column);
      addedRows.forEach((cells, index) =>
        cells.forEach((cell, column) =>
          found.sheet.cells.set(
            at(found.row + 1 + found.bodyRows + index, found.column + column),
            cell.content,
          ),
        ),
      );
      found.bodyRows += addedRows.length;
    }
    options.onProgress?.({ done: 1, total: 1, doing: "書き込みが終わりました" });
    return Promise.resolve();
  }

  select(sheet: string, row: number, column: number): Promise<void> {
    this.selected = `${this.sheet(sheet).name}!${columnLetter(column)}${row + 1}`;
    return Promise.resolve();
  }

  activeCell(): Promise<ActiveCell> {
    return Promise.resolve(this.active);
  }

  writeActiveCell(formula: string): Promise<void> {
    this.active = { ...this.active, content: formula };
    return Promise.resolve();
  }

  onChanged(listener: () => void): Promise<() => Promise<void>> {
    this.listeners.add(listener);
    return Promise.resolve(() => {
      this.listeners.delete(listener);
      return Promise.resolve();
    });
  }

  /** Puts one empty column in front of the given one, as a person would. */
  insertColumn(name: string, column: number): void {
    const sheet = this.sheet(name);
    const moved = new Map<string, Content>();
    for (const [place, content] of sheet.cells) {
      const [row = 0, from = 0] = place.split(":").map(Number);
      moved.set(at(row, from >= column ? from + 1 : from), shiftColumns(content, column));
    }
    replaceAll(sheet.cells, moved);
    const hidden = sorted(sheet.hidden).map((from) => (from >= column ? from + 1 : from));
    sheet.hidden.clear();
    for (const one of hidden) sheet.hidden.add(one);
    for (const table of this.tables.filter((one) => one.sheet === sheet)) {
      if (table.column >= column) table.column += 1;
      else if (table.column + table.columns > column) {
        table.columns += 1;
        sheet.cells.set(at(table.row, column), "列1");
      }
    }
    for (const one of this.names) if (one.sheet === sheet && one.column >= column) one.column += 1;
  }

  addTableColumn(name: string, header: string, values: readonly CellValue[]): void {
    const { sheet, row, column, columns } = this.table(name);
    [header, ...values].forEach((value, index) => sheet.cells.set(at(row + index, column + columns), value));
    this.table(name).columns += 1;
  }

  sortDescending(name: string, header: string, staying: readonly string[] = []): void {
    const { sheet, row, column, columns, bodyRows } = this.table(name);
    const line = (index: number) =>
      Array.from({ length: columns }, (_, c) => sheet.cells.get(at(row + 1 + index, column + c)) ?? null);
    const headers = Array.from({ length: columns }, (_, c) => sheet.cells.get(at(row, column + c)));
    const by = headers.indexOf(header);
    const lines = Array.from({ length: bodyRows }, (_, index) => ({ index, cells: line(index) }));
    lines.sort((a, b) => (String(a.cells[by]) < String(b.cells[by]) ? 1 : -1));
    lines.forEach(({ index, cells }, to) =>
      cells.forEach((content, c) => {
        if (staying.includes(String(headers[c]))) return;
        sheet.cells.set(at(row + 1 + to, column + c), shiftRow(content, row + 2 + index, row + 2 + to));
      }),
    );
  }

  deleteTableRow(name: string, index: number): void {
    const table = this.table(name);
    const { sheet, row, column, columns } = table;
    for (let line = row + 1 + index; line <= row + table.bodyRows; line += 1)
      for (let c = column; c < column + columns; c += 1)
        sheet.cells.set(
          at(line, c),
          line < row + table.bodyRows ? (sheet.cells.get(at(line + 1, c)) ?? null) : null,
        );
    table.bodyRows -= 1;
  }

  /** Everything, comparable with toEqual. */
  dump(): unknown {
    return {
      sheets: this.sheets.map(({ name, isProtected, cells, hidden }) => ({
        name,
        isProtected,
        hidden: sorted(hidden),
        cells: [...cells]
          .filter(([, content]) => content !== null && content !== "")
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      })),
      tables: this.tables.map(({ sheet, ...table }) => ({ ...table, sheet: sheet.name })),
      names: this.names.map(({ sheet, ...name }) => ({ ...name, sheet: sheet.name })),
    };
  }

  table(name: string): FakeTable {
    const found = this.tables.find((table) => table.name === name);
    if (!found) throw new Error(`There is no table ${name}.`);
    return found;
  }

  /** As in Excel: its tables go, its names stay and stand for nothing. */
  deleteSheet(name: string): void {
    const sheet = this.sheet(name);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    for (const table of this.tables.filter((one) => one.sheet === sheet))
      this.tables.splice(this.tables.indexOf(table), 1);
  }

  private create(spec: SheetSpec): void {
    if (this.sheets.some(({ name }) => name.toLowerCase() === spec.name.toLowerCase())) {
      throw new Error(`There is a sheet ${spec.name} already.`);
    }
    const sheet = this.addSheet(spec.name);
    sheet.isProtected = spec.isProtected;
    for (const block of spec.blocks) {
      block.cells.forEach((line, row) =>
        line.forEach((cell, column) =>
          sheet.cells.set(at(block.row + row, block.column + column), cell.content),
        ),
      );
    }
    for (const { name, row, column, columns, rows } of spec.tables) {
      const letterOf = (header: string) =>
        columnLetter(column + columns.findIndex((one) => one.header === header));
      columns.forEach(({ header, formula, hidden }, index) => {
        if (hidden) sheet.hidden.add(column + index);
        sheet.cells.set(at(row, column + index), header);
        rows.forEach(({ cells }, body) =>
          sheet.cells.set(
            at(row + 1 + body, column + index),
            formula === undefined
              ? (cells[index]?.content ?? null)
              : { formula: resolveRowFormula(formula, letterOf, row + 1 + body) },
          ),
        );
      });
      this.tables.push({ name, sheet, row, column, columns: columns.length, bodyRows: rows.length });
    }
    for (const { name, row, column, rows = 1, columns = 1 } of spec.names) {
      const old = this.names.findIndex((one) => one.name === name);
      if (old >= 0) this.names.splice(old, 1);
      this.names.push({ name, sheet, row, column, rows, columns });
    }
  }
}

function sorted(columns: ReadonlySet<number>): number[] {
  return [...columns].sort((one, other) => one - other);
}

function replaceAll<K, V>(target: Map<K, V>, source: ReadonlyMap<K, V>): void {
  target.clear();
  for (const [key, value] of source) target.set(key, value);
}

/** References to cells, outside of texts. */
function mapReferences(content: Content, change: (letter: string, row: number) => string): Content {
  if (typeof content !== "object" || content === null) return content;
  const parts = content.formula
    .split('"')
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/(?<![A-Z0-9_.])\$([A-Z]{1,3})(\d+)(?![\d(])/g, (_, letter: string, row: string) =>
            change(letter, Number(row)),
          ),
    );
  return { formula: parts.join('"') };
}

function shiftColumns(content: Content, from: number): Content {
  return mapReferences(content, (letter, row) => {
    const index = [...letter].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
    return `$${columnLetter(index >= from ? index + 1 : index)}${row}`;
  });
}

function shiftRow(content: Content, from: number, to: number): Content {
  return mapReferences(content, (letter, row) => `$${letter}${row === from ? to : row}`);
}

function at(row: number, column: number): string {
  return `${row}:${column}`;
}
