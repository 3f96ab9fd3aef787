import type { SheetRole, SheetSpec } from "../../sheets";
import { cellName, finding, type Finding } from "../finding";
import type { AuditInput } from "../input";
import { looksAlike } from "../lookAlike";
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
    ...matched.flatMap(lookAlikes),
    ...matched.flatMap((one) => copiesBeside(one, input)),
  ];
}

/** Columns that people added under a header which the eye takes for one of ours: no formula reads them. */
function lookAlikes(one: MatchedTable): Finding[] {
  const own = new Set(one.columns.map(({ index }) => index));
  return one.table.headers.flatMap((header, index): Finding[] => {
    const like = own.has(index)
      ? undefined
      : one.spec.columns.find((column) => looksAlike(column.header, header));
    if (!like) return [];
    const place = { ...headPlace(one, header), cell: cellName(one.table.row, one.table.column + index) };
    const message = `${one.table.sheet} ${place.cell}: 見出し「${header}」は計画の列「${like.header}」と見分けにくい、別の列です。計算には使われません。`;
    return [finding({ code: "column.lookalike", message, place, found: header, expected: like.header })];
  });
}

/** A row of a table's headers beside the table: people read on there, and none of it is compared. */
function copiesBeside({ spec, table }: MatchedTable, { sheets }: AuditInput): Finding[] {
  const shown = spec.columns.filter(({ hidden }) => hidden !== true).map(({ header }) => header);
  if (shown.length < LEAST_HEADERS) return [];
  const rows = new Map<number, { readonly column: number; readonly value: string }[]>();
  for (const { row, column, value } of sheets.find(({ name }) => name === table.sheet)?.freeCells ?? []) {
    if (typeof value !== "string" || !shown.some((header) => looksAlike(header, value))) continue;
    rows.set(row, [...(rows.get(row) ?? []), { column, value }]);
  }
  return [...rows].flatMap(([row, cells]): Finding[] => {
    const [first] = cells;
    if (!first || new Set(cells.map(({ value }) => value)).size * 2 <= shown.length) return [];
    const place = { sheet: table.sheet, cell: cellName(row, first.column), table: table.name };
    const message = `${table.sheet} ${place.cell}: 表「${table.name}」の外に、同じ見出しの行があります。アドインの表は ${cellName(table.row, table.column)} からです。`;
    return [finding({ code: "table.copied", message, place })];
  });
}

const LEAST_HEADERS = 4;

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
