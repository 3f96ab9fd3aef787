import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Browser, Download, Page } from "playwright-core";
import { columnLetter } from "../../src/sheets";
import { XlsxPort } from "../../src/xlsx";
import { describeInChromium, launch } from "../browser/chromium";
import { violationsIn } from "../browser/violations";
import { blankFile } from "../xlsx/blankFile";
import { describeWith, OPENPYXL, withOpenpyxl } from "../xlsx/programs";
import { PLAN_SHEET_NAMES } from "./planSheetNames";
import { pictureFile, startServer } from "./standInPage";

jest.setTimeout(60_000);

/** The work of a site without Microsoft 365, in one page: each step stands on the one before. */
describeWith([OPENPYXL], "the task pane on a file, without Excel", () =>
  describeInChromium("in Chromium", round),
);

function round() {
  let server: ChildProcess;
  let browser: Browser;
  let page: Page;
  let address: string;
  /** The workbook as it was saved last. */
  let saved: Uint8Array;
  const complaints: string[] = [];

  beforeAll(async () => {
    ({ server, address } = await startServer());
    browser = await launch();
    page = await openPage({ asksForPlaces: false });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    server?.kill();
  });

  /** @param asksForPlaces whether the browser lets a page write where people say; many do not, or not without https. */
  async function openPage({ asksForPlaces }: { readonly asksForPlaces: boolean }): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const opened = await context.newPage();
    opened.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(data|blob):/.test(url)) complaints.push(`asked for ${url}`);
      if (/office/i.test(new URL(url).pathname)) complaints.push(`asked for ${url}`);
    });
    opened.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
    });
    opened.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
    if (!asksForPlaces) {
      await opened.addInitScript(() => {
        Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined });
      });
    }
    await opened.goto(`${address}pane/workbook.html`);
    await opened.getByRole("button", { name: "書き込む", exact: true, disabled: false }).waitFor();
    return opened;
  }

  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const grid = () => page.getByRole("grid");
  const cell = (place: string) => {
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return page.locator(`#cell-${String(Number(digits) - 1)}-${String(column)}`);
  };
  /** For people to look at. */
  const picture = async (name: string): Promise<void> => {
    const path = pictureFile(`file-${name}`);
    if (path !== null) await page.screenshot({ path });
  };
  /** For people who do not see the page. */
  const look = async (name: string, without: readonly string[] = []): Promise<void> => {
    await picture(name);
    expect(await violationsIn(page, { without })).toEqual([]);
  };
  const bytesOf = async (download: Download): Promise<Uint8Array> =>
    new Uint8Array(readFileSync(await download.path()));
  async function save(): Promise<Download> {
    const coming = page.waitForEvent("download");
    await button("保存").click();
    return coming;
  }
  async function open(name: string, bytes: Uint8Array): Promise<void> {
    const choosing = page.waitForEvent("filechooser");
    await button("開く…").click();
    const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
    await (await choosing).setFiles(file);
  }

  it("begins with a new workbook, says what it is for and that nothing leaves the machine", async () => {
    await page.getByText("シートはまだありません").waitFor();
    await page.getByText("このパソコンの外に送られることはありません").waitFor();
    expect(await button("保存").isDisabled()).toBe(true);
    expect(await page.getByRole("tab", { name: "関数の挿入" }).count()).toBe(0);
    await look("1-new");
  });

  it("shows what is written, as it looks in a spreadsheet", async () => {
    await button("書き込む").click();
    await page.getByText("書き込みました").waitFor();
    const tabs = page.getByRole("tablist", { name: "シート" }).getByRole("tab");
    expect(await tabs.allTextContents()).toEqual(PLAN_SHEET_NAMES);
    expect(await cell("B4").textContent()).toBe("重点項目");
    expect(await cell("B4").evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      "rgb(52, 73, 94)",
    );
    await page.getByText("未保存の変更があります").waitFor();
    await look("2-written");
  });

  it("draws the two charts of ダッシュボード", async () => {
    await page.getByRole("tab", { name: "ダッシュボード" }).click();
    const charts = grid().locator(".charts svg");
    await charts.nth(1).waitFor({ state: "attached" });
    expect(await charts.count()).toBe(2);
    for (const words of await charts.allTextContents()) expect(words.length).toBeGreaterThan(10);
    await look("2-dashboard");
    await page.getByRole("tab", { name: "計画目標" }).click();
  });

  it("saves a workbook that another program reads", async () => {
    const download = await save();
    expect(download.suggestedFilename()).toBe("進捗管理.xlsx");
    saved = await bytesOf(download);
    await page.getByText("「進捗管理.xlsx」をダウンロードしました").waitFor();
    expect(await page.getByText("未保存の変更があります").isVisible()).toBe(false);
    const { sheets } = withOpenpyxl("inspect_workbook.py", saved).said as {
      sheets: Record<string, { state: string }>;
    };
    const inState = (wanted: string) =>
      Object.entries(sheets).flatMap(([name, { state }]) => (state === wanted ? [name] : []));
    expect(inState("visible")).toEqual(PLAN_SHEET_NAMES);
    expect(inState("veryHidden")).toEqual(["行革プラン_記録"]);
    expect(Object.keys(sheets)).toHaveLength(PLAN_SHEET_NAMES.length + 1);
  });

  it("opens it again with what was filled in elsewhere, and leads from what is off track to its cell", async () => {
    const { bytes, place, grade, steps } = await filledIn(saved);
    await open("戻った進捗管理.xlsx", bytes);
    await page.getByText("「戻った進捗管理.xlsx」を開きました").waitFor();
    await page.getByRole("tab", { name: "遅れの確認" }).click();
    const row = page.getByRole("button", { name: /ふるさと納税の推進/ });
    await row.first().waitFor();
    await row.first().click();
    await page.getByRole("tab", { name: "実績入力", selected: true }).waitFor();
    await expect(page.locator("#address").textContent()).resolves.toBe(place);
    await expect(cell(place).textContent()).resolves.toBe("100,000");
    await expect(cell(place).evaluate((element) => element.classList.contains("is-selected"))).resolves.toBe(
      true,
    );
    await picture("3-off-track");
    await grid().focus();
    for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
    await expect(page.locator("#address").textContent()).resolves.toBe(grade);
    await expect(cell(grade).textContent()).resolves.toBe("×遅れ");
    // A conditional format's: vermilion for what is off track.
    await expect(cell(grade).evaluate((element) => getComputedStyle(element).backgroundColor)).resolves.toBe(
      "rgb(163, 50, 8)",
    );
    await page.setViewportSize({ width: 1024, height: 768 });
    await picture("4-1024");
    await page.setViewportSize({ width: 600, height: 900 });
    await picture("5-stacked");
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it("is walked through with the keyboard", async () => {
    await page.getByRole("tab", { name: "計画目標" }).focus();
    await page.keyboard.press("Enter");
    await grid().focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("#address").textContent()).resolves.toBe("X2");
    await page.keyboard.press("Control+End");
    const active = await grid().getAttribute("aria-activedescendant");
    await expect(page.locator(`#${active ?? "none"}`).isVisible()).resolves.toBe(true);
    expect(await page.locator(".row").count()).toBeLessThan(60);
  });

  it("says why a file cannot be opened and keeps the workbook", async () => {
    await open("壊れた.xlsx", saved.slice(0, saved.length / 2));
    const alert = page.getByRole("alert");
    await alert.getByText("「壊れた.xlsx」を開けませんでした。").waitFor();
    expect(await alert.textContent()).toContain("ファイルが途中で切れているか、壊れています");
    await page.getByText("戻った進捗管理.xlsx").first().waitFor();
    await expect(page.getByRole("tab", { name: "計画目標", selected: true }).count()).resolves.toBe(1);
    await picture("6-bad-file");
    await button("閉じる").click();
    expect(await alert.isVisible()).toBe(false);
  });

  it("asks before unsaved changes are lost", async () => {
    await button("新しいブック").click();
    await page.getByText("シートはまだありません").waitFor();
    await button("書き込む").click();
    await page.getByText("未保存の変更があります").waitFor();
    await button("新しいブック").click();
    await page.getByRole("dialog").getByText("保存していない変更があります").waitFor();
    await look("7-question", [".grid"]);
    await button("やめる").click();
    await expect(page.getByRole("tab", { name: "計画目標" }).count()).resolves.toBe(1);

    const leaving = page.waitForEvent("dialog");
    void page.close({ runBeforeUnload: true });
    const question = await leaving;
    expect(question.type()).toBe("beforeunload");
    await question.dismiss();

    await button("新しいブック").click();
    await button("保存せずに進む").click();
    await page.getByText("シートはまだありません").waitFor();
  });

  it("takes a workbook that is dropped on its place, and lets nothing else lead away from the page", async () => {
    const drop = (target: string) =>
      page.evaluate(
        ([selector, base64]) => {
          const data = new DataTransfer();
          const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
          data.items.add(new File([bytes], "落とした.xlsx"));
          const at = document.querySelector(selector);
          return ["dragover", "drop"].map(
            (type) =>
              !at?.dispatchEvent(
                new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }),
              ),
          );
        },
        [target, base64Of(saved)] as const,
      );
    expect(await drop("header")).toEqual([true, true]);
    await expect(page.getByText("シートはまだありません").isVisible()).resolves.toBe(true);
    await drop("#book");
    await page.getByText("「落とした.xlsx」を開きました").waitFor();
    await expect(page.getByRole("tab", { name: "実績入力" }).count()).resolves.toBe(1);
  });

  it("opens the file that the stand-in offers of its workbook", async () => {
    const standIn = await page.context().newPage();
    await standIn.goto(address);
    await standIn.getByText("準備ができました").waitFor();
    const pane = standIn.frameLocator("#pane-frame");
    await pane.getByRole("button", { name: "書き込む", exact: true, disabled: false }).click();
    // It calculates as many formulas as the sheets have.
    await pane.getByText("書き込みました").waitFor({ timeout: 120_000 });
    const coming = standIn.waitForEvent("download");
    await standIn.getByRole("button", { name: ".xlsx で保存" }).click();
    const bytes = await bytesOf(await coming);

    // What the pane does with 「開く」 for an issued file: Excel would open a window of its own.
    const frame = standIn.frames().find((each) => each.url().includes("taskpane.html"));
    await frame?.evaluate((base64) => Excel.createWorkbook(base64), base64Of(bytes));
    await standIn.getByText("Excel では新しいブックとして開きます").waitFor();
    const opening = standIn.waitForEvent("download");
    await standIn.getByRole("link", { name: "Book2.xlsx を保存" }).click();
    expect(Buffer.from(await bytesOf(await opening)).equals(Buffer.from(bytes))).toBe(true);
    const path = pictureFile("file-11-opened-in-the-stand-in");
    if (path !== null) await standIn.screenshot({ path });
    await standIn.close();
    await open("試用環境のブック.xlsx", bytes);
    await page.getByText("「試用環境のブック.xlsx」を開きました").waitFor();
    const tabs = page.getByRole("tablist", { name: "シート" }).getByRole("tab");
    expect(await tabs.allTextContents()).toEqual(["Sheet1", ...PLAN_SHEET_NAMES]);
    await page.getByRole("tab", { name: "書き込み" }).click();
    await page.getByText("書き込む変更はありません").waitFor();
    await picture("8-from-the-stand-in");
  }, 180_000);

  it("writes back into the opened file where the browser lets it, and warns when others have changed it", async () => {
    page = await openPage({ asksForPlaces: true });
    // Files of the browser's own, which have the same handles as files on the disk.
    await page.evaluate(
      async (base64) => {
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle("進捗.xlsx", { create: true });
        const write = async (content: Uint8Array<ArrayBuffer>) => {
          const stream = await handle.createWritable();
          await stream.write(content);
          await stream.close();
        };
        await write(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)));
        Object.assign(window, {
          showOpenFilePicker: () => Promise.resolve([handle]),
          sizeOnDisk: async () => (await handle.getFile()).size,
          changeElsewhere: () => write(new Uint8Array(10)),
        });
      },
      base64Of(await blankFile()),
    );
    await button("開く…").click();
    await page.getByText("「進捗.xlsx」を開きました").waitFor();
    const sizeOnDisk = () =>
      page.evaluate(() => (window as unknown as { sizeOnDisk(): Promise<number> }).sizeOnDisk());
    const before = await sizeOnDisk();
    await button("書き込む").click();
    await page.getByText("書き込みました").waitFor();
    await button("保存").click();
    await page.getByText("「進捗.xlsx」に保存しました").waitFor();
    expect(await page.getByText("未保存の変更があります").isVisible()).toBe(false);
    expect(await sizeOnDisk()).toBeGreaterThan(before + 1000);

    await page.evaluate(() => (window as unknown as { changeElsewhere(): Promise<void> }).changeElsewhere());
    await button("保存").click();
    await page.getByRole("dialog").getByText("ほかの人かソフトが変更しました").waitFor();
    await button("やめる").click();
    expect(await sizeOnDisk()).toBe(10);
    await button("保存").click();
    await button("上書きする").click();
    await page.getByText("「進捗.xlsx」に保存しました").waitFor();
    expect(await sizeOnDisk()).toBeGreaterThan(before + 1000);
  });

  it("is dark where the system is, and loses no word to forced colours", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await look("9-dark", [".grid"]);
    await page.emulateMedia({ forcedColors: "active" });
    await picture("10-forced-colours");
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
  });

  it("asked for nothing outside its own folder, nothing of Office.js, and nothing complained", () => {
    expect(complaints).toEqual([]);
  });
}

/** As bytes are handed into a page: a list of numbers would take a thousand times as long. */
const base64Of = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** Types an actual value far below its target, as a department does in its own program. */
async function filledIn(bytes: Uint8Array): Promise<{
  readonly bytes: Uint8Array;
  /** Where it was typed, where its grade stands, and how many columns lie between. */
  readonly place: string;
  readonly grade: string;
  readonly steps: number;
}> {
  const opened = await XlsxPort.open(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const [table] = (await opened.value.snapshot({ tables: ["実績入力表"], names: [] })).tables;
  if (!table) throw new Error("no table");
  const at = (header: string) => table.headers.indexOf(header);
  const row = table.values.findIndex((cells) => cells[at("キー")] === "2-1-2|2-1-2-1|2024");
  const name = (header: string) => `${columnLetter(table.column + at(header))}${table.row + 2 + row}`;
  const typed = [table.sheet, table.row + 2 + row, table.column + at("実績") + 1, 100_000];
  return {
    bytes: withOpenpyxl("fill_workbook.py", bytes, [typed]).bytes,
    place: name("実績"),
    grade: name("判定"),
    steps: at("判定") - at("実績"),
  };
}
