import { bundledPlan, indexPlan, itemsInOrder } from "../../src/plan";
import type { OffTrack, WritePreview } from "../../src/workflows";
import { functionFormula } from "../../src/workflows";
import type { PaneActions } from "../../src/taskpane/actions";
import { answerText } from "../../src/taskpane/insert/answerText";
import { fakeCollect } from "./fakeCollect";
import { fakeIssue } from "./fakeIssue";
import { ok } from "./outcomes";

export const plan = bundledPlan;

export { failed, ok } from "./outcomes";

/** What an empty workbook would get. */
export const emptyPreview: WritePreview = {
  newSheets: ["計画目標", "実績入力", "設定"],
  newRows: 70,
  tables: [],
  changes: [],
  isNothing: false,
};

const untouched = {
  added: 0,
  changed: 0,
  kept: 0,
  restoredFormulas: 0,
  unknownRows: [],
  repeatedRows: [],
  ownColumns: [],
};

/** A workbook in use, and a plan that has moved on. */
export const usedPreview: WritePreview = {
  newSheets: [],
  newRows: 0,
  tables: [
    { ...untouched, name: "計画目標表", sheet: "計画目標", changed: 2, kept: 3, unknownRows: ["9-9-9|"] },
    { ...untouched, name: "実績入力表", sheet: "実績入力", added: 70, kept: 28, ownColumns: ["メモ"] },
    { ...untouched, name: "設定表", sheet: "設定" },
    { ...untouched, name: "判定表", sheet: "設定" },
  ],
  changes: [
    { table: "計画目標表", key: "2-1-2|2-1-2-1", header: "R4 目標", before: 170000, after: 180000 },
    { table: "計画目標表", key: "3-1-2|3-1-2-1", header: "単位", before: null, after: "枚" },
  ],
  isNothing: false,
};

export const nothingPreview: WritePreview = { ...usedPreview, tables: [], changes: [], isNothing: true };

const row = (code: string, grade: string, level: number, rate: number, hasReason: boolean, at: number) => {
  const placed = itemsInOrder(plan).find(({ item }) => item.code === code);
  const indicator = placed?.item.indicators[0];
  if (!placed || !indicator) throw new Error(`no indicator in ${code}`);
  const target = 180000;
  return {
    key: `${indicator.id}|R4`,
    code,
    item: placed.item.name,
    owners: placed.item.owners.map(({ value }) => value).join("・"),
    indicator: indicator.name,
    unit: indicator.unit,
    fiscalYear: 2022,
    target,
    actual: Math.round(target * rate),
    rate,
    grade,
    level,
    hasReason,
    sheet: "実績入力",
    row: at,
    column: 9,
  };
};

export const offTrack: Extract<OffTrack, { readonly isNew: false }> = {
  isNew: false,
  reviewYear: 2022,
  counts: [
    { label: "◎達成", level: 1, isOffTrack: false, rows: 4 },
    { label: "○概ね達成", level: 2, isOffTrack: false, rows: 3 },
    { label: "△やや遅れ", level: 3, isOffTrack: true, rows: 2 },
    { label: "×遅れ", level: 4, isOffTrack: true, rows: 1 },
    { label: "未回答", level: null, isOffTrack: false, rows: 6 },
  ],
  rows: [
    row("2-1-2", "×遅れ", 4, 0.412, false, 11),
    row("1-2-1", "△やや遅れ", 3, 0.66, true, 21),
    row("1-1-3", "△やや遅れ", 3, 0.731, false, 31),
  ],
  unknown: [],
};

/** Actions of a workbook in use; each test replaces what it is about. */
export function fakeActions(changes: Partial<PaneActions> = {}): PaneActions {
  const index = indexPlan(plan);
  return {
    issue: fakeIssue(),
    collect: fakeCollect(),
    previewWrite: () => ok(usedPreview),
    write: () => ok({ hasWritten: true, done: usedPreview }),
    watchChanges: () => () => undefined,
    watchOffTrack: (listener) => {
      const timer = setTimeout(() => listener({ ok: true, value: offTrack }), 0);
      return () => clearTimeout(timer);
    },
    timeOfDay: () => "9:41",
    answer: (call) => answerText(index, call),
    insert: ({ name, args }) =>
      ok({ inserted: true, address: "計画目標!B3", formula: functionFormula(name, args) }),
    goToCell: () => ok(null),
    goToActual: () => ok(null),
    ...changes,
  };
}
