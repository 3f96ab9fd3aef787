import AxeBuilder from "@axe-core/playwright";
import { openStandInPage, type StandInPage } from "./standInPage";

/** The round of a finance clerk, in one workbook: each step stands on the one before. */
describe("from a new workbook to the list of what is off track", () => {
  let clerk: StandInPage;

  beforeAll(async () => {
    clerk = await openStandInPage();
  }, 180_000);
  afterAll(() => clerk.close());

  it("shows one button and one sentence in a new workbook, and says that it is not Excel", async () => {
    await expect(clerk.page.getByText("Excel の代わりの試用環境です").isVisible()).resolves.toBe(true);
    await clerk.pane.getByText("まだ計画の表がありません").waitFor();
    await expect(clerk.pane.getByRole("button", { name: "書き込む", exact: true }).count()).resolves.toBe(1);
    await clerk.picture("1-new-workbook");
  });

  it("answers =REFORM.TARGET typed into a cell", async () => {
    await clerk.type("Sheet1", 1, 1, '=REFORM.TARGET("ふるさと納税","R4")');
    await expect(clerk.shown("Sheet1", 1, 1)).resolves.toBe("180000");
    await clerk.type("Sheet1", 2, 1, '=REFORM.TARGET("公共施設","R4")');
    await expect(clerk.shown("Sheet1", 2, 1)).resolves.toBe("#VALUE!");
    await clerk.type("Sheet1", 3, 1, '=REFORM.TARGET("印刷","R4")');
    await expect(clerk.shown("Sheet1", 3, 1)).resolves.toMatch(/^#(N\/A|VALUE!)$/);
  });

  it("writes the sheets at one press and leaves the clerk's own sheet alone", async () => {
    await clerk.pane.getByRole("button", { name: "書き込む", exact: true }).click();
    await clerk.pane.getByText("書き込みました").waitFor();
    await expect(clerk.sheets()).resolves.toEqual(["Sheet1", "計画目標", "実績入力", "設定"]);
    await expect(clerk.shown("Sheet1", 1, 1)).resolves.toBe("180000");
    const [row, column] = await clerk.place("計画目標", "2-1-2|2-1-2-1", "目標 R4(2022)");
    await expect(clerk.shown("計画目標", row, column)).resolves.toBe("180,000");
    await clerk.picture("2-written");
  });

  it("has nothing to write a second time", async () => {
    await clerk.pane.getByText("書き込む変更はありません").waitFor();
    await expect(
      clerk.pane.getByRole("button", { name: "書き込む", exact: true }).isDisabled(),
    ).resolves.toBe(true);
  });

  it.each([
    ["2024", "150000", "68.2%", "△やや遅れ"],
    ["2023", "210000", "105.0%", "◎達成"],
    ["2022", "100000", "55.6%", "×遅れ"],
    ["2021", "130000", "81.3%", "○概ね達成"],
  ])("rates and grades the actual value of %s as it is typed", async (year, actual, rate, grade) => {
    const at = (header: string) => clerk.place("実績入力", `2-1-2|2-1-2-1|${year}`, header);
    await clerk.type("実績入力", ...(await at("実績")), actual);
    await expect(clerk.shown("実績入力", ...(await at("達成率")))).resolves.toBe(rate);
    await expect(clerk.shown("実績入力", ...(await at("判定")))).resolves.toBe(grade);
  });

  it("refuses to overwrite what the plan says", async () => {
    const place = await clerk.place("実績入力", "2-1-2|2-1-2-1|2024", "目標");
    await clerk.type("実績入力", ...place, "1");
    await expect(clerk.shown("実績入力", ...place)).resolves.toBe("220,000");
  });

  it("lists what is off track and goes to its cell", async () => {
    await clerk.pane.getByRole("tab", { name: "遅れの確認" }).click();
    const row = clerk.pane.getByRole("button", { name: /ふるさと納税の推進/ });
    await row.first().waitFor();
    await clerk.go("実績入力", ...(await clerk.place("実績入力", "2-1-2|2-1-2-1|2022", "理由・対応")));
    await clerk.picture("3-off-track");
    await clerk.page.evaluate(() =>
      window.standIn.univerAPI.getActiveWorkbook().getSheetByName("設定")?.activate(),
    );
    await row.first().click();
    const [at, column] = await clerk.place("実績入力", "2-1-2|2-1-2-1|2024", "実績");
    await waitFor(async () => (await clerk.selected()).startsWith("実績入力!"));
    expect(await clerk.selected()).toBe(`実績入力!${String.fromCharCode(65 + column)}${at + 1}`);
  });

  it("keeps the list fresh while values change", async () => {
    await clerk.type("実績入力", ...(await clerk.place("実績入力", "2-1-2|2-1-2-1|2024", "実績")), "230000");
    await clerk.pane.getByText(/遅れと判定された取組項目はありません/).waitFor();
  });

  it("regrades everything when a threshold changes", async () => {
    const sheet = "設定";
    const lowest = await clerk.page.evaluate(() => {
      const found = window.standIn.univerAPI.getActiveWorkbook().getSheetByName("設定");
      const values = found?.getRange(0, 0, 30, 6).getValues() ?? [];
      const top = values.findIndex((row) => row[0] === "区分");
      return [top + 1, values[top]?.indexOf("下限") ?? -1] as const;
    });
    await clerk.type(sheet, lowest[0], lowest[1], "1.1");
    const grade = await clerk.place("実績入力", "2-1-2|2-1-2-1|2023", "判定");
    await expect(clerk.shown("実績入力", ...grade)).resolves.toBe("○概ね達成");
    await clerk.type(sheet, lowest[0], lowest[1], "1");
    await expect(clerk.shown("実績入力", ...grade)).resolves.toBe("◎達成");
  });

  it("puts a function into the selected cell from the pane", async () => {
    await clerk.go("Sheet1", 5, 1);
    await clerk.pane.getByRole("tab", { name: "関数の挿入" }).click();
    await clerk.pane.getByRole("button", { name: "選択中のセルに挿入" }).click();
    await waitFor(async () => (await clerk.shown("Sheet1", 5, 1)) !== "");
    await clerk.picture("4-insert");
    expect(Number((await clerk.shown("Sheet1", 5, 1)).replace(/,/g, ""))).toBeGreaterThan(0);
  });

  it("is opened by the ribbon's buttons", async () => {
    await clerk.page.getByRole("button", { name: "最新の状態に更新" }).click();
    await clerk.pane.getByRole("tab", { name: "遅れの確認", selected: true }).waitFor();
  });

  it("has no accessibility violation in the pane or around it", async () => {
    const { violations } = await new AxeBuilder({ page: clerk.page }).exclude("#grid").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
      [],
    );
  });

  it("asked for nothing outside this machine and nothing complained", () => {
    expect(clerk.complaints).toEqual([]);
  });
});

/** Tries until it holds; the test's own time limit is the end of patience. */
async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 50));
}
