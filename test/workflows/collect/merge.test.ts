import { ACTUAL_HEADERS as H, HISTORY_HEADERS, TABLES } from "../../../src/sheets";
import { WorkbookError, collect, defaultDecision, merge, type CellValue } from "../../../src/workflows";
import { COST, FEE, LATER, PLAN, Round, TRAINING, VISITS, YEAR, proposalOf, valueOf } from "./returned";

/** The rows of a table as records. */
async function rowsOf(round: Round, name: string): Promise<Record<string, CellValue>[]> {
  const { headers, values } = await round.table(name);
  return values.map((line) =>
    Object.fromEntries(headers.map((header, index) => [header, line[index] ?? ""])),
  );
}

/** The rows of 変更履歴 that tell of merges, and what 番号 the write before them ended with. */
async function mergedRows(round: Round) {
  const rows = await rowsOf(round, TABLES.history);
  const isMerged = (row: Record<string, CellValue>) => row["操作"] === "取り込み";
  const written = Math.max(...rows.filter((row) => !isMerged(row)).map((row) => Number(row["番号"])));
  return { rows: rows.filter(isMerged), written };
}

/** Two departments with a value each, one text and one conflict between them. */
async function returned(): Promise<Round> {
  const round = await Round.start();
  await round.put(COST, H.actual, 900);
  await round.put(VISITS, H.reason, "前年度の理由");
  await round.send();
  await round.file("財政課").type(COST, H.actual, "1,200千円");
  await round.file("財政課").type(FEE, H.progress, "=検討中");
  await round.file("企画課").type(VISITS, H.actual, 5);
  await round.file("市民課").type(VISITS, H.actual, 6);
  await round.file("企画課").type(VISITS, H.reason, null);
  return round;
}
const all = (round: Round) => round.collect(...["企画課", "市民課", "財政課"].map((one) => round.file(one)));

describe("merge", () => {
  it("writes what is taken in one change, and keeps the looks", async () => {
    const round = await returned();
    const writes = round.book.applied.length;
    const outcome = await round.merge(await all(round));
    expect(outcome).toEqual({ batch: "M0001", cells: 3, rows: 3, refused: 1 });
    expect(round.book.applied).toHaveLength(writes + 1);
    expect(await round.get(COST, H.actual)).toBe(1_200);
    expect(await round.get(FEE, H.progress)).toBe("=検討中");
    expect(await round.get(VISITS, H.reason)).toBeNull();
    expect(await round.get(VISITS, H.actual)).toBeNull();
    const change = round.book.applied.at(-1)?.tables.find(({ table }) => table === TABLES.actuals);
    expect(change?.addedRows).toEqual([]);
    expect(change?.cells.map((cell) => Object.keys(cell).sort())).toEqual(
      Array.from({ length: 3 }, () => ["before", "column", "content", "row"]),
    );
    expect(change?.cells.map(({ before, content }) => [before, content])).toEqual([
      ["前年度の理由", null],
      [null, "=検討中"],
      [900, 1_200],
    ]);
  });

  it("follows the decisions, and what people did not decide by default", async () => {
    const round = await returned();
    const collection = await all(round);
    const conflict = proposalOf(collection, VISITS, H.actual);
    const cost = proposalOf(collection, COST, H.actual);
    expect([conflict, cost].map(defaultDecision)).toEqual([null, 0]);
    const outcome = await round.merge(
      collection,
      new Map([
        [conflict.id, 1],
        [cost.id, null],
        ["9-9-9|nobody|2029|実績", 0],
      ]),
    );
    expect(outcome).toEqual({ batch: "M0001", cells: 3, rows: 2, refused: 1 });
    expect(await round.get(VISITS, H.actual)).toBe(6);
    expect(await round.get(COST, H.actual)).toBe(900);
  });

  it("refuses a decision for a candidate that is not there: a bug of the caller", async () => {
    const round = await returned();
    const collection = await all(round);
    const { id } = proposalOf(collection, VISITS, H.actual);
    await expect(merge(round.book, PLAN, collection, new Map([[id, 2]]), LATER)).rejects.toThrow(RangeError);
  });

  it("writes a row in 変更履歴 for each cell: numbers as numbers, texts as texts, empty as empty", async () => {
    const round = await returned();
    await round.merge(await all(round));
    const { rows: history, written } = await mergedRows(round);
    const common = {
      実行者: "",
      表: "実績入力表",
      日時: "2029-11-01 10:30",
      操作: "取り込み",
      まとまり: "M0001",
      年度: "令和11年度 (R11)",
    };
    expect(history).toEqual([
      {
        ...common,
        番号: written + 1,
        ファイル: round.file("企画課").name,
        担当課: "企画課",
        キー: VISITS,
        取組項目: "窓口の見直し",
        指標: "来庁者数",
        項目: "理由・対応",
        変更前: "前年度の理由",
        変更後: "",
        読み方: "",
      },
      {
        ...common,
        番号: written + 2,
        ファイル: round.file("財政課").name,
        担当課: "財政課",
        キー: FEE,
        取組項目: "手数料",
        指標: "徴収",
        項目: "取組状況",
        変更前: "",
        変更後: "=検討中",
        読み方: "",
      },
      {
        ...common,
        番号: written + 3,
        ファイル: round.file("財政課").name,
        担当課: "財政課",
        キー: COST,
        取組項目: "手数料",
        指標: "経費",
        項目: "実績",
        変更前: 900,
        変更後: 1_200,
        読み方: "「1,200千円」を 1,200 と読みました。",
      },
    ]);
  });

  it("counts numbers and merges on, also after 変更履歴 was sorted", async () => {
    const round = await returned();
    await round.merge(await round.collect(round.file("財政課")));
    round.book.sortDescending(TABLES.history, HISTORY_HEADERS.number);
    const outcome = await round.merge(await round.collect(round.file("企画課")));
    expect(outcome.batch).toBe("M0002");
    const { rows: history, written } = await mergedRows(round);
    expect(history.map((row) => [Number(row["番号"]) - written, row["まとまり"]])).toEqual([
      [2, "M0001"],
      [1, "M0001"],
      [3, "M0002"],
      [4, "M0002"],
    ]);
  });

  it("records in 配布記録 when a department's file was last taken, and all cells taken from it", async () => {
    const round = await returned();
    const log = async () =>
      (await rowsOf(round, TABLES.requests)).map((row) => [
        row["担当課"],
        row["最終回収"],
        row["取り込んだセル"],
      ]);
    await round.merge(await round.collect(round.file("財政課"), round.file("企画課")));
    expect(await log()).toEqual([
      ["企画課", "2029-11-01 10:30", 2],
      ["市民課", "", ""],
      ["財政課", "2029-11-01 10:30", 2],
    ]);
    await round.file("財政課").type(FEE, H.reason, "続き");
    await round.merge(await round.collect(round.file("財政課")), new Map(), {
      ...LATER,
      date: "2029-12-01T08:00",
    });
    expect(await log()).toEqual([
      ["企画課", "2029-11-01 10:30", 2],
      ["市民課", "", ""],
      ["財政課", "2029-12-01 08:00", 3],
    ]);
  });

  it("adds up the files of one department", async () => {
    const round = await Round.sent();
    const one = await round.file("財政課").type(COST, H.actual, 5);
    const other = await (await round.copyOf(one)).type(FEE, H.progress, "済み");
    await round.merge(await round.collect(one, other));
    const rows = (await rowsOf(round, TABLES.requests)).filter((row) => row["担当課"] === "財政課");
    expect(rows.map((row) => row["取り込んだセル"])).toEqual([2]);
  });

  it("counts a department's cells for the request that its file answers", async () => {
    const round = await Round.sent();
    const old = round.file("財政課");
    await round.send(YEAR, LATER);
    await old.type(COST, H.actual, 5);
    await round.merge(await round.collect(old));
    const rows = (await rowsOf(round, TABLES.requests)).filter((row) => row["担当課"] === "財政課");
    expect(rows.map((row) => [row["照会番号"], row["取り込んだセル"]])).toEqual([
      ["R11-20291001-1", 1],
      ["R11-20291101-1", ""],
    ]);
  });

  it("records that an unchanged file has come, and nothing else", async () => {
    const round = await Round.sent();
    const before = (await round.table()).values;
    const outcome = await round.merge(await round.collect(round.file("財政課")));
    expect(outcome).toEqual({ batch: null, cells: 0, rows: 0, refused: 0 });
    expect((await round.table()).values).toEqual(before);
    expect((await mergedRows(round)).rows).toEqual([]);
    expect((await rowsOf(round, TABLES.requests)).map((row) => row["最終回収"])).toEqual([
      "",
      "",
      "2029-11-01 10:30",
    ]);
  });

  it("writes nothing at all for refused files, unknown requests or no files", async () => {
    const round = await Round.sent();
    const before = round.book.dump();
    await round.file("財政課").record("planId", "another");
    await round.file("企画課").record("requestId", "R11-20290901-1");
    await round.file("市民課").renameHeader(H.key, "別の見出し");
    const collection = await round.collect(...["財政課", "企画課", "市民課"].map((one) => round.file(one)));
    const writes = round.book.applied.length;
    expect((await round.merge(collection)).batch).toBeNull();
    await round.merge(await round.collect());
    expect(round.book.applied).toHaveLength(writes);
    expect(round.book.dump()).toEqual(before);
  });

  it("works where nothing was recorded as sent", async () => {
    const round = await Round.sent();
    round.book.deleteSheet("配布記録");
    const file = await round.file("財政課").type(COST, H.actual, 5);
    expect(await round.merge(await round.collect(file))).toMatchObject({ cells: 1 });
    expect(await round.get(COST, H.actual)).toBe(5);
  });

  it("does not count the choice of what the workbook holds already", async () => {
    const round = await returned();
    await round.merge(await round.collect(round.file("企画課")));
    const collection = await all(round);
    const { id, candidates } = proposalOf(collection, VISITS, H.actual);
    expect(candidates.map(({ value }) => value)).toEqual([5, 6]);
    const outcome = await round.merge(collection, new Map([[id, 0]]));
    expect(outcome).toMatchObject({ cells: 2, refused: 0 });
    expect(await round.get(VISITS, H.actual)).toBe(5);
  });
});

describe("merge writes all or nothing", () => {
  it.each<[string, (round: Round) => Promise<unknown>]>([
    ["the value of a taken cell", (round) => round.put(COST, H.actual, 901)],
    [
      "a taken cell into a formula of the same value",
      (round) => round.put(COST, H.actual, { formula: "450*2" }, 900),
    ],
    ["an empty cell", (round) => round.put(FEE, H.progress, "電話で聞いた")],
    ["the row away", (round) => round.deleteRow(COST)],
    ["the row into two", (round) => round.addRow({ [H.key]: COST, [H.actual]: 900 })],
  ])("somebody changed %s since the files were read", async (_what, meanwhile) => {
    const round = await returned();
    const collection = await all(round);
    await meanwhile(round);
    const before = round.book.dump();
    const writes = round.book.applied.length;
    const result = await merge(round.book, PLAN, collection, new Map(), LATER);
    expect(result).toMatchObject({ ok: false, issues: [{ code: "collect.changed" }] });
    expect(!result.ok && result.issues[0].message).toMatch(/手数料.*ください。$/);
    expect(!result.ok && result.issues).toHaveLength(1);
    expect(round.book.applied).toHaveLength(writes);
    expect(round.book.dump()).toEqual(before);
  });

  it("but what was refused may change", async () => {
    const round = await returned();
    const collection = await all(round);
    await round.put(VISITS, H.actual, 99);
    expect(await round.merge(collection)).toMatchObject({ cells: 3 });
    expect(await round.get(VISITS, H.actual)).toBe(99);
  });

  it("names every cell that changed", async () => {
    const round = await returned();
    const collection = await all(round);
    await round.put(COST, H.actual, 1);
    await round.put(VISITS, H.reason, "別の理由");
    const result = await merge(round.book, PLAN, collection, new Map(), LATER);
    expect(!result.ok && result.issues.map(({ path }) => path)).toEqual([
      `${VISITS}|理由・対応`,
      `${COST}|実績`,
    ]);
  });

  it("the workbook refuses", async () => {
    const round = await returned();
    const collection = await all(round);
    const before = round.book.dump();
    round.book.failure = new WorkbookError("workbook.protected", "保護されています。", "unchanged");
    await expect(merge(round.book, PLAN, collection, new Map(), LATER)).rejects.toThrow("保護");
    expect(round.book.dump()).toEqual(before);
  });

  it("people stop it", async () => {
    const round = await returned();
    const collection = await all(round);
    const before = round.book.dump();
    const stopped = merge(round.book, PLAN, collection, new Map(), LATER, { signal: { aborted: true } });
    await expect(stopped).rejects.toMatchObject({ code: "workbook.cancelled" });
    expect(round.book.dump()).toEqual(before);
  });

  it("変更履歴 has lost a column", async () => {
    const round = await returned();
    await round.merge(await round.collect(round.file("財政課")));
    const collection = await round.collect(round.file("企画課"));
    await round.renameHeader(HISTORY_HEADERS.before, "前", TABLES.history);
    const before = round.book.dump();
    expect(await merge(round.book, PLAN, collection, new Map(), LATER)).toMatchObject({
      ok: false,
      issues: [{ code: "table.columnMissing" }],
    });
    expect(round.book.dump()).toEqual(before);
    // Nothing is compared either: who gave a value stands there.
    expect(await collect(round.book, PLAN, [], round.open)).toMatchObject({
      ok: false,
      issues: [{ code: "table.columnMissing" }],
    });
  });
});

describe("merge finds its cells", () => {
  it("after people sorted, renamed and inserted", async () => {
    const round = await returned();
    const collection = await all(round);
    round.book.sortDescending(TABLES.actuals, H.key);
    round.book.insertColumn("実績入力", 4);
    round.book.sheet("実績入力").name = "実績";
    await round.merge(collection);
    expect(await round.get(COST, H.actual)).toBe(1_200);
    expect(await round.get(FEE, H.progress)).toBe("=検討中");
  });

  it("and reads again what it merged as the same", async () => {
    const round = await returned();
    await round.merge(await round.collect(round.file("財政課")));
    const { proposals, rejections } = valueOf(
      await collect(round.book, PLAN, [round.file("財政課").picked], round.open),
    );
    expect({ proposals, rejections }).toEqual({ proposals: [], rejections: [] });
    expect(await round.get(TRAINING, H.progress)).toBeNull();
  });
});

describe("a file that comes again", () => {
  /** 財政課's 実績 of 千円, taken once. */
  async function taken(): Promise<Round> {
    const round = await Round.start();
    await round.send();
    await round.file("財政課").type(COST, H.actual, 1_200);
    await round.merge(await round.collect(round.file("財政課")));
    return round;
  }
  const again = async (round: Round, value: number) => {
    await round.file("財政課").type(COST, H.actual, value);
    return round.collect(round.file("財政課"));
  };

  it("puts right what the same department answered before", async () => {
    const round = await taken();
    const collection = await again(round, 1_300);
    expect(proposalOf(collection, COST, H.actual)).toMatchObject({
      kind: "changed",
      before: 1_200,
      conflict: null,
    });
    await round.merge(collection);
    expect(await round.get(COST, H.actual)).toBe(1_300);
  });

  it("asks when an old file would bring back what has been put right since", async () => {
    const round = await taken();
    await round.merge(await again(round, 1_300));
    expect(proposalOf(await again(round, 1_200), COST, H.actual)).toMatchObject({
      kind: "conflict",
      conflict: "newer",
      before: 1_300,
    });
  });

  it("asks when the office has changed the cell by hand since", async () => {
    const round = await taken();
    await round.put(COST, H.actual, 1_250);
    expect(proposalOf(await again(round, 1_300), COST, H.actual)).toMatchObject({
      kind: "conflict",
      conflict: "newer",
    });
  });

  it("asks another department that shares the row", async () => {
    const round = await Round.start();
    await round.send();
    await round.file("企画課").type(VISITS, H.actual, 5);
    await round.merge(await round.collect(round.file("企画課")));
    await round.file("市民課").type(VISITS, H.actual, 6);
    expect(proposalOf(await round.collect(round.file("市民課")), VISITS, H.actual)).toMatchObject({
      kind: "conflict",
      conflict: "newer",
    });
  });
});
