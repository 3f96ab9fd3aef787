import type { Block, Lines } from "./Block";
import type { Expression } from "./parse";
import type { Value } from "./value";
import { Unknown } from "./value";

/** An argument, worked out only when a function looks at it. */
export interface Argument {
  /** One value; a block of one cell is its cell. @throws Unknown for larger blocks */
  value(): Value;
  /** All cells of a block. @throws Unknown for what is no reference */
  block(): Block;
  /** One cell of a block without the others, counted from 0 row by row; undefined behind the last one. @throws Unknown */
  cellAt(position: number): Value | undefined;
  /** Sheet row of the first cell of a block, 1-based. @throws Unknown for what is no reference */
  row(): number;
  /** What stands here worked out for each cell of the blocks in it, as in an array formula. @throws Unknown */
  array(): Lines;
}

/** Who works an expression out for the cell that it is written in. */
export interface Calculation<Place> {
  evaluate(expression: Expression, place: Place): Value;
  block(expression: Expression, place: Place): Block;
  cellAt(expression: Expression, place: Place, position: number): Value | undefined;
  rowOf(expression: Expression, place: Place): number;
  array(expression: Expression, place: Place): Lines;
}

/** An argument as it is written. A class: a workbook has millions of them, and functions of their own would cost as much again. */
export class PlacedArgument<Place> implements Argument {
  constructor(
    private readonly calculation: Calculation<Place>,
    private readonly expression: Expression,
    private readonly place: Place,
  ) {}

  value(): Value {
    return this.calculation.evaluate(this.expression, this.place);
  }

  block(): Block {
    return this.calculation.block(this.expression, this.place);
  }

  cellAt(position: number): Value | undefined {
    return this.calculation.cellAt(this.expression, this.place, position);
  }

  row(): number {
    return this.calculation.rowOf(this.expression, this.place);
  }

  array(): Lines {
    return this.calculation.array(this.expression, this.place);
  }
}

/** A value that is worked out already. */
export class SingleArgument implements Argument {
  constructor(private readonly known: Value) {}

  value(): Value {
    return this.known;
  }

  block(): never {
    throw new Unknown("a single value");
  }

  cellAt(): never {
    throw new Unknown("a single value");
  }

  row(): never {
    throw new Unknown("a single value");
  }

  array(): Lines {
    return [[this.known]];
  }
}
