import { bundledPlan, indexPlan, itemsInOrder, type PlacedItem } from "../../src/plan";
import type { GradeCount, OffTrack, ReviewRow, WritePreview } from "../../src/workflows";
import { functionFormula } from "../../src/workflows";
import type { PaneActions } from "../../src/taskpane/actions";
import { answerText } from "../../src/taskpane/insert/answerText";
import type { LastLook, LastLooks } from "../../src/taskpane/offTrack/lastLook";
import { personName } from "../../src/taskpane/words/personName";
import { fakeAudit } from "./fakeAudit";
import { fakeCollect } from "./fakeCollect";
import { fakeIssue } from "./fakeIssue";
import { ok } from "./outcomes";

export const plan = bundledPlan;

export { failed, ok } from "./outcomes";

/** What an empty workbook would get. */
export const emptyPreview: WritePreview = {
  newSheets: ["計画目標", "実績入力", "設定"],
  newRows: 70,
  cards: { made: ["個票 1-1-1", "個票 2-1-2"], updated: [], leftOut: 0 },
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
  shownColumns: [],
  ownColumns: [],
};

/** A workbook in use, and a plan that has moved on. */
export const usedPreview: WritePreview = {
  newSheets: [],
  newRows: 0,
  cards: { made: [], updated: [], leftOut: 0 },
  tables: [
    {
      ...untouched,
      name: "計画目標表",
      sheet: "計画目標",
      changed: 2,
      kept: 3,
      unknownRows: ["9-9-9|"],
      shownColumns: ["年度計画 R6", "目標 R6"],
    },
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

type Sample = Pick<ReviewRow, "grade" | "level" | "isOffTrack" | "rate">;
const achieved: Sample = { grade: "◎達成", level: 1, isOffTrack: false, rate: 1.02 };
const mostly: Sample = { grade: "○概ね達成", level: 2, isOffTrack: false, rate: 0.88 };
const unanswered: Sample = { grade: "未回答", level: null, isOffTrack: false, rate: null };
const late = (level: 3 | 4, rate: number): Sample => ({
  grade: level === 3 ? "△やや遅れ" : "×遅れ",
  level,
  isOffTrack: true,
  rate,
});

/** By code; the others have not answered yet. */
const samples: Readonly<Record<string, Sample & Partial<ReviewRow>>> = {
  "1-1-1": { ...achieved, rate: null },
  "1-1-3": { ...late(3, 0.731), lacksReason: true },
  "1-2-1": late(3, 0.66),
  "2-1-1": achieved,
  "2-1-2": { ...late(4, 0.412), lacksReason: true },
  "2-2-1": mostly,
  "3-1-1": {
    ...unanswered,
    warning: {
      basis: "上半期から按分",
      estimate: 85,
      rate: 0.472,
      grade: "×遅れ(見込)",
      isWarning: true,
    },
  },
  "3-1-2": { ...unanswered, owners: [] },
};

/** One row for each item of the plan, as a workbook in its third year has them. */
function sampleRow({ item, priority }: PlacedItem, at: number): ReviewRow {
  const [indicator] = item.indicators;
  const isStage = indicator === undefined || indicator.kind === "stage";
  const sample = samples[item.code] ?? unanswered;
  const target = 180_000;
  const actual = sample.rate === null ? "" : Math.round(target * sample.rate);
  const header = isStage ? "段階" : "実績";
  return {
    key: `${item.code}|${indicator?.id ?? ""}|2022`,
    code: item.code,
    item: item.name,
    owners: item.owners.map(({ value }) => value),
    priority: `${priority.numeral} ${priority.name}`,
    indicator: indicator?.name ?? "数値目標なし",
    unit: indicator?.unit ?? "",
    target: isStage ? "実施" : target,
    actual: isStage ? "検討" : actual,
    method: isStage ? "段階" : "実績÷目標",
    isUnknown: false,
    lacksReason: false,
    warning: null,
    trend: isStage
      ? {
          kind: "stage",
          stages: plan.stages,
          years: [
            { year: 2020, target: 0, actual: 0 },
            { year: 2021, target: 1, actual: 1 },
            { year: 2022, target: 2, actual: 1 },
            { year: 2023, target: 2, actual: null },
          ],
        }
      : {
          kind: "amount",
          stages: [],
          years: [
            { year: 2020, target: 150_000, actual: 148_000 },
            { year: 2021, target: 165_000, actual: 151_000 },
            { year: 2022, target, actual: actual === "" ? null : actual },
            { year: 2023, target: 200_000, actual: null },
            { year: 2024, target: 220_000, actual: null },
          ],
        },
    header,
    sheet: "実績入力",
    row: 11 + at,
    column: isStage ? 15 : 14,
    gradeCell: { sheet: "実績入力", row: 11 + at, column: 20 },
    ...sample,
  };
}

const rows = itemsInOrder(plan)
  .map(sampleRow)
  .sort((a, b) => (b.isOffTrack ? (b.level ?? 0) : 0) - (a.isOffTrack ? (a.level ?? 0) : 0));

/** As the reading counts them. */
export const countsOf = (counted: readonly ReviewRow[]): readonly GradeCount[] =>
  [
    { label: "◎達成", sign: "◎", level: 1, isOffTrack: false },
    { label: "○概ね達成", sign: "○", level: 2, isOffTrack: false },
    { label: "△やや遅れ", sign: "△", level: 3, isOffTrack: true },
    { label: "×遅れ", sign: "×", level: 4, isOffTrack: true },
    { label: "未回答", sign: "", level: null, isOffTrack: false },
  ].map((count) => ({ ...count, rows: counted.filter(({ grade }) => grade === count.label).length }));

export const offTrack: Extract<OffTrack, { readonly isNew: false }> = {
  isNew: false,
  reviewYear: 2022,
  counts: countsOf(rows),
  rows,
  priorities: plan.priorities.map(({ numeral, name }) => `${numeral} ${name}`),
  noEstimate: null,
};

/** The same reading of other rows. */
export const readingOf = (other: readonly ReviewRow[]): typeof offTrack => ({
  ...offTrack,
  rows: other,
  counts: countsOf(other),
});

/** A look two days before: two rows answered since, one judged otherwise. */
export const earlierLook: LastLook = {
  at: "2026-11-20T09:41",
  grades: new Map(
    rows.map(({ key, code, grade }) => [
      key,
      { "2-1-1": "未回答", "2-2-1": "未回答", "2-1-2": "△やや遅れ" }[code] ?? grade,
    ]),
  ),
};

/** Looks that last as long as the test. */
export function fakeLooks(look: LastLook | null = null): LastLooks {
  const looks = new Map<number, LastLook>(look === null ? [] : [[2022, look]]);
  return {
    load: (year) => looks.get(year) ?? null,
    save: (year, seen) => looks.set(year, seen).has(year),
  };
}

/** Actions of a workbook in use; each test replaces what it is about. */
export function fakeActions(changes: Partial<PaneActions> = {}): PaneActions {
  const index = indexPlan(plan);
  return {
    issue: fakeIssue(),
    collect: fakeCollect(),
    audit: fakeAudit(),
    person: personName(null),
    previewWrite: () => ok(usedPreview),
    write: () => ok({ hasWritten: true, done: usedPreview }),
    fitRows: () => ok(null),
    watchChanges: () => () => undefined,
    watchOffTrack: (listener) => {
      const timer = setTimeout(() => listener({ ok: true, value: offTrack }), 0);
      return () => clearTimeout(timer);
    },
    lastLooks: fakeLooks(),
    now: () => "2026-11-23T09:41",
    timeOfDay: () => "9:41",
    answerOfRow: ({ name }) =>
      ok(name === "PACE" ? { kind: "value", value: 0.472 } : { kind: "value", value: "△やや遅れ" }),
    answer: (call) => answerText(index, call),
    insert: ({ name, args }) =>
      ok({ inserted: true, address: "計画目標!B3", formula: functionFormula(name, args) }),
    goToCell: () => ok(null),
    goToActual: () => ok(null),
    ...changes,
  };
}
