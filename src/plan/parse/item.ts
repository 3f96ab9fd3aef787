import type { Item, Measure, Priority, ScheduleCell } from "../types";
import { cited, citedAs, citedKeys, citedText, lines, row } from "./cited";
import { indicator } from "./indicator";
import { FAILED, integer, list, matching, object, oneOf, refuse, text, type Read } from "./read";

/** A transcription has no confirmation: that is an office's, and stands in its workbook. */
const scheduleCell: Read<Omit<ScheduleCell, "confirmation">> = (input, path, issues) => {
  const value: Read<string | null> = (one, at, found) => (one === null ? null : text(one, at, found));
  const cell = object<Omit<ScheduleCell, "confirmation">>(
    { ...citedKeys.required, value },
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

const item: Read<Item> = object<Item>(
  {
    code: matching(/^[0-9]+-[0-9]+-[0-9]+$/u, "2-1-2 の形のコード"),
    name: text,
    aliases: list(text),
    lines,
    owners: list(citedText),
    origin: citedAs(
      object<Item["origin"]>({ ...citedKeys.required, value: oneOf("continued", "new") }, citedKeys.optional),
    ),
    schedule: row(scheduleCell),
    indicators: list(indicator),
  },
  { scheduleAttribution: cited },
  { aliases: [] },
);

const measure: Read<Measure> = object<Measure>(
  { code: matching(/^[0-9]+-[0-9]+$/u, "2-1 の形のコード"), name: text, lines, items: list(item) },
  {},
);

type Sdg = Priority["sdgs"][number];

export const priority: Read<Priority> = object<Priority>(
  {
    code: matching(/^[0-9]+$/u, "数字のコード"),
    numeral: text,
    name: text,
    lines,
    sdgs: row(object<Sdg>({ ...citedKeys.required, number: integer, word: text }, citedKeys.optional)),
    measures: list(measure),
  },
  {},
);
