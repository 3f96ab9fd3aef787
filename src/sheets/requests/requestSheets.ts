import type { Plan, Result } from "../../plan";
import { succeed } from "../../plan";
import type { GradeSettings } from "../../achievement";
import { actualRows } from "../actuals/actualRows";
import { actualsSheet } from "../actuals/actualsSheet";
import type { PeopleValues, RequestTerms } from "./answers";
import { selectFrom } from "../choice";
import { fitLines } from "../looks/fitLines";
import { guideSheet } from "./guideSheet";
import { requestRecordSheet } from "./requestRecord";
import { settingsSheet } from "../settingsSheet";
import type { SheetSpec } from "../spec";
import type { Written } from "../written";

/**
 * The workbook that one department gets: 記入のしかた, 実績入力 with its rows of one year, and, very hidden, 設定 (formulas and
 * lists need its cells) and the record. It works in plain Excel, without the add-in.
 *
 * @param settings the office's own: the department sees the grades that the office will see.
 * @param written with the office's 基準日 as `asOf`. 対象年度 is the year that is asked for.
 * @param values what the office has already; cells of other rows are ignored. Values only: a formula of the office's
 * workbook would point at other cells here.
 * @returns issues of `selectFrom` where the plan has no such department or year, or nothing for both.
 * @throws RangeError for a formula among the values, and for a deadline that is no ISO day.
 * @example requestSheets(plan, { requestId: "R4-20221003-1", department: "財政課", year: 2022, deadline: "2022-10-31",
 *   contact: "行革担当 内線 123" }, DEFAULT_SETTINGS, new Map(), written)
 */
export function requestSheets(
  plan: Plan,
  terms: RequestTerms,
  settings: GradeSettings,
  values: PeopleValues,
  written: Written,
): Result<readonly SheetSpec[]> {
  const selection = selectFrom(plan, {
    priorities: "all",
    owners: [terms.department],
    years: [terms.year],
    targets: "values",
  });
  if (!selection.ok) return selection;
  const rows = actualRows(selection.value);
  const keys = rows.map(({ key }) => key);
  refuseFormulas(keys, values);
  const asked = { terms, values };
  const reviewed = { ...written, reviewYear: terms.year };
  const sheets: readonly SheetSpec[] = [
    guideSheet(plan, terms, settings, rows, written),
    actualsSheet(plan, selection.value, written, asked),
    { ...settingsSheet(plan, settings, reviewed), visibility: "veryHidden" },
    requestRecordSheet(plan, asked, keys, written),
  ];
  return succeed(sheets.map((sheet) => ({ ...sheet, tables: sheet.tables.map(fitLines) })));
}

function refuseFormulas(keys: readonly string[], values: PeopleValues): void {
  for (const key of keys) {
    for (const [header, content] of values.get(key) ?? []) {
      if (typeof content === "object" && content !== null)
        throw new RangeError(`a formula cannot be sent: ${key} ${header}`);
    }
  }
}
