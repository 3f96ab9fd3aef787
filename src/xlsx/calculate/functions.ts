import { roundHalfAway } from "../../achievement";
import { MAX_TEXT } from "../sheet/readCell";
import type { Value } from "./value";
import { CellError, NA, REF, Unknown, VALUE, compare, toCondition, toNumber, toText } from "./value";

/** An argument, worked out only when a function looks at it. */
export interface Argument {
  /** One value; a block of one cell is its cell. @throws Unknown for larger blocks */
  value(): Value;
  /** The block's values row by row. @throws Unknown for what is no reference */
  block(): readonly (readonly Value[])[];
  /** Sheet row of the first cell of a block, 1-based. @throws Unknown for what is no reference */
  row(): number;
  /** What stands here worked out for each cell of the blocks in it, as in an array formula. @throws Unknown */
  array(): readonly (readonly Value[])[];
}

/** The day after 9999-12-31, the last one that Excel knows. */
const DAYS_END = 2_958_466;
/** 1900-03-01: programs count the days before it differently. */
const DAYS_BEGIN = 61;
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
    if (given(format).value() !== "yyyy-mm-dd" || value < DAYS_BEGIN || value >= DAYS_END)
      throw new Unknown("TEXT");
    return new Date(Date.UTC(1899, 11, 30 + Math.floor(value))).toISOString().slice(0, 10);
  },
  T(tested) {
    const value = given(tested).value();
    return typeof value === "string" || value instanceof CellError ? value : "";
  },
  FIND(wanted, text) {
    const part = toText(given(wanted).value());
    const whole = toText(given(text).value());
    if (part instanceof CellError) return part;
    if (whole instanceof CellError) return whole;
    const at = whole.indexOf(part);
    return at < 0 ? VALUE : at + 1;
  },
  MID(text, from, count) {
    const whole = toText(given(text).value());
    const first = toNumber(given(from).value());
    const length = toNumber(given(count).value());
    if (whole instanceof CellError) return whole;
    if (first instanceof CellError) return first;
    if (length instanceof CellError) return length;
    if (first < 1 || length < 0) return VALUE;
    return whole.slice(Math.trunc(first) - 1, Math.trunc(first) - 1 + Math.trunc(length));
  },
  REPT(text, times) {
    const part = toText(given(text).value());
    const count = toNumber(given(times).value());
    if (part instanceof CellError) return part;
    if (count instanceof CellError) return count;
    if (count < 0 || part.length * count > MAX_TEXT) return VALUE;
    return part.repeat(Math.trunc(count));
  },
  INT(number) {
    const value = toNumber(given(number).value());
    return value instanceof CellError ? value : Math.floor(value);
  },
  MIN: (...numbers) => extreme(numbers, Math.min),
  MAX: (...numbers) => extreme(numbers, Math.max),
  SUM(...numbers) {
    let sum = 0;
    for (const number of numbers) {
      for (const value of given(number).array().flat()) {
        if (value instanceof CellError) return value;
        if (typeof value === "number") sum += value;
      }
    }
    return sum;
  },
  DATE(year, month, day) {
    const parts = [year, month, day].map((part) => toNumber(given(part).value()));
    const error = parts.find((part) => part instanceof CellError);
    if (error) return error;
    const [years = 0, months = 0, days = 0] = (parts as number[]).map(Math.trunc);
    // Years before 1900 are added to 1900.
    if (years < 1900 || years > 9999) throw new Unknown("DATE");
    const serial = Date.UTC(years, months - 1, days) / 86_400_000 + 25_569;
    if (serial < DAYS_BEGIN || serial >= DAYS_END) throw new Unknown("DATE");
    return serial;
  },
  ROW: (cell) => given(cell).row(),
  SUMPRODUCT(only, ...others) {
    if (others.length > 0) throw new Unknown("SUMPRODUCT");
    let sum = 0;
    for (const value of given(only).array().flat()) {
      if (value instanceof CellError) return value;
      // Texts and logical values count as 0.
      if (typeof value === "number") sum += value;
    }
    return sum;
  },
  COUNTIFS(...pairs) {
    const criteria = pairs.flatMap((range, index) => {
      if (index % 2 === 1) return [];
      const wanted = given(pairs[index + 1]).value();
      // Anything else would be a pattern, a comparison or a number in words.
      const isPlain = typeof wanted === "number" || (typeof wanted === "string" && isPlainText(wanted));
      if (!isPlain) throw new Unknown("COUNTIFS");
      return [{ cells: given(range).block().flat(), wanted }];
    });
    const [first] = criteria;
    if (!first || criteria.some(({ cells }) => cells.length !== first.cells.length))
      throw new Unknown("COUNTIFS");
    return first.cells.filter((_cell, index) =>
      criteria.every(({ cells, wanted }) => {
        const cell = cells[index] ?? null;
        return typeof cell === typeof wanted && compare(cell, wanted) === 0;
      }),
    ).length;
  },
};

/** Functions of single values that an array formula works out for each of them. */
export const LIFTED: ReadonlySet<string> = new Set(["ISNUMBER", "FIND"]);

/** A criterion that means just this text. */
function isPlainText(text: string): boolean {
  return text !== "" && !/[*?~]|^[=<>]/.test(text) && Number.isNaN(Number(text)) && !/^[\d\s]/.test(text);
}

/** Of numbers that are given one by one. */
function extreme(numbers: readonly (Argument | undefined)[], pick: (...values: number[]) => number): Value {
  const values = numbers.map((number) => toNumber(given(number).value()));
  const error = values.find((value) => value instanceof CellError);
  return error ?? pick(...(values as number[]));
}

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
