import { CATALOGUE, SEVERITY_LABELS, type Finding, type Severity } from "../../audit";
import { succeed, type Result } from "../../plan";
import {
  FINDING_HEADERS as H,
  FINDING_STATES as S,
  TABLES,
  contentOf,
  findingValue,
  linkTo,
  type Content,
  type FindingRow,
  type Written,
} from "../../sheets";
import type { TableSnapshot, WorkbookSnapshot } from "../port";
import { tableReader } from "../tableReader";

export interface LedgerCounts {
  /** Rows that this audit added; open again: rows that had been closed. */
  readonly added: number;
  readonly reopened: number;
  /** Rows that this audit closed, and all that are closed. */
  readonly closedNow: number;
  readonly closed: number;
  readonly open: number;
}

export interface MergedLedger {
  readonly rows: readonly FindingRow[];
  readonly counts: LedgerCounts;
  /** Open findings by the word of their severity. */
  readonly bySeverity: readonly (readonly [severity: string, open: number])[];
}

/** Of the row that says that an audit found nothing. */
const CLEAN = "clean";

/**
 * 監査結果 after an audit: what is found anew is added with its day, what is still found says so, what is found no longer is closed and stays.
 * Rows are known by what was found and where in the plan, so that sorting a sheet moves no finding.
 *
 * @param snapshot has 監査結果表, where it exists.
 * @returns issues `table.columnMissing`.
 */
export function mergeFindings(
  findings: readonly Finding[],
  snapshot: WorkbookSnapshot,
  { date }: Written,
): Result<MergedLedger> {
  const before = readLedger(snapshot);
  if (!before.ok) return before;
  const known = new Map(before.value.map((row) => [row.key, row]));
  const day = date.slice(0, 10);
  const found = new Map(
    keyed(findings).map(({ key, finding }) => [key, rowOf(key, finding, known.get(key), day)]),
  );
  const kept = before.value.flatMap((row): FindingRow[] => {
    if (found.has(row.key) || row.cells[H.state] !== S.open) return [];
    return [{ ...row, cells: { ...row.cells, [H.state]: S.closed, [H.last]: day } }];
  });
  const stateBefore = (key: string) => known.get(key)?.cells[H.state];
  const wasClosed = before.value.filter(({ key, cells }) => cells[H.state] === S.closed && !found.has(key));
  const counts: LedgerCounts = {
    added: [...found.keys()].filter((key) => !known.has(key)).length,
    reopened: [...found.keys()].filter((key) => stateBefore(key) === S.closed).length,
    closedNow: kept.length,
    closed: wasClosed.length + kept.length,
    open: found.size,
  };
  const severities = Object.keys(SEVERITY_LABELS) as readonly Severity[];
  return succeed({
    rows: [...found.values(), ...kept, ...cleanRow(found.size, known, day)],
    counts,
    bySeverity: severities.map((severity) => [
      SEVERITY_LABELS[severity],
      findings.filter((finding) => finding.severity === severity).length,
    ]),
  });
}

/** A table cannot be empty; and that nothing was found is worth a row. */
function cleanRow(open: number, known: ReadonlyMap<string, FindingRow>, day: string): FindingRow[] {
  const there = known.get(CLEAN);
  if (open > 0 || (!there && known.size > 0)) return [];
  const cells = {
    [H.title]: "見つかったものはありません",
    [H.message]: "計画と違うところは見つかりませんでした。",
    [H.state]: S.clean,
    [H.first]: day,
    ...there?.cells,
    [H.last]: day,
  };
  return [{ key: CLEAN, cells }];
}

/** Two findings of one kind in one place are told apart by their order. */
function keyed(findings: readonly Finding[]): readonly { readonly key: string; readonly finding: Finding }[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = keyOf(finding);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return { key: times === 1 ? key : `${key}|${String(times)}`, finding };
  });
}

/** The cell only where neither a row of the plan nor a column says where it is. */
function keyOf({ code, place: { sheet, cell, table, key, header } }: Finding): string {
  const inPlan = key !== null || header !== null;
  return [code, table ?? sheet ?? "", ...(inPlan ? [key ?? "", header ?? ""] : [cell ?? ""])].join("|");
}

function rowOf(key: string, finding: Finding, before: FindingRow | undefined, day: string): FindingRow {
  const { code, severity, place, found, expected, message, advice } = finding;
  return {
    key,
    cells: {
      [H.state]: S.open,
      [H.severity]: SEVERITY_LABELS[severity],
      [H.title]: CATALOGUE[code].title,
      [H.code]: code,
      [H.sheet]: place.sheet,
      [H.cell]: place.sheet !== null && place.cell !== null ? linkTo(place.sheet, place.cell) : place.cell,
      [H.message]: message,
      [H.found]: findingValue(found),
      [H.expected]: findingValue(expected),
      [H.advice]: advice,
      [H.first]: before?.cells[H.first] ?? day,
      [H.last]: day,
    },
  };
}

const OWN: readonly string[] = Object.values(H).filter(
  (header) => header !== H.response && header !== H.responder,
);

/** Its rows as they stand; blank ones, such as people leave behind, are none. */
function readLedger({ tables }: WorkbookSnapshot): Result<readonly FindingRow[]> {
  const table = tables.find(({ name }) => name === TABLES.findings);
  if (!table) return succeed([]);
  const read = tableReader(table, OWN);
  if (!read.ok) return read;
  return succeed(
    table.values.flatMap((values, index): FindingRow[] => {
      const key = String(read.value(values, H.key));
      if (key === "") return [];
      const cells = Object.fromEntries(OWN.map((header) => [header, cellAt(table, index, header)]));
      return [{ key, cells }];
    }),
  );
}

function cellAt(table: TableSnapshot, index: number, header: string): Content {
  const column = table.headers.indexOf(header);
  return contentOf(table.values[index]?.[column] ?? "", table.formulas[index]?.[column] ?? "");
}
