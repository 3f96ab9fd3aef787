import type { CellSpec, ColumnSpec, Content, RowSpec, TableSpec } from "../../sheets/spec";
import type { Issue, Result } from "../../plan/result";
import { succeed } from "../../plan/result";
import type { CellValue, TableSnapshot } from "../port";
import { contentOf, sameContent } from "../../sheets";
import { rowFormula } from "./rowFormula";

/** One cell that writing would change. */
export interface CellDifference {
  readonly key: string;
  readonly header: string;
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
  readonly before: Content;
  readonly after: Content;
  /** The row's cell and the column it belongs to: how it looks and what note it carries. */
  readonly cell: CellSpec;
  readonly columnSpec: ColumnSpec;
}

/** How a table in the workbook differs from what the plan says. Nothing that people own is ever a difference. */
export interface TableComparison {
  /** One per column as the workbook has them; null for a column that people added. */
  readonly columns: readonly (ColumnSpec | null)[];
  /** Rows that the workbook lacks, in the order of the plan. */
  readonly added: readonly RowSpec[];
  /** Plan cells that say something else. */
  readonly changed: readonly CellDifference[];
  /** Formula cells that somebody typed over. Writing puts the formula back, so people must be told. */
  readonly restored: readonly CellDifference[];
  /** Cells that keep what they hold, but are to look otherwise or to carry another note; see `withNewLooks`. */
  readonly restyled?: readonly CellDifference[];
  /** Hidden columns of years that are written for the first time; see `withNewYears`. */
  readonly shown?: readonly ColumnSpec[];
  /** Cells in which people wrote something other than the default; all of them stay. */
  readonly kept: number;
  /** Keys of rows in the workbook that the plan does not have. The rows stay. */
  readonly unknownKeys: readonly string[];
  /** Keys that stand in several rows, such as after copying a row. Each of the rows is compared. */
  readonly repeatedKeys: readonly string[];
  /** Headers of columns that people added. They stay. */
  readonly ownColumns: readonly string[];
}

/**
 * Compares by key and header. `isKnownKey` says which keys the plan has beyond the rows of `spec`, for when only a part
 * of the plan is written: rows of such keys are neither compared nor reported.
 *
 * @returns an issue `table.columnMissing` for each column that is not in the workbook: a header was renamed or
 * a column deleted, and guessing which could split what people wrote over two columns.
 * @example compareTable(spec, snapshot, () => false) // { ok: true, value: { added: [], changed: [...], ... } }
 */
export function compareTable(
  spec: TableSpec,
  snapshot: TableSnapshot,
  isKnownKey: (key: string) => boolean,
): Result<TableComparison> {
  const position = new Map(snapshot.headers.map((header, index) => [header, index]));
  const missing = spec.columns.filter((column) => !position.has(column.header));
  const [first, ...more] = missing.map((column) => columnMissing(snapshot, column.header));
  if (first) return { ok: false, issues: [first, ...more] };

  const byHeader = new Map(spec.columns.map((column) => [column.header, column]));
  const columns = snapshot.headers.map((header) => byHeader.get(header) ?? null);
  const specIndex = new Map(spec.columns.map((column, index) => [column.header, index]));
  const wanted = new Map(spec.rows.map((row) => [row.key, row]));

  const isPlanned = (key: string) => wanted.has(key) || isKnownKey(key);
  const seen = new Map<string, number>();
  const unknownKeys: string[] = [];
  const changed: CellDifference[] = [];
  const restored: CellDifference[] = [];
  let kept = 0;

  snapshot.values.forEach((values, bodyRow) => {
    const formulas = snapshot.formulas[bodyRow] ?? [];
    const row = snapshot.row + 1 + bodyRow;
    const key = keyOf(spec.keyColumns, position, values);
    const rowSpec = wanted.get(key);
    const isBlank = values.every((value) => value === "");
    if (!isBlank) seen.set(key, (seen.get(key) ?? 0) + 1);
    if (!isBlank && !isPlanned(key)) unknownKeys.push(key);

    columns.forEach((column, index) => {
      const there = contentOf(values[index] ?? "", formulas[index] ?? "");
      if (column === null || column.owner === "people") {
        const initial = column && rowSpec?.cells[specIndex.get(column.header) ?? -1]?.content;
        if (!sameContent(null, there) && !sameContent(initial ?? null, there)) kept += 1;
        return;
      }
      if (!rowSpec) return;
      const cell = rowSpec.cells[specIndex.get(column.header) ?? -1] ?? { content: null };
      const after = column.formula === undefined ? cell.content : rowFormula(column.formula, snapshot, row);
      if (sameContent(after, there)) return;
      const difference: CellDifference = {
        key,
        header: column.header,
        row,
        column: snapshot.column + index,
        before: there,
        after,
        cell,
        columnSpec: column,
      };
      (column.formula === undefined ? changed : restored).push(difference);
    });
  });

  return succeed({
    columns,
    // A table whose keys people type (the grades' labels in 設定) is theirs: a label they changed is not a missing row.
    added: keysBelongToPeople(spec) ? [] : spec.rows.filter((row) => !seen.has(row.key)),
    changed,
    restored,
    kept,
    unknownKeys: keysBelongToPeople(spec) ? [] : unknownKeys,
    repeatedKeys: [...seen].filter(([key, times]) => times > 1 && isPlanned(key)).map(([key]) => key),
    ownColumns: snapshot.headers.filter((_, index) => columns[index] === null),
  });
}

/** The key of a body row: the values of the key columns, joined with "|". */
export function keyOf(
  keyColumns: readonly string[],
  position: ReadonlyMap<string, number>,
  values: readonly CellValue[],
): string {
  return keyColumns.map((header) => String(values[position.get(header) ?? -1] ?? "")).join("|");
}

function keysBelongToPeople(spec: TableSpec): boolean {
  return spec.columns.some((column) => column.owner === "people" && spec.keyColumns.includes(column.header));
}

function columnMissing(snapshot: TableSnapshot, header: string): Issue {
  return {
    code: "table.columnMissing",
    path: `${snapshot.name}[${header}]`,
    message:
      `シート「${snapshot.sheet}」の表「${snapshot.name}」に見出し「${header}」がありません。` +
      `見出しの名前を変えた場合は「${header}」に戻してください。列を削除した場合は、元に戻す操作で列を戻してください。戻せない場合は、` +
      `シート「${snapshot.sheet}」を別のブックに移してから書き込むと、新しく作り直します。`,
  };
}
