/** The log, played from the first write on, gives the workbook as it is: no press changes a cell without a word of it. */
import fc from "fast-check";
import {
  ACTUAL_HEADERS as A,
  ANSWER_HEADERS,
  LEVEL_HEADERS as L,
  SETTING_HEADERS as S,
  TABLES,
  TARGET_HEADERS as T,
  targetHeader,
  type AnswerHeader,
  type Content,
} from "../../../src/sheets";
import { findLastMerge, undoMerge } from "../../../src/workflows";
import type { FakeWorkbook } from "../FakeWorkbook";
import { withTarget } from "../samplePlan";
import { COST, LATER, PLAN, Round, SHARE, TRAINING, VISITS, YEAR, valueOf } from "../collect/returned";
import { logOf, put, write, type Place } from "./logged";

const VARIANTS = [PLAN, withTarget(PLAN, "visits", YEAR, 1_050), withTarget(PLAN, "cost", YEAR, 2.5)];
const hashOf = (index: number) => ({ ...LATER, planHash: String(index).repeat(64) });

/** What people spoil and a write puts right. */
const SPOILED: readonly Place[] = [
  { table: TABLES.targets, key: "1-1-1|visits", header: targetHeader(YEAR) },
  { table: TABLES.targets, key: "2-1-1|cost", header: T.unit },
  { table: TABLES.actuals, key: VISITS, header: A.target },
  { table: TABLES.actuals, key: SHARE, header: A.rate },
  { table: TABLES.actuals, key: COST, header: A.grade },
];
const SETTINGS: readonly (readonly [Place, readonly Content[]])[] = [
  [{ table: TABLES.levels, key: "1", header: L.min }, [0.9, 1, { formula: "1-0.05" }, "九割", null]],
  [{ table: TABLES.levels, key: "3", header: L.word }, ["注意", "やや遅れ"]],
  [{ table: TABLES.settings, key: "全体", header: S.asOf }, [47_300, 47_400, null, "年度末"]],
  [{ table: TABLES.settings, key: "全体", header: S.reviewYear }, [2028, 2030]],
  [{ table: TABLES.actuals, key: VISITS, header: A.method }, ["達成・未達", "2－実績÷目標", null]],
  [{ table: TABLES.actuals, key: COST, header: A.baseline }, [1_500, 0.125, null]],
];
const ANSWERS: readonly (readonly [department: string, key: string, AnswerHeader, readonly Content[]])[] = [
  ["財政課", COST, A.actual, [5, 0.1, null]],
  ["企画課", VISITS, A.actual, [1_234, 7]],
  ["企画課", TRAINING, A.progress, ["=検討中", "2029", "一行目\n二行目"]],
];

type Step =
  | { readonly kind: "spoil"; readonly place: Place; readonly content: Content }
  | { readonly kind: "set"; readonly place: Place; readonly content: Content }
  | { readonly kind: "write"; readonly variant: number }
  | { readonly kind: "merge"; readonly answer: (typeof ANSWERS)[number]; readonly content: Content }
  | { readonly kind: "undo" };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("spoil" as const),
      place: fc.constantFrom(...SPOILED),
      content: fc.constantFrom<Content>(null, 999, "約200", { formula: "1+1" }),
    }),
    fc.constantFrom(...SETTINGS).chain(([place, contents]) =>
      fc.record({
        kind: fc.constant("set" as const),
        place: fc.constant(place),
        content: fc.constantFrom(...contents),
      }),
    ),
    fc.record({ kind: fc.constant("write" as const), variant: fc.nat(VARIANTS.length - 1) }),
    fc.constantFrom(...ANSWERS).chain((answer) =>
      fc.record({
        kind: fc.constant("merge" as const),
        answer: fc.constant(answer),
        content: fc.constantFrom(...answer[3]),
      }),
    ),
    fc.constant({ kind: "undo" as const }),
  ),
  { maxLength: 12 },
);

/** Cells that the log is about, by table, key and header, as it writes them. */
async function cellsOf(book: FakeWorkbook): Promise<Map<string, unknown>> {
  const wanted = [TABLES.targets, TABLES.actuals, TABLES.settings, TABLES.levels];
  const { tables } = await book.snapshot({ tables: wanted, names: [] });
  const calculated: readonly string[] = [S.places, L.label, S.scope];
  const cells = new Map<string, unknown>();
  for (const { name, headers, values, formulas } of tables)
    values.forEach((line, index) => {
      headers.forEach((header, at) => {
        if (calculated.includes(header)) return;
        const value = formulas[index]?.[at] ?? "";
        cells.set(
          idOf({ table: name, key: String(line[0]), header }),
          header === S.asOf ? dayOf(value) : value,
        );
      });
    });
  return cells;
}

function idOf({ table, key, header }: Place): string {
  return `${table}|${key}|${header}`;
}

function textOf(content: Content): unknown {
  return typeof content === "object" ? (content === null ? "" : `=${content.formula}`) : content;
}

function dayOf(value: unknown): unknown {
  if (typeof value !== "number") return value;
  return new Date(Date.UTC(1899, 11, 30 + value)).toISOString().slice(0, 10);
}

it("gives the workbook back, whatever was done", async () => {
  const seen = { write: 0, merge: 0, undo: 0, settings: 0 };
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const round = await Round.sent();
      const { book } = round;
      const replayed = await cellsOf(book);
      const first = (await logOf(book)).length;
      const heard = { rows: first };
      const follow = async () => {
        const log = await logOf(book);
        expect(log.map((row) => row["番号"])).toEqual(log.map((_, index) => index + 1));
        for (const row of log.slice(heard.rows)) {
          if (row["項目"] === "") continue;
          const id = idOf({
            table: String(row["表"]),
            key: String(row["キー"]),
            header: String(row["項目"]),
          });
          // What a cell held before is what the log, or the hand that spoiled it, last put there.
          expect({ id, value: row["変更前"] }).toEqual({ id, value: replayed.get(id) });
          replayed.set(id, row["変更後"]);
        }
        heard.rows = log.length;
        return log;
      };
      for (const step of all) {
        await take(round, step);
        // Settings that people change are for the log to tell; what they spoil is not.
        if (step.kind === "spoil") replayed.set(idOf(step.place), textOf(step.content));
        await follow();
      }
      // Settings are noticed at the next press that does something.
      const renamed = { table: TABLES.targets, key: "2-1-1|cost", header: T.item };
      await put(book, renamed, "書き換え");
      replayed.set(idOf(renamed), "書き換え");
      await write(book, PLAN, hashOf(9));

      const log = await follow();
      const isOf = (action: string) => log.filter((row) => row["操作"] === action).length;
      seen.write += isOf("書き込み");
      seen.merge += isOf("取り込み");
      seen.undo += isOf("取り消し");
      seen.settings += isOf("設定の変更") - 2;
      expect(Object.fromEntries(replayed)).toEqual(Object.fromEntries(await cellsOf(book)));
    }),
    { numRuns: 40 },
  );
  // Whatever the seed: none of the deeds is missing from all the sequences.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
}, 120_000);

async function take(round: Round, step: Step): Promise<void> {
  const { book } = round;
  if (step.kind === "spoil" || step.kind === "set") return put(book, step.place, step.content);
  if (step.kind === "write") {
    await write(book, VARIANTS[step.variant] ?? PLAN, hashOf(step.variant));
    return;
  }
  if (step.kind === "undo") {
    const last = valueOf(await findLastMerge(book));
    if (last) valueOf(await undoMerge(book, PLAN, last.batch, LATER));
    return;
  }
  const [department, key, header] = step.answer;
  expect(ANSWER_HEADERS).toContain(header);
  await round.file(department).type(key, header, step.content);
  const collection = await round.collect(round.file(department));
  await round.merge(collection, new Map(collection.proposals.map(({ id }) => [id, 0])));
}
