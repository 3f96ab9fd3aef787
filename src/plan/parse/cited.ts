import type { Cited, CitedText, LineRange } from "../types";
import { FAILED, integer, isObject, list, object, oneOf, refuse, text, type Read } from "./read";

/** A line, or first and last line, as `51` or `[62, 63]`. */
const lineRange: Read<LineRange> = (input, path, issues) => {
  const pair: readonly unknown[] = Array.isArray(input) ? input : [input, input];
  const read = list(integer)(pair, path, issues);
  if (read === FAILED) return FAILED;
  const [first, last] = read;
  return pair.length === 2 && first !== undefined && last !== undefined && first >= 1 && first <= last
    ? [first, last]
    : refuse(issues, "plan.lines", path, "行は 51 または [最初, 最後] の形で、1以上の昇順にしてください。");
};

/** A list of lines that names at least one. */
export const lines: Read<readonly LineRange[]> = (input, path, issues) => {
  const read = list(lineRange)(input, path, issues);
  return read !== FAILED && read.length === 0
    ? refuse(issues, "plan.lines", path, "出典の行を一つ以上示してください。")
    : read;
};

/** Lines that nobody may know. */
export const linesOrNone: Read<readonly LineRange[]> = list(lineRange);

const reading = oneOf("stated", "inferred", "unreadable");
const required = { reading, lines };
const optional = { reason: text, shows: text };

/** What every cited thing must keep, whatever else it carries. */
export function citedAs<T extends Cited>(read: Read<T>): Read<T> {
  return (input, path, issues) => {
    const value = read(input, path, issues);
    if (value === FAILED) return FAILED;
    return value.reading !== "stated" && value.reason === undefined
      ? refuse(issues, "plan.reason", `${path}.reason`, "推定・要確認の読み方には、理由を書いてください。")
      : value;
  };
}

export const cited: Read<Cited> = citedAs(object<Cited>(required, optional));

export const citedText: Read<CitedText> = citedAs(object<CitedText>({ ...required, value: text }, optional));

export const citedKeys = { required, optional };

/** The citation that a whole row shares with those of its cells that say nothing else. */
type Shared = Partial<Cited>;
const shared: Read<Shared> = object<Shared>({}, { ...required, ...optional });

/**
 * A row of cells: either a list of complete cells, or an object whose citation holds for every cell and whose `cells`
 * are bare values or objects that say otherwise. A cell with a reading of its own takes no reason from the row. Issues
 * name a cell by its row and number (`schedule[2]`) in either form.
 */
export function row<T extends Cited>(cell: Read<T>): Read<readonly T[]> {
  const cells = list(citedAs(cell));
  return (input, path, issues) => {
    if (Array.isArray(input)) return cells(input, path, issues);
    if (!isObject(input) || !Array.isArray(input["cells"])) {
      return refuse(issues, "plan.type", path, "セルの配列、または cells を持つオブジェクトにしてください。");
    }
    const { cells: given, ...rest } = input;
    const common = shared(rest, path, issues);
    if (common === FAILED) return FAILED;
    return cells(
      (given as readonly unknown[]).map((one) => withShared(one, common)),
      path,
      issues,
    );
  };
}

function withShared(cell: unknown, common: Shared): unknown {
  if (!isObject(cell)) return { ...common, value: cell };
  if (cell["reading"] === undefined || cell["reading"] === common.reading) return { ...common, ...cell };
  const own = Object.entries(common).filter(([key]) => key !== "reason" && key !== "shows");
  return { ...Object.fromEntries(own), ...cell };
}
