import type { Confirmation, Plan, ReadValue, ReadingDecision, Result, UncertainReading } from "../../plan";
import { CONTINUES, READING_WORDS, TO_BE_CHECKED, fail, succeed } from "../../plan";
import { isErrorValue } from "../../achievement";
import { READING_HEADERS as H } from "../headers";
import { NAMES } from "../names";
import { noWords } from "../noWords";
import { quoted } from "../rowFormula";
import type { CellValue } from "../spec";
import { DATES } from "../validations";
import { dayOfSerial, serialOf } from "../written";

/** What people choose in 確認. */
export const DECISION_LABELS = { confirmed: "確認", corrected: "訂正" } as const;

/** What a correction says where there is no target, or nothing is planned. */
export const NOTHING = "なし";

/** 対象: what kind of value a row is about. */
export const SUBJECTS = { number: "目標", stage: "段階の目標", schedule: "年度計画" } as const;

/** What 状況 says of a row in which nothing is lacking; followed by {@link PENDING} until it is written. */
export const DECISION_STATES = {
  open: "未確認",
  confirmed: "確認済み",
  corrected: "訂正済み",
  withdrawn: "取り消し",
} as const;
export const PENDING = "（次の書き込みで反映）";

const LACKING = "が空欄です";
const SAID = {
  error: "エラー値のセルがあります",
  choose: `「${DECISION_LABELS.confirmed}」か「${DECISION_LABELS.corrected}」を選んでください`,
  date: `${H.on}が日付ではありません`,
  both: `「${DECISION_LABELS.confirmed}」のときは、${H.corrected}を空欄にしてください`,
  unreadable: `読み取れない値です。「${DECISION_LABELS.corrected}」を選び、値か「${NOTHING}」を入力してください`,
  number: `${H.corrected}に数値か「${NOTHING}」を入力してください`,
  stage: `${H.corrected}に計画の段階か「${NOTHING}」を入力してください`,
  stages: `${H.corrected}に年度ごとの段階を「、」で区切って入力してください`,
} as const;

const BETWEEN_STAGES = "、";

/** What people typed into a row of 読み取り確認. */
export interface TypedDecision {
  readonly decision: CellValue;
  readonly corrected: CellValue;
  readonly by: CellValue;
  /** A date: Excel's serial. */
  readonly on: CellValue;
  readonly ground: CellValue;
}

/** @example subjectOf(reading) // "目標", "段階の目標" or "年度計画" */
export function subjectOf({ what, indicator }: UncertainReading): string {
  if (what === "schedule") return SUBJECTS.schedule;
  return indicator?.kind === "stage" ? SUBJECTS.stage : SUBJECTS.number;
}

/**
 * What people decided about a reading; null where they have typed nothing. A decision counts as a whole or not at all: without who,
 * when and on what ground it is not applied. The same rules as {@link decisionFormula}, which says them in the sheet.
 *
 * @returns issues `reading.error`, `reading.choice`, `reading.incomplete`, `reading.date`, `reading.value`; `path` is the header.
 * @example readDecision(plan, reading, { decision: "訂正", corrected: 500, by: "財政課 山田", on: 46143, ground: "決裁第3号" })
 * // { ok: true, value: { kind: "corrected", value: 500, by: "財政課 山田", on: "2026-05-01", ground: "決裁第3号" } }
 */
export function readDecision(
  plan: Plan,
  reading: UncertainReading,
  typed: TypedDecision,
): Result<ReadingDecision | null> {
  const { decision, corrected, by, on, ground } = typed;
  const all = [decision, corrected, by, on, ground];
  if (all.some(isErrorValue)) return fail("reading.error", H.state, SAID.error);
  if (all.every((value) => value === "")) return succeed(null);
  const kind = KINDS.find((one) => DECISION_LABELS[one] === decision);
  if (!kind) return fail("reading.choice", H.decision, SAID.choose);
  const lacking = [
    ...(kind === "corrected" && corrected === "" ? [H.corrected] : []),
    ...(isBare(by) ? [H.by] : []),
    ...(on === "" ? [H.on] : []),
    ...(isBare(ground) ? [H.ground] : []),
  ];
  if (lacking.length > 0)
    return fail("reading.incomplete", lacking[0] ?? H.state, `${lacking.join("・")}${LACKING}`);
  if (typeof on !== "number" || on < DATES.min || on > DATES.max)
    return fail("reading.date", H.on, SAID.date);
  const whole = { by: textOf(by), on: dayOfSerial(on), ground: textOf(ground) };
  if (kind === "confirmed") {
    if (corrected !== "") return fail("reading.value", H.corrected, SAID.both);
    if (reading.cited.reading === "unreadable") return fail("reading.value", H.corrected, SAID.unreadable);
    return succeed({ kind, ...whole });
  }
  const value = readValue(plan, reading, corrected);
  return value.ok ? succeed({ kind, value: value.value, ...whole }) : value;
}

const KINDS = ["confirmed", "corrected"] as const;

/** As `noWords` has it. */
function isBare(value: CellValue): boolean {
  return textOf(value).trim() === "";
}

/** As & of a formula has it. */
function textOf(value: CellValue): string {
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

function readValue(plan: Plan, reading: UncertainReading, typed: CellValue): Result<ReadValue> {
  if (reading.year === null) return readStages(plan, reading, typed);
  if (typed === NOTHING) return succeed(null);
  if (subjectOf(reading) === SUBJECTS.number)
    return typeof typed === "number" ? succeed(typed) : fail("reading.value", H.corrected, SAID.number);
  const stage = readStage(plan, plan.years.indexOf(reading.year), typed);
  return stage === null ? fail("reading.value", H.corrected, SAID.stage) : succeed(stage);
}

/** Nothing can go on in the first year. */
function readStage({ stages }: Plan, column: number, typed: CellValue): string | null {
  if (typed === CONTINUES) return column > 0 ? CONTINUES : null;
  // Formulas compare without regard to case.
  return stages.find((stage) => stage.toLowerCase() === textOf(typed).toLowerCase()) ?? null;
}

function readStages(plan: Plan, { item }: UncertainReading, typed: CellValue): Result<ReadValue> {
  const parts = textOf(typed).split(BETWEEN_STAGES);
  const read = parts.map((part, column) => {
    // A cell that is uncertain by itself has a row of its own.
    const isOther = item.schedule[column]?.reading !== "stated";
    if (part === NOTHING || isOther) return { stage: null, isRead: true };
    const stage = readStage(plan, column, part);
    return { stage, isRead: stage !== null };
  });
  return read.length === plan.years.length && read.every(({ isRead }) => isRead)
    ? succeed(read.map(({ stage }) => stage))
    : fail("reading.value", H.corrected, SAID.stages);
}

/** What the hidden columns 書き込んだ確認 and 書き込んだ値 hold for a decision that the tables carry. */
export function appliedCells({ confirmation, value }: UncertainReading): {
  readonly decision: string | null;
  readonly value: string | number | null;
} {
  if (confirmation === null) return { decision: null, value: null };
  return {
    decision: appliedDecision(confirmation),
    value: confirmation.kind === "corrected" ? valueText(value) : null,
  };
}

function appliedDecision({ kind, on, by, ground }: Confirmation): string {
  return [DECISION_LABELS[kind], serialOf(on), by, ground].join("|");
}

/** The decision that the tables carry since the last write, from the hidden columns; null where none was written. */
export function readApplied(
  plan: Plan,
  reading: UncertainReading,
  decision: CellValue,
  value: CellValue,
): Result<ReadingDecision | null> {
  const [, label = "", on = "", by = "", ground = ""] =
    /^([^|]*)\|([^|]*)\|([^|]*)\|([^]*)$/u.exec(textOf(decision)) ?? [];
  return readDecision(plan, reading, {
    decision: label,
    corrected: value,
    by,
    on: on === "" ? "" : Number(on),
    ground,
  });
}

/** As people type it. */
export function valueText(value: ReadValue): string | number {
  if (value === null) return NOTHING;
  if (typeof value === "string" || typeof value === "number") return value;
  return value.map((stage) => stage ?? NOTHING).join(BETWEEN_STAGES);
}

/** What the transcription has, as 読み取った値 shows it. */
export function readText({ cited, item, year, read }: UncertainReading): string | number {
  if (typeof read !== "object" || read === null)
    return cited.reading === "unreadable" && year !== null ? TO_BE_CHECKED : valueText(read);
  return read
    .map((stage, column) =>
      item.schedule[column]?.reading === "unreadable" ? TO_BE_CHECKED : (stage ?? NOTHING),
    )
    .join(BETWEEN_STAGES);
}

/**
 * 状況 of a row: what is lacking, or what was decided and whether the tables carry it yet.
 *
 * @example decisionFormula(plan) // 'IFERROR(IF([[確認]]&…="",IF([[書き込んだ確認]]="","未確認",…'
 */
export function decisionFormula(plan: Plan): string {
  const cell = (header: string) => `[[${header}]]`;
  const [decision, value, by, on, ground] = [H.decision, H.corrected, H.by, H.on, H.ground].map(cell);
  const [applied, appliedValue, subject, year] = [H.applied, H.appliedValue, H.what, H.westernYear].map(cell);
  const { confirmed, corrected } = DECISION_LABELS;
  const states = DECISION_STATES;
  const lacking = [
    `IF(AND(${decision}="${corrected}",${value}=""),"・${H.corrected}","")`,
    `IF(${noWords(by ?? "")},"・${H.by}","")`,
    `IF(${on}="","・${H.on}","")`,
    `IF(${noWords(ground ?? "")},"・${H.ground}","")`,
  ].join("&");
  const decided = `${decision}&"|"&INT(${on})&"|"&${by}&"|"&${ground}`;
  const separators = `LEN(${value})-LEN(SUBSTITUTE(${value},"${BETWEEN_STAGES}",""))`;
  const [first = 0] = plan.years;
  const isNumber = `${subject}="${SUBJECTS.number}"`;
  const isStage =
    `OR(${value}="${NOTHING}",AND(${value}="${CONTINUES}",${year}>${first}),` +
    `SUMPRODUCT((${NAMES.stageList}=${value})*1)>0)`;
  const rules: readonly (readonly [when: string, says: string])[] = [
    [
      `${[decision, value, by, on, ground].join("&")}=""`,
      `IF(${applied}="",${quoted(states.open)},${quoted(states.withdrawn + PENDING)})`,
    ],
    [`NOT(OR(${decision}="${confirmed}",${decision}="${corrected}"))`, quoted(SAID.choose)],
    [`${lacking}<>""`, `MID(${lacking},2,99)&${quoted(LACKING)}`],
    [`NOT(ISNUMBER(${on}))`, quoted(SAID.date)],
    [`OR(${on}<${DATES.min},${on}>${DATES.max})`, quoted(SAID.date)],
    [`AND(${decision}="${confirmed}",${value}<>"")`, quoted(SAID.both)],
    [
      `AND(${decision}="${confirmed}",${cell(H.reading)}="${READING_WORDS.unreadable}")`,
      quoted(SAID.unreadable),
    ],
    [
      `${decision}="${confirmed}"`,
      `${quoted(states.confirmed)}&IF(${applied}=${decided},"",${quoted(PENDING)})`,
    ],
    [`AND(${isNumber},${value}<>"${NOTHING}",NOT(ISNUMBER(${value})))`, quoted(SAID.number)],
    [`AND(NOT(${isNumber}),${year}<>"",NOT(${isStage}))`, quoted(SAID.stage)],
    [`AND(NOT(${isNumber}),${year}="",${separators}<>${plan.years.length - 1})`, quoted(SAID.stages)],
  ];
  const last =
    `${quoted(states.corrected)}&` +
    `IF(AND(${applied}=${decided},${appliedValue}=${value}),"",${quoted(PENDING)})`;
  const state = rules.reduceRight((rest, [when, says]) => `IF(${when},${says},${rest})`, last);
  return `IFERROR(${state},${quoted(SAID.error)})`;
}
