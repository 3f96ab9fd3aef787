import { UNROUNDED_PLACES } from "./grade";
import { METHOD_LABELS as METHOD } from "./method";
import { NO_GRADE } from "./noGrade";
import { REACHED_PLACES } from "./rate";
import { DIRECTION_LABELS } from "./row";
import { stageGradeFormula } from "./stageFormula";
import type { StateId } from "./state";
import { STATE_LABELS, STATES } from "./state";

/** How to point at one row's cells, such as `[[実績]]` (see src/sheets/spec.ts) or `$F12`. */
export interface RowRefs {
  readonly target: string;
  readonly actual: string;
  readonly state: string;
  readonly method: string;
  readonly baseline: string;
  readonly direction: string;
  /** The row's rate: what {@link gradeFormula} grades. */
  readonly rate: string;
  /** The reported stage. Absent: 段階 is not graded (―段階). */
  readonly stage?: string;
  /** 年度計画 of the row, ⇒ followed back: the planned stage where 目標 holds no text. Absent: only 目標 counts. */
  readonly schedule?: string;
}

/** Where the settings stand: defined names or absolute cells. */
export interface SettingNames {
  /** Decimal places of the fraction: `settledPlaces(settings)`. */
  readonly places: string;
  /** Thresholds of levels 1 to 3. */
  readonly mins: readonly [string, string, string];
  /** Sign and word of levels 1 to 4. */
  readonly labels: readonly [string, string, string, string];
  /** The plan's stages from first to last, in one column; needed where a row has a reported stage. */
  readonly stages?: string;
  /** 扱い (順調 or 遅れ) of levels 1 to 4; only the early warning reads them. */
  readonly standings?: readonly [string, string, string, string];
}

/**
 * 達成率 as a plain Excel formula (without "="), for Excel 2010, LibreOffice and Gnumeric as well: the same rule as
 * {@link evaluateRow}. Answers a number, or "" where there is none; {@link gradeFormula} then says why.
 */
export function rateFormula(refs: Omit<RowRefs, "rate">, names: Pick<SettingNames, "places">): string {
  const { target, actual, state, method, baseline, direction } = refs;
  // NA() leaves to IFERROR: "" would be carried into ROUND, which not every program takes for an error.
  const ways =
    `IF(${method}="${METHOD.improvement}",IF(ISNUMBER(${baseline}),(${baseline}-${actual})/(${baseline}-${target}),NA()),` +
    `IF(${method}="${METHOD.reached}",IF(ROUND(IF(${direction}="${DIRECTION_LABELS.lower}",${target}-${actual},` +
    `${actual}-${target}),${REACHED_PLACES})>=0,1,0),` +
    `IF(${target}<=0,NA(),` +
    `IF(OR(${method}="",${method}="${METHOD.ratio}"),${actual}/${target},` +
    `IF(${method}="${METHOD.twoMinus}",2-${actual}/${target},` +
    `IF(AND(${method}="${METHOD.inverse}",${actual}>0),${target}/${actual},NA()))))))`;
  return (
    `IFERROR(IF(AND(OR(${state}="",${rated(state).join(",")}),ISNUMBER(${target}),ISNUMBER(${actual})),` +
    `ROUND(${ways},${names.places}),""),"")`
  );
}

/**
 * 判定 as a plain Excel formula (without "="): the grade of the row's rate or of its reported stage, or why there is none.
 *
 * @throws RangeError for a reported stage without the list of stages.
 */
export function gradeFormula(refs: RowRefs, names: SettingNames): string {
  const { target, actual, state, method, baseline, rate } = refs;
  const { mins, labels } = names;
  // Thresholds are settled too: what people type, such as 99.95%, need not be the very number that ROUND gives.
  const reaches = (min: string) => `${rate}>=ROUND(${min},${UNROUNDED_PLACES})`;
  const graded =
    `IF(${reaches(mins[0])},${labels[0]},IF(${reaches(mins[1])},${labels[1]},` +
    `IF(${reaches(mins[2])},${labels[2]},${labels[3]})))`;

  const isState = (id: StateId) => `${state}="${STATE_LABELS[id]}"`;
  const byTarget = [METHOD.ratio, METHOD.inverse, METHOD.twoMinus].map((label) => `${method}="${label}"`);
  const others = [METHOD.improvement, METHOD.reached].map((label) => `${method}="${label}"`);
  const reasons: readonly (readonly [condition: string, answer: string])[] = [
    [isState("excluded"), text("excluded")],
    [isState("incalculable"), text("incalculable")],
    [`NOT(OR(${state}="",${isState("unanswered")},${rated(state).join(",")}))`, text("check")],
    [`${method}="${METHOD.stage}"`, stageCase(refs, names)],
    [`NOT(OR(${method}="",${[...byTarget, ...others].join(",")}))`, text("check")],
    [`${target}=""`, text("noTarget")],
    [`NOT(ISNUMBER(${target}))`, text("check")],
    [`AND(${target}=0,OR(${method}="",${byTarget.join(",")}))`, text("noTarget")],
    [isState("unanswered"), text("unanswered")],
    [`${actual}=""`, text("unanswered")],
    [`NOT(ISNUMBER(${actual}))`, text("check")],
    [`AND(${method}="${METHOD.improvement}",NOT(ISNUMBER(${baseline})))`, text("check")],
  ];
  const why = reasons.reduceRight(
    (rest, [condition, answer]) => `IF(${condition},${answer},${rest})`,
    `"${NO_GRADE.incalculable}"`,
  );
  return `IFERROR(IF(ISNUMBER(${rate}),${graded},${why}),"${NO_GRADE.check}")`;
}

function text(reason: keyof typeof NO_GRADE): string {
  return `"${NO_GRADE[reason]}"`;
}

function stageCase({ target, state, stage, schedule }: RowRefs, { stages, labels }: SettingNames): string {
  if (stage === undefined) return text("stage");
  if (stages === undefined) throw new RangeError("a reported stage needs the list of stages");
  return stageGradeFormula({ target, state, stage, schedule: schedule ?? '""' }, stages, labels);
}

/** Conditions, one per state whose numbers are rated. */
export function rated(state: string): readonly string[] {
  return STATES.filter(({ isRated }) => isRated).map(({ label }) => `${state}="${label}"`);
}
