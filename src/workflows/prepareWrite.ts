import { DEFAULT_SETTINGS, type GradeSettings } from "../achievement";
import { succeed, type FiscalYear, type Plan, type Result } from "../plan";
import {
  ACTUAL_HEADERS,
  TABLES,
  itemsWithoutCard,
  planSheets,
  type WriteChoice,
  type Written,
} from "../sheets";
import type { SheetSpec } from "../sheets/spec";
import { compareWorkbook, type WorkbookComparison } from "./compareWorkbook";
import type { WorkbookChange, WorkbookPort, WorkbookSnapshot } from "./port";
import { refuseStranger } from "./readRecord";
import { summarise, type WritePreview } from "./summarise";
import { toChange } from "./toChange";

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
 * Reads the workbook in one round trip and works out, without touching it, what writing would do.
 *
 * @returns issues of `planSheets` (`choice.*`), of `compareWorkbook` (`table.missing`, `table.columnMissing`,
 * `name.taken`, `name.missing`), `plan.other`, `workbook.departmentFile` and `format.newer`.
 */
export async function prepareWrite(
  port: WorkbookPort,
  plan: Plan,
  choice: WriteChoice,
  context: WriteContext,
): Promise<Result<PreparedWrite>> {
  const chosen = sheetsFor(plan, choice, context);
  if (!chosen.ok) return chosen;
  const whole = sheetsFor(
    plan,
    { priorities: "all", owners: "all", years: "all", targets: choice.targets },
    context,
  );
  if (!whole.ok) return whole;

  const snapshot = await port.snapshot({
    // A choice of few items has cards that the whole of a large plan has not.
    tables: [...new Set([...chosen.value, ...whole.value].flatMap(tableNames))],
    names: whole.value.flatMap(({ names }) => names.map(({ name }) => name)),
    headsOf: chosen.value.flatMap(({ visibility, tables }) =>
      visibility === "visible" ? tables.slice(0, 1).map(({ name }) => name) : [],
    ),
  });
  const stranger = refuseStranger(plan, snapshot);
  if (!stranger.ok) return stranger;
  const compared = compareWorkbook(chosen.value, whole.value, snapshot);
  if (!compared.ok) return compared;
  const comparison = settled(compared.value);

  const titled = sheetsFor(plan, { ...choice, years: yearsAfter(plan, choice, snapshot) }, context);
  return succeed({
    preview: summarise(comparison, itemsWithoutCard(plan, choice)),
    change: toChange(comparison, snapshot, titled.ok ? titled.value : chosen.value),
  });
}

function tableNames({ tables }: SheetSpec): string[] {
  return tables.map(({ name }) => name);
}

function sheetsFor(plan: Plan, choice: WriteChoice, context: WriteContext): Result<readonly SheetSpec[]> {
  return planSheets(plan, choice, context.settings ?? DEFAULT_SETTINGS, context.written);
}

/** The years of the rows in 実績入力 after the write: titles name all of them, not only those written this time. */
function yearsAfter(plan: Plan, choice: WriteChoice, snapshot: WorkbookSnapshot): WriteChoice["years"] {
  if (choice.years === "all") return "all";
  const actuals = snapshot.tables.find(({ name }) => name === TABLES.actuals);
  const column = actuals?.headers.indexOf(ACTUAL_HEADERS.westernYear) ?? -1;
  const there = new Set<unknown>(actuals?.values.map((values) => values[column]));
  const years: ReadonlySet<FiscalYear> = new Set(choice.years);
  return plan.years.filter((year) => years.has(year) || there.has(year));
}

/** Entries of the record that differ at every write and are no reason for one. */
const CIRCUMSTANCES: readonly string[] = ["written", "appVersion"];

/** Leaves the record alone when nothing else would be written: the same plan written twice is one write. */
function settled(comparison: WorkbookComparison): WorkbookComparison {
  const isRecord = ({ spec }: WorkbookComparison["tables"][number]) => spec.name === TABLES.record;
  const isReason = comparison.tables.some((table) => {
    const { added, changed, restored } = table.comparison;
    const real = isRecord(table) ? changed.filter(({ key }) => !CIRCUMSTANCES.includes(key)) : changed;
    return added.length + real.length + restored.length > 0;
  });
  if (isReason || comparison.newSheets.length > 0) return comparison;
  return { ...comparison, tables: comparison.tables.filter((table) => !isRecord(table)) };
}
