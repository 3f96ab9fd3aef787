import type { NameSpec, SheetSpec } from "../../sheets";
import { cellName, finding, type Finding } from "../finding";
import type { AuditInput, AuditName } from "../input";
import type { MatchedTable } from "../expected/matchTables";

/**
 * Names by which formulas read 設定, 実績入力 and 進捗一覧: each must stand for its own cells, found by table, key and header. A list
 * may be longer than it was: names leave room for rows to come.
 */
export function checkNames(matched: readonly MatchedTable[], input: AuditInput): readonly Finding[] {
  const found = new Map(input.names.map((name) => [name.name.toLowerCase(), name]));
  const sheets = [...new Set(matched.map(({ sheet }) => sheet))];
  const ours = new Set(sheets.flatMap(({ names }) => names.map(({ name }) => name.toLowerCase())));
  const shadows = (input.localNames ?? []).filter(({ name }) => ours.has(name.toLowerCase()));
  return [
    ...sheets.flatMap((sheet) => {
      const own = matched.filter((one) => one.sheet === sheet);
      return sheet.names.flatMap((spec) => checkName(spec, own, found.get(spec.name.toLowerCase())));
    }),
    ...sheets.flatMap((sheet) => countedBelow(sheet, matched, found)),
    ...shadows.map(({ name, sheet }) =>
      finding({
        code: "name.shadowed",
        message: `シート「${sheet}」だけの名前「${name}」があり、このシートの数式は、計画の名前の代わりにそれを使います。`,
        place: { sheet },
        found: name,
      }),
    ),
  ];
}

/** @param matched the tables of the name's sheet. */
function checkName(
  spec: NameSpec,
  matched: readonly MatchedTable[],
  found: AuditName | undefined,
): Finding[] {
  const wanted = wantedCells(spec, matched);
  if (!wanted) return [];
  const { one, row, column, rows } = wanted;
  const { sheet } = one.table;
  const expected = cellsInWords(sheet, row, column, rows);
  const place = { sheet, cell: cellName(row, column), table: one.table.name };
  if (!found) {
    const message = `名前「${spec.name}」がないか、セルを指していません。数式がこの名前を使っています。`;
    return [finding({ code: "name.missing", message, place, expected })];
  }
  const isSame =
    found.sheet === sheet &&
    found.row === row &&
    found.column === column &&
    (rows === 1 ? found.values.length === 1 : found.values.length >= rows) &&
    found.values.every((line) => line.length === 1);
  if (isSame) return [];
  const there = cellsInWords(found.sheet, found.row, found.column, found.values.length);
  const message = `名前「${spec.name}」が別のセルを指しています。計画では ${expected}、ブックでは ${there} です。`;
  return [finding({ code: "name.redirected", message, place, found: there, expected })];
}

/** Filled cells below a table that a name with room for more rows takes in: sums count them, and no row says what they are. */
function countedBelow(
  sheet: SheetSpec,
  matched: readonly MatchedTable[],
  found: ReadonlyMap<string, AuditName>,
): Finding[] {
  const own = matched.filter((one) => one.sheet === sheet);
  const cells = sheet.names.flatMap((spec) => {
    const wanted = wantedCells(spec, own);
    const name = found.get(spec.name.toLowerCase());
    if (!wanted || !name || wanted.rows === 1 || name.row !== wanted.row || name.column !== wanted.column)
      return [];
    const { one, row, column, rows } = wanted;
    return name.values
      .slice(rows)
      .flatMap(([value = ""], index) =>
        value === "" || value === TOTALS ? [] : [{ one, row: row + rows + index, column, value }],
      );
  });
  const tables = [...new Set(cells.map(({ one }) => one))];
  return tables.flatMap((one) => {
    const [first, ...more] = cells
      .filter((cell) => cell.one === one)
      .sort((a, b) => a.row - b.row || a.column - b.column);
    if (!first) return [];
    const place = { sheet: one.table.sheet, cell: cellName(first.row, first.column), table: one.table.name };
    const rest = more.length === 0 ? "" : `ほかに ${more.length}セルあります。`;
    const message = `${one.table.sheet} ${place.cell}: 表「${one.table.name}」の下に入力があり、集計に数えられます。${rest}`;
    return [finding({ code: "rows.below", message, place, found: first.value })];
  });
}

/** What Excel writes into a table's row of totals. */
const TOTALS = "集計";

interface Cells {
  readonly one: MatchedTable;
  readonly row: number;
  readonly column: number;
  /** At least so many. */
  readonly rows: number;
}

/** Where the cells of a name are now; null where their table, row or column is gone, which is told elsewhere. */
function wantedCells({ row, column, rows = 1 }: NameSpec, matched: readonly MatchedTable[]): Cells | null {
  const one = matched.find(
    ({ spec }) =>
      spec.row <= row &&
      row <= spec.row + spec.rows.length &&
      spec.column <= column &&
      column < spec.column + spec.columns.length,
  );
  const header = one?.spec.columns[column - one.spec.column]?.header;
  const at = one?.columns.find(({ spec }) => spec.header === header);
  if (!one || !at) return null;
  const { table, spec } = one;
  const bodyRow = row - spec.row - 1;
  const now = { one, column: table.column + at.index };
  // From the header on: all rows there are, however many.
  if (bodyRow < 0) return { ...now, row: table.row, rows: 1 + table.values.length };
  const key = spec.rows[bodyRow]?.key;
  const found = one.rows.find((each) => each.key === key);
  return found ? { ...now, row: table.row + 1 + found.index, rows } : null;
}

function cellsInWords(sheet: string, row: number, column: number, rows: number): string {
  const first = cellName(row, column);
  return `${sheet}!${rows === 1 ? first : `${first}:${cellName(row + rows - 1, column)}`}`;
}
