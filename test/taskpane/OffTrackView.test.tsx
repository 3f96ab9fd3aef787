/** @jest-environment jsdom */
import { act, screen, within } from "@testing-library/react";
import type { Outcome, PaneActions } from "../../src/taskpane/actions";
import type { OffTrack } from "../../src/workflows";
import { failed, offTrack, ok } from "./fakeActions";
import { openPane } from "./openPane";
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

const list = () => within(screen.getByRole("list", { name: "遅れている取組項目" }));
const items = () => list().getAllByRole("button");

describe("遅れの確認", () => {
  it("counts by grade in sign and word, and names the year", async () => {
    const { tell } = await openTab();
    tell(offTrack);
    const region = within(screen.getByRole("region", { name: "判定ごとの件数" }));
    expect(region.getByRole("heading").textContent).toBe("令和4年度の判定");
    expect(region.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "◎達成 4",
      "○概ね達成 3",
      "△やや遅れ 2",
      "×遅れ 1",
      "未回答 6",
    ]);
    expect(region.getByText("9:41 に読み取りました。入力すると自動で更新します。")).toBeTruthy();
  });

  it("lists each row with what a person needs to act, and points out missing reasons", async () => {
    const { tell } = await openTab();
    tell(offTrack);
    const [first, second] = items();
    expect(first?.textContent).toBe(
      "×遅れ41.2%総合政策課2-1-2 ふるさと納税の推進寄附金額: 実績 74,160 / 目標 180,000 千円理由・対応が未記入です",
    );
    expect(second?.textContent).not.toContain("未記入");
    expect(screen.getByText("遅れ 3件(うち理由・対応が未記入 2件)")).toBeTruthy();
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

  it("filters by 担当課, each of several in one cell, and by missing reasons", async () => {
    const shared = { ...offTrack.rows[1], owners: "財政課・総合政策課", key: "shared" } as OffTrackRowOf;
    const { tell, user } = await openTab();
    tell({ ...offTrack, rows: [...offTrack.rows, shared] });
    const select = screen.getByRole("combobox", { name: "担当課" });
    const options = within(select).getAllByRole("option");
    expect(options.map((option) => option.textContent)).toEqual([
      "すべての担当課",
      "総合政策課",
      "総務課",
      "情報政策課",
      "財政課",
    ]);
    await user.selectOptions(select, "総合政策課");
    expect(items()).toHaveLength(2);
    await user.click(screen.getByRole("checkbox", { name: "理由・対応が未記入のものだけ" }));
    expect(items()).toHaveLength(1);
    expect(screen.getByText("遅れ 1件(うち理由・対応が未記入 1件)")).toBeTruthy();
  });

  it("shows all again when the chosen 担当課 has caught up", async () => {
    const { tell, user } = await openTab();
    tell(offTrack);
    await user.selectOptions(screen.getByRole("combobox", { name: "担当課" }), "総務課");
    expect(items()).toHaveLength(1);
    tell({ ...offTrack, rows: offTrack.rows.filter(({ owners }) => owners !== "総務課") });
    expect(items()).toHaveLength(2);
  });

  it("keeps filter and list while the workbook changes", async () => {
    const { tell } = await openTab();
    tell(offTrack);
    tell({ ...offTrack, rows: offTrack.rows.slice(1) });
    expect(items()).toHaveLength(2);
    tell({ ...offTrack, rows: [] });
    expect(screen.getByText("遅れと判定された取組項目はありません。未回答が 6件あります。")).toBeTruthy();
    tell({ ...offTrack, rows: [], counts: offTrack.counts.filter(({ level }) => level !== null) });
    expect(screen.getByText("遅れと判定された取組項目はありません。")).toBeTruthy();
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
    tell({ ...offTrack, unknown: [{ text: "#NAME?", sheet: "実績入力", row: 4, column: 12 }] });
    await user.click(screen.getByRole("button", { name: "実績入力 M5 を選ぶ" }));
    expect(goToCell).toHaveBeenCalledWith(expect.objectContaining({ sheet: "実績入力", row: 4, column: 12 }));
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
    act(() => requests.ask("refresh"));
    expect(stop).toHaveBeenCalledTimes(1);
    expect(watchOffTrack).toHaveBeenCalledTimes(2);
    await user.click(screen.getByRole("tab", { name: "書き込み" }));
    expect(stop).toHaveBeenCalledTimes(2);
    act(() => requests.ask("refresh"));
    expect(screen.getByRole("tab", { name: "遅れの確認" }).getAttribute("aria-selected")).toBe("true");
  });

  it("is accessible", async () => {
    const { tell, container } = await openTab();
    tell({ ...offTrack, unknown: [{ text: "", sheet: "実績入力", row: 4, column: 12 }] });
    expect(await violations(container)).toEqual([]);
  });
});

type OffTrackRowOf = (typeof offTrack.rows)[number];
