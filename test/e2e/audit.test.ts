import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { columnLetter, targetHeader } from "../../src/sheets";
import { describeInChromium } from "../browser/chromium";
import { violationsIn } from "../browser/violations";
import { openStandInPage, type StandInPage } from "./standInPage";

/** The page calculates as many formulas as the sheets have; none of the promises is about time. */
jest.setTimeout(120_000);

const FURUSATO = "2-1-2|2-1-2-1";
const WHO = "監査委員事務局 田中";

/** An auditor's round, in one workbook: each step stands on the one before. */
describeInChromium("the auditor's desk in the task pane", () => {
  let desk: StandInPage;
  /** The threshold that is moved. */
  let place: readonly [row: number, column: number];

  beforeAll(async () => {
    desk = await openStandInPage({ now: "2023-04-10T09:30" });
  }, 180_000);
  afterAll(() => desk?.close());

  const button = (name: string | RegExp) =>
    desk.pane.getByRole("button", { name, exact: typeof name === "string" });
  const view = (name: string) => desk.pane.getByRole("tab", { name }).click();
  const says = (text: string | RegExp) => desk.pane.getByText(text).first().waitFor();
  const cell = () => `${columnLetter(place[1])}${place[0] + 1}`;

  async function look(name: string): Promise<void> {
    await desk.picture(`audit-${name}`);
    await desk.panePicture(`audit-${name}-pane`);
    expect(await violationsIn(desk.page, { without: ["#grid"] })).toEqual([]);
  }

  it("finds nothing to compare in a new workbook, and traces a target all the same", async () => {
    await view("監査");
    await button("このブックを調べる").click();
    await says("計画の表を書き込むと、ここで計画と照らし合わせられます。");
    await view("出典");
    await says("このブックには、この目標の行がありません。");
  });

  it("writes with the name that was typed once, which 変更履歴 then has", async () => {
    await view("書き込み");
    await button("記録に残す名前を変える").click();
    await desk.pane.getByLabel("記録に残す名前").fill(WHO);
    await button("決定").click();
    await says(`記録に残す名前: ${WHO}`);
    await button("書き込む").click();
    await says("書き込みました");
    const log = await desk.lines("変更履歴", "実行者");
    expect(log.length).toBeGreaterThan(0);
    expect(new Set(log.map((line) => line["実行者"]))).toEqual(new Set([WHO]));
  });

  it("finds nothing in the workbook as it was written, and says what that means", async () => {
    await view("監査");
    await view("調べる");
    await button("もう一度調べる").click();
    await says("計画と違うところは見つかりませんでした。");
    await says("重大 0、注意 0、参考 0");
    await says("見つからないことは、入力された実績が正しいという意味ではありません。");
  });

  it("notices that a cell was typed over, finds it, and leads to it", async () => {
    place = await desk.below("設定", "下限");
    await desk.type("設定", ...place, "0.9");
    await says("調べたあとにブックが変わったため、結果が古いかもしれません。");
    await button("もう一度調べる").click();
    await says("判定基準の変更 1件");
    await look("1-found");
    await desk.go("計画目標", 0, 0);
    await button(`設定 ${cell()} を選ぶ`).click();
    await desk.page.waitForFunction((wanted) => {
      const sheet = window.standIn.univerAPI.getActiveWorkbook().getActiveSheet();
      return sheet.getActiveRange()?.getA1Notation() === wanted;
    }, cell());
    expect(await desk.selected()).toBe(`設定!${cell()}`);
  });

  it("traces the selected cell to the source, and shows the cells that have it", async () => {
    await desk.go("計画目標", ...(await desk.place("計画目標", FURUSATO, targetHeader(2022))));
    await view("出典");
    await button("選択中のセルから").click();
    const trace = desk.pane.getByRole("region", { name: "2-1-2 寄附金額 令和4年度" });
    await trace.getByText("180,000千円").waitFor();
    expect(await trace.getByRole("button", { name: / を選ぶ$/ }).count()).toBe(2);
    await trace.getByText("記載どおり").first().waitFor();
    expect(await trace.getByText(/行\(\d+ページ\)/).count()).toBeGreaterThan(0);
    await desk.pane.getByRole("region", { name: /^確実でない読み取り/ }).waitFor();
    await look("2-traced");
  });

  it("writes 監査 and 監査結果 beside the others", async () => {
    await view("調べる");
    await button("監査シートを書き込む").click();
    await says("「監査」と「監査結果」を書き込みました。");
    expect(await desk.sheets()).toEqual(expect.arrayContaining(["監査", "監査結果"]));
    const ledger = await desk.lines("監査結果", "初めて見つけた日");
    expect(ledger.some((line) => line["コード"] === "threshold.moved" && line["状況"] === "未解消")).toBe(
      true,
    );
    await look("3-written");
  });

  it("closes in the ledger what was put right", async () => {
    await desk.type("設定", ...place, "1");
    await button("監査シートを書き込む").click();
    await says("監査結果: 未解消 0件、今回解消 1件");
    await says("計画と違うところは見つかりませんでした。");
    const ledger = await desk.lines("監査結果", "初めて見つけた日");
    expect(ledger.map((line) => [line["コード"], line["状況"]])).toEqual([["threshold.moved", "解消"]]);
  });

  it("makes open data that keeps all of the rules", async () => {
    await view("公開");
    await button("CSV(BOM あり)").click();
    await says("合格 15、不合格 0、確認が必要 0");
    const coming = desk.page.waitForEvent("download");
    await button("ファイルを保存").click();
    const saved = await coming;
    expect(saved.suggestedFilename()).toBe("公開データ_20230410.csv");
    expect(readFileSync(await saved.path()).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    await look("4-published");
  });

  it("freezes the open file on the page without Excel, and knows the copy again", async () => {
    const context = await desk.page
      .context()
      .browser()
      ?.newContext({ viewport: { width: 1280, height: 800 } });
    if (!context) throw new Error("no browser");
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined });
    });
    await page.goto(`${desk.address}pane/workbook.html`);
    await freezeRound(page);
    await context.close();
  });

  it("asked for nothing from outside, and nothing failed unseen", () => {
    expect(desk.complaints).toEqual([]);
  });
});

async function freezeRound(page: Page): Promise<void> {
  const press = (name: string | RegExp) =>
    page.getByRole("button", { name, exact: typeof name === "string" }).click();
  await page.getByRole("button", { name: "書き込む", exact: true, disabled: false }).click();
  await page.getByText("書き込みました").waitFor();
  await page.getByRole("tab", { name: "監査", exact: true }).click();
  await page.getByRole("tab", { name: "確定", exact: true }).click();
  await page.getByLabel("目的(任意)").fill("議会提出");
  await press("「進捗管理.xlsx」を確定");
  await page.getByText("確定版を作りました。保存してください。").waitFor();
  const coming = page.waitForEvent("download");
  await press("確定版を保存");
  const frozen: Download = await coming;
  expect(frozen.suggestedFilename()).toMatch(/^進捗管理_確定_\d{8}\.xlsx$/);
  const file = {
    name: "確定.xlsx",
    mimeType: "application/octet-stream",
    buffer: readFileSync(await frozen.path()),
  };
  await page.locator('input[aria-label="確定版を選んで照合"]').setInputFiles(file);
  await page.getByText("「確定.xlsx」は、確定したときのままです。").waitFor();
  await page.getByText("開いているブックの変更履歴にある確定です").waitFor();
}
