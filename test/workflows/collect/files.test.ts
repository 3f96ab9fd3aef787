import { ACTUAL_HEADERS as H, FORMAT_VERSION } from "../../../src/sheets";
import {
  MAX_FILES,
  MAX_FILE_BYTES,
  WorkbookError,
  collect,
  type PickedFile,
  type Progress,
} from "../../../src/workflows";
import { COST, LATER, PLAN, Round, VISITS, WRITTEN, YEAR, valueOf } from "./returned";

const picked = (name: string, more: Partial<PickedFile> = {}): PickedFile => ({
  name,
  size: 3,
  read: () => Promise.resolve(Uint8Array.of(255, name.length, name.charCodeAt(0))),
  ...more,
});

describe("a bad file says why and does not stop the others", () => {
  it("whatever is wrong with it", async () => {
    const round = await Round.sent();
    const good = await round.file("財政課").type(COST, H.actual, 5);
    let reads = 0;
    const files = [
      picked("写真.jpg"),
      picked("大きい.xlsx", {
        size: MAX_FILE_BYTES + 1,
        read: () => {
          reads += 1;
          return Promise.resolve(new Uint8Array());
        },
      }),
      picked("移動.xlsx", { read: () => Promise.reject(new Error("NotFoundError")) }),
      picked("偽り.xlsx", { read: () => Promise.resolve(new Uint8Array(MAX_FILE_BYTES + 1)) }),
      good.picked,
    ];
    const { files: reports, proposals } = valueOf(await round.read(files));
    expect(
      reports.map(({ file, department, issues }) => [file, department, issues.map(({ code }) => code)]),
    ).toEqual([
      ["写真.jpg", null, ["file.notWorkbook"]],
      ["大きい.xlsx", null, ["file.tooLarge"]],
      ["移動.xlsx", null, ["file.unreadable"]],
      ["偽り.xlsx", null, ["file.tooLarge"]],
      [good.name, "財政課", []],
    ]);
    expect(reads).toBe(0);
    expect(proposals).toHaveLength(1);
    for (const { issues } of reports) for (const { message } of issues) expect(message).not.toBe("");
  });

  it.each<[string, (round: Round) => Promise<unknown>, string]>([
    ["no record", async (round) => round.file("財政課").lost.add("行革記録表"), "file.notIssued"],
    ["an empty record", (round) => round.file("財政課").record("planId", null), "file.notIssued"],
    ["another plan", (round) => round.file("財政課").record("planId", "another"), "plan.other"],
    [
      "a newer format",
      (round) => round.file("財政課").record("formatVersion", FORMAT_VERSION + 1),
      "format.newer",
    ],
    ["no department", (round) => round.file("財政課").record("department", null), "file.isOffice"],
    [
      "a department of nobody",
      (round) => round.file("財政課").record("department", "下水道課"),
      "department.unknown",
    ],
    [
      "a year of another plan",
      (round) => round.file("財政課").record("fiscalYear", 2040),
      "year.outsidePlan",
    ],
    ["no 実績入力", async (round) => round.file("財政課").lost.add("実績入力表"), "file.noTable"],
    [
      "two tables that could be 実績入力",
      async (round) =>
        round
          .file("財政課")
          .findIssues.set("実績入力表", { code: "table.ambiguous", path: "", message: "二つ。" }),
      "table.ambiguous",
    ],
    [
      "a record that cannot be read",
      async (round) =>
        round
          .file("財政課")
          .findIssues.set("行革記録表", { code: "file.broken", path: "", message: "壊れ。" }),
      "file.broken",
    ],
  ])("%s", async (_what, spoil, code) => {
    const round = await Round.sent();
    await round.file("財政課").type(COST, H.actual, 5);
    await round.file("市民課").type(VISITS, H.actual, 6);
    await spoil(round);
    const { files, proposals, rejections } = await round.collect(round.file("財政課"), round.file("市民課"));
    expect(files[0]?.issues.map((issue) => issue.code)).toEqual([code]);
    expect(files[0]?.counts).toEqual({ new: 0, changed: 0, same: 0, conflict: 0, rejected: 0 });
    expect(files[1]?.issues).toEqual([]);
    expect(proposals).toMatchObject([{ key: VISITS }]);
    expect(rejections).toEqual([]);
  });

  it("the office's own workbook is told from a department's", async () => {
    const round = await Round.sent();
    const file = round.file("財政課");
    await file.record("department", "");
    const { files } = await round.collect(file);
    expect(files[0]?.issues[0]?.message).toBe(
      "計画を書き込んだ元のブックです。各課から返送されたファイルを選んでください。",
    );
  });

  it("year and format may have become texts on the way", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.record("fiscalYear", String(YEAR));
    await file.record("formatVersion", String(FORMAT_VERSION));
    expect((await round.collect(file)).proposals).toHaveLength(1);
  });
});

describe("notices", () => {
  const noticesOf = async (round: Round) => {
    const { files } = await round.collect(round.file("財政課"));
    return files[0]?.notices.map(({ code }) => code);
  };

  it("an unchanged file of a known request has none", async () => {
    expect(await noticesOf(await Round.sent())).toEqual([]);
  });

  it("the plan has changed since", async () => {
    const round = await Round.sent();
    await round.file("財政課").record("planHash", "b".repeat(64));
    expect(await noticesOf(round)).toEqual(["plan.changed"]);
  });

  it("配布記録 does not know the request, and its answers are taken", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").record("requestId", "R11-20290901-1");
    await file.type(COST, H.actual, 5);
    expect(await noticesOf(round)).toEqual(["request.unknown"]);
    expect((await round.collect(file)).proposals).toHaveLength(1);
  });

  it.each<[string, string]>([
    ["later", LATER.date],
    ["in the same minute", WRITTEN.date],
  ])("the department was asked again %s", async (_when, date) => {
    const round = await Round.sent();
    const old = round.file("財政課");
    await round.send(YEAR, { ...WRITTEN, date });
    const fresh = round.file("財政課");
    expect((await round.collect(old)).files[0]?.notices).toMatchObject([{ code: "request.older" }]);
    expect((await round.collect(fresh)).files[0]?.notices).toEqual([]);
    // Sorting 配布記録 says nothing about which is newer.
    round.book.sortDescending("配布記録表", "照会番号");
    expect((await round.collect(old)).files[0]?.notices).toMatchObject([{ code: "request.older" }]);
    expect((await round.collect(fresh)).files[0]?.notices).toEqual([]);
  });

  it("a request for another year is no newer one", async () => {
    const round = await Round.sent();
    const old = round.file("財政課");
    await round.send(YEAR + 1, LATER);
    expect((await round.collect(old)).files[0]?.notices).toEqual([]);
  });
});

describe("the same file twice", () => {
  it("is noticed at the second one and changes nothing", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    const { files, proposals } = valueOf(
      await round.read([file.picked, { ...file.picked, name: "控え.xlsx" }, picked("別.xlsx")]),
    );
    expect(proposals).toMatchObject([{ kind: "new", candidates: [{ file: file.name, value: 5 }] }]);
    expect(files.map(({ notices }) => notices.map(({ code, path }) => [code, path]))).toEqual([
      [],
      [["file.again", file.name]],
      [],
    ]);
  });

  it("names that are the same are told apart", async () => {
    const round = await Round.sent();
    const one = await round.file("財政課").type(COST, H.actual, 5);
    const other = await (await round.copyOf(one)).type(COST, H.actual, 6);
    const { files, proposals } = await round.collect(one, other);
    expect(files.map(({ file }) => file)).toEqual([one.name, `${one.name} (2)`]);
    expect(files.map(({ notices }) => notices)).toEqual([[], []]);
    expect(proposals).toMatchObject([
      { conflict: "files", candidates: [{ file: one.name }, { file: `${one.name} (2)` }] },
    ]);
  });
});

describe("many files", () => {
  it("are read one after another, said before each, and never kept together", async () => {
    const round = await Round.sent();
    const progress: Progress[] = [];
    let open = 0;
    let most = 0;
    const files = ["い.xlsx", "ろ.xlsx", "は.xlsx"].map((name) =>
      picked(name, {
        read: async () => {
          open += 1;
          most = Math.max(most, open);
          await Promise.resolve();
          open -= 1;
          return Uint8Array.of(255);
        },
      }),
    );
    valueOf(await round.read(files, { onProgress: (one) => progress.push(one) }));
    expect(most).toBe(1);
    expect(progress).toEqual([
      { done: 0, total: 3, doing: "1/3 い.xlsx を読んでいます" },
      { done: 1, total: 3, doing: "2/3 ろ.xlsx を読んでいます" },
      { done: 2, total: 3, doing: "3/3 は.xlsx を読んでいます" },
      { done: 3, total: 3, doing: "ファイルを読み終わりました" },
    ]);
  });

  it("can be stopped between two of them", async () => {
    const round = await Round.sent();
    const signal = { aborted: false };
    const read: string[] = [];
    const files = ["い.xlsx", "ろ.xlsx", "は.xlsx"].map((name) =>
      picked(name, {
        read: () => {
          read.push(name);
          if (name === "ろ.xlsx") signal.aborted = true;
          return Promise.resolve(Uint8Array.of(255));
        },
      }),
    );
    const stopped = await round.read(files, { signal }).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(WorkbookError);
    expect(stopped).toMatchObject({ code: "workbook.cancelled", state: "unchanged" });
    expect(read).toEqual(["い.xlsx", "ろ.xlsx"]);
  });

  it(`up to ${MAX_FILES}`, async () => {
    const round = await Round.sent();
    const some = Array.from({ length: MAX_FILES + 1 }, (_, index) => picked(`${index}.xlsx`));
    expect(await round.read(some)).toMatchObject({ ok: false, issues: [{ code: "files.tooMany" }] });
    expect(valueOf(await round.read(some.slice(1))).files).toHaveLength(MAX_FILES);
  });
});

describe("the office's workbook", () => {
  it.each<[string, (round: Round) => void, string]>([
    ["has no 実績入力", (round) => round.book.deleteSheet("実績入力"), "workbook.notWritten"],
    ["has no record", (round) => round.book.deleteSheet("行革プラン_記録"), "workbook.notWritten"],
  ])("%s", async (_what, spoil, code) => {
    const round = await Round.sent();
    spoil(round);
    expect(await round.read([round.file("財政課").picked])).toMatchObject({ ok: false, issues: [{ code }] });
  });

  it("is of another plan", async () => {
    const round = await Round.sent();
    const other = await Round.start({ ...PLAN, id: "another" });
    other.files.push(...round.files);
    expect(await collect(other.book, PLAN, [], round.open)).toMatchObject({
      ok: false,
      issues: [{ code: "plan.other" }],
    });
  });

  it("is a department's file that somebody opened", async () => {
    const round = await Round.sent();
    expect(await collect(round.file("財政課").book, PLAN, [], round.open)).toMatchObject({
      ok: false,
      issues: [{ code: "workbook.departmentFile" }],
    });
  });
});
