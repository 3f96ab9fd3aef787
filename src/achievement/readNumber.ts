import { fail, succeed, type Result } from "../plan/result";
import { shown } from "../plan/shown";
import { groupedNumber } from "./decimalText";
import { formatProblem } from "./formatProblem";
import { numberFormatKind } from "./numberFormat";
import { fraction, isFraction, readNumberText } from "./readNumberText";

/** What is in a cell, as a file has it. */
export interface TypedCell {
  /** "" is empty; an error value is its text, such as "#DIV/0!"; of a formula, what it gives. */
  readonly value: string | number | boolean;
  /** With "="; null where the cell has none. */
  readonly formula: string | null;
  /** Number format code, such as `#,##0`; "" and "General" are the same. */
  readonly format: string;
}

/** What a cell says. */
export interface CellReading<T> {
  readonly value: T;
  /** Japanese, where that is not letter by letter what was typed; otherwise null. */
  readonly reading: string | null;
}

/** The largest number that Excel keeps to the last digit; 実績入力 takes no other. */
export const LARGEST_NUMBER = 999_999_999_999_999;

/**
 * The number that somebody typed into a cell, or why there is none: understood or refused, never guessed. An empty cell is
 * null. Numbers are taken as they are, formulas by their result, texts by {@link readNumberText}.
 *
 * @param unit of the row, such as 千円; "" where it has none.
 * @returns issues `number.text`, `number.separator`, `number.unit`, `number.percent` (a percent format, or what may be a fraction
 * in a row of percentages), `number.scaled` (a format shows it in thousands, or with the unit of another amount of money),
 * `number.date` (a date or time format, or a text like 10/1), `number.error`, `number.boolean`,
 * `number.range` (more than 15 digits), `number.formula` (points at another workbook, or has no result); `path` is "".
 * @example readNumber({ value: "1,200千円", formula: null, format: "" }, "千円") // value 1200
 */
export function readNumber(cell: TypedCell, unit: string): Result<CellReading<number | null>> {
  const broken = formulaProblem(cell) ?? errorProblem(cell);
  if (broken) return broken;
  const { value, formula } = cell;
  if (typeof value === "boolean") {
    return fail(
      "number.boolean",
      "",
      `数値ではなく論理値です(「${shown(value)}」)。数字だけを入力してください。`,
    );
  }
  if (typeof value === "string") {
    const read = readNumberText(value, unit);
    if (!read.ok) return formula === null ? read : aboutFormula(formula, read);
    if (read.value === null) return succeed({ value: null, reading: null });
    const { value: number, reading } = read.value;
    return succeed({
      value: number,
      reading: formula === null ? reading : `数式(${shown(formula)})の結果 ${reading}`,
    });
  }
  const plain = readPlainNumber(value, cell.format, unit);
  if (!plain.ok) return formula === null ? plain : aboutFormula(formula, plain);
  return succeed({
    value: plain.value,
    reading:
      formula === null
        ? null
        : `数式(${shown(formula)})の結果 ${groupedNumber(value)} を値として読みました。`,
  });
}

function readPlainNumber(value: number, format: string, unit: string): Result<number> {
  const number = groupedNumber(value);
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST_NUMBER) {
    return fail(
      "number.range",
      "",
      `数値が大きすぎます(「${number}」)。扱えるのは15桁までです。桁と単位を確かめてください。`,
    );
  }
  const asPercent = groupedNumber(Number((value * 100).toPrecision(15)));
  switch (numberFormatKind(format)) {
    case "date":
      return fail(
        "number.date",
        "",
        `日付か時刻になっています(数値としては ${number})。` +
          "Delete キーで消し、セルの表示形式を「標準」か「数値」にしてから、数字だけを入力してください。",
      );
    case "percent":
      return fail(
        "number.percent",
        "",
        `パーセントの表示になっています(${asPercent}% と表示、値は ${number})。どちらの数値か分かりません。` +
          "セルの表示形式を「標準」か「数値」にしてから、単位に合わせた数字を入力してください。",
      );
    case "scaled":
    case "number": {
      const misleading = formatProblem(value, format, unit);
      if (misleading) return misleading;
      if (isPercentUnit(unit) && isFraction(value))
        return fail("number.percent", "", fraction(number, asPercent));
      return succeed(value === 0 ? 0 : value);
    }
  }
}

/**
 * Why a formula's result is not taken; null where there is no formula, or one whose result is good. A result that comes
 * from another workbook is what that workbook held some day, and cannot be checked.
 */
export function formulaProblem({ formula, value }: TypedCell): Result<never> | null {
  if (formula === null) return null;
  const shownFormula = `数式(${shown(formula)})`;
  if (refersElsewhere(formula)) {
    return fail(
      "number.formula",
      "",
      `${shownFormula}がほかのブックを参照しています。結果の値を確かめて、値を直接入力してください。`,
    );
  }
  if (value === "") {
    return fail(
      "number.formula",
      "",
      `${shownFormula}に結果がありません。値を直接入力するか、空欄にしてください。`,
    );
  }
  return null;
}

/** The issue of a cell that holds an error value; null where it holds none. */
export function errorProblem({ formula, value }: TypedCell): Result<never> | null {
  if (!isErrorValue(value)) return null;
  const why = formula === null ? "" : `数式(${shown(formula)})の結果が`;
  return fail(
    "number.error",
    "",
    `${why}エラー値になっています(「${shown(value)}」)。正しい値を入力するか、空欄にしてください。`,
  );
}

/** Error values come as text. Err:502 is what LibreOffice calls those that Excel does not have. */
const ERROR_VALUE =
  /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|BUSY!|CONNECT!|EXTERNAL!|PYTHON!|UNKNOWN!|GETTING_DATA)|Err:\d+)$/;

export function isErrorValue(value: unknown): value is string {
  return typeof value === "string" && ERROR_VALUE.test(value.trim());
}

/** [1]表!A1, 'C:\dir\[Book.xlsx]表'!A1, or a DDE link; 表1[列] is a table of the same workbook. */
function refersElsewhere(formula: string): boolean {
  const bare = formula.replace(/"[^"]*"/g, '""');
  return (
    /\[[^[\]]+\](?:[^[\]'"!+\-*/^&=<>(),:; ]*|[^[\]'"!]*')!/.test(bare) ||
    /'[^']*[\\/][^']*'[!#]/.test(bare) ||
    bare.includes("|")
  );
}

function isPercentUnit(unit: string): boolean {
  return unit.normalize("NFKC").trim() === "%";
}

function aboutFormula<T>(formula: string, problem: Result<T>): Result<never> {
  if (problem.ok) throw new Error("only a refusal has a reason");
  const [{ code, path, message }] = problem.issues;
  return fail(code, path, `数式(${shown(formula)})の結果: ${message}`);
}
