import { DEFAULT_SETTINGS, NO_GRADE } from "../../achievement";
import { bundledPlan, type Plan } from "../../plan";
import { ACTUAL_HEADERS, NAMES, SETTING_HEADERS, planSheets } from "../../sheets";
import { byOwner, byPriority } from "../../taskpane/offTrack/buckets";
import { gradesOf, sinceLook } from "../../taskpane/offTrack/sinceLook";
import { CONCERNS, shownOf } from "../../taskpane/offTrack/shownRows";
import { offTrackIn, type CellValue, type OffTrack, type WorkbookSnapshot } from "../../workflows";
import { grownPlan } from "../grownPlan";
import { median, milliseconds, print } from "./lines";

const YEAR = 2022;
/** 2022-09-30 */
const AS_OF = 44834;

/**
 * 遅れ: what the pane does after each burst of changes, from the cells that the host gave to what is drawn. The reading itself
 * is the host's; beside it, the cells copied once, which is the least that anybody could do with them.
 */
export async function benchOffTrack(): Promise<void> {
  const plan = grownPlan(bundledPlan, 1_500);
  const snapshot = answeredSnapshot(plan);
  const { rows, priorities } = reading(snapshot, plan);
  const look = { at: "", grades: gradesOf(rows.map((row) => ({ ...row, grade: NO_GRADE.unanswered }))) };
  const all = snapshot.tables.reduce((sum, { values }) => sum + values.length, 0);
  let seen = 0;
  const read = await median(() => {
    seen += reading(snapshot, plan).rows.length;
  });
  const drawn = await median(() => {
    seen += byPriority(rows, priorities).length + byOwner(rows).length;
    for (const { id } of CONCERNS) seen += shownOf(rows, { kind: "concern", id }).length;
    seen += sinceLook(look, rows).answered.length;
  });
  const copied = await median(() => {
    for (const { values } of snapshot.tables) seen += values.map((row) => [...row]).length;
  });
  if (seen === 0) throw new Error("a benchmark that computes nothing");
  print("遅れ after a change", [
    {
      what: `read ${all} rows, estimates included`,
      figure: milliseconds(read),
      beside: `the cells copied ${milliseconds(copied)}`,
    },
    { what: `count, filter and compare ${rows.length} rows of the year`, figure: milliseconds(drawn) },
  ]);
}

function reading(snapshot: WorkbookSnapshot, plan: Plan): Extract<OffTrack, { readonly isNew: false }> {
  const result = offTrackIn(snapshot, plan);
  if (!result.ok) throw new Error(result.issues[0].message);
  if (result.value.isNew) throw new Error("no tables");
  return result.value;
}

/** The tables as a host would give them, with answers in some rows and a grade in each. */
function answeredSnapshot(plan: Plan): WorkbookSnapshot {
  const specs = planSheets(
    plan,
    { priorities: "all", owners: "all", years: "all", targets: "values" },
    DEFAULT_SETTINGS,
    { planHash: "0".repeat(64), date: "2022-10-01", appVersion: "0.1.0" },
  );
  if (!specs.ok) throw new Error(specs.issues[0].message);
  const grades = [...DEFAULT_SETTINGS.levels.map(({ sign, word }) => sign + word), NO_GRADE.unanswered];
  const settings = specs.value.filter(({ role }) => role === "actuals" || role === "settings");
  return {
    sheets: [],
    takenNames: [],
    tables: settings.flatMap((sheet) =>
      sheet.tables.map(({ name, row, column, columns, rows }) => {
        const headers = columns.map(({ header }) => header);
        const values = rows.map(({ cells }, at) =>
          cells.map(({ content }, index): CellValue => {
            const header = headers[index];
            if (header === ACTUAL_HEADERS.grade) return grades[at % grades.length] ?? "";
            if (header === SETTING_HEADERS.asOf) return AS_OF;
            if (header === ACTUAL_HEADERS.firstHalf) return at % 2 === 0 ? at : "";
            return typeof content === "object" ? "" : content;
          }),
        );
        return { name, sheet: sheet.name, row, column, headers, values, formulas: values };
      }),
    ),
    names: [{ name: NAMES.reviewYear, sheet: "設定", row: 0, column: 0, values: [[YEAR]] }],
  };
}
