import type { FiscalYear, Plan } from "../../plan";
import { fitLines } from "../looks/fitLines";
import { HISTORY_HEADERS as H, SETTING_HEADERS } from "../headers";
import { SHEETS, TABLES } from "../names";
import type { CellSpec, ColumnSpec, SheetSpec } from "../spec";
import type { Look } from "../looks/looks";
import { footer, line } from "../looks/titleBlock";
import type { Written } from "../written";
import { dayOf, yearName, yearSpan } from "../written";

const HEADER_ROW = 3;

/**
 * What stands in 操作. Rows of 取り込み and 取り消し have the まとまり of the merge: what was taken back is told from what still
 * holds.
 */
export const HISTORY_ACTIONS = {
  merge: "取り込み",
  undo: "取り消し",
  write: "書き込み",
  settings: "設定の変更",
  reading: "読み取りの確認",
  freeze: "確定",
} as const;

/** 読み方 of a row that tells of sheets that were made begins with it. */
export const MADE_SHEETS = "シートを作りました";

/** One cell that changed, or one thing that concerns no single cell. "" and null leave the cell empty. */
export interface HistoryRow {
  /** Counts on through the whole sheet, from 1. */
  readonly number: number;
  /** ISO day, or day and time. */
  readonly when: string;
  readonly action: keyof typeof HISTORY_ACTIONS;
  /** What was done at one press: M0003 for a merge and its undoing, W0002 for a write. */
  readonly batch: string;
  /** Who pressed the button. */
  readonly by: string;
  /** Name of the cell's table. */
  readonly table: string;
  readonly file: string;
  readonly department: string;
  /** Of the cell's row. */
  readonly key: string;
  readonly year: FiscalYear | null;
  readonly item: string;
  readonly indicator: string;
  /** Header of the cell's column. */
  readonly header: string;
  /** What the cell held, and what it holds since: numbers are numbers, texts are texts, null is empty; formulas are texts with "=". */
  readonly before: string | number | null;
  readonly after: string | number | null;
  /** How what was typed was understood, or what else is to be said; null where all is said. */
  readonly reading: string | null;
}

/** Of a cell that was changed in a table in which the year under review stands: 2,026 is no year. */
const YEARS: readonly string[] = [SETTING_HEADERS.reviewYear];

interface Column {
  readonly spec: ColumnSpec;
  readonly cell: (row: HistoryRow) => CellSpec;
}

/**
 * 変更履歴: who changed what, and when: merges and their undoing, writes, settings, readings, freezes. A log: `rows` are those to
 * be added, and what the workbook has stays (see `appendHistory`). Taking a merge back reads 変更前 and 変更後 from here, so
 * they hold exactly what the cells held: a text that looks like a number or a formula stays a text.
 *
 * @example historySheet(plan, [{ number: 1, action: "merge", batch: "M0001", header: "実績", before: null, after: 1200, … }], written)
 */
export function historySheet(plan: Plan, rows: readonly HistoryRow[], written: Written): SheetSpec {
  const title = `${SHEETS.history}　${plan.municipality} ${plan.title}　${yearSpan(plan.years)}　（${dayOf(written)} 作成）`;
  const lead =
    "いつ、だれが、どのセルをどう変えたかの記録です。書き込み、回収の取り込みと取り消し、確定のたびに、そのときまでの設定の変更とともに" +
    "書き加えられます。このシートには入力しません。";
  return {
    role: "history",
    name: SHEETS.history,
    visibility: "visible",
    blocks: [line(0, 0, title, "title"), line(1, 0, lead, "lead")],
    tables: [
      fitLines({
        name: TABLES.history,
        row: HEADER_ROW,
        column: 0,
        columns: COLUMNS.map(({ spec }) => spec),
        keyColumns: [H.number],
        rows: rows.map((row) => ({ key: String(row.number), cells: COLUMNS.map(({ cell }) => cell(row)) })),
        filter: true,
      }),
    ],
    names: [],
    widths: {},
    freeze: { rows: HEADER_ROW + 1, columns: 1 },
    print: {
      orientation: "landscape",
      paper: "A3",
      titleRows: [HEADER_ROW, HEADER_ROW],
      footer: footer(plan, SHEETS.history),
    },
    isProtected: true,
  };
}

const COLUMNS: readonly Column[] = [
  column(H.number, "year", 8, ({ number }) => ({ content: number })),
  // As people read it: 2022-10-03 09:00.
  column(H.when, "code", 17, ({ when }) => ({ content: when.replace("T", " ") })),
  column(H.action, "text", 13, ({ action }) => ({ content: HISTORY_ACTIONS[action] })),
  column(H.batch, "code", 10, ({ batch }) => ({ content: batch })),
  column(H.by, "text", 12, ({ by }) => ({ content: by || null })),
  column(H.table, "text", 14, ({ table }) => ({ content: table || null })),
  column(H.file, "text", 26, ({ file }) => ({ content: file || null })),
  column(H.department, "text", 14, ({ department }) => ({ content: department || null })),
  column(H.key, "key", 18, ({ key }) => ({ content: key || null }), true),
  column(H.year, "text", 15, ({ year }) => ({ content: year === null ? null : yearName(year) })),
  column(H.item, "text", 22, ({ item }) => ({ content: item || null })),
  column(H.indicator, "text", 18, ({ indicator }) => ({ content: indicator || null })),
  column(H.header, "text", 12, ({ header }) => ({ content: header || null })),
  column(H.before, "text", 20, ({ before, header }) => valueCell(before, header)),
  column(H.after, "text", 20, ({ after, header }) => valueCell(after, header)),
  column(H.reading, "text", 34, ({ reading }) => ({ content: reading })),
];

function column(
  header: string,
  look: Look,
  width: number,
  cell: (row: HistoryRow) => CellSpec,
  hidden = false,
): Column {
  return { spec: { header, owner: "plan", look, width, ...(hidden ? { hidden } : {}) }, cell };
}

/** A number needs a number's look: in a column for text, Excel would make text of it. */
function valueCell(value: string | number | null, header: string): CellSpec {
  if (typeof value === "number") {
    return {
      content: value,
      look: YEARS.includes(header) ? "year" : Number.isInteger(value) ? "number" : "decimal",
    };
  }
  // A formula would make its row as high as a page; the cell holds all of it.
  return value?.startsWith("=") ? { content: value, look: "code" } : { content: value };
}
