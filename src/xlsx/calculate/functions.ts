import { roundHalfAway } from "../../achievement";
import { MAX_TEXT } from "../sheet/readCell";
import type { Argument } from "./arguments";
import { positionsMeeting, refuseDoubtful } from "./criteria";
import type { Value } from "./value";
import { CellError, NA, REF, Unknown, VALUE, toCondition, toNumber, toText } from "./value";

/** The day after 9999-12-31, the last one that Excel knows. */
const DAYS_END = 2_958_466;
/** 1900-03-01: programs count the days before it differently. */
const DAYS_BEGIN = 61;
const LINE_FEED = 10;
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
  // As LibreOffice writes the two values.
  TRUE: () => true,
  FALSE: () => false,
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
    const place = toNumber(given(position).value());
    if (place instanceof CellError) return place;
    // 0 is the whole list.
    if (place < 1) throw new Unknown("INDEX");
    const value = given(list).cellAt(Math.trunc(place) - 1);
    return value === undefined ? REF : value;
  },
  MATCH(wanted, list, mode) {
    if (!mode || mode.value() !== 0) throw new Unknown("MATCH");
    const value = given(wanted).value();
    if (value instanceof CellError) return value;
    if (value === null || (typeof value === "string" && /[*?~]/.test(value))) throw new Unknown("MATCH");
    const [place] = given(list).block().positionsOf(value);
    return place === undefined ? NA : place + 1;
  },
  TEXT(number, format) {
    const value = toNumber(given(number).value());
    if (value instanceof CellError) return value;
    const code = given(format).value();
    // Of a little less than 0 programs make -0.0% or 0.0%.
    if (code === "0.0%" && value >= 0 && value < 1e9) return `${(roundHalfAway(value, 3) * 100).toFixed(1)}%`;
    // The first two months of 1900 are counted otherwise by different programs.
    if (code !== "yyyy-mm-dd" || value < DAYS_BEGIN || value >= DAYS_END) throw new Unknown("TEXT");
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
  /** Every one of them: which one is not given. */
  SUBSTITUTE(text, old, replacement, which) {
    if (which) throw new Unknown("SUBSTITUTE");
    const whole = toText(given(text).value());
    const from = toText(given(old).value());
    const to = toText(given(replacement).value());
    if (whole instanceof CellError) return whole;
    if (from instanceof CellError) return from;
    if (to instanceof CellError) return to;
    if (from === "") return whole;
    const replaced = whole.replaceAll(from, () => to);
    return replaced.length > MAX_TEXT ? VALUE : replaced;
  },
  CHAR(number) {
    // Others depend on the machine's own letters.
    if (given(number).value() !== LINE_FEED) throw new Unknown("CHAR");
    return "\n";
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
  RANK(number, list, ascending) {
    if (ascending) throw new Unknown("RANK");
    const value = toNumber(given(number).value());
    if (value instanceof CellError) return value;
    const greater = given(list).block().greaterThan(value);
    return greater === undefined ? NA : greater + 1;
  },
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
  COUNTIFS: (...pairs) => meetingAll(pairs).length,
  SUMIFS(summed, ...pairs) {
    const block = given(summed).block();
    let sum = 0;
    for (const position of meetingAll(pairs, block.values.length)) {
      const value = block.values[position] ?? null;
      if (value instanceof CellError) return value;
      if (typeof value === "number") sum += value;
    }
    return sum;
  },
  /** What it shows; without a text of its own, the place. */
  HYPERLINK: (place, shown) => (shown ?? given(place)).value(),
  LEN(text) {
    const whole = toText(given(text).value());
    return whole instanceof CellError ? whole : whole.length;
  },
};

/** Where cells of ranges of one size meet all criteria: ranges and criteria by turns. */
function meetingAll(pairs: readonly (Argument | undefined)[], size?: number): readonly number[] {
  const criteria = pairs.flatMap((range, index) => {
    if (index % 2 === 1) return [];
    const block = given(range).block();
    const wanted = given(pairs[index + 1]).value();
    return [{ block, wanted, positions: positionsMeeting(block, wanted) }];
  });
  const [first, ...others] = criteria;
  const length = size ?? first?.block.values.length;
  if (!first || criteria.some(({ block }) => block.values.length !== length))
    throw new Unknown("ranges of different sizes");
  const found = others.reduce((left, { positions }) => inBoth(left, positions), first.positions);
  for (const { block, wanted } of criteria) refuseDoubtful(block, wanted, found);
  return found;
}

/** What two rising lists have in common. */
function inBoth(one: readonly number[], other: readonly number[]): readonly number[] {
  let place = 0;
  return one.filter((position) => {
    while ((other[place] ?? Infinity) < position) place += 1;
    return other[place] === position;
  });
}

/** Functions of single values that an array formula works out for each of them. */
export const LIFTED: ReadonlySet<string> = new Set(["ISNUMBER", "FIND"]);

/** Of numbers given one by one and of those in blocks, where texts and empty cells do not count; 0 of none. */
function extreme(
  numbers: readonly (Argument | undefined)[],
  pick: (one: number, other: number) => number,
): Value {
  let found: number | undefined;
  for (const number of numbers) {
    const values = given(number).array().flat();
    for (const value of values) {
      if (value instanceof CellError) return value;
      if (typeof value === "number") found = found === undefined ? value : pick(found, value);
      // A cell's text does not count, and a text that is given is an error: which of them this is cannot be seen here.
      else if (value !== null && values.length === 1) throw new Unknown("a text among numbers");
    }
  }
  return found ?? 0;
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
