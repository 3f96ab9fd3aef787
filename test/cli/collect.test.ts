import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS as H, REQUEST_HEADERS as R, TABLES } from "../../src/sheets";
import type { Collection, MergeOutcome } from "../../src/workflows";
import { XlsxPort } from "../../src/xlsx";
import { OPENPYXL, describeWith } from "../xlsx/programs";
import { mapItems } from "../workflows/samplePlan";
import { failingDisk, office, typeInto, type Office, type Typed } from "./office";

const items = bundledPlan.priorities.flatMap(({ measures }) => measures.flatMap((measure) => measure.items));
const shared = items.find(({ owners }) => owners.length === 2);
if (!shared) throw new Error("the plan has changed");
const [one = "", other = ""] = shared.owners.map(({ value }) => value);
/** What the two departments have to do. */
const PLAN = mapItems(bundledPlan, (item) =>
  item.owners.some(({ value }) => value === one || value === other) ? [item] : [],
);
const key = `${shared.code}||2022`;
/** Two lines, and a sign that turns the direction of writing. */
const REASON = "遅れ\n二\u202e行目";
const cell = (header: string, value: string | number): Typed => ({
  table: TABLES.actuals,
  key,
  header,
  value,
});

interface Said extends Omit<Collection, "proposals"> {
  readonly merged: MergeOutcome | null;
  readonly undecided: number;
  readonly proposals: readonly (Collection["proposals"][number] & { readonly decision: unknown })[];
  readonly reminders?: readonly { readonly department: string; readonly text: string }[];
}

describeWith([OPENPYXL], "collect", () => {
  /** Two departments say different things about 取組状況 of the item that they share; one has more to say. */
  let like: Office;

  beforeAll(async () => {
    like = office(undefined, PLAN);
    expect(await like.reform("write", "--out", like.at("進捗管理.xlsx"))).toMatchObject({ status: 0 });
    mkdirSync(like.at("回答"));
    const terms = [
      "--year",
      "R4",
      "--deadline",
      "2022-12-18",
      "--contact",
      "行革担当",
      "--out",
      like.at("回答"),
    ];
    const departments = ["--department", one, "--department", other];
    expect(await like.reform("issue", like.at("進捗管理.xlsx"), ...terms, ...departments)).toMatchObject({
      status: 0,
    });
    typeInto(like.at("回答", `実績照会_R4_${one}.xlsx`), [cell(H.progress, "甲"), cell(H.reason, REASON)]);
    typeInto(like.at("回答", `実績照会_R4_${other}.xlsx`), [cell(H.progress, "乙")]);
  });

  const collect = (desk: Office, ...words: string[]) =>
    desk.reform("collect", desk.at("進捗管理.xlsx"), desk.at("回答"), ...words);
  const undo = (desk: Office, ...words: string[]) =>
    desk.reform("collect", desk.at("進捗管理.xlsx"), "--undo", ...words);
  const said = async (desk: Office, ...words: string[]) =>
    JSON.parse((await collect(desk, "--json", ...words)).stdout) as Said;
  const held = async (desk: Office, header: string) => {
    const opened = await XlsxPort.open(readFileSync(desk.at("進捗管理.xlsx")));
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const { tables } = await opened.value.snapshot({ tables: [TABLES.actuals], names: [] });
    const row = tables[0]?.values.find((values) => values[tables[0]?.headers.indexOf(H.key) ?? -1] === key);
    return row?.[tables[0]?.headers.indexOf(header) ?? -1];
  };

  it("shows every cell with --cells, and nothing that could play with the terminal", async () => {
    const desk = office(like);
    const { status, stdout } = await collect(desk, "--cells");
    expect(status).toBe(2);
    expect(stdout).toContain(`${shared.code} ${shared.name} R4 ${H.reason}: 空白 → 遅れ ⏎ 二行目`);
    expect(stdout).not.toContain("\u202e");
    expect(stdout).toContain("回答の状況(読んだファイルを含む): 照会 2 件のうち");
    expect(desk.files()).toEqual(like.files());
  });

  it.each([
    ["no word", [], 2, "", 1, "undecided"],
    ["a department", ["--take", other], 0, "乙", 0, { department: other, value: "乙" }],
    ["a file", ["--take", `実績照会_R4_${one}.xlsx`], 0, "甲", 0, { department: one, value: "甲" }],
    ["the workbook", ["--keep"], 0, "", 0, "keep"],
  ] as const)("settles a conflict by %s", async (_, words, status, value, undecided, decision) => {
    const desk = office(like);
    const before = await said(desk, ...words);
    expect(before).toMatchObject({ merged: null, undecided });
    expect(before.proposals.find(({ conflict }) => conflict !== null)?.decision).toEqual(
      typeof decision === "string" ? decision : expect.objectContaining(decision),
    );
    expect(desk.files()).toEqual(like.files());

    expect(await collect(desk, "--merge", ...words)).toMatchObject({ status, stderr: "" });
    expect([await held(desk, H.progress), await held(desk, H.reason)]).toEqual([value, REASON]);
  });

  it("does nothing twice", async () => {
    const desk = office(like);
    await collect(desk, "--merge", "--take", other);
    const { stdout, status } = await collect(desk, "--merge", "--accept", other);
    expect([status, stdout.split("\n")[0]]).toEqual([
      0,
      `取り込むセルはありませんでした。「${desk.at("進捗管理.xlsx")}」は元のままです。`,
    ]);
  });

  it("notes when files came back though they brought nothing new", async () => {
    const desk = office(like);
    await collect(desk, "--merge", "--take", other);
    const returned = async () => {
      const opened = await XlsxPort.open(readFileSync(desk.at("進捗管理.xlsx")));
      if (!opened.ok) throw new Error(opened.issues[0].message);
      const { tables } = await opened.value.snapshot({ tables: [TABLES.requests], names: [] });
      const [log] = tables;
      const at = (header: string) => log?.headers.indexOf(header) ?? -1;
      return log?.values.map((row) => [row[at(R.collected)], row[at(R.cells)]]);
    };
    const first = await returned();
    const words = ["collect", desk.at("進捗管理.xlsx"), desk.at("回答"), "--merge", "--take", other];
    const later = { now: () => "2022-12-01T17:15" };
    const { stdout, status } = await desk.reformWith(later, ...words);
    expect([status, stdout.split("\n")[0]]).toEqual([
      0,
      `取り込むセルはありませんでした。回収した日時だけを「${desk.at("進捗管理.xlsx")}」に記録しました。`,
    ]);
    expect(await returned()).toEqual(first?.map(([, cells]) => ["2022-12-01 17:15", cells]));
    const files = desk.files();
    expect((await desk.reformWith(later, ...words)).stdout).toContain("元のままです");
    expect(desk.files()).toEqual(files);
  });

  it("says once what is so of many files", async () => {
    const desk = office(like);
    const file = readFileSync(desk.at("回答", `実績照会_R4_${one}.xlsx`));
    for (let copy = 1; copy <= 6; copy += 1) writeFileSync(desk.at("回答", `写し${String(copy)}.xlsx`), file);
    const { stdout } = await collect(desk);
    const said = stdout.split("\n").filter((line) => line.includes("と同じ内容のファイルです"));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^.+\.xlsx、.+\.xlsx、.+\.xlsx ほか 3 ファイル: /u);
  });

  it("takes the last merge back; what people typed since stays and is named", async () => {
    const desk = office(like);
    await collect(desk, "--merge", "--take", other, "--by", "財政課 山田");
    typeInto(desk.at("進捗管理.xlsx"), [cell(H.progress, "あとから")]);
    const { status, stdout } = await undo(desk, "--by", "財政課 鈴木");
    expect(status).toBe(2);
    expect(stdout).toContain("1 セルを元に戻しました");
    expect(stdout).toMatch(new RegExp(`${H.progress}: あとから`, "u"));
    expect([await held(desk, H.progress), await held(desk, H.reason)]).toEqual(["あとから", ""]);
    expect(await undo(desk, "--json")).toMatchObject({ status: 1, stdout: "" });
    const opened = await XlsxPort.open(readFileSync(desk.at("進捗管理.xlsx")));
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const { tables } = await opened.value.snapshot({ tables: [TABLES.history], names: [] });
    const whoDid = (action: string) =>
      (tables[0]?.values ?? [])
        .filter((line) => line[tables[0]?.headers.indexOf("操作") ?? -1] === action)
        .map((line) => line[tables[0]?.headers.indexOf("実行者") ?? -1]);
    expect(new Set(whoDid("取り込み"))).toEqual(new Set(["財政課 山田"]));
    expect(new Set(whoDid("取り消し"))).toEqual(new Set(["財政課 鈴木"]));
  });

  it("hands out the texts for those who have not answered", async () => {
    const desk = office(like);
    const answers = await said(desk, "--accept", one, "--remind");
    // The only row of the other department is one that they share, and it has an answer by now.
    expect(answers.reminders?.map(({ department }) => department)).toEqual([one]);
    expect(answers.reminders?.[0]?.text).toContain(one);
  });

  it("leaves the workbook alone, whichever step fails", async () => {
    const merged = office(like);
    await collect(merged, "--merge", "--take", other);
    for (const [start, words] of [
      [like, (desk: Office) => [desk.at("回答"), "--merge", "--take", other]],
      [merged, () => ["--undo"]],
    ] as const) {
      const typed = (desk: Office) => ["collect", desk.at("進捗管理.xlsx"), ...words(desk)];
      const counted = failingDisk(-1);
      const counting = office(start);
      expect(await counting.reformWith({ disk: counted.disk }, ...typed(counting))).toMatchObject({
        status: 0,
      });
      expect(counted.count()).toBeGreaterThan(2);
      for (let step = 0; step < counted.count(); step += 1) {
        const desk = office(start);
        const outcome = await desk.reformWith({ disk: failingDisk(step, "EBUSY").disk }, ...typed(desk));
        expect([step, outcome.status, outcome.stdout]).toEqual([step, 1, ""]);
        expect(outcome.stderr).toContain("閉じてから");
        expect([step, desk.files()]).toEqual([step, start.files()]);
      }
      const desk = office(start);
      expect(await desk.reformWith({ signal: { aborted: true } }, ...typed(desk))).toMatchObject({
        status: 130,
      });
      expect(desk.files()).toEqual(start.files());
    }
  });

  it.each([
    [["--merge"], "ファイルかフォルダーを、ブックの次に"],
    [["--take", one], "ファイルかフォルダーを、ブックの次に"],
    [["回答", "--undo"], "--undo は、ブックだけを指定して"],
    [["--undo", "--merge"], "--undo は、ブックだけを指定して"],
    [["--undo"], "取り消せる取り込みはありません"],
    [["無い.xlsx"], "「無い.xlsx」がありません。"],
  ])("refuses %j", async (words, message) => {
    const desk = office(like);
    const { status, stdout, stderr } = await desk.reform("collect", desk.at("進捗管理.xlsx"), ...words);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(desk.files()).toEqual(like.files());
  });

  it("refuses names that are not among the answers, and says which are", async () => {
    for (const flag of ["--accept", "--take"]) {
      const { status, stderr } = await collect(office(like), "--merge", flag, "財務課");
      expect(status).toBe(1);
      expect(stderr).toContain("「財務課」からの回答は、指定されたファイルにありません。");
      for (const department of [one, other]) expect(stderr).toContain(department);
    }
  });

  it("refuses to merge into a workbook that is open, but reads it", async () => {
    const desk = office(like);
    writeFileSync(desk.at("~$進捗管理.xlsx"), "");
    expect((await collect(desk)).stdout).toContain("照らし合わせました");
    for (const outcome of [await collect(desk, "--merge"), await undo(desk)]) {
      expect(outcome).toMatchObject({ status: 1, stdout: "" });
      expect(outcome.stderr).toContain("開かれています");
    }
  });

  it("refuses a department's file in place of the workbook", async () => {
    const desk = office(like);
    const { status, stderr } = await desk.reform("collect", desk.at("回答", `実績照会_R4_${one}.xlsx`));
    expect([status, stderr === ""]).toEqual([1, false]);
  });
});
