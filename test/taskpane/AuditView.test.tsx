/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import type { AuditActions } from "../../src/taskpane/audit/auditActions";
import type { PaneActions } from "../../src/taskpane/actions";
import type { PaneProps } from "../../src/taskpane/Pane";
import { personName } from "../../src/taskpane/words/personName";
import {
  clean,
  different,
  fakeAudit,
  freezeIfTold,
  frozen,
  published,
  tampered,
  traceOf,
  worst,
} from "./fakeAudit";
import { failed, ok } from "./fakeActions";
import { openPane } from "./openPane";
import { refusal } from "./outcomes";
import { violations } from "./violations";

async function openTab(
  audit: Partial<AuditActions> = {},
  part?: string,
  changes: Partial<PaneActions> = {},
  props: Partial<Pick<PaneProps, "without">> = {},
) {
  const pane = openPane({ audit: fakeAudit(audit), ...changes }, props);
  await pane.user.click(screen.getByRole("tab", { name: "監査" }));
  await screen.findByRole("tab", { name: "調べる" });
  if (part !== undefined) await pane.user.click(screen.getByRole("tab", { name: part }));
  return pane;
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const region = (name: string | RegExp) => within(screen.getByRole("region", { name }));
const xlsx = (name: string) => new File(["PK"], name);
const choose = async (user: Awaited<ReturnType<typeof openTab>>["user"], label: string, file: File) => {
  const [input] = [...document.querySelectorAll<HTMLInputElement>("input[type=file]")].filter(
    (one) => one.getAttribute("aria-label") === label,
  );
  if (!input) throw new Error(`no choice of files ${label}`);
  await user.upload(input, file);
};

describe("監査: 調べる", () => {
  it("reads nothing before it is asked, then counts, groups by kind and says each advice once", async () => {
    const find = jest.fn(() => ok(tampered));
    const { user } = await openTab({ find });
    expect(find).not.toHaveBeenCalled();
    await user.click(button("このブックを調べる"));
    await screen.findByRole("heading", { name: "重大 3、注意 7、参考 1" });
    const targets = region(/目標の書き換え/);
    expect(targets.getByRole("heading").textContent).toBe("重大目標の書き換え 2件");
    expect(targets.getAllByRole("listitem")).toHaveLength(2);
    expect(targets.getAllByText(/計画の改定によるものかどうか/)).toHaveLength(1);
    expect(region(/隠された行/).getAllByRole("listitem")).toHaveLength(5);
    expect(region("調べていないこと").getByText("数値の表示形式は調べていません。")).toBeTruthy();
    expect(screen.getByText("9:41 に調べた結果です。そのあとの変更は含まれません。")).toBeTruthy();
  });

  it("leads to the cell of a finding, whatever its sheet is called", async () => {
    const goToCell = jest.fn(() => ok(null));
    const { user } = await openTab({}, undefined, { goToCell });
    await user.click(button("このブックを調べる"));
    await user.click(await screen.findByRole("button", { name: "R4 実績 J9 を選ぶ" }));
    expect(goToCell).toHaveBeenCalledWith({ sheet: "R4 実績", row: 8, column: 9 });
  });

  it("says what it means that nothing was found", async () => {
    const { user } = await openTab({ find: () => ok(clean) });
    await user.click(button("このブックを調べる"));
    await screen.findByText("計画と違うところは見つかりませんでした。");
    expect(screen.getByRole("heading", { name: "重大 0、注意 0、参考 0" })).toBeTruthy();
    expect(
      screen.getByText("見つからないことは、入力された実績が正しいという意味ではありません。"),
    ).toBeTruthy();
  });

  it("keeps what it found while other tabs are open, and says so when cells have changed since", async () => {
    const listeners = new Set<() => void>();
    const watchChanges = (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    const { user } = await openTab({}, undefined, { watchChanges });
    await user.click(button("このブックを調べる"));
    await screen.findByRole("heading", { name: /^重大 3/ });
    await user.click(screen.getByRole("tab", { name: "配布" }));
    act(() => listeners.forEach((listener) => listener()));
    await user.click(screen.getByRole("tab", { name: "監査" }));
    await screen.findByText(/調べたあとにブックが変わったため/);
    expect(screen.getByRole("heading", { name: /^重大 3/ })).toBeTruthy();
    await user.click(button("もう一度調べる"));
    await waitFor(() => expect(screen.queryByText(/調べたあとにブックが変わったため/)).toBeNull());
  });

  it("says why it could not, and what to do in a workbook without the plan", async () => {
    const { user, unmount } = await openTab({
      find: () => failed(refusal("workbook.editing", "セルを編集中です。")),
    });
    await user.click(button("このブックを調べる"));
    expect((await screen.findByRole("alert")).textContent).toContain("セルを編集中です。");
    unmount();
    const find = jest.fn(() => failed(refusal("audit.notOurs", "表がありません。")));
    const other = await openTab({ find });
    await other.user.click(button("このブックを調べる"));
    await other.user.click(await screen.findByRole("button", { name: "書き込みへ進む" }));
    expect(screen.getByRole("tab", { name: "書き込み" }).getAttribute("aria-selected")).toBe("true");
    // The plan may have been written meanwhile.
    await other.user.click(screen.getByRole("tab", { name: "監査" }));
    await other.user.click(await screen.findByRole("button", { name: "もう一度調べる" }));
    await waitFor(() => expect(find).toHaveBeenCalledTimes(2));
  });

  it("writes the audit's sheets, shows how far it is, stops, and shows what it wrote", async () => {
    const writeSheets = jest.fn<
      ReturnType<AuditActions["writeSheets"]>,
      Parameters<AuditActions["writeSheets"]>
    >(
      (options) =>
        new Promise((resolve) => {
          options.onProgress?.({ done: 1, total: 3, doing: "「監査」を書き込んでいます" });
          const timer = setInterval(() => {
            if (!options.signal?.aborted) return;
            clearInterval(timer);
            resolve({ ok: false, failure: refusal("workbook.cancelled", "中止しました。") });
          }, 5);
        }),
    );
    const { user } = await openTab({ writeSheets });
    await user.click(button("監査シートを書き込む"));
    await screen.findByText("「監査」を書き込んでいます…");
    await user.click(button("中止"));
    expect((await screen.findByRole("alert")).textContent).toContain("中止しました。");
    writeSheets.mockImplementation(fakeAudit().writeSheets);
    await user.click(button("監査シートを書き込む"));
    await screen.findByText("「監査」と「監査結果」を書き込みました。");
    expect(screen.getByText("監査結果: 未解消 11件(新規 10件、再び 1件)、今回解消 2件")).toBeTruthy();
    expect(screen.getByRole("heading", { name: /^重大 3/ })).toBeTruthy();
  });
});

describe("監査: 出典", () => {
  it("shows where a target comes from, how it was read, and what the workbook has for it", async () => {
    const goToPlace = jest.fn(() => ok(null));
    const { user } = await openTab({ goToPlace }, "出典");
    await user.click(button("選択中のセルから"));
    const trace = within(await screen.findByRole("region", { name: "2-1-2 寄附金額 令和4年度" }));
    expect(trace.getByText("180,000千円")).toBeTruthy();
    expect(trace.getByText("計画では 180,000 です。")).toBeTruthy();
    expect(trace.getByText(/行\(\d+ページ\)/, { selector: "dt:nth-of-type(5) + dd" })).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>("取組項目").value).toBe("2-1-2");
    await user.click(trace.getByRole("button", { name: "N12 を選ぶ" }));
    expect(goToPlace).toHaveBeenCalledWith(expect.objectContaining({ table: "計画目標表" }));
  });

  it("shows who corrected a reading, when, on what ground, and what was read", async () => {
    const { user } = await openTab(
      {
        trace: (pick) => {
          const outcome = traceOf(pick);
          const confirmation = {
            kind: "corrected",
            was: 500,
            by: "財政課 山田",
            ground: "決裁第3号",
            on: "2026-11-20",
          } as const;
          return ok({ ...outcome, trace: { ...outcome.trace, confirmation, readText: "500千円" } });
        },
      },
      "出典",
    );
    await user.click(button("選択中のセルから"));
    await screen.findByText("記載どおり(訂正済み)");
    for (const text of ["500千円", "令和8年11月20日(金) 財政課 山田", "決裁第3号"])
      expect(screen.getByText(text)).toBeTruthy();
  });

  it("asks again for what is picked, the schedule included", async () => {
    const trace = jest.fn((pick: Parameters<AuditActions["trace"]>[0]) => ok(traceOf(pick)));
    const { user } = await openTab({ trace }, "出典");
    await user.selectOptions(screen.getByLabelText("取組項目"), "2-2-1");
    await user.selectOptions(screen.getByLabelText("調べるもの"), "年度計画");
    await user.selectOptions(screen.getByLabelText("年度"), "令和5年度");
    await screen.findByRole("region", { name: "2-2-1 年度計画 令和5年度" });
    expect(trace).toHaveBeenLastCalledWith({ code: "2-2-1", indicatorId: null, year: 2023 });
  });

  it("says which cells it can answer for, when the selected one is none of them", async () => {
    const { user } = await openTab(
      { selected: () => failed(refusal("trace.noCell", "どの目標かが分かりません。")) },
      "出典",
    );
    await user.click(button("選択中のセルから"));
    expect((await screen.findByRole("alert")).textContent).toContain("どの目標かが分かりません。");
  });

  it("lists what is still to be confirmed, and leads to where that is done", async () => {
    const goToPlace = jest.fn(() => ok(null));
    const { user } = await openTab({ goToPlace }, "出典");
    const list = within(await screen.findByRole("region", { name: /^確実でない読み取り/ }));
    expect(list.queryByText(/確認済み/)).toBeNull();
    expect(list.getAllByText(/記入不足: 確認者と根拠が空欄です/).length).toBeGreaterThan(0);
    const [row] = list.getAllByRole("button", { name: /^確認の行/ });
    if (!row) throw new Error("no row");
    await user.click(row);
    expect(goToPlace).toHaveBeenCalledWith(expect.objectContaining({ table: "読み取り確認表" }));
    await user.click(list.getByRole("checkbox"));
    expect(list.getAllByText(/確認済み/).length).toBeGreaterThan(0);
  });
});

describe("監査: 確定", () => {
  it("freezes the saved file that is picked, and gives the copy and its hash", async () => {
    const freeze = jest.fn(() => ok(frozen));
    const [save, copy] = [jest.fn(() => Promise.resolve()), jest.fn(() => Promise.resolve())];
    const { user } = await openTab({ freeze, save, copy }, "確定");
    expect(screen.getByText("ブックを保存してから、そのファイルを選んでください。")).toBeTruthy();
    await user.type(screen.getByLabelText("目的(任意)"), " 議会提出 ");
    await choose(user, "保存したファイルを選んで確定", xlsx("進捗管理.xlsx"));
    await screen.findByText("確定版を作りました。保存してください。");
    expect(freeze).toHaveBeenCalledWith(expect.objectContaining({ name: "進捗管理.xlsx" }), "議会提出");
    await user.click(button("確定版を保存"));
    expect(save).toHaveBeenCalledWith(frozen.file);
    await user.click(button("ハッシュ値をコピー"));
    expect(copy).toHaveBeenCalledWith(frozen.stamp.hash);
    await screen.findByText("ハッシュ値をコピーしました。");
    copy.mockRejectedValueOnce(new Error("refused"));
    await user.click(button("ハッシュ値をコピー"));
    await screen.findByText(/コピーできませんでした/);
  });

  it("does not lose the copy when the log refuses its row", async () => {
    const { user } = await openTab(
      { freeze: () => ok({ ...frozen, unlogged: "シートが保護されています。" }) },
      "確定",
    );
    await choose(user, "保存したファイルを選んで確定", xlsx("進捗管理.xlsx"));
    await screen.findByText("変更履歴に記録できませんでした。");
    expect(button("確定版を保存")).toBeTruthy();
  });

  it("asks before it freezes what is 重大, keeps the file and the purpose meanwhile, and says what is in the copy", async () => {
    const freeze = jest.fn(freezeIfTold);
    const goToCell = jest.fn(() => ok(null));
    const { user } = await openTab({ freeze }, "確定", { goToCell });
    await user.type(screen.getByLabelText("目的(任意)"), "議会提出");
    await choose(user, "保存したファイルを選んで確定", xlsx("進捗管理.xlsx"));
    const notice = within(await screen.findByRole("alert"));
    expect(notice.getByText("「進捗管理.xlsx」を確定する前に、確かめてください。")).toBeTruthy();
    expect(notice.getByText(/調べると重大が 4件あるため/)).toBeTruthy();
    expect(notice.getAllByRole("listitem")).toHaveLength(4);
    await user.click(notice.getByRole("button", { name: "R4 実績 J9 を選ぶ" }));
    expect(goToCell).toHaveBeenCalledWith({ sheet: "R4 実績", row: 8, column: 9 });

    await user.click(notice.getByRole("button", { name: "［調べる］を開く" }));
    const tab = screen.getByRole("tab", { name: "調べる", selected: true });
    expect(document.activeElement).toBe(tab);
    await user.click(screen.getByRole("tab", { name: "確定" }));
    expect(screen.getByLabelText<HTMLInputElement>("目的(任意)").value).toBe("議会提出");

    await user.click(button("重大を残したまま確定"));
    await screen.findByText(/調べると重大が 1\s?件あるブックを確定しました/);
    expect(screen.getByText(worst.message)).toBeTruthy();
    expect(freeze.mock.calls.map(([file, note, anyway]) => [file?.name, note, anyway])).toEqual([
      ["進捗管理.xlsx", "議会提出", undefined],
      ["進捗管理.xlsx", "議会提出", true],
    ]);
    // Whose button has gone stays where the work was begun.
    expect(document.activeElement).toBe(button("保存したファイルを選んで確定"));
  });

  it("freezes the pane's own file in spite of what is 重大 as well, and offers that for nothing else", async () => {
    const freeze = jest.fn(freezeIfTold);
    const { user } = await openTab({ freeze, openFile: () => "進捗管理.xlsx" }, "確定");
    await user.click(button("「進捗管理.xlsx」を確定"));
    await user.click(await screen.findByRole("button", { name: "重大を残したまま確定" }));
    await screen.findByText("確定版を作りました。保存してください。");
    expect(freeze).toHaveBeenLastCalledWith(null, "", true);
    freeze.mockImplementation(() => failed(refusal("freeze.already", "すでに確定版です。")));
    await user.click(button("「進捗管理.xlsx」を確定"));
    expect((await screen.findByRole("alert")).textContent).toContain("確定できませんでした。");
    expect(screen.queryByRole("button", { name: "重大を残したまま確定" })).toBeNull();
  });

  it("says yes to a copy that is as it was, and how far that goes", async () => {
    const verify = jest.fn(fakeAudit().verify);
    const { user } = await openTab({ verify }, "確定");
    await choose(user, "確定版を選んで照合", xlsx("確定.xlsx"));
    await screen.findByText("「確定.xlsx」は、確定したときのままです。");
    expect(verify).toHaveBeenCalledWith(expect.objectContaining({ name: "確定.xlsx" }), "");
    expect(screen.getByText(/別の内容で確定し直されていないことは/)).toBeTruthy();
  });

  it("names each cell that differs from what was frozen, then and now", async () => {
    const verify = jest.fn(() => ok(different));
    const { user } = await openTab({ verify }, "確定");
    await user.type(screen.getByLabelText("控えのハッシュ値(任意)"), "abc");
    await choose(user, "確定版を選んで照合", xlsx("確定.xlsx"));
    await screen.findByText("「確定.xlsx」は、確定したときと違います。");
    expect(verify).toHaveBeenCalledWith(expect.anything(), "abc");
    expect(screen.getByText("控えのハッシュ値と違います。")).toBeTruthy();
    const cells = within(screen.getByRole("list", { name: "変わったセル" })).getAllByRole("listitem");
    expect(cells).toHaveLength(10);
    expect(cells[0]?.textContent).toContain("実績入力 F12確定したとき 空白→今 約200件");
  });

  it("takes the open file where the pane's workbook is one", async () => {
    const [freeze, verify] = [jest.fn(() => ok(frozen)), jest.fn(fakeAudit().verify)];
    const { user } = await openTab({ freeze, verify, openFile: () => "進捗管理.xlsx" }, "確定");
    await user.click(button("「進捗管理.xlsx」を確定"));
    await screen.findByText("確定版を作りました。保存してください。");
    expect(freeze).toHaveBeenCalledWith(null, "");
    await user.click(button("開いているファイルを照合"));
    await screen.findByText("「進捗管理.xlsx」は、確定したときのままです。");
    expect(verify).toHaveBeenCalledWith(null, "");
  });
});

describe("監査: 公開", () => {
  it.each([
    ["CSV(BOM あり)", "csv"],
    ["CSV(BOM なし)", "csvWithoutBom"],
    ["値だけの Excel ブック", "xlsx"],
  ] as const)("makes %s, says what to look at, and whether it keeps the rules", async (name, format) => {
    const publish = jest.fn(fakeAudit().publish);
    const save = jest.fn(() => Promise.resolve());
    const { user } = await openTab({ publish, save }, "公開");
    await user.click(button(name));
    await screen.findByText("合格 15、不合格 0、確認が必要 0");
    expect(publish).toHaveBeenCalledWith(format);
    expect(screen.getByText("ブックにない計画の行 14行は入っていません。")).toBeTruthy();
    // Only programs that open a CSV calculate with its texts.
    expect(screen.queryByText(/数式として扱われる値/) === null).toBe(format === "xlsx");
    await user.click(button("ファイルを保存"));
    expect(save).toHaveBeenCalledWith(published.file);
  });

  it("holds any file against the rules", async () => {
    const { user } = await openTab({}, "公開");
    await choose(user, "ファイルを選ぶ", xlsx("公開.xlsx"));
    await screen.findByText("公開.xlsx シート「進捗状況」");
    expect(screen.getByText(/1-4 セルの結合をしていないか/)).toBeTruthy();
    expect(screen.queryByText(/1-8/)).toBeNull();
    await user.click(button(/^合格の項目/));
    expect(screen.getByText(/1-8/)).toBeTruthy();
  });

  it("says why nothing was made", async () => {
    const message = "実績入力 T9: 達成率が「1」ですが、入力された値からは「0.5」になります。";
    const { user } = await openTab(
      { publish: () => failed(refusal("export.disagrees", message, "実績入力!T9")) },
      "公開",
    );
    await user.click(button("CSV(BOM あり)"));
    await screen.findByRole("button", { name: "実績入力 T9 を選ぶ" });
  });
});

describe("記録に残す名前", () => {
  it("is asked once, kept, and shown where something is written", async () => {
    const texts = new Map<string, string>();
    const memory = {
      read: (name: string) => texts.get(name) ?? null,
      write: (name: string, text: string) => texts.set(name, text).has(name),
    };
    const { user, unmount } = openPane({ person: personName(memory) });
    await user.click(button("記録に残す名前を変える"));
    await user.type(await screen.findByLabelText("記録に残す名前"), " 財政課　山田 {Enter}");
    await screen.findByText("記録に残す名前: 財政課 山田");
    await user.click(screen.getByRole("tab", { name: "遅れの確認" }));
    expect(screen.queryByText(/記録に残す名前/)).toBeNull();
    unmount();
    openPane({ person: personName(memory) });
    expect(screen.getByText("記録に残す名前: 財政課 山田")).toBeTruthy();
  });

  it("stays as it was when people change their mind", async () => {
    const person = personName(null);
    person.save("山田");
    const { user } = openPane({ person });
    await user.click(button("記録に残す名前を変える"));
    await user.type(await screen.findByLabelText("記録に残す名前"), "太郎{Escape}");
    await screen.findByText("記録に残す名前: 山田");
  });
});

it.each(["調べる", "出典", "確定", "公開"])("監査: %s has no barrier that axe knows", async (part) => {
  const { container, user } = await openTab({}, part);
  if (part === "調べる") await user.click(button("このブックを調べる"));
  await waitFor(() => expect(container.querySelector("[aria-busy=true]")).toBeNull());
  expect(await violations(container)).toEqual([]);
});
