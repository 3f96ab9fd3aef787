import type { Cited, Item, Plan } from "../../plan";
import { formatEra, formatEraLong } from "../../plan";
import { roundingInWords, thresholdsInWords, yearInReview } from "../looks/legend";
import type { Look } from "../looks/looks";
import { CARD_HEADERS as H, NO_INDICATOR } from "../headers";
import { NAMES, SHEETS } from "../names";
import { absoluteCell } from "../rowFormula";
import type { BlockSpec, CellSpec } from "../spec";
import { readingNote, scheduleCell, cellAt } from "../targets/targetCells";
import { LEFT, line, printedTitle } from "../looks/titleBlock";

/** Rows that stand under each other on every card; the table comes {@link headRows} below the top. */
const NOTES = 2;
const FACTS = 4;
const SCHEDULE = FACTS + 7;
/** Where the schedule's year in short stands, beside the year: what charts are labelled with. */
const SHORT_YEAR = LEFT + 1;

/** Rows of the sheet that its formulas look through: room for what a later plan adds. */
const SPARE_ROWS = 30;

/** Where the table stands, and which column a header has. */
export interface CardTable {
  readonly row: number;
  readonly rows: number;
  readonly position: (header: string) => number;
}

/** The row of the first line of facts, and of the schedule's header. */
export const CARD_ROWS = { facts: FACTS, schedule: SCHEDULE } as const;

/** Cells of the years in short, in the plan's order. */
export function yearCells(plan: Plan) {
  return { row: SCHEDULE + 1, column: SHORT_YEAR, rows: plan.years.length, columns: 1 };
}

/** Title, facts, schedule and source. Everything but the title points at the table, which a later plan keeps up to date. */
export function cardHead(plan: Plan, item: Item, table: CardTable): BlockSpec[] {
  const note = `「${SHEETS.actuals}」から計算する、取組項目ごとの1ページです。このシートには入力しません。`;
  const lead = `長い文は…で切っています。全文は「${SHEETS.actuals}」にあります。`;
  const first = (header: string) => ({ formula: `${firstOf(table, header)}&""` });
  const facts: readonly (readonly [label: string, cell: CellSpec])[] = [
    [H.priority, { content: first(H.priority), look: "lead" }],
    [H.measure, { content: first(H.measure), look: "lead" }],
    [H.item, { content: first(H.item), look: "title" }],
    [H.owners, doubted(first(H.owners), item.owners, plan)],
    [H.origin, doubted(first(H.origin), [item.origin], plan)],
    [H.reviewed, { content: { formula: yearInReview() }, look: "lead" }],
  ];
  return [
    printedTitle(`${SHEETS.card} ${item.code}`, plan, plan.years, note),
    line(1, LEFT, lead, "lead"),
    // One block: a host writes it in one go.
    {
      row: NOTES,
      column: LEFT,
      cells: [
        ...[thresholdsInWords(), roundingInWords()].map((formula) => [caption({ formula })]),
        ...facts.map(([label, value]) => [caption(label), value]),
      ],
    },
    scheduleBlock(plan, item, table),
    line(table.row - 1, LEFT, { formula: sourceLine(table) }, "caption"),
  ];
}

function caption(content: CellSpec["content"]): CellSpec {
  return { content, look: "caption" };
}

/**
 * Year by year what is planned and, for an item without an indicator, the stage that is reported. An item with indicators reports by
 * them: its schedule has nothing to be compared with.
 */
function scheduleBlock(plan: Plan, item: Item, table: CardTable): BlockSpec {
  const header = (content: string): CellSpec => ({ content, look: "header" });
  const where = (shown: string, by: string, year: number) => ({
    formula: `IFERROR(INDEX(${columnCells(table, shown)},MATCH(${year},${columnCells(table, by)},0))&"","")`,
  });
  const reported = (year: number) => ({
    formula: `IF(${firstOf(table, H.indicator)}="${NO_INDICATOR}",${where(H.stage, H.stageYear, year).formula},"―")`,
  });
  return {
    row: SCHEDULE,
    column: LEFT,
    cells: [
      ["年度計画", "略記", "計画の段階", "報告の段階"].map(header),
      ...plan.years.map((year, index): CellSpec[] => {
        const { look, note } = scheduleCell(cellAt(item.schedule, index), item, plan);
        return [
          { content: formatEraLong(year), look: "calculatedText" },
          { content: formatEra(year), look: "calculatedText" },
          {
            content: where(H.schedule, H.westernYear, year),
            look: look === undefined ? "calculatedText" : "calculatedInferred",
            ...(note === undefined ? {} : { note }),
          },
          { content: reported(year), look: "calculatedText" },
        ];
      }),
    ],
  };
}

function doubted(content: CellSpec["content"], cited: readonly Cited[], plan: Plan): CellSpec {
  const doubt = cited.find(({ reading }) => reading !== "stated");
  const look: Look = doubt ? "leadInferred" : "lead";
  return doubt ? { content, look, note: readingNote(doubt, plan) } : { content, look };
}

/** Where the targets stand; where there are none, what stands in their place; and whether answers of later years are left out. */
function sourceLine(table: CardTable): string {
  const without = "　数値目標がないため、計画の段階と報告の段階を比べています。";
  const later = "　対象年度より後の年度は、計画だけを示しています。";
  return (
    `"目標の出典: 原典 "&${firstOf(table, H.source)}` +
    `&IF(${firstOf(table, H.indicator)}="${NO_INDICATOR}","${without}","")` +
    `&IF(MAX(${columnCells(table, H.westernYear)})>${NAMES.reviewYear},"${later}","")`
  );
}

/** What stands in the table's first row. */
function firstOf(table: CardTable, header: string): string {
  return `INDEX(${columnCells(table, header)},2)`;
}

/** A column of the table from its header on, with room below. */
function columnCells({ row, rows, position }: CardTable, header: string): string {
  const column = position(header);
  return `${absoluteCell(row, column)}:${absoluteCell(row + rows + SPARE_ROWS, column)}`;
}
