import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { paneStyles } from "./paneStyles";
import { describeInChromium, launch, serveFolder, type Site } from "../browser/chromium";
import { atRest, violationsIn } from "../browser/violations";

jest.setTimeout(60_000);

const root = join(__dirname, "..", "..");
/** Pictures to look at: REFORM_SHOTS=folder npx jest test/taskpane/looks */
const shots = process.env.REFORM_SHOTS;

const html = `<!doctype html>
<html lang="ja">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'nonce-test'; img-src 'self' data:" />
    <meta name="style-nonce" content="test" />
    <title>行革プラン</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="page.css" />
  </head>
  <body><div id="pane"></div><script src="page.js"></script></body>
</html>`;

/** A step that is no click: two returned files are picked. */
const PICK = "(files)";
/** A step that is no click: deadline and contact are typed. */
const FILL = "(terms)";

/** A step that is no click: 判定 is picked from the functions. */
const PICK_STATUS = "(status)";

/** Steps that are no click: one file is picked for 確定, 照合 or 公開. */
const SAVED = "保存したファイルを選んで確定 (file)";
const FROZEN = "確定版を選んで照合 (file)";
const ANY = "ファイルを選ぶ (file)";

/** A state of the workbook (see harness/page.ts) and what is clicked in it. */
interface Scene {
  readonly name: string;
  readonly workbook: string;
  readonly click: readonly (string | RegExp)[];
  /** There when the scene has settled. */
  readonly shows: string;
}

const scenes: readonly Scene[] = [
  { name: "new", workbook: "new", click: [], shows: "まだ計画の表がありません" },
  { name: "used", workbook: "used", click: [], shows: "新規 70行、変更 2セル、保持 31セル" },
  { name: "latest", workbook: "latest", click: [], shows: "計画の表は最新です" },
  { name: "choices", workbook: "used", click: ["書き込む内容: すべて(値)"], shows: "目標値の書き方" },
  { name: "writing", workbook: "writing", click: ["書き込む"], shows: "「実績入力」を書き込んでいます…" },
  { name: "done", workbook: "used", click: ["書き込む"], shows: "書き込みました。" },
  { name: "refused", workbook: "refused", click: ["書き込む"], shows: "書き込めませんでした。" },
  { name: "off", workbook: "used", click: ["遅れの確認"], shows: "遅れ 3件" },
  {
    name: "off-changed",
    workbook: "seen",
    click: ["遅れの確認", "変わった行", "担当課"],
    shows: "判定が変わった行 1、新しい回答 2",
  },
  { name: "off-new", workbook: "new", click: ["遅れの確認"], shows: "まだ実績を入力する表がありません" },
  { name: "off-odd", workbook: "odd", click: ["遅れの確認"], shows: "判定を読み取れないセル" },
  { name: "issue", workbook: "used", click: ["配布"], shows: "課に" },
  { name: "issue-new", workbook: "new", click: ["配布"], shows: "書き込みへ進む" },
  {
    name: "issue-choices",
    workbook: "used",
    click: ["配布", FILL, /^配布する担当課/],
    shows: "すべての担当課",
  },
  {
    name: "issue-making",
    workbook: "writing",
    click: ["配布", FILL, "配布ファイルを作る"],
    shows: "財政課のファイル",
  },
  { name: "issue-made", workbook: "used", click: ["配布", FILL, "配布ファイルを作る"], shows: "照会番号" },
  { name: "collect", workbook: "asked", click: ["回収"], shows: "前回の取り込み" },
  { name: "collect-reading", workbook: "reading", click: ["回収", PICK], shows: "を読んでいます" },
  { name: "collect-read", workbook: "used", click: ["回収", PICK], shows: "セルを取り込む" },
  {
    name: "collect-judge",
    workbook: "used",
    click: ["回収", PICK, "要判断だけを見る"],
    shows: "ファイルによって値が違います。",
  },
  {
    name: "collect-texts",
    workbook: "used",
    click: ["回収", PICK, "選んだファイル(4件)", "総合政策課への返信文の文面", "市民課(R4)への督促文の文面"],
    shows: "ご担当者様",
  },
  { name: "collect-large", workbook: "large", click: ["回収", PICK], shows: "49,000 セルを取り込む" },
  {
    name: "collect-changed",
    workbook: "changed",
    click: ["回収", PICK, "4 セルを取り込む"],
    shows: "読み直す",
  },
  {
    name: "collect-taken",
    workbook: "taken",
    click: ["回収", PICK, "4 セルを取り込む"],
    shows: "取り込みました",
  },
  {
    name: "collect-undone",
    workbook: "taken",
    click: ["回収", PICK, "4 セルを取り込む", "取り込みを元に戻す"],
    shows: "セルを元に戻しました。",
  },
  { name: "person", workbook: "used", click: ["記録に残す名前を変える"], shows: "決定" },
  { name: "audit", workbook: "used", click: ["監査"], shows: "このブックを調べる" },
  {
    name: "audit-found",
    workbook: "used",
    click: ["監査", "このブックを調べる"],
    shows: "重大 3、注意 7、参考 1",
  },
  {
    name: "audit-written",
    workbook: "clean",
    click: ["監査", "監査シートを書き込む"],
    shows: "計画と違うところは見つかりませんでした。",
  },
  { name: "audit-trace", workbook: "used", click: ["監査", "出典"], shows: "確実でない読み取り" },
  {
    name: "audit-readings",
    workbook: "used",
    click: ["監査", "出典", "選択中のセルから"],
    shows: "2-1-2 寄附金額 令和4年度",
  },
  { name: "audit-freeze", workbook: "used", click: ["監査", "確定", SAVED], shows: "確定版を保存" },
  {
    name: "audit-freeze-critical",
    workbook: "changed",
    click: ["監査", "確定", SAVED],
    shows: "重大を残したまま確定",
  },
  {
    name: "audit-freeze-anyway",
    workbook: "changed",
    click: ["監査", "確定", SAVED, "重大を残したまま確定"],
    shows: "あるブックを確定しました",
  },
  {
    name: "audit-verify",
    workbook: "changed",
    click: ["監査", "確定", FROZEN],
    shows: "は、確定したときと違います。",
  },
  {
    name: "audit-publish",
    workbook: "used",
    click: ["監査", "公開", "CSV(BOM あり)", ANY],
    shows: "シート「進捗状況」",
  },
  { name: "insert", workbook: "used", click: ["関数の挿入"], shows: "今の答え" },
  {
    name: "insert-row",
    workbook: "used",
    click: ["関数の挿入", PICK_STATUS],
    shows: "今の答え",
  },
  {
    name: "insert-filled",
    workbook: "refused",
    click: ["関数の挿入", "選択中のセルに挿入"],
    shows: "計画目標!B3 には入力があります。",
  },
];

/** Between them these show every kind of element, so other colours need no more. */
const colourful = [
  "choices",
  "refused",
  "off",
  "off-changed",
  "insert-filled",
  "issue-choices",
  "collect",
  "collect-read",
  "collect-texts",
  "audit-found",
  "audit-trace",
  "audit-freeze",
  "audit-freeze-critical",
  "audit-verify",
  "audit-publish",
];

/** How the pane is first seen. */
const LIGHT = { width: 320, colorScheme: "light", forcedColors: "none" } as const;
/** What changes with the surroundings; `rules` are those of axe's that ask about it. */
const elsewhere = [
  { name: "dark", width: 400, colorScheme: "dark", forcedColors: "none", rules: ["color-contrast"] },
  // Forced colours are people's own; axe would measure those that they replace.
  { name: "contrast", width: 320, colorScheme: "dark", forcedColors: "active", rules: [] },
] as const;

describeInChromium("the pane in Chromium", () => {
  let browser: Browser;
  let site: Site;

  beforeAll(async () => {
    const folder = join(root, ".cache", "harness");
    mkdirSync(folder, { recursive: true });
    const options: BuildOptions = {
      entryPoints: [join(__dirname, "harness", "page.ts")],
      bundle: true,
      minify: true,
      jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"' },
      logLevel: "error",
      outfile: join(folder, "page.js"),
    };
    // In a process of its own: esbuild's library does not run inside Jest.
    const build = `require("esbuild").buildSync(${JSON.stringify(options)})`;
    execFileSync(process.execPath, ["-e", build], { cwd: root, stdio: "pipe" });
    writeFileSync(join(folder, "index.html"), html);
    writeFileSync(join(folder, "page.css"), paneStyles());
    site = await serveFolder(folder);
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  let shared: Page | undefined;
  let visits = 0;

  /** One page for all scenes: a new one is a process more, which reads the pane's script anew. */
  async function freshPage(): Promise<Page> {
    const page = shared ?? (await (await browser.newContext({ locale: "ja-JP" })).newPage());
    shared = page;
    // Nothing of one scene is left for the next.
    page.removeAllListeners();
    if (visits > 0) await page.evaluate(() => localStorage.clear());
    await surround(page, LIGHT);
    return page;
  }

  async function surround(
    page: Page,
    { width, colorScheme, forcedColors }: typeof LIGHT | (typeof elsewhere)[number],
  ) {
    await page.setViewportSize({ width, height: 760 });
    await page.emulateMedia({ colorScheme, forcedColors });
  }

  async function stage({ workbook, click, shows }: Scene) {
    const page = await freshPage();
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    // Another address each time: of the same one only the hash would change, and the page would stay.
    await page.goto(`${site.url}?${String((visits += 1))}#${workbook}`);
    for (const step of click) await take(page, step);
    await page.getByText(shows).first().waitFor();
    await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
    await atRest(page.mainFrame());
    return { page, complaints };
  }

  async function take(page: Page, step: string | RegExp) {
    if (step === PICK) {
      const files = ["総合政策課", "総務課"].map((department) => ({
        name: `実績照会_R4_${department}.xlsx`,
        mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer: Buffer.from(department),
      }));
      await page.locator("input[type=file]").setInputFiles(files);
    } else if (step === SAVED || step === FROZEN || step === ANY) {
      const label = step.replace(" (file)", "");
      await page.locator(`input[aria-label="${label}"]`).setInputFiles({
        name: "進捗管理.xlsx",
        mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer: Buffer.from("PK"),
      });
    } else if (step === PICK_STATUS) {
      await page.getByLabel("調べること").selectOption("STATUS");
    } else if (step === FILL) {
      await page.getByLabel("期限").fill("2022-12-09");
      await page.getByLabel("連絡先").fill("財政課 行革担当 内線 123");
    } else {
      const button = page.getByRole("button", { name: step, exact: true });
      await button.or(page.getByRole("tab", { name: step })).click();
    }
  }

  /** In a window as high as the page, so that what stays at the lower edge does not cover its middle. */
  async function photograph(page: Page, path: string) {
    const viewport = page.viewportSize();
    if (viewport === null) throw new Error("no viewport");
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...viewport, height });
    await page.screenshot({ path });
    await page.setViewportSize(viewport);
  }

  const tooWide = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it.each(scenes)("$name fits, is accessible and complains of nothing", async (scene) => {
    const { page, complaints } = await stage(scene);
    if (shots) await photograph(page, join(shots, `${scene.name}-light.png`));
    expect(await tooWide(page)).toBe(0);
    expect(await violationsIn(page)).toEqual([]);
    for (const surrounding of colourful.includes(scene.name) ? elsewhere : []) {
      const { name, colorScheme, rules } = surrounding;
      await surround(page, surrounding);
      await page.locator(`.reform-pane.reform-${colorScheme}`).waitFor();
      await atRest(page.mainFrame());
      if (shots) await photograph(page, join(shots, `${scene.name}-${name}.png`));
      expect({ name, tooWide: await tooWide(page) }).toEqual({ name, tooWide: 0 });
      expect({ name, found: rules.length > 0 ? await violationsIn(page, { rules }) : [] }).toEqual({
        name,
        found: [],
      });
    }
    expect(complaints).toEqual([]);
  });

  it("has scenes for other colours", () => {
    expect(colourful.filter((name) => !scenes.some((scene) => scene.name === name))).toEqual([]);
  });

  it("marks the chosen tab in forced colours with something that is seen", async () => {
    const [scene] = scenes;
    if (!scene) throw new Error("no scene");
    const { page } = await stage(scene);
    await page.emulateMedia({ forcedColors: "active" });
    const line = (selected: boolean) =>
      page
        .getByRole("tab", { selected })
        .first()
        .evaluate((tab) => getComputedStyle(tab, "::after").borderBottomWidth);
    expect(await line(true)).toBe("3px");
    expect(await line(false)).toBe("0px");
  });

  const sceneNamed = (name: string) => {
    const scene = scenes.find((one) => one.name === name);
    if (!scene) throw new Error(`no scene ${name}`);
    return scene;
  };

  it("takes files that are dropped, and stays where it is", async () => {
    const { page, complaints } = await stage(sceneNamed("collect"));
    const dataTransfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["PK"], "回答.xlsx"));
      return data;
    });
    const area = page.getByRole("tabpanel").getByText("ここに置くか");
    const before = page.url();
    await area.dispatchEvent("dragover", { dataTransfer });
    await area.dispatchEvent("drop", { dataTransfer });
    await page.getByText("3件のファイルを読みました").waitFor();
    expect(page.url()).toBe(before);
    expect(complaints).toEqual([]);
  });

  it("shows what has the focus, never behind the bar at the lower edge", async () => {
    const { page } = await stage(sceneNamed("collect-texts"));
    await page.setViewportSize({ width: 320, height: 400 });
    await page.getByRole("tab", { selected: true }).focus();
    const covered: string[] = [];
    let stops = 0;
    const step = () =>
      page.evaluate(() => {
        const [focused, bar] = [document.activeElement, document.querySelector(".reform-bar")];
        if (!focused || !bar || focused === document.body) return null;
        const [inner, outer] = [focused.getBoundingClientRect(), bar.getBoundingClientRect()];
        const isCovered = !bar.contains(focused) && inner.bottom > outer.top && inner.top < outer.bottom;
        return { isCovered, isLast: bar.lastElementChild === focused, html: focused.outerHTML.slice(0, 90) };
      });
    for (; stops < 80; stops++) {
      await page.keyboard.press("Tab");
      const at = await step();
      if (at?.isCovered) covered.push(at.html);
      if (at?.isLast) break;
    }
    expect(covered).toEqual([]);
    // All the way from the first to the last.
    expect(stops).toBeGreaterThan(20);
    expect(stops).toBeLessThan(80);
  });

  it("can be used by keyboard alone: tab, tabs, list, cell", async () => {
    const { page } = await stage({ name: "keys", workbook: "used", click: [], shows: "新規 70行" });
    await page.keyboard.press("Tab");
    for (let tabs = 0; tabs < 3; tabs++) await page.keyboard.press("ArrowRight");
    await page.getByText("遅れ 3件").waitFor();
    const focused = page.locator(":focus");
    for (let stops = 0; stops < 30; stops++) {
      await page.keyboard.press("Tab");
      if ((await focused.textContent())?.includes("2-1-2")) break;
    }
    await page.keyboard.press("ArrowDown");
    expect(await focused.textContent()).toContain("1-1-3");
    // Seen where it is.
    expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
  });
});
