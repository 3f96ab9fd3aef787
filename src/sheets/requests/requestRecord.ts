import type { Plan } from "../../plan";
import type { RequestTerms } from "./answers";
import type { Asked } from "./requestTerms";
import { ANSWER_HEADERS, REQUEST_KEYS as K, SENT_HEADERS } from "../headers";
import { TABLES } from "../names";
import { recordSheet, recordRow } from "../record/recordSheet";
import type { ColumnSpec, Content, SheetSpec, TableSpec } from "../spec";
import type { Written } from "../written";

/** Beside the record, so that neither table is in the other's way when it grows. */
const SENT_COLUMN = 4;

/**
 * The record of a department's file: what of a plan it is, what was asked of whom, and what its answer cells held when it
 * was sent. Returned cells are compared with the latter: what the department changed is told from what the office changed.
 *
 * @param keys of the rows of 実績入力, in its order.
 */
export function requestRecordSheet(
  plan: Plan,
  { terms, values }: Asked,
  keys: readonly string[],
  written: Written,
): SheetSpec {
  const sheet = recordSheet(plan, written);
  const rows = requestEntries(terms, written).map((entry) => recordRow(...entry));
  return {
    ...sheet,
    tables: [
      ...sheet.tables.map((table) => ({ ...table, rows: [...table.rows, ...rows] })),
      sentTable(
        keys.map((key): readonly Content[] => [
          key,
          terms.requestId,
          ...ANSWER_HEADERS.map((header) => values.get(key)?.get(header) ?? null),
        ]),
      ),
    ],
  };
}

function requestEntries(terms: RequestTerms, written: Written): Parameters<typeof recordRow>[] {
  return [
    [K.requestId, terms.requestId, "照会番号"],
    [K.department, terms.department, "担当課"],
    [K.year, terms.year, "照会した年度（西暦）"],
    [K.deadline, terms.deadline, "回答期限"],
    [K.contact, terms.contact, "返送先・問い合わせ先"],
    [K.issued, written.date, "配布した日時"],
  ];
}

function sentTable(rows: readonly (readonly Content[])[]): TableSpec {
  const [key] = SENT_HEADERS;
  return {
    name: TABLES.sent,
    row: 0,
    column: SENT_COLUMN,
    keyColumns: [key],
    filter: false,
    // A look that leaves numbers numbers and texts texts.
    columns: SENT_HEADERS.map((header): ColumnSpec => ({
      header,
      owner: "plan",
      look: "caption",
      width: 18,
    })),
    rows: rows.map((contents) => ({
      key: String(contents[0]),
      cells: contents.map((content) => ({ content })),
    })),
  };
}
