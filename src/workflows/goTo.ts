import { fail, succeed, type Result } from "../plan";
import { ACTUAL_HEADERS } from "../sheets";
import { keyOf } from "./write/compareTable";
import type { CellPlace, WorkbookPort } from "./port";

/**
 * Selects a cell by table, key and header, wherever sorting and inserting have moved it.
 *
 * @param keyColumns headers whose values make the key, joined with "|"; absent: キー, as in 計画目標 and 実績入力.
 * @returns issues `table.missing`, `table.columnMissing`, `row.missing`.
 * @example goTo(port, { table: "実績入力表", key: "2-1-2|2-1-2-1|2022", header: "実績" })
 */
export async function goTo(
  port: WorkbookPort,
  place: CellPlace,
  keyColumns: readonly string[] = [ACTUAL_HEADERS.key],
): Promise<Result<null>> {
  const { tables } = await port.snapshot({ tables: [place.table], names: [] });
  const [table] = tables;
  if (!table) {
    return fail(
      "table.missing",
      place.table,
      `表「${place.table}」がありません。もう一度書き込んでください。`,
    );
  }
  const position = new Map(table.headers.map((header, index) => [header, index]));
  const column = position.get(place.header);
  const absent = [...keyColumns, place.header].find((header) => !position.has(header));
  if (column === undefined || absent !== undefined) {
    return fail(
      "table.columnMissing",
      `${place.table}[${absent ?? place.header}]`,
      `シート「${table.sheet}」の表「${place.table}」に見出し「${absent ?? place.header}」がありません。` +
        "見出しを元の名前に戻してください。",
    );
  }
  const row = table.values.findIndex((values) => keyOf(keyColumns, position, values) === place.key);
  if (row < 0) {
    return fail(
      "row.missing",
      place.key,
      `シート「${table.sheet}」に該当する行がありません。行が削除された可能性があります。一覧を更新してください。`,
    );
  }
  await port.select(table.sheet, table.row + 1 + row, table.column + column);
  return succeed(null);
}
