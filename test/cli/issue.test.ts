import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { bundledPlan } from "../../src/plan";
import { REQUEST_HEADERS, TABLES } from "../../src/sheets";
import { XlsxPort } from "../../src/xlsx";
import { readArchive } from "../../src/xlsx/zip/readArchive";
import { failingDisk, office, type Office } from "./office";

const owners = [
  ...new Set(
    bundledPlan.priorities.flatMap(({ measures }) =>
      measures.flatMap(({ items }) => items.flatMap((item) => item.owners.map(({ value }) => value))),
    ),
  ),
];
const [first = "", second = ""] = owners;
const fileOf = (department: string) => `実績照会_R4_${department}.xlsx`;

let like: Office;
beforeAll(async () => {
  like = office();
  const outcome = await like.reform("write", "--out", like.at("進捗管理.xlsx"));
  expect(outcome.status).toBe(0);
});

const terms = (one: Office) => [
  "issue",
  one.at("進捗管理.xlsx"),
  ...["--year", "R4", "--deadline", "2022-12-18", "--contact", "財政課 行革担当 内線123"],
];

async function requests(one: Office): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const opened = await XlsxPort.open(readFileSync(one.at("進捗管理.xlsx")));
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const { tables } = await opened.value.snapshot({ tables: [TABLES.requests], names: [] });
  return tables.flatMap(({ headers, values }) =>
    values.map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index]]))),
  );
}

describe("issue", () => {
  it("makes a file for each department and keeps what went to whom", async () => {
    const one = office(like);
    const { status, stdout, stderr } = await one.reform(...terms(one), "--out", one.at("配布", "R4"));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`令和4年度の実績照会 R4-20221123-1: ${owners.length} 課、`);
    expect(Object.keys(one.files()).sort()).toEqual(
      ["進捗管理.xlsx", "配布/", "配布/R4/", ...owners.map((owner) => `配布/R4/${fileOf(owner)}`)].sort(),
    );
    const kept = await requests(one);
    expect(kept.map((row) => row[REQUEST_HEADERS.department])).toEqual(owners);
    expect(new Set(kept.map((row) => row[REQUEST_HEADERS.requestId]))).toEqual(new Set(["R4-20221123-1"]));
    const opened = await XlsxPort.open(readFileSync(one.at("配布", "R4", fileOf(first))));
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const { tables } = await opened.value.snapshot({ tables: [TABLES.actuals], names: [] });
    const said = kept.find((row) => row[REQUEST_HEADERS.department] === first);
    expect(tables[0]?.values).toHaveLength(Number(said?.[REQUEST_HEADERS.rows]));
  });

  it("puts the same files into a zip, for chosen departments", async () => {
    const one = office(like);
    const words = ["--department", second, "--department", first, "--date", "2022-10-01"];
    const outcome = await one.reform(
      ...terms(one),
      ...words,
      ...["--out", one.at("配布"), "--zip", one.at("まとめ", "配布.zip"), "--json"],
    );
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
    const entries = readArchive(readFileSync(one.at("まとめ", "配布.zip")));
    expect(entries.map(({ name }) => name)).toEqual([fileOf(first), fileOf(second)]);
    for (const { name, packed } of entries)
      expect(Buffer.compare(packed, readFileSync(one.at("配布", name)))).toBe(0);
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      requestId: "R4-20221001-1",
      zip: one.at("まとめ", "配布.zip"),
      files: [
        { department: first, path: one.at("配布", fileOf(first)), earlier: null },
        { department: second, path: one.at("配布", fileOf(second)), earlier: null },
      ],
    });
  });

  it("makes only a zip where no folder is named", async () => {
    const one = office(like);
    expect(await one.reform(...terms(one), "--zip", one.at("配布.zip"))).toMatchObject({ status: 0 });
    expect(Object.keys(one.files()).sort()).toEqual(["進捗管理.xlsx", "配布.zip"].sort());
  });

  it("with --dry-run says the same and changes nothing", async () => {
    const one = office(like);
    const { status, stdout } = await one.reform(...terms(one), "--dry-run", "--out", one.at("配布"));
    expect(status).toBe(0);
    for (const owner of owners) expect(stdout).toContain(one.at("配布", fileOf(owner)));
    expect(stdout).toContain("作る予定です");
    expect(one.files()).toEqual(like.files());
    expect(await one.reform(...terms(one), "--dry-run")).toMatchObject({ status: 0 });
  });

  it("replaces files of the same names only with --overwrite", async () => {
    const one = office(like);
    mkdirSync(one.at("配布"));
    writeFileSync(one.at("配布", fileOf(second)), "前回のもの");
    const before = one.files();
    const refused = await one.reform(...terms(one), "--out", one.at("配布"));
    expect([refused.status, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toContain(`「${fileOf(second)}」`);
    expect(refused.stderr).toContain("--overwrite");
    expect(one.files()).toEqual(before);

    const dry = await one.reform(...terms(one), "--out", one.at("配布"), "--dry-run");
    expect(dry.stdout).toContain("同じ名前のファイルが 1 件あります");
    const done = await one.reform(...terms(one), "--out", one.at("配布"), "--overwrite");
    expect(done.status).toBe(0);
    expect(done.stdout).toContain("同じ名前だった 1 件を置き換えました");
    expect(
      readFileSync(one.at("配布", fileOf(second)))
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");

    const again = await one.reform(...terms(one), "--out", one.at("二度目"));
    expect(again.stdout).toContain("R4-20221123-2");
    expect(again.stdout).toContain("2022-11-23(期限 2022-12-18)");
    expect(await requests(one)).toHaveLength(2 * owners.length);
  });

  it("leaves everything as it was, whichever step fails", async () => {
    const folder = office(like);
    mkdirSync(folder.at("配布"));
    writeFileSync(folder.at("配布", fileOf(first)), "前回のもの");
    const words = (one: Office) => [
      ...terms(one),
      ...["--department", first, "--department", second, "--out", one.at("配布"), "--overwrite"],
      ...["--zip", one.at("新しい", "配布.zip")],
    ];
    const counted = failingDisk(-1);
    const counting = office(folder);
    expect(await counting.reformWith({ disk: counted.disk }, ...words(counting))).toMatchObject({
      status: 0,
    });
    expect(counted.count()).toBeGreaterThan(10);
    for (let step = 0; step < counted.count(); step += 1) {
      const one = office(folder);
      const { status, stdout } = await one.reformWith({ disk: failingDisk(step).disk }, ...words(one));
      expect([step, status, stdout]).toEqual([step, 1, ""]);
      expect([step, one.files()]).toEqual([step, folder.files()]);
    }
    const one = office(folder);
    expect(await one.reformWith({ signal: { aborted: true } }, ...words(one))).toMatchObject({ status: 130 });
    expect(one.files()).toEqual(folder.files());
  });
});

describe("issue refuses", () => {
  const refused = async (
    message: string,
    words: (one: Office) => readonly string[],
    prepare?: (one: Office) => void,
  ) => {
    const one = office(like);
    prepare?.(one);
    const before = one.files();
    const { status, stdout, stderr } = await one.reform(...words(one));
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(one.files()).toEqual(before);
  };

  it.each<[string, (one: Office) => readonly string[]]>([
    ["ブックを一つ指定してください", () => ["issue"]],
    [
      "--year(年度)、--deadline(期限)、--contact(連絡先)、--out(フォルダー)か --zip",
      (one) => ["issue", one.at("進捗管理.xlsx")],
    ],
    ["--out(フォルダー)か --zip(ファイル) の指定が必要です", (one) => terms(one)],
    ["名前が .zip で終わる", (one) => [...terms(one), "--zip", one.at("配布")]],
    ["使える年度は", (one) => [...terms(one), "--out", "x"].map((word) => (word === "R4" ? "R9" : word))],
    [
      "日付として読めません",
      (one) => [...terms(one), "--out", "x"].map((word) => (word === "2022-12-18" ? "年末" : word)),
    ],
    [
      "配布する日(2023-01-01)より前です",
      (one) => [...terms(one), "--out", one.at("配布"), "--date", "2023-01-01"],
    ],
    [
      "担当課「財務課」はこの計画にありません",
      (one) => [...terms(one), "--out", one.at("配布"), "--department", "財務課"],
    ],
    [
      "がありません。名前と場所",
      (one) => [...terms(one), "--out", "x"].map((word) => word.replace("進捗管理", "無い")),
    ],
  ])("%s", (message, words) => refused(message, words));

  it("a workbook that is open", async () => {
    await refused(
      "開かれています",
      (one) => [...terms(one), "--out", one.at("配布")],
      (one) => writeFileSync(one.at("~$進捗管理.xlsx"), ""),
    );
  });

  it("a folder that is a file", async () => {
    await refused("場所を確かめてください", (one) => [...terms(one), "--out", one.at("進捗管理.xlsx")]);
  });

  it("a workbook without that year, and says which command helps", async () => {
    const one = office();
    await one.reform("write", "--out", one.at("進捗管理.xlsx"), "--years", "R5");
    const { status, stderr } = await one.reform(...terms(one), "--out", one.at("配布"));
    expect(status).toBe(1);
    expect(stderr).toContain("write --out にこのブックを指定します");
  });
});
