import {
  DIRECTION_LABELS,
  GRADE_ON_LABELS,
  METHOD_LABELS,
  NO_GRADE,
  STATES,
  STATE_LABELS,
} from "../../achievement";
import { AUDIT_HEADERS as H, AUDIT_METHODS, AUDIT_WORDS as W } from "./auditHeaders";
import { NO_INDICATOR } from "../headers";
import { NAMES } from "../names";

/*
 * Every rule is written here a second time, in small steps and apart from `achievement/formulas.ts`: a slip in one of them
 * shows as a difference. A test holds each result against `evaluateRow`, recalculated by three programs. `achievement` is asked
 * only what things are called.
 */

const c = (header: string) => `[[${header}]]`;
const ROWS = NAMES.rows;
const DECIDED = [STATE_LABELS.excluded, STATE_LABELS.incalculable];
/** Places of a fraction that count where nothing is to be rounded, and those at which a target counts as reached. */
const UNROUNDED = 12;
const REACHED = 9;

const isOne = (cell: string, labels: readonly string[]) =>
  `OR(${labels.map((label) => `${cell}="${label}"`).join(",")})`;
const IS_RATED = isOne(c(H.state), [
  "",
  ...STATES.filter(({ isRated }) => isRated).map(({ label }) => label),
]);

/** Where the row of a key stands in 実績入力; "" where there is none. */
export const ROW = `IFERROR(MATCH(${c(H.key)},${ROWS.key},0),"")`;

/** A cell of that row: INDEX makes 0 of an empty one, and an error is a word that no rule knows. */
export function there(name: string): string {
  const found = `INDEX(${name},${c(H.row)})`;
  return `IF(${c(H.row)}="","",IFERROR(IF(${found}="","",${found}),"${W.error}"))`;
}

/** 計画 counts only for an item without an indicator. */
export const SCHEDULE_CELL = `IF(${c(H.indicator)}="${NO_INDICATOR}",${there(ROWS.schedule)},"")`;
export const ON_ACTUALS = `IF(${c(H.targetCell)}="",${c(H.scheduleCell)},${c(H.targetCell)})`;

/** Numbers as numbers, anything else as text: an empty cell is not 0, and the text 100 is not the number. */
function same(one: string, other: string): string {
  return (
    `IF(AND(ISNUMBER(${one}),ISNUMBER(${other})),${one}=${other},` +
    `IF(OR(ISNUMBER(${one}),ISNUMBER(${other})),FALSE,${one}&""=${other}&""))`
  );
}

export const TARGET_AGREES =
  `IF(${c(H.row)}="","${W.noRow}(実績入力)",IF(${c(H.targetsRow)}="","${W.noRow}(計画目標)",` +
  `IF(${same(c(H.expected), c(H.onActuals))},` +
  `IF(${same(c(H.expectedOnTargets), c(H.onTargets))},"${W.same}","${W.different}(計画目標)"),` +
  `IF(${same(c(H.expectedOnTargets), c(H.onTargets))},"${W.different}(実績入力)","${W.different}(両方)"))))`;

/** Whether there are numbers to work with, or what is there instead. */
export const PREMISE =
  `IF(${c(H.row)}="","",IF(${isOne(c(H.state), [...DECIDED, STATE_LABELS.unanswered])},${c(H.state)},` +
  `IF(NOT(${IS_RATED}),"状態を確認",` +
  `IF(AND(ISNUMBER(${c(H.targetCell)}),ISNUMBER(${c(H.actual)})),"${W.numbers}",` +
  `IF(${c(H.method)}="${METHOD_LABELS.stage}","${METHOD_LABELS.stage}",` +
  `IF(${c(H.targetCell)}="","目標なし",IF(NOT(ISNUMBER(${c(H.targetCell)})),"目標が数値でない",` +
  `IF(${c(H.actual)}="","${STATE_LABELS.unanswered}","実績が数値でない"))))))))`;

/** A rate where there are numbers, its condition holds, and the arithmetic has an answer. */
function rateWhere(condition: string, rate: string): string {
  return `IF(${c(H.premise)}="${W.numbers}",IF(${condition},IFERROR(${rate},""),""),"")`;
}

const [T, A, B] = [c(H.onActuals), c(H.actual), c(H.baseline)];
export const RATES = {
  ratio: rateWhere(`${T}>0`, `${A}/${T}`),
  inverse: rateWhere(`AND(${T}>0,${A}>0)`, `${T}/${A}`),
  twoMinus: rateWhere(`${T}>0`, `2-${A}/${T}`),
  improvement: rateWhere(`ISNUMBER(${B})`, `(${B}-${A})/(${B}-${T})`),
  reached: rateWhere(
    "TRUE",
    `IF(ROUND(IF(${c(H.direction)}="${DIRECTION_LABELS.lower}",${T}-${A},${A}-${T}),${REACHED})>=0,1,0)`,
  ),
} as const;

/** By the method that the row names; blank is the usual one. */
export const UNROUNDED_RATE = AUDIT_METHODS.reduceRight(
  (rest, { method, rate }) => `IF(${isNamed(method)},${c(rate)},${rest})`,
  '""',
);

function isNamed(method: keyof typeof METHOD_LABELS): string {
  const labels = method === "ratio" ? ["", METHOD_LABELS.ratio] : [METHOD_LABELS[method]];
  return isOne(c(H.method), labels);
}

/** 設定 asks for so many places of the percentage. */
const ASKED = `${NAMES.digits}+2`;
export const RATE =
  `IF(ISNUMBER(${c(H.unrounded)}),ROUND(${c(H.unrounded)},` +
  `IF(${NAMES.gradeOn}="${GRADE_ON_LABELS.unrounded}",${UNROUNDED},${ASKED})),"")`;

export const DIFFERENCE =
  `IF(${c(H.row)}="","",IF(AND(ISNUMBER(${c(H.rate)}),ISNUMBER(${c(H.rateThere)})),` +
  `ROUND(${c(H.rateThere)}-${c(H.rate)},${UNROUNDED}),` +
  `IF(AND(${c(H.rate)}="",${c(H.rateThere)}=""),"","${W.oneOnly}")))`;

/** The level of a rate that is settled already. */
function level(rate: string): string {
  return NAMES.mins.reduceRight<string>(
    (rest, min, index) => `IF(${rate}>=ROUND(${min},${UNROUNDED}),${NAMES.labels[index] ?? ""},${rest})`,
    NAMES.labels[3] ?? "",
  );
}

/** In the plan's list of stages, 0 for what is not in it. MATCH would take * and ? for wildcards. */
export function stageNumber(stage: string): string {
  const list = NAMES.stageList;
  return `IF(${stage}="",0,SUMPRODUCT((${list}=${stage})*ROW(${list})))`;
}

export const PLANNED_STAGE = `IF(T(${c(H.targetCell)})="",T(${c(H.scheduleCell)}),${c(H.targetCell)})`;

const IS_STAGE = `${c(H.method)}="${METHOD_LABELS.stage}"`;
export const BEHIND =
  `IF(AND(${IS_STAGE},${c(H.plannedNumber)}>0,${c(H.reportedNumber)}>0),` +
  `${c(H.plannedNumber)}-${c(H.reportedNumber)},"")`;

type Case = readonly [condition: string, answer: string];

function firstOf(cases: readonly Case[], otherwise: string): string {
  return cases.reduceRight((rest, [condition, answer]) => `IF(${condition},${answer},${rest})`, otherwise);
}

const text = (reason: keyof typeof NO_GRADE) => `"${NO_GRADE[reason]}"`;
const IS_UNANSWERED = `${c(H.state)}="${STATE_LABELS.unanswered}"`;

const STAGE_GRADE = firstOf(
  [
    [`${c(H.plannedStage)}=""`, text("noTarget")],
    [`${c(H.plannedNumber)}=0`, text("check")],
    [`OR(${IS_UNANSWERED},${c(H.stage)}="")`, text("unanswered")],
    [`${c(H.reportedNumber)}=0`, text("check")],
    [`${c(H.behind)}<=0`, NAMES.labels[0]],
    [`${c(H.behind)}=1`, NAMES.labels[2]],
  ],
  NAMES.labels[3],
);

const DIVIDING = [METHOD_LABELS.ratio, METHOD_LABELS.inverse, METHOD_LABELS.twoMinus];

/** The grade, or why there is none, by the order in which reasons count. */
export const GRADE = `IF(${c(H.row)}="","",IFERROR(${firstOf(
  [
    [`${c(H.state)}="${STATE_LABELS.excluded}"`, text("excluded")],
    [`${c(H.state)}="${STATE_LABELS.incalculable}"`, text("incalculable")],
    [`NOT(OR(${IS_RATED},${IS_UNANSWERED}))`, text("check")],
    [IS_STAGE, STAGE_GRADE],
    [
      `NOT(${isOne(c(H.method), ["", ...DIVIDING, METHOD_LABELS.improvement, METHOD_LABELS.reached])})`,
      text("check"),
    ],
    [`${c(H.targetCell)}=""`, text("noTarget")],
    [`NOT(ISNUMBER(${c(H.targetCell)}))`, text("check")],
    [`AND(${c(H.targetCell)}=0,${isOne(c(H.method), ["", ...DIVIDING])})`, text("noTarget")],
    [`OR(${IS_UNANSWERED},${c(H.actual)}="")`, text("unanswered")],
    [`NOT(ISNUMBER(${c(H.actual)}))`, text("check")],
    [`AND(${isNamed("improvement")},NOT(ISNUMBER(${B})))`, text("check")],
    [`ISNUMBER(${c(H.rate)})`, level(c(H.rate))],
  ],
  text("incalculable"),
)},${text("check")}))`;

export const GRADE_AGREES = `IF(${c(H.row)}="","",IF(${c(H.grade)}=${c(H.gradeThere)},"${W.same}","${W.different}"))`;

/** The grade of a rate; both where rounding first gives another one than not rounding. */
export function gradeOf(rate: string): string {
  const rounded = level(`ROUND(${rate},${ASKED})`);
  const whole = level(`ROUND(${rate},${UNROUNDED})`);
  return `IF(ISNUMBER(${rate}),IF(${rounded}=${whole},${rounded},${rounded}&"／"&${whole}),"")`;
}

const IS_LOWER = `${c(H.direction)}="${DIRECTION_LABELS.lower}"`;
/** The methods that 設定 names for the row's direction; the others are shown and do not count. */
const FITS: Readonly<Record<(typeof AUDIT_METHODS)[number]["method"], string | null>> = {
  ratio: `NOT(${IS_LOWER})`,
  inverse: IS_LOWER,
  twoMinus: IS_LOWER,
  improvement: null,
  reached: null,
};

/**
 * Whether another method that fits, or the other rounding, would give another grade, and which: also where the chosen method gives
 * none, since there the choice decides whether the row counts at all.
 */
export const DEPENDS = (() => {
  const others = AUDIT_METHODS.map(({ method, grade }) => {
    const fits = FITS[method];
    const named = `IF(${isNamed(method)},"、${W.rounding}",${
      fits === null ? `"、${METHOD_LABELS[method]}"` : `IF(${fits},"、${METHOD_LABELS[method]}","")`
    })`;
    return `IF(OR(${c(grade)}="",${c(grade)}=${c(H.grade)}),"",${named})`;
  }).join("&");
  return `IF(${c(H.premise)}="${W.numbers}",IF(${others}="","${W.stays}","${W.depends}: "&MID(${others},2,100)),"")`;
})();
