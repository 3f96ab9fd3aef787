import type { FiscalYear, Plan } from "../plan";
import { fitLines } from "./fitLines";
import { HISTORY_HEADERS as H } from "./headers";
import { SHEETS, TABLES } from "./names";
import type { CellSpec, ColumnSpec, SheetSpec } from "./spec";
import type { Look } from "./looks";
import { footer, line } from "./titleBlock";
import type { Written } from "./written";
import { dayOf, yearName, yearSpan } from "./written";

const HEADER_ROW = 3;

/** What stands in 操作. Rows of both have the まとまり of the merge: what was taken back is told from what still holds. */
export const HISTORY_ACTIONS = { merge: "取り込み", undo: "取り消し" } as const;

/** One cell of 実績入力 that a merge changed, or that undoing it put back. */
export interface HistoryRow {
  /** Counts on through the whole sheet, from 1. */
  readonly number: number;
  /** ISO day, or day and time. */
  readonly when: string;
  readonly action: keyof typeof HISTORY_ACTIONS;
  /** Of the merge: M0003. */
  readonly batch: string;
  readonly file: string;
  readonly department: string;
  /** Of the row in 実績入力. */
  readonly key: string;
  readonly year: FiscalYear;
  readonly item: string;
  readonly indicator: string;
  /** Header of the column in 実績入力. */
  readonly header: string;
  /** What the cell held, and what it holds since: numbers are numbers, texts are texts, null is empty. */
  readonly before: string | number | null;
  readonly after: string | number | null;
  /** How what was typed was understood; null where it was taken as it stood. */
  readonly reading: string | null;
}

interface Column {
  readonly spec: ColumnSpec;
  readonly cell: (row: HistoryRow) => CellSpec;
}

/**
 * 変更履歴: what collecting changed in 実績入力, cell by cell. A log: `rows` are those to be added, and what the workbook has
 * stays (see `logChange`). Taking a merge back reads 変更前 and 変更後 from here, so they hold exactly what the cells held:
 * a text that looks like a number or a formula stays a text.
 *
 * @example historySheet(plan, [{ number: 1, action: "merge", batch: "M0001", header: "実績", before: null, after: 1200, … }], written)
 */
export function historySheet(plan: Plan, rows: readonly HistoryRow[], written: Written): SheetSpec {
  const title = `${SHEETS.history}　${plan.municipality} ${plan.title}　${yearSpan(plan.years)}　（${dayOf(written)} 作成）`;
  const lead =
    "回収で「実績入力」のどのセルがどう変わったかの記録です。取り込みと取り消しのたびに書き加えられます。このシートには入力しません。";
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
  column(H.action, "text", 10, ({ action }) => ({ content: HISTORY_ACTIONS[action] })),
  column(H.batch, "code", 10, ({ batch }) => ({ content: batch })),
  column(H.file, "text", 26, ({ file }) => ({ content: file })),
  column(H.department, "text", 14, ({ department }) => ({ content: department })),
  column(H.key, "key", 18, ({ key }) => ({ content: key }), true),
  column(H.year, "text", 15, ({ year }) => ({ content: yearName(year) })),
  column(H.item, "text", 22, ({ item }) => ({ content: item })),
  column(H.indicator, "text", 18, ({ indicator }) => ({ content: indicator })),
  column(H.header, "text", 12, ({ header }) => ({ content: header })),
  column(H.before, "text", 20, ({ before }) => valueCell(before)),
  column(H.after, "text", 20, ({ after }) => valueCell(after)),
  column(H.reading, "text", 26, ({ reading }) => ({ content: reading })),
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
function valueCell(value: string | number | null): CellSpec {
  if (typeof value !== "number") return { content: value };
  return { content: value, look: Number.isInteger(value) ? "number" : "decimal" };
}
