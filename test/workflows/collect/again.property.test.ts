/** Files of one department that come again, at once or one after the other, beside another department's: no word is lost. */
import fc from "fast-check";
import { ACTUAL_HEADERS as H } from "../../../src/sheets";
import { Round } from "./returned";
import { OWN, WIDE_PLAN, cellsOf, edits, officeEdits, plain, typeAll, unfitRows, type Edit } from "./typing";

const own = OWN["企画課"] ?? [];
const shared = OWN["市民課"] ?? [];
/** Much of it 実績 and 状態 of the rows that two departments share. */
const pairs = edits(shared).map((all) =>
  all.filter(({ header }) => header === H.actual || header === H.state),
);
const some = fc.oneof(edits(own), pairs);

const said = (typed: readonly Edit[], id: string) =>
  typed.find(({ key, header }) => `${key}|${header}` === id);

describe("files of one department that come again", () => {
  it("are heard: what takes an answer back is asked about, and every row fits", async () => {
    const seen = { takenBack: 0, parts: 0, pairs: 0 };
    await fc.assert(
      fc.asyncProperty(
        officeEdits,
        some,
        some,
        fc.oneof(edits(shared), pairs),
        fc.boolean(),
        async (initial, first, second, others, isTogether) => {
          const round = await Round.start(WIDE_PLAN);
          for (const { key, header, content } of initial) await round.put(key, header, content);
          await round.send();
          const sent = await cellsOf(round);
          const one = round.file("企画課");
          const again = await round.copyOf(one, "もう一度.xlsx");
          const other = round.file("市民課");
          await typeAll(one, first);
          await typeAll(again, second);
          await typeAll(other, others);

          const files = isTogether ? [one, other, again] : [one, other];
          const collection = await round.collect(...files);
          await round.merge(collection);
          const merged = await cellsOf(round);
          expect(unfitRows(sent)).toEqual(expect.arrayContaining([...unfitRows(merged)]));
          seen.pairs += collection.proposals.filter(({ conflict }) => conflict === "state").length;

          if (isTogether) {
            // Where only one of the two says something, people are told.
            const told = collection.files
              .flatMap(({ notices }) => notices)
              .filter(({ code }) => code === "file.parts");
            const isSplit = collection.proposals.some(({ id, candidates }) => {
              const [speaks] = candidates.filter(({ department }) => department === "企画課");
              if (!speaks) return false;
              const silent = speaks.file === one.name ? second : first;
              return said(silent, id) === undefined && plain(sent.get(id)) !== speaks.value;
            });
            if (isSplit) expect(told.length).toBeGreaterThan(0);
            seen.parts += told.length;
            return;
          }

          const answers = await round.collect(again);
          for (const { id, header, key, candidates } of collection.proposals) {
            const [given] = candidates;
            // Cells that now hold what the first file said, and that the second one has as they were sent.
            if (given.department !== "企画課" || plain(merged.get(id)) !== given.value) continue;
            if (said(second, id) !== undefined || plain(sent.get(id)) === given.value) continue;
            const proposal = answers.proposals.find((candidate) => candidate.id === id);
            const isRejected = answers.rejections.some((one) => one.key === key && one.header === header);
            const isAsked =
              proposal?.kind === "conflict" && proposal.candidates[0].value === plain(sent.get(id));
            expect({ id, isHeard: isRejected || isAsked }).toEqual({ id, isHeard: true });
            if (isAsked) seen.takenBack += 1;
          }
          await round.merge(answers);
          const last = await cellsOf(round);
          expect(unfitRows(sent)).toEqual(expect.arrayContaining([...unfitRows(last)]));
          // By default nothing is taken back.
          for (const { id, conflict } of answers.proposals)
            if (conflict !== null) expect(last.get(id)).toEqual(merged.get(id));
        },
      ),
      { numRuns: 150 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(3);
  }, 120_000);
});
