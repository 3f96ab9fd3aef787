import { ACTUAL_HEADERS as H, ANSWER_HEADERS, columnLetter, type AnswerHeader } from "../../../src/sheets";
import type { Content } from "../../../src/sheets/spec";
import type { CellValue } from "../../../src/workflows";
import { COST, FEE, PLAN, Round, SHARE, TRAINING, VISITS, YEAR, rejectionOf, valueOf } from "./returned";

/** What a department typed, and the reason why it is not taken. */
interface Case {
  readonly key: string;
  readonly header: AnswerHeader;
  readonly typed: Content;
  /** What a formula shows. */
  readonly result?: CellValue;
  readonly format?: string;
  readonly code: string;
  readonly says: string;
}

const CELLS: readonly Case[] = [
  { key: COST, header: H.actual, typed: "約200", code: "number.text", says: "「約200」" },
  { key: COST, header: H.firstHalf, typed: "1,20", code: "number.separator", says: "「1,20」" },
  { key: COST, header: H.forecast, typed: "5人", code: "number.text", says: "「人」" },
  { key: VISITS, header: H.actual, typed: "5千円", code: "number.unit", says: "「人」" },
  { key: COST, header: H.actual, typed: "#DIV/0!", code: "number.error", says: "#DIV/0!" },
  { key: COST, header: H.actual, typed: true, code: "number.boolean", says: "TRUE" },
  { key: COST, header: H.actual, typed: 45_200, format: "yyyy/m/d", code: "number.date", says: "45,200" },
  { key: COST, header: H.actual, typed: 0.9, format: "0%", code: "number.percent", says: "90%" },
  { key: SHARE, header: H.actual, typed: 0.85, code: "number.percent", says: "85%" },
  { key: COST, header: H.actual, typed: "1234567890123456", code: "number.range", says: "15桁" },
  {
    key: COST,
    header: H.actual,
    typed: { formula: "[1]表!A1" },
    result: 5,
    code: "number.formula",
    says: "[1]表!A1",
  },
  {
    key: COST,
    header: H.actual,
    typed: { formula: "A1/B1" },
    result: "#DIV/0!",
    code: "number.error",
    says: "=A1/B1",
  },
  {
    key: COST,
    header: H.actual,
    typed: { formula: "A1" },
    result: "",
    code: "number.formula",
    says: "結果がありません",
  },
  { key: FEE, header: H.actual, typed: 5, code: "number.notAsked", says: "取組状況" },
  { key: TRAINING, header: H.firstHalf, typed: "5回", code: "number.notAsked", says: "「5回」" },
  { key: COST, header: H.state, typed: "完了", code: "state.unknown", says: "「完了」" },
  { key: COST, header: H.state, typed: 1, code: "state.unknown", says: "「1」" },
  { key: COST, header: H.state, typed: "#REF!", code: "state.error", says: "#REF!" },
  { key: FEE, header: H.stage, typed: "完了間近", code: "stage.unknown", says: "「準備」「実施」" },
  { key: FEE, header: H.stage, typed: 3, code: "stage.unknown", says: "一覧にない段階" },
  { key: FEE, header: H.stage, typed: "#REF!", code: "stage.error", says: "#REF!" },
  { key: COST, header: H.progress, typed: "字".repeat(1_001), code: "text.long", says: "1001文字" },
  { key: COST, header: H.reason, typed: 45_200, format: "m/d", code: "text.date", says: "45200" },
  { key: COST, header: H.reason, typed: 0.5, format: "0%", code: "text.percent", says: "0.5" },
  { key: COST, header: H.reason, typed: 5_000, format: "#,##0,", code: "text.scaled", says: "5000" },
  { key: COST, header: H.actual, typed: 5_000, format: "#,##0,", code: "number.scaled", says: "「5」と表示" },
  { key: COST, header: H.actual, typed: 5, format: '0"円"', code: "number.scaled", says: "「5円」と表示" },
  { key: COST, header: H.progress, typed: "#N/A", code: "text.error", says: "#N/A" },
  {
    key: COST,
    header: H.progress,
    typed: { formula: "A1&B1" },
    result: "#NAME?",
    code: "text.error",
    says: "=A1&B1",
  },
  {
    key: COST,
    header: H.progress,
    typed: { formula: "[2]表!A1" },
    result: "済み",
    code: "text.formula",
    says: "[2]表!A1",
  },
];

describe("a cell that is not taken", () => {
  it.each(CELLS)(
    "$typed $format in $key $header: $code",
    async ({ key, header, typed, result, format, code, says }) => {
      const round = await Round.sent();
      const department = key === COST || key === FEE ? "財政課" : "企画課";
      const file = round.file(department);
      await file.type(key, header, typed, format);
      if (result !== undefined) await file.put(key, header, typed, result);
      const { proposals, rejections, files } = await round.collect(file);
      const { sheet, row, column } = await file.place(key, header);
      expect(proposals).toEqual([]);
      expect(rejections).toMatchObject([{ file: file.name, department, key, header, code }]);
      expect(rejections[0]?.message).toContain(says);
      expect(rejections[0]?.message).toMatch(/ください。$/);
      expect(rejections[0]?.place).toBe(`${sheet}!${columnLetter(column)}${row + 1}`);
      expect(rejections[0]?.found.length).toBeLessThanOrEqual(41);
      expect(files[0]?.counts).toMatchObject({ new: 0, changed: 0, conflict: 0, rejected: 1 });
    },
  );

  it("names the row in words and the cell where the file has it now", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, "約200");
    const sheet = file.book.sheets.find(({ name }) => name === "実績入力");
    if (!sheet) throw new Error("The file has no 実績入力.");
    sheet.name = "回答(提出用)";
    file.book.insertColumn("回答(提出用)", 3);
    file.book.sortDescending("実績入力表", H.key);
    const { row } = await file.place(COST, H.actual);
    expect(rejectionOf(await round.collect(file), COST, H.actual)).toMatchObject({
      row: "2-1-1 手数料 経費",
      found: "約200",
      place: `回答(提出用)!P${row + 1}`,
    });
  });

  it.each<[Content, CellValue | undefined, string]>([
    [{ formula: "SUM(A1:A3)" }, 7, "数式"],
    [true, undefined, "論理値"],
    ["#N/A", undefined, "エラー値"],
  ])("where the office's cell holds %j: it could not be put back", async (content, result, what) => {
    const round = await Round.sent();
    await round.put(COST, H.actual, content, result);
    const file = await round.file("財政課").type(COST, H.actual, 8);
    const collection = await round.collect(file);
    expect(collection.proposals).toEqual([]);
    expect(rejectionOf(collection, COST, H.actual)).toMatchObject({ code: "cell.fixed", found: "8" });
    expect(rejectionOf(collection, COST, H.actual).message).toContain(what);
  });

  it("but what the formula of the office's cell gives is the same", async () => {
    const round = await Round.sent();
    await round.put(COST, H.actual, { formula: "SUM(A1:A3)" }, 8);
    const file = await round.file("財政課").type(COST, H.actual, "8千円");
    expect(await round.collect(file)).toMatchObject({ proposals: [], rejections: [] });
  });
});

describe("a row that is not taken", () => {
  it("has no key and something typed", async () => {
    const round = await Round.sent();
    const file = round.file("財政課");
    await file.addRow({ [H.actual]: 99, [H.item]: "合計" });
    await file.addRow({ [H.item]: "課のメモ" });
    const { rejections, proposals } = await round.collect(file);
    expect(proposals).toEqual([]);
    expect(rejections).toMatchObject([{ code: "row.noKey", key: "", header: null, row: "", found: "99" }]);
  });

  it.each([
    ["of another department", "row.foreign", COST],
    ["of another year", "row.otherYear", `1-1-1|visits|${YEAR + 1}`],
    ["that the plan does not have", "row.unknown", "9-9-9|nobody|2029"],
  ])("%s: %s", async (_what, code, key) => {
    const round = await Round.sent();
    const file = round.file("企画課");
    await file.addRow({ [H.key]: key, [H.progress]: "記入" });
    await file.addRow({ [H.key]: `${key} ` });
    const { rejections, proposals } = await round.collect(file);
    expect(proposals).toEqual([]);
    expect(rejections).toMatchObject([{ code, key, header: null }]);
    expect(rejections[0]?.message).toMatch(/ください。$/);
  });

  it("is missing in the office's workbook", async () => {
    const round = await Round.sent();
    await round.deleteRow(COST);
    const file = await round.file("財政課").type(COST, H.actual, 5);
    expect(rejectionOf(await round.collect(file), COST, null).code).toBe("row.notInWorkbook");
  });

  it("stands twice in the office's workbook", async () => {
    const round = await Round.sent();
    await round.addRow({ [H.key]: COST, [H.target]: 1_000, [H.unit]: "千円" });
    const file = await round.file("財政課").type(COST, H.actual, 5);
    expect(rejectionOf(await round.collect(file), COST, null).code).toBe("row.repeatedInWorkbook");
  });

  it("stands twice in the file with different answers; each is named", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.addRow({ [H.key]: COST, [H.target]: 1_000, [H.unit]: "千円", [H.actual]: 6 });
    const { rejections, proposals } = await round.collect(file);
    expect(proposals).toEqual([]);
    expect(rejections.map(({ code, found }) => [code, found])).toEqual([
      ["row.repeated", COST],
      ["row.repeated", COST],
    ]);
    expect(new Set(rejections.map(({ place }) => place)).size).toBe(2);
  });

  it("but is taken once where both say the same", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.addRow({ [H.key]: COST, [H.target]: 1_000, [H.unit]: "千円", [H.actual]: 5 });
    const { rejections, proposals, files } = await round.collect(file);
    expect(rejections).toEqual([]);
    expect(proposals).toMatchObject([{ kind: "new", candidates: [{ value: 5 }] }]);
    expect(files[0]?.counts.new).toBe(1);
  });

  it.each<[string, Content, string, string]>([
    [H.target, 900, "ファイル「900」", "元のブック「1000」"],
    [H.target, null, "ファイル空欄", "元のブック「1000」"],
    [H.target, "1000", "ファイル「1000」", "元のブック「1000」"],
    [H.unit, "円", "ファイル「円」", "元のブック「千円」"],
  ])("has another %s (%j): both values are said", async (header, altered, theirs, ours) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.type(COST, H.progress, "済み");
    await file.put(COST, header, altered);
    const collection = await round.collect(file);
    expect(collection.proposals).toEqual([]);
    const { code, message, place } = rejectionOf(collection, COST, null);
    expect(code).toBe("target.changed");
    expect(message).toContain(theirs);
    expect(message).toContain(ours);
    expect(place).toBe(
      `実績入力!${header === H.target ? "J" : "H"}${(await file.place(COST, header)).row + 1}`,
    );
  });

  it("does not take a target for another that a program rounded to 15 digits", async () => {
    const third = 1_000 / 3;
    const thirds = {
      ...PLAN,
      priorities: PLAN.priorities.map((priority) => ({
        ...priority,
        measures: priority.measures.map((measure) => ({
          ...measure,
          items: measure.items.map((item) => ({
            ...item,
            indicators: item.indicators.map((one) =>
              one.id === "cost"
                ? { ...one, targets: one.targets.map((cell) => ({ ...cell, value: third })) }
                : one,
            ),
          })),
        })),
      })),
    };
    const round = await Round.sent(thirds);
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.put(COST, H.target, Number(third.toPrecision(15)));
    expect((await round.collect(file)).proposals).toHaveLength(1);
  });
});

describe("columns", () => {
  it("are found wherever they are, and the ones that people added are nobody's business", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    file.book.insertColumn("実績入力", 11);
    file.book.addTableColumn("実績入力表", "課内メモ", ["見た", "見た"]);
    expect((await round.collect(file)).proposals).toMatchObject([{ key: COST, header: H.actual }]);
  });

  it("that are gone are named, and the rest is taken", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.progress, "済み");
    await file.renameHeader(H.actual, "実績値");
    await file.renameHeader(H.reason, "理由");
    const { proposals, files } = await round.collect(file);
    expect(proposals).toMatchObject([{ header: H.progress }]);
    expect(files[0]?.issues).toEqual([]);
    expect(files[0]?.notices).toMatchObject([
      { code: "header.missing", path: "実績入力[実績],実績入力[理由・対応]" },
    ]);
    expect(files[0]?.counts.same).toBe(2 * 5 - 1);
  });

  it.each([H.key, H.unit, H.target])("without %s nothing is taken", async (header) => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    await file.renameHeader(header, "別の見出し");
    const { proposals, files } = await round.collect(file);
    expect(proposals).toEqual([]);
    expect(files).toMatchObject([{ department: "財政課", issues: [{ code: "header.missing" }] }]);
  });

  it("that are all gone refuse the file", async () => {
    const round = await Round.sent();
    const file = round.file("財政課");
    for (const header of ANSWER_HEADERS) await file.renameHeader(header, `${header}(課)`);
    expect((await round.collect(file)).files).toMatchObject([{ issues: [{ code: "header.noAnswers" }] }]);
  });

  it("that stand twice refuse the file: nobody knows which one was meant", async () => {
    const round = await Round.sent();
    const file = await round.file("財政課").type(COST, H.actual, 5);
    file.book.addTableColumn("実績入力表", ` ${H.actual}`, [7, 7]);
    const { proposals, files } = await round.collect(file);
    expect(proposals).toEqual([]);
    expect(files).toMatchObject([{ issues: [{ code: "header.repeated", path: "実績入力[実績]" }] }]);
  });

  it("that the office's workbook has lost stop the collection", async () => {
    const round = await Round.sent();
    await round.renameHeader(H.actual, "実績値");
    const result = await round.read([round.file("財政課").picked]);
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: "table.columnMissing", path: "実績入力表[実績]" }],
    });
    await round.renameHeader("実績値", H.actual);
    expect(valueOf(await round.read([])).files).toEqual([]);
  });
});

it("says which rows a file has lost", async () => {
  const round = await Round.sent();
  const file = round.file("企画課");
  await file.deleteRow(VISITS);
  await file.deleteRow(TRAINING);
  const { files } = await round.collect(file);
  expect(files[0]?.notices).toMatchObject([{ code: "rows.missing", path: `${VISITS},${TRAINING}` }]);
});
