import { mkdirSync, writeFileSync } from "node:fs";
import { SHEETS } from "../../src/sheets";
import type { RuleResult, Verdict } from "../../src/openData";
import { office, type Office } from "./office";

const GOOD = "地域,西暦,件数(件)\r\n長野県,2022,12\r\n";

interface Said {
  readonly file: string;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly verdict: Verdict;
    readonly results: readonly (RuleResult & { readonly label: string })[];
  }[];
}

async function said(one: Office, ...words: string[]): Promise<{ status: number; said: Said }> {
  const { status, stdout, stderr } = await one.reform("check", ...words, "--json");
  expect(stderr).toBe("");
  return { status, said: JSON.parse(stdout) as Said };
}

function verdicts({ sheets }: Said): Record<string, string> {
  return Object.fromEntries(
    sheets.flatMap(({ results }) => results.map(({ rule, verdict }) => [rule, verdict])),
  );
}

describe("check", () => {
  it("ends with 0 where nothing fails, a line for each rule", async () => {
    const one = office();
    writeFileSync(one.at("表.csv"), GOOD);
    const { status, stdout, stderr } = await one.reform("check", one.at("表.csv"));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("表.csv: 合格 15、不合格 0、確認が必要 0\n");
    expect(stdout.match(/^合格 +\d-\d+ /gmu)).toHaveLength(15);
    expect(stdout).toContain("※ 略語かどうかは判断しません。");
  });

  it("ends with 1 where something fails: what, where, what to do", async () => {
    const one = office();
    writeFileSync(one.at("表.csv"), GOOD.replace("12", "12件"));
    const { status, stdout } = await one.reform("check", one.at("表.csv"));
    expect(status).toBe(1);
    expect(stdout).toMatch(/不合格 +1-3 .*\n +数値に、単位、.*付いています。 C2\n +→ 数値だけを入力し/u);
  });

  it("ends with 0 where people have to look, and says where", async () => {
    const one = office();
    writeFileSync(
      one.at("表.csv"),
      Buffer.from([...Buffer.from("a,2022\r\n"), 0x82, 0xa0, 0x2c, 0x31, 0x0d, 0x0a]),
    );
    const { status, said: told } = await said(one, one.at("表.csv"));
    expect(told.sheets[0]?.results.find(({ rule }) => rule === "1-1")).toMatchObject({
      verdict: "confirm",
      label: "確認が必要",
      findings: [{ what: "文字コードが Shift_JIS です。" }],
    });
    expect(status).toBe(told.sheets.some(({ verdict }) => verdict === "fail") ? 1 : 0);
  });

  it("finds in 実績入力 what makes it a sheet to work in and not one to publish", async () => {
    const one = office();
    await one.reform("write", "--out", one.at("進捗管理.xlsx"));
    const { status, said: told } = await said(one, one.at("進捗管理.xlsx"), "--sheet", SHEETS.actuals);
    expect(status).toBe(1);
    expect(told.sheets.map(({ sheet }) => sheet)).toEqual([SHEETS.actuals]);
    expect(verdicts(told)).toMatchObject({
      "1-1": "pass",
      // Several 担当課 in one cell.
      "1-2": "confirm",
      "1-3": "fail",
      "1-4": "pass",
      "1-6": "pass",
      "1-7": "fail",
      "1-9": "pass",
      "1-10": "pass",
      "1-11": "pass",
      "1-12": "confirm",
      "1-13": "fail",
      // The hidden keys; the title and the legend above.
      "2-1": "confirm",
      "2-2": "confirm",
    });
    const formats = told.sheets[0]?.results.find(({ rule }) => rule === "1-3")?.findings;
    expect(formats?.map(({ what }) => what).join()).toContain("表示形式");
  });

  it("looks at every sheet that holds something, and shows of several what was found", async () => {
    const one = office();
    await one.reform("write", "--out", one.at("進捗管理.xlsx"), "--years", "R4");
    const { said: told } = await said(one, one.at("進捗管理.xlsx"));
    const names = told.sheets.map(({ sheet }) => sheet);
    expect(names).toEqual(
      expect.arrayContaining([SHEETS.targets, SHEETS.actuals, SHEETS.settings, SHEETS.record]),
    );
    const { stdout } = await one.reform("check", one.at("進捗管理.xlsx"));
    expect(stdout).toContain("合格の項目は省いています。");
    expect(stdout).not.toMatch(/^合格 +\d-\d+ /mu);
    expect(stdout).toMatch(/2-1 .*\n +シートが非表示です。 行革プラン_記録/u);
  });

  it("finds a sheet whatever its capitals, and names those there are", async () => {
    const one = office();
    await one.reform("write", "--out", one.at("a.xlsx"), "--years", "R4");
    await one.reform("export", one.at("a.xlsx"), "--out", one.at("公開.xlsx"));
    expect(await one.reform("check", one.at("公開.xlsx"), "--sheet", "公開データ")).toMatchObject({
      status: 0,
    });
    const unknown = await one.reform("check", one.at("公開.xlsx"), "--sheet", "別紙");
    expect(unknown).toMatchObject({ status: 2, stdout: "" });
    expect(unknown.stderr).toContain("シート「別紙」がありません。あるシートは「公開データ」です。");
  });
});

describe("check ends with 2", () => {
  it.each([
    [[], "check には"],
    [["a.csv", "b.csv"], "check には"],
    [["a.csv", "--sheets", "x"], "「--sheets」という指定はありません。"],
    [["ない.csv"], "「ない.csv」というファイルがありません。"],
  ])("for %j", async (words, message) => {
    const { status, stdout, stderr } = await office().reform("check", ...words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it.each([
    ["空.csv", "", "空です"],
    ["表.pdf", "%PDF-1.7", "Excel のブック"],
    ["表.xls", "\u00d0\u00cf\u0011\u00e0", "古い形式"],
    ["絵.csv", "\u0089PNG\u0000\u0000\u0000", "Excel ブック(.xlsx)でも CSV でもありません"],
    ["表.csv", 'a,"b\n', "引用符"],
  ])("for %s, with what to do", async (name, bytes, message) => {
    const one = office();
    writeFileSync(one.at(name), Buffer.from(bytes, "latin1"));
    const { status, stdout, stderr } = await one.reform("check", one.at(name));
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`「${one.at(name)}」: `);
    expect(stderr).toContain(message);
  });

  it("for a folder", async () => {
    const one = office();
    mkdirSync(one.at("箱.csv"));
    expect(await one.reform("check", one.at("箱.csv"))).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("help", () => {
  it.each(["export", "check"])("of %s names its options and its statuses in Japanese", async (command) => {
    const { status, stdout } = await office().reform(command, "--help");
    expect(status).toBe(0);
    expect(stdout).toContain(`使い方: npm run --silent reform -- ${command} `);
    expect(stdout).toContain("終了コード:");
    expect((await office().reform("--help")).stdout).toMatch(new RegExp(`^ {2}${command} `, "mu"));
  });
});
