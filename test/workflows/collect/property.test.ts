/** Whatever people do to their files and to the office's workbook meanwhile: nothing is lost, misplaced or misread. */
import fc from "fast-check";
import { ACTUAL_HEADERS as H, TABLES } from "../../../src/sheets";
import {
  defaultDecision,
  findLastMerge,
  merge,
  tieDecisions,
  undoMerge,
  type Collection,
  type Decisions,
} from "../../../src/workflows";
import { COST, LATER, Round, type DepartmentFile, type Sheet, VISITS, valueOf } from "./returned";
import {
  OWN,
  WIDE_PLAN,
  cellsOf,
  edits,
  officeEdits,
  plain,
  typeAll,
  unfitRows,
  type Cells,
  type Edit,
} from "./typing";

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
      /** Sorted by this column, without the hidden one, before anything is typed. */
      sortsVisible: fc.option(fc.constantFrom(H.item, H.code, H.target, H.unit), { nil: null, freq: 3 }),
      losesSent: fc.integer({ max: 5, min: 0 }).map((one) => one === 0),
    }),
  ),
);
describe("files out and back, whatever people do", () => {
  it("never loses, misplaces or misreads a value, and takes everything back", async () => {
    const seen = { taken: 0, conflicts: 0, rejected: 0, mixed: 0 };
    await fc.assert(
      fc.asyncProperty(
        officeEdits,
        files,
        officeEdits,
        moves,
        fc.array(fc.option(fc.nat(1), { nil: null }), { maxLength: 30 }),
        async (initial, returned, meanwhile, officeMoves, choices) => {
          const round = await Round.start(WIDE_PLAN);
          for (const { key, header, content } of initial) await round.put(key, header, content);
          await round.send();
          const sent = await cellsOf(round);
          const mixed = new Map<string, Mixed>();
          for (const one of returned) mixed.set(one.department, await fill(round.file(one.department), one));
          await move(round, officeMoves);
          for (const { key, header, content } of meanwhile) await round.put(key, header, content);
          const before = await cellsOf(round);
          const dump = round.book.dump();

          const collection = await round.collect(...returned.map(({ department }) => round.file(department)));
          expect(round.book.dump()).toEqual(dump);
          checkNothingLost(collection, returned, mixed, sent, before);

          // In another order of the files people see the same cells.
          const reversed = await round.collect(
            ...[...returned].reverse().map(({ department }) => round.file(department)),
          );
          expect(reversed.proposals.map(({ id, kind }) => [id, kind])).toEqual(
            collection.proposals.map(({ id, kind }) => [id, kind]),
          );

          const wanted: Decisions = new Map(
            collection.proposals.flatMap(({ id, candidates }, index): [string, number | null][] => {
              const choice = choices[index];
              if (choice === undefined) return [];
              return [[id, choice === null ? null : Math.min(choice, candidates.length - 1)]];
            }),
          );
          // What would leave a state without what it needs is refused, whole; tied decisions never are.
          const decisions = tieDecisions(collection.proposals, wanted, new Set());
          if (decisions !== wanted) {
            const refused = await merge(round.book, WIDE_PLAN, collection, wanted, LATER);
            expect(refused.ok ? [] : refused.issues.map(({ code }) => code.split(".")[0])).toContain("state");
            expect(round.book.dump()).toEqual(dump);
          }
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
          seen.mixed += collection.rejections.filter(({ code }) => code === "row.mixed").length;
          seen.taken += cells;

          const outcome = await round.merge(collection, decisions);
          expect(outcome.cells).toBe(cells);
          const after = await cellsOf(round);
          expect(after).toEqual(expected);
          expect(unfitRows(before)).toEqual(expect.arrayContaining([...unfitRows(after)]));

          const last = valueOf(await findLastMerge(round.book));
          expect(last?.cells ?? 0).toBe(cells);
          if (!last) return;
          expect(valueOf(await undoMerge(round.book, WIDE_PLAN, last.batch, LATER))).toMatchObject({
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
  readonly sortsVisible: string | null;
  readonly losesSent: boolean;
}

/** In which hidden key's row people find the words of a row: another one after the visible columns were sorted. */
type Mixed = ReadonlyMap<string, string>;

/** Rows go before anything is typed: addresses of formats and results do not move. */
async function fill(
  file: DepartmentFile,
  { moves: all, edits: typed, spoils: spoiled, sortsVisible, losesSent }: Returned,
): Promise<Mixed> {
  await move(file, all);
  const deleted = new Set(spoiled.filter(({ kind }) => kind === "delete").map(({ key }) => key));
  for (const key of deleted) await file.deleteRow(key);
  const sound = await wordsOf(file);
  if (sortsVisible !== null) file.book.sortDescending(TABLES.actuals, sortsVisible, [H.key]);
  const sorted = await wordsOf(file);
  const mixed = new Map(
    [...sound].map(([key, words]) => [key, [...sorted].find(([, one]) => one === words)?.[0] ?? ""]),
  );
  await typeAll(
    file,
    typed.filter(({ key }) => !deleted.has(key)),
    (key) => mixed.get(key) ?? key,
  );
  await spoil(file, spoiled);
  if (losesSent) file.lost.add(TABLES.sent);
  return mixed;
}

/** What people read in each row, by its key. */
async function wordsOf(file: DepartmentFile): Promise<ReadonlyMap<string, string>> {
  const { headers, values } = await file.table();
  const at = (header: string) => headers.indexOf(header);
  return new Map(
    values.map((line) => [String(line[at(H.key)]), `${line[at(H.code)]} ${line[at(H.indicator)]}`]),
  );
}

/** Each cell that a department typed into is proposed as it was meant, rejected with a reason, or there already. */
function checkNothingLost(
  { proposals, rejections }: Collection,
  returned: readonly Returned[],
  mixed: ReadonlyMap<string, Mixed>,
  sent: Cells,
  before: Cells,
): void {
  const edited = new Set<string>();
  for (const { department, edits: typed, spoils: spoiled } of returned) {
    for (const { key, header, typing: one } of typed) {
      const id = `${key}|${header}`;
      edited.add(id);
      if (spoiled.some(({ kind, key: lost }) => kind === "delete" && lost === key)) continue;
      const hidden = mixed.get(department)?.get(key) ?? key;
      const isRejected = rejections.some(
        (rejection) =>
          rejection.department === department &&
          rejection.key === hidden &&
          (rejection.header === header || rejection.header === null),
      );
      if (hidden !== key) {
        // Whatever was typed there: it is another row's, and comes into neither.
        expect({ key, hidden, isRejected }).toEqual({ key, hidden, isRejected: true });
        for (const { key: proposed, candidates } of proposals)
          if (proposed === hidden)
            expect(candidates.filter((candidate) => candidate.department === department)).toEqual([]);
        continue;
      }
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
