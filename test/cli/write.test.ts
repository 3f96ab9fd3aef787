import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { bundledPlan } from "../../src/plan";
import {
  NAMES,
  ACTUAL_HEADERS,
  HISTORY_HEADERS,
  RECORD_HEADERS,
  SHEETS,
  TABLES,
  scheduleHeader,
  targetHeader,
} from "../../src/sheets";
import { XlsxPort } from "../../src/xlsx";
import type { WrittenFile } from "../../src/cli/write/writeCommand";
import { OPENPYXL, describeWith } from "../xlsx/programs";
import { failingDisk, office, typeInto, type Office } from "./office";

async function table(path: string, name: string) {
  const opened = await XlsxPort.open(readFileSync(path));
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const { tables, names } = await opened.value.snapshot({ tables: [name], names: [NAMES.reviewYear] });
  const found = tables.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  const column = (header: string) =>
    found.values.map((values) => values[found.headers.indexOf(header)] ?? "nothing");
  return { ...found, column, reviewYear: names[0]?.values[0]?.[0] };
}

async function written(...words: string[]): Promise<Office> {
  const one = office();
  const outcome = await one.reform("write", "--out", one.at("進捗管理.xlsx"), ...words);
  expect(outcome).toMatchObject({ status: 0, stderr: "" });
  return one;
}

describe("write", () => {
  it("makes the whole workbook and says so in numbers", async () => {
    const one = office();
    const { status, stdout, stderr } = await one.reform("write", "--out", one.at("進捗管理.xlsx"));
    expect([status, stderr]).toEqual([0, ""]);
    const indicators = bundledPlan.priorities.flatMap(({ measures }) =>
      measures.flatMap(({ items }) => items.map((item) => Math.max(1, item.indicators.length))),
    );
    const rows = indicators.reduce((sum, length) => sum + length, 0);
    expect(stdout).toContain(`新規 ${rows * (1 + bundledPlan.years.length)}行、変更 0セル、保持 0セル`);
    expect(stdout).toMatch(/新しいシート: 計画目標、実績入力、.*設定、変更履歴、個票 15枚\n/);
    expect((await table(one.at("進捗管理.xlsx"), TABLES.actuals)).values).toHaveLength(
      rows * bundledPlan.years.length,
    );
    expect(Object.keys(one.files())).toEqual(["進捗管理.xlsx"]);
  });

  it("gives the same file for the same plan and day, with its hash in the record", async () => {
    const [first, second] = [await written("--date", "2022-05-01"), await written("--date", "2022/5/1")];
    expect(first.files()).toEqual(second.files());
    const record = await table(first.at("進捗管理.xlsx"), TABLES.record);
    const entries = new Map(
      record.column(RECORD_HEADERS.key).map((key, row) => [key, record.column(RECORD_HEADERS.value)[row]]),
    );
    expect(entries.get("written")).toBe("2022-05-01");
    expect(entries.get("planHash")).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("keeps in 変更履歴 who wrote, as --by names them", async () => {
    const one = await written("--by", " 財政課\t山田 ");
    const log = await table(one.at("進捗管理.xlsx"), TABLES.history);
    expect(log.column(HISTORY_HEADERS.action)).toEqual(["書き込み", "設定の変更", "設定の変更"]);
    expect(new Set(log.column(HISTORY_HEADERS.by))).toEqual(new Set(["財政課 山田"]));
    expect(new Set(log.column(HISTORY_HEADERS.when))).toEqual(new Set(["2022-11-23 09:30"]));
    const before = one.files();
    for (const words of [["--by"], ["--by", "\u200b"]]) {
      const { status, stderr } = await one.reform("write", "--out", one.at("進捗管理.xlsx"), ...words);
      expect([status, stderr]).toEqual([1, expect.stringContaining("「--by」")]);
    }
    expect(one.files()).toEqual(before);
  });

  it("writes what was chosen", async () => {
    const [owner = ""] =
      bundledPlan.priorities[1]?.measures[0]?.items[0]?.owners.map(({ value }) => value) ?? [];
    const one = await written(
      "--years",
      "R4,令和5年度",
      "--owners",
      owner,
      "--priorities",
      "2",
      "--review-year",
      "R5",
    );
    const actuals = await table(one.at("進捗管理.xlsx"), TABLES.actuals);
    expect(new Set(actuals.column("西暦"))).toEqual(new Set([2022, 2023]));
    expect(actuals.column("担当課").every((owners) => String(owners).includes(owner))).toBe(true);
    expect(actuals.column("コード").every((code) => String(code).startsWith("2-"))).toBe(true);
    expect(actuals.reviewYear).toBe(2023);
  });

  it("leaves a workbook alone that is as the plan says", async () => {
    const one = await written();
    const before = one.files();
    const { status, stdout } = await one.reform(
      "write",
      "--out",
      one.at("進捗管理.xlsx"),
      "--date",
      "2023-01-01",
    );
    expect([status, one.files()]).toEqual([0, before]);
    expect(stdout).toContain("計画のとおりです。ファイルは変えていません。");
  });
});

it("says which columns come into sight with a year that is written later", async () => {
  const one = await written("--years", "R4");
  const { stdout } = await one.reform("write", "--out", one.at("進捗管理.xlsx"), "--years", "R5");
  const columns = `「${scheduleHeader(2023)}」「${targetHeader(2023)}」`;
  expect(stdout).toContain(`${SHEETS.targets}: 新しく書き込んだ年度の列${columns}を表示しました。\n`);
});

describeWith([OPENPYXL], "write into a workbook that people have worked on", () => {
  const target = { table: TABLES.targets, key: "2-1-2|2-1-2-1", header: targetHeader(2022), value: 5 };
  const actual = {
    table: TABLES.actuals,
    key: "2-1-2|2-1-2-1|2022",
    header: ACTUAL_HEADERS.actual,
    value: 4321,
  };

  it("keeps what they typed, puts the plan's cells right, and follows a link", async () => {
    const one = await written("--years", "R4");
    typeInto(one.at("進捗管理.xlsx"), [target, actual]);
    // Office folders sometimes hold links.
    symlinkSync(one.at("進捗管理.xlsx"), one.at("link.xlsx"));
    const outcome = await one.reform("write", "--out", one.at("link.xlsx"), "--json");
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
    const said = JSON.parse(outcome.stdout) as WrittenFile;
    expect(said).toMatchObject({ file: one.at("link.xlsx"), isNew: false, hasWritten: true });
    expect(said.done.tables.find(({ name }) => name === TABLES.actuals)).toMatchObject({ kept: 1 });
    expect(said.done.changes).toEqual([
      { table: target.table, key: target.key, header: target.header, before: 5, after: 180_000 },
    ]);
    expect(lstatSync(one.at("link.xlsx")).isSymbolicLink()).toBe(true);

    const actuals = await table(one.at("進捗管理.xlsx"), TABLES.actuals);
    expect(new Set(actuals.column("西暦"))).toEqual(new Set(bundledPlan.years));
    const row = actuals.column(ACTUAL_HEADERS.key).indexOf(actual.key);
    expect(actuals.column(actual.header)[row]).toBe(4321);
    const again = await one.reform("write", "--out", one.at("進捗管理.xlsx"));
    expect(again.stdout).toContain("計画のとおりです");
  });

  it("prints before and after of the cells that it changes", async () => {
    const one = await written("--years", "R4");
    typeInto(one.at("進捗管理.xlsx"), [target]);
    const { stdout } = await one.reform("write", "--out", one.at("進捗管理.xlsx"), "--years", "R4");
    expect(stdout).toContain("新規 0行、変更 1セル、保持 0セル");
    expect(stdout).toMatch(/変わったセル\n {2}2-1-2 .*: 目標 R4\(2022\) {2}5 → 180,000\n/u);
  });
});

describe("write refuses", () => {
  it.each([
    [[], "--out 進捗管理.xlsx"],
    [["--out"], "「--out」のあとに値がありません。"],
    [["進捗管理.xlsx"], "--out 進捗管理.xlsx"],
    [["--out", "進捗管理.xls"], "名前が .xlsx で終わる"],
    [["--out", "a.xlsx", "--yaers", "R4"], "「--yaers」という指定はありません。"],
    [["--out", "a.xlsx", "--years", "R7"], "使える年度は R2、R3、R4、R5、R6 です。"],
    [
      ["--out", "a.xlsx", "--owners", "財務課"],
      "担当課「財務課」はこの計画にありません。選び直してください。 担当課: ",
    ],
    [["--out", "a.xlsx", "--priorities", "9"], "重点項目「9」はこの計画にありません。"],
    [["--out", "a.xlsx", "--date", "2022-02-30"], "「--date 2022-02-30」は日付として読めません。"],
    [["--out", "どこか/a.xlsx"], "「どこか」というフォルダーがありません。"],
  ])("%j", async (words, message) => {
    const { status, stdout, stderr } = await office().reform("write", ...words);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
  });

  const unchanged = async (one: Office, message: string, ...words: string[]) => {
    const before = one.files();
    const { status, stdout, stderr } = await one.reform("write", ...words);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(one.files()).toEqual(before);
  };

  it("a file that is there, with --new", async () => {
    const one = await written();
    await unchanged(one, "すでにあります", "--out", one.at("進捗管理.xlsx"), "--new", "--years", "R4");
  });

  it("a file that is no workbook, and a folder", async () => {
    const one = office();
    writeFileSync(one.at("a.xlsx"), "私は Excel ではありません");
    mkdirSync(one.at("b.xlsx"));
    await unchanged(one, "Excel のブック", "--out", one.at("a.xlsx"));
    await unchanged(one, "ファイルではありません", "--out", one.at("b.xlsx"));
  });

  it.each(["~$進捗管理.xlsx", ".~lock.進捗管理.xlsx#"])("a workbook that is open (%s)", async (lock) => {
    const one = await written("--years", "R4");
    writeFileSync(one.at(lock), "");
    await unchanged(one, "開かれています", "--out", one.at("進捗管理.xlsx"));
  });

  it("another year under review than people have set", async () => {
    const one = await written("--review-year", "R4");
    await unchanged(
      one,
      "対象年度は、シート「設定」で",
      "--out",
      one.at("進捗管理.xlsx"),
      "--review-year",
      "R5",
    );
    expect(await one.reform("write", "--out", one.at("進捗管理.xlsx"), "--review-year", "R4")).toMatchObject({
      status: 0,
    });
  });

  it("to leave anything behind where the disk fails or Ctrl+C is pressed", async () => {
    const like = await written("--years", "R4");
    const counted = failingDisk(-1);
    const counting = office(like);
    await counting.reformWith({ disk: counted.disk }, "write", "--out", counting.at("進捗管理.xlsx"));
    expect(counted.count()).toBeGreaterThan(2);
    for (let step = 0; step < counted.count(); step += 1) {
      const one = office(like);
      const { status, stderr } = await one.reformWith(
        { disk: failingDisk(step).disk },
        "write",
        "--out",
        one.at("進捗管理.xlsx"),
      );
      expect([step, status]).toEqual([step, 1]);
      expect(stderr).toContain("空き");
      expect([step, one.files()]).toEqual([step, like.files()]);
    }
    const one = office(like);
    const outcome = await one.reformWith(
      { signal: { aborted: true } },
      "write",
      "--out",
      one.at("進捗管理.xlsx"),
    );
    expect(outcome).toEqual({ status: 130, stdout: "", stderr: "中止しました。ファイルは元のままです。\n" });
    expect(one.files()).toEqual(like.files());
  });
});
