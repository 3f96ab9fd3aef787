/** Files whose rows no longer stand beside their keys: sorted without the hidden column, moved, retyped. */
import { ACTUAL_HEADERS as H, TABLES } from "../../../src/sheets";
import { FEE, COST, Round, SHARE, TRAINING, VISITS, rejectionOf, valueOf } from "./returned";
import { item, plan, stated } from "../../sheets/samplePlan";

const words = (code: string, name: string) => ({
  ...item(code, name, 3),
  owners: [{ ...stated, value: "企画課" }],
});

describe("a file that was sorted without the hidden column of keys", () => {
  it("puts no answer on another item, where nothing but the words tells the items apart", async () => {
    const round = await Round.sent(
      plan(
        [2028, 2029, 2030],
        [words("1-1-1", "乙の取組"), words("1-1-2", "甲の取組"), words("1-1-3", "丙の取組")],
      ),
    );
    const file = round.file("企画課");
    for (const code of ["1-1-1", "1-1-2", "1-1-3"])
      await file.type(`${code}||2029`, H.progress, `${code}の答え`);
    file.book.sortDescending(TABLES.actuals, H.item, [H.key]);
    const collection = await round.collect(file);
    // 丙 stands where it stood, beside its own key; the two others do not.
    expect(collection.proposals.map(({ key, candidates: [{ value }] }) => [key, value])).toEqual([
      ["1-1-3||2029", "1-1-3の答え"],
    ]);
    const { headers, values } = await file.table();
    const moved = values.filter((line) => !String(line[0]).startsWith(String(line[headers.indexOf(H.code)])));
    expect(moved).toHaveLength(2);
    expect(collection.rejections.map(({ code, key }) => [code, key])).toEqual(
      moved.map((line) => ["row.mixed", line[0]]),
    );
  });

  it("says which row the key means, which one stands there, and what to do", async () => {
    const round = await Round.sent();
    const file = await round.file("企画課").type(VISITS, H.progress, "済み");
    file.book.sortDescending(TABLES.actuals, H.indicator, [H.key]);
    const collection = await round.collect(file);
    expect(collection.proposals).toEqual([]);
    const { place, found, message, row } = rejectionOf(collection, VISITS, null);
    expect(row).toBe("1-1-1 窓口の見直し 来庁者数");
    expect(message).toContain("来庁者数");
    expect(message).toContain("満足度");
    expect(message).toMatch(/左端の隠れた列を含めずに並べ替え.*ください。$/);
    expect(found).toBe("満足度");
    expect(place).toBe(`実績入力!G${(await file.place(VISITS, H.indicator)).row + 1}`);
  });

  it("keeps the rows that still stand beside their keys", async () => {
    const round = await Round.sent();
    const file = await round.file("企画課").type(TRAINING, H.progress, "済み");
    const [first, second] = [await file.place(VISITS, H.key), await file.place(SHARE, H.key)];
    file.book.put(first.sheet, first.row, first.column, SHARE);
    file.book.put(second.sheet, second.row, second.column, VISITS);
    const { proposals, rejections } = await round.collect(file);
    expect(proposals).toMatchObject([{ key: TRAINING, header: H.progress }]);
    expect(rejections.map(({ code, key }) => [code, key])).toEqual([
      ["row.mixed", SHARE],
      ["row.mixed", VISITS],
    ]);
  });
});

describe("a row whose words do not fit its key", () => {
  it.each([
    [H.code, "1-1-1"],
    [H.item, "窓口の見直し"],
    [H.indicator, "徴収"],
    [H.westernYear, 2028],
    [H.year, "令和10年度 (R10)"],
  ])("another %s: row.mixed", async (header, other) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.put(COST, header, other);
    const collection = await round.collect(file);
    expect(collection.proposals).toEqual([]);
    expect(rejectionOf(collection, COST, null)).toMatchObject({ code: "row.mixed", found: String(other) });
  });

  it.each([
    ["spaces and line breaks", H.item, " 手数\r\n料 "],
    ["full-width letters", H.code, "２-１-１"],
    ["a year as text", H.westernYear, "2029"],
    ["an empty cell, as merging cells leaves it", H.item, null],
  ])("but %s is the same", async (_what, header, written) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.put(COST, header, written);
    const { proposals, rejections } = await round.collect(file);
    expect({ rejections, taken: proposals.length }).toEqual({ rejections: [], taken: 1 });
  });

  it("and a file that has lost the columns is taken by its keys", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(FEE, H.progress, "済み");
    for (const header of [H.code, H.item, H.indicator, H.year, H.westernYear])
      await file.renameHeader(header, `${header}(旧)`);
    expect((await round.collect(file)).proposals).toHaveLength(1);
  });
});

it("a plan with two items of one name is told apart by the code", async () => {
  const made = plan([2028, 2029, 2030], [words("1-1-1", "見直し"), words("1-1-2", "見直し")]);
  const round = await Round.sent(made);
  const file = await round.file("企画課").type("1-1-1||2029", H.progress, "一");
  file.book.sortDescending(TABLES.actuals, H.code, [H.key]);
  const { proposals, rejections } = valueOf(await round.read([file.picked]));
  expect(proposals).toEqual([]);
  expect(rejections.map(({ code }) => code)).toEqual(["row.mixed", "row.mixed"]);
});
