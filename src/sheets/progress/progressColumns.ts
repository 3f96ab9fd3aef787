import type { Indicator, PlacedItem, Plan } from "../../plan";
import { ownersOf } from "../../plan";
import type { PaceRefs } from "../../achievement";
import {
  ESTIMATE_MARK,
  METHOD_LABELS,
  NO_GRADE,
  STANDING_LABELS,
  STATE_LABELS,
  earlyWarningFormula,
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
import { NO_OWNER } from "./listedRow";
import { noWords } from "../noWords";
import { OWNERS_APART } from "./ownersApart";
import { LEVEL_COLORS, NEUTRAL_COLOR, OPEN_COLOR, UNREADABLE_INK, WANTED_FILL } from "../looks/palette";
import { quoted } from "../rowFormula";
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

const cell = (header: string) => `[[${header}]]`;
const ROWS = NAMES.rows;
const REVIEW = NAMES.reviewYear;
const SETTINGS = { places: NAMES.places, mins: NAMES.mins, labels: NAMES.labels, standings: NAMES.standings };

/** One ■ for each 10 %. */
const BAR_LENGTH = 10;
const REASON_WIDTH = 46;
/** What 注意 and 理由・対応 may come to need. */
export const ROW_LINES = 2;
/** In full-width characters: as much as the lines of a row hold. */
const REASON_ROOM = String(ROW_LINES * Math.floor(REASON_WIDTH / 2));
/** More than a sheet has rows. */
const WORSE = 10_000_000;

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
    // Who pressed the space bar has given no reason: what counts and shows reasons finds nothing here.
    hidden(H.reason, ifRow(`IFERROR(IF(${noWords(REASON)},"",${REASON}),"${NO_GRADE.check}")`)),
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
    hidden(H.row, `IFERROR(MATCH(${keyIn(REVIEW)},${ROWS.key},0),"")`),
    hidden(H.baseline, shown(ROWS.baseline)),
    hidden(H.direction, shown(ROWS.direction)),
    hidden(H.kind, shown(ROWS.kind)),
    hidden(H.firstHalf, shown(ROWS.firstHalf)),
    hidden(H.forecast, shown(ROWS.forecast)),
    hidden(H.level, levelOf(cell(H.grade))),
    hidden(H.before, gradeIn(`(${REVIEW}-1)`)),
    hidden(H.levelBefore, levelOf(cell(H.before))),
    hidden(
      H.weight,
      `IF(${standing()}="${STANDING_LABELS.offTrack}",${cell(H.level)}*${WORSE}-ROW(${cell(H.key)}),"")`,
    ),
    hidden(H.lateOrder, `IF(${cell(H.weight)}="","",RANK(${cell(H.weight)},${NAMES.progress.weight}))`),
    hidden(H.earlyWeight, earlyWeight()),
    hidden(
      H.earlyOrder,
      `IF(${cell(H.earlyWeight)}="","",RANK(${cell(H.earlyWeight)},${NAMES.progress.earlyWeight}))`,
    ),
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

/** The key of the row in a year. */
function keyIn(year: string): string {
  return `${cell(H.key)}&"|"&${year}`;
}

/** 判定 of a year; "" where 実績入力 has no such row. */
function gradeIn(year: string): string {
  return `IFERROR(INDEX(${ROWS.grade},MATCH(${keyIn(year)},${ROWS.key},0))&"","")`;
}

function ifRow(formula: string): string {
  return `IF(${cell(H.row)}="","",${formula})`;
}

const REASON = `INDEX(${ROWS.reason},${cell(H.row)})`;

/** What the row of the year under review holds: INDEX makes 0 of an empty cell, and an error is 要確認. */
function shown(column: string): string {
  const found = `INDEX(${column},${cell(H.row)})`;
  return ifRow(`IFERROR(IF(${found}="","",${found}),"${NO_GRADE.check}")`);
}

const IS_STAGE = `${cell(H.method)}="${METHOD_LABELS.stage}"`;

/**
 * 目標 of the row. Of an item without indicators, which is measured by its schedule, the stage planned for the year: as 判定 of
 * 実績入力 takes it, so that nobody sees a target that was not used.
 */
function goal(): string {
  return `IF(AND(${IS_STAGE},${cell(H.indicator)}="${NO_INDICATOR}"),${shown(ROWS.schedule)},${shown(ROWS.target)})`;
}

/** 実績 of the row; where a stage is graded, the reported stage. */
function reached(): string {
  return `IF(${IS_STAGE},${cell(H.stage)},${shown(ROWS.actual)})`;
}

/** Of one 取組項目 two indicators may be called alike; a number tells them apart. */
function heading({ item, indicator }: ProgressRow): string {
  if (!indicator) return `${item.code} ${item.name}`;
  const alike = item.indicators.filter(({ name }) => name === indicator.name);
  const number = alike.length > 1 ? `(${alike.indexOf(indicator) + 1})` : "";
  return `${item.code} ${item.name}：${indicator.name}${number}`;
}

/** 扱い of the grade; "" for what is no grade. */
function standing(): string {
  return NAMES.standings.reduceRight(
    (rest, name, index) => `IF(${cell(H.level)}=${index + 1},${name},${rest})`,
    '""',
  );
}

/** Whether 実績入力 has the row, with nothing in the column. */
function isBlank(column: string): string {
  return `IF(${cell(H.row)}="",FALSE,INDEX(${column},${cell(H.row)})="")`;
}

/** 1 to 4, best first; "" for what is no grade. */
function levelOf(grade: string): string {
  return NAMES.labels.reduceRight((rest, label, index) => `IF(${grade}=${label},${index + 1},${rest})`, '""');
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

function attentionFormula(): string {
  const grade = cell(H.grade);
  const byState = [STATE_LABELS.incalculable, STATE_LABELS.excluded].map(
    (one) => `${cell(H.state)}="${one}"`,
  );
  const cases: readonly (readonly [condition: string, text: string])[] = [
    [`${cell(H.row)}=""`, "実績入力に行なし"],
    [`OR(${cell(H.owners)}="",${isBlank(ROWS.owners)})`, NO_OWNER],
    [`${grade}="${NO_GRADE.unanswered}"`, NO_GRADE.unanswered],
    [`${grade}="${NO_GRADE.check}"`, NO_GRADE.check],
    [
      `AND(${cell(H.reason)}="",OR(${[`ISNUMBER(${cell(H.weight)})`, ...byState].join(",")}))`,
      "理由・対応が空欄",
    ],
    [
      // Few rows have an estimate: the others need not be compared with each grade.
      `IF(ISNUMBER(${cell(H.estimateRate)}),${earlyWarningFormula(cell(H.estimateGrade), SETTINGS)},FALSE)`,
      "年度末に遅れる見込み",
    ],
  ];
  const joined = cases.map(([condition, text]) => `IF(${condition},${quoted(`、${text}`)},"")`).join("&");
  return `MID(${joined},2,200)`;
}

const LEVELS = [0, 1, 2, 3] as const;

/** As 遅れの重さ, of what the year's end is expected to be. */
function earlyWeight(): string {
  const level = NAMES.labels.reduceRight(
    (rest, label, index) => `IF(${cell(H.estimateGrade)}=${label}&"${ESTIMATE_MARK}",${index + 1},${rest})`,
    "0",
  );
  return (
    `IF(ISNUMBER(${cell(H.estimateRate)}),IF(${earlyWarningFormula(cell(H.estimateGrade), SETTINGS)},` +
    `(${level})*${WORSE}-ROW(${cell(H.key)}),""),"")`
  );
}

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
