/** @jest-environment jsdom */
import { act, screen, waitForElementToBeRemoved, within } from "@testing-library/react";
import type { Outcome, PaneActions } from "../../src/taskpane/actions";
import type { OffTrack, ReviewRow } from "../../src/workflows";
import { countsOf, earlierLook, failed, fakeLooks, offTrack, ok, plan, readingOf } from "./fakeActions";
import { openPane } from "./openPane";
import { refusal } from "./outcomes";
import { violations } from "./violations";

/** The tab, open; `tell` is what the workbook says. */
async function openTab(changes: Partial<PaneActions> = {}) {
  let listener: (outcome: Outcome<OffTrack>) => void = () => undefined;
  const stop = jest.fn();
  const watchOffTrack = jest.fn((heard: typeof listener) => {
    listener = heard;
    return stop;
  });
  const pane = openPane({ watchOffTrack, ...changes });
  await pane.user.click(screen.getByRole("tab", { name: "遅れの確認" }));
  await screen.findByText("ブックを読んでいます…");
  const tell = (value: OffTrack) => act(() => listener({ ok: true, value }));
  return {
    ...pane,
    tell,
    stop,
    watchOffTrack,
    fail: (outcome: Outcome<never>) => act(() => listener(outcome)),
  };
}

const region = (name: string) => within(screen.getByRole("region", { name }));
const list = () => region("一覧").getByRole("list");
const items = () => within(list()).getAllByRole("button");
const heading = () => region("一覧").getByRole("heading").textContent;
const choose = (label: string) => region("一覧").getByRole("combobox", { name: label });
const rowOf = (code: string): ReviewRow => {
  const found = offTrack.rows.find((row) => row.code === code);
  if (!found) throw new Error(`no row ${code}`);
  return found;
};
/** The reading with one row otherwise. */
const withRow = (code: string, change: Partial<ReviewRow>) =>
  readingOf(offTrack.rows.map((row) => (row.code === code ? { ...row, ...change } : row)));

describe("遅れの確認", () => {
  it("counts by grade in sign and word, and names the year", async () => {
    const { tell } = await openTab();
    tell(offTrack);
    const counts = region("判定ごとの件数");
    expect(counts.getByRole("heading").textContent).toBe("令和4年度の判定");
    expect(counts.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "◎達成 2",
      "○概ね達成 1",
      "△やや遅れ 2",
      "×遅れ 1",
      "未回答 9",
    ]);
    expect(counts.getByText("9:41 に読み取りました。入力すると自動で更新します。")).toBeTruthy();
  });

  it("lists each row with what a person needs to act, and points out missing reasons", async () => {
    const { tell } = await openTab();
    tell(offTrack);
    const [first, , third] = items();
    expect(first?.textContent).toContain(
      "×遅れ41.2%実績÷目標総合政策課2-1-2 ふるさと納税の推進寄附金額: 実績 74,160 / 目標 180,000 千円",
    );
    expect(first?.textContent).toContain("理由・対応が未記入です");
    expect(third?.textContent).not.toContain("未記入");
    expect(heading()).toBe("遅れ 3件(うち理由・対応が未記入 2件)");
  });

  it("says each small picture in words", async () => {
    const { tell } = await openTab();
    tell(offTrack);
    const [first] = items();
    const words = document.getElementById(first?.getAttribute("aria-describedby") ?? "")?.textContent;
    expect(words).toMatch(
      /^R2 目標 150,000、実績 148,000。.*R4 目標 180,000、実績 74,160。R5 目標 200,000、実績なし。/,
    );
    expect(first?.querySelectorAll("svg.reform-spark circle")).toHaveLength(3);
  });

  it("shows status by 重点項目 and by 担当課 in numbers, and lists a part when it is pressed", async () => {
    const { tell, user } = await openTab();
    tell(offTrack);
    const bars = () => region("判定の内訳").getAllByRole("button", { pressed: false, name: /行/ });
    expect(bars()).toHaveLength(plan.priorities.length);
    const [, second] = bars();
    expect(second?.textContent).toContain("5行、遅れ 1");
    expect(second?.textContent).toContain("× ×遅れ1");
    await user.click(second as HTMLElement);
    expect(heading()).toBe("遅れ 1件(うち理由・対応が未記入 1件)");
    expect((choose("重点項目") as HTMLSelectElement).selectedOptions[0]?.textContent).toMatch(/^Ⅱ/);
    await user.click(region("判定の内訳").getByRole("button", { pressed: true, name: /行/ }));
    expect(heading()).toContain("遅れ 3件");

    await user.click(screen.getByRole("button", { name: "担当課" }));
    const names = bars().map((bar) => bar.querySelector(".reform-strong")?.textContent);
    expect(names).toEqual(["情報政策課", "総務課", "総合政策課", "担当課が空欄"]);
    await user.click(region("判定の内訳").getByRole("button", { name: /^ほか/ }));
    expect(bars().length).toBeGreaterThan(4);
  });

  it.each([
    ["年度末に遅れる見込み", "3-1-1", "年度末に遅れる見込み(推定): 85 件、47.2%、上半期から按分"],
    ["担当課が空欄", "3-1-2", "担当課が空欄です"],
    ["未回答", "3-1-1", "未回答"],
  ])("points out %s, and lists those rows when it is pressed", async (concern, code, words) => {
    const { tell, user } = await openTab();
    tell(withRow("3-1-1", { unit: "件" }));
    await user.click(region("確かめること").getByRole("button", { name: new RegExp(`^${concern}`) }));
    expect(heading()).toMatch(new RegExp(`^${concern} \\d+件`));
    expect(document.activeElement).toBe(region("一覧").getByRole("heading"));
    const row = items().find((item) => item.textContent?.includes(code));
    expect(row?.textContent).toContain(words);
  });

  it("goes to the row's own cell by click and by Enter", async () => {
    const goToActual = jest.fn(() => ok(null));
    const { tell, user } = await openTab({ goToActual });
    tell(offTrack);
    await user.click(items()[1] as HTMLElement);
    expect(goToActual).toHaveBeenLastCalledWith(offTrack.rows[1]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(goToActual).toHaveBeenLastCalledWith(offTrack.rows[2]);
    expect(goToActual).toHaveBeenCalledTimes(2);
  });

  it("moves through the list with arrow keys, Home and End, and stops at its ends", async () => {
    const { tell, user } = await openTab();
    tell(offTrack);
    items()[0]?.focus();
    const at = () => items().findIndex((item) => item === document.activeElement);
    const walk = [];
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Home", "ArrowUp", "End"]) {
      await user.keyboard(`{${key}}`);
      walk.push(at());
    }
    expect(walk).toEqual([1, 2, 2, 1, 0, 0, 2]);
  });

  it("says when a row is no longer there", async () => {
    const { tell, user } = await openTab({
      goToActual: () =>
        failed({
          issues: [{ code: "row.missing", path: "", message: "該当する行がありません。" }],
          isPartly: false,
        }),
    });
    tell(offTrack);
    await user.click(items()[0] as HTMLElement);
    expect((await screen.findByRole("alert")).textContent).toContain(
      "セルへ移動できませんでした。該当する行がありません。",
    );
  });

  it("filters by 担当課, each of several in one cell, by 重点項目, by 判定, and by what is missing", async () => {
    const { tell, user } = await openTab();
    tell(withRow("1-2-1", { owners: ["財政課", "総合政策課"] }));
    await user.selectOptions(choose("担当課"), "総合政策課");
    expect(heading()).toBe("遅れ 2件(うち理由・対応が未記入 1件)");
    await user.selectOptions(choose("表示する行"), "理由・対応が未記入 (1)");
    expect(heading()).toBe("理由・対応が未記入 1件");
    await user.selectOptions(choose("担当課"), "すべて");
    await user.selectOptions(choose("表示する行"), "○概ね達成 (1)");
    expect(items()).toHaveLength(1);
    await user.selectOptions(choose("表示する行"), `すべての行 (${offTrack.rows.length})`);
    const [priority = ""] = offTrack.priorities;
    await user.selectOptions(choose("重点項目"), priority);
    expect(items()).toHaveLength(offTrack.rows.filter((row) => row.priority === priority).length);
  });

  it("shows all again when the chosen 担当課 is gone", async () => {
    const { tell, user } = await openTab();
    tell(withRow("1-2-1", { owners: ["臨時の課"] }));
    await user.selectOptions(choose("担当課"), "臨時の課");
    expect(items()).toHaveLength(1);
    tell(offTrack);
    expect(items()).toHaveLength(3);
  });

  it("keeps filter, opened rows and focus while the workbook changes", async () => {
    const { tell, user } = await openTab();
    tell(offTrack);
    await user.selectOptions(choose("表示する行"), "未回答 (9)");
    const third = items()[2];
    third?.focus();
    tell(withRow("2-1-1", { grade: "未回答", level: null }));
    expect(heading()).toContain("未回答 10件");
    expect(document.activeElement).toBe(third);
    // The row under the focus is answered and leaves the list: its place keeps the focus.
    const code = /\d-\d-\d/.exec(third?.textContent ?? "")?.[0] ?? "";
    const place = items().findIndex((item) => item === third);
    tell(
      readingOf(
        offTrack.rows.map((row) =>
          row.code === "2-1-1"
            ? { ...row, grade: "未回答", level: null }
            : row.code === code
              ? { ...row, grade: "◎達成", level: 1 }
              : row,
        ),
      ),
    );
    expect(heading()).toContain("未回答 9件");
    expect(document.activeElement).toBe(items()[place]);
  });

  it("says that nothing is off track, and whether somebody has still to answer", async () => {
    const { tell } = await openTab();
    const onTrack = offTrack.rows.filter(({ isOffTrack }) => !isOffTrack);
    tell(readingOf(onTrack));
    expect(screen.getByText("遅れと判定された行はありません。未回答が 9件あります。")).toBeTruthy();
    tell(readingOf(onTrack.filter(({ grade, owners }) => grade !== "未回答" && owners.length > 0)));
    expect(screen.getByText("遅れと判定された行はありません。")).toBeTruthy();
    expect(screen.getByText("確かめることはありません。")).toBeTruthy();
  });

  it("shows the first rows of thousands, and more of them when they are asked for", async () => {
    const { tell, user } = await openTab();
    const row = rowOf("2-1-2");
    tell(readingOf(Array.from({ length: 5_000 }, (_, at) => ({ ...row, key: String(at) }))));
    expect(list().children).toHaveLength(20);
    await user.click(screen.getByText("ほか 4,980 行のうち 50 行も表示"));
    expect(list().children).toHaveLength(70);
  });

  it("teaches what to do in a new workbook", async () => {
    const { tell, user } = await openTab();
    tell({ isNew: true });
    await user.click(screen.getByRole("button", { name: "書き込みへ進む" }));
    expect(screen.getByRole("tab", { name: "書き込み" }).getAttribute("aria-selected")).toBe("true");
  });

  it("leads to grades that it cannot read", async () => {
    const goToCell = jest.fn(() => ok(null));
    const { tell, user } = await openTab({ goToCell });
    tell(withRow("2-1-1", { grade: "#NAME?", level: null, isUnknown: true }));
    const { gradeCell } = rowOf("2-1-1");
    await user.click(screen.getByRole("button", { name: `実績入力 U${gradeCell.row + 1} を選ぶ` }));
    expect(goToCell).toHaveBeenCalledWith(gradeCell);
  });

  it("says why it estimates nothing", async () => {
    const { tell } = await openTab();
    tell({ ...offTrack, noEstimate: "設定の基準日が日付ではありません。" });
    expect(screen.getByText("設定の基準日が日付ではありません。")).toBeTruthy();
  });

  it("says why it cannot read, and reads on when it can", async () => {
    const { tell, fail, user, watchOffTrack } = await openTab();
    fail({
      ok: false,
      failure: {
        issues: [{ code: "settings.reviewYear", path: "", message: "対象年度が数値ではありません。" }],
        isPartly: false,
      },
    });
    expect(screen.getByRole("alert").textContent).toContain("対象年度が数値ではありません。");
    await user.click(screen.getByRole("button", { name: "もう一度読み取る" }));
    expect(watchOffTrack).toHaveBeenCalledTimes(2);
    tell(offTrack);
    expect(items()).toHaveLength(3);
  });

  it("stops watching when the tab is left, and reads anew when the ribbon asks", async () => {
    const { stop, watchOffTrack, requests, user } = await openTab();
    await act(async () => requests.ask("refresh"));
    expect(stop).toHaveBeenCalledTimes(1);
    expect(watchOffTrack).toHaveBeenCalledTimes(2);
    await user.click(screen.getByRole("tab", { name: "書き込み" }));
    expect(stop).toHaveBeenCalledTimes(2);
    await act(async () => requests.ask("refresh"));
    expect(screen.getByRole("tab", { name: "遅れの確認" }).getAttribute("aria-selected")).toBe("true");
  });

  it("makes rows as high as their text when the ribbon asks, and says why that could not be", async () => {
    const locked = refusal("workbook.protected", "シートが保護されているためです。");
    const fitRows = jest.fn<Promise<Outcome<null>>, []>(() => failed(locked));
    const { requests } = await openTab({ fitRows });
    expect(fitRows).not.toHaveBeenCalled();
    act(() => requests.ask("refresh"));
    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toContain("行の高さを文字に合わせられませんでした。");
    expect(notice.textContent).toContain("シートが保護されているためです。");
    fitRows.mockImplementation(() => ok(null));
    act(() => requests.ask("refresh"));
    await waitForElementToBeRemoved(notice);
    expect(fitRows).toHaveBeenCalledTimes(2);
  });

  it("is accessible", async () => {
    const { tell, user, container } = await openTab({ lastLooks: fakeLooks(earlierLook) });
    tell(withRow("2-1-1", { grade: "", level: null, isUnknown: true }));
    await user.click(screen.getByRole("button", { name: "変わった行" }));
    expect(await violations(container)).toEqual([]);
  });
});

describe("前回から変わったこと", () => {
  const changes = () => region("前回から変わったこと");
  const words = () => changes().getAllByText(/./)[0]?.textContent;

  it("counts and lists what changed, with before and after, and leads to the cell", async () => {
    const goToActual = jest.fn(() => ok(null));
    const { tell, user } = await openTab({ goToActual, lastLooks: fakeLooks(earlierLook) });
    tell(offTrack);
    expect(words()).toBe("前回 (11月20日 9:41) から: 判定が変わった行 1、新しい回答 2");
    await user.click(changes().getByRole("button", { name: "変わった行" }));
    const rows = within(changes().getByRole("list")).getAllByRole("button");
    expect(rows[0]?.textContent).toContain("△やや遅れ→から×遅れ総合政策課2-1-2");
    await user.click(rows[0] as HTMLElement);
    expect(goToActual).toHaveBeenCalledWith(rowOf("2-1-2"));
  });

  it("takes now as the new base when people say that they have seen it", async () => {
    const lastLooks = fakeLooks(earlierLook);
    const { tell, user } = await openTab({ lastLooks });
    tell(offTrack);
    await user.click(changes().getByRole("button", { name: "確認しました" }));
    expect(words()).toBe("前回 (11月23日 9:41) から変わった行はありません。");
    expect(document.activeElement?.textContent).toBe(words());
    expect(lastLooks.load(2022)?.grades.get(rowOf("2-1-2").key)).toBe("×遅れ");
    tell(withRow("2-1-2", { grade: "◎達成", level: 1, isOffTrack: false }));
    expect(words()).toBe("前回 (11月23日 9:41) から: 判定が変わった行 1");
  });

  it("keeps the first look by itself, and none of the later ones", async () => {
    const lastLooks = fakeLooks();
    const save = jest.spyOn(lastLooks, "save");
    const { tell } = await openTab({ lastLooks });
    tell(offTrack);
    expect(words()).toBe("今の判定を記録しました。次に見たとき、変わった行をここに示します。");
    tell(withRow("2-1-2", { grade: "◎達成", level: 1 }));
    expect(words()).toBe("前回 (11月23日 9:41) から: 判定が変わった行 1");
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("says when it lasts only as long as the pane, and looks at each year by itself", async () => {
    const looks = fakeLooks(earlierLook);
    const { tell } = await openTab({ lastLooks: { ...looks, save: () => false } });
    tell({ ...offTrack, reviewYear: 2023 });
    expect(words()).toContain("この記録は、この画面を閉じるまで残ります。");
    tell(offTrack);
    expect(words()).toContain("前回 (11月20日 9:41) から");
    tell({ ...offTrack, rows: [], counts: countsOf([]) });
    expect(words()).toContain(`なくなった行 ${offTrack.rows.length}`);
  });
});
