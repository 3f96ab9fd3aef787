import { CATALOGUE, type Finding, type FindingCode } from "../../src/audit";
import { checkSheet, RULES } from "../../src/openData";
import { bundledPlan, traceTarget, uncertainReadings } from "../../src/plan";
import type { AuditActions, Published } from "../../src/taskpane/audit/auditActions";
import type { AuditOutcome, ReadingNow, TracePick, TraceOutcome } from "../../src/workflows";
import type { Verification } from "../../src/workflows/freeze";
import { failed, ok } from "./outcomes";

const HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

export function finding(code: FindingCode, sheet: string, cell: string, message: string): Finding {
  const { severity, advice } = CATALOGUE[code];
  const place = { sheet, cell, table: null, key: null, header: null };
  return { code, severity, advice, place, found: null, expected: null, message };
}

export const worst = finding(
  "target.altered",
  "計画目標",
  "N12",
  "計画目標 N12(2-1-2 ふるさと納税の推進 目標 R4(2022)): 目標が計画と違います。ブックは 500、計画は 180,000 です。",
);

/** A workbook that was tampered with in several ways. */
export const tampered: AuditOutcome = {
  findings: [
    worst,
    finding(
      "target.altered",
      "R4 実績",
      "J9",
      "R4 実績 J9(2-1-2 ふるさと納税の推進 R4 目標): 目標が計画と違います。ブックは 500、計画は 180,000 です。",
    ),
    finding("rate.typed", "R4 実績", "T9", "R4 実績 T9: 率が数式でなく、数値で入力されています(1)。"),
    ...Array.from({ length: 7 }, (_, at) =>
      finding("row.hidden", "実績入力", `A${20 + at}`, `実績入力 ${20 + at}行: 隠されています。`),
    ),
    finding(
      "setting.label",
      "設定",
      "F9",
      "設定 F9: 呼び方が「◎達成」から「◎非常によくできました大変すばらしい成果」に変わっています。",
    ),
  ],
  unchecked: ["数値の表示形式は調べていません。"],
};

export const clean: AuditOutcome = { findings: [], unchecked: [] };

export function traceOf(pick: TracePick): TraceOutcome {
  const trace = traceTarget(bundledPlan, pick.code, pick.indicatorId, pick.year);
  if (trace === null) throw new Error(`no target of ${pick.code}`);
  const key = `${pick.code}|${pick.indicatorId ?? ""}`;
  const value = trace.value ?? "";
  return {
    trace,
    cells: [
      {
        place: { table: "計画目標表", key, header: `目標 R4(2022)` },
        sheet: "計画目標",
        cell: "N12",
        value: 500,
        formula: null,
        wanted: value,
      },
      {
        place: { table: "実績入力表", key: `${key}|${pick.year}`, header: "目標" },
        sheet: "実績入力",
        cell: "J41",
        value,
        formula: null,
        wanted: null,
      },
    ],
  };
}

const states = ["open", "lacking", "pending", "confirmed", "corrected"] as const;

/** Every uncertain reading of the plan, one after the other in another state. */
export const readings: readonly ReadingNow[] = uncertainReadings(bundledPlan).map((reading, at) => {
  const state = states[at % states.length] ?? "open";
  return {
    reading,
    state,
    lacks: state === "lacking" ? "確認者と根拠が空欄です" : null,
    decideAt: { table: "読み取り確認表", key: reading.key, header: "確認" },
    target: reading.year === null ? null : { table: "計画目標表", key: reading.item.code, header: "目標" },
  };
});

export const frozen = {
  stamp: {
    plan: "千曲市",
    planId: "x",
    planHash: "",
    appVersion: "0.1.0",
    frozen: "2026-11-23T09:41",
    by: "財政課 山田",
    note: "議会提出",
    source: "進捗管理.xlsx",
    cells: 4_210,
    formulas: 1_980,
    sheets: [],
    rule: 1,
    hash: HASH,
  },
  asStored: 12,
  critical: [],
  errors: ["実績入力!F12"],
  file: { name: "進捗管理_確定_20261123.xlsx", bytes: new Uint8Array([80, 75]) },
  unlogged: null,
};

/** A workbook with something 重大 in it: frozen only by who has been told. */
export const freezeIfTold: AuditActions["freeze"] = (_file, _note, anyway) =>
  anyway === true
    ? ok({ ...frozen, critical: [worst] })
    : failed({
        issues: [
          {
            code: "freeze.critical",
            path: "",
            message:
              "調べると重大が 4件あるため、確定しませんでした。すべてを確かめて直してから、もう一度実行してください。初めの 3件を示します。",
          },
          ...tampered.findings.slice(0, 3).map(({ code, place, message }) => ({
            code,
            path: `${place.sheet ?? ""}!${place.cell ?? ""}`,
            message,
          })),
        ],
        isPartly: false,
      });

export const same: Verification = {
  isSame: true,
  stamp: frozen.stamp,
  hashNow: HASH,
  problems: [],
  sheets: [],
  cells: [],
  formulas: [],
  origin: { kind: "unknown" },
};

export const different: Verification = {
  ...same,
  isSame: false,
  hashNow: HASH.replace("9", "8"),
  problems: [
    { code: "contents.altered", message: "確定したときの内容の記録が、「確定」のハッシュ値と合いません。" },
  ],
  sheets: [{ kind: "removed", sheet: "ダッシュボード", cells: 120 }],
  cells: Array.from({ length: 12 }, (_, at) => ({
    sheet: "実績入力",
    cell: `F${12 + at}`,
    then: at === 0 ? null : "120",
    now: "約200件(市民課の報告書、令和4年度末の速報値による)",
  })),
  formulas: [{ sheet: "進捗一覧", cell: "J8", formula: "=IF(A1=1,2,3)" }],
  origin: { kind: "hash", isSame: false, expected: HASH },
};

/** A sheet as people like it: merged cells, years without the western one. */
export const checks = [
  checkSheet(
    {
      name: "公開.xlsx",
      kind: "xlsx",
      sheets: [],
    },
    {
      name: "進捗状況",
      isHidden: false,
      cells: [
        { row: 0, column: 0, value: "令和4年度　進捗状況①", isFormula: false, numberFormat: "General" },
        { row: 2, column: 0, value: "項目", isFormula: false, numberFormat: "General" },
        { row: 2, column: 1, value: "実績", isFormula: false, numberFormat: "General" },
        { row: 3, column: 0, value: "寄附金額", isFormula: false, numberFormat: "General" },
        { row: 3, column: 1, value: "約200件", isFormula: false, numberFormat: "General" },
      ],
      merges: [{ top: 0, left: 0, bottom: 0, right: 3 }],
      hiddenRows: [],
      hiddenColumns: [],
      objects: [],
      tables: [],
      raggedRows: [],
    },
    () => true,
  ),
];

export const published: Published = {
  format: "csv",
  file: { name: "公開データ_20261123.csv", bytes: new Uint8Array([1]) },
  table: { headers: ["コード", "実績"], rows: [["1-1-1", 3]] },
  absentRows: 14,
  unknownRows: ["9-9-9||2022"],
  toCheck: ["2-1-2|2-1-2-1|2022"],
  respelled: [{ from: "Ⅰ ", to: "1 " }],
  formulaLike: ["-3 %"],
  checks: [
    {
      sheet: "公開データ_20261123.csv",
      verdict: "pass",
      results: RULES.map(({ id, title, unseen }) => ({
        rule: id,
        title,
        verdict: "pass",
        findings: [],
        advice: "",
        unseen,
      })),
    },
  ],
};

/** The actions of 監査 in a workbook that was tampered with; each test replaces what it is about. */
export function fakeAudit(changes: Partial<AuditActions> = {}): AuditActions {
  return {
    find: () => ok(tampered),
    writeSheets: () =>
      ok({
        ...tampered,
        ledger: { added: 10, reopened: 1, closedNow: 2, closed: 5, open: 11 },
        recalculated: 70,
      }),
    trace: (pick) => ok(traceOf(pick)),
    selected: () => ok({ code: "2-1-2", indicatorId: "2-1-2-1", year: 2022 }),
    readings: () => ok(readings),
    goToPlace: () => ok(null),
    openFile: null,
    freeze: () => ok(frozen),
    verify: () => ok(same),
    publish: (format) => ok({ ...published, format }),
    checkFile: () => ok(checks),
    save: () => Promise.resolve(),
    copy: () => Promise.resolve(),
    ...changes,
  };
}
