import { columnLetter } from "../../sheets";

/** Something that a rule found on a sheet. */
export interface Finding {
  /** `confirm`: a program cannot decide; people have to look. */
  readonly verdict: "fail" | "confirm";
  /** Japanese: what is there. */
  readonly what: string;
  /** The first cells concerned, such as `B4` or `B4:C4`; none where the sheet or the file is meant. */
  readonly cells: readonly string[];
  /** How many are concerned in all. */
  readonly count: number;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Enough to see where and what; the rest follows the same way. */
const FIRST = 5;

/** A finding at these cells; none where there are no cells. */
export function at(verdict: Finding["verdict"], what: string, places: readonly Place[]): Finding[] {
  if (places.length === 0) return [];
  return [{ verdict, what, cells: places.slice(0, FIRST).map(address), count: places.length }];
}

/** As {@link at}, for places of which only the first are known beside their number. */
export function counted(
  verdict: Finding["verdict"],
  what: string,
  groups: readonly { readonly places: readonly Place[]; readonly count: number }[],
): Finding[] {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  if (count === 0) return [];
  const places = groups.flatMap((group) => group.places).slice(0, FIRST);
  return [{ verdict, what, cells: places.map(address), count }];
}

/** As {@link at}, for places that are named already. */
export function named(verdict: Finding["verdict"], what: string, names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  return [{ verdict, what, cells: names.slice(0, FIRST), count: names.length }];
}

/** A finding about the sheet or the file as a whole. */
export function whole(verdict: Finding["verdict"], what: string): Finding {
  return { verdict, what, cells: [], count: 1 };
}

export function address({ row, column }: Place): string {
  return `${columnLetter(column)}${row + 1}`;
}
