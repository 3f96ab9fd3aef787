import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { METHOD_LABELS, STATE_LABELS } from "../../src/achievement";
import { OPEN_HEADERS as H } from "../../src/openData";
import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS, TABLES } from "../../src/sheets";
import { python } from "../openData/python";
import { LIBREOFFICE, OPENPYXL, describeWith, throughLibreOffice } from "../xlsx/programs";
import { failingDisk, office, typeInto, type Office, type Typed } from "./office";

const KEY = "2-1-2|2-1-2-1|2022";
const BOOK = "進捗管理.xlsx";
const actual = (header: string, value: Typed["value"], key = KEY): Typed => ({
  table: TABLES.actuals,
  key,
  header,
  value,
});

let fresh: Office;
beforeAll(async () => {
  fresh = office();
  expect(await fresh.reform("write", "--out", fresh.at(BOOK))).toMatchObject({ status: 0, stderr: "" });
});

async function exported(one: Office, out = "公開.csv", ...words: string[]) {
  const outcome = await one.reform("export", one.at(BOOK), "--out", one.at(out), ...words);
  expect(outcome).toMatchObject({ status: 0, stderr: "" });
  return { ...outcome, bytes: readFileSync(one.at(out)) };
}

/** The file's rows as Python's csv module reads them, by header. */
function linesIn(bytes: Buffer): Record<string, string>[] {
  const { csv } = python("read_tables.py", { csv: [bytes.toString("base64")] }) as { csv: string[][][] };
  const [headers = [], ...rows] = csv[0] ?? [];
  return rows.map((row) =>
    Object.fromEntries(headers.map((header, index) => [header, row[index] ?? "nothing"])),
  );
}

function lineOf(lines: readonly Record<string, string>[], indicator: string, year: number) {
  const found = lines.filter(
    (line) => line[H.indicatorId] === indicator && line[H.westernYear] === String(year),
  );
  expect(found).toHaveLength(1);
  return found[0] ?? {};
}

describe("export", () => {
  it("publishes every row of the plan, in UTF-8 with a byte order mark, and leaves the workbook alone", async () => {
    const one = office(fresh);
    const { stdout, bytes } = await exported(one);
    const rows = bundledPlan.priorities.flatMap(({ measures }) =>
      measures.flatMap(({ items }) => items.map(({ indicators }) => Math.max(1, indicators.length))),
    );
    const count = rows.reduce((sum, size) => sum + size, 0) * bundledPlan.years.length;
    expect(stdout).toContain(`${count}行`);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = linesIn(bytes);
    expect(lines).toHaveLength(count);
    expect(lineOf(lines, "2-1-2-1", 2022)).toMatchObject({
      [H.municipality]: bundledPlan.municipality,
      [H.target]: "180000",
      [H.unit]: "千円",
      [H.year]: "令和4年度",
      [H.actual]: "***",
      [H.actualKind]: "未回答",
    });
    expect(one.files()[BOOK]).toBe(fresh.files()[BOOK]);
    expect(Object.keys(one.files()).sort()).toEqual(["公開.csv", BOOK].sort());
  });

  it("leaves the byte order mark out where it is not wanted, and nothing else", async () => {
    const [withMark, without] = [office(fresh), office(fresh)];
    const marked = await exported(withMark);
    const plain = await exported(without, "公開.csv", "--no-bom");
    expect(plain.bytes.equals(marked.bytes.subarray(3))).toBe(true);
  });

  it("passes its own check in all forms", async () => {
    const one = office(fresh);
    for (const [out, ...words] of [["公開.csv"], ["印なし.csv", "--no-bom"], ["公開.xlsx"]] as const) {
      await exported(one, out, ...words);
      const { status, stdout } = await one.reform("check", one.at(out));
      expect([out, status]).toEqual([out, 0]);
      expect(stdout).toContain("合格 15、不合格 0、確認が必要 0");
    }
  });

  it("tells of targets that nobody could read before they go out", async () => {
    const { stdout } = await exported(office(fresh));
    expect(stdout).toMatch(/「要確認」のある行が \d+行あります/u);
  });

  it("says the same as JSON", async () => {
    const one = office(fresh);
    const { stdout, bytes } = await exported(one, "公開.csv", "--json");
    const said = JSON.parse(stdout) as { rows: number; headers: string[]; unknownRows: string[] };
    expect(said).toMatchObject({ file: one.at("公開.csv"), rows: linesIn(bytes).length, unknownRows: [] });
    expect(said.headers).toContain(H.rate);
  });
});

/** Part of the plan, so that other people's programs have less to read. */
const PART = ["--priorities", "2", "--years", "R4,R5"] as const;

describeWith([OPENPYXL], "export of a workbook that people have filled in", () => {
  let filled: Office;
  let part: Office;
  beforeAll(async () => {
    part = office();
    await part.reform("write", "--out", part.at(BOOK), ...PART);
    filled = office(part);
    typeInto(filled.at(BOOK), [
      actual(ACTUAL_HEADERS.actual, 162_000),
      actual(ACTUAL_HEADERS.state, STATE_LABELS.final),
      actual(ACTUAL_HEADERS.stage, "検討", "2-1-1||2022"),
      actual(ACTUAL_HEADERS.reason, "=危険な数式", "2-1-1||2022"),
      actual(ACTUAL_HEADERS.target, 5, "2-1-2|2-1-2-1|2023"),
      actual(ACTUAL_HEADERS.key, "9-9-9|x|2022", "2-1-3||2022"),
    ]);
  });

  it("publishes answers with their state, rate, method and grade, and not what departments wrote freely", async () => {
    const { bytes } = await exported(office(filled));
    const lines = linesIn(bytes);
    expect(lineOf(lines, "2-1-2-1", 2022)).toMatchObject({
      [H.actual]: "162000",
      [H.actualKind]: "数値",
      [H.state]: "確定",
      [H.method]: METHOD_LABELS.ratio,
      [H.rate]: "90",
      [H.rateUnit]: "%",
      [H.grade]: "概ね達成",
      [H.level]: "2",
    });
    expect(lines.find((line) => line[H.code] === "2-1-1" && line[H.westernYear] === "2022")).toMatchObject({
      [H.actual]: "***",
      [H.actualKind]: "段階",
      [H.stage]: "検討",
    });
    expect(bytes.toString("utf8")).not.toContain("危険な数式");
  });

  it("holds numbers as numbers in a workbook", async () => {
    const { bytes } = await exported(office(filled), "公開.xlsx");
    const { books } = python("read_tables.py", { books: [bytes.toString("base64")] }) as {
      books: { rows: (string | number)[][]; kinds: string[] }[];
    };
    const [headers = [], ...rows] = books[0]?.rows ?? [];
    const at = (header: string) => headers.indexOf(header);
    const row = rows.find(
      (cells) => cells[at(H.indicatorId)] === "2-1-2-1" && cells[at(H.westernYear)] === 2022,
    );
    expect([H.target, H.actual, H.rate, H.code].map((header) => row?.[at(header)])).toEqual([
      180_000,
      162_000,
      90,
      "2-1-2",
    ]);
    expect(books[0]?.kinds).toEqual(["n", "s"]);
  });

  it("says that a target is not the plan's", async () => {
    expect(lineOf(linesIn((await exported(office(filled))).bytes), "2-1-2-1", 2023)).toMatchObject({
      [H.target]: "5",
      [H.reading]: "計画書と異なる値",
    });
  });

  it("leaves out and names a row that the plan does not have, and counts those that the workbook lacks", async () => {
    const before = linesIn((await exported(office(part))).bytes);
    const { stdout, bytes } = await exported(office(filled));
    const after = linesIn(bytes);
    expect(stdout).toContain("計画にない行 1行は入れていません。\n  9-9-9|x|2022");
    expect(before.length - after.length).toBe(1);
    const all = linesIn((await exported(office(fresh))).bytes);
    expect(stdout).toContain(`ブックにない計画の行 ${all.length - after.length}行は入っていません。`);
  });

  it("publishes nothing where somebody wrote over what is calculated, and names the cells", async () => {
    const one = office(part);
    typeInto(one.at(BOOK), [
      actual(ACTUAL_HEADERS.grade, "◎達成"),
      actual(ACTUAL_HEADERS.rate, 1.5, "2-1-2|2-1-2-1|2023"),
    ]);
    const { status, stdout, stderr } = await one.reform("export", one.at(BOOK), "--out", one.at("公開.csv"));
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^実績入力![A-Z]+\d+: 判定が「◎達成」ですが、入力された値からは「未回答」になります。/mu,
    );
    expect(stderr).toMatch(
      /^実績入力![A-Z]+\d+: 達成率が「1\.5」ですが、入力された値からは空欄になります。/mu,
    );
    expect(Object.keys(one.files())).toEqual([BOOK]);
  });

  it("publishes nothing where a row stands twice, and names the second", async () => {
    const one = office(part);
    typeInto(one.at(BOOK), [actual(ACTUAL_HEADERS.key, "2-1-2|2-1-2-1|2023")]);
    const { status, stderr } = await one.reform("export", one.at(BOOK), "--out", one.at("公開.csv"));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^実績入力!A\d+: 同じ行\(2-1-2\|2-1-2-1\|2023\)が二つあります。/u);
  });

  describeWith([LIBREOFFICE], "and LibreOffice has saved", () => {
    it("publishes the same table", async () => {
      const one = office(filled);
      const before = await exported(one);
      writeFileSync(one.at(BOOK), throughLibreOffice(readFileSync(one.at(BOOK)), "xlsx", "xlsx"));
      const after = await exported(one, "あと.csv");
      expect(after.bytes.equals(before.bytes)).toBe(true);
    });
  });
});

describe("export refuses", () => {
  it.each([
    [[], "export には"],
    [["a.xlsx"], "--out 公開.csv"],
    [["a.xlsx", "b.xlsx", "--out", "公開.csv"], "export には"],
    [["a.xlsx", "--out", "公開.pdf"], ".csv か .xlsx で終わる"],
    [["a.xlsx", "--out", "公開.xlsx", "--no-bom"], "--no-bom は、CSV"],
    [["a.xlsx", "--out", "公開.csv", "--bom"], "「--bom」という指定はありません。"],
    [["ない.xlsx", "--out", "公開.csv"], "「ない.xlsx」がありません。"],
  ])("%j", async (words, message) => {
    const { status, stdout, stderr } = await office().reform("export", ...words);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
  });

  const unchanged = async (one: Office, message: string, ...words: string[]) => {
    const before = one.files();
    const { status, stdout, stderr } = await one.reform("export", ...words);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(one.files()).toEqual(before);
  };

  it("a file that is there, unless it may go", async () => {
    const one = office(fresh);
    writeFileSync(one.at("公開.csv"), "古い");
    await unchanged(one, "すでにあります", one.at(BOOK), "--out", one.at("公開.csv"));
    const { bytes } = await exported(one, "公開.csv", "--force");
    expect(bytes.toString("utf8")).toContain(H.municipality);
  });

  it("the workbook itself, a folder, and a folder that is not there", async () => {
    const one = office(fresh);
    mkdirSync(one.at("箱.csv"));
    await unchanged(one, "元のブックです", one.at(BOOK), "--out", one.at(BOOK), "--force");
    await unchanged(one, "ファイルではありません", one.at(BOOK), "--out", one.at("箱.csv"), "--force");
    await unchanged(one, "フォルダーがありません", one.at(BOOK), "--out", one.at("どこか", "公開.csv"));
  });

  it("a workbook without the plan, and one that was sent to a department", async () => {
    const one = office(fresh);
    await exported(one, "公開.xlsx");
    await unchanged(one, "がありません", one.at("公開.xlsx"), "--out", one.at("公開.csv"));
    const words = [
      "--year",
      "R4",
      "--deadline",
      "2022-12-18",
      "--contact",
      "財政課",
      "--out",
      one.at("配布"),
    ];
    expect(await one.reform("issue", one.at(BOOK), ...words)).toMatchObject({ status: 0 });
    const sent =
      Object.keys(one.files()).find((name) => name.startsWith("配布/") && name.endsWith(".xlsx")) ?? "";
    await unchanged(one, "配布したファイルです", one.at(sent), "--out", one.at("公開.csv"));
  });

  it("to leave anything behind where the disk fails or Ctrl+C is pressed", async () => {
    const like = office(fresh);
    writeFileSync(like.at("公開.csv"), "古い");
    const words = (one: Office) => ["export", one.at(BOOK), "--out", one.at("公開.csv"), "--force"] as const;
    const counted = failingDisk(-1);
    await office(like).reformWith({ disk: counted.disk }, ...words(office(like)));
    expect(counted.count()).toBeGreaterThan(1);
    for (let step = 0; step < counted.count(); step += 1) {
      const one = office(like);
      const { status, stderr } = await one.reformWith({ disk: failingDisk(step).disk }, ...words(one));
      expect([step, status, one.files()]).toEqual([step, 1, like.files()]);
      expect(stderr).toContain("空き");
    }
    const one = office(like);
    expect(await one.reformWith({ signal: { aborted: true } }, ...words(one))).toMatchObject({ status: 130 });
    expect(one.files()).toEqual(like.files());
  });
});
