import type { FiscalYear, Plan } from "../../plan";
import { fitLines } from "../looks/fitLines";
import { REQUEST_HEADERS as H } from "../headers";
import { tableKey } from "../keys";
import { SHEETS, TABLES } from "../names";
import type { CellSpec, ColumnSpec, SheetSpec } from "../spec";
import { footer, line } from "../looks/titleBlock";
import type { Written } from "../written";
import { dayOf, yearName, yearSpan } from "../written";

const HEADER_ROW = 3;

/** What was sent to one department, and what came back so far. */
export interface RequestRow {
  readonly requestId: string;
  readonly department: string;
  readonly year: FiscalYear;
  /** Of 実績入力. */
  readonly rows: number;
  readonly file: string;
  /** ISO day, or day and time. */
  readonly issued: string;
  /** ISO day. */
  readonly deadline: string;
  readonly contact: string;
  /** When a returned file was last merged, as `issued`; null: never. */
  readonly collected: string | null;
  /** Cells taken from returned files; null: none was merged yet. */
  readonly cells: number | null;
}

interface Column {
  readonly spec: ColumnSpec;
  readonly cell: (row: RequestRow) => CellSpec;
}

/**
 * 配布記録: who was sent what, and until when. A log: `rows` are those to be added or changed, and what the workbook has
 * beyond them stays (see `logChange`). Days and times are texts in ISO order, so that they sort and never turn into others.
 *
 * @example requestsSheet(plan, [{ requestId: "R4-20221003-1", department: "財政課", … }], written)
 */
export function requestsSheet(plan: Plan, rows: readonly RequestRow[], written: Written): SheetSpec {
  const title = `${SHEETS.requests}　${plan.municipality} ${plan.title}　${yearSpan(plan.years)}　（${dayOf(written)} 作成）`;
  const lead =
    "どの課に何を照会したかの記録です。配布と回収のたびに書き加えられます。このシートには入力しません。";
  return {
    role: "requests",
    name: SHEETS.requests,
    visibility: "visible",
    blocks: [line(0, 0, title, "title"), line(1, 0, lead, "lead")],
    tables: [
      fitLines({
        name: TABLES.requests,
        row: HEADER_ROW,
        column: 0,
        columns: COLUMNS.map(({ spec }) => spec),
        keyColumns: [H.requestId, H.department],
        rows: rows.map((row) => ({
          key: tableKey([row.requestId, row.department]),
          cells: COLUMNS.map(({ cell }) => cell(row)),
        })),
        filter: true,
      }),
    ],
    names: [],
    widths: {},
    freeze: { rows: HEADER_ROW + 1, columns: 2 },
    print: {
      orientation: "landscape",
      titleRows: [HEADER_ROW, HEADER_ROW],
      footer: footer(plan, SHEETS.requests),
    },
    isProtected: true,
  };
}

const COLUMNS: readonly Column[] = [
  column(H.requestId, "code", 17, ({ requestId }) => requestId),
  column(H.department, "text", 16, ({ department }) => department),
  column(H.year, "text", 15, ({ year }) => yearName(year)),
  column(H.westernYear, "year", 7, ({ year }) => year),
  column(H.rows, "number", 7, (row) => row.rows),
  column(H.file, "text", 36, ({ file }) => file),
  column(H.issued, "code", 17, ({ issued }) => spaced(issued)),
  column(H.deadline, "code", 12, ({ deadline }) => deadline),
  column(H.contact, "text", 40, ({ contact }) => contact),
  column(H.collected, "code", 17, ({ collected }) => collected && spaced(collected)),
  column(H.cells, "number", 13, ({ cells }) => cells),
];

function column(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  content: (row: RequestRow) => string | number | null,
): Column {
  return { spec: { header, owner: "plan", look, width }, cell: (row) => ({ content: content(row) }) };
}

/** As people read it. @example spaced("2022-10-03T09:00") // "2022-10-03 09:00" */
function spaced(time: string): string {
  return time.replace("T", " ");
}
