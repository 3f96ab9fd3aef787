import type { Indicator, PeriodGoal, StatedTotal, TargetCell } from "../types";
import { cited, citedAs, citedKeys, citedText, row } from "./cited";
import { FAILED, list, matching, number, object, oneOf, refuse, text, textOrEmpty, type Read } from "./read";

/** A number, a stage, or nothing. */
const targetValue: Read<number | string | null> = (input, path, issues) => {
  if (input === null) return null;
  return typeof input === "number" ? number(input, path, issues) : text(input, path, issues);
};

/** A transcription has no confirmation: that is an office's, and stands in its workbook. */
const target: Read<Omit<TargetCell, "confirmation">> = (input, path, issues) => {
  const cell = object<Omit<TargetCell, "confirmation">>(
    { ...citedKeys.required, value: targetValue },
    citedKeys.optional,
  )(input, path, issues);
  return cell !== FAILED && cell.reading === "unreadable" && cell.value !== null
    ? refuse(
        issues,
        "plan.value",
        `${path}.value`,
        "読み取れない(unreadable)セルの値は null にしてください。",
      )
    : cell;
};

const total = citedAs(object<StatedTotal>({ ...citedKeys.required, value: number }, citedKeys.optional));

const goal = citedAs(
  object<PeriodGoal>({ ...citedKeys.required, value: number, unit: text, label: text }, citedKeys.optional),
);

export const indicator: Read<Indicator> = object<Indicator>(
  {
    id: matching(/^[A-Za-z0-9][A-Za-z0-9.-]*$/u, "半角英数字とハイフンの識別子"),
    name: text,
    unit: textOrEmpty,
    direction: oneOf("higher", "lower", "none"),
    kind: oneOf("annual", "level", "oneOff", "stage"),
    targets: row(target),
    footnotes: list(citedText),
  },
  { innerOf: text, attribution: cited, total, goal },
  { footnotes: [] },
);
