/** @jest-environment jsdom */
import { screen, waitFor, within } from "@testing-library/react";
import type { PaneActions } from "../../src/taskpane/actions";
import { functionFormula } from "../../src/workflows";
import { failed, ok, plan } from "./fakeActions";
import { openPane } from "./openPane";
import { violations } from "./violations";

async function openTab(changes: Partial<PaneActions> = {}) {
  const pane = openPane(changes);
  await pane.user.click(screen.getByRole("tab", { name: "関数の挿入" }));
  const select = (name: string) => screen.getByRole("combobox", { name });
  await screen.findByRole("combobox", { name: "取組項目" });
  return {
    ...pane,
    pick: (name: string, value: string) => pane.user.selectOptions(select(name), value),
    select,
  };
}

const insertButton = () => screen.getByRole("button", { name: "選択中のセルに挿入" });

describe("関数の挿入", () => {
  it("shows the formula and its current answer for what was picked", async () => {
    const { pick } = await openTab();
    await pick("取組項目", "2-1-2 ふるさと納税の推進");
    await pick("年度", "令和4年度");
    expect(screen.getByText('=REFORM.TARGET("2-1-2","R4")')).toBeTruthy();
    expect(screen.getByText("180,000")).toBeTruthy();
    await pick("調べること", "単位");
    expect(screen.getByText('=REFORM.UNIT("2-1-2")')).toBeTruthy();
    expect(screen.getByText("千円")).toBeTruthy();
    expect(screen.queryByRole("combobox", { name: "年度" })).toBeNull();
    await pick("調べること", "担当課");
    expect(screen.getByText("総合政策課")).toBeTruthy();
  });

  it("starts with something that has an answer", async () => {
    await openTab();
    expect(screen.getByText(/今の答え/)).toBeTruthy();
  });

  it("offers every item of the plan under its 重点項目", async () => {
    const { select } = await openTab();
    const groups = within(select("取組項目")).getAllByRole("group");
    expect(groups).toHaveLength(plan.priorities.length);
    expect(within(select("取組項目")).getAllByRole("option")).toHaveLength(
      plan.priorities.flatMap(({ measures }) => measures.flatMap(({ items }) => items)).length,
    );
  });

  it("asks for the indicator where there are several, and names it in the formula", async () => {
    const { pick } = await openTab();
    await pick("取組項目", "3-1-1 行政手続きのオンライン化促進");
    await pick("指標", "うちマイナポータル使用の申請");
    await pick("年度", "令和4年度");
    expect(screen.getByText('=REFORM.TARGET("3-1-1","R4","うちマイナポータル使用の申請")')).toBeTruthy();
    await pick("取組項目", "2-1-2 ふるさと納税の推進");
    expect(screen.queryByRole("combobox", { name: "指標" })).toBeNull();
    expect(screen.getByText('=REFORM.TARGET("2-1-2","R4")')).toBeTruthy();
  });

  it("says what the cell would show where the plan has no number", async () => {
    const { pick } = await openTab();
    await pick("取組項目", "1-1-1 審議会等の見直し");
    expect(screen.getByText("この組み合わせでは、セルは #N/A になります。")).toBeTruthy();
    expect(screen.getByText(/1-1-1.*数値目標はありません/)).toBeTruthy();
  });

  it.each([
    ["判定", "STATUS", "△やや遅れ"],
    ["年度末の見込み(推定)", "PACE", "47.2%"],
  ] as const)("shows %s of a row as the workbook has it, and inserts it", async (label, name, shown) => {
    const insert = jest.fn<ReturnType<PaneActions["insert"]>, Parameters<PaneActions["insert"]>>(
      ({ name: inserted, args }) =>
        ok({ inserted: true, address: "計画目標!B3", formula: functionFormula(inserted, args) }),
    );
    const answerOfRow = jest.fn<
      ReturnType<PaneActions["answerOfRow"]>,
      Parameters<PaneActions["answerOfRow"]>
    >(() => ok({ kind: "value", value: name === "PACE" ? 0.472 : "△やや遅れ" }));
    const { user, pick } = await openTab({ insert, answerOfRow });
    await pick("調べること", label);
    await pick("取組項目", "2-1-2 ふるさと納税の推進");
    await pick("年度", "令和4年度");
    expect(await screen.findByText(shown)).toBeTruthy();
    expect(answerOfRow.mock.lastCall?.[0]).toMatchObject({ name, item: { code: "2-1-2" }, year: 2022 });
    await user.click(screen.getByRole("button", { name: "数式" }));
    expect(
      screen.getByText(new RegExp(`^=REFORM\\.${name}\\(INDEX\\(行革_行_目標,MATCH\\("2-1-2\\|`)),
    ).toBeTruthy();
    await user.click(insertButton());
    expect(insert.mock.lastCall?.[0].name).toBe(name);
  });

  it("says why a row has no answer, and does not offer what the workbook cannot answer", async () => {
    const answers: Awaited<ReturnType<PaneActions["answerOfRow"]>>[] = [
      { ok: true, value: { kind: "none", message: "上半期実績も年度末見込も未回答です。" } },
      {
        ok: false,
        failure: {
          issues: [{ code: "workbook.notWritten", path: "", message: "表がまだありません。" }],
          isPartly: false,
        },
      },
    ];
    const [none, absent] = answers;
    let answer = none;
    const { pick } = await openTab({
      answerOfRow: () => (answer ? Promise.resolve(answer) : failed({ issues: [], isPartly: false })),
    });
    await pick("調べること", "年度末の見込み(推定)");
    expect(await screen.findByText("上半期実績も年度末見込も未回答です。")).toBeTruthy();
    expect(insertButton().getAttribute("aria-disabled")).not.toBe("true");
    answer = absent;
    await pick("年度", "令和4年度");
    expect(await screen.findByText("表がまだありません。")).toBeTruthy();
    expect(insertButton().getAttribute("aria-disabled")).toBe("true");
    await pick("調べること", "目標値");
    expect(insertButton().getAttribute("aria-disabled")).not.toBe("true");
  });

  it("inserts what is shown, and says where", async () => {
    const insert = jest.fn<ReturnType<PaneActions["insert"]>, Parameters<PaneActions["insert"]>>(
      ({ name, args }) =>
        ok({ inserted: true, address: "計画目標!B3", formula: functionFormula(name, args) }),
    );
    const { user, pick } = await openTab({ insert });
    await pick("取組項目", "2-1-2 ふるさと納税の推進");
    await user.click(insertButton());
    expect(insert).toHaveBeenCalledWith({ name: "TARGET", args: ["2-1-2", "R2"] }, undefined);
    expect(await screen.findByText("計画目標!B3 に挿入しました。")).toBeTruthy();
    await pick("年度", "令和3年度");
    expect(screen.queryByText("計画目標!B3 に挿入しました。")).toBeNull();
  });

  it("asks before it replaces what is in the cell", async () => {
    const insert = jest.fn<ReturnType<PaneActions["insert"]>, Parameters<PaneActions["insert"]>>(
      (_, replace) =>
        replace === undefined
          ? ok({ inserted: false, address: "計画目標!B3", formula: "=1", content: "ふるさと" })
          : ok({ inserted: true, address: "計画目標!B3", formula: "=1" }),
    );
    const { user } = await openTab({ insert });
    await user.click(insertButton());
    expect(await screen.findByText("計画目標!B3 には入力があります。")).toBeTruthy();
    expect(screen.getByText("今の内容「ふるさと」は消えます。")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "やめる" }));
    await user.click(screen.getByRole("button", { name: "やめる" }));
    expect(insert).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(insertButton());
    await user.click(insertButton());
    await user.click(await screen.findByRole("button", { name: "上書きする" }));
    expect(insert).toHaveBeenLastCalledWith(expect.anything(), "計画目標!B3");
    expect(await screen.findByText("計画目標!B3 に挿入しました。")).toBeTruthy();
  });

  it("says why it could not insert", async () => {
    const { user } = await openTab({
      insert: () =>
        failed({
          issues: [{ code: "workbook.protected", path: "", message: "保護されています。" }],
          isPartly: false,
        }),
    });
    await user.click(insertButton());
    expect((await screen.findByRole("alert")).textContent).toContain(
      "挿入できませんでした。保護されています。",
    );
  });

  it("does not insert twice while the first is under way", async () => {
    const insert = jest.fn<ReturnType<PaneActions["insert"]>, []>(() => new Promise(() => undefined));
    const { user } = await openTab({ insert });
    await user.click(insertButton());
    await waitFor(() => expect(insertButton().getAttribute("aria-disabled")).toBe("true"));
    await user.click(insertButton());
    expect(insert).toHaveBeenCalledTimes(1);
  });

  it("is accessible", async () => {
    const { container, pick } = await openTab();
    await pick("取組項目", "3-1-1 行政手続きのオンライン化促進");
    expect(await violations(container)).toEqual([]);
  });
});
