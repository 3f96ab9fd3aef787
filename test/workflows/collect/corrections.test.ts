/** Files of one department that do not say the same: corrected ones, old ones, and parts by several people. */
import { ACTUAL_HEADERS as H, type AnswerHeader } from "../../../src/sheets";
import type { Content } from "../../../src/sheets/spec";
import { findLastMerge, undoMerge, type Collection } from "../../../src/workflows";
import { COST, FEE, LATER, PLAN, Round, proposalOf, valueOf, type DepartmentFile } from "./returned";

const write = async (file: DepartmentFile, cells: readonly (readonly [string, AnswerHeader, Content])[]) => {
  for (const [key, header, content] of cells) await file.type(key, header, content);
};
const FIRST = [
  [COST, H.actual, 700],
  [COST, H.forecast, 5],
  [FEE, H.progress, "直した文"],
] as const;

/** 財政課's first answers, and its file as it was sent. */
async function answered(): Promise<{ round: Round; first: DepartmentFile; asSent: DepartmentFile }> {
  const round = await Round.start();
  await round.put(COST, H.actual, 600);
  await round.put(FEE, H.progress, "元の文");
  await round.send();
  const first = round.file("財政課");
  const asSent = await round.copyOf(first, "訂正.xlsx");
  await write(first, FIRST);
  return { round, first, asSent };
}
const kinds = ({ proposals }: Collection) =>
  proposals.map(({ key, header, conflict, before, candidates }) => [
    key,
    header,
    conflict,
    before,
    ...candidates.map(({ value }) => value),
  ]);

describe("a file that takes back what the department answered before", () => {
  it("asks, cell by cell: a correction and an old file look the same", async () => {
    const { round, first, asSent } = await answered();
    await round.merge(await round.collect(first));
    const collection = await round.collect(asSent);
    expect(kinds(collection)).toEqual([
      [FEE, H.progress, "newer", "直した文", "元の文"],
      [COST, H.forecast, "newer", 5, null],
      [COST, H.actual, "newer", 700, 600],
    ]);
    expect(collection.files[0]?.counts).toMatchObject({ conflict: 3, same: 11 });

    // Nothing is lost by default, and the department's last word can be taken.
    expect((await round.merge(collection)).cells).toBe(0);
    expect(await round.get(COST, H.actual)).toBe(700);
    await round.merge(await round.collect(asSent), new Map(collection.proposals.map(({ id }) => [id, 0])));
    expect([
      await round.get(COST, H.actual),
      await round.get(COST, H.forecast),
      await round.get(FEE, H.progress),
    ]).toEqual([600, null, "元の文"]);
    expect((await round.collect(asSent)).proposals).toEqual([]);
  });

  it("asks where the department typed what was sent in another way", async () => {
    const { round, first, asSent } = await answered();
    await round.merge(await round.collect(first));
    await write(asSent, [
      [COST, H.actual, "600千円"],
      [COST, H.forecast, 5],
      [FEE, H.progress, "直した文"],
    ]);
    expect(kinds(await round.collect(asSent))).toEqual([[COST, H.actual, "newer", 700, 600]]);
  });

  it("does not empty a cell where nobody knows what was sent", async () => {
    const { round, first, asSent } = await answered();
    await round.merge(await round.collect(first));
    asSent.lost.add("配布時の値表");
    expect(proposalOf(await round.collect(asSent), COST, H.forecast)).toMatchObject({
      conflict: "newer",
      candidates: [{ value: null }],
    });
  });

  it.each<[string, (round: Round) => Promise<unknown>]>([
    ["the office has changed the cell since", (round) => round.put(COST, H.actual, 650)],
    ["the office's cell is a formula now", (round) => round.put(COST, H.actual, { formula: "350*2" }, 700)],
    [
      "the merge was taken back",
      async (round) =>
        undoMerge(round.book, PLAN, valueOf(await findLastMerge(round.book))?.batch ?? "", LATER),
    ],
  ])("says nothing where %s", async (_what, meanwhile) => {
    const { round, first, asSent } = await answered();
    await round.merge(await round.collect(first));
    await meanwhile(round);
    const { proposals } = await round.collect(asSent);
    expect(proposals.filter(({ id }) => id === `${COST}|${H.actual}`)).toEqual([]);
  });

  it("says nothing of what another department answered", async () => {
    const round = await Round.sent();
    const shared = `1-1-1|visits|2029`;
    await round.merge(await round.collect(await round.file("企画課").type(shared, H.actual, 5)));
    expect((await round.collect(round.file("市民課"))).proposals).toEqual([]);
  });
});

describe("two files of one department at once", () => {
  it("take what one of them says where the other is as it was sent, and tell people", async () => {
    const { round, first, asSent } = await answered();
    for (const files of [
      [first, asSent],
      [asSent, first],
    ]) {
      const collection = await round.collect(...files);
      expect(collection.proposals.map(({ kind }) => kind)).toEqual(["changed", "new", "changed"]);
      const [notice, ...more] = collection.files.flatMap(({ file, notices }) =>
        notices.map((one) => ({ file, ...one })),
      );
      expect(more).toEqual([]);
      expect(notice).toMatchObject({ file: "訂正.xlsx", code: "file.parts" });
      expect(notice?.message).toContain(first.name);
      expect(notice?.message).toContain("3セル");
      expect(notice?.message).toMatch(/ください。$/);
    }
  });

  it("tell the same after one of them was taken before", async () => {
    const { round, first, asSent } = await answered();
    await round.merge(await round.collect(first));
    const { proposals, files } = await round.collect(first, asSent);
    expect(proposals).toEqual([]);
    expect(files.map(({ notices }) => notices.map(({ code }) => code))).toEqual([[], ["file.parts"]]);
    expect(files[1]?.counts).toMatchObject({ same: 14, conflict: 0 });
  });

  it("have nothing to tell where they answer different cells that were empty alike", async () => {
    const round = await Round.sent();
    const one = await round.file("財政課").type(COST, H.actual, 5);
    const same = await round.copyOf(one, "写し.xlsx");
    await same.type(COST, H.actual, "5千円");
    const { files } = await round.collect(one, same);
    expect(files.flatMap(({ notices }) => notices)).toEqual([]);
  });
});
