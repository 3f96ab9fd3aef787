import { columnLetter } from "../../src/sheets";
import { describeInChromium } from "../browser/chromium";
import { violationsIn } from "../browser/violations";
import { PLAN_SHEET_NAMES } from "./planSheetNames";
import { openStandInPage, type StandInPage } from "./standInPage";
import { until } from "./until";

/** The page calculates as many formulas as the sheets have; none of the promises is about time. */
jest.setTimeout(120_000);

/** The round of a finance clerk, in one workbook: each step stands on the one before. */
describeInChromium("from a new workbook to the list of what is off track", () => {
  let clerk: StandInPage;

  beforeAll(async () => {
    clerk = await openStandInPage();
  }, 180_000);
  afterAll(() => clerk?.close());

  const press = (name: string) => clerk.pane.getByRole("button", { name, exact: true }).click();
  const ribbon = (name: string) => clerk.page.getByRole("toolbar").getByRole("button", { name }).click();
  const view = (name: string) => clerk.pane.getByRole("tab", { name }).click();
  const furusato = (year: number, header: string) => clerk.place("実績入力", `2-1-2|2-1-2-1|${year}`, header);

  /** Takes a picture, and has the page and the pane looked over for people who do not see it. */
  async function look(name: string): Promise<void> {
    await clerk.picture(name);
    expect(await violationsIn(clerk.page, { without: ["#grid"] })).toEqual([]);
  }

  it("shows one button and one sentence in a new workbook, and says that it is not Excel", async () => {
    await expect(clerk.page.getByText("Excel の代わりの試用環境です").isVisible()).resolves.toBe(true);
    await clerk.pane.getByText("まだ計画の表がありません").waitFor();
    await expect(clerk.pane.getByRole("button", { name: "書き込む", exact: true }).count()).resolves.toBe(1);
    await look("1-new-workbook");
  });

  it("answers =REFORM.TARGET typed into a cell, and says why it cannot", async () => {
    await clerk.type("Sheet1", 1, 1, '=REFORM.TARGET("ふるさと納税","R4")');
    await expect(clerk.shown("Sheet1", 1, 1)).resolves.toBe("180000");
    await clerk.type("Sheet1", 2, 1, '=REFORM.TARGET("公共施設","R4")');
    await expect(clerk.shown("Sheet1", 2, 1)).resolves.toBe("#VALUE!");
    await clerk.type("Sheet1", 3, 1, '=REFORM.TARGET("全庁ネットワーク","R4")');
    await expect(clerk.shown("Sheet1", 3, 1)).resolves.toBe("#N/A");
    await clerk.go("Sheet1", 2, 1);
    await until(async () => /2-1-1.*2-2-2/.test(await clerk.status()));
  });

  it("fills a grid from a column of items and a row of years", async () => {
    await clerk.type("Sheet1", 6, 1, "R3");
    await clerk.type("Sheet1", 6, 2, "R4");
    await clerk.type("Sheet1", 7, 0, "ふるさと納税");
    await clerk.type("Sheet1", 8, 0, "コンビニ");
    await clerk.type("Sheet1", 7, 1, "=REFORM.TARGET(A8:A9,B7:C7)");
    const grid = await Promise.all(
      [7, 8].map((row) => Promise.all([1, 2].map((column) => clerk.shown("Sheet1", row, column)))),
    );
    expect(grid).toEqual([
      ["160000", "180000"],
      ["2500", "3000"],
    ]);
  });

  it("writes the sheets at one press and leaves the clerk's own sheet alone", async () => {
    await press("書き込む");
    await clerk.pane.getByText("書き込みました").waitFor({ timeout: 100_000 });
    await expect(clerk.sheets()).resolves.toEqual(["Sheet1", ...PLAN_SHEET_NAMES]);
    await expect(clerk.shown("Sheet1", 1, 1)).resolves.toBe("180000");
    const place = await clerk.place("計画目標", "2-1-2|2-1-2-1", "目標 R4(2022)");
    await expect(clerk.shown("計画目標", ...place)).resolves.toBe("180,000");
    await look("2-written");
  });

  it("has nothing to write a second time", async () => {
    await clerk.pane.getByText("書き込む変更はありません").waitFor();
    await expect(
      clerk.pane.getByRole("button", { name: "書き込む", exact: true }).isDisabled(),
    ).resolves.toBe(true);
  });

  it.each([
    [2024, "150000", "68.2%", "△やや遅れ"],
    [2023, "210000", "105.0%", "◎達成"],
    [2022, "100000", "55.6%", "×遅れ"],
    [2021, "130000", "81.3%", "○概ね達成"],
  ])("rates and grades the actual value of %d as it is typed", async (year, actual, rate, grade) => {
    await clerk.type("実績入力", ...(await furusato(year, "実績")), actual);
    await expect(clerk.shown("実績入力", ...(await furusato(year, "達成率")))).resolves.toBe(rate);
    await expect(clerk.shown("実績入力", ...(await furusato(year, "判定")))).resolves.toBe(grade);
  });

  it("refuses to overwrite what the plan says, and says where to type", async () => {
    const place = await furusato(2024, "目標");
    await clerk.type("実績入力", ...place, "1");
    await expect(clerk.shown("実績入力", ...place)).resolves.toBe("220,000");
    await until(async () => (await clerk.status()).includes("は保護されています"));
  });

  it("lists what is off track and goes to its cell", async () => {
    await view("遅れの確認");
    const row = clerk.pane.getByRole("button", { name: /ふるさと納税の推進/ });
    await row.first().waitFor();
    // The grid scrolls just far enough: some rows further down bring the graded ones into the picture.
    const [graded, reason] = await furusato(2024, "理由・対応");
    await clerk.go("実績入力", graded + 8, reason);
    await look("3-off-track");
    await clerk.go("設定", 0, 0);
    await row.first().click();
    const [at, column] = await furusato(2024, "実績");
    await until(async () => (await clerk.selected()) === `実績入力!${columnLetter(column)}${at + 1}`);
  });

  it("shows the same in ダッシュボード with its two charts, and on the item's card", async () => {
    const [byPriority, chosen, ...more] = await clerk.charts("ダッシュボード");
    expect(more).toEqual([]);
    const late = byPriority?.series.find(({ name }) => name.includes("やや遅れ"));
    expect(late?.values.filter((count) => count !== null && count > 0)).toEqual([1]);
    expect(chosen?.series.map(({ name }) => name)).toEqual(["目標", "実績", "見込（推定）"]);
    await clerk.go("ダッシュボード", 0, 0);
    await look("3-dashboard");
    const [card] = await clerk.charts("個票 2-1-2");
    const actual = card?.series.find(({ name }) => name === "実績");
    expect(actual?.values).toEqual([null, 130_000, 100_000, 210_000, 150_000]);
    await clerk.go("個票 2-1-2", 0, 0);
    await clerk.picture("3-card");
  });

  it("keeps the list fresh while values change", async () => {
    await clerk.type("実績入力", ...(await furusato(2024, "実績")), "230000");
    await clerk.pane.getByText(/遅れと判定された行はありません/).waitFor();
  });

  it("regrades everything when a threshold changes", async () => {
    const first = await clerk.below("設定", "下限");
    await clerk.type("設定", ...first, "1.1");
    const grade = await furusato(2023, "判定");
    await expect(clerk.shown("実績入力", ...grade)).resolves.toBe("○概ね達成");
    await clerk.type("設定", ...first, "1");
    await expect(clerk.shown("実績入力", ...grade)).resolves.toBe("◎達成");
  });

  it("puts a function into the selected cell from the pane, as the pane answered it", async () => {
    await clerk.go("Sheet1", 11, 1);
    await view("関数の挿入");
    const answer = clerk.pane.getByText(/今の答え/);
    await answer.waitFor();
    const [promised = ""] = /[\d,.]+/.exec((await answer.textContent()) ?? "") ?? [];
    await press("選択中のセルに挿入");
    await until(async () => (await clerk.shown("Sheet1", 11, 1)) !== "");
    expect(Number(await clerk.shown("Sheet1", 11, 1))).toBe(Number(promised.replace(/,/g, "")));
    await look("4-insert");
  });

  it("does what the ribbon's buttons say", async () => {
    await ribbon("最新の状態に更新");
    await clerk.pane.getByRole("tab", { name: "遅れの確認", selected: true }).waitFor();
    await ribbon("表を書き込む");
    await clerk.pane.getByRole("tab", { name: "書き込み", selected: true }).waitFor();
    await clerk.page.evaluate(() => window.standIn.hidePane());
    await expect(clerk.page.locator("#pane").isVisible()).resolves.toBe(false);
    await ribbon("開く");
    await expect(clerk.page.locator("#pane").isVisible()).resolves.toBe(true);
  });

  it("keeps what people typed when it writes again", async () => {
    await expect(clerk.shown("実績入力", ...(await furusato(2024, "実績")))).resolves.toBe("230,000");
    await expect(clerk.sheets()).resolves.toEqual(["Sheet1", ...PLAN_SHEET_NAMES]);
  });

  it("serves nothing outside its own folder", async () => {
    for (const path of [
      "..%2f..%2fpackage.json",
      "%2e%2e/%2e%2e/package.json",
      "pane/..%5c..%5cpackage.json",
      "%00",
    ])
      expect([path, (await fetch(clerk.address + path)).status]).toEqual([path, 404]);
  });

  it("asked for nothing outside this machine and nothing complained", () => {
    expect(clerk.complaints).toEqual([]);
  });
});
