import {
  ANSWER_HEADERS,
  HISTORY_ACTIONS,
  HISTORY_HEADERS as H,
  LAST_HISTORY_NUMBER,
  MADE_SHEETS,
  SHEETS,
  TABLES,
  describeKey,
  sameContent,
} from "../../sheets";
import type { Plan } from "../../plan";
import type { FindingCode } from "../catalogue";
import { checkLogOrder } from "./checkLogOrder";
import { comparable } from "./comparable";
import { cellName, finding, type Finding, type FindingPlace } from "../finding";
import { inWords, whereInWords } from "../inWords";
import type { AuditInput, AuditLogEntry } from "../input";
import {
  contentAt,
  expectedCell,
  formulaAt,
  placeOf,
  valueAt,
  type MatchedTable,
} from "../expected/matchTables";

/**
 * 変更履歴: whether rows of it are missing or were put in, and whether what was merged still stands in its cell. A log that the
 * host did not read is not judged.
 */
export function checkHistory(
  matched: readonly MatchedTable[],
  plan: Plan,
  input: AuditInput,
): readonly Finding[] {
  const { history, record } = input;
  if (history === undefined) return [];
  const place = headOf(input);
  if (!history.ok) {
    return history.issues.map(({ message }) => finding({ code: "column.missing", message, place }));
  }
  // A text in the file, a number where some program has made one of it.
  const recorded = Number(record.get(LAST_HISTORY_NUMBER) ?? 0) || 0;
  const entries = history.value;
  if (entries === null) {
    if (recorded === 0) return [];
    const message = `シート「${SHEETS.history}」の表「${TABLES.history}」がありません。記録では、${recorded}行ありました。`;
    return [
      finding({ code: "history.missing", message, place: { table: TABLES.history }, expected: recorded }),
    ];
  }
  return [
    ...rowsOf(entries, recorded, place),
    ...misfits(entries, input),
    ...cellsOf(matched, plan, entries),
    ...plannedCells(matched, plan, entries),
  ];
}

function headOf({ tables }: AuditInput, header: string = H.number): Partial<FindingPlace> {
  const log = tables.find(({ name }) => name === TABLES.history);
  if (!log) return { table: TABLES.history };
  const column = log.column + Math.max(0, log.headers.indexOf(header));
  return { sheet: log.sheet, cell: cellName(log.row, column), table: log.name, header };
}

function misfits(entries: readonly AuditLogEntry[], input: AuditInput): readonly Finding[] {
  return checkLogOrder(entries).map(({ header, numbers, what }) => {
    const place = headOf(input, header);
    const where = whereInWords({ sheet: place.sheet ?? null, cell: place.cell ?? null });
    const message = `${where}: 番号 ${spans(numbers)} ${what}`;
    return finding({ code: "history.inconsistent", message, place, found: numbers.length });
  });
}

function rowsOf(
  entries: readonly AuditLogEntry[],
  recorded: number,
  place: Partial<FindingPlace>,
): readonly Finding[] {
  const times = new Map<number, number>();
  for (const { number } of entries) times.set(number, (times.get(number) ?? 0) + 1);
  const greatest = [...times.keys()].reduce((most, number) => Math.max(most, number), 0);
  const last = Math.max(greatest, recorded);
  const all = Array.from({ length: last }, (_, index) => index + 1);
  const missing = all.filter((number) => !times.has(number));
  const doubled = [...times].filter(([, count]) => count > 1).map(([number]) => number);
  const later = recorded === 0 ? [] : all.filter((number) => number > recorded && times.has(number));
  const where = whereInWords({ sheet: place.sheet ?? null, cell: place.cell ?? null });
  const say = (code: FindingCode, numbers: readonly number[], what: string): Finding[] =>
    numbers.length === 0
      ? []
      : [
          finding({
            code,
            place,
            found: numbers.length,
            message: `${where}: 番号 ${spans(numbers)} ${what}`,
          }),
        ];
  return [
    ...say("history.gap", missing, "の行がありません。"),
    ...say("history.added", doubled, "の行が二つ以上あるか、番号が書き換えられています。"),
    ...say("history.added", later, `の行は、記録(${recorded}番まで)にありません。`),
  ];
}

/** @example spans([1, 2, 3, 7]) // "1～3、7" */
function spans(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const open = parts.at(-1);
    if (open && number === open[1] + 1) open[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([first, last]) => (first === last ? String(first) : `${first}～${last}`)).join("、");
}

const ANSWERS: readonly string[] = ANSWER_HEADERS;
const OF_MERGES: readonly string[] = [HISTORY_ACTIONS.merge, HISTORY_ACTIONS.undo];

/** Cells that departments fill in; the plan's own are compared with the plan. */
function cellsOf(
  matched: readonly MatchedTable[],
  plan: Plan,
  entries: readonly AuditLogEntry[],
): readonly Finding[] {
  const one = matched.find(({ spec }) => spec.name === TABLES.actuals);
  if (!one) return [];
  const last = lastOf(
    entries.filter(({ action, header }) => OF_MERGES.includes(action) && ANSWERS.includes(header)),
  );
  const rows = new Map(one.rows.map((row) => [row.key, row]));
  return [...last.values()].flatMap((entry): Finding[] => {
    const row = rows.get(entry.key);
    if (!row || !one.table.headers.includes(entry.header)) return [];
    const formula = formulaAt(one, row, entry.header);
    const value = valueAt(one, row, entry.header);
    if (formula === null && comparable(value) === comparable(entry.after)) return [];
    const place = placeOf(one, row, entry.header);
    const found = formula ?? value;
    const message =
      `${whereInWords(place)}(${describeKey(plan, entry.key)} ${entry.header}): 変更履歴の番号 ${entry.number} で` +
      `${inWords(entry.after)}になったあと、シートの上で${inWords(found)}に変えられています。`;
    return [finding({ code: "history.differs", message, place, found, expected: entry.after })];
  });
}

const PLANNED_TABLES: readonly string[] = [TABLES.targets, TABLES.actuals];
const OF_WRITES: readonly string[] = [HISTORY_ACTIONS.write, HISTORY_ACTIONS.reading];

/**
 * Cells of 計画目標 and 実績入力 that hold what the plan says, while the log says that the last write put something else there: then it
 * is the log that was changed. Of cells that do not, others tell. Formulas are said by their address and are left out.
 */
function plannedCells(
  matched: readonly MatchedTable[],
  plan: Plan,
  entries: readonly AuditLogEntry[],
): readonly Finding[] {
  return matched.flatMap((one) => {
    if (!PLANNED_TABLES.includes(one.spec.name)) return [];
    const written = entries.filter(
      ({ action, table }) => OF_WRITES.includes(action) && table === one.spec.name,
    );
    const made = lastMade(one, entries);
    const last = lastOf(written.filter(({ header, number }) => header !== "" && number > made));
    const columns = new Map(one.columns.map((column) => [column.spec.header, column]));
    const rows = new Map(one.rows.map((row) => [row.key, row]));
    return [...last.values()].flatMap((entry): Finding[] => {
      const [row, column] = [rows.get(entry.key), columns.get(entry.header)];
      if (!row?.spec || column?.spec.owner !== "plan" || String(entry.after ?? "").startsWith("=")) return [];
      const found = contentAt(one, row, entry.header);
      if (typeof found === "object" && found !== null) return [];
      if (!sameContent(expectedCell(row, column).content, found)) return [];
      if (comparable(found) === comparable(entry.after)) return [];
      const place = placeOf(one, row, entry.header);
      const message =
        `${whereInWords(place)}(${describeKey(plan, entry.key)} ${entry.header}): 計画のとおり${inWords(found)}ですが、変更履歴の` +
        `番号 ${entry.number} では、変更後が${inWords(entry.after)}です。`;
      return [finding({ code: "history.inconsistent", message, place, found, expected: entry.after })];
    });
  });
}

/** 番号 of the row with which the sheet, or rows of it, were made last: with what they hold, which is not said cell by cell. */
function lastMade({ spec, sheet }: MatchedTable, entries: readonly AuditLogEntry[]): number {
  const isMade = ({ action, header, table, reading }: AuditLogEntry) =>
    action === HISTORY_ACTIONS.write &&
    header === "" &&
    (table === spec.name || (reading.startsWith(MADE_SHEETS) && reading.includes(sheet.name)));
  return entries.reduce((most, entry) => (isMade(entry) ? Math.max(most, entry.number) : most), 0);
}

/** What settings say that a change was found is told with what the log knows of it. */
export const OF_SETTINGS: readonly FindingCode[] = [
  "threshold.moved",
  "setting.changed",
  "setting.label",
  "method.changed",
];

/** Adds to findings about changed settings whether 変更履歴 tells of the change, when and by whom it was noticed. */
export function withLog(findings: readonly Finding[], { history }: AuditInput): readonly Finding[] {
  if (!history?.ok || history.value === null) return findings;
  const last = lastOf(history.value.filter(({ action }) => action === HISTORY_ACTIONS.settings));
  return findings.map((one) => {
    const { key, header } = one.place;
    if (!OF_SETTINGS.includes(one.code) || key === null || header === null) return one;
    const entry = last.get(`${key}|${header}`);
    const isLogged = entry !== undefined && comparable(entry.after) === comparable(one.found);
    const said = isLogged
      ? `変更履歴の番号 ${entry.number}(${entry.when}${entry.by === "" ? "" : `、実行者 ${entry.by}`})に記録があります。`
      : "この変更は変更履歴にまだありません。次の書き込みか取り込みで記録されます。";
    return { ...one, message: `${one.message}${said}` };
  });
}

/** By key and header; by 番号, since people sort the sheet. */
function lastOf(entries: readonly AuditLogEntry[]): ReadonlyMap<string, AuditLogEntry> {
  const last = new Map<string, AuditLogEntry>();
  for (const entry of entries) {
    const id = `${entry.key}|${entry.header}`;
    if ((last.get(id)?.number ?? -1) < entry.number) last.set(id, entry);
  }
  return last;
}
