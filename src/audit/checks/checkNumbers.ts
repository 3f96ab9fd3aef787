import { errorProblem, formulaProblem, readNumber } from "../../achievement";
import type { Plan } from "../../plan";
import { ACTUAL_HEADERS as A, TABLES, describeKey } from "../../sheets";
import type { FindingCode } from "../catalogue";
import { finding, type Finding } from "../finding";
import { inWords, whereInWords } from "../inWords";
import { formulaAt, placeOf, valueAt, type MatchedTable } from "../expected/matchTables";

/** Where people type numbers. */
const NUMBERS = [A.firstHalf, A.forecast, A.actual, A.baseline] as const;

/** What was typed instead of a plain number: the sheet's formulas then show 要確認, or take a fraction for a percentage. */
export function checkNumbers(matched: readonly MatchedTable[], plan: Plan): readonly Finding[] {
  const one = matched.find(({ spec }) => spec.name === TABLES.actuals);
  if (!one) return [];
  return one.rows.flatMap((row) =>
    NUMBERS.filter((header) => one.table.headers.includes(header)).flatMap((header): Finding[] => {
      const value = valueAt(one, row, header);
      const formula = formulaAt(one, row, header);
      const unit = String(valueAt(one, row, A.unit));
      const problem = problemOf({ value, formula, format: "" }, unit);
      if (!problem) return [];
      const place = placeOf(one, row, header);
      const where = `${whereInWords(place)}(${describeKey(plan, row.key)} ${header})`;
      const message = `${where}: ${problem.message}`;
      return [finding({ code: problem.code, message, place, found: formula ?? value })];
    }),
  );
}

interface Problem {
  readonly code: FindingCode;
  readonly message: string;
}

function problemOf(cell: Parameters<typeof readNumber>[0], unit: string): Problem | null {
  const formula = formulaProblem(cell);
  if (formula && !formula.ok) return { code: "number.formula", message: formula.issues[0].message };
  if (cell.formula !== null && changesByItself(cell.formula)) {
    return {
      code: "number.formula",
      message: `数式${inWords(cell.formula)}の結果が、開く日や条件によって変わります。`,
    };
  }
  const error = errorProblem(cell);
  if (error && !error.ok) return { code: "number.error", message: error.issues[0].message };
  const { value } = cell;
  const read = readNumber(cell, unit);
  if (typeof value === "string") {
    if (value.trim() === "") return null;
    const shown = `(「${value.trim()}」)`;
    if (/\p{Nd}/u.test(value) && hasWords(value))
      return { code: "unit.mixed", message: `数値のセルに単位などの文字が入っています${shown}。` };
    const why = read.ok ? "数値でなく、文字として入力されています" : "数値ではありません";
    return { code: "number.text", message: `${why}${shown}。` };
  }
  if (read.ok) return null;
  const { code, message } = read.issues[0];
  return { code: code === "number.percent" ? "unit.mixed" : "number.text", message };
}

/**
 * Whether a formula gives another number another day, or chooses one: people add up and divide, they have no need of either.
 * Sums with conditions count and stay.
 */
function changesByItself(formula: string): boolean {
  const bare = formula.slice(1).replace(/"[^"]*"|'[^']*'!/g, "");
  const functions = [...bare.matchAll(/([A-Z][A-Z0-9.]*)\(/gi)].map(([, name = ""]) => name.toUpperCase());
  if (functions.some((name) => CHANGING.includes(name))) return true;
  return functions.length === 0 && /[<>=]/.test(bare);
}

const CHANGING: readonly string[] = [
  ...["TODAY", "NOW", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"],
  ...["IF", "IFS", "SWITCH", "CHOOSE"],
];

/** Anything but digits, separators and signs. */
function hasWords(text: string): boolean {
  return /[^\p{Nd}\s,.+\-−▲△，．]/u.test(text);
}
