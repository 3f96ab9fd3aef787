import type { GradeSettings } from "../../achievement";
import { fail, itemsInOrder, succeed, type Issue, type Plan, type Result } from "../../plan";
import {
  SHEETS,
  TABLES,
  actualRows,
  selectFrom,
  type ActualRow,
  type PeopleValues,
  type Selection,
} from "../../sheets";
import type { WorkbookPort, WorkbookSnapshot } from "../port";
import { readRequests, type Request } from "../requestLog";
import { refuseToWrite } from "../readRecord";
import { readAsOf } from "../offTrack/readAsOf";
import { READINGS_TABLES, confirmedIn } from "../readings/readConfirmations";
import { SETTINGS_TABLES, readSettings } from "../readSettings";
import { officeValues } from "./officeValues";
import type { IssueChoice } from "./types";

/** What the departments are asked and get, read from the workbook and the plan. */
export interface PreparedIssue {
  readonly snapshot: WorkbookSnapshot;
  /** With what the office has confirmed and corrected in this workbook. */
  readonly plan: Plan;
  readonly settings: GradeSettings;
  /** 基準日, as Excel's serial. */
  readonly asOf: number | null;
  readonly values: PeopleValues;
  /** What 配布記録 has so far, in its order. */
  readonly earlier: readonly Request[];
  /** In the plan's order, at least one. */
  readonly departments: readonly AskedDepartment[];
}

export interface AskedDepartment {
  readonly department: string;
  readonly rows: readonly ActualRow[];
}

/**
 * Reads the office's workbook in one round trip, without touching it. Deadline and contact are not looked at.
 *
 * @returns issues `choice.owner`, `choice.year`, `choice.empty`, `plan.other`, `format.newer`, `workbook.departmentFile`, `workbook.frozen`,
 * `workbook.notWritten`, and those of `readSettings`, `readAsOf`, `officeValues`, `readRequests` and `confirmedIn`.
 */
export async function prepareIssue(
  port: WorkbookPort,
  plan: Plan,
  choice: Pick<IssueChoice, "year" | "departments">,
): Promise<Result<PreparedIssue>> {
  const selection = select(plan, choice);
  if (!selection.ok) return selection;
  const snapshot = await port.snapshot({
    tables: [TABLES.actuals, ...SETTINGS_TABLES, ...READINGS_TABLES, TABLES.record, TABLES.requests],
    names: [],
  });
  const stranger = refuseToWrite(plan, snapshot);
  if (!stranger.ok) return stranger;
  const table = snapshot.tables.find(({ name }) => name === TABLES.actuals);
  if (!table) {
    return fail(
      "workbook.notWritten",
      TABLES.actuals,
      `このブックには「${SHEETS.actuals}」の表がまだありません。先に［書き込む］で計画を書き込んでください。`,
    );
  }
  const settings = readSettings(snapshot);
  const asOf = settings.ok ? readAsOf(snapshot) : settings;
  const values = officeValues(table, actualRows(selection.value), choice.year);
  const log = readRequests(snapshot.tables);
  const confirmed = confirmedIn(plan, snapshot, "decisions");
  if (!settings.ok || !asOf.ok || !values.ok || !log.ok || !confirmed.ok)
    return together(settings.ok ? [asOf, values, log, confirmed] : [settings, values, log, confirmed]);
  return succeed({
    snapshot,
    plan: confirmed.value,
    settings: settings.value,
    asOf: asOf.value,
    values: values.value,
    earlier: log.value.entries,
    departments: departmentsIn(plan, choice, selection.value),
  });
}

/** The rows of all chosen departments, each once. */
function select(
  plan: Plan,
  { year, departments }: Pick<IssueChoice, "year" | "departments">,
): Result<Selection> {
  const selected = selectFrom(plan, {
    priorities: "all",
    owners: departments,
    years: [year],
    targets: "values",
  });
  if (selected.ok) return selected;
  const [first, ...more] = selected.issues;
  return { ok: false, issues: [atField(first), ...more.map(atField)] };
}

const FIELDS: Readonly<Record<string, keyof IssueChoice>> = { owners: "departments", years: "year" };

function atField(issue: Issue): Issue {
  return { ...issue, path: FIELDS[issue.path] ?? issue.path };
}

function departmentsIn(
  plan: Plan,
  { departments }: Pick<IssueChoice, "departments">,
  { items, years }: Selection,
): readonly AskedDepartment[] {
  const all = new Set(itemsInOrder(plan).flatMap(({ item }) => item.owners.map(({ value }) => value)));
  return [...all]
    .filter((department) => departments === "all" || departments.includes(department))
    .map((department) => ({
      department,
      rows: actualRows({
        items: items.filter(({ item }) => item.owners.some(({ value }) => value === department)),
        years,
      }),
    }));
}

/** Every issue of results of which one at least has some. */
function together(results: readonly Result<unknown>[]): Result<never> {
  const [first, ...more] = results.flatMap((result) => (result.ok ? [] : result.issues));
  if (!first) throw new Error("one of them was refused");
  return { ok: false, issues: [first, ...more] };
}
