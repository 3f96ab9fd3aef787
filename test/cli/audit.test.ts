import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import type { Finding } from "../../src/audit";
import { ACTUAL_HEADERS as A, SHEETS, TABLES, actualKey } from "../../src/sheets";
import { OPENPYXL, describeWith } from "../xlsx/programs";
import { XlsxPort } from "../../src/xlsx";
import { fewItems } from "../workflows/samplePlan";
import { failingDisk, office, typeInto, type Office } from "./office";

jest.setTimeout(60_000);

/** Whatever the audit says, it says of each cell, and there are enough of them. */
const PLAN = fewItems();
const [row] = PLAN.priorities.flatMap(({ measures }) =>
  measures.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.indicators.flatMap((indicator) =>
        PLAN.years.flatMap((year, index) => {
          const target = indicator.targets[index]?.value;
          return typeof target === "number" ? [{ key: actualKey(item, indicator, year), item, target }] : [];
        }),
      ),
    ),
  ),
);
if (!row) throw new Error("the plan has a target");

let written: Office;
beforeAll(async () => {
  written = office(undefined, PLAN);
  const { status, stderr } = await written.reform("write", "--out", written.at("進捗管理.xlsx"));
  expect([status, stderr]).toEqual([0, ""]);
});

describe("audit", () => {
  it("ends with 0 and says so where nothing is wrong", async () => {
    expect(await written.reform("audit", written.at("進捗管理.xlsx"))).toEqual({
      status: 0,
      stdout: "進捗管理.xlsx: 重大 0、注意 0、参考 0\n計画と違うところは見つかりませんでした。\n",
      stderr: "",
    });
  });

  it("changes no file", async () => {
    const before = written.files();
    await written.reform("audit", written.at("進捗管理.xlsx"), "--json");
    expect(written.files()).toEqual(before);
  });

  it.each([
    [[], "audit には、計画を書き込んだブックを一つ指定してください。"],
    [["a.xlsx", "b.xlsx"], "audit には、計画を書き込んだブックを一つ指定してください。"],
    [["--jsn"], "--jsn"],
    [["ない.xlsx"], "「ない.xlsx」がありません。"],
    [["a.xlsx", "--force"], "--force と --date は、--out を付けるときだけ使えます。"],
    [["a.xlsx", "--out", "監査.csv"], ".xlsx で終わる"],
  ])("ends with 2 where it cannot begin: %j", async (words, message) => {
    const { status, stdout, stderr } = await written.reform("audit", ...words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("ends with 2 for what is not a workbook, not one of ours, or a department's", async () => {
    const one = office(written);
    writeFileSync(one.at("文字.xlsx"), "これはブックではありません");
    await one.reform("export", one.at("進捗管理.xlsx"), "--out", one.at("公開.xlsx"));
    await one.reform(
      ...["issue", one.at("進捗管理.xlsx"), "--year", "R4", "--deadline", "2022-12-18"],
      ...["--contact", "行革担当", "--out", one.at("配布")],
    );
    const issued = Object.keys(one.files()).find(
      (path) => path.startsWith("配布/") && path.endsWith(".xlsx"),
    );
    const said = await Promise.all(
      ["文字.xlsx", "公開.xlsx", issued ?? ""].map((name) => one.reform("audit", one.at(name))),
    );
    expect(said.map(({ status, stdout }) => [status, stdout])).toEqual([
      [2, ""],
      [2, ""],
      [2, ""],
    ]);
    expect(said[1]?.stderr).toContain("公開.xlsx」: 行革プランのブックではありません");
    expect(said[2]?.stderr).toContain("配布したファイルです");
  });

  it("finds nothing in a workbook that has been round the departments", async () => {
    const one = office(written);
    await one.reform(
      ...["issue", one.at("進捗管理.xlsx"), "--year", "R4", "--deadline", "2022-12-18"],
      ...["--contact", "行革担当", "--out", one.at("配布")],
    );
    const collected = await one.reform("collect", one.at("進捗管理.xlsx"), one.at("配布"), "--merge");
    expect(collected.stderr).toBe("");
    const { status, stdout } = await one.reform("audit", one.at("進捗管理.xlsx"));
    expect([status, stdout.split("\n")[0]]).toEqual([0, "進捗管理.xlsx: 重大 0、注意 0、参考 0"]);
  });

  it("tells how it is used", async () => {
    const { status, stdout } = await written.reform("audit", "--help");
    expect(status).toBe(0);
    expect(stdout).toContain("audit ブック.xlsx [指定]");
  });
});

describe("audit --out", () => {
  const sheetsIn = async (one: Office, name: string) => {
    const opened = await XlsxPort.open(readFileSync(one.at(name)));
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const { sheets, tables } = await opened.value.snapshot({ tables: [TABLES.findings], names: [] });
    return { names: sheets.map((sheet) => sheet.name), ledger: tables[0]?.values.length ?? 0 };
  };

  it("writes a copy with both sheets, says so, and leaves the workbook as it is", async () => {
    const one = office(written);
    const before = one.files();
    const { status, stdout, stderr } = await one.reform(
      ...["audit", one.at("進捗管理.xlsx"), "--out", one.at("監査済み.xlsx")],
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("監査済み.xlsx」を書き出しました。元のブックは変えていません。\n");
    expect(stdout).toMatch(
      /監査: \d+行を計算し直す数式を書きました。\n.*監査結果: 未解消 0件\(新規 0、再発 0\)/u,
    );
    const { "監査済み.xlsx": copy, ...others } = one.files();
    expect(others).toEqual(before);
    expect(copy).toBeDefined();
    const { names, ledger } = await sheetsIn(one, "監査済み.xlsx");
    expect(names.slice(-2)).toEqual([SHEETS.audit, SHEETS.findings]);
    expect(ledger).toBe(1);
  });

  it("audits its own copy without a finding, and writes the next one from it", async () => {
    const one = office(written);
    await one.reform("audit", one.at("進捗管理.xlsx"), "--out", one.at("1.xlsx"));
    const again = await one.reform(
      "audit",
      one.at("1.xlsx"),
      "--out",
      one.at("2.xlsx"),
      "--date",
      "2022-12-01",
    );
    expect([again.status, again.stderr]).toEqual([0, ""]);
    expect(again.stdout).toContain("重大 0、注意 0、参考 0");
    expect((await sheetsIn(one, "2.xlsx")).names).toEqual((await sheetsIn(one, "1.xlsx")).names);
  });

  it("prints what it wrote for programs", async () => {
    const one = office(written);
    const { stdout } = await one.reform(
      ...["audit", one.at("進捗管理.xlsx"), "--out", one.at("監査済み.xlsx"), "--json"],
    );
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [],
      copy: {
        file: one.at("監査済み.xlsx"),
        ledger: { added: 0, open: 0 },
        recalculated: expect.any(Number) as number,
      },
    });
  });

  it("does not write onto the workbook, nor onto another file unasked", async () => {
    const one = office(written);
    writeFileSync(one.at("ある.xlsx"), "前からあるファイル");
    const before = one.files();
    const onto = await one.reform(
      "audit",
      one.at("進捗管理.xlsx"),
      "--out",
      one.at("進捗管理.xlsx"),
      "--force",
    );
    const there = await one.reform("audit", one.at("進捗管理.xlsx"), "--out", one.at("ある.xlsx"));
    expect([onto.status, there.status]).toEqual([2, 2]);
    expect(onto.stderr).toContain("元のブックです");
    expect(there.stderr).toContain("--force");
    expect(one.files()).toEqual(before);
    const forced = await one.reform(
      "audit",
      one.at("進捗管理.xlsx"),
      "--out",
      one.at("ある.xlsx"),
      "--force",
    );
    expect(forced.status).toBe(0);
    expect((await sheetsIn(one, "ある.xlsx")).names).toContain(SHEETS.audit);
  });

  it.each([0, 1])("leaves nothing behind where the disk refuses (step %d)", async (nth) => {
    const one = office(written);
    const before = one.files();
    const { disk } = failingDisk(nth);
    const { status, stderr } = await one.reformWith(
      { disk },
      ...["audit", one.at("進捗管理.xlsx"), "--out", one.at("監査済み.xlsx")],
    );
    expect(status).toBe(2);
    expect(stderr).toContain("書き込めません");
    expect(one.files()).toEqual(before);
  });
});

describeWith([OPENPYXL], "audit of a workbook that was tampered with", () => {
  let tampered: Office;
  beforeAll(() => {
    tampered = office(written);
    copyFileSync(tampered.at("進捗管理.xlsx"), tampered.at("方法.xlsx"));
    typeInto(tampered.at("進捗管理.xlsx"), [
      { table: TABLES.actuals, key: row.key, header: A.target, value: row.target + 1 },
      { table: TABLES.actuals, key: row.key, header: A.owners, value: "別の課" },
      { table: TABLES.actuals, key: row.key, header: A.method, value: "達成・未達" },
    ]);
    typeInto(tampered.at("方法.xlsx"), [
      { table: TABLES.actuals, key: row.key, header: A.method, value: "達成・未達" },
    ]);
  });

  it("ends with 1 and lists what was found, the worst first: where, what, and what to do", async () => {
    const { status, stdout, stderr } = await tampered.reform("audit", tampered.at("進捗管理.xlsx"));
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(
      /^進捗管理\.xlsx: 重大 1、注意 1、参考 1\n\n重大 {2}目標の書き換え {2}1件 {2}\(target\.altered\)\n {2}実績入力 [A-Z]+\d+\(.*\): 目標が計画と違います。.*\n {2}→ .*\n\n注意 {2}計画の欄の書き換え/u,
    );
    expect(stdout).toContain(`計画は「${String(row.target)}」、ブックは「${String(row.target + 1)}」です。`);
  });

  it("prints for programs: code, severity, place, found, expected", async () => {
    const { status, stdout } = await tampered.reform("audit", tampered.at("進捗管理.xlsx"), "--json");
    expect(status).toBe(1);
    const { findings, unchecked } = JSON.parse(stdout) as { findings: Finding[]; unchecked: string[] };
    expect(unchecked).toEqual([]);
    expect(findings.find(({ code }) => code === "target.altered")).toEqual({
      code: "target.altered",
      severity: "critical",
      label: "重大",
      title: "目標の書き換え",
      place: {
        sheet: "実績入力",
        cell: expect.stringMatching(/^[A-Z]+\d+$/) as string,
        table: TABLES.actuals,
        key: row.key,
        header: A.target,
      },
      found: row.target + 1,
      expected: row.target,
      message: expect.any(String) as string,
      advice: expect.any(String) as string,
    });
  });

  it("ends with 0 where there is only something good to know", async () => {
    const { status, stdout } = await tampered.reform("audit", tampered.at("方法.xlsx"));
    expect(status).toBe(0);
    expect(stdout).toContain("重大 0、注意 0、参考 1\n");
    expect(stdout).toContain("算定方法が標準");
  });
});
