import type { Value } from "./value";
import { settled } from "./value";

/** Values row by row. */
export type Lines = readonly (readonly Value[])[];

/**
 * The values of a block of cells. Where which value stands is worked out once: a list of 1,500 rows is looked through by
 * thousands of formulas. Positions count from 0, row by row.
 */
export class Block {
  private list: readonly Value[] | undefined;
  private index: ReadonlyMap<string, readonly number[]> | undefined;
  /** Texts in small letters, null for anything else. */
  private folded: readonly (string | null)[] | undefined;
  private readonly parts = new Map<string, readonly number[]>();
  private readonly begins = new Map<string, readonly number[]>();
  private readonly tested = new Map<string, readonly number[]>();
  private falling: readonly number[] | undefined;

  constructor(readonly lines: Lines) {}

  get values(): readonly Value[] {
    return (this.list ??= this.lines.flat());
  }

  /** Where this very value stands, from first to last: as `=` compares, but a number is never a text or nothing. */
  positionsOf(value: number | string | boolean): readonly number[] {
    this.index ??= indexOf(this.values);
    return this.index.get(nameOf(value)) ?? [];
  }

  /** Where texts stand that have this part, in capitals or not. */
  positionsWith(part: string): readonly number[] {
    const wanted = part.toLowerCase();
    return this.remembered(this.parts, wanted, () => this.positionsOfTexts((text) => text.includes(wanted)));
  }

  /** Where texts stand that begin so, in capitals or not. */
  positionsFrom(begin: string): readonly number[] {
    const wanted = begin.toLowerCase();
    return this.remembered(this.begins, wanted, () =>
      this.positionsOfTexts((text) => text.startsWith(wanted)),
    );
  }

  /** Where values stand that meet a test, from first to last. @param name the same for tests that are the same */
  positionsWhere(name: string, test: (value: Value) => boolean): readonly number[] {
    return this.remembered(this.tested, name, () => positionsIn(this.values, test));
  }

  private positionsOfTexts(test: (text: string) => boolean): readonly number[] {
    this.folded ??= this.values.map((value) => (typeof value === "string" ? value.toLowerCase() : null));
    return positionsIn(this.folded, (text) => text !== null && test(text));
  }

  private remembered(
    known: Map<string, readonly number[]>,
    name: string,
    find: () => readonly number[],
  ): readonly number[] {
    const before = known.get(name);
    if (before) return before;
    const found = find();
    known.set(name, found);
    return found;
  }

  /** How many numbers are greater; undefined for one that is not here. */
  greaterThan(number: number): number | undefined {
    this.falling ??= this.values.filter((value) => typeof value === "number").sort((a, b) => b - a);
    const place = firstAtMost(this.falling, number);
    return this.falling[place] === number ? place : undefined;
  }
}

function positionsIn<T>(values: readonly T[], test: (value: T) => boolean): readonly number[] {
  const found: number[] = [];
  values.forEach((value, position) => {
    if (test(value)) found.push(position);
  });
  return found;
}

function indexOf(values: readonly Value[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  values.forEach((value, position) => {
    if (typeof value === "object") return;
    const name = nameOf(value);
    const positions = index.get(name);
    if (positions) positions.push(position);
    else index.set(name, [position]);
  });
  return index;
}

/** The same for values that are equal. */
function nameOf(value: number | string | boolean): string {
  if (typeof value === "string") return `"${value.toLowerCase()}`;
  // -0 and 0 are equal, and both are written 0.
  return typeof value === "number" ? String(settled(value)) : `?${value}`;
}

/** The first place in a falling list whose number is not greater, found by halving. */
function firstAtMost(falling: readonly number[], number: number): number {
  let [from, to] = [0, falling.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((falling[middle] ?? 0) > number) from = middle + 1;
    else to = middle;
  }
  return from;
}
