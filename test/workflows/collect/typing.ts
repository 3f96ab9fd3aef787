/** What people type into cells, for the property tests: a plan in which rows differ in words only, and shared rows. */
import fc from "fast-check";
import { STATES } from "../../../src/achievement";
import { ACTUAL_HEADERS as H, ANSWER_HEADERS, type AnswerHeader } from "../../../src/sheets";
import type { Content } from "../../../src/sheets/spec";
import type { CellValue } from "../../../src/workflows";
import { item, plan, stated } from "../../sheets/samplePlan";
import { COST, FEE, PLAN, SHARE, type DepartmentFile, type Sheet, TRAINING, VISITS, YEAR } from "./returned";

/** With a second item in words: nothing but code and name tells its row from the other one. */
export const WIDE_PLAN = plan(PLAN.years, [
  ...PLAN.priorities.flatMap(({ measures }) => measures.flatMap(({ items }) => items)),
  { ...item("2-1-2", "広報", 3), owners: [{ ...stated, value: "企画課" }] },
]);
const PUBLICITY = `2-1-2||${YEAR}`;

export const KEYS = [VISITS, SHARE, TRAINING, FEE, COST, PUBLICITY];
export const OWN: Readonly<Record<string, readonly string[]>> = {
  企画課: [VISITS, SHARE, TRAINING, PUBLICITY],
  市民課: [VISITS, SHARE],
  財政課: [FEE, COST],
};
export const NUMERIC: readonly string[] = [VISITS, SHARE, COST];
const NUMBERS: readonly AnswerHeader[] = [H.firstHalf, H.forecast, H.actual];

type Value = string | number | null;

/** What somebody types into a cell, and what it means; "refused" where it cannot be taken. */
export interface Typing {
  readonly content: Content;
  readonly result?: CellValue;
  readonly format?: string;
  readonly means: { readonly value: Value } | "refused";
}

const means = (content: Content, value: Value, more: Partial<Typing> = {}): Typing => ({
  content,
  means: { value },
  ...more,
});
const refused = (content: Content, more: Partial<Typing> = {}): Typing => ({
  content,
  means: "refused",
  ...more,
});

const numbers: fc.Arbitrary<Typing> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: -9, max: 9 }).map((value) => means(value, value === 0 ? 0 : value)),
  },
  { weight: 2, arbitrary: fc.double({ noNaN: true, min: 1, max: 1e9 }).map((value) => means(value, value)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      means(null, null),
      means("　", null),
      means("１，２３４", 1_234),
      means("▲7", -7),
      means("12,345.5", 12_345.5),
      means({ formula: "SUM(A1:A2)" }, 42, { result: 42 }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      refused("約200"),
      refused("10/1"),
      refused("1,20"),
      refused("1.200,5"),
      refused("3と5"),
      refused("=1+1"),
      refused(true),
      refused("#DIV/0!"),
      refused(45_200, { format: "yyyy/m/d" }),
      refused(0.5, { format: "0%" }),
      refused("1234567890123456"),
      refused({ formula: "[1]表!A1" }, { result: 5 }),
      refused({ formula: "A1" }, { result: "" }),
    ),
  },
);
const states: fc.Arbitrary<Typing> = fc.oneof(
  fc.constantFrom(...STATES.map(({ label }) => label)).map((label) => means(label, label)),
  fc.constantFrom(means(" 確定 ", "確定"), means(null, null), refused("完了"), refused(3), refused("#REF!")),
);
const stages: fc.Arbitrary<Typing> = fc.oneof(
  fc.constantFrom(...PLAN.stages).map((stage) => means(stage, stage)),
  fc.constantFrom(
    means(`　${PLAN.stages[0] ?? ""} `, PLAN.stages[0] ?? ""),
    means({ formula: "A1" }, PLAN.stages[1] ?? "", { result: PLAN.stages[1] ?? "" }),
    means(null, null),
    refused("だいたい実施"),
    refused(2),
    refused("#REF!"),
  ),
);
const texts: fc.Arbitrary<Typing> = fc.oneof(
  fc.string({ maxLength: 6 }).map((text) => means(text, text.trim() === "" ? null : text)),
  fc.constantFrom(
    means("=1+1", "=1+1"),
    means("-5", "-5"),
    means("１２", "１２"),
    means("一\r\n二", "一\n二"),
    means(null, null),
    means(2_029, 2_029),
    means({ formula: "A1&B1" }, "済み", { result: "済み" }),
    refused("字".repeat(1_001)),
    refused(45_200, { format: "m/d" }),
    refused({ formula: "A1" }, { result: "#NAME?" }),
  ),
);
const typing = (key: string, header: AnswerHeader): fc.Arbitrary<Typing> => {
  if (header === H.state) return states;
  if (header === H.stage) return stages;
  if (!NUMBERS.includes(header)) return texts;
  if (NUMERIC.includes(key)) return numbers;
  return fc.constantFrom(refused(5), refused("5件"), means(null, null), means(" ", null));
};

export interface Edit {
  readonly key: string;
  readonly header: AnswerHeader;
  readonly typing: Typing;
}
export const edits = (keys: readonly string[]): fc.Arbitrary<readonly Edit[]> =>
  fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...keys), fc.constantFrom(...ANSWER_HEADERS))
      .chain(([key, header]) => typing(key, header).map((one): Edit => ({ key, header, typing: one }))),
    { maxLength: 8, selector: ({ key, header }) => key + header },
  );

/** Whole and decimal numbers, texts, nothing: what an office's cells hold. */
const held = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom("約200", "確定", "未回答", "算定不能", "１２", "メモ", null, 0.1 + 0.2),
);
export const officeEdits = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...KEYS), header: fc.constantFrom(...ANSWER_HEADERS), content: held }),
  { maxLength: 5, selector: ({ key, header }) => key + header },
);

export type Cells = ReadonlyMap<string, Content>;

/** Every cell of the office's table by key and header, formulas as they are written. */
export async function cellsOf(sheet: Sheet): Promise<Cells> {
  const { headers, values, formulas } = await sheet.table();
  const keyAt = headers.indexOf(H.key);
  return new Map(
    values.flatMap((line, row) =>
      headers.map((header, at): [string, Content] => [`${line[keyAt]}|${header}`, formulas[row]?.[at] ?? ""]),
    ),
  );
}

export const plain = (value: Content | undefined): Content | undefined => {
  if (typeof value !== "string") return value ?? null;
  const text = value.replaceAll("\r\n", "\n");
  return text.trim() === "" ? null : text;
};

/** Types into a file as people do, by key. */
export async function typeAll(file: DepartmentFile, typed: readonly Edit[], keyOf = (key: string) => key) {
  for (const { key, header, typing: one } of typed) {
    await file.type(keyOf(key), header, one.content, one.format);
    if (one.result !== undefined) await file.put(keyOf(key), header, one.content, one.result);
  }
}

/** 状態 and 実績 of rows of numbers that do not fit together. */
export function unfitRows(cells: Cells): readonly string[] {
  return NUMERIC.filter((key) => {
    const state = plain(cells.get(`${key}|${H.state}`));
    const isEmpty = plain(cells.get(`${key}|${H.actual}`)) === null;
    return isEmpty
      ? ["確定", "速報"].includes(String(state))
      : ["未回答", "算定不能"].includes(String(state));
  });
}
