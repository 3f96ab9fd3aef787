import { fail, succeed, type Issue, type Plan, type Result } from "../../plan";
import { ACTUAL_HEADERS as A, TABLES, actualRows, columnLetter, selectFrom } from "../../sheets";
import {
  OPEN_KINDS,
  formulaLike,
  openTable,
  plainText,
  resultOf,
  type OpenTable,
  type ReportedCells,
  type ReportedRow,
} from "../../openData";
import type { CellValue, TableSnapshot, WorkbookPort } from "../port";
import { READINGS_TABLES, confirmedIn } from "../readings/readConfirmations";
import { SETTINGS_TABLES, readSettings } from "../readSettings";
import { refuseStranger } from "../readRecord";
import { tableReader, type TableReader } from "../tableReader";

/** The published table, and what people should know before it goes out. */
export interface OpenDataExport {
  readonly table: OpenTable;
  /** Rows of the plan that the workbook does not have, such as years that were not chosen. */
  readonly absentRows: number;
  /** Keys of rows that the plan does not have: they are not published. */
  readonly unknownRows: readonly string[];
  /** Texts that spreadsheet programs calculate with when they open the CSV. */
  readonly formulaLike: readonly string[];
  /** Texts of the plan that are published in a plain spelling. */
  readonly respelled: readonly { readonly from: string; readonly to: string }[];
  /** Rows of 実績入力 that are published as 要確認. */
  readonly toCheck: readonly string[];
}

const NEEDED: readonly string[] = [
  A.key,
  A.schedule,
  A.target,
  A.direction,
  A.actual,
  A.stage,
  A.state,
  A.baseline,
  A.method,
  A.rate,
  A.grade,
];

/**
 * The table to publish, from the workbook's 実績入力 and the plan. Nothing in the workbook is changed.
 *
 * Rates and grades are worked out again from the inputs; where the sheet shows something else, nothing is published: one of
 * the two would be wrong. A row that the plan does not have is left out and named.
 *
 * @returns issues of `refuseStranger`, `confirmedIn` and `readSettings`; `table.missing`, `table.columnMissing`; `export.rowRepeated` (a key
 * stands twice), `export.disagrees` (達成率 or 判定 is not what the inputs give; each names the cell), `export.empty`.
 * @example await exportOpenData(port, plan) // { ok: true, value: { table: { headers: [...], rows: [...] }, … } }
 */
export async function exportOpenData(port: WorkbookPort, plan: Plan): Promise<Result<OpenDataExport>> {
  const snapshot = await port.snapshot({
    tables: [TABLES.actuals, TABLES.record, ...SETTINGS_TABLES, ...READINGS_TABLES],
    names: [],
  });
  const own = refuseStranger(plan, snapshot);
  if (!own.ok) return own;
  // What is published is what the tables carry, so a decision that is not written yet has no part in it.
  const confirmed = confirmedIn(plan, snapshot, "applied");
  if (!confirmed.ok) return confirmed;
  const actuals = snapshot.tables.find(({ name }) => name === TABLES.actuals);
  if (!actuals) return missing();
  const settings = readSettings(snapshot);
  if (!settings.ok) return settings;
  const read = tableReader(actuals, NEEDED);
  if (!read.ok) return read;
  const found = rowsIn(confirmed.value, actuals, read.value);
  if (!found.ok) return found;
  const { rows, absentRows, unknownRows } = found.value;
  const disagreements = rows.flatMap((one) => disagreementOf(plan, actuals, read.value, one, settings.value));
  const [first, ...more] = disagreements;
  if (first) return { ok: false, issues: [first, ...more] };

  const table = openTable(
    plan,
    rows.map(({ reported }) => reported),
    settings.value,
  );
  return succeed({
    table,
    absentRows,
    unknownRows,
    formulaLike: [...new Set(textsIn(table).filter(formulaLike))],
    respelled: respelledIn(plan, rows),
    toCheck: rows
      .filter((_, index) => table.rows[index]?.some((value) => value === OPEN_KINDS.check))
      .map(({ reported }) => reported.row.key),
  });
}

interface FoundRow {
  readonly reported: ReportedRow;
  /** In the table's body. */
  readonly index: number;
}

function rowsIn(
  plan: Plan,
  table: TableSnapshot,
  read: TableReader,
): Result<{
  readonly rows: readonly FoundRow[];
  readonly absentRows: number;
  readonly unknownRows: readonly string[];
}> {
  const selected = selectFrom(plan, { priorities: "all", owners: "all", years: "all", targets: "values" });
  if (!selected.ok) return selected;
  const planned = actualRows(selected.value);
  const known = new Set(planned.map(({ key }) => key));
  const byKey = new Map<string, number>();
  const repeated: Issue[] = [];
  const unknownRows: string[] = [];
  table.values.forEach((values, index) => {
    const key = String(read(values, A.key));
    if (!known.has(key)) {
      if (values.some((value) => value !== "")) unknownRows.push(key);
    } else if (byKey.has(key)) {
      repeated.push({
        code: "export.rowRepeated",
        path: cellOf(table, index, A.key),
        message: `${cellOf(table, index, A.key)}: 同じ行(${key})が二つあります。どちらか一方を削除してから、もう一度実行してください。`,
      });
    } else byKey.set(key, index);
  });
  const [first, ...more] = repeated;
  if (first) return { ok: false, issues: [first, ...more] };
  const rows = planned.flatMap((row): FoundRow[] => {
    const index = byKey.get(row.key);
    if (index === undefined) return [];
    return [{ index, reported: { row, cells: cellsOf(table.values[index] ?? [], read) } }];
  });
  if (rows.length === 0) {
    return fail(
      "export.empty",
      table.name,
      `シート「${table.sheet}」に、この計画の行がありません。計画を書き込んだブックを指定してください。`,
    );
  }
  return succeed({ rows, absentRows: planned.length - rows.length, unknownRows });
}

function cellsOf(values: readonly CellValue[], read: TableReader): ReportedCells {
  return {
    schedule: read(values, A.schedule),
    target: read(values, A.target),
    direction: read(values, A.direction),
    actual: read(values, A.actual),
    stage: read(values, A.stage),
    state: read(values, A.state),
    baseline: read(values, A.baseline),
    method: read(values, A.method),
  };
}

/** Rates this close are the same: what differs is the noise of binary arithmetic. */
const NOISE = 1e-9;

function disagreementOf(
  plan: Plan,
  table: TableSnapshot,
  read: TableReader,
  { reported, index }: FoundRow,
  settings: Parameters<typeof resultOf>[2],
): Issue[] {
  const values = table.values[index] ?? [];
  const expected = resultOf(plan, reported, settings);
  const [rate, grade] = [read(values, A.rate), read(values, A.grade)];
  const isSameRate =
    typeof rate === "number" && typeof expected.rate === "number"
      ? Math.abs(rate - expected.rate) <= NOISE
      : rate === expected.rate;
  const wrong = [
    ...(isSameRate ? [] : [[A.rate, rate, expected.rate] as const]),
    ...(grade === expected.grade ? [] : [[A.grade, grade, expected.grade] as const]),
  ];
  return wrong.map(([header, shown, right]) => ({
    code: "export.disagrees",
    path: cellOf(table, index, header),
    message:
      `${cellOf(table, index, header)}: ${header}が${quotedValue(shown)}ですが、入力された値からは${quotedValue(right)}になります。` +
      `計画を書き込み直して数式を戻すか、Excel で開いて計算し直してから保存してください。`,
  }));
}

function quotedValue(value: CellValue): string {
  return value === "" ? "空欄" : `「${String(value)}」`;
}

/** @example "実績入力!V8" */
function cellOf(table: TableSnapshot, index: number, header: string): string {
  const column = columnLetter(table.column + table.headers.indexOf(header));
  return `${table.sheet}!${column}${table.row + 2 + index}`;
}

function textsIn({ headers, rows }: OpenTable): string[] {
  return [headers, ...rows].flat().filter((value) => typeof value === "string");
}

/** Each text once. */
function respelledIn(plan: Plan, rows: readonly FoundRow[]): OpenDataExport["respelled"] {
  const texts = rows.flatMap(({ reported: { row } }) => [
    row.priority.name,
    row.measure.name,
    row.item.name,
    ...row.item.owners.map(({ value }) => value),
    ...(row.indicator ? [row.indicator.name, row.indicator.unit] : []),
  ]);
  return [...new Set([plan.municipality, plan.title, ...texts])]
    .map((from) => ({ from, to: plainText(from) }))
    .filter(({ from, to }) => from !== to);
}

function missing(): Result<never> {
  return fail(
    "table.missing",
    TABLES.actuals,
    `表「${TABLES.actuals}」がありません。計画を書き込んだブックを指定してください。`,
  );
}
