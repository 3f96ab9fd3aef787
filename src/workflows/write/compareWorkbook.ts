import type { Issue, Result } from "../../plan/result";
import { succeed } from "../../plan/result";
import type { SheetSpec, TableSpec } from "../../sheets/spec";
import { compareTable, type TableComparison } from "./compareTable";
import { freeSheetName } from "./freeSheetName";
import type { TableSnapshot, WorkbookSnapshot } from "../port";

export interface ComparedTable {
  readonly sheet: SheetSpec;
  readonly spec: TableSpec;
  readonly snapshot: TableSnapshot;
  readonly comparison: TableComparison;
}

/** How a workbook differs from the sheets that are to be in it. */
export interface WorkbookComparison {
  /** Sheets to be made, with names that are free. */
  readonly newSheets: readonly SheetSpec[];
  readonly tables: readonly ComparedTable[];
}

/**
 * Compares the sheets that were chosen with the workbook. `whole` are the same sheets for the whole plan: rows that the
 * plan has and the choice has not are left alone and are no strangers.
 *
 * @returns all issues at once: `table.missing`, `table.columnMissing`, `name.taken`, `name.missing`.
 */
export function compareWorkbook(
  chosen: readonly SheetSpec[],
  whole: readonly SheetSpec[],
  snapshot: WorkbookSnapshot,
): Result<WorkbookComparison> {
  const issues: Issue[] = [];
  const found = new Map(snapshot.tables.map((table) => [table.name, table]));
  const planKeys = new Map(
    whole.flatMap(({ tables }) =>
      tables.map(({ name, rows }) => [name, new Set(rows.map(({ key }) => key))]),
    ),
  );
  const taken = new Set(snapshot.takenNames);
  // Excel keeps the names of deleted cells, as #REF!.
  const living = new Set(snapshot.names.map(({ name }) => name.toLowerCase()));
  const sheetNames = snapshot.sheets.map(({ name }) => name);
  const newSheets: SheetSpec[] = [];
  const tables: ComparedTable[] = [];

  for (const sheet of chosen) {
    const there = sheet.tables.flatMap((spec) => found.get(spec.name) ?? []);
    if (there.length === 0) {
      issues.push(...takenIssues(sheet, taken, snapshot));
      const name = freeSheetName(sheet.name, sheetNames);
      sheetNames.push(name);
      newSheets.push({ ...sheet, name });
      continue;
    }
    const home = there[0]?.sheet ?? sheet.name;
    const lost = sheet.names.map(({ name }) => name).filter((name) => !living.has(name.toLowerCase()));
    if (lost.length > 0) issues.push(namesMissing(lost, home));
    for (const spec of sheet.tables) {
      const table = found.get(spec.name);
      if (!table) {
        issues.push(tableMissing(spec.name, home));
        continue;
      }
      const compared = compareTable(spec, table, (key) => planKeys.get(spec.name)?.has(key) ?? false);
      if (compared.ok) tables.push({ sheet, spec, snapshot: table, comparison: compared.value });
      else issues.push(...compared.issues);
    }
  }
  const [first, ...more] = issues;
  return first ? { ok: false, issues: [first, ...more] } : succeed({ newSheets, tables });
}

/** Names that stand for no cells any more are free: their sheet was deleted, and they come back with the new one. */
function takenIssues(sheet: SheetSpec, taken: ReadonlySet<string>, snapshot: WorkbookSnapshot): Issue[] {
  const living = new Set(snapshot.names.map(({ name }) => name));
  const used = [
    ...sheet.tables.map(({ name }) => name).filter((name) => taken.has(name.toLowerCase())),
    ...sheet.names.map(({ name }) => name).filter((name) => living.has(name)),
  ];
  if (used.length === 0) return [];
  return [
    {
      code: "name.taken",
      path: used.join(","),
      message:
        `シート「${sheet.name}」に必要な名前がこのブックですでに使われています(${listed(used)})。` +
        "［数式］タブの［名前の管理］で、その名前を変えるか削除してから書き込んでください。",
    },
  ];
}

function listed(names: readonly string[]): string {
  const [first = "", ...more] = names;
  return more.length === 0 ? `「${first}」` : `「${first}」ほか${String(more.length)}件`;
}

function tableMissing(table: string, sheet: string): Issue {
  return {
    code: "table.missing",
    path: table,
    message:
      `シート「${sheet}」に表「${table}」がありません。元に戻す操作で表を戻してください。` +
      `戻せない場合は、シート「${sheet}」を別のブックに移してから書き込むと、新しく作り直します。`,
  };
}

function namesMissing(names: readonly string[], sheet: string): Issue {
  return {
    code: "name.missing",
    path: names.join(","),
    message:
      `シート「${sheet}」のセルに付けた名前がなくなっています(${listed(names)})。数式がこの名前を使っています。` +
      "元に戻す操作で戻してください。" +
      `戻せない場合は、シート「${sheet}」を別のブックに移してから書き込むと、新しく作り直します。`,
  };
}
