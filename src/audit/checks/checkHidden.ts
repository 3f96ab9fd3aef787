import { formatEra, type Plan } from "../../plan";
import { HISTORY_HEADERS, SHEETS, TABLES, columnLetter, scheduleHeader, targetHeader } from "../../sheets";
import type { Chosen } from "../expected/chosen";
import { cellName, finding, type Finding } from "../finding";
import type { AuditInput, AuditSheet, AuditTable } from "../input";
import { headPlace, placeOf, type MatchedTable } from "../expected/matchTables";

/** Sheets with these are very hidden when they are made; programs that know no such thing make them hidden. */
const HIDDEN_TABLES: readonly string[] = [TABLES.record, TABLES.sent, TABLES.contents];

const LOGS: readonly string[] = [TABLES.history, TABLES.findings];

/** Rows, columns and sheets that somebody has hidden. What the add-in hides, and what a filter hides, is none of them. */
export function checkHidden(
  matched: readonly MatchedTable[],
  plan: Plan,
  chosen: Chosen,
  { sheets, tables }: AuditInput,
): readonly Finding[] {
  const own = new Set(tables.filter(({ name }) => HIDDEN_TABLES.includes(name)).map(({ sheet }) => sheet));
  const hasActuals = tables.some(({ name }) => name === TABLES.actuals);
  return sheets.flatMap((sheet) => {
    const there = matched.filter(({ table }) => table.sheet === sheet.name);
    const isHidden = (sheet.visibility ?? "visible") !== "visible" && !own.has(sheet.name);
    return [
      ...(isHidden ? [hiddenSheet(sheet)] : []),
      ...(sheet.hidesZeros ? [hiddenZeros(sheet)] : []),
      ...runs(sheet.hiddenRows ?? []).map((run) => hiddenRows(sheet, run, there)),
      ...runs(
        (sheet.hiddenColumns ?? []).filter(
          (column) => !isOurs(column, there, plan) && !isKeyOfLog(column, sheet, tables),
        ),
      ).map((run) => hiddenColumns(sheet, run, there)),
      ...(sheet.hiddenColumns && hasActuals
        ? there
            .filter(({ spec }) => spec.name === TABLES.targets)
            .flatMap((one) => yearColumns(one, new Set(sheet.hiddenColumns), plan, chosen))
        : []),
    ];
  });
}

function hiddenSheet({ name, visibility }: AuditSheet): Finding {
  const how = visibility === "veryHidden" ? "(［再表示］にも出ない隠し方です)" : "";
  return finding({
    code: "sheet.hidden",
    message: `シート「${name}」が隠されています${how}。`,
    place: { sheet: name },
    found: visibility ?? null,
    expected: "visible",
  });
}

function hiddenZeros({ name }: AuditSheet): Finding {
  return finding({
    code: "zeros.hidden",
    message: `${name}: 0 のセルが空欄に見える設定になっています。`,
    place: { sheet: name },
  });
}

type Run = readonly [first: number, last: number];

function hiddenRows({ name }: AuditSheet, [first, last]: Run, there: readonly MatchedTable[]): Finding {
  const one = there.find(({ table }) => table.row <= last && first <= table.row + table.values.length);
  const row = one?.rows.find(({ index }) => {
    const at = one.table.row + 1 + index;
    return first <= at && at <= last;
  });
  const place =
    one && row
      ? { ...placeOf(one, row, null), cell: cellName(first, one.table.column) }
      : { sheet: name, cell: cellName(first, 0) };
  const found = first === last ? `${first + 1}` : `${first + 1}:${last + 1}`;
  const message = `${name}: ${found}行目が隠されています。`;
  return finding({ code: "row.hidden", message, place, found });
}

function hiddenColumns({ name }: AuditSheet, [first, last]: Run, there: readonly MatchedTable[]): Finding {
  const one = there.find(({ table }) => table.column <= first && first < table.column + table.headers.length);
  const header = one?.table.headers[first - one.table.column] ?? null;
  const found = first === last ? columnLetter(first) : `${columnLetter(first)}:${columnLetter(last)}`;
  const named = header === null ? "" : `(「${header}」${first === last ? "" : "から"})`;
  return finding({
    code: "column.hidden",
    message: `${name}: ${found}列${named}が隠されています。`,
    place: {
      sheet: name,
      cell: cellName(one?.table.row ?? 0, first),
      table: one?.table.name ?? null,
      header,
    },
    found,
  });
}

/** Logs have no spec to be matched with; the add-in hides their keys. */
function isKeyOfLog(column: number, { name }: AuditSheet, tables: readonly AuditTable[]): boolean {
  return tables.some(
    (table) =>
      LOGS.includes(table.name) &&
      table.sheet === name &&
      table.headers[column - table.column] === HISTORY_HEADERS.key,
  );
}

/** Whether the add-in hides the column: it carries keys and helpers, or a year. */
function isOurs(column: number, there: readonly MatchedTable[], plan: Plan): boolean {
  const ofYears = plan.years.flatMap((year) => [targetHeader(year), scheduleHeader(year)]);
  return there.some(({ table, columns }) => {
    const found = columns.find(({ index }) => table.column + index === column)?.spec;
    return found !== undefined && (found.hidden === true || ofYears.includes(found.header));
  });
}

/** 計画目標 shows the columns of a year if and only if 実績入力 has its rows. */
function yearColumns(
  one: MatchedTable,
  hidden: ReadonlySet<number>,
  plan: Plan,
  { years }: Chosen,
): Finding[] {
  return plan.years.flatMap((year): Finding[] => {
    const headers = [scheduleHeader(year), targetHeader(year)].filter((header) =>
      one.table.headers.includes(header),
    );
    const at = (header: string) => one.table.column + one.table.headers.indexOf(header);
    const isWritten = years.has(year);
    const [header] = headers.filter((each) => hidden.has(at(each)) === isWritten);
    if (header === undefined) return [];
    const place = { ...headPlace(one, header), cell: cellName(one.table.row, at(header)) };
    const where = `${one.table.sheet} ${place.cell}`;
    return isWritten
      ? [
          finding({
            code: "year.hidden",
            message: `${where}: 「${SHEETS.actuals}」に ${formatEra(year)} の行があるのに、列「${header}」が隠れています。`,
            place,
          }),
        ]
      : [
          finding({
            code: "year.missing",
            message: `${where}: 列「${header}」があるのに、「${SHEETS.actuals}」に ${formatEra(year)} の行が一つもありません。`,
            place,
          }),
        ];
  });
}

/** Neighbours as one. @example runs([1, 2, 5]) // [[1, 2], [5, 5]] */
function runs(lines: readonly number[]): readonly Run[] {
  const found: [number, number][] = [];
  for (const line of [...lines].sort((one, other) => one - other)) {
    const open = found.at(-1);
    if (open && line === open[1] + 1) open[1] = line;
    else found.push([line, line]);
  }
  return found;
}
