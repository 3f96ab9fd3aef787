import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Download } from "playwright-core";
import { describeInChromium } from "../browser/chromium";
import { violationsIn } from "../browser/violations";
import { describeWith, OPENPYXL } from "../xlsx/programs";
import { openStandInPage, type StandInPage } from "./standInPage";
import { until } from "./until";

jest.setTimeout(60_000);

const PYTHON = "/usr/bin/python3";
const scripts = join(__dirname, "..", "round");
const BUS = "2-2-1|2-2-1-1|2022";
const OVERTIME = "1-2-1|1-2-1-1|2022";
const ONLINE = "3-1-1|3-1-1-1|2022";
const FEES = "2-1-1||2022";

/** What a finance clerk clicks to ask the departments and to take their answers: each step stands on the one before. */
describeWith([OPENPYXL], "files out to the departments and back, in the task pane", () =>
  describeInChromium("in Chromium", round),
);

function round() {
  let clerk: StandInPage;
  let folder: string;
  /** What the cells show before answers are taken. */
  let before: unknown;
  /** Of the files that were sent, by department. */
  const sent = new Map<string, string>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "departments-"));
    // Shortly after the year that is asked about.
    clerk = await openStandInPage({ now: "2023-04-10T09:30" });
    await clerk.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  }, 180_000);
  afterAll(async () => {
    await clerk?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const button = (name: string | RegExp) =>
    clerk.pane.getByRole("button", { name, exact: typeof name === "string" });
  const view = (name: string) => clerk.pane.getByRole("tab", { name }).click();
  const says = (text: string | RegExp) => clerk.pane.getByText(text).first().waitFor();
  const actual = (key: string, header: string) => clerk.place("実績入力", key, header);
  const shown = async (key: string, header: string) =>
    clerk.shown("実績入力", ...(await actual(key, header)));
  const answered = async (cells: readonly (readonly [key: string, header: string])[]) =>
    Promise.all(cells.map(async ([key, header]) => [key, header, await shown(key, header)]));

  async function saved(click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const coming = clerk.page.waitForEvent("download");
    await click();
    const download: Download = await coming;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  /** Fills in a department's file in a program that is not ours; its path. */
  function fillIn(
    department: string,
    answers: readonly (readonly [key: string, header: string, value: unknown])[],
  ) {
    const file = join(folder, sent.get(department) ?? "");
    execFileSync(PYTHON, [join(scripts, "answer_with_openpyxl.py"), file], {
      input: JSON.stringify({
        answers: answers.map(([key, header, value]) => ({ key, header, value })),
        habits: [],
      }),
      stdio: "pipe",
    });
    return file;
  }

  /** Takes a picture of the page, one of the pane where it scrolls, and has both looked over for people who do not see them. */
  async function look(name: string): Promise<void> {
    await clerk.picture(`departments-${name}`);
    await clerk.panePicture(`departments-${name}-pane`);
    expect(await violationsIn(clerk.page, { without: ["#grid"] })).toEqual([]);
  }

  it("offers nothing to send before the plan is written", async () => {
    await view("配布");
    await says("計画の表を書き込むと、担当課ごとの配布ファイルを作れます。");
    await look("1-new-workbook");
    await view("書き込み");
    await button("書き込む").click();
    await says("書き込みました");
    await clerk.type("実績入力", ...(await actual(BUS, "上半期実績")), "50");
  });

  it("says how much would be sent to how many, and what is still wanted", async () => {
    await view("配布");
    await clerk.pane.getByLabel("年度").selectOption({ label: "令和4年度" });
    await says("9課に 20行を配布");
    await says("うち 2行は複数の課で受け持つ行で");
    await says("今日以後の期限と連絡先を入力すると、作れます。");
    await look("2-before-sending");
  });

  it("makes the files and keeps who was sent what", async () => {
    await clerk.pane.getByLabel("期限").fill("2023-05-12");
    await clerk.pane.getByLabel("連絡先").fill("財政課 行革担当 内線 123");
    await button("配布ファイルを作る").click();
    await says("9課の配布ファイルを作りました。");
    await says("照会番号: R4-20230410-1");
    expect(await clerk.sheets()).toContain("配布記録");
    const record = await clerk.lines("配布記録", "照会番号");
    for (const line of record) sent.set(String(line["担当課"]), String(line["ファイル名"]));
    expect(sent.size).toBe(9);
    expect(record).toContainEqual(
      expect.objectContaining({
        照会番号: "R4-20230410-1",
        担当課: "総務課",
        行数: "3",
        連絡先: "財政課 行革担当 内線 123",
      }),
    );
    await clerk.go("配布記録", 0, 0);
    await look("3-sent");
  });

  it("saves all files as one, or one of them, and opens one", async () => {
    const all = await saved(() => button("まとめて保存(zip)").click());
    expect(all.name).toBe("実績照会_R4-20230410-1.zip");
    const zip = join(folder, all.name);
    writeFileSync(zip, all.bytes);
    execFileSync(PYTHON, ["-m", "zipfile", "-e", zip, folder]);
    expect(new Set(readdirSync(folder))).toEqual(new Set([all.name, ...sent.values()]));

    const inZip = readFileSync(join(folder, sent.get("総務課") ?? ""));
    const one = await saved(() => button("総務課のファイルを保存").click());
    expect(one.name).toBe(sent.get("総務課"));
    expect(one.bytes.equals(inZip)).toBe(true);

    await button("総務課のファイルを開く").click();
    await clerk.page.getByText("Excel では新しいブックとして開きます").waitFor();
    await look("4-opened");
    const opened = await saved(() => clerk.page.getByRole("link", { name: "Book2.xlsx を保存" }).click());
    expect(opened.bytes.equals(inZip)).toBe(true);
    await clerk.page.getByRole("region", { name: "ブック" }).waitFor();
    await clerk.page.locator("#opened").getByRole("button", { name: "閉じる" }).click();
  });

  it("lists who has not answered before any file comes back", async () => {
    await view("回収");
    await says("未回答 9課、記入途中 0課、回答済み 0課");
    await look("5-before-collecting");
  });

  it("says what the chosen files would change, what it refuses and why", async () => {
    const general = fillIn("総務課", [
      [BUS, "上半期実績", 60],
      [BUS, "実績", 120],
      [BUS, "状態", "確定"],
      [BUS, "取組状況", "貸切バスを共同で使いました。"],
      [OVERTIME, "実績", "約200"],
    ]);
    const finance = fillIn("財政課", [[FEES, "取組状況", "改定案をまとめました。"]]);
    const sports = fillIn("スポーツ振興課", [[FEES, "取組状況", "使用料を見直しました。"]]);
    const broken = join(folder, "壊れた回答.xlsx");
    writeFileSync(broken, readFileSync(general).subarray(0, 9_000));

    const choosing = clerk.page.waitForEvent("filechooser");
    await button("ファイルを選ぶ").click();
    await (await choosing).setFiles([general, finance, sports, broken]);
    await says("3件のファイルを読みました");
    const numbers = clerk.pane.getByRole("list", { name: "セルの数" }).getByRole("listitem");
    expect(await numbers.allTextContents()).toEqual([
      "新規 3",
      "変更 1",
      "同じ 42",
      "要判断 1",
      "取り込めない 1",
    ]);
    await says("取り込めないファイルが 1 件あります。");
    await says("壊れた回答.xlsx");
    await says(/ファイルが途中で切れているか、壊れています/);
    await says("「約200」");
    await says(/数値ではありません/);
    expect(await shown(BUS, "上半期実績")).toBe("50");
    await look("6-read");
  });

  it("adds a file that is dropped", async () => {
    const file = fillIn("情報政策課", [
      [ONLINE, "実績", "１５件"],
      [ONLINE, "理由・対応", "年度末に 8 件を追加します。"],
    ]);
    const pane = clerk.page.frames().find((each) => each.url().includes("taskpane.html"));
    await pane?.evaluate(
      ([name, base64]) => {
        const data = new DataTransfer();
        const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
        data.items.add(new File([bytes], name));
        const at = document.querySelector(".reform-drop");
        for (const type of ["dragenter", "dragover", "drop"])
          at?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
      },
      [sent.get("情報政策課") ?? "", readFileSync(file, "base64")] as const,
    );
    await says("4件のファイルを読みました");
    await says("読み方: 「１５件」を 15 と読みました。");
    await button("6 セルを取り込む").waitFor();
  });

  it("waits for a decision where two departments do not agree", async () => {
    await says("要判断のセルが 1 個あります。");
    await button("要判断だけを見る").click();
    const choice = clerk.pane.getByRole("radiogroup", { name: "取組状況(要判断)" });
    await expect(choice.getByRole("radio", { name: /^ブックのまま/ }).isChecked()).resolves.toBe(true);
    await look("7-conflict");
    await choice.getByRole("radio", { name: /^財政課: 改定案をまとめました。/ }).check();
    await button("7 セルを取り込む").waitFor();
    await expect(clerk.pane.getByText("要判断のセルが").count()).resolves.toBe(0);
  });

  const cells = [
    [BUS, "上半期実績"],
    [BUS, "実績"],
    [BUS, "状態"],
    [BUS, "取組状況"],
    [BUS, "達成率"],
    [BUS, "判定"],
    [OVERTIME, "実績"],
    [FEES, "取組状況"],
    [ONLINE, "実績"],
    [ONLINE, "判定"],
  ] as const;

  it("takes the cells at one press; grades and colours follow", async () => {
    before = await answered(cells);
    await button("7 セルを取り込む").click();
    await says("7 セル(3 行)を取り込みました。");
    expect(await answered(cells)).toEqual([
      [BUS, "上半期実績", "60"],
      [BUS, "実績", "120"],
      [BUS, "状態", "確定"],
      [BUS, "取組状況", "貸切バスを共同で使いました。"],
      [BUS, "達成率", "120.0%"],
      [BUS, "判定", "◎達成"],
      [OVERTIME, "実績", ""],
      [FEES, "取組状況", "改定案をまとめました。"],
      [ONLINE, "実績", "15"],
      [ONLINE, "判定", "×遅れ"],
    ]);
    for (const [key, colour] of [
      [BUS, "#B5E2D3"],
      [ONLINE, "#A33208"],
    ] as const) {
      const place = await actual(key, "判定");
      await until(async () => (await clerk.colour("実績入力", ...place)) === colour);
    }
    const [row, column] = await actual(BUS, "判定");
    // The grid scrolls just far enough.
    await clerk.go("実績入力", row + 20, column + 2);
    await look("8-taken");
  });

  it("keeps for each cell what it held before, what it holds now, and which file said so", async () => {
    const lines = (await clerk.lines("変更履歴", "まとまり")).filter((line) => line["操作"] === "取り込み");
    expect(lines).toHaveLength(7);
    expect(lines).toContainEqual(
      expect.objectContaining({
        操作: "取り込み",
        まとまり: "M0001",
        ファイル: sent.get("総務課"),
        担当課: "総務課",
        キー: BUS,
        項目: "上半期実績",
        変更前: "50",
        変更後: "60",
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        ファイル: sent.get("情報政策課"),
        キー: ONLINE,
        変更前: "",
        変更後: "15",
        読み方: "「１５件」を 15 と読みました。",
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ 担当課: "財政課", キー: FEES, 変更後: "改定案をまとめました。" }),
    );
    await clerk.go("変更履歴", 0, 0);
    await look("9-history");
  });

  it("puts all of it back at one press", async () => {
    await clerk.go("実績入力", ...(await actual(BUS, "実績")));
    const selected = await clerk.selected();
    await button("取り込みを元に戻す").click();
    await says("7 セルを元に戻しました。");
    // Writing into another sheet leaves people where they are.
    expect(await clerk.selected()).toBe(selected);
    expect(`実績入力!${await clerk.page.locator("#grid input").first().inputValue()}`).toBe(selected);
    expect(await answered(cells)).toEqual(before);
    expect(await shown(BUS, "上半期実績")).toBe("50");
    const undone = (await clerk.lines("変更履歴", "まとまり")).filter((line) => line["操作"] === "取り消し");
    expect(undone).toHaveLength(7);
    expect(undone.every((line) => line["まとまり"] === "M0001")).toBe(true);
    await look("10-put-back");
    await clerk.go("変更履歴", 12, 0);
  });

  it("has a text ready for a department that has not answered", async () => {
    await button("市民課(R4)への督促文をコピー").click();
    await says("コピーしました。");
    const copied = await clerk.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("市民課 ご担当者様");
    expect(copied).toContain("回答期限: 令和5年5月12日");
    expect(copied).toContain("照会番号: R4-20230410-1");
    expect(copied).toContain("返送先・お問い合わせ: 財政課 行革担当 内線 123");
    await button("市民課(R4)への督促文の文面").click();
    const text = clerk.pane.getByRole("region", { name: "市民課(R4)への督促文" });
    expect(await text.textContent()).toBe(copied);
    await look("11-reminder");
  });

  it("says who was asked before when files are to be made again", async () => {
    await view("配布");
    await button("続けて配布する").click();
    await says("うち 9課には、この年度の照会を前にも配布しています。");
    await button("配布する担当課: すべて(9課)").click();
    await button("前に作った配布ファイル(9件)").click();
    await look("12-again");
  });

  it("asked for nothing outside this machine and nothing complained", () => {
    expect(clerk.complaints).toEqual([]);
  });
}
