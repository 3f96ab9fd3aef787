import type { Block } from "./Block";
import type { Value } from "./value";
import { CellError, Unknown, compare } from "./value";

type Test = (value: Value) => boolean;

/**
 * Where a block meets a criterion of COUNTIFS or SUMIFS, from first to last: a number, a text, `*part*`, `begin*`, `<>` (any
 * content), `<>text`, `>=number` and `<=number`. A text that programs take for something else, or judge differently, is Unknown.
 */
export function positionsMeeting(block: Block, wanted: Value): readonly number[] {
  if (typeof wanted === "number") return block.positionsOf(wanted);
  if (typeof wanted !== "string") throw new Unknown("a criterion");
  const part = /^\*([^*?~]+)\*$/.exec(wanted)?.[1];
  if (part !== undefined) return block.positionsWith(part);
  const begin = /^([^=<>*?~][^*?~]*)\*$/.exec(wanted)?.[1];
  if (begin !== undefined) return block.positionsFrom(begin);
  if (isPlainText(wanted)) return block.positionsOf(wanted);
  return block.positionsWhere(wanted, testOf(wanted));
}

/** Any content. */
const FILLED = "<>";

/**
 * Of the cells that meet all criteria: a formula's empty text is content for some programs and none for others.
 * @throws Unknown
 */
export function refuseDoubtful(block: Block, wanted: Value, found: readonly number[]): void {
  if (wanted === FILLED && found.some((position) => block.values[position] === "")) throw new Unknown(FILLED);
}

function testOf(criterion: string): Test {
  if (criterion === FILLED) return (value) => value !== null;
  const other = /^<>(.+)$/.exec(criterion)?.[1];
  if (other !== undefined && isPlainText(other)) {
    return (value) => typeof value !== "string" || compare(value, other) !== 0;
  }
  const [, sign, digits] = /^(>=|<=)(-?\d+(?:\.\d+)?(?:E[+-]?\d+)?)$/i.exec(criterion) ?? [];
  if (digits === undefined) throw new Unknown(criterion);
  const bound = Number(digits);
  return (value) => {
    if (typeof value !== "number") return false;
    const order = compare(value, bound);
    if (order instanceof CellError) throw new Unknown(criterion);
    return sign === ">=" ? order >= 0 : order <= 0;
  };
}

/** A criterion that means just this text: no pattern, comparison or number in words. */
function isPlainText(text: string): boolean {
  return text !== "" && !/[*?~]|^[=<>]/.test(text) && Number.isNaN(Number(text)) && !/^[\d\s]/.test(text);
}
