import type { Indicator, Plan } from "../../plan";
import type { ActualRow } from "../actuals/actualRows";
import {
  BEHIND,
  DEPENDS,
  DIFFERENCE,
  GRADE,
  GRADE_AGREES,
  ON_ACTUALS,
  PLANNED_STAGE,
  PREMISE,
  RATE,
  RATES,
  ROW,
  SCHEDULE_CELL,
  TARGET_AGREES,
  UNROUNDED_RATE,
  gradeOf,
  stageNumber,
  there,
} from "./auditFormulas";
import { AUDIT_HEADERS as H, AUDIT_METHODS, AUDIT_WORDS as W } from "./auditHeaders";
import type { AuditTarget } from "./auditRow";
import type { TargetsPlace } from "./auditTargetsPlace";
import { targetsRow, valueOnTargets } from "./auditTargetsPlace";
import { gradeColors, levelColors } from "../looks/gradeColors";
import { NO_INDICATOR } from "../headers";
import { targetKey } from "../keys";
import { NAMES } from "../names";
import { REVIEWED, UNREADABLE_INK, WANTED_FILL } from "../looks/palette";
import type { CellSpec, ColumnSpec, ConditionalSpec } from "../spec";
import { EMPTY } from "../targets/targetCells";
import { numberWidth } from "../looks/widths";
import { yearName } from "../written";

/** A row of 監査: a row of 実績入力 with what the plan says of its target. */
export interface AuditRow extends ActualRow {
  readonly says: AuditTarget;
}

export interface AuditColumn {
  readonly spec: ColumnSpec;
  /** What the column means, in one line for the auditor; above its header. Hidden columns have none. */
  readonly meaning: string | null;
  readonly cell: (row: AuditRow) => CellSpec;
}

/** Where things stand that the columns point at. */
export interface AuditPlaces {
  readonly targets: TargetsPlace | null;
  /** Rows of 計画目標 that are looked through. */
  readonly targetsRows: number;
  /** Cells of this sheet with the labels of levels 1 to 4. */
  readonly labels: readonly string[];
}

const RATE_WIDTH = 8;
const GRADE_WIDTH = 10;
const ALARM = { fill: WANTED_FILL, color: UNREADABLE_INK, bold: true } as const;

/**
 * The columns of 監査表, from the source over what was typed and the rate to the grade. What comes from the plan is a value; the
 * rest is a formula, and none of them reads a rate or a grade of the workbook but those that are compared.
 */
export function auditColumns(
  plan: Plan,
  rows: readonly AuditRow[],
  places: AuditPlaces,
): readonly AuditColumn[] {
  const widest = rows
    .flatMap(({ indicator }) => indicator?.targets ?? [])
    .reduce((most, { value }) => Math.max(most, typeof value === "number" ? numberWidth(value) : 0), 0);
  const amount = Math.max(9, 2 + widest);
  return [
    fromPlan(H.key, "key", 18, null, ({ key }) => ({ content: key }), true),
    fromPlan(H.year, "text", 10, "年度", ({ year }) => ({ content: yearName(year) })),
    fromPlan(H.westernYear, "year", 7, "西暦", ({ year }) => ({ content: year })),
    fromPlan(H.code, "code", 8, "計画の番号", ({ item }) => ({ content: item.code })),
    fromPlan(H.item, "text", 17, "計画の取組項目", ({ item }) => ({ content: item.name })),
    fromPlan(H.indicator, "text", 14, "計画の指標", ({ indicator }) => ({
      content: indicator?.name ?? NO_INDICATOR,
    })),
    fromPlan(H.unit, "text", 6, "指標の単位", ({ indicator }) => ({ content: indicator?.unit || null })),
    fromPlan(H.reading, "stage", 9, "原典からの読み取り方と確認", ({ says }) => says.reading),
    fromPlan(H.source, "text", 11, "原典の行とページ", ({ says }) => ({ content: says.source })),
    fromPlan(H.planned, "number", amount, "転記した計画の値。指標がなければ段階", ({ says }) =>
      literal(says.planned),
    ),
    fromPlan(H.corrected, "number", amount, "「読み取り確認」で訂正された値", ({ says }) =>
      says.corrected ? literal(says.corrected) : EMPTY,
    ),
    value(
      H.onTargets,
      amount,
      "シート「計画目標」のいまの値",
      valueOnTargets(places.targets, plan.years, places.targetsRows),
    ),
    value(H.onActuals, amount, "シート「実績入力」のいまの値。率はこれで計算", ON_ACTUALS),
    formula(H.targetAgrees, "calculatedText", 9, "計画(訂正後)と二つのシートが同じか", TARGET_AGREES, [
      { formula: `AND([[${H.targetAgrees}]]<>"",[[${H.targetAgrees}]]<>"${W.same}")`, format: ALARM },
    ]),
    value(H.actual, amount, "入力された実績", there(NAMES.rows.actual)),
    formula(H.stage, "calculatedText", 8, "入力された段階", there(NAMES.rows.stage)),
    formula(H.state, "calculatedText", 7, "入力された状態", there(NAMES.rows.state)),
    formula(H.direction, "calculatedText", 6, "目標の向き", there(NAMES.rows.direction)),
    value(H.baseline, amount, "改善の率のもとの値", there(NAMES.rows.baseline)),
    formula(H.method, "calculatedText", 11, "この行の算定方法", there(NAMES.rows.method)),
    formula(H.premise, "calculatedText", 9, "率を計算できるか、できない理由", PREMISE),
    ...AUDIT_METHODS.map(({ method, rate }) => percent(rate, RATE_MEANINGS[method], RATES[method])),
    formula(H.behind, "calculatedNumber", 7, "計画の段階まであといくつか。先なら負", BEHIND),
    percent(H.unrounded, "左の五つから、算定方法のもの", UNROUNDED_RATE),
    percent(H.rate, "設定の端数で丸めた率", RATE),
    percent(H.rateThere, "「実績入力」の達成率", there(NAMES.rows.rate)),
    formula(H.difference, "calculatedPercent", RATE_WIDTH, "ブックの率から採用した率を引いた差", DIFFERENCE, [
      {
        formula: `IF(ISNUMBER([[${H.difference}]]),[[${H.difference}]]<>0,[[${H.difference}]]<>"")`,
        format: ALARM,
      },
    ]),
    formula(
      H.grade,
      "calculatedText",
      GRADE_WIDTH,
      "採用した率か段階を設定の区分に当てた判定",
      GRADE,
      gradeColors(H.grade, places.labels),
    ),
    formula(
      H.gradeThere,
      "calculatedText",
      GRADE_WIDTH,
      "「実績入力」の判定",
      there(NAMES.rows.grade),
      gradeColors(H.gradeThere, places.labels),
    ),
    formula(H.gradeAgrees, "calculatedText", 7, "二つの判定が同じか", GRADE_AGREES, [
      { formula: `[[${H.gradeAgrees}]]="${W.different}"`, format: ALARM },
    ]),
    ...AUDIT_METHODS.map(({ method, rate, grade }) =>
      formula(
        grade,
        "calculatedText",
        GRADE_WIDTH,
        GRADE_MEANINGS[method],
        gradeOf(`[[${rate}]]`),
        levelColors(grade, places.labels),
      ),
    ),
    formula(
      H.depends,
      "calculatedWords",
      18,
      "向きに合う別の方法か端数で判定が変わる、または付くか",
      DEPENDS,
      [{ formula: `LEFT([[${H.depends}]],4)="${W.depends}:"`, format: REVIEWED }],
    ),
    fromPlan(
      H.targetsKey,
      "key",
      14,
      null,
      ({ item, indicator }) => ({ content: targetKey(item, indicator) }),
      true,
    ),
    hidden(H.targetsRow, targetsRow(places.targets, places.targetsRows)),
    hidden(H.row, ROW),
    hidden(H.targetCell, there(NAMES.rows.target)),
    hidden(H.scheduleCell, SCHEDULE_CELL),
    hidden(H.plannedStage, PLANNED_STAGE),
    hidden(H.plannedNumber, stageNumber(`[[${H.plannedStage}]]`)),
    hidden(H.reportedNumber, stageNumber(`[[${H.stage}]]`)),
    fromPlan(H.expected, "number", 12, null, ({ says }) => literal({ content: says.expected }), true),
    fromPlan(
      H.expectedOnTargets,
      "number",
      12,
      null,
      ({ says }) => literal({ content: says.expectedOnTargets }),
      true,
    ),
  ];
}

const RATE_MEANINGS: Readonly<Record<(typeof AUDIT_METHODS)[number]["method"], string>> = {
  ratio: "実績を目標で割る",
  inverse: "目標を実績で割る",
  twoMinus: "2から実績÷目標を引く",
  improvement: "(基準値－実績)÷(基準値－目標)",
  reached: "届けば100%、届かなければ0%",
};

const GRADE_MEANINGS: Readonly<Record<(typeof AUDIT_METHODS)[number]["method"], string>> = {
  ratio: "この方法なら。二つなら「丸めてから／丸めずに」",
  inverse: "この方法なら",
  twoMinus: "この方法なら",
  improvement: "この方法なら(基準値がある行)",
  reached: "この方法なら",
};

/** Stages in the middle, numbers with the places they have. */
function literal(cell: CellSpec): CellSpec {
  if (cell.look !== undefined) return cell;
  if (typeof cell.content === "string") return { ...cell, look: "stage" };
  return hasPlaces(cell.content) ? { ...cell, look: "decimal" } : cell;
}

function hasPlaces(content: unknown): boolean {
  return typeof content === "number" && !Number.isInteger(content);
}

function fromPlan(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  meaning: string | null,
  cell: AuditColumn["cell"],
  isHidden = false,
): AuditColumn {
  return { spec: { header, owner: "plan", look, width, ...(isHidden && { hidden: true }) }, meaning, cell };
}

function formula(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  meaning: string | null,
  template: string,
  conditional: readonly ConditionalSpec[] = [],
): AuditColumn {
  const spec: ColumnSpec = { header, owner: "formula", look, width, formula: template, conditional };
  return { spec, meaning, cell: () => EMPTY };
}

function percent(header: string, meaning: string, template: string): AuditColumn {
  return formula(header, "calculatedPercent", RATE_WIDTH, meaning, template);
}

/** A number with as many places as the indicator's targets have, or a word. */
function value(header: string, width: number, meaning: string, template: string): AuditColumn {
  return {
    ...formula(header, "calculatedTyped", width, meaning, template),
    cell: ({ indicator }) => {
      if (indicator === null || indicator.kind === "stage") return { content: null, look: "calculatedText" };
      return hasDecimals(indicator) ? { content: null, look: "calculatedDecimal" } : EMPTY;
    },
  };
}

function hasDecimals(indicator: Indicator | null): boolean {
  return indicator?.targets.some(({ value: target }) => hasPlaces(target)) ?? false;
}

function hidden(header: string, template: string): AuditColumn {
  const { spec, ...rest } = formula(header, "calculatedTyped", 12, null, template);
  return { ...rest, spec: { ...spec, hidden: true } };
}
