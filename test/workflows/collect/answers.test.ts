import { ACTUAL_HEADERS as H, type AnswerHeader } from "../../../src/sheets";
import { reminderText, type Answer } from "../../../src/workflows";
import {
  CONTACT,
  COST,
  FEE,
  LATER,
  PLAN,
  Round,
  SHARE,
  TRAINING,
  VISITS,
  YEAR,
  proposalOf,
} from "./returned";

const MID_YEAR = "2029-10-31";

function answerOf(answers: readonly Answer[], department: string): Answer {
  const found = answers.filter((one) => one.department === department);
  if (!found[0] || found.length > 1) throw new Error(`${found.length} answers of ${department}`);
  return found[0];
}

describe("who has answered", () => {
  it("nobody, as long as no file came", async () => {
    const round = await Round.sent();
    const { answers } = await round.collect();
    expect(answers).toEqual([
      {
        requestId: "R11-20291001-1",
        department: "企画課",
        year: YEAR,
        deadline: "2030-04-30",
        contact: CONTACT,
        state: "none",
        rows: 3,
        open: ["1-1-1 窓口の見直し 来庁者数", "1-1-1 窓口の見直し 満足度", "1-1-2 職員研修"],
      },
      expect.objectContaining({ department: "市民課", state: "none", rows: 2 }),
      expect.objectContaining({ department: "財政課", state: "none", rows: 2 }),
    ]);
  });

  it("nobody, where nothing was sent", async () => {
    const round = await Round.start();
    expect((await round.collect()).answers).toEqual([]);
  });

  /** What a department may write in a row of numbers and in a row of words, and whether that leaves it open. */
  it.each<[string, AnswerHeader, string | number, boolean]>([
    [COST, H.actual, 0, false],
    [COST, H.actual, "約5", true],
    [COST, H.state, "対象外", false],
    [COST, H.state, "算定不能", false],
    [COST, H.state, "未回答", true],
    [COST, H.firstHalf, 5, true],
    [COST, H.forecast, 5, true],
    [COST, H.progress, "済み", true],
    [COST, H.reason, "天候", true],
    [FEE, H.progress, "検討中", false],
    [FEE, H.stage, "実施", false],
    [FEE, H.stage, "完了間近", true],
    [FEE, H.state, "確定", true],
    [FEE, H.state, "対象外", false],
    [FEE, H.state, "未回答", true],
    [FEE, H.reason, "天候", true],
  ])("%s %s %j leaves the row open: %s", async (key, header, typed, isOpen) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(key, header, typed);
    const { open, state } = answerOf((await round.collect(file)).answers, "財政課");
    const row = key === COST ? "2-1-1 手数料 経費" : "2-1-1 手数料 徴収";
    expect(open.includes(row)).toBe(isOpen);
    expect(state).toBe("partly");
  });

  it.each<[AnswerHeader, boolean]>([
    [H.firstHalf, false],
    [H.forecast, false],
    [H.actual, false],
    [H.progress, true],
  ])("before the fiscal year has ended %s is an answer or not (open: %s)", async (header, isOpen) => {
    const round = await Round.start();
    await round.send(YEAR, undefined, MID_YEAR);
    const file = await round.file("財政課").type(COST, header, header === H.progress ? "済み" : 5);
    const { open } = answerOf((await round.collect(file)).answers, "財政課");
    expect(open.includes("2-1-1 手数料 経費")).toBe(isOpen);
  });

  it("completely, when every row has something", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.type(FEE, H.progress, "済み");
    const collection = await round.collect(file);
    expect(answerOf(collection.answers, "財政課")).toMatchObject({ state: "complete", open: [] });
    // Nobody else's file came, and merging is what the workbook remembers.
    expect(answerOf(collection.answers, "市民課").state).toBe("none");
    expect(answerOf((await round.collect()).answers, "財政課").state).toBe("none");
    await round.merge(collection);
    expect(answerOf((await round.collect()).answers, "財政課")).toMatchObject({
      state: "complete",
      open: [],
    });
  });

  it("partly, when an unchanged file came", async () => {
    const round = await Round.sent();
    const collection = await round.collect(round.file("財政課"));
    expect(answerOf(collection.answers, "財政課").state).toBe("partly");
    await round.merge(collection);
    expect(answerOf((await round.collect()).answers, "財政課").state).toBe("partly");
  });

  it("not, when the file could not be taken", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").renameHeader(H.key, "別");
    const { files, answers } = await round.collect(file);
    expect(files[0]?.department).toBe("財政課");
    expect(answerOf(answers, "財政課").state).toBe("none");
  });

  it("counts two answers of which the office has still to choose one, until it has taken neither", async () => {
    const round = await Round.sent();
    await round.file("企画課").type(VISITS, H.actual, 5);
    await round.file("市民課").type(VISITS, H.actual, 6);
    const collection = await round.collect(round.file("企画課"), round.file("市民課"));
    const visits = "1-1-1 窓口の見直し 来庁者数";
    expect(answerOf(collection.answers, "市民課").open).not.toContain(visits);
    await round.merge(collection, new Map([[proposalOf(collection, VISITS, H.actual).id, null]]));
    expect(answerOf((await round.collect()).answers, "市民課").open).toContain(visits);
  });

  it("counts the answer of the other department of a shared row", async () => {
    const round = await Round.sent();
    const file = await round.file("市民課").type(VISITS, H.actual, 5);
    await file.type(SHARE, H.actual, 90);
    const { answers } = await round.collect(file);
    expect(answerOf(answers, "企画課")).toMatchObject({ state: "none", open: ["1-1-2 職員研修"] });
  });

  it("asks nobody whose rows all have an answer, though it came from the other department", async () => {
    const round = await Round.sent();
    const file = await round.file("企画課").type(VISITS, H.actual, 5);
    await file.type(SHARE, H.actual, 90);
    const collection = await round.collect(file);
    for (const { answers } of [collection, (await round.merge(collection), await round.collect())]) {
      const answer = answerOf(answers, "市民課");
      expect(answer).toMatchObject({ state: "complete", rows: 2, open: [] });
      expect(reminderText(PLAN, answer)).toContain("すべての行について、回答がそろいました。");
    }
  });

  it("counts rows that the office would empty as open", async () => {
    const round = await Round.start();
    await round.put(TRAINING, H.progress, "済み");
    await round.send();
    const file = await round.file("企画課").type(TRAINING, H.progress, null);
    expect(answerOf((await round.collect(file)).answers, "企画課").open).toContain("1-1-2 職員研修");
  });
});

describe("which request is asked about", () => {
  it("the last one to each department, whatever the order of 配布記録", async () => {
    const round = await Round.sent();
    const old = round.file("財政課");
    await round.send(YEAR, LATER, "2030-05-31");
    for (const header of ["照会番号", "担当課"]) {
      round.book.sortDescending("配布記録表", header);
      const { answers } = await round.collect(old);
      expect(answers.map(({ requestId }) => requestId)).toEqual(
        Array.from({ length: 3 }, () => "R11-20291101-1"),
      );
      // An answer to the earlier request is none to the later one.
      expect(answerOf(answers, "財政課")).toMatchObject({ state: "none", deadline: "2030-05-31" });
    }
  });

  it("each year has its own", async () => {
    const round = await Round.sent();
    await round.send(YEAR + 1, LATER);
    const { answers } = await round.collect();
    expect(answers.map(({ department, year }) => [department, year])).toEqual([
      ["企画課", 2029],
      ["市民課", 2029],
      ["財政課", 2029],
      ["企画課", 2030],
      ["市民課", 2030],
      ["財政課", 2030],
    ]);
  });

  it("also one that only a file knows", async () => {
    const round = await Round.sent();
    round.book.deleteSheet("配布記録");
    const file = await round.file("財政課").type(COST, H.actual, 5);
    expect((await round.collect(file, file)).answers).toEqual([
      {
        requestId: "R11-20291001-1",
        department: "財政課",
        year: YEAR,
        deadline: "2030-04-30",
        contact: CONTACT,
        state: "partly",
        rows: 2,
        open: ["2-1-1 手数料 徴収"],
      },
    ]);
  });
});

describe("reminderText", () => {
  const answer: Answer = {
    requestId: "R11-20291001-1",
    department: "財政課",
    year: YEAR,
    deadline: "2029-10-31",
    contact: CONTACT,
    state: "none",
    rows: 2,
    open: ["2-1-1 手数料 徴収", "2-1-1 手数料 経費"],
  };

  it("asks politely, with all that a department needs to answer", () => {
    expect(reminderText(PLAN, answer)).toBe(
      [
        "件名: 【再度のお願い】回答について（見本市 第2次改革プラン 令和11年度実績照会、照会番号 R11-20291001-1）",
        "",
        "財政課 ご担当者様",
        "",
        "お疲れさまです。",
        "お願いしております見本市 第2次改革プラン 令和11年度実績照会について、回答のファイルをまだ受け取っておりません。",
        "お忙しいところ恐れ入りますが、ご回答をお願いいたします。",
        "",
        "照会番号: R11-20291001-1",
        "対象年度: 令和11年度",
        "回答期限: 令和11年10月31日（2029年10月31日）",
        "",
        "回答をお待ちしている行（2行のうち2行）:",
        "・2-1-1 手数料 徴収",
        "・2-1-1 手数料 経費",
        "",
        "配布したファイルの「実績入力」の薄い黄色のセルに記入して、ファイルをご返送ください。",
        "数値を求められない行は「状態」で「算定不能」を選び、「理由・対応」にお書きください。",
        "行き違いですでにご返送いただいている場合は、ご容赦ください。",
        "",
        "返送先・お問い合わせ: 行革担当 内線 123",
      ].join("\n"),
    );
  });

  it("thanks for what came already", () => {
    const text = reminderText(PLAN, { ...answer, state: "partly", open: ["2-1-1 手数料 経費"] });
    expect(text).toContain("ご回答いただき、ありがとうございます。");
    expect(text).toContain("（2行のうち1行）:\n・2-1-1 手数料 経費\n\n");
    expect(text).not.toContain("まだ受け取っておりません");
  });

  it("asks for nothing where nothing is open", () => {
    const text = reminderText(PLAN, { ...answer, state: "complete", open: [] });
    expect(text).toContain("すべての行について、回答がそろいました。");
    expect(text).not.toMatch(/再度|ご返送|お待ち/);
  });

  it("repeats a deadline that people wrote in their own way", () => {
    expect(reminderText(PLAN, { ...answer, deadline: "10月末" })).toContain("回答期限: 10月末\n");
  });
});
