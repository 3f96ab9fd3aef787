import { roundHalfAway } from "../../achievement";
import type { Value } from "./value";
import { CellError, NA, REF, Unknown, VALUE, compare, toCondition, toNumber, toText } from "./value";

/** An argument, worked out only when a function looks at it. */
export interface Argument {
  /** One value; a block of one cell is its cell. @throws Unknown for larger blocks */
  value(): Value;
  /** The block's values row by row. @throws Unknown for what is no reference */
  block(): readonly (readonly Value[])[];
}

/** The day after 9999-12-31, the last one that Excel knows. */
const DAYS_END = 2_958_466;
/** A number has no more digits. */
const MAX_PLACES = 15;

/** The functions that the add-in's own sheets use. Others have no result here. */
export const FUNCTIONS: Readonly<Partial<Record<string, (...args: (Argument | undefined)[]) => Value>>> = {
  IF(condition, then, otherwise) {
    const holds = toCondition(given(condition).value());
    if (holds instanceof CellError) return holds;
    if (holds) return given(then).value();
    return otherwise ? otherwise.value() : false;
  },
  IFERROR(tried, otherwise) {
    const value = given(tried).value();
    return value instanceof CellError ? given(otherwise).value() : value;
  },
  AND: (...conditions) => combine(conditions, (all) => all.every(Boolean)),
  OR: (...conditions) => combine(conditions, (all) => all.some(Boolean)),
  NOT(condition) {
    const holds = toCondition(given(condition).value());
    return holds instanceof CellError ? holds : !holds;
  },
  ISNUMBER: (tested) => typeof given(tested).value() === "number",
  NA: () => NA,
  ROUND(number, digits) {
    const value = toNumber(given(number).value());
    const places = toNumber(given(digits).value());
    if (value instanceof CellError) return value;
    if (places instanceof CellError) return places;
    if (!Number.isInteger(places) || places < 0 || places > MAX_PLACES) throw new Unknown("ROUND");
    return roundHalfAway(value, places);
  },
  LEFT(text, count) {
    const whole = toText(given(text).value());
    const length = count ? toNumber(count.value()) : 1;
    if (whole instanceof CellError) return whole;
    if (length instanceof CellError) return length;
    return length < 0 ? VALUE : whole.slice(0, Math.trunc(length));
  },
  INDEX(list, position) {
    const values = given(list).block().flat();
    const place = toNumber(given(position).value());
    if (place instanceof CellError) return place;
    // 0 is the whole list.
    if (place < 1) throw new Unknown("INDEX");
    return values[Math.trunc(place) - 1] ?? (place > values.length ? REF : null);
  },
  MATCH(wanted, list, mode) {
    if (!mode || mode.value() !== 0) throw new Unknown("MATCH");
    const value = given(wanted).value();
    if (value instanceof CellError) return value;
    if (value === null || (typeof value === "string" && /[*?~]/.test(value))) throw new Unknown("MATCH");
    const place = given(list)
      .block()
      .flat()
      .findIndex((candidate) => typeof candidate === typeof value && compare(candidate, value) === 0);
    return place < 0 ? NA : place + 1;
  },
  TEXT(number, format) {
    const value = toNumber(given(number).value());
    if (value instanceof CellError) return value;
    // The first two months of 1900 are counted otherwise by different programs.
    if (given(format).value() !== "yyyy-mm-dd" || value < 61 || value >= DAYS_END) throw new Unknown("TEXT");
    return new Date(Date.UTC(1899, 11, 30 + Math.floor(value))).toISOString().slice(0, 10);
  },
};

function given(argument: Argument | undefined): Argument {
  if (!argument) throw new Unknown("an argument is missing");
  return argument;
}

/** Every condition is looked at: an error in any of them is the answer. */
function combine(conditions: readonly (Argument | undefined)[], decide: (all: boolean[]) => boolean): Value {
  const all = conditions.map((condition) => toCondition(given(condition).value()));
  const error = all.find((holds) => holds instanceof CellError);
  return error ?? decide(all as boolean[]);
}
