import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { itemsInOrder } from "../../src/plan";
import { ACTUAL_HEADERS as A, HISTORY_HEADERS as H, SHEETS, TABLES, actualKey } from "../../src/sheets";
import { XlsxPort } from "../../src/xlsx";
import { fewItems } from "../workflows/samplePlan";
import { OPENPYXL, describeWith } from "../xlsx/programs";
import { failingDisk, office, typeInto, type Office } from "./office";

jest.setTimeout(120_000);

let written: Office;
let frozen: Office;
let answer: Awaited<ReturnType<Office["reform"]>>;

/** Whatever is said of a frozen copy is said of each of its cells, and there are enough of them. */
const PLAN = fewItems();

const FREEZE = ["freeze", "--by", "行革担当 山田", "--note", "議会提出"];

beforeAll(async () => {
  written = office(undefined, PLAN);
  const { status, stderr } = await written.reform("write", "--out", written.at("進捗管理.xlsx"));
  expect([status, stderr]).toEqual([0, ""]);
  frozen = office(written);
  answer = await frozen.reform(...FREEZE, frozen.at("進捗管理.xlsx"), "--out", frozen.at("確定.xlsx"));
});

const AUDIT_SHEETS: readonly string[] = [SHEETS.audit, SHEETS.findings];

const hashIn = (text: string) => /\b[0-9a-f]{64}\b/.exec(text)?.[0] ?? "";

async function open(path: string): Promise<XlsxPort> {
  const opened = await XlsxPort.open(readFileSync(path));
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return opened.value;
}

async function historyOf(path: string): Promise<Record<string, unknown>[]> {
  const { tables } = await (await open(path)).snapshot({ tables: [TABLES.history], names: [] });
  return (tables[0]?.values ?? []).map((line) =>
    Object.fromEntries(line.map((value, index) => [tables[0]?.headers[index] ?? "", value])),
  );
}

describe("freeze", () => {
  it("says what it made, with the hash to keep", () => {
    expect([answer.status, answer.stderr]).toEqual([0, ""]);
    expect(answer.stdout).toMatch(/確定版を作りました。値のあるセル [\d,]+、値にした数式 [\d,]+\n/);
    expect(answer.stdout).toContain("「変更履歴」に記録しました。");
    expect(hashIn(answer.stdout)).not.toBe("");
  });

  it("writes the file and its hash into the workbook's log, and changes nothing else in it", async () => {
    const log = await historyOf(frozen.at("進捗管理.xlsx"));
    expect(log.filter((row) => row[H.action] === "確定")).toEqual([
      expect.objectContaining({
        [H.file]: "確定.xlsx",
        [H.after]: hashIn(answer.stdout),
        [H.by]: "行革担当 山田",
        [H.when]: "2022-11-23 09:30",
        [H.reading]: "議会提出",
      }),
    ]);
    const audited = await frozen.reform("audit", frozen.at("進捗管理.xlsx"));
    expect(audited.stdout).toContain("重大 0、注意 0、参考 0");
    const again = await frozen.reform("write", "--out", frozen.at("進捗管理.xlsx"));
    expect(again.status).toBe(0);
    expect(again.stdout).toContain("計画のとおりです");
  });

  it("leaves in the copy nothing but values", async () => {
    const contents = (await open(frozen.at("確定.xlsx"))).contents();
    expect(contents.map(({ name }) => name).slice(-2)).toEqual([SHEETS.frozen, SHEETS.contents]);
    expect(contents.flatMap(({ cells }) => cells.filter(({ formula }) => formula !== null))).toEqual([]);
  });

  it("touches no workbook with --no-record, and says what that means", async () => {
    const one = office(written);
    const before = one.files();
    const { status, stdout } = await one.reform(
      ...["freeze", one.at("進捗管理.xlsx"), "--out", one.at("確定.xlsx"), "--no-record"],
    );
    expect(status).toBe(0);
    expect(stdout).toContain("ハッシュ値を控えておいてください");
    const { "確定.xlsx": _made, ...rest } = one.files();
    expect(_made).toBeDefined();
    expect(rest).toEqual(before);
  });

  it("refuses a workbook in which the audit finds something 重大, unless it is told to", async () => {
    const one = office(written);
    const [row] = itemsInOrder(PLAN).flatMap(({ item }) =>
      item.indicators.map((indicator) => actualKey(item, indicator, PLAN.years[0] ?? 0)),
    );
    const [master, copy] = [one.at("進捗管理.xlsx"), one.at("確定.xlsx")];
    typeInto(master, [{ table: TABLES.actuals, key: row ?? "", header: A.rate, value: 0.99 }]);
    const before = one.files();
    const refused = await one.reform(...FREEZE, master, "--out", copy);
    expect([refused.status, refused.stdout, one.files()]).toEqual([1, "", before]);
    expect(refused.stderr).toMatch(/調べると重大が 1件あるため.*率が数式でなく.*--anyway/s);
    const made = await one.reform(...FREEZE, master, "--out", copy, "--anyway");
    expect([made.status, made.stdout]).toEqual([
      0,
      expect.stringContaining("調べると重大が 1件あるまま確定しました。") as string,
    ]);
  });

  it("gives the same file for the same words, whenever the day is the same", async () => {
    const [one, other] = [office(written), office(written)];
    for (const each of [one, other]) {
      await each.reform(
        ...["freeze", each.at("進捗管理.xlsx"), "--out", each.at("確定.xlsx"), "--date", "2023-03-31"],
      );
    }
    expect(one.files()["確定.xlsx"]).toBe(other.files()["確定.xlsx"]);
  });

  it("prints for programs", async () => {
    const one = office(written);
    const { stdout } = await one.reform(
      ...["freeze", one.at("進捗管理.xlsx"), "--out", one.at("確定.xlsx"), "--json", "--no-record"],
    );
    const said = JSON.parse(stdout) as { stamp: Record<string, unknown>; isRecorded: boolean };
    expect(said.isRecorded).toBe(false);
    expect(said.stamp).toMatchObject({
      source: "進捗管理.xlsx",
      rule: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it.each([
    [[], "freeze には、計画を書き込んだブックを一つと"],
    [["a.xlsx"], "--out 確定.xlsx"],
    [["a.xlsx", "--out", "b.csv"], "名前が .xlsx で終わるファイル"],
    [["a.xlsx", "--out", "b.xlsx"], "「a.xlsx」がありません。"],
    [["--frc"], "--frc"],
  ])("refuses %j", async (words, message) => {
    const { status, stdout, stderr } = await written.reform("freeze", ...words);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
  });

  it("replaces no file unasked, never the workbook, and freezes no frozen copy", async () => {
    const before = frozen.files();
    const refused = async (...words: string[]) => {
      const { status, stderr } = await frozen.reform("freeze", ...words);
      return [status, stderr] as const;
    };
    const [book, copy] = [frozen.at("進捗管理.xlsx"), frozen.at("確定.xlsx")];
    expect(await refused(book, "--out", copy)).toEqual([1, expect.stringContaining("--force") as string]);
    expect(await refused(book, "--out", book, "--force")).toEqual([
      1,
      expect.stringContaining("元のブックです") as string,
    ]);
    expect(await refused(copy, "--out", frozen.at("二度.xlsx"))).toEqual([
      1,
      expect.stringContaining("すでに確定版です") as string,
    ]);
    expect(frozen.files()).toEqual(before);
  });

  it("saves both files or none", async () => {
    const one = office(written);
    const before = one.files();
    const words = ["freeze", one.at("進捗管理.xlsx"), "--out", one.at("確定.xlsx")];
    const counting = failingDisk(Infinity);
    const whole = office(written);
    await whole.reformWith(
      { disk: counting.disk },
      ...["freeze", whole.at("進捗管理.xlsx"), "--out", whole.at("確定.xlsx")],
    );
    expect(counting.count()).toBeGreaterThan(3);
    // The last step of all is the one at which the first file stands in its place already.
    const { status } = await one.reformWith({ disk: failingDisk(counting.count() - 1).disk }, ...words);
    expect([status, one.files()]).toEqual([1, before]);
  });

  it("tells how it is used", async () => {
    const { status, stdout } = await written.reform("freeze", "--help");
    expect([status, stdout.includes("freeze ブック.xlsx --out 確定.xlsx")]).toEqual([0, true]);
  });
});

describe("a frozen copy", () => {
  it("is not written to, not issued from, not collected into", async () => {
    const one = office(frozen);
    const copy = one.at("確定.xlsx");
    const before = one.files();
    const said = [
      await one.reform("write", "--out", copy),
      await one.reform(
        ...["issue", copy, "--year", "R4", "--deadline", "2022-12-18"],
        ...["--contact", "行革担当", "--out", one.at("配布")],
      ),
      await one.reform("collect", copy, one.at("進捗管理.xlsx"), "--merge"),
    ];
    for (const { status, stderr } of said) {
      expect([status, stderr]).toEqual([1, expect.stringContaining("確定版です") as string]);
    }
    expect(one.files()).toEqual(before);
  });

  it("can be published", async () => {
    const one = office(frozen);
    const { status } = await one.reform("export", one.at("確定.xlsx"), "--out", one.at("公開.csv"));
    expect(status).toBe(0);
  });

  it("is told by the audit, which has nothing against it", async () => {
    const { status, stdout } = await frozen.reform("audit", frozen.at("確定.xlsx"));
    expect([status, stdout.split("\n")[0]]).toEqual([0, "確定.xlsx: 重大 0、注意 0、参考 1"]);
  });
});

describe("audit --out beside freeze", () => {
  const firstLine = ({ stdout }: { readonly stdout: string }) => stdout.split("\n")[0];

  it("writes its sheets into a copy of a frozen copy, and says that this is no frozen copy", async () => {
    const one = office(frozen);
    const [copy, audited] = [one.at("確定.xlsx"), one.at("監査済み.xlsx")];
    const before = one.files();
    const wrote = await one.reform("audit", copy, "--out", audited);
    expect([wrote.status, wrote.stderr]).toEqual([0, ""]);
    expect(wrote.stdout).toContain("確定版にシートを加えた写しで、確定版ではありません。");
    const { "監査済み.xlsx": made, ...rest } = one.files();
    expect(made).toBeDefined();
    expect(rest).toEqual(before);
    const sheets = (await open(audited)).contents();
    expect(sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining([SHEETS.audit, SHEETS.findings, SHEETS.frozen]),
    );

    // 照合 takes it for no frozen file; the audit of the audit has nothing against its own sheets.
    const verified = await one.reform("verify", audited);
    expect([verified.status, verified.stdout]).toEqual([
      1,
      expect.stringContaining(`シート「${SHEETS.audit}」が加わっています`) as string,
    ]);
    const again = await one.reform("audit", audited);
    expect([again.status, firstLine(again)]).toEqual([0, "監査済み.xlsx: 重大 0、注意 0、参考 1"]);
  });

  it("tells what has changed in such a copy since it was frozen", async () => {
    const one = office(frozen);
    await one.reform("audit", one.at("確定.xlsx"), "--out", one.at("監査済み.xlsx"));
    const port = await open(one.at("監査済み.xlsx"));
    const { tables } = await port.snapshot({ tables: [TABLES.actuals], names: [] });
    const [actuals] = tables;
    if (!actuals) throw new Error("no 実績入力");
    const cell = { row: actuals.row + 1, column: actuals.column + actuals.headers.indexOf(A.progress) };
    await port.apply({
      createSheets: [],
      tables: [],
      sheets: [{ sheet: actuals.sheet, cells: [{ ...cell, before: "", content: "後から" }] }],
    });
    writeFileSync(one.at("監査済み.xlsx"), await port.save());
    const { status, stdout } = await one.reform("audit", one.at("監査済み.xlsx"), "--json");
    const { findings } = JSON.parse(stdout) as { findings: { code: string; found: unknown }[] };
    expect([
      status,
      findings.filter(({ code }) => code === "frozen.changed").map(({ found }) => found),
    ]).toEqual([1, ["後から"]]);
  });

  it("freezes 監査 and 監査結果 with the workbook that has them", async () => {
    const one = office(written);
    const [audited, copy] = [one.at("監査済み.xlsx"), one.at("確定.xlsx")];
    await one.reform("audit", one.at("進捗管理.xlsx"), "--out", audited);
    const made = await one.reform(...FREEZE, audited, "--out", copy);
    expect([made.status, made.stderr]).toEqual([0, ""]);
    const own = (await open(copy)).contents().filter(({ name }) => AUDIT_SHEETS.includes(name));
    expect(own.map(({ name }) => name).sort()).toEqual([...AUDIT_SHEETS].sort());
    for (const { cells } of own) expect(cells.filter(({ formula }) => formula !== null)).toEqual([]);
    const rates = own.find(({ name }) => name === SHEETS.audit)?.cells ?? [];
    expect(rates.length).toBeGreaterThan(PLAN.years.length);
    expect((await one.reform("verify", copy, "--master", audited)).status).toBe(0);
    const found = await one.reform("audit", copy);
    expect([found.status, firstLine(found)]).toEqual([0, "確定.xlsx: 重大 0、注意 0、参考 1"]);
    // They are contents now: without one of them it is not what was frozen.
    const port = await open(copy);
    const { tables } = await port.snapshot({ tables: [TABLES.findings], names: [] });
    const [ledger] = tables;
    if (!ledger) throw new Error("no 監査結果");
    const cell = {
      row: ledger.row,
      column: ledger.column + ledger.headers.length + 1,
      before: "",
      content: "追記",
    };
    await port.apply({ createSheets: [], tables: [], sheets: [{ sheet: ledger.sheet, cells: [cell] }] });
    writeFileSync(copy, await port.save());
    expect((await one.reform("audit", copy)).stdout).toContain("frozen.changed");
  });
});

describe("a department's file", () => {
  it("is not frozen", async () => {
    const one = office(written);
    await one.reform(
      ...["issue", one.at("進捗管理.xlsx"), "--year", "R4", "--deadline", "2022-12-18"],
      ...["--contact", "行革担当", "--out", one.at("配布")],
    );
    const issued = Object.keys(one.files()).find(
      (path) => path.startsWith("配布/") && path.endsWith(".xlsx"),
    );
    const { status, stderr } = await one.reform("freeze", one.at(issued ?? ""), "--out", one.at("確定.xlsx"));
    expect([status, stderr]).toEqual([1, expect.stringContaining("配布したファイルです") as string]);
  });
});

describe("verify", () => {
  it("says yes, of which freeze, and what it cannot know", async () => {
    const { status, stdout, stderr } = await frozen.reform("verify", frozen.at("確定.xlsx"));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("確定.xlsx: 確定したときのままです。");
    expect(stdout).toContain("2022-11-23 09:30  行革担当 山田");
    expect(stdout).toContain(hashIn(answer.stdout));
    expect(stdout).toContain("確定し直されていないことは、控えのハッシュ値(--hash)か元のブック(--master)で");
  });

  it("compares with the workbook's log and with a hash that somebody kept", async () => {
    const copy = frozen.at("確定.xlsx");
    const byLog = await frozen.reform("verify", copy, "--master", frozen.at("進捗管理.xlsx"));
    expect([byLog.status, byLog.stdout]).toEqual([
      0,
      expect.stringContaining("この確定の記録があります") as string,
    ]);
    const hash = hashIn(answer.stdout);
    const kept = await frozen.reform(
      "verify",
      copy,
      "--hash",
      `${hash.slice(0, 32).toUpperCase()} ${hash.slice(32)}`,
    );
    expect([kept.status, kept.stdout]).toEqual([
      0,
      expect.stringContaining("控えのハッシュ値と同じです") as string,
    ]);
    const other = await frozen.reform("verify", copy, "--hash", "0".repeat(64));
    expect([other.status, other.stdout]).toEqual([
      1,
      expect.stringContaining("控えのハッシュ値(0000") as string,
    ]);
    const stranger = await frozen.reform("verify", copy, "--master", written.at("進捗管理.xlsx"));
    expect([stranger.status, stranger.stdout]).toEqual([
      1,
      expect.stringContaining("記録がありません") as string,
    ]);
  });

  it("changes no file", async () => {
    const before = frozen.files();
    await frozen.reform("verify", frozen.at("確定.xlsx"), "--master", frozen.at("進捗管理.xlsx"), "--json");
    expect(frozen.files()).toEqual(before);
  });

  it.each([
    [[], "verify には、確かめる確定版を一つ指定してください。"],
    [["a.xlsx", "b.xlsx"], "一つ指定してください。"],
    [["a.xlsx", "--hash", "123"], "64 文字"],
    [["a.xlsx", "--hash", "0", "--master", "b.xlsx"], "どちらか一つだけ"],
    [["ない.xlsx"], "「ない.xlsx」がありません。"],
    [["--jsn"], "--jsn"],
  ])("ends with 2 where it cannot begin: %j", async (words, message) => {
    const { status, stdout, stderr } = await written.reform("verify", ...words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("ends with 2 for what is no workbook and no frozen copy", async () => {
    const one = office(frozen);
    writeFileSync(one.at("文字.xlsx"), "これはブックではありません");
    const said = [
      await one.reform("verify", one.at("文字.xlsx")),
      await one.reform("verify", one.at("進捗管理.xlsx")),
      await one.reform("verify", one.at("確定.xlsx"), "--master", one.at("確定.xlsx")),
    ];
    expect(said.map(({ status, stdout }) => [status, stdout])).toEqual([
      [2, ""],
      [2, ""],
      [2, ""],
    ]);
    expect(said[1]?.stderr).toContain("確定版ではありません");
    expect(said[2]?.stderr).toContain("比べる相手に指定されたブックも確定版です");
  });

  it("does not mind what the file is called", async () => {
    const one = office(frozen);
    renameSync(one.at("確定.xlsx"), one.at("議会提出用.xlsx"));
    const { status } = await one.reform(
      "verify",
      one.at("議会提出用.xlsx"),
      "--master",
      one.at("進捗管理.xlsx"),
    );
    expect(status).toBe(0);
  });

  it("tells how it is used", async () => {
    const { status, stdout } = await written.reform("verify", "--help");
    expect([status, stdout.includes("verify ファイル.xlsx [指定]")]).toEqual([0, true]);
  });
});

describeWith([OPENPYXL], "verify of a copy that was changed", () => {
  it("ends with 1 and names the cell, then and now", async () => {
    const [row] = itemsInOrder(PLAN).flatMap(({ item }) =>
      item.indicators.map((indicator) => actualKey(item, indicator, PLAN.years[0] ?? 0)),
    );
    const one = office(frozen);
    typeInto(one.at("確定.xlsx"), [
      { table: TABLES.actuals, key: row ?? "", header: A.actual, value: 123456 },
    ]);
    const { status, stdout } = await one.reform("verify", one.at("確定.xlsx"));
    expect(status).toBe(1);
    expect(stdout).toContain("違うところがあります");
    expect(stdout).toMatch(/値の違うセル 1セル\n {2}実績入力 [A-Z]+\d+: 空欄 → 「123456」\n/);
    const { stdout: json } = await one.reform("verify", one.at("確定.xlsx"), "--json");
    expect(JSON.parse(json)).toMatchObject({
      isSame: false,
      cells: [{ sheet: "実績入力", then: null, now: "123456" }],
      sheets: [],
      problems: [],
      formulas: [],
    });
    // Frozen anew with other contents: only what stands outside of the file can tell.
    const byLog = await one.reform("verify", one.at("確定.xlsx"), "--master", one.at("進捗管理.xlsx"));
    expect(byLog.status).toBe(1);
  });

  it("sees through a workbook that was frozen again with other contents", async () => {
    const one = office(frozen);
    const forged = office(written);
    const [row] = itemsInOrder(PLAN).flatMap(({ item }) =>
      item.indicators.map((indicator) => actualKey(item, indicator, PLAN.years[0] ?? 0)),
    );
    const master = forged.at("進捗管理.xlsx");
    typeInto(master, [{ table: TABLES.actuals, key: row ?? "", header: A.progress, value: "別の内容" }]);
    const again = await forged.reform(...FREEZE, master, "--out", forged.at("確定.xlsx"), "--no-record");
    expect([again.status, again.stderr]).toEqual([0, ""]);
    const alone = await forged.reform("verify", forged.at("確定.xlsx"));
    expect(alone.status).toBe(0);
    const byLog = await forged.reform("verify", forged.at("確定.xlsx"), "--master", one.at("進捗管理.xlsx"));
    expect([byLog.status, byLog.stdout]).toEqual([1, expect.stringContaining("記録がありません") as string]);
  });

  it("freezes no workbook with results that nobody has worked out: openpyxl has dropped them", async () => {
    const one = office(written);
    typeInto(one.at("進捗管理.xlsx"), []);
    const { status } = await one.reform("freeze", one.at("進捗管理.xlsx"), "--out", one.at("確定.xlsx"));
    // What the add-in's own sheets need can be worked out here.
    expect(status).toBe(0);
  });
});
