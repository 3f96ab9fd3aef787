import { isErrorValue } from "../../achievement";
import { formatEraLong, succeed, type FiscalYear, type Issue, type Result } from "../../plan";
import { ACTUAL_HEADERS as H, ANSWER_HEADERS, type ActualRow, type PeopleValues } from "../../sheets";
import type { Content } from "../../sheets/spec";
import type { CellValue, TableSnapshot } from "../port";
import { tableReader } from "../tableReader";

/** What the office sends along: what departments fill in, and what the office set for the row. */
const HEADERS: readonly string[] = [...ANSWER_HEADERS, H.baseline, H.method];

/**
 * What the workbook's 実績入力 holds for these rows, by key and header. Formulas come as their values; an error value is
 * left blank: it says nothing to a department.
 *
 * @returns issues `table.columnMissing`, `issue.yearNotWritten` (no row of the year), `row.missing`, `row.repeated`: which of
 * two rows is the right one is not guessed.
 */
export function officeValues(
  table: TableSnapshot,
  rows: readonly ActualRow[],
  year: FiscalYear,
): Result<PeopleValues> {
  const read = tableReader(table, [H.key, ...HEADERS]);
  if (!read.ok) return read;
  const found = new Map<string, (readonly CellValue[])[]>();
  for (const values of table.values) {
    const key = String(read.value(values, H.key));
    const there = found.get(key);
    if (there) there.push(values);
    else found.set(key, [values]);
  }
  const missing = rows.filter(({ key }) => !found.has(key));
  const repeated = rows.filter(({ key }) => (found.get(key)?.length ?? 0) > 1);
  const [first, ...more] = [
    ...missingIssues(table, missing, missing.length === rows.length, year),
    ...repeatedIssues(table, repeated),
  ];
  if (first) return { ok: false, issues: [first, ...more] };
  return succeed(
    new Map(
      rows.map(({ key }) => [
        key,
        new Map(HEADERS.map((header) => [header, contentOf(read.value(found.get(key)?.[0] ?? [], header))])),
      ]),
    ),
  );
}

function contentOf(value: CellValue): Content {
  return value === "" || isErrorValue(value) ? null : value;
}

function missingIssues(
  { sheet, name }: TableSnapshot,
  rows: readonly ActualRow[],
  isWholeYear: boolean,
  year: FiscalYear,
): Issue[] {
  if (rows.length === 0) return [];
  const what = formatEraLong(year);
  if (isWholeYear) {
    const message = `シート「${sheet}」に${what}の行がありません。先に［書き込む］で${what}を書き込んでください。`;
    return [{ code: "issue.yearNotWritten", path: name, message }];
  }
  const message =
    `シート「${sheet}」に配布する行がありません(${listed(rows)})。` +
    `先に［書き込む］で${what}のすべての取組項目を書き込んでください。`;
  return [{ code: "row.missing", path: rows.map(({ key }) => key).join(","), message }];
}

function repeatedIssues({ sheet }: TableSnapshot, rows: readonly ActualRow[]): Issue[] {
  if (rows.length === 0) return [];
  const message =
    `シート「${sheet}」に同じキーの行が二つ以上あります(${listed(rows)})。` +
    "どれが正しいか決められません。写した行を削除してから配布してください。";
  return [{ code: "row.repeated", path: rows.map(({ key }) => key).join(","), message }];
}

function listed(rows: readonly ActualRow[]): string {
  const [first] = rows;
  if (!first) return "";
  const name = [first.item.code, first.item.name, first.indicator?.name ?? ""].join(" ").trim();
  return rows.length === 1 ? `「${name}」` : `「${name}」ほか${rows.length - 1}行`;
}
