import type { Plan } from "../../plan";
import { fitLines } from "../looks/fitLines";
import { FINDING_HEADERS as H } from "../headers";
import type { Look } from "../looks/looks";
import { SHEETS, TABLES } from "../names";
import { quoted } from "../rowFormula";
import type { CellSpec, CellValue, ColumnSpec, Content, RowSpec, SheetSpec, TableSpec } from "../spec";
import { footer, line } from "../looks/titleBlock";
import { ANY_TEXT } from "../validations";
import type { Written } from "../written";
import { dayOf } from "../written";

/** What stands in 状況. `clean` is of the one row that says that an audit found nothing. */
export const FINDING_STATES = { open: "未解消", closed: "解消", clean: "問題なし" } as const;

/** Headers of 監査概要表, which says what was audited. */
const FINDINGS_HEAD_HEADERS = { key: "項目", value: "内容" } as const;

/** One finding in the ledger, or what the ledger had before: its cells as they stand. */
export interface FindingRow {
  readonly key: string;
  /** By header of the columns that are not people's. */
  readonly cells: Readonly<Record<string, Content>>;
}

/** What was audited, for the head of 監査結果. */
export interface AuditedWith {
  /** Words such as 重大, and how many findings of them are open. */
  readonly counts: readonly (readonly [severity: string, open: number])[];
  readonly closed: number;
  /** What could not be looked at, in Japanese. */
  readonly unchecked: readonly string[];
}

const FIRST = { head: 3, ledger: 13 } as const;

/** Longer ones are cut in the sheet; the command's JSON has them whole. */
const MOST = 60;

/**
 * 監査結果: a ledger of what audits found. `rows` are those that are new or say something else; what the ledger has beyond them stays, and
 * so does what people write into 対応 and 対応者.
 *
 * @example findingsSheet(plan, rows, { counts: [["重大", 1]], closed: 0, unchecked: [] }, written)
 */
export function findingsSheet(
  plan: Plan,
  rows: readonly FindingRow[],
  audited: AuditedWith,
  written: Written,
): SheetSpec {
  const title = `${SHEETS.findings}　${plan.municipality} ${plan.title}　（${dayOf(written)} 監査）`;
  const lead =
    "ブックを計画と照らし合わせて見つかったことの記録です。行は消えず、なくなったものは「解消」になります。" +
    "薄い黄色の「対応」と「対応者」に、確かめたことを書いてください。";
  return {
    role: "findings",
    name: SHEETS.findings,
    visibility: "visible",
    blocks: [line(0, LEFT, title, "title"), line(1, LEFT, lead, "lead")],
    tables: [
      headTable(audited, written),
      {
        name: TABLES.findings,
        row: FIRST.ledger,
        column: 0,
        columns: COLUMNS,
        keyColumns: [H.key],
        rows: rows.map(({ key, cells }) => ledgerRow(key, cells)),
        filter: true,
      },
    ].map(fitLines),
    names: [],
    widths: {},
    freeze: null,
    print: {
      orientation: "landscape",
      paper: "A3",
      titleRows: [FIRST.ledger, FIRST.ledger],
      footer: footer(plan, SHEETS.findings),
    },
    isProtected: true,
  };
}

/** Beside the hidden key. */
const LEFT = 1;

const WIDTHS = { title: 18, message: 56 } as const;

const COLUMNS: readonly ColumnSpec[] = [
  { ...fixed(H.key, "key", 30), hidden: true },
  fixed(H.title, "text", WIDTHS.title),
  fixed(H.message, "text", WIDTHS.message),
  fixed(H.severity, "stage", 9),
  fixed(H.state, "stage", 10),
  fixed(H.sheet, "text", 13),
  // A link, which must not be a text.
  fixed(H.cell, "calculatedText", 9),
  fixed(H.found, "text", 18),
  fixed(H.expected, "text", 18),
  fixed(H.advice, "text", 34),
  fixed(H.first, "code", 16),
  fixed(H.last, "code", 16),
  typed(H.response, 26),
  typed(H.responder, 12),
  fixed(H.code, "code", 20),
];

function fixed(header: string, look: Look, width: number): ColumnSpec {
  return { header, owner: "plan", look, width };
}

function typed(header: string, width: number): ColumnSpec {
  return { header, owner: "people", look: "inputText", width, validation: ANY_TEXT };
}

function ledgerRow(key: string, cells: FindingRow["cells"]): RowSpec {
  return {
    key,
    cells: COLUMNS.map(({ header }): CellSpec => {
      const content = header === H.key ? key : (cells[header] ?? null);
      if (typeof content !== "number") return { content };
      return { content, look: Number.isInteger(content) ? "number" : "decimal" };
    }),
  };
}

/** A value of the workbook: a truth value in words, a long text cut; a text never becomes a formula. */
export function findingValue(value: CellValue | null): string | number | null {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "string") return value;
  return value.length > MOST ? `${value.slice(0, MOST - 1)}…` : value;
}

/** The cell's address, which leads there when it is pressed. */
export function linkTo(sheet: string, cell: string): Content {
  const place = `#'${sheet.replaceAll("'", "''")}'!${cell}`;
  return { formula: `HYPERLINK(${quoted(place)},${quoted(cell)})` };
}

/** Of a fixed set of rows, so that a later audit finds each again. */
function headTable({ counts, closed, unchecked }: AuditedWith, written: Written): TableSpec {
  const entries: readonly (readonly [key: string, value: string])[] = [
    ["監査した日時", written.date.replace("T", " ")],
    ["監査した版", written.appVersion],
    ["計画のハッシュ値", written.planHash],
    ...counts.map(([severity, open]): readonly [string, string] => [
      `${severity}(未解消)`,
      `${String(open)}件`,
    ]),
    ["解消したもの", `${String(closed)}件`],
    ["調べていないこと", unchecked.length === 0 ? "なし" : unchecked.join("\n")],
  ];
  return {
    name: TABLES.findingsHead,
    row: FIRST.head,
    column: LEFT,
    columns: [
      fixed(FINDINGS_HEAD_HEADERS.key, "text", WIDTHS.title),
      fixed(FINDINGS_HEAD_HEADERS.value, "text", WIDTHS.message),
    ],
    keyColumns: [FINDINGS_HEAD_HEADERS.key],
    rows: entries.map(([key, value]) => ({ key, cells: [{ content: key }, { content: value }] })),
    filter: false,
  };
}
