/** The pane in a plain page, on a workbook that is not there: what it looks like, without Excel. */
import { mountPane } from "../../../src/taskpane/mountPane";
import { PaneRequests } from "../../../src/taskpane/requests";
import type { PaneActions } from "../../../src/taskpane/actions";
import {
  earlierLook,
  emptyPreview,
  failed,
  fakeActions,
  fakeLooks,
  nothingPreview,
  offTrack,
  ok,
  plan,
  readingOf,
  usedPreview,
} from "../fakeActions";
import { clean, different, fakeAudit, freezeIfTold } from "../fakeAudit";
import { fakeCollect, largeCollection, noFiles } from "../fakeCollect";
import { fakeIssue } from "../fakeIssue";
import { refusal } from "../outcomes";

/** By the page's hash: what state the workbook is in. */
const workbooks: Readonly<Record<string, Partial<PaneActions>>> = {
  used: {},
  seen: { lastLooks: fakeLooks(earlierLook) },
  new: {
    previewWrite: () => ok(emptyPreview),
    issue: fakeIssue({ preview: () => failed(refusal("workbook.notWritten", "表がまだありません。")) }),
    collect: fakeCollect({ read: () => failed(refusal("workbook.notWritten", "表がまだありません。")) }),
    watchOffTrack: (listener) => {
      listener({ ok: true, value: { isNew: true } });
      return () => undefined;
    },
  },
  latest: { previewWrite: () => ok(nothingPreview) },
  writing: {
    issue: fakeIssue({
      issue: (_, { onProgress }) => {
        onProgress?.({ done: 4, total: 12, doing: "財政課のファイルを作っています" });
        return new Promise(() => undefined);
      },
    }),
    write: (_, { onProgress }) => {
      onProgress?.({ done: 2, total: 5, doing: "「実績入力」を書き込んでいます" });
      return new Promise(() => undefined);
    },
  },
  refused: {
    write: () =>
      failed({
        issues: [
          {
            code: "cell.notNumber",
            path: "実績入力!F12",
            message: "実績入力 F12: 数値ではありません(「約200」)。数字だけを入力してください。",
          },
        ],
        isPartly: false,
      }),
    answerOfRow: () =>
      failed(refusal("workbook.notWritten", "このブックには、まだ実績を入力する表がありません。")),
    insert: () =>
      ok({ inserted: false, address: "計画目標!B3", formula: "=1", content: "ふるさと納税の推進" }),
  },
  odd: {
    previewWrite: () => ok({ ...usedPreview, changes: [] }),
    watchOffTrack: (listener) => {
      listener({
        ok: true,
        value: {
          ...readingOf(
            offTrack.rows.map((row) =>
              row.code === "2-1-1" ? { ...row, grade: "#NAME?", level: null, isUnknown: true } : row,
            ),
          ),
          noEstimate: "設定の基準日が日付ではありません(「」)。設定の「基準日」に日付を入力してください。",
        },
      });
      return () => undefined;
    },
  },
};

/** Returned files: what they say, how they are taken, and how that goes wrong. */
const returned: Readonly<Record<string, Partial<PaneActions>>> = {
  asked: {
    collect: fakeCollect({
      lastMerge: () => ok({ batch: "20221121-1", when: "2022-11-21 9:41", cells: 12 }),
    }),
  },
  reading: {
    collect: fakeCollect({
      read: (files, { onProgress }) => {
        if (files.length === 0) return ok(noFiles);
        onProgress?.({ done: 1, total: 3, doing: "実績照会_R4_総務課.xlsx を読んでいます" });
        return new Promise(() => undefined);
      },
    }),
  },
  large: {
    collect: fakeCollect({ read: (files) => ok(files.length === 0 ? noFiles : largeCollection(100, 70)) }),
  },
  taken: {
    collect: fakeCollect({
      undo: (batch) =>
        ok({
          batch,
          restored: 3,
          lostRows: 0,
          kept: [
            {
              row: "2-1-2 ふるさと納税の推進 寄附金額 R4",
              header: "実績",
              value: 170000,
              sheet: "実績入力",
              cell: [10, 14],
            },
          ],
        }),
    }),
  },
  clean: {
    audit: fakeAudit({
      writeSheets: () =>
        ok({
          ...clean,
          ledger: { added: 0, reopened: 0, closedNow: 2, closed: 5, open: 0 },
          recalculated: 70,
        }),
    }),
  },
  changed: {
    audit: fakeAudit({ verify: () => ok(different), freeze: freezeIfTold }),
    collect: fakeCollect({
      merge: () =>
        failed(
          refusal(
            "collect.changed",
            "読んだあとに、ブックの値が変わりました。ファイルを読み直してください。",
          ),
        ),
    }),
  },
};

const element = document.getElementById("pane");
if (!element) throw new Error("the page has no place for the pane");
const dark = matchMedia("(prefers-color-scheme: dark)");
mountPane(element, {
  plan,
  actions: fakeActions({ ...workbooks, ...returned }[location.hash.slice(1)] ?? {}),
  requests: new PaneRequests(),
  brightness: {
    current: () => (dark.matches ? "dark" : "light"),
    subscribe: (listener) => {
      dark.addEventListener("change", listener);
      return () => dark.removeEventListener("change", listener);
    },
  },
});
