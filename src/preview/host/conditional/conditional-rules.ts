import { generateRandomId, Rectangle } from "@univerjs/core";
import {
  AddConditionalRuleMutation,
  ConditionalFormattingRuleModel,
  DeleteConditionalRuleMutation,
  type IConditionFormattingRule,
  MoveConditionalRuleMutation,
  SetConditionalRuleMutation,
} from "@univerjs/sheets-conditional-formatting";
import type { Book } from "../book";
import { type ConditionalRecord, emptyRecord, type ConditionalType } from "./conditional-record";
import { toUniverRule } from "./conditional-to-univer";
import { contains, intersection, type Rect, toRect } from "../rect";

/** One conditional format of a sheet, by the id it keeps for life. */
export interface ConditionalRule {
  readonly id: string;
  readonly rects: readonly Rect[];
  readonly stopIfTrue: boolean;
  readonly record: ConditionalRecord;
}

const model = (book: Book): ConditionalFormattingRuleModel =>
  book.injector.get(ConditionalFormattingRuleModel);

/** The rules of a sheet, the one that counts most first. */
export function rulesOf(book: Book, sheetId: string): ConditionalRule[] {
  return (model(book).getSubunitRules(book.unitId, sheetId) ?? []).map((rule) => ({
    id: rule.cfId,
    rects: rule.ranges.map(toRect),
    stopIfTrue: rule.stopIfTrue,
    record: recordOf(book, sheetId, rule),
  }));
}

/** A rule that somebody made at the screen has no record; it is known as a formula or by nothing but its place. */
function recordOf(book: Book, sheetId: string, { cfId, rule }: IConditionFormattingRule): ConditionalRecord {
  const known = book.notesOf(sheetId).conditionalFormats.get(cfId);
  if (known !== undefined) {
    // Univer moves the references of a formula along when cells are inserted.
    return known.type === "Custom" &&
      "value" in rule &&
      typeof rule.value === "string" &&
      known.formula !== ""
      ? { ...known, formula: rule.value }
      : known;
  }
  const formula = "value" in rule && typeof rule.value === "string" ? rule.value : "";
  return { ...emptyRecord("Custom"), formula };
}

export function findRule(book: Book, sheetId: string, id: string): ConditionalRule | undefined {
  return rulesOf(book, sheetId).find((rule) => rule.id === id);
}

/** A new rule comes before all others. */
export function addRule(book: Book, sheetId: string, rect: Rect, type: ConditionalType): string {
  const id = generateRandomId(10);
  const record = emptyRecord(type);
  book.notesOf(sheetId).conditionalFormats.set(id, record);
  book.mutate(AddConditionalRuleMutation, {
    subUnitId: sheetId,
    rule: { cfId: id, ranges: [rect], stopIfTrue: false, rule: toUniverRule(record, rect) },
  });
  return id;
}

export function changeRule(
  book: Book,
  sheetId: string,
  rule: ConditionalRule,
  changes: {
    readonly record?: Partial<ConditionalRecord>;
    readonly stopIfTrue?: boolean;
    readonly rects?: readonly Rect[];
  },
): void {
  const record = { ...rule.record, ...changes.record };
  const rects = changes.rects ?? rule.rects;
  const [first] = rects;
  if (first === undefined) return;
  book.notesOf(sheetId).conditionalFormats.set(rule.id, record);
  book.mutate(SetConditionalRuleMutation, {
    subUnitId: sheetId,
    rule: {
      cfId: rule.id,
      ranges: [...rects],
      stopIfTrue: changes.stopIfTrue ?? rule.stopIfTrue,
      rule: toUniverRule(record, first),
    },
  });
}

export function removeRule(book: Book, sheetId: string, id: string): void {
  book.notesOf(sheetId).conditionalFormats.delete(id);
  book.mutate(DeleteConditionalRuleMutation, { subUnitId: sheetId, cfId: id });
}

/** Takes a block out of every rule; a rule that has no cells left is gone. */
export function clearRules(book: Book, sheetId: string, rect: Rect): void {
  for (const rule of rulesOf(book, sheetId)) {
    if (!rule.rects.some((one) => intersection(one, rect) !== undefined)) continue;
    const left = rule.rects.flatMap((one) =>
      contains(rect, one) ? [] : Rectangle.subtract(one, rect).map((part) => toRect(part)),
    );
    if (left.length === 0) removeRule(book, sheetId, rule.id);
    else changeRule(book, sheetId, rule, { rects: left });
  }
}

export function moveRule(book: Book, sheetId: string, id: string, priority: number): void {
  const others = rulesOf(book, sheetId).filter((rule) => rule.id !== id);
  const before = others[priority];
  const last = others.at(-1);
  if (last === undefined) return;
  book.mutate(MoveConditionalRuleMutation, {
    subUnitId: sheetId,
    start: { id, type: "self" },
    end: before === undefined ? { id: last.id, type: "after" } : { id: before.id, type: "before" },
  });
}
