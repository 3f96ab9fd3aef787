import { fail, succeed, type Result } from "../../plan";
import { TABLES, contentOf, sameContent } from "../../sheets";
import type { CellValue, TableSnapshot, WorkbookPort } from "../port";

const COMPARED: readonly string[] = [
  TABLES.targets,
  TABLES.actuals,
  TABLES.settings,
  TABLES.levels,
  TABLES.history,
];

/**
 * Whether a file is the open workbook as it was saved, so that what is done with the file may be written into the workbook's log.
 * Values and formulas of the plan's tables are compared, not what the formulas show.
 *
 * @returns issue `file.otherWorkbook`: another workbook, or one that has changed since it was saved.
 * @example await isSavedCopy(port, await XlsxPort.open(bytes)) // { ok: true, value: null }
 */
export async function isSavedCopy(
  open: Pick<WorkbookPort, "snapshot">,
  saved: Pick<WorkbookPort, "snapshot">,
): Promise<Result<null>> {
  const request = { tables: COMPARED, names: [] };
  const [ours, theirs] = [await open.snapshot(request), await saved.snapshot(request)];
  const different = COMPARED.find((name) => {
    const [one, other] = [ours, theirs].map(({ tables }) => tables.find((table) => table.name === name));
    return !isSameTable(one, other);
  });
  if (different === undefined) return succeed(null);
  const sheet = ours.tables.find(({ name }) => name === different)?.sheet;
  const where = sheet === undefined ? `表「${different}」` : `シート「${sheet}」`;
  return fail(
    "file.otherWorkbook",
    different,
    `選んだファイルは、開いているブックと${where}の内容が違います。ブックを上書き保存してから、保存したファイルを選び直してください。`,
  );
}

function isSameTable(one: TableSnapshot | undefined, other: TableSnapshot | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    isSameRow(one.headers, other.headers) &&
    one.values.length === other.values.length &&
    one.values.every((values, row) => {
      const theirs = other.values[row] ?? [];
      return (
        values.length === theirs.length &&
        values.every((value, column) =>
          sameContent(
            contentOf(value, one.formulas[row]?.[column] ?? ""),
            contentOf(theirs[column] ?? "", other.formulas[row]?.[column] ?? ""),
          ),
        )
      );
    })
  );
}

function isSameRow(one: readonly CellValue[], other: readonly CellValue[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
