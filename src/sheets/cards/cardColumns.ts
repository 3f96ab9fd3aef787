import type { FiscalYear, Indicator, Item, PlacedItem, Plan } from "../../plan";
import { describePlace, formatEra, formatEraLong, ownersOf } from "../../plan";
import { METHOD_LABELS, NO_GRADE, STANDING_LABELS, STATE_LABELS } from "../../achievement";
import type { ActualRow } from "../actuals/actualRows";
import { cutText } from "../looks/cutText";
import { CARD_HEADERS as H, NO_INDICATOR } from "../headers";
import { NAMES } from "../names";
import { noWords } from "../noWords";
import { LEVEL_COLORS, OPEN_COLOR, REVIEWED, WANTED_FILL } from "../looks/palette";
import type { CellSpec, ColumnSpec, ConditionalSpec } from "../spec";
import {
  EMPTY,
  cellAt,
  mergedLines,
  scheduleCell,
  stageCell,
  targetCell,
  yearTargetCell,
} from "../targets/targetCells";
import { numberWidth, textWidth } from "../looks/widths";

export interface CardColumn {
  readonly spec: ColumnSpec;
  readonly cell: (row: ActualRow) => CellSpec;
}

const cell = (header: string) => `[[${header}]]`;
const ROWS = NAMES.rows;
const REVIEW = NAMES.reviewYear;
const LEVELS = [0, 1, 2, 3] as const;

/**
 * The columns of a 個票's table. What the plan says is text; what people answer is looked up in 実績入力 by the row's key, for years
 * up to the one under review. Hidden ones at the end carry what the head of the sheet shows, so that a later plan changes the head
 * as well.
 *
 * @param wide of 取組状況 and 理由・対応, in characters of 半角 width.
 * @param lines of each row, at least {@link LEAST_LINES}.
 */
export function cardColumns(
  plan: Plan,
  { priority, measure, item }: PlacedItem,
  wide: number,
  lines: number = LEAST_LINES,
): readonly CardColumn[] {
  // No program breaks lines exactly where the width says, nor before 。: one character of each line is left free.
  const room = lines * (Math.floor(wide / 2) - 1);
  const { number, stage } = widthsOf(plan, item);
  const place = `${priority.numeral} ${priority.name}`;
  const source = sourceOf(item, plan);
  return [
    fromPlan(H.key, "key", 14, ({ key }) => ({ content: key }), true),
    fromPlan(H.indicator, "text", 14, ({ indicator }) => ({ content: indicator?.name ?? NO_INDICATOR })),
    fromPlan(H.unit, "text", 6, ({ indicator }) => ({ content: indicator?.unit || null })),
    {
      spec: {
        ...fromPlan(H.year, "stage", Math.max(10, stage), () => EMPTY).spec,
        conditional: [{ formula: `${cell(H.reviewed)}=1`, format: REVIEWED }],
      },
      cell: ({ year }) => ({ content: yearLines(year, lines) }),
    },
    fromPlan(H.target, "number", Math.max(number, stage), (row) => aimCell(row, plan)),
    {
      spec: calculated(H.actual, "calculatedTyped", number, actualFormula()).spec,
      cell: ({ indicator }) => ({ content: null, ...actualLook(indicator) }),
    },
    calculated(H.rate, "calculatedPercent", 8, ifRow(`INDEX(${ROWS.rate},${cell(H.row)})`)),
    calculated(H.grade, "calculatedText", 12, text(ROWS.grade), gradeRules()),
    calculated(H.method, "calculatedText", 12, text(ROWS.method)),
    calculated(H.state, "calculatedText", 8, text(ROWS.state)),
    calculated(H.progress, "calculatedWords", wide, words(ROWS.progress)),
    calculated(H.reason, "calculatedWords", wide, words(ROWS.reason), [
      { formula: `${cell(H.wanted)}=1`, format: { fill: WANTED_FILL } },
    ]),
    // Who looks at an earlier year sees what was known of it: later years are blank, as in 進捗一覧.
    hidden(H.row, `IF(${cell(H.westernYear)}>${REVIEW},"",IFERROR(MATCH(${cell(H.key)},${ROWS.key},0),""))`),
    unseen(H.westernYear, ({ year }) => year, "calculatedTyped"),
    hidden(H.stage, text(ROWS.stage)),
    // An indicator's stage is not that of the schedule: it is judged by the indicator's own target.
    hidden(
      H.stageYear,
      `IF(AND(${cell(H.indicator)}="${NO_INDICATOR}",${cell(H.stage)}<>""),${cell(H.westernYear)},"")`,
    ),
    hidden(H.level, levelFormula()),
    hidden(H.reviewed, `IF(${cell(H.westernYear)}=${REVIEW},1,0)`),
    hidden(H.wanted, wantedFormula()),
    // Not in the formulas: rows that a later plan adds change it, and are no reason to write formulas anew.
    unseen(H.room, () => room, "calculatedTyped"),
    unseen(H.schedule, ({ index }) => stageCell(item, index, plan).content),
    unseen(H.priority, () => place),
    unseen(H.measure, () => `${measure.code} ${measure.name}`),
    unseen(H.item, () => `${item.code} ${item.name}`),
    unseen(H.owners, () => ownersOf(item)),
    unseen(H.origin, () => plan.originLabels[item.origin.value]),
    unseen(H.source, () => source),
  ];
}

/** Wide enough for the largest target and one more digit, and for the longest stage on one line. */
function widthsOf(plan: Plan, item: Item): { readonly number: number; readonly stage: number } {
  const targets = item.indicators.flatMap((indicator) => indicator.targets);
  const widest = targets.reduce(
    (most, { value }) => Math.max(most, typeof value === "number" ? numberWidth(value) : 0),
    0,
  );
  const longest = plan.stages.reduce((most, one) => Math.max(most, textWidth(one)), 0);
  return { number: Math.max(11, widest + 3), stage: Math.min(20, longest + 1) };
}

/** What the year is measured by, with the reason for reading it so: a number, a stage, or for an item without either its schedule. */
function aimCell({ item, indicator, index }: ActualRow, plan: Plan): CellSpec {
  const shown = indicator ? yearTargetCell(indicator, index, plan) : asStage(stageCell(item, index, plan));
  const { note } = indicator
    ? targetCell(cellAt(indicator.targets, index), plan)
    : scheduleCell(cellAt(item.schedule, index), item, plan);
  return note === undefined ? shown : { ...shown, note };
}

/** Lines that the year takes. */
export const LEAST_LINES = 3;

/** With empty lines below, so that every row has room for its lines of text: no program fits heights to what a formula gives later. */
function yearLines(year: FiscalYear, lines: number): string {
  return `${formatEraLong(year)}\n(${formatEra(year)})\n${year}` + "\n".repeat(lines - LEAST_LINES);
}

function asStage(shown: CellSpec): CellSpec {
  return shown.look === undefined ? { ...shown, look: "stage" } : shown;
}

function actualLook(indicator: Indicator | null): Pick<CellSpec, "look"> {
  if (indicator === null || indicator.kind === "stage") return { look: "calculatedText" };
  return hasDecimals(indicator) ? { look: "calculatedDecimal" } : {};
}

export function hasDecimals({ targets }: Indicator): boolean {
  return targets.some(({ value }) => typeof value === "number" && !Number.isInteger(value));
}

/** Where the targets stand in the source; for an item without any, where its schedule stands. */
function sourceOf({ indicators, schedule, lines }: Item, plan: Plan): string {
  const place = (cited: Parameters<typeof mergedLines>[0]) =>
    describePlace({ lines: mergedLines(cited) }, plan.source);
  if (indicators.length === 0) return place([{ lines }, ...schedule]);
  return indicators
    .map(({ name, targets, attribution, total, goal }) => ({
      name,
      where: place([...targets, attribution, total, goal]),
    }))
    .map(({ name, where }) => (indicators.length === 1 ? where : `${name} ${where}`))
    .join("　");
}

function ifRow(formula: string): string {
  return `IF(${cell(H.row)}="","",IFERROR(${formula},"${NO_GRADE.check}"))`;
}

/** Of an empty cell INDEX makes 0, and "" of it with an empty text. */
function text(column: string): string {
  return ifRow(`INDEX(${column},${cell(H.row)})&""`);
}

/** What somebody wrote, as far as it fits; nothing but spaces is nothing. */
function words(column: string): string {
  const found = `INDEX(${column},${cell(H.row)})`;
  return ifRow(`IF(${noWords(found)},"",${cutText(found, cell(H.room))})`);
}

/** The number, or where stages are compared the reported one. */
function actualFormula(): string {
  const found = `INDEX(${ROWS.actual},${cell(H.row)})`;
  const stage = cell(H.stage);
  return ifRow(`IF(${cell(H.method)}="${METHOD_LABELS.stage}",${stage},IF(${found}="","",${found}))`);
}

/** 1 to 4, best first; "" for what is no grade. */
function levelFormula(): string {
  return NAMES.labels.reduceRight(
    (rest, label, index) => `IF(${cell(H.grade)}=${label},${index + 1},${rest})`,
    '""',
  );
}

/** Off track, 算定不能 or 対象外 without a word why. */
function wantedFormula(): string {
  const offTrack = NAMES.standings.map(
    (standing, index) => `AND(${cell(H.level)}=${index + 1},${standing}="${STANDING_LABELS.offTrack}")`,
  );
  const byState = [STATE_LABELS.incalculable, STATE_LABELS.excluded].map(
    (label) => `${cell(H.state)}="${label}"`,
  );
  return `IF(AND(${cell(H.reason)}="",OR(${[...offTrack, ...byState].join(",")})),1,0)`;
}

/** Rows without a grade keep the column's own quiet fill. */
function gradeRules(): ConditionalSpec[] {
  const grade = cell(H.grade);
  return [
    ...LEVELS.map((level) => {
      const { fill, color, bold } = LEVEL_COLORS[level];
      return { formula: `${cell(H.level)}=${level + 1}`, format: { fill, color, ...(bold && { bold }) } };
    }),
    { formula: `OR(${grade}="${NO_GRADE.check}",${grade}="${NO_GRADE.unanswered}")`, format: OPEN_COLOR },
  ];
}

function fromPlan(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  content: CardColumn["cell"],
  isHidden = false,
): CardColumn {
  return { spec: { header, owner: "plan", look, width, ...(isHidden && { hidden: true }) }, cell: content };
}

function calculated(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  formula: string,
  conditional: readonly ConditionalSpec[] = [],
): CardColumn {
  return { spec: { header, owner: "formula", look, width, formula, conditional }, cell: () => EMPTY };
}

/** What the plan says, for formulas only. */
function unseen(
  header: string,
  content: (row: ActualRow) => CellSpec["content"],
  // Without wrapping: a hidden text must not make its row higher.
  look: ColumnSpec["look"] = "key",
): CardColumn {
  return fromPlan(header, look, 12, (row) => ({ content: content(row) }), true);
}

function hidden(header: string, formula: string): CardColumn {
  const { spec, cell: empty } = calculated(header, "calculatedTyped", 12, formula);
  return { spec: { ...spec, hidden: true }, cell: empty };
}
