/** The commands as people type them, in processes of their own: the workbook, files for the departments, and back. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS as H, TABLES } from "../../src/sheets";
import type { Collection, MergeOutcome } from "../../src/workflows";
import { OPENPYXL, describeWith } from "../xlsx/programs";
import { office, typeInto, type Office } from "./office";

const root = join(__dirname, "..", "..");
const script = join(root, "src", "dev", "reform.mjs");
const MASTER = "進捗管理.xlsx";

interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function reformIn(folder: string, ...words: string[]): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    encoding: "utf8",
    cwd: folder,
  });
  return { status, stdout, stderr };
}

type Line = Readonly<Record<string, string | number | null>>;

/** A table by key, read by a program that is not ours. */
function linesOf(path: string, table: string): Readonly<Record<string, Line>> {
  const said = execFileSync(
    "/usr/bin/python3",
    [join(root, "test", "round", "read_with_openpyxl.py"), path],
    {
      input: JSON.stringify(table),
      encoding: "utf8",
      stdio: "pipe",
    },
  );
  return JSON.parse(said) as Record<string, Line>;
}

const items = bundledPlan.priorities.flatMap(({ measures }) => measures.flatMap((measure) => measure.items));
/** An item that two departments share. */
const shared = items.find(({ owners }) => owners.length === 2);
/** One with a number to report, of a third department. */
const counted = items.find(
  ({ owners, indicators }) => owners.length === 1 && indicators[0]?.id === "2-1-2-1",
);
if (!shared || !counted) throw new Error("the plan has changed");
const [firstOwner = "", secondOwner = ""] = shared.owners.map(({ value }) => value);
const numberOwner = counted.owners[0]?.value ?? "";
const sharedKey = `${shared.code}||2022`;
const numberKey = `${counted.code}|2-1-2-1|2022`;
const fileOf = (department: string) => `実績照会_R4_${department}.xlsx`;
const cell = (key: string, header: string, value: string | number) => ({
  table: TABLES.actuals,
  key,
  header,
  value,
});

describeWith([OPENPYXL], "reform write, issue, collect", () => {
  let desk: Office;
  const reform = (...words: string[]) => reformIn(desk.folder, ...words);
  /** The same in this process, once its command has shown that it runs in one of its own: starting one takes longer. */
  const reformHere = (command: string, ...words: string[]) =>
    desk.reform(
      command,
      ...words.map((word) => (/^(?:回答|配布)|\.xlsx$/u.test(word) ? desk.at(word) : word)),
    );
  const actual = (key: string, header: string) => linesOf(desk.at(MASTER), TABLES.actuals)[key]?.[header];
  const fill = (department: string, ...cells: ReturnType<typeof cell>[]) =>
    typeInto(desk.at("回答", fileOf(department)), cells);

  beforeAll(() => {
    desk = office();
  });

  it("writes the workbook", () => {
    expect(reform("write", "--out", MASTER, "--date", "2022-05-01")).toMatchObject({ status: 0, stderr: "" });
    expect(Object.keys(desk.files())).toEqual([MASTER]);
  });

  it("issues a file to each department", async () => {
    const words = ["--year", "R4", "--deadline", "2022-12-18", "--contact", "財政課 行革担当 内線123"];
    const { status, stderr } = reform("issue", MASTER, ...words, "--out", "配布", "--date", "2022-11-23");
    expect([status, stderr]).toEqual([0, ""]);
    mkdirSync(desk.at("回答"));
    for (const owner of [firstOwner, secondOwner, numberOwner]) {
      writeFileSync(desk.at("回答", fileOf(owner)), readFileSync(desk.at("配布", fileOf(owner))));
    }
    expect(await reformHere("issue", MASTER, ...words, "--out", "配布")).toMatchObject({
      status: 1,
      stdout: "",
    });
  });

  it("shows what the files say and changes nothing", () => {
    fill(firstOwner, cell(sharedKey, H.progress, "協議を始めた"));
    fill(secondOwner, cell(sharedKey, H.progress, "まだ始めていない"));
    fill(numberOwner, cell(numberKey, H.actual, 185_000), cell(numberKey, H.firstHalf, "約９万"));
    writeFileSync(desk.at("回答", "読めない.xlsx"), "PK これはブックではない");
    writeFileSync(desk.at("回答", "~$読めない.xlsx"), "");
    writeFileSync(desk.at("回答", "送付状.txt"), "回答します");
    const before = readFileSync(desk.at(MASTER));
    const { status, stdout, stderr } = reform("collect", MASTER, "回答");
    expect(status).toBe(2);
    expect(stderr).toBe("Excel のファイルではないため読みませんでした: 送付状.txt\n");
    expect(stdout).toContain("4 ファイルを「進捗管理.xlsx」と照らし合わせました。まだ何も変えていません。");
    expect(stdout).toMatch(/^読めない\.xlsx +\(取り込めません\)/mu);
    expect(stdout).toContain("競合 1 セル、うち未決定 1");
    expect(stdout).toContain(`${firstOwner} 協議を始めた`);
    expect(stdout).toContain("取り込めないセル 1");
    expect(stdout).toContain("約９万");
    expect(stdout).toContain("--merge");
    expect(Buffer.compare(readFileSync(desk.at(MASTER)), before)).toBe(0);
  });

  it("leaves the workbook byte for byte where it cannot be saved", () => {
    const before = desk.files();
    // A limit on the size of files stands for a full disk: root, too, is refused. Its cache must not be cut off as well.
    const shell = `ulimit -f 8; exec "$0" "$@"`;
    const words = [process.execPath, script, "collect", MASTER, "回答", "--merge"];
    const { status, stdout, stderr } = spawnSync("/bin/sh", ["-c", shell, ...words], {
      encoding: "utf8",
      cwd: desk.folder,
      env: { ...process.env, TSX_DISABLE_CACHE: "1" },
    });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("空き");
    expect(desk.files()).toEqual(before);
  });

  it("merges what is clear, around a bad file and a bad cell, and tells what is left", () => {
    const { status, stdout } = reform("collect", MASTER, "回答", "--merge", "--json", "--date", "2022-12-20");
    expect(status).toBe(2);
    const said = JSON.parse(stdout) as Collection & { merged: MergeOutcome; undecided: number };
    expect(said.merged.cells).toBe(1);
    expect(said.undecided).toBe(1);
    expect(said.rejections.map(({ file, header }) => [file, header])).toEqual([
      [fileOf(numberOwner), H.firstHalf],
    ]);
    expect(said.files.filter(({ issues }) => issues.length > 0).map(({ file }) => file)).toEqual([
      "読めない.xlsx",
    ]);
    expect(actual(numberKey, H.actual)).toBe(185_000);
    expect(actual(numberKey, H.firstHalf)).toBeNull();
    expect(actual(sharedKey, H.progress)).toBeNull();
  });

  it("settles a conflict as told", async () => {
    const files = [firstOwner, secondOwner].map((owner) => join("回答", fileOf(owner)));
    expect(await reformHere("collect", MASTER, ...files, "--merge", "--take", "財務課")).toMatchObject({
      status: 1,
      stdout: "",
    });
    const { status, stdout } = await reformHere(
      "collect",
      MASTER,
      ...files,
      "--merge",
      "--take",
      secondOwner,
    );
    expect([status, stdout.split("\n")[0]]).toEqual([
      0,
      `「${desk.at(MASTER)}」に 1 セル(1 行)を取り込みました。`,
    ]);
    expect(actual(sharedKey, H.progress)).toBe("まだ始めていない");
  });

  it("takes the last merge back", async () => {
    const { status, stdout } = await reformHere("collect", MASTER, "--undo");
    expect([status, stdout.includes("1 セルを元に戻しました")]).toEqual([0, true]);
    expect(actual(sharedKey, H.progress)).toBeNull();
    expect(actual(numberKey, H.actual)).toBe(185_000);
  });

  it("leaves out the files of departments that are not accepted", async () => {
    const { status, stdout } = await reformHere(
      "collect",
      MASTER,
      "回答/実績*.xlsx",
      "--merge",
      "--accept",
      firstOwner,
    );
    expect([status, actual(sharedKey, H.progress)]).toEqual([0, "協議を始めた"]);
    expect(stdout).toContain(`--accept にないため除いたファイル: `);
    expect(stdout).toContain(fileOf(secondOwner));
  });

  it("tells who has not answered, with a text to send", async () => {
    const before = desk.files();
    const { status, stdout, stderr } = await reformHere("collect", MASTER, "--remind");
    expect([status, stderr]).toEqual([0, ""]);
    const owners = new Set(items.flatMap((item) => item.owners.map(({ value }) => value)));
    const silent = [...owners].filter((owner) => ![firstOwner, secondOwner, numberOwner].includes(owner));
    expect(silent.length).toBeGreaterThan(0);
    for (const owner of silent) {
      expect(stdout).toMatch(new RegExp(`^ {2}${owner} +R4 +2022-12-18 +未回答`, "mu"));
      expect(stdout).toContain(`──── ${owner}\n`);
    }
    expect(desk.files()).toEqual(before);
  });

  it("stops at Ctrl+C and leaves everything as it was", async () => {
    // Reading this file waits for somebody to write to it: the moment at which the command is at work.
    execFileSync("mkfifo", [desk.at("0.xlsx")]);
    const child = spawn(
      process.execPath,
      [script, "collect", MASTER, "0.xlsx", join("回答", fileOf(secondOwner)), "--merge", "--keep"],
      { cwd: desk.folder },
    );
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const closed = new Promise((resolve) => child.on("close", resolve));
    const pipe = await open(desk.at("0.xlsx"), "w");
    child.kill("SIGINT");
    await pipe.writeFile("x");
    await pipe.close();
    expect([await closed, stderr]).toEqual([130, "中止しました。ファイルは元のままです。\n"]);
    rmSync(desk.at("0.xlsx"));
    expect(actual(sharedKey, H.progress)).toBe("協議を始めた");
  });
});
