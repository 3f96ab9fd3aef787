import type { SheetRole, SheetSpec } from "../../sheets";
import { finding, type Finding } from "../finding";
import type { AuditInput } from "../input";
import { headPlace, type MatchedTable } from "../expected/matchTables";

/** Sheets without which nothing can be proved; the others only show what stands on these. */
const CORE: readonly SheetRole[] = ["targets", "actuals", "settings"];

/**
 * Tables and columns that the workbook lacks. The record has a check of its own.
 * @param specs those of the items that the workbook was written for.
 */
export function checkTables(
  specs: readonly SheetSpec[],
  matched: readonly MatchedTable[],
  input: AuditInput,
): readonly Finding[] {
  const found = new Set(input.tables.map(({ name }) => name));
  return [
    ...specs.filter(({ role }) => role !== "record").flatMap((sheet) => missingTables(sheet, found, input)),
    ...matched.flatMap((one) =>
      one.missing.map(({ header }) =>
        finding({
          code: "column.missing",
          message: `${one.table.sheet}: 表「${one.table.name}」に見出し「${header}」がありません。`,
          place: headPlace(one, header),
          expected: header,
        }),
      ),
    ),
  ];
}

function missingTables(sheet: SheetSpec, found: ReadonlySet<string>, { tables }: AuditInput): Finding[] {
  const missing = sheet.tables.filter(({ name }) => !found.has(name));
  const code = CORE.includes(sheet.role) ? "table.missing" : "view.missing";
  const [first] = missing;
  if (!first) return [];
  if (missing.length === sheet.tables.length) {
    const message = `シート「${sheet.name}」(表「${first.name}」)がありません。`;
    return [finding({ code, message, place: { table: first.name }, expected: first.name })];
  }
  const home =
    tables.find(({ name }) => sheet.tables.some((spec) => spec.name === name))?.sheet ?? sheet.name;
  return missing.map(({ name }) =>
    finding({
      code,
      message: `シート「${home}」に表「${name}」がありません。`,
      place: { sheet: home, table: name },
      expected: name,
    }),
  );
}
