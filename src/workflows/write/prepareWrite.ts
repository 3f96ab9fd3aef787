import { DEFAULT_SETTINGS, type GradeSettings } from "../../achievement";
import { confirmedPlan, succeed, type Plan, type Result } from "../../plan";
import {
  TABLES,
  isWrittenItemsKey,
  itemsWithoutCard,
  planSheets,
  selectFrom,
  type WriteChoice,
  type Written,
} from "../../sheets";
import type { SheetSpec } from "../../sheets/spec";
import { compareWorkbook, type WorkbookComparison } from "./compareWorkbook";
import { HISTORY_TABLES } from "../history/appendHistory";
import { logWrite } from "../history/logWrite";
import type { EarlierDecisions } from "../history/writeEntries";
import { withNewYears, yearsAfter, yearsBefore } from "./newYears";
import type { WorkbookChange, WorkbookPort, WorkbookSnapshot } from "../port";
import { READINGS_TABLES, readConfirmations, type Confirmations } from "../readings/readConfirmations";
import { readRecord, refuseToWrite } from "../readRecord";
import { newHeads, restyleHeads, type NewHead } from "./restyleHeads";
import { summarise, type WritePreview } from "./summarise";
import { toChange } from "./toChange";
import {
  changedReadings,
  readingsPreview,
  withNewLooks,
  withRowsOf,
  writtenDecisions,
} from "../readings/writeConfirmations";
import { withWrittenItems } from "./writtenItems";

/** What surrounds a write; entries know the clock and the version, pure code does not. */
export interface WriteContext {
  readonly written: Written;
  /** For a new 設定; one that is in the workbook is people's and stays. Absent: the defaults. */
  readonly settings?: GradeSettings;
}

export interface PreparedWrite {
  readonly preview: WritePreview;
  readonly change: WorkbookChange;
}

/**
 * Reads the workbook in one round trip and works out, without touching it, what writing would do. What is written is the plan as the
 * office has confirmed and corrected it in 読み取り確認 of this workbook. Where a decision changes the head of a 個票, the workbook is
 * read a second time.
 *
 * @returns issues of `planSheets` (`choice.*`), of `compareWorkbook` (`table.missing`, `table.columnMissing`,
 * `name.taken`, `name.missing`), `plan.other`, `workbook.departmentFile`, `workbook.frozen` and `format.newer`.
 */
export async function prepareWrite(
  port: WorkbookPort,
  plan: Plan,
  choice: WriteChoice,
  context: WriteContext,
): Promise<Result<PreparedWrite>> {
  const transcribed = specsOf(plan, choice, context);
  if (!transcribed.ok) return transcribed;
  const { chosen, whole } = transcribed.value;
  // Which tables, names and sheets there are does not depend on what the office has decided.
  const snapshot = await port.snapshot({
    // A choice of few items has cards that the whole of a large plan has not.
    tables: [
      ...new Set([...[...chosen, ...whole].flatMap(tableNames), ...READINGS_TABLES, ...HISTORY_TABLES]),
    ],
    names: whole.flatMap(({ names }) => names.map(({ name }) => name)),
    headsOf: chosen.flatMap(({ visibility, tables }) =>
      visibility === "visible" ? tables.slice(0, 1).map(({ name }) => name) : [],
    ),
  });
  const stranger = refuseToWrite(plan, snapshot);
  if (!stranger.ok) return stranger;
  const confirmations = readConfirmations(plan, snapshot);
  const [unread, ...more] = confirmations.issues;
  if (unread) return { ok: false, issues: [unread, ...more] };
  const compared = compareConfirmed(plan, choice, context, snapshot, confirmations, transcribed.value);
  if (!compared.ok) return compared;
  const { readings, confirmed, earlier, heads } = compared.value;
  const before = yearsBefore(plan, snapshot);
  const after = yearsAfter(plan, choice, before);
  const comparison = settled(withNewYears(compared.value.comparison, before, after));

  // Titles name all of the years, not only those written this time.
  const titled = sheetsFor(confirmed, { ...choice, years: after }, context);
  const cells = toChange(comparison, snapshot, titled.ok ? titled.value : chosen);
  const change = { ...cells, sheets: [...cells.sheets, ...(await restyleHeads(port, heads))] };
  const isSamePlan = readRecord(snapshot).get("planHash") === context.written.planHash;
  const logged = logWrite(
    change,
    { plan: confirmed, earlier, choice, comparison, isSamePlan },
    snapshot,
    context.written,
  );
  if (!logged.ok) return logged;
  const preview = summarise(comparison, itemsWithoutCard(plan, choice));
  return succeed({
    preview: {
      ...preview,
      newSheets: [...preview.newSheets, ...madeLogs(logged.value)],
      ...(readings ? { readings } : {}),
    },
    change: logged.value,
  });
}

interface Specs {
  readonly chosen: readonly SheetSpec[];
  /** The same sheets for the whole plan. */
  readonly whole: readonly SheetSpec[];
}

function specsOf(plan: Plan, choice: WriteChoice, context: WriteContext): Result<Specs> {
  const chosen = sheetsFor(plan, choice, context);
  if (!chosen.ok) return chosen;
  const everything = { priorities: "all", owners: "all", years: "all", targets: choice.targets } as const;
  // Most people write all of it: its sheets are not made twice.
  if (isEverything(choice)) return succeed({ chosen: chosen.value, whole: chosen.value });
  const whole = sheetsFor(plan, everything, context);
  return whole.ok ? succeed({ chosen: chosen.value, whole: whole.value }) : whole;
}

function isEverything({ priorities, owners, years }: WriteChoice): boolean {
  return [priorities, owners, years].every((chosen) => chosen === "all");
}

interface ConfirmedComparison {
  readonly comparison: WorkbookComparison;
  /** As the office has confirmed it, as far as this write goes. */
  readonly confirmed: Plan;
  readonly earlier: EarlierDecisions | null;
  readonly readings: WritePreview["readings"];
  readonly heads: readonly NewHead[];
}

/** Compares the workbook with the plan as the office has confirmed it. */
function compareConfirmed(
  plan: Plan,
  choice: WriteChoice,
  context: WriteContext,
  snapshot: WorkbookSnapshot,
  confirmations: Confirmations,
  transcribed: Specs,
): Result<ConfirmedComparison> {
  const selection = selectFrom(plan, choice);
  if (!selection.ok) return selection;
  const items = new Set(selection.value.items.map(({ item }) => item.code));
  const confirmed = confirmedPlan(plan, writtenDecisions(confirmations, items));
  const specs = confirmed === plan ? succeed(transcribed) : specsOf(confirmed, choice, context);
  if (!specs.ok) return specs;
  const { chosen, whole } = specs.value;
  const changed = changedReadings(plan, confirmations, items);
  const readings = readingsPreview(changed, confirmations, items);
  const codes = new Set(changed.map(({ item }) => item.code));
  const recorded = (sheets: readonly SheetSpec[]) =>
    withWrittenItems(sheets, plan, selection.value, snapshot);
  const compared = compareWorkbook(
    recorded(withRowsOf(codes, chosen, whole, snapshot)),
    recorded(whole),
    snapshot,
  );
  if (!compared.ok) return compared;
  if (changed.length === 0) {
    return succeed({ comparison: compared.value, confirmed, earlier: null, readings, heads: [] });
  }
  const applied = confirmedPlan(plan, confirmations.applied);
  const before = specsOf(applied, choice, context);
  if (!before.ok) return before;
  const rows = withRowsOf(codes, before.value.chosen, before.value.whole, snapshot);
  return succeed({
    comparison: withNewLooks(compared.value, rows),
    confirmed,
    earlier: { plan: applied, sheets: rows },
    readings,
    heads: newHeads(chosen, before.value.chosen),
  });
}

function madeLogs({ createSheets }: WorkbookChange): string[] {
  return createSheets.flatMap(({ role, name }) => (role === "history" ? [name] : []));
}

function tableNames({ tables }: SheetSpec): string[] {
  return tables.map(({ name }) => name);
}

function sheetsFor(plan: Plan, choice: WriteChoice, context: WriteContext): Result<readonly SheetSpec[]> {
  return planSheets(plan, choice, context.settings ?? DEFAULT_SETTINGS, context.written);
}

/** Entries of the record that are no reason for a write: they differ at every one, or a workbook of before has none of them. */
function isCircumstance(key: string): boolean {
  return key === "written" || key === "appVersion" || isWrittenItemsKey(key);
}

/** Leaves the record alone when nothing else would be written: the same plan written twice is one write. */
function settled(comparison: WorkbookComparison): WorkbookComparison {
  const isRecord = ({ spec }: WorkbookComparison["tables"][number]) => spec.name === TABLES.record;
  const isReason = comparison.tables.some((table) => {
    const { added, changed, restored } = table.comparison;
    const real = [...added, ...changed].filter(({ key }) => !isRecord(table) || !isCircumstance(key));
    return real.length + restored.length > 0;
  });
  if (isReason || comparison.newSheets.length > 0) return comparison;
  return { ...comparison, tables: comparison.tables.filter((table) => !isRecord(table)) };
}
