/** The pane in a plain page, on a workbook that is not there: what it looks like, without Excel. */
import { mountPane } from "../../../src/taskpane/mountPane";
import { PaneRequests } from "../../../src/taskpane/requests";
import type { PaneActions } from "../../../src/taskpane/actions";
import {
  emptyPreview,
  failed,
  fakeActions,
  nothingPreview,
  offTrack,
  ok,
  plan,
  usedPreview,
} from "../fakeActions";

/** By the page's hash: what state the workbook is in. */
const workbooks: Readonly<Record<string, Partial<PaneActions>>> = {
  used: {},
  new: {
    previewWrite: () => ok(emptyPreview),
    watchOffTrack: (listener) => {
      listener({ ok: true, value: { isNew: true } });
      return () => undefined;
    },
  },
  latest: { previewWrite: () => ok(nothingPreview) },
  writing: {
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
    insert: () =>
      ok({ inserted: false, address: "計画目標!B3", formula: "=1", content: "ふるさと納税の推進" }),
  },
  odd: {
    previewWrite: () => ok({ ...usedPreview, changes: [] }),
    watchOffTrack: (listener) => {
      listener({
        ok: true,
        value: { ...offTrack, unknown: [{ text: "#NAME?", sheet: "実績入力", row: 4, column: 12 }] },
      });
      return () => undefined;
    },
  },
};

const element = document.getElementById("pane");
if (!element) throw new Error("the page has no place for the pane");
const dark = matchMedia("(prefers-color-scheme: dark)");
mountPane(element, {
  plan,
  actions: fakeActions(workbooks[location.hash.slice(1)] ?? {}),
  requests: new PaneRequests(),
  brightness: {
    current: () => (dark.matches ? "dark" : "light"),
    subscribe: () => () => undefined,
  },
});
