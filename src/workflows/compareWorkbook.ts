import type { Issue, Result } from "../plan/result";
import { succeed } from "../plan/result";
import type { SheetSpec, TableSpec } from "../sheets/spec";
import { compareTable, type TableComparison } from "./compareTable";
import { freeSheetName } from "./freeSheetName";
import type { TableSnapshot, WorkbookSnapshot } from "./port";

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
  const sheetNames = snapshot.sheets.map(({ name }) => name);
  const newSheets: SheetSpec[] = [];
  const tables: ComparedTable[] = [];

  for (const sheet of chosen) {
    const there = sheet.tables.flatMap((spec) => found.get(spec.name) ?? []);
    if (there.length === 0) {
      issues.push(...takenIssues(sheet, taken));
      const name = freeSheetName(sheet.name, sheetNames);
      sheetNames.push(name);
      newSheets.push({ ...sheet, name });
      continue;
    }
    const home = there[0]?.sheet ?? sheet.name;
    for (const { name } of sheet.names) {
      if (!taken.has(name.toLowerCase())) issues.push(nameMissing(name, home));
    }
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

function takenIssues(sheet: SheetSpec, taken: ReadonlySet<string>): Issue[] {
  return [...sheet.tables, ...sheet.names]
    .filter(({ name }) => taken.has(name.toLowerCase()))
    .map(({ name }) => ({
      code: "name.taken",
      path: name,
      message:
        `このブックでは「${name}」という名前がほかの表か名前の定義に使われているため、シート「${sheet.name}」を作れません。` +
        "［数式］タブの［名前の管理］で、その名前を変えるか削除してから書き込んでください。",
    }));
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

function nameMissing(name: string, sheet: string): Issue {
  return {
    code: "name.missing",
    path: name,
    message:
      `名前「${name}」の定義がありません。数式がこの名前を使っています。元に戻す操作で戻すか、` +
      `［数式］タブの［名前の管理］で、シート「${sheet}」の元のセルに「${name}」と付け直してください。`,
  };
}
