import { STATES } from "../../../src/achievement";
import { ACTUAL_HEADERS as H } from "../../../src/sheets";
import { COST, FEE, Round, proposalOf } from "./returned";

type Typed = string | number | null;

/** A row of numbers: what was sent, what the department returns, what is taken and what is refused with which code. */
interface Case {
  readonly sent?: { readonly actual?: Typed; readonly state?: Typed };
  readonly actual?: Typed;
  readonly state?: Typed;
  readonly taken: readonly string[];
  readonly refused: readonly (readonly [header: string, code: string])[];
}

const bad = "約5";
const CASES: readonly Case[] = [
  { actual: 5, state: "確定", taken: [H.actual, H.state], refused: [] },
  { actual: 5, state: "速報", taken: [H.actual, H.state], refused: [] },
  { actual: 5, taken: [H.actual], refused: [] },
  { actual: 0, state: "確定", taken: [H.actual, H.state], refused: [] },
  { state: "確定", taken: [], refused: [[H.state, "state.withoutActual"]] },
  { state: "速報", taken: [], refused: [[H.state, "state.withoutActual"]] },
  { state: "未回答", taken: [H.state], refused: [] },
  { state: "算定不能", taken: [H.state], refused: [] },
  { state: "対象外", taken: [H.state], refused: [] },
  { actual: 5, state: "対象外", taken: [H.actual, H.state], refused: [] },
  {
    actual: 5,
    state: "算定不能",
    taken: [],
    refused: [
      [H.actual, "state.withActual"],
      [H.state, "state.withActual"],
    ],
  },
  {
    actual: 5,
    state: "未回答",
    taken: [],
    refused: [
      [H.actual, "state.withActual"],
      [H.state, "state.withActual"],
    ],
  },
  {
    actual: bad,
    state: "確定",
    taken: [],
    refused: [
      [H.actual, "number.text"],
      [H.state, "state.actualRefused"],
    ],
  },
  {
    actual: bad,
    state: "速報",
    taken: [],
    refused: [
      [H.actual, "number.text"],
      [H.state, "state.actualRefused"],
    ],
  },
  // Nothing was there and nothing comes: the state is true.
  { actual: "－", state: "算定不能", taken: [H.state], refused: [[H.actual, "number.text"]] },
  { actual: bad, state: "対象外", taken: [H.state], refused: [[H.actual, "number.text"]] },
  {
    sent: { actual: 7 },
    actual: "－",
    state: "算定不能",
    taken: [],
    refused: [
      [H.actual, "number.text"],
      [H.state, "state.actualRefused"],
    ],
  },
  { sent: { actual: 7 }, actual: null, state: "算定不能", taken: [H.actual, H.state], refused: [] },
  { sent: { actual: 7 }, state: "算定不能", taken: [], refused: [[H.state, "state.withActual"]] },
  { sent: { actual: 7 }, state: "確定", taken: [H.state], refused: [] },
  {
    sent: { actual: 7, state: "確定" },
    actual: null,
    taken: [],
    refused: [[H.actual, "state.withoutActual"]],
  },
  { sent: { actual: 7, state: "確定" }, actual: 8, taken: [H.actual], refused: [] },
  { sent: { actual: 7, state: "確定" }, actual: null, state: null, taken: [H.actual, H.state], refused: [] },
  { sent: { state: "未回答" }, actual: 5, taken: [], refused: [[H.actual, "state.withActual"]] },
  { sent: { state: "未回答" }, actual: 5, state: "速報", taken: [H.actual, H.state], refused: [] },
  // The office itself sent a row that does not fit: it is not the department's doing.
  { sent: { state: "確定" }, taken: [], refused: [] },
  { actual: 5, state: "完了", taken: [H.actual], refused: [[H.state, "state.unknown"]] },
];

describe("状態 and 実績 of a row of numbers", () => {
  it.each(CASES)(
    "sent $sent, returned 実績 $actual 状態 $state",
    async ({ sent, actual, state, taken, refused }) => {
      const round = await Round.start();
      await round.put(COST, H.actual, sent?.actual ?? null);
      await round.put(COST, H.state, sent?.state ?? null);
      await round.send();
      const file = round.file("財政課");
      if (actual !== undefined) await file.type(COST, H.actual, actual);
      if (state !== undefined) await file.type(COST, H.state, state);
      const { proposals, rejections } = await round.collect(file);
      expect(proposals.map(({ header }) => header)).toEqual(taken);
      expect(rejections.map(({ header, code }) => [header, code])).toEqual(refused);
      for (const { message } of rejections) expect(message).toMatch(/ください。$/);
    },
  );

  it("looks at the office's 実績 where the file has lost the column", async () => {
    const round = await Round.start();
    await round.put(COST, H.actual, 7);
    await round.send();
    const file = await round.file("財政課").type(COST, H.state, "確定");
    await file.renameHeader(H.actual, "別の列");
    expect((await round.collect(file)).proposals).toMatchObject([{ header: H.state, kind: "new" }]);
  });
});

describe("状態 of a row of words", () => {
  it.each(STATES.map(({ label }) => label))("%s needs no number", async (label) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(FEE, H.state, label);
    await file.type(FEE, H.progress, "条例案を作った");
    await file.type(FEE, H.reason, "条例改正を待つため");
    const { proposals, rejections, files } = await round.collect(file);
    expect(rejections).toEqual([]);
    expect(proposals.map(({ header }) => header)).toEqual([H.state, H.progress, H.reason]);
    expect(files[0]?.notices).toEqual([]);
  });
});

describe("状態", () => {
  it.each(["確定", " 確定 ", "確定\n", "　確定"])("%j is read as one of the list", async (typed) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.state, typed);
    await file.type(COST, H.actual, 5);
    const collection = await round.collect(file);
    expect(proposalOf(collection, COST, H.state).candidates[0]).toMatchObject({
      value: "確定",
      reading: null,
    });
  });

  it.each(["確定済", "かくてい", "確定?", "確 定"])("%j is not", async (typed) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.state, typed);
    expect((await round.collect(file)).rejections).toMatchObject([{ code: "state.unknown" }]);
  });

  it.each(["算定不能", "対象外"])("%s without a reason is taken, and people are told", async (label) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.state, label);
    const { proposals, files } = await round.collect(file);
    const { row } = await file.place(COST, H.state);
    expect(proposals).toHaveLength(1);
    expect(files[0]?.notices).toMatchObject([{ code: "reason.missing", path: `実績入力!Q${row + 1}` }]);
  });

  it.each<[Typed, Typed, Typed, readonly (readonly [string, string])[]]>([
    ["確定", "実施", null, []],
    ["速報", null, "済み", []],
    [null, "実施", null, []],
    ["対象外", null, null, []],
    ["確定", null, null, [[H.state, "state.withoutStage"]]],
    ["速報", null, "　", [[H.state, "state.withoutStage"]]],
    ["確定", "完了間近", "済み", [[H.stage, "stage.unknown"]]],
    [
      "確定",
      "完了間近",
      null,
      [
        [H.stage, "stage.unknown"],
        [H.state, "state.stageRefused"],
      ],
    ],
  ])(
    "in a row of words %j with 段階 %j and 取組状況 %j refuses %j",
    async (state, stage, progress, refused) => {
      const round = await Round.sent();
      const file = round.file("財政課");
      await file.type(FEE, H.state, state);
      await file.type(FEE, H.stage, stage);
      await file.type(FEE, H.progress, progress);
      const { rejections } = await round.collect(file);
      expect(rejections.map(({ header, code }) => [header, code])).toEqual(refused);
    },
  );

  it("確定 stays refused where a department takes the stage away that it had reported", async () => {
    const round = await Round.start();
    await round.put(FEE, H.stage, "実施");
    await round.put(FEE, H.state, "確定");
    await round.send();
    const file = await round.file("財政課").type(FEE, H.stage, null);
    const { rejections } = await round.collect(file);
    expect(rejections.map(({ header, code }) => [header, code])).toEqual([[H.stage, "state.withoutStage"]]);
  });

  it.each(["算定不能", "確定"])(
    "%s with a reason, or without need for one, is not worth a word",
    async (label) => {
      const round = await Round.sent();
      const file = await round.file("財政課").type(COST, H.state, label);
      if (label === "算定不能") await file.type(COST, H.reason, "統計が廃止されたため");
      else await file.type(COST, H.actual, 5);
      expect((await round.collect(file)).files[0]?.notices).toEqual([]);
    },
  );
});
