import { asShown } from "../formula/addInFunctions";
import type { Area } from "../formula/address";
import { MAX_COLUMNS, MAX_ROWS, parseArea } from "../formula/address";
import { moved } from "../formula/references";
import type { SheetPart } from "../sheet/SheetPart";
import { hasResult, readValue } from "../sheet/readCell";
import { cellsOfName, workbookNames } from "../workbook/names";
import type { Workbook } from "../workbook/Workbook";
import type { XmlElement } from "../xml/element";
import type { Argument, Calculation } from "./arguments";
import { PlacedArgument, SingleArgument } from "./arguments";
import type { Lines } from "./Block";
import { Block } from "./Block";
import { FUNCTIONS, LIFTED } from "./functions";
import { KnownFormulas } from "./KnownFormulas";
import { arithmetic, operate } from "./operate";
import type { Expression, Operator } from "./parse";
import type { Value } from "./value";
import { CellError, Unknown, toCondition, toNumber } from "./value";

/** Far above any list that a formula looks through. */
const MAX_BLOCK_CELLS = 100_000;
/** Expressions within expressions, and cells that need cells: more would fill the call stack. */
const MAX_DEPTH = 800;
/**
 * How much is worked out: of the formulas of the add-in's own sheets each takes some 100 steps. A file can be made that would
 * take days; it gets fewer results.
 */
const FIRST_STEPS = 5_000_000;
const STEPS_PER_FORMULA = 300;

/** Where a formula is: on a sheet, so many rows and columns away from the cell for which it is written. */
interface Place {
  readonly sheet: SheetPart;
  readonly rows: number;
  readonly columns: number;
}

type Reference = Extract<Expression, { kind: "reference" }>;

/**
 * Works out formulas of the kind that the add-in's own sheets have, so that a file shows rates and grades in programs that
 * do not calculate (previews, Excel's protected view), and so that they can be read here. Results that the file brings
 * are taken as they are, unless they are not to be trusted: then only those of formulas that cannot be worked out here are.
 * A formula that needs anything unknown has no result.
 */
export class Calculator implements Calculation<Place> {
  /** By sheet, then by cell; `undefined` is what cannot be told. */
  private readonly known = new Map<SheetPart, Map<number, Value | undefined>>();
  /** By sheet, then by their corners: formulas look through the same columns again and again. */
  private readonly blocks = new Map<SheetPart, Map<string, Block>>();
  private readonly names: ReadonlyMap<string, string>;
  private readonly namedCells = new Map<string, ReturnType<typeof cellsOfName>>();
  /** By sheet: cells whose stored result stands in for what could not be worked out. */
  private readonly taken = new Map<SheetPart, Set<number>>();
  private depth = 0;
  private stepsLeft = FIRST_STEPS;

  constructor(
    private readonly workbook: Workbook,
    private readonly options: { readonly trustsResults: boolean } = { trustsResults: true },
    private readonly formulas = new KnownFormulas(),
  ) {
    this.names = new Map(workbookNames(workbook).map(({ name, formula }) => [name.toLowerCase(), formula]));
  }

  /** The value of a cell; undefined when it cannot be told. */
  value(sheet: SheetPart, row: number, column: number): Value | undefined {
    return this.attempt(() => {
      const value = this.cell(sheet, row, column);
      // What was taken from the file was not worked out.
      if (this.taken.get(sheet)?.has(row * MAX_COLUMNS + column)) throw new Unknown(sheet.name);
      return value;
    });
  }

  /**
   * Whether a formula on a sheet is true, such as a conditional format's; undefined when it cannot be told.
   * @param rows how far the cell is from the one for which the formula is written.
   */
  holds(formula: string, sheet: SheetPart, rows = 0, columns = 0): boolean | undefined {
    return this.attempt(() => {
      const answer = toCondition(this.evaluate(this.formulas.parse(formula), { sheet, rows, columns }));
      return answer instanceof CellError ? false : answer;
    });
  }

  private attempt<T>(work: () => T): T | undefined {
    this.stepsLeft += STEPS_PER_FORMULA;
    this.depth = 0;
    try {
      return work();
    } catch (error) {
      if (error instanceof Unknown) return undefined;
      throw error;
    }
  }

  private cell(sheet: SheetPart, row: number, column: number): Value {
    const cells = this.known.get(sheet) ?? new Map<number, Value | undefined>();
    this.known.set(sheet, cells);
    const key = row * MAX_COLUMNS + column;
    const known = cells.get(key);
    if (known !== undefined) return known;
    if (cells.has(key)) throw new Unknown(sheet.name);
    // Until it is worked out, it cannot be told: a circle has no result that two programs would agree on.
    cells.set(key, undefined);
    const cell = sheet.cells.get(row, column);
    const value = cell ? this.read(sheet, cell, row, column) : null;
    cells.set(key, value);
    return value;
  }

  private read(sheet: SheetPart, cell: XmlElement, row: number, column: number): Value {
    if (cell.isLeaf) return null;
    const element = cell.first("f");
    if (!element || (this.options.trustsResults && hasResult(cell))) return this.stored(cell);
    if (!hasResult(cell)) return this.workOut(sheet, cell, element, row, column);
    const { depth } = this;
    try {
      return this.workOut(sheet, cell, element, row, column);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      this.depth = depth;
      const taken = this.taken.get(sheet) ?? new Set();
      this.taken.set(sheet, taken.add(row * MAX_COLUMNS + column));
      return this.stored(cell);
    }
  }

  private stored(cell: XmlElement): Value {
    const value = readValue(cell, this.workbook.strings);
    return cell.attribute("t") === "e" ? new CellError(String(value)) : value;
  }

  private workOut(
    sheet: SheetPart,
    cell: XmlElement,
    element: XmlElement,
    row: number,
    column: number,
  ): Value {
    if (element.attribute("t") === "array") throw new Unknown(sheet.name);
    const master = sheet.formulas.masterOf(cell);
    if (master) {
      const place = { sheet, rows: row - master.row, columns: column - master.column };
      return this.evaluate(this.formulas.parse(asShown(master.text)), place) ?? 0;
    }
    const formula = this.formulas.read(sheet, cell, row, column);
    if (formula === null) throw new Unknown(sheet.name);
    return this.evaluate(this.formulas.parse(formula), { sheet, rows: 0, columns: 0 }) ?? 0;
  }

  evaluate(expression: Expression, place: Place): Value {
    this.stepsLeft -= 1;
    if (this.stepsLeft < 0 || this.depth >= MAX_DEPTH) throw new Unknown("too much to work out");
    this.depth += 1;
    const value = this.evaluateKind(expression, place);
    this.depth -= 1;
    return value;
  }

  private evaluateKind(expression: Expression, place: Place): Value {
    switch (expression.kind) {
      case "value":
        return expression.value;
      case "error":
        return new CellError(expression.code);
      case "reference": {
        const { on, area } = this.resolve(expression, place);
        if (area.top !== area.bottom || area.left !== area.right) throw new Unknown(expression.text);
        return this.cell(on, area.top, area.left);
      }
      case "call": {
        const implementation = FUNCTIONS[expression.name];
        if (!implementation) throw new Unknown(expression.name);
        return implementation(
          ...expression.args.map((argument) => (argument ? this.argument(argument, place) : undefined)),
        );
      }
      case "minus":
        return arithmetic(toNumber(this.evaluate(expression.operand, place)), 0, (operand) => -operand);
      case "percent":
        return arithmetic(toNumber(this.evaluate(expression.operand, place)), 0, (operand) => operand / 100);
      case "binary":
        return operate(
          expression.operator,
          this.evaluate(expression.left, place),
          this.evaluate(expression.right, place),
        );
    }
  }

  private argument(expression: Expression, place: Place): Argument {
    return new PlacedArgument(this, expression, place);
  }

  rowOf(expression: Expression, place: Place): number {
    if (expression.kind !== "reference") throw new Unknown(expression.kind);
    return this.resolve(expression, place).area.top + 1;
  }

  block(expression: Expression, place: Place): Block {
    if (expression.kind !== "reference") throw new Unknown(expression.kind);
    const { on, area } = this.resolve(expression, place);
    const blocks = this.blocks.get(on) ?? new Map<string, Block>();
    this.blocks.set(on, blocks);
    const { top, left, bottom, right } = area;
    const corners = `${top},${left},${bottom},${right}`;
    const known = blocks.get(corners);
    if (known) return known;
    const count = sizeOf(area);
    this.stepsLeft -= count;
    if (count > MAX_BLOCK_CELLS || this.stepsLeft < 0) throw new Unknown(expression.text);
    const block = new Block(
      Array.from({ length: bottom - top + 1 }, (_line, index) =>
        Array.from({ length: right - left + 1 }, (_cell, column) =>
          this.cell(on, top + index, left + column),
        ),
      ),
    );
    blocks.set(corners, block);
    return block;
  }

  cellAt(expression: Expression, place: Place, position: number): Value | undefined {
    if (expression.kind !== "reference") throw new Unknown(expression.kind);
    const { on, area } = this.resolve(expression, place);
    const columns = area.right - area.left + 1;
    if (position >= sizeOf(area)) return undefined;
    return this.cell(on, area.top + Math.floor(position / columns), area.left + (position % columns));
  }

  /** As an array formula works it out; single values stand for as many as are wanted. */
  array(expression: Expression, place: Place): Lines {
    switch (expression.kind) {
      case "reference":
        return this.block(expression, place).lines;
      case "binary": {
        const { operator, left, right } = expression;
        return this.pairs(operator, this.array(left, place), this.array(right, place));
      }
      case "call": {
        const implementation = FUNCTIONS[expression.name];
        if (expression.name === "ROW") {
          const [only] = expression.args;
          if (!only) throw new Unknown("ROW");
          const top = this.rowOf(only, place);
          return this.block(only, place).lines.map((line, index) => line.map(() => top + index));
        }
        if (!implementation || !LIFTED.has(expression.name)) return [[this.evaluate(expression, place)]];
        const args = expression.args.map((argument) => {
          if (!argument) throw new Unknown(expression.name);
          return this.array(argument, place);
        });
        return this.each(args, (values) =>
          implementation(...values.map((value) => new SingleArgument(value))),
        );
      }
      default:
        return [[this.evaluate(expression, place)]];
    }
  }

  private pairs(operator: Operator, left: Lines, right: Lines): Lines {
    const [rows, columns] = this.sizeOfAll([left, right]);
    const lines: Value[][] = [];
    for (let row = 0; row < rows; row += 1) {
      const [ones, others] = [lineOf(left, row), lineOf(right, row)];
      const line: Value[] = [];
      for (let column = 0; column < columns; column += 1)
        line.push(operate(operator, cellOf(ones, column), cellOf(others, column)));
      lines.push(line);
    }
    return lines;
  }

  private each(arrays: readonly Lines[], work: (values: readonly Value[]) => Value): Lines {
    const [rows, columns] = this.sizeOfAll(arrays);
    return Array.from({ length: rows }, (_line, row) => {
      const lines = arrays.map((array) => lineOf(array, row));
      return Array.from({ length: columns }, (_cell, column) =>
        work(lines.map((line) => cellOf(line, column))),
      );
    });
  }

  private sizeOfAll(arrays: readonly Lines[]): readonly [rows: number, columns: number] {
    const size = (lengths: number[]) => lengths.reduce((most, length) => Math.max(most, length), 1);
    const rows = size(arrays.map((lines) => lines.length));
    const columns = size(arrays.map(([line = []]) => line.length));
    this.stepsLeft -= rows * columns;
    if (this.stepsLeft < 0) throw new Unknown("too much to work out");
    // Blocks of different sizes end in #N/A: none of ours do that.
    if (arrays.some((lines) => (lines.length !== 1 && lines.length !== rows) || isOdd(lines, columns)))
      throw new Unknown("blocks of different sizes");
    return [rows, columns];
  }

  private resolve(reference: Reference, place: Place): { readonly on: SheetPart; readonly area: Area } {
    const { text, sheet } = reference;
    const named = reference.area ? null : this.cellsCalled(text);
    const area = reference.area ? areaAt(reference, place) : named?.area;
    const name = named?.sheet ?? sheet;
    const on = name === null ? place.sheet : this.workbook.sheet(name);
    if (!area || !on) throw new Unknown(text);
    return { on, area };
  }

  private cellsCalled(name: string): ReturnType<typeof cellsOfName> {
    const key = name.toLowerCase();
    const known = this.namedCells.get(key);
    if (known !== undefined) return known;
    const found = cellsOfName(this.names.get(key) ?? "");
    this.namedCells.set(key, found);
    return found;
  }
}

function sizeOf({ top, left, bottom, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** A single line, or a single value, stands for as many as are wanted. */
function lineOf(lines: Lines, row: number): readonly Value[] {
  return lines[lines.length === 1 ? 0 : row] ?? [];
}

function cellOf(line: readonly Value[], column: number): Value {
  return line[line.length === 1 ? 0 : column] ?? null;
}

function isOdd(lines: Lines, columns: number): boolean {
  return lines.some((line) => line.length !== 1 && line.length !== columns);
}

/** The block that a reference means in another cell than the one for which the formula is written. */
function areaAt({ text, area, isFixed }: Reference, { rows, columns }: Place): Area | null {
  if (!area || (rows === 0 && columns === 0)) return area;
  if (text.includes(":")) return parseArea(moved(text, rows, columns));
  const row = area.top + (isFixed.row ? 0 : rows);
  const column = area.left + (isFixed.column ? 0 : columns);
  const isOutside = row < 0 || row >= MAX_ROWS || column < 0 || column >= MAX_COLUMNS;
  return isOutside ? null : { top: row, bottom: row, left: column, right: column };
}
