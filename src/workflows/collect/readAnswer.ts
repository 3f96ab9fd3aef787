import {
  STATES,
  errorProblem,
  formulaProblem,
  numberFormatKind,
  readNumber,
  type CellReading,
  type TypedCell,
} from "../../achievement";
import { fail, shown, succeed, type Result } from "../../plan";
import { ACTUAL_HEADERS as H, type AnswerHeader } from "../../sheets";
import { plainValue } from "./sameAnswer";
import type { AnswerValue } from "./types";

/** As the sheet's own validation has it. */
const MAX_TEXT = 1_000;

/** What is asked in the row of a cell. */
export interface Asked {
  readonly unit: string;
  /** See `PlanRow`. */
  readonly isNumeric: boolean;
  /** `plan.stages` */
  readonly stages: readonly string[];
}

/**
 * What a department says in one cell of 実績入力: a number, a stage, a state, or a text; null where it left the cell empty.
 *
 * @returns issues of `readNumber`, `number.notAsked` (a number in a row of words), `stage.unknown`, `state.unknown`,
 * and for texts `text.long`, `text.date`, `text.percent`, `text.scaled`, `text.error`, `text.formula`; `path` is "".
 * @example readAnswer("状態", { value: " 確定", formula: null, format: "" }, asked) // 確定
 */
export function readAnswer(
  header: AnswerHeader,
  cell: TypedCell,
  asked: Asked,
): Result<CellReading<AnswerValue>> {
  switch (header) {
    case H.firstHalf:
    case H.forecast:
    case H.actual:
      return asked.isNumeric ? readNumber(cell, asked.unit) : numberNotAsked(cell);
    case H.stage:
      return readChoice(cell, asked.stages, "stage");
    case H.state:
      return readChoice(
        cell,
        STATES.map(({ label }) => label),
        "state",
      );
    case H.progress:
    case H.reason:
      return readText(cell);
  }
}

/** Without an indicator in numbers nothing is rated, and nobody would see what such a number means. */
function numberNotAsked(cell: TypedCell): Result<CellReading<null>> {
  if (cell.formula === null && plainValue(cell.value) === null)
    return succeed({ value: null, reading: null });
  return fail(
    "number.notAsked",
    "",
    `この行には数値の目標がありません(「${shown(cell.value)}」)。「${H.progress}」に単位を付けて書いてください。`,
  );
}

const CHOICE_WORDS = { stage: H.stage, state: H.state } as const;

/** One of a list, however its width and the spaces around it were typed; taken as the list has it. */
function readChoice(
  cell: TypedCell,
  choices: readonly string[],
  kind: keyof typeof CHOICE_WORDS,
): Result<CellReading<string | null>> {
  const broken = formulaProblem(cell) ?? errorProblem(cell);
  if (broken) return asCode(broken, kind);
  const { value, formula } = cell;
  const typed = plainChoice(String(value));
  if (typed === "") return succeed({ value: null, reading: null });
  const choice = choices.find((one) => plainChoice(one) === typed);
  if (choice === undefined) {
    const all = choices.map((one) => `「${one}」`).join("");
    return fail(
      `${kind}.unknown`,
      "",
      `一覧にない${CHOICE_WORDS[kind]}です(「${shown(value)}」)。${all}から選ぶか、空欄にしてください。`,
    );
  }
  return succeed({ value: choice, reading: formula === null ? null : resultOf(formula, choice) });
}

function plainChoice(text: string): string {
  return text.normalize("NFKC").trim();
}

/** A text as it was typed. It stays a text whatever it begins with; a plain number stays a number. */
function readText(cell: TypedCell): Result<CellReading<AnswerValue>> {
  const broken = formulaProblem(cell) ?? errorProblem(cell);
  if (broken) return asCode(broken, "text");
  const { formula } = cell;
  const value = plainValue(cell.value);
  if (value === null) return succeed({ value: null, reading: null });
  if (typeof value === "number") return readTypedNumber(value, cell);
  if (typeof value === "boolean") {
    const text = shown(value);
    return succeed({
      value: text,
      reading: formula === null ? `「${text}」を文字として読みました。` : resultOf(formula, text),
    });
  }
  if (value.length > MAX_TEXT) {
    return fail(
      "text.long",
      "",
      `文字数が多すぎます(${value.length}文字)。${MAX_TEXT.toLocaleString("en")}文字以内で入力し、詳しい資料は別に添付してください。`,
    );
  }
  return succeed({ value, reading: formula === null ? null : resultOf(formula, value) });
}

const NOT_AS_SHOWN = { date: "日付か時刻", percent: "パーセント", scaled: "桁を縮める表示形式" } as const;

/** A date is a number of days in the file, and a percentage a fraction: neither is what people see. */
function readTypedNumber(value: number, { formula, format }: TypedCell): Result<CellReading<number>> {
  const kind = numberFormatKind(format);
  if (kind === "number") {
    return succeed({ value, reading: formula === null ? null : resultOf(formula, String(value)) });
  }
  return fail(
    `text.${kind}`,
    "",
    `${NOT_AS_SHOWN[kind]}になっています(値は ${value})。先頭に ' を付けるか、文を添えて、文字として入力してください。`,
  );
}

function resultOf(formula: string, result: string): string {
  return `数式(${shown(formula)})の結果「${shown(result)}」を値として読みました。`;
}

/** The same problem in a column of another kind. */
function asCode(problem: Result<never>, kind: "stage" | "state" | "text"): Result<never> {
  if (problem.ok) throw new Error("only a refusal has a code");
  const [{ code, path, message }] = problem.issues;
  return fail(code.replace("number", kind), path, message);
}
