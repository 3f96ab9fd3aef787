/** Whatever people do to their files and to the office's workbook meanwhile: nothing is lost, misplaced or misread. */
import fc from "fast-check";
import { STATES } from "../../../src/achievement";
import { ACTUAL_HEADERS as H, ANSWER_HEADERS, TABLES, type AnswerHeader } from "../../../src/sheets";
import type { Content } from "../../../src/sheets/spec";
import {
  defaultDecision,
  findLastMerge,
  undoMerge,
  type CellValue,
  type Collection,
} from "../../../src/workflows";
import type { DepartmentFile } from "./returned";
import { COST, FEE, LATER, PLAN, Round, SHARE, type Sheet, TRAINING, VISITS, valueOf } from "./returned";

const KEYS = [VISITS, SHARE, TRAINING, FEE, COST];
const OWN: Readonly<Record<string, readonly string[]>> = {
  企画課: [VISITS, SHARE, TRAINING],
  市民課: [VISITS, SHARE],
  財政課: [FEE, COST],
};
const NUMERIC: readonly string[] = [VISITS, SHARE, COST];
const NUMBERS: readonly AnswerHeader[] = [H.firstHalf, H.forecast, H.actual];

type Value = string | number | null;

/** What somebody types into a cell, and what it means; "refused" where it cannot be taken. */
interface Typing {
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

/** One edit of a sheet that people do beside typing. */
type Move =
  | { readonly kind: "sort"; readonly header: string }
  | { readonly kind: "insert"; readonly at: number }
  | { readonly kind: "own" | "rename" };
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    fc.constantFrom(H.key, H.indicator, H.target, H.code).map((header): Move => ({ kind: "sort", header })),
    fc.integer({ min: 0, max: 20 }).map((at): Move => ({ kind: "insert", at })),
    fc.constantFrom<Move>({ kind: "own" }, { kind: "rename" }),
  ),
  { maxLength: 3 },
);

async function move(sheet: Sheet, all: readonly Move[]): Promise<void> {
  for (const one of all) {
    const table = await sheet.table();
    if (one.kind === "sort") sheet.book.sortDescending(TABLES.actuals, one.header);
    if (one.kind === "insert" && !table.headers.includes("列1")) sheet.book.insertColumn(table.sheet, one.at);
    if (one.kind === "own" && !table.headers.includes("メモ"))
      sheet.book.addTableColumn(
        TABLES.actuals,
        "メモ",
        table.values.map((_, index) => index),
      );
    if (one.kind === "rename") sheet.book.sheet(table.sheet).name = `${table.sheet}'`;
  }
}

interface Edit {
  readonly key: string;
  readonly header: AnswerHeader;
  readonly typing: Typing;
}
const edits = (keys: readonly string[]): fc.Arbitrary<readonly Edit[]> =>
  fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...keys), fc.constantFrom(...ANSWER_HEADERS))
      .chain(([key, header]) => typing(key, header).map((one): Edit => ({ key, header, typing: one }))),
    { maxLength: 8, selector: ({ key, header }) => key + header },
  );

/** What goes wrong with whole rows of a file. */
interface Spoil {
  readonly kind: "target" | "delete" | "copy" | "foreign" | "noKey";
  readonly key: string;
}
const spoils = (keys: readonly string[]): fc.Arbitrary<readonly Spoil[]> =>
  fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom<Spoil["kind"]>("target", "delete", "copy", "foreign", "noKey"),
      key: fc.constantFrom(...keys),
    }),
    { maxLength: 1, selector: ({ key }) => key },
  );

async function spoil(file: DepartmentFile, all: readonly Spoil[]): Promise<void> {
  for (const { kind, key } of all) {
    if (kind === "target") await file.put(key, H.target, 777_777);
    if (kind === "copy") await file.addRow({ [H.key]: key, [H.actual]: 987_654 });
    if (kind === "foreign")
      await file.addRow({ [H.key]: key === COST ? VISITS : COST, [H.progress]: "他課" });
    if (kind === "noKey") await file.addRow({ [H.actual]: 1 });
  }
}

const files = fc.tuple(
  ...Object.entries(OWN).map(([department, keys]) =>
    fc.record({
      department: fc.constant(department),
      moves,
      edits: edits(keys),
      spoils: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: spoils(keys) }),
      losesSent: fc.integer({ max: 5, min: 0 }).map((one) => one === 0),
    }),
  ),
);
/** Whole and decimal numbers, texts, nothing: what an office's cells hold. */
const held = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom("約200", "確定", "１２", "メモ", null, 0.1 + 0.2),
);
const officeEdits = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...KEYS), header: fc.constantFrom(...ANSWER_HEADERS), content: held }),
  { maxLength: 5, selector: ({ key, header }) => key + header },
);

type Cells = ReadonlyMap<string, Content>;

/** Every cell of the office's table by key and header, formulas as they are written. */
async function cellsOf(sheet: Sheet): Promise<Cells> {
  const { headers, values, formulas } = await sheet.table();
  const keyAt = headers.indexOf(H.key);
  return new Map(
    values.flatMap((line, row) =>
      headers.map((header, at): [string, Content] => [`${line[keyAt]}|${header}`, formulas[row]?.[at] ?? ""]),
    ),
  );
}

const plain = (value: Content | undefined): Content | undefined => {
  if (typeof value !== "string") return value ?? null;
  const text = value.replaceAll("\r\n", "\n");
  return text.trim() === "" ? null : text;
};

describe("files out and back, whatever people do", () => {
  it("never loses, misplaces or misreads a value, and takes everything back", async () => {
    const seen = { taken: 0, conflicts: 0, rejected: 0 };
    await fc.assert(
      fc.asyncProperty(
        officeEdits,
        files,
        officeEdits,
        moves,
        fc.array(fc.option(fc.nat(1), { nil: null }), { maxLength: 30 }),
        async (initial, returned, meanwhile, officeMoves, choices) => {
          const round = await Round.start();
          for (const { key, header, content } of initial) await round.put(key, header, content);
          await round.send();
          const sent = await cellsOf(round);
          for (const one of returned) await fill(round.file(one.department), one);
          await move(round, officeMoves);
          for (const { key, header, content } of meanwhile) await round.put(key, header, content);
          const before = await cellsOf(round);
          const dump = round.book.dump();

          const collection = await round.collect(...returned.map(({ department }) => round.file(department)));
          expect(round.book.dump()).toEqual(dump);
          checkNothingLost(collection, returned, sent, before);

          // In another order of the files people see the same cells.
          const reversed = await round.collect(
            ...[...returned].reverse().map(({ department }) => round.file(department)),
          );
          expect(reversed.proposals.map(({ id, kind }) => [id, kind])).toEqual(
            collection.proposals.map(({ id, kind }) => [id, kind]),
          );

          const decisions = new Map(
            collection.proposals.flatMap(({ id, candidates }, index): [string, number | null][] => {
              const choice = choices[index];
              if (choice === undefined) return [];
              return [[id, choice === null ? null : Math.min(choice, candidates.length - 1)]];
            }),
          );
          const expected = new Map(before);
          let cells = 0;
          for (const proposal of collection.proposals) {
            const decided = decisions.has(proposal.id)
              ? decisions.get(proposal.id)
              : defaultDecision(proposal);
            const candidate = typeof decided === "number" ? proposal.candidates[decided] : undefined;
            const there = plain(before.get(proposal.id));
            if (!candidate || Object.is(there, candidate.value)) continue;
            expected.set(proposal.id, candidate.value ?? "");
            cells += 1;
          }
          seen.conflicts += collection.proposals.filter(({ kind }) => kind === "conflict").length;
          seen.rejected += collection.rejections.length;
          seen.taken += cells;

          const outcome = await round.merge(collection, decisions);
          expect(outcome.cells).toBe(cells);
          expect(await cellsOf(round)).toEqual(expected);

          const last = valueOf(await findLastMerge(round.book));
          expect(last?.cells ?? 0).toBe(cells);
          if (!last) return;
          expect(valueOf(await undoMerge(round.book, PLAN, last.batch, LATER))).toMatchObject({
            restored: cells,
            kept: [],
          });
          expect(await cellsOf(round)).toEqual(before);
        },
      ),
      { numRuns: 150 },
    );
    // The cases reach what they are meant to reach.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  }, 120_000);
});

interface Returned {
  readonly department: string;
  readonly moves: readonly Move[];
  readonly edits: readonly Edit[];
  readonly spoils: readonly Spoil[];
  readonly losesSent: boolean;
}

/** Rows go before anything is typed: addresses of formats and results do not move. */
async function fill(
  file: DepartmentFile,
  { moves: all, edits: typed, spoils: spoiled, losesSent }: Returned,
) {
  await move(file, all);
  const deleted = new Set(spoiled.filter(({ kind }) => kind === "delete").map(({ key }) => key));
  for (const key of deleted) await file.deleteRow(key);
  for (const { key, header, typing: one } of typed) {
    if (deleted.has(key)) continue;
    await file.type(key, header, one.content, one.format);
    if (one.result !== undefined) await file.put(key, header, one.content, one.result);
  }
  await spoil(file, spoiled);
  if (losesSent) file.lost.add(TABLES.sent);
}

/** Each cell that a department typed into is proposed as it was meant, rejected with a reason, or there already. */
function checkNothingLost(
  { proposals, rejections }: Collection,
  returned: readonly Returned[],
  sent: Cells,
  before: Cells,
): void {
  const edited = new Set<string>();
  for (const { department, edits: typed, spoils: spoiled } of returned) {
    for (const { key, header, typing: one } of typed) {
      const id = `${key}|${header}`;
      edited.add(id);
      if (spoiled.some(({ kind, key: lost }) => kind === "delete" && lost === key)) continue;
      const isRejected = rejections.some(
        (rejection) =>
          rejection.department === department &&
          rejection.key === key &&
          (rejection.header === header || rejection.header === null),
      );
      const raw = plain(one.result ?? one.content);
      const isUntouched = [sent, before].some((cells) => plain(cells.get(id)) === raw && one.result !== "");
      const candidates = proposals.find((proposal) => proposal.id === id)?.candidates ?? [];
      const own = candidates.filter((candidate) => candidate.department === department);
      if (one.means === "refused") {
        expect({ id, department, isRejected: isRejected || isUntouched }).toEqual({
          id,
          department,
          isRejected: true,
        });
        if (!isUntouched) expect(own).toEqual([]);
        continue;
      }
      const { value } = one.means;
      const isThere =
        plain(sent.get(id)) === value || plain(before.get(id)) === value || (isUntouched && own.length === 0);
      const isProposed = candidates.some((candidate) => candidate.value === value);
      expect({ id, department, value, isKept: isThere || isProposed || isRejected }).toEqual({
        id,
        department,
        value,
        isKept: true,
      });
      // What a department says is never said in its name in another way.
      for (const candidate of own) if (!isUntouched) expect(candidate.value).toBe(value);
    }
  }
  const unknownSent = returned
    .filter(({ losesSent }) => losesSent)
    .flatMap(({ department }) => OWN[department] ?? []);
  for (const { id, key } of proposals) expect(edited.has(id) || unknownSent.includes(key)).toBe(true);
}
