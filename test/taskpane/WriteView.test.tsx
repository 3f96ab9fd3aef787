/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import type { WriteChoice } from "../../src/sheets";
import type { Outcome, PaneActions } from "../../src/taskpane/actions";
import { PaneRequests } from "../../src/taskpane/requests";
import type { ApplyOptions, WriteOutcome } from "../../src/workflows";
import { emptyPreview, failed, nothingPreview, ok, usedPreview } from "./fakeActions";
import { openPane } from "./openPane";
import { violations } from "./violations";

const writeButton = () => screen.findByRole("button", { name: "書き込む" });
const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const enabled = (button: HTMLElement) => button.getAttribute("aria-disabled") !== "true";

/** A write that waits for the test. */
function heldWrite() {
  let finish: (outcome: Outcome<WriteOutcome>) => void = () => undefined;
  let options: ApplyOptions = {};
  const choices: WriteChoice[] = [];
  const write: PaneActions["write"] = (choice, given) => {
    choices.push(choice);
    options = given;
    return new Promise((done) => (finish = done));
  };
  return {
    write,
    choices,
    options: () => options,
    finish: (outcome: Outcome<WriteOutcome>) => act(async () => finish(outcome)),
  };
}

describe("書き込み", () => {
  it("tells of an empty workbook in one sentence, with one button", async () => {
    openPane({ previewWrite: () => ok(emptyPreview) });
    expect(
      await screen.findByText(/まだ計画の表がありません.*「計画目標」「実績入力」「設定」.*新規 70行/),
    ).toBeTruthy();
    expect(enabled(await writeButton())).toBe(true);
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("counts the 個票 to be made, names those that follow the plan, and says why there are none", async () => {
    const { unmount } = openPane({ previewWrite: () => ok(emptyPreview) });
    expect(await screen.findByText(/「設定」「個票 2枚」\s*を作ります/)).toBeTruthy();
    unmount();
    const cards = { made: [], updated: ["個票 2-1-2"], leftOut: 61 };
    openPane({ previewWrite: () => ok({ ...usedPreview, cards }) });
    expect(await screen.findByText("計画に合わせる個票: 個票 2-1-2")).toBeTruthy();
    expect(screen.getByText(/個票を作るのは.*60件まで.*61件.*絞って書き込んでください。/)).toBeTruthy();
  });

  it("says in numbers what would happen, sheet by sheet and cell by cell", async () => {
    openPane();
    expect(await screen.findByText("新規 70行、変更 2セル、保持 31セル")).toBeTruthy();
    const rows = screen.getAllByRole("row").map((row) => row.textContent);
    expect(rows).toEqual(["シート新規(行)変更保持", "計画目標023", "実績入力70028", "設定000"]);
    const changes = within(screen.getByRole("region", { name: "変わるセル" }));
    expect(changes.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "2-1-2 ふるさと納税の推進: R4 目標前 170,000→後 180,000",
      "3-1-2 コンビニ証明書交付の利用促進: 単位前 空白→後 枚",
    ]);
  });

  it("names what people did that stays, and formulas that come back", async () => {
    const [first, ...rest] = usedPreview.tables;
    if (!first) throw new Error("no table");
    openPane({
      previewWrite: () => ok({ ...usedPreview, tables: [{ ...first, restoredFormulas: 2 }, ...rest] }),
    });
    expect(await screen.findByText(/数式の上に入力されたセルが 2 個/)).toBeTruthy();
    expect(screen.getByText("計画目標: 計画にない行「9-9-9」は、そのまま残します。")).toBeTruthy();
    expect(screen.getByText("実績入力: 追加された列「メモ」は、そのまま残します。")).toBeTruthy();
    const shown = "計画目標: 新しく書き込む年度の列「年度計画 R6」「目標 R6」を表示します。";
    expect(screen.getByText(shown)).toBeTruthy();
  });

  it("shows long lists of changes in part, and whole on request", async () => {
    const changes = Array.from({ length: 45 }, (_, row) => ({
      table: "計画目標表",
      key: `2-1-2|x${row}`,
      header: "単位",
      before: "円",
      after: "千円",
    }));
    const { user } = openPane({ previewWrite: () => ok({ ...usedPreview, changes }) });
    const list = within(await screen.findByRole("region", { name: "変わるセル" }));
    expect(list.getAllByRole("listitem")).toHaveLength(20);
    await user.click(list.getByRole("button", { name: "ほか 25 セルも表示" }));
    expect(list.getAllByRole("listitem")).toHaveLength(45);
  });

  it("offers nothing to write when the workbook is as the plan says", async () => {
    const write = jest.fn();
    const { user } = openPane({ previewWrite: () => ok(nothingPreview), write });
    expect(await screen.findByText("計画の表は最新です。書き込む変更はありません。")).toBeTruthy();
    await user.click(await writeButton());
    expect(write).not.toHaveBeenCalled();
  });

  it("asks again for another choice, and says meanwhile that the numbers are old", async () => {
    const asked: WriteChoice[] = [];
    let answer: () => void = () => undefined;
    const previewWrite: PaneActions["previewWrite"] = (choice) => {
      asked.push(choice);
      if (asked.length === 1) return ok(usedPreview);
      return new Promise((done) => (answer = () => done({ ok: true, value: nothingPreview })));
    };
    const { user } = openPane({ previewWrite });
    await screen.findByText("新規 70行、変更 2セル、保持 31セル");
    await user.click(screen.getByRole("button", { name: /書き込む内容: すべて\(値\)/ }));
    await user.click(await screen.findByRole("checkbox", { name: "Ⅱ 持続可能な健全財政の堅持" }));
    await user.click(screen.getByRole("checkbox", { name: "R2" }));
    await user.click(screen.getByRole("radio", { name: "数式" }));
    expect(screen.getByText(/もう一度確かめています/)).toBeTruthy();
    expect(enabled(await writeButton())).toBe(false);
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({
        priorities: ["1", "3"],
        owners: "all",
        years: [2021, 2022, 2023, 2024],
        targets: "formulas",
      }),
    );
    act(() => answer());
    expect(await screen.findByText("計画の表は最新です。書き込む変更はありません。")).toBeTruthy();
    expect(
      screen.getByRole("button", { name: "書き込む内容: 重点項目 2つ、R3・R4・R5・R6(数式)" }),
    ).toBeTruthy();
  });

  it("takes 'all' off and on for a whole list, and refuses an empty one in words", async () => {
    const { user } = openPane();
    await user.click(await screen.findByRole("button", { name: /書き込む内容/ }));
    const all = await screen.findByRole("checkbox", { name: "担当課: すべて" });
    await user.click(all);
    expect(box("総務課").checked).toBe(false);
    expect(screen.getByText("担当課が一つも選ばれていません。1つ以上選んでください。")).toBeTruthy();
    expect(enabled(await writeButton())).toBe(false);
    await user.click(screen.getByRole("checkbox", { name: "市民課" }));
    expect(box("担当課: すべて").indeterminate).toBe(true);
    await user.click(all);
    expect(box("総務課").checked).toBe(true);
    await waitFor(async () => expect(enabled(await writeButton())).toBe(true));
  });

  it("asks again after the workbook changed", async () => {
    let changed: () => void = () => undefined;
    const previewWrite = jest.fn(() => ok(usedPreview));
    openPane({ previewWrite, watchChanges: (listener) => ((changed = listener), () => undefined) });
    await screen.findByText("新規 70行、変更 2セル、保持 31セル");
    previewWrite.mockReturnValue(ok(nothingPreview));
    act(() => changed());
    expect(await screen.findByText("計画の表は最新です。書き込む変更はありません。")).toBeTruthy();
    expect(previewWrite).toHaveBeenCalledTimes(2);
  });

  it("shows what is being done, then quietly that it is done", async () => {
    const held = heldWrite();
    const { user } = openPane({ write: held.write });
    await waitFor(async () => expect(enabled(await writeButton())).toBe(true));
    await user.click(await writeButton());
    expect(held.choices).toEqual([{ priorities: "all", owners: "all", years: "all", targets: "values" }]);
    act(() => held.options().onProgress?.({ done: 2, total: 5, doing: "「実績入力」を書き込んでいます" }));
    const bar = screen.getByRole("progressbar", { name: "書き込みの進み具合" });
    expect(bar.getAttribute("aria-valuenow")).toBe("2");
    expect(bar.getAttribute("aria-valuemax")).toBe("5");
    expect(screen.getByText("「実績入力」を書き込んでいます…")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "中止" }));
    await held.finish({ ok: true, value: { hasWritten: true, done: usedPreview } });
    expect(screen.getByText("書き込みました。")).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(document.activeElement).toBe(await writeButton());
  });

  it("does not say that the tables are missing while it looks at what it has just written", async () => {
    const held = heldWrite();
    const previewWrite = jest.fn(() => ok(emptyPreview));
    const { user } = openPane({ write: held.write, previewWrite });
    await screen.findByText(/まだ計画の表がありません/);
    await user.click(await writeButton());
    previewWrite.mockReturnValue(new Promise(() => undefined));
    await held.finish({ ok: true, value: { hasWritten: true, done: emptyPreview } });
    expect(screen.getByText("書き込みました。")).toBeTruthy();
    expect(await screen.findByText("ブックを確かめています…")).toBeTruthy();
    expect(screen.queryByText(/まだ計画の表がありません/)).toBeNull();
  });

  it("shows no share of work that is one step: it would stand at nothing until the end", async () => {
    const held = heldWrite();
    const { user } = openPane({ write: held.write });
    await waitFor(async () => expect(enabled(await writeButton())).toBe(true));
    await user.click(await writeButton());
    act(() => held.options().onProgress?.({ done: 0, total: 1, doing: "ブックに書き込んでいます" }));
    expect(screen.getByRole("progressbar").hasAttribute("aria-valuenow")).toBe(false);
    expect(screen.getByText("ブックに書き込んでいます…")).toBeTruthy();
    await held.finish({ ok: true, value: { hasWritten: true, done: usedPreview } });
  });

  it("can be stopped", async () => {
    const held = heldWrite();
    const { user } = openPane({ write: held.write });
    await waitFor(async () => expect(enabled(await writeButton())).toBe(true));
    await user.click(await writeButton());
    expect(held.options().signal?.aborted).toBe(false);
    await user.click(screen.getByRole("button", { name: "中止" }));
    expect(held.options().signal?.aborted).toBe(true);
    expect(screen.getByText("中止しています…")).toBeTruthy();
    await held.finish({
      ok: false,
      failure: {
        issues: [{ code: "workbook.cancelled", path: "", message: "中止しました。" }],
        isPartly: false,
      },
    });
    expect(screen.getByRole("alert").textContent).toContain("中止しました。ブックは元のままです。");
  });

  it("goes on writing while people look at another tab", async () => {
    const held = heldWrite();
    const { user } = openPane({ write: held.write });
    await waitFor(async () => expect(enabled(await writeButton())).toBe(true));
    await user.click(await writeButton());
    await user.click(screen.getByRole("tab", { name: "遅れの確認" }));
    await user.click(screen.getByRole("tab", { name: "書き込み" }));
    expect(screen.getByRole("progressbar")).toBeTruthy();
    await held.finish({ ok: true, value: { hasWritten: true, done: usedPreview } });
    expect(screen.getByText("書き込みました。")).toBeTruthy();
  });

  it("says of a failure what, where and what to do, and leads to the cell", async () => {
    const goToCell = jest.fn(() => ok(null));
    const message = "実績入力 F12: 数値ではありません(「約200」)。数字だけを入力してください。";
    const { user } = openPane({
      goToCell,
      write: () =>
        failed({
          issues: [
            { code: "cell.notNumber", path: "'R4 実績'!$F$12", message },
            { code: "table.missing", path: "計画目標表", message: "表がありません。" },
          ],
          isPartly: false,
        }),
    });
    await waitFor(async () => expect(enabled(await writeButton())).toBe(true));
    await user.click(await writeButton());
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain(message);
    expect(alert.textContent).toContain("ブックは元のままです。");
    const links = within(alert).getAllByRole("button");
    expect(links.map((link) => link.textContent)).toEqual(["R4 実績 F12 を選ぶ"]);
    await user.click(links[0] as HTMLElement);
    expect(goToCell).toHaveBeenCalledWith({ sheet: "R4 実績", row: 11, column: 5 });
  });

  it("does not claim that the workbook is unchanged when it is not", async () => {
    const { user } = openPane({
      write: () =>
        failed({
          issues: [{ code: "workbook.failed", path: "", message: "計画目標までは書き込まれています。" }],
          isPartly: true,
        }),
    });
    await waitFor(async () => expect(enabled(await writeButton())).toBe(true));
    await user.click(await writeButton());
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("計画目標までは書き込まれています。");
    expect(alert.textContent).not.toContain("元のまま");
  });

  it("says before writing why this workbook cannot be written to", async () => {
    openPane({
      previewWrite: () =>
        failed({
          issues: [{ code: "name.taken", path: "", message: "名前「対象年度」が使われています。" }],
          isPartly: false,
        }),
    });
    expect((await screen.findByRole("alert")).textContent).toContain(
      "このままでは書き込めません。名前「対象年度」が使われています。",
    );
    expect(enabled(await writeButton())).toBe(false);
  });

  it("asks the workbook again on request, such as after a cell was being edited", async () => {
    const previewWrite = jest.fn<ReturnType<PaneActions["previewWrite"]>, [WriteChoice]>(() =>
      failed({
        issues: [{ code: "workbook.editing", path: "", message: "セルを編集中です。" }],
        isPartly: false,
      }),
    );
    const watchChanges = jest.fn(() => () => undefined);
    const { user } = openPane({ previewWrite, watchChanges });
    const again = await screen.findByRole("button", { name: "もう一度確かめる" });
    previewWrite.mockImplementation(() => ok(usedPreview));
    await user.click(again);
    expect(await screen.findByText("新規 70行、変更 2セル、保持 31セル")).toBeTruthy();
    expect(watchChanges).toHaveBeenCalledTimes(2);
  });

  it("writes everything when the ribbon asks, even before the pane was drawn", async () => {
    const held = heldWrite();
    const requests = new PaneRequests();
    requests.ask("write");
    openPane({ write: held.write }, { requests });
    expect(await screen.findByRole("progressbar")).toBeTruthy();
    expect(held.choices).toEqual([{ priorities: "all", owners: "all", years: "all", targets: "values" }]);
    act(() => requests.ask("write"));
    expect(held.choices).toHaveLength(1);
  });

  it("turns a bug into a message that can be passed on, and lets people try again", async () => {
    const silenced = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const previewWrite = jest.fn<ReturnType<PaneActions["previewWrite"]>, [WriteChoice]>();
    previewWrite
      .mockRejectedValueOnce(new TypeError("x is not a function"))
      .mockImplementation(() => ok(usedPreview));
    const { user } = openPane({ previewWrite });
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("この画面を表示できませんでした。");
    expect(alert.textContent).toContain("x is not a function");
    await user.click(within(alert).getByRole("button", { name: "もう一度表示する" }));
    expect(await screen.findByText("新規 70行、変更 2セル、保持 31セル")).toBeTruthy();
    silenced.mockRestore();
  });

  it("is accessible, form open", async () => {
    const { user, container } = openPane();
    await user.click(await screen.findByRole("button", { name: /書き込む内容/ }));
    await screen.findByRole("checkbox", { name: "R2" });
    await screen.findByText("新規 70行、変更 2セル、保持 31セル");
    expect(await violations(container)).toEqual([]);
  });
});
