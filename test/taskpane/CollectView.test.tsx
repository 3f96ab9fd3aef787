/** @jest-environment jsdom */
import { act, createEvent, fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { CollectActions, Outcome, PaneActions } from "../../src/taskpane/actions";
import type { ApplyOptions, Collection, Decisions, MergeOutcome, PickedFile } from "../../src/workflows";
import {
  candidate,
  collection,
  fakeCollect,
  largeCollection,
  noFiles,
  proposal,
  proposals,
} from "./fakeCollect";
import { openPane } from "./openPane";
import { failed, ok, refusal } from "./outcomes";
import { violations } from "./violations";

async function openTab(changes: Partial<CollectActions> = {}, others: Partial<PaneActions> = {}) {
  const pane = openPane({ collect: fakeCollect(changes), ...others });
  await pane.user.click(screen.getByRole("tab", { name: "回収" }));
  await screen.findByRole("button", { name: "ファイルを選ぶ" });
  return pane;
}
type Pane = Awaited<ReturnType<typeof openTab>>;

const file = (name: string, text = name, lastModified = 1) => new File([text], name, { lastModified });
const returned = file("実績照会_R4_総合政策課.xlsx");
const picker = () => screen.getByLabelText<HTMLInputElement>(/ファイルを(選ぶ|追加)/, { selector: "input" });
const pick = ({ user }: Pane, ...files: File[]) => user.upload(picker(), files);

/** The tab with files read. */
async function openReview(changes: Partial<CollectActions> = {}, others: Partial<PaneActions> = {}) {
  const pane = await openTab(changes, others);
  await pick(pane, returned);
  await screen.findByRole("region", { name: "取り込む内容" });
  return pane;
}

const group = (name: RegExp) => within(screen.getByRole("group", { name }));
const donations = {
  key: "2-1-2|2-1-2-1|2022",
  item: "ふるさと納税の推進",
  indicator: "寄附金額",
  unit: "千円",
  year: 2022,
  at: 10,
};
const tax = /^2-1-2 ふるさと納税の推進/;
const overtime = /^1-2-1 時間外勤務の縮減/;
const box = (name: string | RegExp) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const boxIn = (row: RegExp, name: string | RegExp) =>
  group(row).getByRole<HTMLInputElement>("checkbox", { name });
const take = (cells: string) => screen.getByRole("button", { name: `${cells} セルを取り込む` });
const state = ({ checked, indeterminate }: HTMLInputElement) => (indeterminate ? "mixed" : checked);

/** A drop as a browser tells of it; `folders` are names that are no files. */
function drop(files: readonly File[], folders: readonly string[] = []) {
  const area = screen.getByRole("tabpanel").firstElementChild;
  if (!area) throw new Error("nothing to drop on");
  const all = [...files, ...folders.map((name) => file(name))];
  const items = all.map(({ name }) => ({
    kind: "file",
    webkitGetAsEntry: () => ({ name, isDirectory: folders.includes(name) }),
  }));
  const dataTransfer = { files: all, items, types: ["Files"], dropEffect: "none" };
  const over = createEvent.dragOver(area, { dataTransfer });
  fireEvent(area, over);
  const event = createEvent.drop(area, { dataTransfer });
  fireEvent(area, event);
  return { over, event };
}

describe("回収: before any file", () => {
  it("teaches in a sentence, and says who has not answered", async () => {
    await openTab();
    expect(screen.getByText(/戻ってきたファイルを、ここに置くか、選んでください/)).toBeTruthy();
    const answers = within(await screen.findByRole("region", { name: "回答の状況" }));
    expect(answers.getByText("未回答 1課、記入途中 1課、回答済み 1課")).toBeTruthy();
    expect(answers.getByText("市民課")).toBeTruthy();
    expect(answers.getByText("未記入 2行(全 5行)")).toBeTruthy();
    expect(answers.getByText("・1-2-1 時間外勤務の縮減")).toBeTruthy();
    expect(answers.getAllByText("期限 R4.11.18(過ぎています)")).toHaveLength(2);
    expect(answers.queryByText("総合政策課")).toBeNull();
  });

  it("copies a reminder, and shows it before", async () => {
    const copy = jest.fn(() => Promise.resolve());
    const { user } = await openTab({ copy });
    await user.click(await screen.findByRole("button", { name: "市民課(R4)への督促文をコピー" }));
    expect(copy).toHaveBeenCalledWith(expect.stringContaining("【再度のお願い】回答") as string);
    expect(await screen.findByText("コピーしました。")).toBeTruthy();
    expect(screen.queryByRole("region", { name: "市民課(R4)への督促文" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "市民課(R4)への督促文の文面" }));
    expect(screen.getByRole("region", { name: "市民課(R4)への督促文" }).textContent).toContain(
      "市民課 ご担当者様",
    );
  });

  it("opens the text where the browser refuses to copy it", async () => {
    const { user } = await openTab({ copy: () => Promise.reject(new Error("not allowed")) });
    await user.click(await screen.findByRole("button", { name: "市民課(R4)への督促文をコピー" }));
    expect(await screen.findByText(/コピーできませんでした。文面を選んで/)).toBeTruthy();
    expect(screen.getByRole("region", { name: "市民課(R4)への督促文" })).toBeTruthy();
  });

  it("quietly offers to take back the last merge", async () => {
    const undo = jest.fn((batch: string) => ok({ batch, restored: 12, lostRows: 0, kept: [] }));
    const { user } = await openTab({
      lastMerge: () => ok({ batch: "M0003", when: "2022-11-18 09:30", cells: 12 }),
      undo,
    });
    expect(await screen.findByText(/前回の取り込み: 2022-11-18 09:30、12 セル/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "取り込みを元に戻す" }));
    expect(undo).toHaveBeenCalledWith("M0003", expect.anything());
    expect(await screen.findByText("12 セルを元に戻しました。")).toBeTruthy();
  });

  it("reads the state of the answers again after the workbook changed", async () => {
    let changed: () => void = () => undefined;
    const read = jest.fn(() => ok(noFiles));
    await openTab({ read }, { watchChanges: (listener) => ((changed = listener), () => undefined) });
    await screen.findByText("未回答 1課、記入途中 1課、回答済み 1課");
    read.mockReturnValue(ok({ ...noFiles, answers: noFiles.answers.slice(0, 1) }));
    act(() => changed());
    expect(await screen.findByText("未回答 0課、記入途中 0課、回答済み 1課")).toBeTruthy();
  });

  it("leads to 書き込み in a new workbook", async () => {
    const { user } = openPane({
      collect: fakeCollect({ read: () => failed(refusal("workbook.notWritten", "表がありません。")) }),
    });
    await user.click(screen.getByRole("tab", { name: "回収" }));
    await user.click(await screen.findByRole("button", { name: "書き込みへ進む" }));
    expect(screen.getByRole("tab", { selected: true }).textContent).toBe("書き込み");
  });

  it("says why the workbook cannot be asked, and asks again", async () => {
    const lastMerge = jest.fn<ReturnType<CollectActions["lastMerge"]>, []>(() =>
      failed(refusal("table.columnMissing", "変更履歴に列「番号」がありません。")),
    );
    const { user } = await openTab({ lastMerge });
    expect((await screen.findByRole("alert")).textContent).toContain("変更履歴に列「番号」がありません。");
    lastMerge.mockImplementation(() => ok(null));
    await user.click(screen.getByRole("button", { name: "もう一度確かめる" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });
});

describe("回収: files", () => {
  const names = (read: jest.Mock) =>
    (read.mock.lastCall as [readonly PickedFile[]] | undefined)?.[0].map(({ name }) => name);
  const reading = () =>
    jest.fn((files: readonly PickedFile[]) => ok(files.length === 0 ? noFiles : collection));

  it("are read with progress and a way out, which leaves everything as it was", async () => {
    let given: ApplyOptions = {};
    let finish: (outcome: Outcome<Collection>) => void = () => undefined;
    const pane = await openTab({
      read: (files, options) => {
        if (files.length === 0) return ok(noFiles);
        given = options;
        return new Promise((done) => (finish = done));
      },
    });
    await pick(pane, returned);
    act(() => given.onProgress?.({ done: 0, total: 1, doing: "1/1 回答.xlsx を読んでいます" }));
    expect(screen.getByRole("progressbar", { name: "読み取りの進み具合" })).toBeTruthy();
    expect(screen.getByText("1/1 回答.xlsx を読んでいます…")).toBeTruthy();
    await pane.user.click(screen.getByRole("button", { name: "中止" }));
    expect(given.signal?.aborted).toBe(true);
    await act(async () =>
      finish({ ok: false, failure: refusal("workbook.cancelled", "読み取りを中止しました。") }),
    );
    expect(screen.getByRole("alert").textContent).toContain("読み取りを中止しました。");
    expect(screen.getByRole("button", { name: "もう一度読む" })).toBeTruthy();
  });

  it("that come later are read together with the first; the same one counts once", async () => {
    const read = reading();
    const pane = await openTab({ read });
    await pick(pane, file("甲.xlsx"), file("乙.xlsx"));
    await screen.findByRole("button", { name: "ファイルを追加" });
    await pick(pane, file("乙.xlsx"), file("丙.xlsx"));
    await waitFor(() => expect(names(read)).toEqual(["甲.xlsx", "乙.xlsx", "丙.xlsx"]));
  });

  it("of one name are told apart", async () => {
    const read = reading();
    const pane = await openTab({ read });
    await pick(pane, file("回答.xlsx", "a"), file("回答.xlsx", "bb"), file("回答.xlsx", "a", 2));
    await waitFor(() => expect(names(read)).toEqual(["回答.xlsx", "回答.xlsx (2)", "回答.xlsx (3)"]));
  });

  it("can be left out again, until none is left", async () => {
    const read = jest.fn((files: readonly PickedFile[]) =>
      ok({
        ...collection,
        files: files.map(({ name }, index) => ({ ...collection.files[index % 3], file: name })),
      } as Collection),
    );
    const pane = await openTab({ read });
    await pick(pane, file("甲.xlsx"), file("乙.xlsx"));
    await pane.user.click(await screen.findByRole("button", { name: "選んだファイル(2件)" }));
    await pane.user.click(screen.getByRole("button", { name: "甲.xlsxを外す" }));
    await waitFor(() => expect(names(read)).toEqual(["乙.xlsx"]));
    await pane.user.click(await screen.findByRole("button", { name: "選んだファイル(1件)" }));
    await pane.user.click(screen.getByRole("button", { name: "乙.xlsxを外す" }));
    expect(await screen.findByRole("button", { name: "ファイルを選ぶ" })).toBeTruthy();
  });

  it("once read, leave the focus where Enter changes nothing", async () => {
    const merge = jest.fn();
    const pane = await openTab({ merge });
    screen.getByRole("button", { name: "ファイルを選ぶ" }).focus();
    await pick(pane, returned);
    await screen.findByRole("region", { name: "取り込む内容" });
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "ファイルを追加" }));
    await pane.user.keyboard("{Enter}");
    expect(merge).not.toHaveBeenCalled();
  });

  it("can be dropped anywhere on the view", async () => {
    const read = reading();
    await openTab({ read });
    const { over, event } = drop([file("甲.xlsx"), file("古い.xls")]);
    // Without this the browser would open the file in place of the pane.
    expect([over.defaultPrevented, event.defaultPrevented]).toEqual([true, true]);
    await waitFor(() => expect(names(read)).toEqual(["甲.xlsx", "古い.xls"]));
  });

  it("dropped beside their place do not replace the pane; texts still go into fields", async () => {
    const { user } = await openTab();
    await user.click(screen.getByRole("tab", { name: "書き込み" }));
    const dropped = (types: readonly string[]) => {
      const event = createEvent.drop(screen.getByRole("main"), {
        dataTransfer: { types, files: [], items: [], dropEffect: "copy" },
      });
      fireEvent(screen.getByRole("main"), event);
      return event.defaultPrevented;
    };
    expect(dropped(["Files"])).toBe(true);
    expect(dropped(["text/plain"])).toBe(false);
  });

  it("are told from folders and from things that are no files", async () => {
    const read = reading();
    await openTab({ read });
    drop([], ["回答"]);
    expect(await screen.findByText(/フォルダー「回答」は、そのままでは読めません。/)).toBeTruthy();
    drop([]);
    expect(await screen.findByText(/置かれたものはファイルではありません。/)).toBeTruthy();
    expect(names(read)).toEqual([]);
    drop([file("甲.xlsx")], ["回答"]);
    await waitFor(() => expect(names(read)).toEqual(["甲.xlsx"]));
    expect(screen.getByText(/フォルダー「回答」/)).toBeTruthy();
  });

  it("that cannot be taken come first, with the reason; then what should be known of the others", async () => {
    await openReview();
    expect(screen.getByText("取り込めないファイルが 1 件あります。")).toBeTruthy();
    const page = document.body.textContent;
    const refused = page.indexOf("市民課回答(修正).xlsExcel 97-2003 形式(.xls)のファイルです。");
    const noticed = page.indexOf("実績照会_R4_総務課.xlsx配布記録にない照会番号です。");
    expect(refused).toBeGreaterThan(0);
    expect(noticed).toBeGreaterThan(refused);
  });
});

describe("回収: the collection", () => {
  it("is summed up in numbers, before anything has changed", async () => {
    await openReview();
    expect(screen.getByText("3件のファイルを読みました")).toBeTruthy();
    const numbers = within(screen.getByRole("list", { name: "セルの数" })).getAllByRole("listitem");
    expect(numbers.map((item) => item.textContent)).toEqual([
      "新規 3",
      "変更 1",
      "同じ 9",
      "要判断 2",
      "取り込めない 2",
    ]);
    expect(screen.getByText("ブックはまだ変わっていません。")).toBeTruthy();
  });

  it("shows each cell before and after, with the reading where it differs from what was typed", async () => {
    await openReview();
    expect(group(tax).getByText("寄附金額(千円) R4")).toBeTruthy();
    expect(
      group(tax)
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual([
      "上半期実績 前 空白 → 後 81,200読み方: 「81,200千円」を 81,200 と読みました。",
      "実績 前 150,000 → 後 169,500",
      expect.stringMatching(/^取組状況 前 空白 → 後 返礼品の見直しと.{20,60}… 全文$/),
    ]);
  });

  it("shows a long text whole on request", async () => {
    const { user } = await openReview();
    await user.click(group(tax).getByRole("button", { name: "全文" }));
    expect(group(tax).getByText(String(proposals.progress.candidates[0].value))).toBeTruthy();
  });

  it("selects a cell of the workbook by a click on it", async () => {
    const goToCell = jest.fn(() => ok(null));
    const { user } = await openReview({}, { goToCell });
    await user.click(group(tax).getByRole("button", { name: "実績のセルを選ぶ" }));
    const { sheet, row, column } = proposals.actual.place;
    expect(goToCell).toHaveBeenCalledWith({ sheet, row, column });
  });

  it("takes what is new and changed, and keeps the workbook's value in a conflict, unless people say otherwise", async () => {
    const merge = jest.fn<ReturnType<CollectActions["merge"]>, Parameters<CollectActions["merge"]>>(() =>
      ok({ batch: "M0001", cells: 3, rows: 2, refused: 3 }),
    );
    const { user } = await openReview({ merge });
    expect(take("4")).toBeTruthy();
    await user.click(boxIn(tax, "実績を取り込む"));
    await user.click(take("3"));
    expect(merge).toHaveBeenCalledWith(collection, new Map([[proposals.actual.id, null]]), expect.anything());
  });

  it("is accepted and refused by cell, row, 担当課 and as a whole, each box saying what is below it", async () => {
    const { user } = await openReview();
    const all = () => state(box("すべての担当課"));
    const department = () => state(box("総合政策課をすべて取り込む"));
    const row = () => state(boxIn(tax, tax));
    expect([all(), department(), row()]).toEqual([true, true, true]);
    await user.click(boxIn(tax, "実績を取り込む"));
    expect([all(), department(), row()]).toEqual(["mixed", "mixed", "mixed"]);
    await user.click(boxIn(tax, tax));
    expect([all(), department(), row()]).toEqual([true, true, true]);
    await user.click(box("総合政策課をすべて取り込む"));
    expect([all(), department(), row()]).toEqual(["mixed", false, false]);
    expect(take("1")).toBeTruthy();
    await user.click(box("すべての担当課"));
    expect([all(), department(), row()]).toEqual([true, true, true]);
    await user.click(box("すべての担当課"));
    expect([all(), department(), row()]).toEqual([false, false, false]);
    expect(screen.getByRole("button", { name: "回収だけを記録する" })).toBeTruthy();
  });

  it("asks for a decision on each conflict, and never takes one by a box", async () => {
    const merge = jest.fn<ReturnType<CollectActions["merge"]>, [Collection, Decisions, ApplyOptions]>(() =>
      ok({ batch: "M0001", cells: 6, rows: 2, refused: 0 }),
    );
    const { user } = await openReview({ merge });
    expect(screen.getByText("要判断のセルが 2 個あります。")).toBeTruthy();
    const files = within(group(overtime).getByRole("radiogroup", { name: "年度末見込(要判断)" }));
    const choices = files.getAllByRole<HTMLInputElement>("radio");
    expect(choices.map(({ checked }) => checked)).toEqual([true, false, false]);
    expect(choices.map((choice) => choice.closest("label")?.textContent)).toEqual([
      "ブックのまま: 空白",
      "総務課: 21,000実績照会_R4_総務課.xlsx",
      "情報政策課: 20,500実績照会_R4_情報政策課.xlsx",
    ]);
    const newer = within(group(overtime).getByRole("radiogroup", { name: "状態(要判断)" }));
    expect(newer.getByText(/配布したときは「未回答」でした。/)).toBeTruthy();
    await user.click(boxIn(overtime, overtime));
    await user.click(boxIn(overtime, overtime));
    expect(choices.map(({ checked }) => checked)).toEqual([true, false, false]);
    await user.click(files.getByRole("radio", { name: /^情報政策課/ }));
    await user.click(newer.getByRole("radio", { name: /^ブックのまま/ }));
    await user.click(newer.getByRole("radio", { name: /^総務課/ }));
    expect(screen.queryByText(/^要判断のセルが/)).toBeNull();
    await user.click(take("6"));
    const [, decisions] = merge.mock.lastCall ?? [];
    expect(decisions?.get(proposals.forecast.id)).toBe(1);
    expect(decisions?.get(proposals.state.id)).toBe(0);
  });

  it("keeps 実績 and 状態 of a row together: what would not fit follows", async () => {
    const pair = [
      proposal(donations, "実績", [candidate("総合政策課", 5)]),
      proposal(donations, "状態", [candidate("総合政策課", "確定")]),
    ];
    const { user } = await openReview({
      read: (files) => ok(files.length === 0 ? noFiles : { ...collection, proposals: pair }),
    });
    await user.click(boxIn(tax, "実績を取り込む"));
    expect(boxIn(tax, "状態を取り込む").checked).toBe(false);
    await user.click(boxIn(tax, "状態を取り込む"));
    expect(boxIn(tax, "実績を取り込む").checked).toBe(true);
    await user.click(boxIn(tax, "状態を取り込む"));
    expect(boxIn(tax, "実績を取り込む").checked).toBe(true);
    expect(take("1")).toBeTruthy();
  });

  it("says why 状態 and 実績 wait for each other", async () => {
    const pair = [
      proposal(donations, "実績", [candidate("総合政策課", 5), candidate("総務課", 6)], {
        kind: "conflict",
        conflict: "files",
      }),
      proposal(donations, "状態", [candidate("総合政策課", "確定")], { kind: "conflict", conflict: "state" }),
    ];
    const { user } = await openReview({
      read: (files) => ok(files.length === 0 ? noFiles : { ...collection, proposals: pair }),
    });
    const [actual, wording] = ["実績(要判断)", "状態(要判断)"].map((name) =>
      within(group(tax).getByRole("radiogroup", { name })),
    );
    if (!actual || !wording) throw new Error("both are in conflict");
    expect(wording.getByText("実績と状態が合わなくなるため、合わせて選んでください。")).toBeTruthy();
    // Nobody but people choose between 5 and 6.
    await user.click(wording.getByRole("radio", { name: /確定/ }));
    expect(wording.getByRole<HTMLInputElement>("radio", { name: /^ブックのまま/ }).checked).toBe(true);
    await user.click(actual.getByRole("radio", { name: /^総務課/ }));
    await user.click(wording.getByRole("radio", { name: /確定/ }));
    expect(take("2")).toBeTruthy();
    await user.click(actual.getByRole("radio", { name: /^ブックのまま/ }));
    expect(wording.getByRole<HTMLInputElement>("radio", { name: /^ブックのまま/ }).checked).toBe(true);
  });

  it("can be filtered by kind; boxes then stand for what is shown", async () => {
    const { user } = await openReview();
    const select = screen.getByRole("combobox", { name: "表示" });
    expect(
      within(select)
        .getAllByRole("option")
        .map(({ textContent }) => textContent),
    ).toEqual(["すべて(6)", "新規(3)", "変更(1)", "要判断(2)"]);
    await user.selectOptions(select, "変更(1)");
    expect(screen.queryByRole("group", { name: overtime })).toBeNull();
    await user.click(box("すべての担当課の「変更」"));
    expect(take("3")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "要判断だけを見る" }));
    expect(screen.queryByRole("group", { name: tax })).toBeNull();
    expect(screen.getAllByRole("radiogroup")).toHaveLength(2);
    // Nothing here can be taken by a box.
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("lists what cannot be taken: where, what stands there, why; and gives a text to send back", async () => {
    const copy = jest.fn<Promise<void>, [string]>(() => Promise.resolve());
    const { user } = await openReview({ copy });
    const region = within(screen.getByRole("region", { name: "取り込めないセル 2" }));
    expect(region.getByText("2-1-3 使用料の見直し 見直した件数 実績")).toBeTruthy();
    expect(region.getByText("「約200」")).toBeTruthy();
    expect(region.getByText("数値として読めません。数字だけを入力してください。")).toBeTruthy();
    expect(region.getByText("実績照会_R4_総合政策課.xlsx 実績入力!N12")).toBeTruthy();
    await user.click(region.getByRole("button", { name: "総合政策課への返信文をコピー" }));
    expect(copy.mock.lastCall?.[0]).toBe(
      [
        "総合政策課",
        "次のセルは、取り込めませんでした。直したファイルを、もう一度お送りください。",
        "",
        "実績照会_R4_総合政策課.xlsx",
        "・実績入力!N12 2-1-3 使用料の見直し 見直した件数 実績「約200」",
        "  数値として読めません。数字だけを入力してください。",
        "・実績入力!A15 3-1-2 コンビニ証明書交付の利用促進",
        "  この課に配布した行ではありません。行ごと取り込みません。",
      ].join("\n"),
    );
  });

  it("survives another tab, decisions and all", async () => {
    const { user } = await openReview();
    await user.click(boxIn(tax, "実績を取り込む"));
    await user.click(screen.getByRole("tab", { name: "書き込み" }));
    await user.click(screen.getByRole("tab", { name: "回収" }));
    expect(boxIn(tax, "実績を取り込む").checked).toBe(false);
    expect(take("3")).toBeTruthy();
  });

  it("can be left without taking anything", async () => {
    const merge = jest.fn();
    const { user } = await openReview({ merge });
    await user.click(screen.getByRole("button", { name: "やめる" }));
    expect(await screen.findByRole("button", { name: "ファイルを選ぶ" })).toBeTruthy();
    expect(merge).not.toHaveBeenCalled();
  });

  it("says so when no file can be taken, and offers nothing to take", async () => {
    const refused = { ...collection, files: collection.files.slice(3), proposals: [], rejections: [] };
    const pane = await openTab({ read: (files) => ok(files.length === 0 ? noFiles : refused) });
    await pick(pane, returned);
    expect(await screen.findByText("取り込めるファイルはありません")).toBeTruthy();
    const button = screen.getByRole("button", { name: "取り込むセルはありません" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
  });

  it("is accessible, texts and files open", async () => {
    const { user, container } = await openReview();
    await user.click(screen.getByRole("button", { name: "選んだファイル(4件)" }));
    await user.click(screen.getByRole("button", { name: "総合政策課への返信文の文面" }));
    expect(await violations(container)).toEqual([]);
  });
});

describe("回収: taking and taking back", () => {
  it("is quiet about success, says where it is written down, and can be undone", async () => {
    const undo = jest.fn((batch: string) =>
      ok({
        batch,
        restored: 3,
        lostRows: 2,
        kept: [
          {
            row: "2-1-2 ふるさと納税の推進 寄附金額",
            header: "実績",
            value: 170000,
            sheet: "実績入力",
            cell: [10, 14] as const,
          },
        ],
      }),
    );
    const goToCell = jest.fn(() => ok(null));
    const { user } = await openReview({ undo }, { goToCell });
    await user.click(take("4"));
    expect(await screen.findByText("4 セル(2 行)を取り込みました。")).toBeTruthy();
    // What was refused has still to be sent back.
    const refused = within(screen.getByRole("region", { name: "取り込めないセル 2" }));
    expect(refused.getByRole("button", { name: "総合政策課への返信文をコピー" })).toBeTruthy();
    expect(screen.getByText(/シート「変更履歴」に 1 セルずつ書きました。このブックを保存/)).toBeTruthy();
    expect(screen.queryByRole("region", { name: "取り込む内容" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "取り込みを元に戻す" }));
    expect(undo).toHaveBeenCalledWith("20221121-1", expect.anything());
    expect(await screen.findByText("3 セルを元に戻しました。")).toBeTruthy();
    expect(screen.getByText(/次の 1 セルは、取り込んだあとに書き換えられている/)).toBeTruthy();
    expect(screen.getByText(/シート「変更履歴」から 2 行が消えています/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "実績入力 O11 を選ぶ" }));
    expect(goToCell).toHaveBeenCalledWith({ sheet: "実績入力", row: 10, column: 14 });
  });

  it("shows progress, can be stopped, and then still has what was read", async () => {
    let given: ApplyOptions = {};
    let finish: (outcome: Outcome<MergeOutcome>) => void = () => undefined;
    const { user } = await openReview({
      merge: (_, __, options) => {
        given = options;
        return new Promise((done) => (finish = done));
      },
    });
    await user.click(take("4"));
    act(() => given.onProgress?.({ done: 1, total: 2, doing: "実績入力に書き込んでいます" }));
    expect(screen.getByRole("progressbar", { name: "取り込みの進み具合" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "中止" }));
    expect(given.signal?.aborted).toBe(true);
    await act(async () => finish({ ok: false, failure: refusal("workbook.cancelled", "中止しました。") }));
    expect(screen.getByRole("alert").textContent).toContain("取り込めませんでした。中止しました。");
    expect(document.activeElement).toBe(take("4"));
  });

  it("reads the picked files again when the workbook has changed; what was decided stands where it still fits", async () => {
    const answers = [
      collection,
      {
        ...collection,
        proposals: [
          proposals.firstHalf,
          { ...proposals.actual, before: 160000 },
          proposals.progress,
          proposals.forecast,
        ],
      },
    ];
    const read = jest.fn((files: readonly PickedFile[]) =>
      ok(files.length === 0 ? noFiles : (answers.shift() ?? collection)),
    );
    const { user } = await openReview({
      read,
      merge: () => failed(refusal("collect.changed", "「実績」が、ファイルを読んだ後に変わりました。")),
    });
    await user.click(boxIn(tax, "上半期実績を取り込む"));
    await user.click(boxIn(tax, "実績を取り込む"));
    await user.click(take("2"));
    const alert = within(await screen.findByRole("alert"));
    const asked = read.mock.calls.length;
    await user.click(alert.getByRole("button", { name: "読み直す" }));
    expect(await screen.findByText("160,000")).toBeTruthy();
    expect(read.mock.calls.slice(asked).map(([files]) => files.map(({ name }) => name))).toEqual([
      [returned.name],
    ]);
    expect(boxIn(tax, "上半期実績を取り込む").checked).toBe(false);
    // The workbook holds something else now: the old refusal was about another value.
    expect(boxIn(tax, "実績を取り込む").checked).toBe(true);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("records a return that brings nothing new", async () => {
    const merge = jest.fn(() => ok({ batch: null, cells: 0, rows: 0, refused: 0 }));
    const same = { ...collection, proposals: [], rejections: [] };
    const pane = await openTab({ merge, read: (files) => ok(files.length === 0 ? noFiles : same) });
    await pick(pane, returned);
    await pane.user.click(await screen.findByRole("button", { name: "回収だけを記録する" }));
    expect(merge).toHaveBeenCalled();
    expect(await screen.findByText("取り込んだセルはありません。")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "取り込みを元に戻す" })).toBeNull();
  });
});

describe("回収: a large collection", () => {
  const large = largeCollection(100, 70);
  const open = async () => {
    const pane = await openTab({ read: (files) => ok(files.length === 0 ? noFiles : large) });
    await pick(pane, returned);
    await screen.findByRole("button", { name: "49,000 セルを取り込む" });
    return pane;
  };

  it("draws departments closed and some at a time, rows when they are opened", async () => {
    const { user, container } = await open();
    expect(container.querySelectorAll("input[type=checkbox]")).toHaveLength(31);
    await user.click(screen.getByRole("button", { name: "ほか 70 課も表示" }));
    expect(container.querySelectorAll("input[type=checkbox]")).toHaveLength(101);
    await user.click(screen.getByRole("button", { name: "第42課 新規 490" }));
    expect(screen.getAllByRole("group")).toHaveLength(20);
    await user.click(screen.getByRole("button", { name: "ほか 50 行も表示" }));
    expect(screen.getAllByRole("group")).toHaveLength(70);
    expect(container.querySelectorAll("*").length).toBeLessThan(12_000);
  });

  it("takes and refuses all of it at once", async () => {
    const { user } = await open();
    await user.click(box("第1課をすべて取り込む"));
    expect(take("48,510")).toBeTruthy();
    await user.click(box("すべての担当課"));
    expect(take("49,000")).toBeTruthy();
    await user.click(box("すべての担当課"));
    expect(screen.getByRole("button", { name: "回収だけを記録する" })).toBeTruthy();
  });
});

describe("回収: a cell of two departments", () => {
  it("says which candidate the workbook already holds", async () => {
    const both = proposal(
      { key: "1-1-1|a|2022", item: "共同", indicator: "件数", unit: "件", year: 2022, at: 3 },
      "実績",
      [candidate("総務課", 5), candidate("財政課", 6)],
      { kind: "conflict", conflict: "files", before: 6 },
    );
    const pane = await openTab({
      read: (files) => ok(files.length === 0 ? noFiles : { ...collection, proposals: [both] }),
    });
    await pick(pane, returned);
    const choices = await screen.findAllByRole("radio");
    expect(choices.map((choice) => choice.closest("label")?.textContent)).toEqual([
      "ブックのまま: 6",
      "総務課: 5実績照会_R4_総務課.xlsx",
      "財政課: 6(ブックと同じ)実績照会_R4_財政課.xlsx",
    ]);
  });
});
