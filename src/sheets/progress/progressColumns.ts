import type { Indicator, PlacedItem, Plan } from "../../plan";
import { ownersOf } from "../../plan";
import type { PaceRefs } from "../../achievement";
import {
  ESTIMATE_MARK,
  NO_GRADE,
  paceBasisFormula,
  paceEstimateFormula,
  paceGradeFormula,
  paceRateFormula,
} from "../../achievement";
import { cutText } from "../looks/cutText";
import { NO_INDICATOR, PROGRESS_HEADERS as H, gradeHeader } from "../headers";
import { targetKey } from "../keys";
import type { LegendCells } from "../looks/legend";
import { labelCell } from "../looks/legend";
import { NAMES } from "../names";
import { attentionFormula } from "./attention";
import { earlyWeight, lateWeight, levelOf, rankOf } from "./lateOrder";
import { OWNERS_APART } from "./ownersApart";
import { SETTINGS, cell, goal, gradeIn, ifRow, reached, reason, rowOfReview, shown } from "./reviewedRow";
import { LEVEL_COLORS, NEUTRAL_COLOR, OPEN_COLOR, UNREADABLE_INK, WANTED_FILL } from "../looks/palette";
import type { CellSpec, ColumnSpec, ConditionalSpec } from "../spec";
import { numberWidth } from "../looks/widths";

/** A row of 進捗一覧: an indicator, or an item without one. */
export interface ProgressRow extends PlacedItem {
  readonly indicator: Indicator | null;
}

export interface ProgressColumn {
  readonly spec: ColumnSpec;
  readonly cell: (row: ProgressRow) => CellSpec;
}

const ROWS = NAMES.rows;
const REVIEW = NAMES.reviewYear;

/** One ■ for each 10 %. */
const BAR_LENGTH = 10;
const REASON_WIDTH = 46;
/** What 注意 and 理由・対応 may come to need. */
export const ROW_LINES = 2;
/** In full-width characters: as much as the lines of a row hold. */
const REASON_ROOM = String(ROW_LINES * Math.floor(REASON_WIDTH / 2));

/**
 * The columns of 進捗一覧表. What the plan says is text; the rest is looked up in 実績入力 by key and year, or follows from
 * that. Hidden ones at the end carry what the estimate needs.
 */
export function progressColumns(
  plan: Plan,
  rows: readonly ProgressRow[],
  legend: LegendCells,
): readonly ProgressColumn[] {
  const widest = rows
    .flatMap(({ indicator }) => indicator?.targets ?? [])
    .reduce((most, { value }) => Math.max(most, typeof value === "number" ? numberWidth(value) : 0), 0);
  // One more digit and its comma than the largest target, for actuals beyond it.
  const amount = Math.max(9, 3 + widest);
  return [
    fromPlan(H.key, "key", 14, ({ item, indicator }) => targetKey(item, indicator), true),
    fromPlan(H.code, "code", 9, ({ item }) => item.code),
    fromPlan(H.item, "text", 20, ({ item }) => item.name),
    fromPlan(H.owners, "text", 12, ({ item }) => ownersOf(item)),
    fromPlan(H.indicator, "text", 15, ({ indicator }) => indicator?.name ?? NO_INDICATOR),
    fromPlan(H.unit, "text", 7, ({ indicator }) => indicator?.unit || null),
    ...plan.years.map((year) =>
      calculated(
        gradeHeader(year),
        "calculatedText",
        12,
        // A year that has not begun its review is empty: nobody is late with it.
        `IF(${year}>${REVIEW},"",${gradeIn(String(year))})`,
        gradeRules(gradeHeader(year), legend),
      ),
    ),
    numeric(H.target, amount, goal()),
    numeric(H.actual, amount, reached()),
    calculated(H.state, "calculatedText", 9, shown(ROWS.state)),
    calculated(H.rate, "calculatedPercent", 9, shown(ROWS.rate)),
    calculated(H.method, "calculatedText", 13, shown(ROWS.method)),
    calculated(H.bar, "bar", 16, barFormula()),
    calculated(H.grade, "calculatedText", 12, shown(ROWS.grade), gradeRules(H.grade, legend)),
    calculated(H.trend, "calculatedText", 9, trendFormula(), [
      { formula: `LEFT(${cell(H.trend)},1)="↓"`, format: { color: UNREADABLE_INK, bold: true } },
    ]),
    calculated(H.basis, "calculatedText", 15, ifRow(paceBasisFormula(PACE))),
    calculated(H.estimate, "calculatedEstimate", amount + 2, ifRow(paceEstimateFormula(PACE))),
    calculated(H.estimateRate, "calculatedPercent", 9, ifRow(paceRateFormula(PACE, SETTINGS))),
    calculated(
      H.estimateGrade,
      "calculatedText",
      17,
      ifRow(paceGradeFormula(PACE, SETTINGS)),
      gradeRules(H.estimateGrade, legend, ESTIMATE_MARK),
    ),
    calculated(H.attention, "calculatedWords", 26, attentionFormula(), [
      { formula: `${cell(H.attention)}<>""`, format: { fill: WANTED_FILL } },
    ]),
    calculated(H.reasonShown, "calculatedWords", REASON_WIDTH, cutText(cell(H.reason), REASON_ROOM)),
    hidden(H.reason, reason()),
    hidden(H.progress, shown(ROWS.progress)),
    hidden(H.stage, shown(ROWS.stage)),
    fromPlan(H.priority, "text", 14, ({ priority }) => `${priority.numeral} ${priority.name}`, true),
    fromPlan(
      H.ownersApart,
      "text",
      14,
      ({ item }) => item.owners.map(({ value }) => OWNERS_APART + value).join("") + OWNERS_APART,
      true,
    ),
    fromPlan(H.heading, "text", 14, heading, true),
    hidden(H.row, rowOfReview()),
    hidden(H.baseline, shown(ROWS.baseline)),
    hidden(H.direction, shown(ROWS.direction)),
    hidden(H.kind, shown(ROWS.kind)),
    hidden(H.firstHalf, shown(ROWS.firstHalf)),
    hidden(H.forecast, shown(ROWS.forecast)),
    hidden(H.level, levelOf(cell(H.grade))),
    hidden(H.before, gradeIn(`(${REVIEW}-1)`)),
    hidden(H.levelBefore, levelOf(cell(H.before))),
    hidden(H.weight, lateWeight()),
    hidden(H.lateOrder, rankOf(cell(H.weight), NAMES.progress.weight)),
    hidden(H.earlyWeight, earlyWeight()),
    hidden(H.earlyOrder, rankOf(cell(H.earlyWeight), NAMES.progress.earlyWeight)),
  ];
}

const PACE: PaceRefs = {
  target: cell(H.target),
  actual: cell(H.actual),
  state: cell(H.state),
  method: cell(H.method),
  baseline: cell(H.baseline),
  direction: cell(H.direction),
  firstHalf: cell(H.firstHalf),
  forecast: cell(H.forecast),
  kind: cell(H.kind),
  year: REVIEW,
  asOf: NAMES.asOf,
  basis: cell(H.basis),
  estimate: cell(H.estimate),
  estimateRate: cell(H.estimateRate),
};

/** Of one 取組項目 two indicators may be called alike; a number tells them apart. */
function heading({ item, indicator }: ProgressRow): string {
  if (!indicator) return `${item.code} ${item.name}`;
  const alike = item.indicators.filter(({ name }) => name === indicator.name);
  const number = alike.length > 1 ? `(${alike.indexOf(indicator) + 1})` : "";
  return `${item.code} ${item.name}：${indicator.name}${number}`;
}

function trendFormula(): string {
  const [now, before] = [cell(H.level), cell(H.levelBefore)];
  return `IF(OR(${now}="",${before}=""),"",IF(${now}<${before},"↑良化",IF(${now}=${before},"→同じ","↓悪化")))`;
}

function barFormula(): string {
  const rate = cell(H.rate);
  const full = `INT(ROUND(${rate}*${BAR_LENGTH},6))`;
  return `IF(ISNUMBER(${rate}),REPT("■",MAX(0,MIN(${BAR_LENGTH},${full})))&IF(${rate}>1,"＋",""),"")`;
}

const LEVELS = [0, 1, 2, 3] as const;

/** Colours by the legend of this sheet. */
function gradeRules(header: string, legend: LegendCells, mark = ""): ConditionalSpec[] {
  const grade = cell(header);
  const marked = mark === "" ? "" : `&"${mark}"`;
  return [
    ...LEVELS.map((level) => ({
      formula: `${grade}=${labelCell(legend, level)}${marked}`,
      format: LEVEL_COLORS[level],
    })),
    {
      formula: `OR(${grade}="${NO_GRADE.check}",${grade}="${NO_GRADE.unanswered}")`,
      format: OPEN_COLOR,
    },
    { formula: `LEFT(${grade},1)="―"`, format: NEUTRAL_COLOR },
  ];
}

function fromPlan(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  content: (row: ProgressRow) => string | null,
  isHidden = false,
): ProgressColumn {
  const spec: ColumnSpec = { header, owner: "plan", look, width, ...(isHidden && { hidden: true }) };
  return { spec, cell: (row) => ({ content: content(row) }) };
}

function calculated(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  formula: string,
  conditional: readonly ConditionalSpec[] = [],
): ProgressColumn {
  return {
    spec: { header, owner: "formula", look, width, formula, conditional },
    cell: () => ({ content: null }),
  };
}

/** With as many places as the indicator's targets have. */
function numeric(header: string, width: number, formula: string): ProgressColumn {
  return {
    ...calculated(header, "calculatedTyped", width, formula),
    cell: ({ indicator }) =>
      indicator?.targets.some(({ value }) => typeof value === "number" && !Number.isInteger(value))
        ? { content: null, look: "calculatedDecimal" }
        : { content: null },
  };
}

function hidden(header: string, formula: string): ProgressColumn {
  const { spec, cell: empty } = calculated(header, "calculatedTyped", 12, formula);
  return { spec: { ...spec, hidden: true }, cell: empty };
}
