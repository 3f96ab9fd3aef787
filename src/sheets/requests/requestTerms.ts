import type { Item, Plan } from "../../plan";
import { ownersOf } from "../../plan";
import type { PeopleValues, RequestTerms } from "./answers";
import { dayInWords } from "./dayInWords";
import { SHEETS } from "../names";
import type { BlockSpec, CellSpec } from "../spec";
import { LEFT, line } from "../looks/titleBlock";
import type { Written } from "../written";
import { dayOf, yearSpan } from "../written";

/** What makes 実績入力 the sheet of one department. */
export interface Asked {
  readonly terms: RequestTerms;
  /** What the office has already: it is sent along. */
  readonly values: PeopleValues;
}

/**
 * The widest contact that the lead has room for before the legend begins, in 半角 characters: whoever asks for it checks it
 * against this with `textWidth`.
 */
export const CONTACT_WIDTH = 100;

/** Below the legend, right above the header. */
const HINT_ROW = 5;

/** Title and lead of a department's 実績入力: whose it is, until when and to whom. */
export function requestBlock(plan: Plan, terms: RequestTerms, written: Written): BlockSpec[] {
  const { department, year, deadline, contact, requestId } = terms;
  const whose = `${plan.municipality} ${plan.title}`;
  const sent = `（${dayOf(written)} 配布、照会番号 ${requestId}）`;
  const title = `${SHEETS.actuals}（${department}）　${whose}　${yearSpan([year])}　${sent}`;
  const lead = `${dayInWords(deadline)}までに、薄い黄色のセルに入力して、${contact}へ返送してください。`;
  const hint = `未定の数値は空欄のままにしてください。詳しくは「${SHEETS.guide}」のシートにあります。`;
  return [line(0, LEFT, title, "title"), line(1, LEFT, lead, "lead"), line(HINT_ROW, LEFT, hint, "caption")];
}

/** The other departments of an item. */
export function partnersOf(item: Item, department: string): readonly string[] {
  return item.owners.map(({ value }) => value).filter((owner) => owner !== department);
}

/** Stands before the names where several departments have the same row. */
export const SHARED_MARK = "※共同";

/** 担当課, where several departments got the row with a mark and a note that says which and what to do. */
export function ownersCell(item: Item, department: string): CellSpec {
  const partners = partnersOf(item, department);
  if (partners.length === 0) return { content: ownersOf(item) };
  return {
    content: `${SHARED_MARK}\n${ownersOf(item)}`,
    note:
      `${partners.join("、")}と共同の取組項目です。同じ行を${partners.join("、")}にも送っています。` +
      "相談のうえ、どちらか一方の課で入力してください。両方で入力するときは同じ内容にしてください。",
  };
}
