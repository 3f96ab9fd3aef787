import { ACTUAL_HEADERS as H, ANSWER_HEADERS } from "../../../src/sheets";
import { COST, LATER, Round, SHARE, TRAINING, VISITS, YEAR, proposalOf } from "./returned";

describe("collect, cell by cell", () => {
  it("changes nothing", async () => {
    const round = await Round.sent();
    const before = round.book.dump();
    const writes = round.book.applied.length;
    const file = await round.file("企画課").type(VISITS, H.actual, 900);
    await round.collect(file);
    expect(round.book.dump()).toEqual(before);
    expect(round.book.applied).toHaveLength(writes);
  });

  it("finds nothing in a file that was returned as it was sent", async () => {
    const round = await Round.start();
    await round.put(VISITS, H.actual, 5);
    await round.put(TRAINING, H.progress, "実施した\r\n二行目");
    await round.send();
    const { files, proposals, rejections, same } = await round.collect(round.file("企画課"));
    expect({ proposals, rejections }).toEqual({ proposals: [], rejections: [] });
    const cells = 3 * ANSWER_HEADERS.length;
    expect(same).toBe(cells);
    expect(files).toEqual([
      {
        file: round.file("企画課").name,
        department: "企画課",
        requestId: "R11-20291001-1",
        issues: [],
        notices: [],
        counts: { new: 0, changed: 0, same: cells, conflict: 0, rejected: 0 },
      },
    ]);
  });

  it("says of a new value everything that people need", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, "１，２００円");
    const collection = await round.collect(file);
    const { row, column } = await round.place(COST, H.actual);
    const cell = await file.place(COST, H.actual);
    expect(collection.proposals).toEqual([
      {
        id: `${COST}|実績`,
        key: COST,
        header: "実績",
        item: "手数料",
        indicator: "経費",
        unit: "千円",
        isNumeric: true,
        year: YEAR,
        kind: "new",
        conflict: null,
        before: null,
        sent: null,
        candidates: [
          {
            file: file.name,
            department: "財政課",
            value: 1.2,
            reading: "「１，２００円」を 1.2 千円と読みました。",
            place: `実績入力!O${cell.row + 1}`,
          },
        ],
        place: { sheet: "実績入力", row, column },
      },
    ]);
    expect(collection.files[0]?.counts).toMatchObject({ new: 1, changed: 0, conflict: 0, rejected: 0 });
  });

  /** sent → what the department returns, and what the office's workbook holds by then. */
  it.each<
    [
      sent: string | number | null,
      theirs: string | number | null,
      ours: string | number | null,
      expected: "same" | "new" | "changed" | "newer",
    ]
  >([
    [null, null, null, "same"],
    [null, 5, null, "new"],
    [null, 5, 5, "same"],
    [null, 5, 7, "newer"],
    [null, null, 7, "same"],
    [5, 5, 5, "same"],
    [5, 5, 7, "same"],
    [5, 5, null, "same"],
    [5, 6, 5, "changed"],
    [5, null, 5, "changed"],
    [5, null, null, "same"],
    [5, null, 7, "newer"],
    [5, 6, 6, "same"],
    [5, 6, 7, "newer"],
    [5, 6, null, "newer"],
    ["約200", "約200", "約200", "same"],
    ["約200", 200, "約200", "changed"],
    ["１２", "１２", "１２", "same"],
    [12, "１２", 12, "same"],
    [12, "１２", 15, "same"],
    [0.1 + 0.2, 0.3, 0.1 + 0.2, "same"],
  ])("sent %j, returned %j, now %j: %s", async (sent, theirs, ours, expected) => {
    const round = await Round.start();
    await round.put(VISITS, H.forecast, sent);
    await round.send();
    await round.put(VISITS, H.forecast, ours);
    const file = await round.file("市民課").type(VISITS, H.forecast, theirs);
    const { proposals, rejections, same, files } = await round.collect(file);
    expect(rejections).toEqual([]);
    const total = 2 * ANSWER_HEADERS.length;
    if (expected === "same") {
      expect(proposals).toEqual([]);
      expect(same).toBe(total);
      return;
    }
    const kind = expected === "newer" ? "conflict" : expected;
    const conflict = expected === "newer" ? "newer" : null;
    expect(proposals).toMatchObject([
      { kind, conflict, before: ours, sent, candidates: [{ value: theirs }] },
    ]);
    expect(same).toBe(total - 1);
    expect(files[0]?.counts).toEqual({
      new: 0,
      changed: 0,
      conflict: 0,
      rejected: 0,
      same: total - 1,
      [kind]: 1,
    });
  });

  it.each<[theirs: number | null, ours: number | null, expected: "same" | "new" | "newer"]>([
    [null, null, "same"],
    [5, null, "new"],
    [5, 5, "same"],
    [5, 7, "newer"],
    [null, 7, "newer"],
  ])("a file that does not say what was sent, returned %j, now %j: %s", async (theirs, ours, expected) => {
    const round = await Round.sent();
    await round.put(VISITS, H.actual, ours);
    const file = await round.file("市民課").type(VISITS, H.actual, theirs);
    file.lost.add("配布時の値表");
    const { proposals } = await round.collect(file);
    expect(proposals.map(({ kind, conflict, sent }) => [conflict ?? kind, sent])).toEqual(
      expected === "same" ? [] : [[expected, null]],
    );
  });

  it("takes a row for unknown that 配布時の値表 lacks, and a table that stands twice for none", async () => {
    const round = await Round.start();
    await round.put(VISITS, H.actual, 5);
    await round.send();
    const [one, other] = [round.file("市民課"), round.file("企画課")];
    const sent = await one.table("配布時の値表");
    const index = sent.values.findIndex((line) => line[0] === VISITS);
    one.book.put(sent.sheet, sent.row + 1 + index, sent.column, "別のキー");
    await one.type(VISITS, H.actual, 6);
    expect((await round.collect(one)).proposals).toMatchObject([{ kind: "conflict", conflict: "newer" }]);

    other.findIssues.set("配布時の値表", { code: "table.ambiguous", path: "", message: "二つあります。" });
    await other.type(VISITS, H.actual, 6);
    const collection = await round.collect(other);
    expect(collection.proposals).toMatchObject([{ kind: "conflict", conflict: "newer" }]);
    expect(collection.files[0]?.issues).toEqual([]);
  });

  it.each([
    ["=1+1", "=1+1"],
    ["+5", "+5"],
    ["-遅れ", "-遅れ"],
    ["@担当", "@担当"],
    ["#DX推進", "#DX推進"],
    ["１２", "１２"],
    [" 前後の空白 ", " 前後の空白 "],
    ["一行目\r\n二行目", "一行目\n二行目"],
    [2_029, 2_029],
    ["字".repeat(1_000), "字".repeat(1_000)],
  ])("takes the text %j as it was typed", async (typed, value) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.reason, typed);
    const collection = await round.collect(file);
    expect(proposalOf(collection, COST, H.reason).candidates).toMatchObject([{ value, reading: null }]);
    expect(collection.proposals).toHaveLength(1);
  });

  it("takes spaces for nothing", async () => {
    const round = await Round.sent();
    const file = await round.file("企画課").type(VISITS, H.actual, "　");
    await file.type(TRAINING, H.progress, " \n ");
    await file.type(TRAINING, H.state, " ");
    expect((await round.collect(file)).proposals).toEqual([]);
  });

  it("takes what a formula gives, and says so", async () => {
    const round = await Round.sent();
    const file = round.file("財政課");
    await file.put(COST, H.actual, { formula: "A1+B1" }, 1_234);
    await file.put(COST, H.state, { formula: 'IF(1,"確定","")' }, "確定");
    await file.put(COST, H.progress, { formula: "A1&B1" }, "済み");
    const collection = await round.collect(file);
    expect(collection.rejections).toEqual([]);
    expect(
      collection.proposals.map(({ header, candidates: [one] }) => [header, one.value, one.reading]),
    ).toEqual([
      [H.actual, 1_234, "数式(=A1+B1)の結果 1,234 を値として読みました。"],
      [H.state, "確定", '数式(=IF(1,"確定",""))の結果「確定」を値として読みました。'],
      [H.progress, "済み", "数式(=A1&B1)の結果「済み」を値として読みました。"],
    ]);
  });

  it("orders proposals as the office's sheet does, whatever the order of the files", async () => {
    const round = await Round.sent();
    await round.file("財政課").type(COST, H.actual, 1);
    await round.file("企画課").type(TRAINING, H.progress, "済み");
    await round.file("企画課").type(VISITS, H.firstHalf, 3);
    const order = [
      [VISITS, H.firstHalf],
      [TRAINING, H.progress],
      [COST, H.actual],
    ];
    for (const departments of [
      ["財政課", "企画課"],
      ["企画課", "財政課"],
    ]) {
      const { proposals } = await round.collect(...departments.map((one) => round.file(one)));
      expect(proposals.map(({ key, header }) => [key, header])).toEqual(order);
    }
  });

  it("gives the same twice", async () => {
    const round = await Round.sent();
    const files = [
      await round.file("財政課").type(COST, H.actual, "約1"),
      await round.file("企画課").type(SHARE, H.actual, 80),
    ];
    expect(await round.collect(...files)).toEqual(await round.collect(...files));
  });
});

describe("collect, where several files speak of one cell", () => {
  const values = async (
    one: string | number | null,
    other: string | number | null,
    sent: number | null = null,
  ) => {
    const round = await Round.start();
    await round.put(VISITS, H.actual, sent);
    await round.send();
    await round.file("企画課").type(VISITS, H.actual, one);
    await round.file("市民課").type(VISITS, H.actual, other);
    return { round, files: [round.file("企画課"), round.file("市民課")] as const };
  };

  it("asks when they differ, and names both", async () => {
    const { round, files } = await values(5, 6);
    const { proposals, files: reports } = await round.collect(...files);
    expect(proposals).toMatchObject([
      {
        kind: "conflict",
        conflict: "files",
        candidates: [
          { department: "企画課", value: 5, file: files[0].name },
          { department: "市民課", value: 6, file: files[1].name },
        ],
      },
    ]);
    expect(reports.map(({ counts }) => counts.conflict)).toEqual([1, 1]);
  });

  it("takes one when they agree in different words", async () => {
    const { round, files } = await values(5, "５人");
    expect((await round.collect(...files)).proposals).toMatchObject([
      { kind: "new", candidates: [{ department: "企画課", value: 5, reading: null }] },
    ]);
  });

  it("hears only those who changed something", async () => {
    const { round, files } = await values(5, 6, 5);
    expect((await round.collect(...files)).proposals).toMatchObject([
      { kind: "changed", before: 5, candidates: [{ department: "市民課", value: 6 }] },
    ]);
  });

  it("asks also when one of them emptied the cell", async () => {
    const { round, files } = await values(null, 6, 5);
    expect((await round.collect(...files)).proposals).toMatchObject([
      { conflict: "files", candidates: [{ value: null }, { value: 6 }] },
    ]);
  });

  it("asks also when the workbook holds what one of them says already", async () => {
    const { round, files } = await values(5, 6);
    await round.merge(await round.collect(files[0]));
    expect((await round.collect(...files)).proposals).toMatchObject([
      { conflict: "files", before: 5, sent: null, candidates: [{ value: 5 }, { value: 6 }] },
    ]);
    // Alone, the second one finds a value that is newer than what it was sent with.
    expect((await round.collect(files[1])).proposals).toMatchObject([{ conflict: "newer", before: 5 }]);
  });

  it("keeps the good value where the other one is rejected", async () => {
    const { round, files } = await values("約5", 6);
    const { proposals, rejections } = await round.collect(...files);
    expect(proposals).toMatchObject([{ kind: "new", candidates: [{ value: 6 }] }]);
    expect(rejections).toMatchObject([{ department: "企画課", code: "number.text" }]);
  });

  it("prefers the file that knows the workbook's value as sent: nobody else has touched the cell", async () => {
    const round = await Round.sent();
    const old = round.file("市民課");
    await round.put(VISITS, H.actual, 5);
    const [, fresh] = await round.send(YEAR, LATER);
    if (!fresh) throw new Error("two departments were asked");
    await old.type(VISITS, H.actual, 6);
    await fresh.type(VISITS, H.actual, 6);
    expect(old.department).toBe(fresh.department);
    const { proposals } = await round.collect(old, fresh);
    expect(proposals).toMatchObject([
      { kind: "changed", conflict: null, sent: 5, candidates: [{ value: 6 }] },
    ]);
  });
});
