/** 実績 and 状態 of a row come from several files, one after the other, or only in part: the row must still fit. */
import { ACTUAL_HEADERS as H } from "../../../src/sheets";
import { merge, tieDecisions, type Decisions } from "../../../src/workflows";
import { COST, FEE, LATER, PLAN, Round, VISITS, proposalOf, rejectionOf } from "./returned";

const ACTUAL = `${VISITS}|${H.actual}`;
const STATE = `${VISITS}|${H.state}`;
const row = async (round: Round, key = VISITS) => [
  await round.get(key, H.actual),
  await round.get(key, H.state),
];
const refusal = (round: Round, collection: Parameters<typeof merge>[2], decisions: Decisions) =>
  merge(round.book, PLAN, collection, decisions, LATER);

describe("two files that say 実績 and 状態 of one row", () => {
  async function both(state: string): Promise<Round> {
    const round = await Round.sent();
    await round.file("企画課").type(VISITS, H.actual, 700);
    await round.file("市民課").type(VISITS, H.state, state);
    return round;
  }
  const read = (round: Round) => round.collect(round.file("企画課"), round.file("市民課"));

  it.each(["算定不能", "未回答"])(
    "700 and %s are a conflict: both stay until somebody decides",
    async (state) => {
      const round = await both(state);
      const collection = await read(round);
      expect(collection.proposals.map(({ id, kind, conflict }) => [id, kind, conflict])).toEqual([
        [ACTUAL, "conflict", "state"],
        [STATE, "conflict", "state"],
      ]);
      expect(collection.files.map(({ counts }) => counts.conflict)).toEqual([1, 1]);
      expect((await round.merge(collection)).cells).toBe(0);
      expect(await row(round)).toEqual([null, null]);
    },
  );

  it("either of them can be taken, but not both", async () => {
    for (const [decisions, expected] of [
      [{ [ACTUAL]: 0 }, [700, null]],
      [{ [STATE]: 0 }, [null, "算定不能"]],
    ] as const) {
      const round = await both("算定不能");
      await round.merge(await read(round), new Map(Object.entries(decisions)));
      expect(await row(round)).toEqual(expected);
    }
    const round = await both("算定不能");
    const before = round.book.dump();
    const result = await refusal(
      round,
      await read(round),
      new Map([
        [ACTUAL, 0],
        [STATE, 0],
      ]),
    );
    expect(result).toMatchObject({ ok: false, issues: [{ code: "state.withActual", path: STATE }] });
    expect(!result.ok && result.issues[0].message).toMatch(
      /窓口の見直し 来庁者数.*算定不能.*700.*ください。$/,
    );
    expect(round.book.dump()).toEqual(before);
  });

  it("対象外 fits a number", async () => {
    const round = await both("対象外");
    await round.merge(await read(round));
    expect(await row(round)).toEqual([700, "対象外"]);
  });

  it("確定 of both waits for the 実績 that is in conflict", async () => {
    const round = await Round.sent();
    for (const [department, value] of [
      ["企画課", 5],
      ["市民課", 6],
    ] as const) {
      await round.file(department).type(VISITS, H.actual, value);
      await round.file(department).type(VISITS, H.state, "確定");
    }
    const collection = await read(round);
    expect(collection.proposals.map(({ id, conflict }) => [id, conflict])).toEqual([
      [ACTUAL, "files"],
      [STATE, "state"],
    ]);
    await round.merge(
      collection,
      new Map([
        [ACTUAL, 1],
        [STATE, 0],
      ]),
    );
    expect(await row(round)).toEqual([6, "確定"]);
  });
});

describe("a file after another one", () => {
  it("is judged with what the workbook holds by now, where it says nothing itself", async () => {
    const round = await Round.sent();
    await round.merge(await round.collect(await round.file("企画課").type(VISITS, H.actual, 700)));
    const collection = await round.collect(await round.file("市民課").type(VISITS, H.state, "算定不能"));
    expect(collection.proposals).toEqual([]);
    const { code, message } = rejectionOf(collection, VISITS, H.state);
    expect(code).toBe("state.withActual");
    expect(message).toContain("元のブック");
    expect(message).toContain("700");
    expect(message).toMatch(/ください。$/);
  });

  it("may say 確定 of a number that another one has given", async () => {
    const round = await Round.sent();
    await round.merge(await round.collect(await round.file("企画課").type(VISITS, H.actual, 700)));
    await round.merge(await round.collect(await round.file("市民課").type(VISITS, H.state, "確定")));
    expect(await row(round)).toEqual([700, "確定"]);
  });

  it("may not, where the office has emptied the number since", async () => {
    const round = await Round.start();
    await round.put(COST, H.actual, 7);
    await round.send();
    await round.put(COST, H.actual, null);
    const collection = await round.collect(await round.file("財政課").type(COST, H.state, "確定"));
    expect(rejectionOf(collection, COST, H.state).code).toBe("state.withoutActual");
  });

  it("gives no number where the workbook says 未回答 by now", async () => {
    const round = await Round.sent();
    await round.put(COST, H.state, "未回答");
    const collection = await round.collect(await round.file("財政課").type(COST, H.actual, 5));
    expect(rejectionOf(collection, COST, H.actual).message).toContain("元のブック");
  });

  it("gives no number below a state that stays because its own cannot be read", async () => {
    const round = await Round.start();
    await round.put(COST, H.state, "未回答");
    await round.send();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    const { proposals, rejections } = await round.collect(await file.type(COST, H.state, "完了"));
    expect(proposals).toEqual([]);
    expect(rejections.map(({ header, code }) => [header, code])).toEqual([
      [H.actual, "state.withActual"],
      [H.state, "state.unknown"],
    ]);
  });

  it("of the department itself may replace the number by 算定不能, as one decision", async () => {
    const round = await Round.sent();
    const first = await round.file("財政課").type(COST, H.actual, 700);
    const second = await round.copyOf(first, "訂正.xlsx");
    await round.merge(await round.collect(first));
    const collection = await round.collect(await second.type(COST, H.state, "算定不能"));
    expect(collection.proposals.map(({ header, conflict }) => [header, conflict])).toEqual([
      [H.actual, "newer"],
      [H.state, "state"],
    ]);
    await round.merge(collection, new Map(collection.proposals.map(({ id }) => [id, 0])));
    expect(await row(round, COST)).toEqual([null, "算定不能"]);
  });
});

describe("実績 and 状態 are decided together", () => {
  async function proposed() {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.type(COST, H.state, "確定");
    const collection = await round.collect(file);
    const [actual, state] = [H.actual, H.state].map((header) => proposalOf(collection, COST, header).id);
    if (!actual || !state) throw new Error("both are proposed");
    return { round, collection, actual, state };
  }

  it("merge refuses 確定 whose 実績 was refused, whole, and says why", async () => {
    const { round, collection, actual } = await proposed();
    const before = round.book.dump();
    const result = await refusal(round, collection, new Map([[actual, null]]));
    expect(result).toMatchObject({ ok: false, issues: [{ code: "state.withoutActual" }] });
    expect(round.book.dump()).toEqual(before);
  });

  it("a 実績 without its 確定 is fine", async () => {
    const { round, collection, state } = await proposed();
    await round.merge(collection, new Map([[state, null]]));
    expect(await row(round, COST)).toEqual([5, null]);
  });

  it("tieDecisions lets the other one follow the one that was decided", async () => {
    const {
      collection: { proposals },
      actual,
      state,
    } = await proposed();
    const tied = (decisions: Record<string, number | null>, ...chosen: string[]) =>
      Object.fromEntries(tieDecisions(proposals, new Map(Object.entries(decisions)), new Set(chosen)));
    expect(tied({ [actual]: null }, actual)).toEqual({ [actual]: null, [state]: null });
    expect(tied({ [actual]: null, [state]: 0 }, state)).toEqual({ [actual]: 0, [state]: 0 });
    // Decided in two ways at once, or by nobody: the workbook stays as it is.
    expect(tied({ [actual]: null, [state]: 0 }, actual, state)).toEqual({ [actual]: null, [state]: null });
    expect(tied({ [actual]: null })).toEqual({ [actual]: null, [state]: null });
    // What fits is left alone.
    expect(tied({ [state]: null }, state)).toEqual({ [state]: null });
    expect(tied({})).toEqual({});
  });

  it("tieDecisions does not choose between two values that would both fit", async () => {
    const round = await Round.sent();
    for (const [department, value] of [
      ["企画課", 5],
      ["市民課", 6],
    ] as const) {
      await round.file(department).type(VISITS, H.actual, value);
      await round.file(department).type(VISITS, H.state, "確定");
    }
    const { proposals } = await round.collect(round.file("企画課"), round.file("市民課"));
    const chosen = tieDecisions(proposals, new Map([[STATE, 0]]), new Set([STATE]));
    expect(Object.fromEntries(chosen)).toEqual({ [ACTUAL]: null, [STATE]: null });
    const both = new Map([
      [ACTUAL, 1],
      [STATE, 0],
    ]);
    expect(tieDecisions(proposals, both, new Set([STATE]))).toBe(both);
  });

  it("a row of words has nothing to tie", async () => {
    const round = await Round.start();
    await round.put(FEE, H.actual, 3);
    await round.send();
    const file = await round.file("財政課").type(FEE, H.actual, null);
    await file.type(FEE, H.progress, "見直しを終えた");
    const collection = await round.collect(await file.type(FEE, H.state, "確定"));
    const decisions = new Map();
    expect(tieDecisions(collection.proposals, decisions, new Set())).toEqual(decisions);
    await round.merge(collection);
    expect(await row(round, FEE)).toEqual([null, "確定"]);
  });
});

describe("the reason why a state is not taken", () => {
  it("names the column that the file has lost", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.state, "確定");
    await file.renameHeader(H.actual, "実績値");
    const { code, message } = rejectionOf(await round.collect(file), COST, H.state);
    expect(code).toBe("state.withoutActual");
    expect(message).toContain("「実績」の列");
    expect(message).not.toContain("空欄です");
  });

  it("shows 実績 as it was typed", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, "0.5百万円");
    await file.type(COST, H.state, "算定不能");
    expect(rejectionOf(await round.collect(file), COST, H.state).message).toContain("実績「0.5百万円」");
  });
});
