import type { Plan } from "../../plan";
import type { GradeSettings } from "../../achievement";
import type { Selection, WriteChoice } from "../choice";
import { gradeCounts } from "./gradeCounts";
import { PERIOD_HEADERS } from "../headers";
import { targetKey } from "../keys";
import { yearInReview } from "../looks/legend";
import { EARLY_COUNT, LATE_COUNT } from "../progress/listedRow";
import { SHEETS } from "../names";
import { priorityNames, progressRows } from "../progress/progressRows";
import { noteBlocks } from "./reportNotes";
import { MOST_PERIOD_ROWS, addingUp, reportPeriodTable } from "./reportPeriod";
import { REPORT_LATE_ROWS, reportLateTable, reportRowsTable, reportWidths } from "./reportTables";
import { reviewInWords } from "./reviewInWords";
import { rowsOfPlan, scopeInWords, yearsInWords } from "./scopeInWords";
import type { SheetSpec } from "../spec";
import { footer, line, printedTitle } from "../looks/titleBlock";
import { wholePlan } from "../wholePlan";

const AT = { scope: 1, words: 2, counts: 5 } as const;
/** Columns of the counts: names run over the first two. */
const COUNTS = { name: 0, first: 2, nameLook: "smallName" } as const;
/** Empty rows below the totals of the period, up to a new page: a later plan may bring more indicators. */
const SPARE_ROWS = 15;

/**
 * 進捗状況報告: the report of a year for the council, ready to print: how many are on track and how the numbers were made on the
 * first page, what is late and why on the second, then what the years of the plan add up to, and every row. Plain formulas over 進捗一覧 and 実績入力; nothing is typed here.
 * The longest list stands last, since it grows with the plan.
 */
export function reportSheet(
  plan: Plan,
  selection: Selection,
  choice: WriteChoice,
  settings: GradeSettings,
): SheetSpec {
  const rows = progressRows(selection);
  const whole = wholePlan(plan);
  const widths = reportWidths(progressRows(whole));
  const pageWidth = widths.reduce((sum, width) => sum + width, 0);
  // Free cells: those of 重点項目 that are written later would be missing.
  const counts = gradeCounts(priorityNames(whole), settings, {
    row: AT.counts,
    ...COUNTS,
    withShare: true,
    wholeRows: rowsOfPlan(plan),
  });

  const notesAt = counts.end + 4;
  const notes = noteBlocks(notesAt + 1, pageWidth, settings);
  const lateAt = notesAt + 1 + notes.length + 2;
  const late = reportLateTable(lateAt, widths, counts.labels);
  const periodAt = lateAt + late.rows.length + 4;
  const adding = addingUp(rows);
  // The same ones of the plan for every choice: parts written one after the other never need more room than the whole.
  const most = addingUp(progressRows(whole)).slice(0, MOST_PERIOD_ROWS);
  const keys = new Set(most.map(({ item, indicator }) => targetKey(item, indicator)));
  const shown = adding.filter(({ item, indicator }) => keys.has(targetKey(item, indicator)));
  // A table has a row, and one that says that there is nothing must not be added when only a part is written.
  const period = reportPeriodTable(periodAt, widths, shown.length > 0 ? shown : most.slice(0, 1), plan.years);
  const rowsAt = periodAt + 1 + Math.max(1, most.length) + SPARE_ROWS + 2;
  const list = reportRowsTable(rowsAt, widths, counts.labels, rows);
  const note = `このまま印刷できます。「${SHEETS.progress}」から計算するため、このシートには入力しません。`;
  return {
    role: "report",
    name: SHEETS.report,
    visibility: "visible",
    blocks: [
      printedTitle(SHEETS.report, plan, plan.years, note, 0),
      line(AT.scope, 0, { formula: scopeInWords(plan, choice) }, "warning"),
      line(AT.words, 0, { formula: reviewInWords() }, "section"),
      line(
        AT.counts - 1,
        0,
        "1　総括（指標ごと。指標のない取組項目は項目ごとに1件と数えています）",
        "section",
      ),
      ...counts.blocks,
      line(counts.end, 0, { formula: counts.shareInWords }, "lead"),
      line(counts.end + 1, 0, { formula: counts.denominatorInWords }, "lead"),
      line(counts.end + 2, 0, { formula: counts.warning }, "warning"),
      line(notesAt, 0, "2　数値の作り方", "section"),
      ...notes,
      line(lateAt - 1, 0, { formula: lateInWords() }, "section"),
      line(periodAt - 2, 0, { formula: periodInWords() }, "section"),
      line(periodAt - 1, 0, { formula: periodScope(plan, adding.length - shown.length) }, "caption"),
      line(rowsAt - 1, 0, { formula: `"5　全取組の状況　"&${reviewInWords()}` }, "section"),
    ],
    tables: [list, late, period],
    names: [],
    widths: Object.fromEntries(widths.map((width, column) => [column, width])),
    freeze: null,
    print: {
      orientation: "landscape",
      breaksBefore: [lateAt - 1, periodAt - 2, rowsAt - 1],
      titleRows: [rowsAt, rowsAt],
      footer: footer(plan, SHEETS.report),
    },
    isProtected: true,
  };
}

/** How many, in which order; and which of them are only expected. */
function lateInWords(): string {
  const all = `(${LATE_COUNT}+${EARLY_COUNT})`;
  const more = `"（区分の悪い順に${REPORT_LATE_ROWS}件まで。ほかは「5　全取組の状況」にあります）"`;
  return (
    `"3　遅れている取組　"&${LATE_COUNT}&"件"&` +
    `IF(${EARLY_COUNT}>0,"、年度末に遅れる見込み　"&${EARLY_COUNT}&"件（推定）","")&` +
    `IF(${all}>${REPORT_LATE_ROWS},${more},IF(${all}>0,"（区分の悪い順）",""))`
  );
}

function periodInWords(): string {
  return `"4　計画期間の累計（"&${yearInReview()}&" まで。年度の値を合計する指標）"`;
}

/** Which years and indicators the totals are of. @param left how many indicators are left out */
function periodScope(plan: Plan, left: number): string {
  const missing = yearsInWords(plan, "missing");
  const more =
    left > 0 ? `計画の先頭から${MOST_PERIOD_ROWS}件までの指標です。ほか${left}件は載せていません。` : "";
  return (
    `"実績のない年度は 0 とみなさず、足していません。${PERIOD_HEADERS.targetTotal}は、"&IF(${missing}="","計画の全年度です。",` +
    `"「${SHEETS.actuals}」にある"&${yearsInWords(plan, "there")}&"だけの合計です。")&"${more}"`
  );
}
