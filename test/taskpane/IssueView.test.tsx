/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import type { IssueActions, Outcome, PaneActions } from "../../src/taskpane/actions";
import type { ApplyOptions, IssueChoice, IssueOutcome } from "../../src/workflows";
import { departments, fakeIssue, issueOutcome, issuePreview } from "./fakeIssue";
import { openPane } from "./openPane";
import { failed, ok, refusal } from "./outcomes";
import { violations } from "./violations";

async function openTab(changes: Partial<IssueActions> = {}, others: Partial<PaneActions> = {}) {
  const pane = openPane({ issue: fakeIssue(changes), ...others });
  await pane.user.click(screen.getByRole("tab", { name: "配布" }));
  return pane;
}
type Pane = Awaited<ReturnType<typeof openTab>>;

const makeButton = () => screen.findByRole("button", { name: "配布ファイルを作る" });
const enabled = (button: HTMLElement) => button.getAttribute("aria-disabled") !== "true";
const deadline = () => screen.getByLabelText<HTMLInputElement>(/^期限/);
const contact = () => screen.getByLabelText<HTMLInputElement>(/^連絡先/);
const box = (name: string | RegExp) => screen.getByRole<HTMLInputElement>("checkbox", { name });

/** jsdom's date field takes a whole day. */
async function fill({ user }: Pane, day = "2022-12-09", who = "財政課 内線 123") {
  await user.type(deadline(), day);
  await user.type(contact(), who);
}

async function make(pane: Pane) {
  await fill(pane);
  await waitFor(async () => expect(enabled(await makeButton())).toBe(true));
  await pane.user.click(await makeButton());
}

const rows = departments.reduce((sum, department) => sum + department.rows, 0);

describe("配布", () => {
  it("says first how many departments get how many rows, and who was asked before", async () => {
    await openTab();
    expect(await screen.findByText(`${departments.length}課に ${rows}行を配布`)).toBeTruthy();
    expect(screen.getByText("うち 2課には、この年度の照会を前にも配布しています。")).toBeTruthy();
    expect(screen.getByText(/^うち \d+行は複数の課で受け持つ行で、受け持つ課それぞれの/)).toBeTruthy();
  });

  it("asks for the year in which today falls, or the nearest one of the plan", async () => {
    const preview = jest.fn(() => ok(issuePreview));
    await openTab({ preview, today: () => "2023-03-31" });
    await screen.findByText(/行を配布$/);
    expect(preview).toHaveBeenCalledWith(expect.objectContaining({ year: 2022, departments: "all" }));
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "年度" }).value).toBe("2022");
  });

  it.each([
    ["2031-08-01", "2024"],
    ["2019-04-01", "2020"],
  ])("on %s takes %s, the nearest year", async (day, year) => {
    await openTab({ today: () => day });
    const select = await screen.findByRole<HTMLSelectElement>("combobox", { name: "年度" });
    expect(select.value).toBe(year);
  });

  it("has no deadline and no contact until somebody types them", async () => {
    const issue = jest.fn(() => ok(issueOutcome));
    const pane = await openTab({ issue });
    await screen.findByText(/行を配布$/);
    expect(deadline().value).toBe("");
    expect(screen.getByText("今日以後の期限と連絡先を入力すると、作れます。")).toBeTruthy();
    await pane.user.click(await makeButton());
    expect(issue).not.toHaveBeenCalled();
    await fill(pane, "2022-12-09", "  ");
    expect(screen.getByText("連絡先を入力すると、作れます。")).toBeTruthy();
    await pane.user.type(contact(), "財政課");
    expect(screen.queryByText(/入力すると、作れます。$/)).toBeNull();
    expect(screen.getByText("令和4年12月9日(金)")).toBeTruthy();
    await waitFor(async () => expect(enabled(await makeButton())).toBe(true));
  });

  it("refuses a deadline that is over, takes today, and wonders about a Saturday", async () => {
    const pane = await openTab();
    await screen.findByText(/行を配布$/);
    await fill(pane, "2022-11-20");
    expect(screen.getByText("今日より前の日です。今日以後の日を選んでください。")).toBeTruthy();
    expect(enabled(await makeButton())).toBe(false);
    await pane.user.clear(deadline());
    await pane.user.type(deadline(), "2022-11-21");
    expect(screen.queryByText(/^今日より前の日/)).toBeNull();
    expect(enabled(await makeButton())).toBe(true);
    await pane.user.clear(deadline());
    await pane.user.type(deadline(), "2022-11-26");
    expect(screen.getByText("令和4年11月26日(土)。閉庁日ではありませんか。")).toBeTruthy();
    expect(enabled(await makeButton())).toBe(true);
  });

  it("shows of each department what it gets and when it was asked, and counts those that are chosen", async () => {
    const { user } = await openTab();
    await user.click(await screen.findByRole("button", { name: /^配布する担当課: すべて/ }));
    const [first, second, third] = departments;
    if (!first || !second || !third) throw new Error("too few departments");
    expect(box(`${first.department} ${first.rows}行 R4.10.3 に配布、期限 R4.10.31`).checked).toBe(true);
    const shared = departments.find((each) => each.shared > 0);
    expect(box(`${shared?.department} ${shared?.rows}行(共同 ${shared?.shared}行)`).checked).toBe(true);
    await user.click(box("すべての担当課"));
    expect(screen.getByText("0課に 0行を配布")).toBeTruthy();
    await user.click(box(new RegExp(`^${second.department} `)));
    await user.click(box(new RegExp(`^${third.department} `)));
    expect(box("すべての担当課").indeterminate).toBe(true);
    expect(screen.getByText(`2課に ${second.rows + third.rows}行を配布`)).toBeTruthy();
    expect(screen.getByText("うち 1課には、この年度の照会を前にも配布しています。")).toBeTruthy();
    expect(screen.getByRole("button", { name: "配布する担当課: 2課" })).toBeTruthy();
  });

  it("asks again for another year and after the workbook changed", async () => {
    let changed: () => void = () => undefined;
    const preview = jest.fn(() => ok(issuePreview));
    const { user } = await openTab(
      { preview },
      { watchChanges: (listener) => ((changed = listener), () => undefined) },
    );
    await screen.findByText(/行を配布$/);
    await user.selectOptions(screen.getByRole("combobox", { name: "年度" }), "令和5年度");
    await waitFor(() => expect(preview).toHaveBeenLastCalledWith(expect.objectContaining({ year: 2023 })));
    const asked = preview.mock.calls.length;
    act(() => changed());
    await waitFor(() => expect(preview).toHaveBeenCalledTimes(asked + 1));
  });

  it("makes the files, with progress and a way out", async () => {
    let finish: (outcome: Outcome<IssueOutcome>) => void = () => undefined;
    let given: ApplyOptions = {};
    const choices: IssueChoice[] = [];
    const pane = await openTab({
      issue: (choice, options) => {
        choices.push(choice);
        given = options;
        return new Promise((done) => (finish = done));
      },
    });
    await screen.findByText(/行を配布$/);
    await make(pane);
    expect(choices).toEqual([
      { year: 2022, departments: "all", deadline: "2022-12-09", contact: "財政課 内線 123" },
    ]);
    act(() => given.onProgress?.({ done: 3, total: 10, doing: "財政課のファイルを作っています" }));
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("3");
    expect(screen.getByText("財政課のファイルを作っています…")).toBeTruthy();
    const stop = screen.getByRole("button", { name: "中止" });
    expect(document.activeElement).toBe(stop);
    await pane.user.click(stop);
    expect(given.signal?.aborted).toBe(true);
    await act(async () =>
      finish({ ok: false, failure: refusal("workbook.cancelled", "配布を中止しました。") }),
    );
    expect(screen.getByRole("alert").textContent).toContain("配布を中止しました。ブックは元のままです。");
    expect(contact().value).toBe("財政課 内線 123");
    expect(document.activeElement).toBe(await makeButton());
  });

  it("lists the files with 照会番号, each to be saved or opened, and all of them as one", async () => {
    const download = jest.fn<Promise<void>, Parameters<IssueActions["download"]>>(() => Promise.resolve());
    const open = jest.fn(() => ok(null));
    const pane = await openTab({ download, open });
    await screen.findByText(/行を配布$/);
    await make(pane);
    const { user } = pane;
    expect(await screen.findByText(`${departments.length}課の配布ファイルを作りました。`)).toBeTruthy();
    expect(screen.getByText("照会番号: R4-20221121-1")).toBeTruthy();
    expect(screen.getByText(/シート「配布記録」に書き込みました。このブックを保存/)).toBeTruthy();
    const list = within(screen.getByRole("list", { name: "配布ファイル" }));
    expect(list.getAllByRole("listitem")).toHaveLength(departments.length);
    const [first] = issueOutcome.files;
    if (!first) throw new Error("no file");
    expect(list.getAllByRole("listitem")[0]?.textContent).toBe(
      `${first.department}${first.rows}行開く保存${first.name}`,
    );
    await user.click(list.getByRole("button", { name: `${first.department}のファイルを保存` }));
    expect(download).toHaveBeenLastCalledWith([first], expect.anything());
    expect(await screen.findByText(`${first.name} のダウンロードを始めました。`)).toBeTruthy();
    await user.click(list.getByRole("button", { name: `${first.department}のファイルを開く` }));
    expect(open).toHaveBeenCalledWith(first);
    await user.click(screen.getByRole("button", { name: "まとめて保存(zip)" }));
    expect(download).toHaveBeenLastCalledWith(issueOutcome.files, "実績照会_R4-20221121-1.zip");
    expect(await screen.findByText("ダウンロードを始めました(まとめて1つの zip)。")).toBeTruthy();
  });

  it("does not offer to open files where the host cannot", async () => {
    const pane = await openTab({ open: null });
    await screen.findByText(/行を配布$/);
    await make(pane);
    await screen.findByText("照会番号: R4-20221121-1");
    expect(screen.queryByRole("button", { name: /を開く$/ })).toBeNull();
    expect(screen.getAllByRole("button", { name: /のファイルを保存$/ })).toHaveLength(departments.length);
  });

  it("says when a file could not be opened", async () => {
    const pane = await openTab({
      open: () =>
        failed(refusal("workbook.refused", "新しいブックを開けません。保存してから開いてください。")),
    });
    await screen.findByText(/行を配布$/);
    await make(pane);
    await pane.user.click((await screen.findAllByRole("button", { name: /を開く$/ }))[0] as HTMLElement);
    expect((await screen.findByRole("alert")).textContent).toContain("保存してから開いてください。");
  });

  it("keeps the files, the contact and the deadline while people look elsewhere, until the next issue", async () => {
    const pane = await openTab();
    await screen.findByText(/行を配布$/);
    await make(pane);
    const { user } = pane;
    await user.click(screen.getByRole("tab", { name: "書き込み" }));
    await user.click(screen.getByRole("tab", { name: "配布" }));
    expect(await screen.findByText("照会番号: R4-20221121-1")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "続けて配布する" }));
    expect(contact().value).toBe("財政課 内線 123");
    expect(deadline().value).toBe("2022-12-09");
    await user.click(screen.getByRole("button", { name: `前に作った配布ファイル(${departments.length}件)` }));
    expect(screen.getAllByRole("button", { name: /のファイルを保存$/ })).toHaveLength(departments.length);
  });

  it("saves a single file as it is, without a zip", async () => {
    const files = issueOutcome.files.slice(0, 1);
    const download = jest.fn(() => Promise.resolve());
    const pane = await openTab({ issue: () => ok({ ...issueOutcome, files }), download });
    await screen.findByText(/行を配布$/);
    await make(pane);
    await pane.user.click(await screen.findByRole("button", { name: "ファイルを保存" }));
    expect(download).toHaveBeenCalledWith(files, expect.anything());
    expect(screen.queryByRole("button", { name: /zip/ })).toBeNull();
  });

  it("leads to 書き込み where the workbook holds an earlier plan", async () => {
    const pane = await openTab({
      issue: () => failed(refusal("plan.changed", "このブックの計画は、いまの計画と違います。")),
    });
    await screen.findByText(/行を配布$/);
    await make(pane);
    const alert = within(await screen.findByRole("alert"));
    await pane.user.click(alert.getByRole("button", { name: "書き込みへ進む" }));
    expect(screen.getByRole("tab", { selected: true }).textContent).toBe("書き込み");
  });

  it("says before why nothing can be sent, and asks again on request", async () => {
    const preview = jest.fn<ReturnType<IssueActions["preview"]>, [IssueChoice]>(() =>
      failed(refusal("workbook.editing", "セルを編集中です。")),
    );
    const { user } = await openTab({ preview });
    expect((await screen.findByRole("alert")).textContent).toContain("セルを編集中です。");
    expect(enabled(await makeButton())).toBe(false);
    preview.mockImplementation(() => ok(issuePreview));
    await user.click(screen.getByRole("button", { name: "もう一度確かめる" }));
    expect(await screen.findByText(/行を配布$/)).toBeTruthy();
  });

  it("teaches what to do in a new workbook", async () => {
    const { user } = await openTab({
      preview: () => failed(refusal("workbook.notWritten", "表がまだありません。")),
    });
    expect(await screen.findByText(/まだ実績を入力する表がありません.*配布ファイルを作れます/)).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    await user.click(screen.getByRole("button", { name: "書き込みへ進む" }));
    expect(screen.getByRole("tab", { selected: true }).textContent).toBe("書き込み");
  });

  it("is accessible: departments open, then files made", async () => {
    const pane = await openTab();
    await pane.user.click(await screen.findByRole("button", { name: /^配布する担当課/ }));
    expect(await violations(pane.container)).toEqual([]);
    await make(pane);
    await screen.findByText("照会番号: R4-20221121-1");
    expect(await violations(pane.container)).toEqual([]);
  });
});
