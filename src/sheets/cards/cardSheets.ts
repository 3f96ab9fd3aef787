import type { PlacedItem, Plan } from "../../plan";
import { actualRows } from "../actuals/actualRows";
import { cardCharts } from "./cardCharts";
import type { CardColumn } from "./cardColumns";
import { LEAST_LINES, cardColumns } from "./cardColumns";
import type { CardTable } from "./cardHead";
import { CARD_ROWS, cardHead } from "./cardHead";
import type { Selection, WriteChoice } from "../choice";
import { selectFrom } from "../choice";
import { CARD_HEADERS as H } from "../headers";
import { SHEETS } from "../names";
import type { PrintSpec, RowSpec, SheetSpec } from "../spec";
import { footer } from "../looks/titleBlock";

/** With more items than this a workbook has no cards: nobody leafs through so many tabs. */
export const MOST_CARDS = 60;

/**
 * 個票: a sheet of one printed page for each 取組項目, like the plan's own page. Head, schedule, charts, and a table of one row per
 * indicator and year that looks up what people answered in 実績入力, by plain formulas. A sheet has this one table, however many
 * indicators the item has, and below it nothing: rows of a later plan go to its end.
 *
 * All of the plan's years stand on a card, also those that are not in 実績入力: their answers are blank.
 *
 * @returns [] for more than {@link MOST_CARDS} items.
 * @example cardSheets(plan, selection).map(({ name }) => name) // ["個票 1-1-1", "個票 1-1-2", …]
 */
export function cardSheets(plan: Plan, { items }: Selection): readonly SheetSpec[] {
  return items.length > MOST_CARDS ? [] : items.map((placed) => cardSheet(plan, placed));
}

/** How many of the chosen items have no card, since there are too many; 0 where each has one, and for a choice that does not fit. */
export function itemsWithoutCard(plan: Plan, choice: WriteChoice): number {
  const selection = selectFrom(plan, choice);
  const items = selection.ok ? selection.value.items.length : 0;
  return items > MOST_CARDS ? items : 0;
}

/** @example cardTable("2-1-2") // "個票_2_1_2" */
export function cardTable(code: string): string {
  return `${SHEETS.card}_${code.replaceAll("-", "_")}`;
}

function cardSheet(plan: Plan, placed: PlacedItem): SheetSpec {
  const { item } = placed;
  const years = plan.years.map((year, index) => ({ year, index }));
  const rows = actualRows({ items: [placed], years });
  const { orientation, columns, row } = betterPage(plan, placed, rows.length);
  const specs = columns.map(({ spec }) => spec);
  const table: CardTable = {
    row,
    rows: rows.length,
    position: (header) => specs.findIndex((spec) => spec.header === header),
  };
  const left = table.position(orientation === "landscape" ? H.progress : H.actual);
  const top = orientation === "landscape" ? CARD_ROWS.facts : CARD_ROWS.schedule;
  const name = `${SHEETS.card} ${item.code}`;
  return {
    role: "card",
    name,
    visibility: "visible",
    blocks: cardHead(plan, item, table),
    tables: [
      {
        name: cardTable(item.code),
        row,
        column: 0,
        columns: specs,
        keyColumns: [H.key],
        rows: rows.map((one): RowSpec => ({ key: one.key, cells: columns.map(({ cell }) => cell(one)) })),
        filter: false,
      },
    ],
    charts: cardCharts(plan, item, table, {
      row: top,
      rows: row - 2 - top,
      column: left,
      columns: table.position(H.reason) + 1 - left,
      widthOf: (column) => specs[column]?.width ?? 0,
    }),
    names: [],
    widths: {},
    freeze: null,
    print: { orientation, pagesTall: 1, titleRows: [0, 0], footer: footer(plan, name) },
    isProtected: true,
  };
}

interface Page {
  readonly orientation: PrintSpec["orientation"];
  readonly columns: readonly CardColumn[];
  /** Of the table's header. */
  readonly row: number;
}

/** Widths of 取組状況 and 理由・対応, in characters of 半角 width. */
const LANDSCAPE_WORDS = 38;
const PORTRAIT_WORDS = 28;

/** Where the charts stand below the facts they need this many rows. */
const CHART_ROWS = 10;

/** A sheet of A4 without its margins, and what columns and rows take, in points; only to compare two layouts. */
const PAPER = { landscape: [784, 515], portrait: [537, 762] } as const;
const CHARACTER = 6;
const HEAD_ROW = 17.5;
const LINE = 14.5;
const CELL_MARGIN = 3;

/** More lines than this nobody reads on a form. */
const MOST_LINES = 12;
/** Letters may become this much smaller for one line more. */
const SMALLER = 0.93;

/**
 * One page wide and one page tall: of the two ways to lay the sheet the one that is printed larger. Beside a few rows there is room
 * for charts and wide texts, many rows want the page upright. Rows then take as many lines of text as the page has room for.
 */
function betterPage(plan: Plan, placed: PlacedItem, bodyRows: number): Page {
  const end = CARD_ROWS.schedule + 1 + plan.years.length;
  const across = ({ orientation, columns }: Page) => {
    const characters = columns.reduce((sum, { spec }) => sum + (spec.hidden ? 0 : spec.width), 0);
    return PAPER[orientation][0] / (characters * CHARACTER);
  };
  const down = ({ orientation, row }: Page, lines: number) =>
    PAPER[orientation][1] / (row * HEAD_ROW + bodyRows * (lines * LINE + CELL_MARGIN));
  const scale = (page: Page) => Math.min(across(page), down(page, LEAST_LINES));
  const landscape: Page = {
    orientation: "landscape",
    columns: cardColumns(plan, placed, LANDSCAPE_WORDS),
    row: end + 2,
  };
  const portrait: Page = {
    orientation: "portrait",
    columns: cardColumns(plan, placed, PORTRAIT_WORDS),
    row: Math.max(end, CARD_ROWS.schedule + CHART_ROWS) + 2,
  };
  const isWide = scale(landscape) >= scale(portrait);
  const page = isWide ? landscape : portrait;
  let lines = LEAST_LINES;
  while (lines < MOST_LINES && down(page, lines + 1) >= across(page) * SMALLER) lines += 1;
  const wide = isWide ? LANDSCAPE_WORDS : PORTRAIT_WORDS;
  return { ...page, columns: cardColumns(plan, placed, wide, lines) };
}
