import type { FiscalYear, Plan } from "../../plan";
import { actualRows } from "../actuals/actualRows";
import type { AuditColumn, AuditPlaces, AuditRow } from "./auditColumns";
import { auditColumns } from "./auditColumns";
import { AUDIT_HEADERS as H, AUDIT_WORDS as W } from "./auditHeaders";
import { auditTarget } from "./auditRow";
import type { TargetsPlace } from "./auditTargetsPlace";
import type { Selection } from "../choice";
import { fitLines, linesOf } from "../looks/fitLines";
import { roundingInWords, thresholdsInWords } from "../looks/legend";
import { LOOKS } from "../looks/looks";
import { NAMES, SHEETS, TABLES } from "../names";
import { progressRows } from "../progress/progressRows";
import { absoluteCell, columnLetter } from "../rowFormula";
import type { BlockSpec, SheetSpec } from "../spec";
import { footer, line, titleBlock } from "../looks/titleBlock";
import { wholePlan, withRoom } from "../wholePlan";
import type { Written } from "../written";

const AT = { counts: 2, groups: 4, meanings: 5, header: 6 } as const;

/** Rows of 計画目標, and of this sheet, that may come later. */
const SPARE_ROWS = 50;

/** Where groups of columns begin. */
const GROUPS: readonly (readonly [header: string, name: string])[] = [
  [H.year, "どの行か"],
  [H.reading, "計画の目標と、ブックの目標"],
  [H.actual, "入力された実績と、計算の前提"],
  [H.ratio, "率の再計算(丸める前)"],
  [H.rate, "採用した率とブックの率"],
  [H.grade, "判定"],
  [H.gradeByRatio, "別の方法と端数での判定"],
];

/**
 * 監査: each row of 実績入力 worked out once more from what was typed, in small steps of plain formulas that any program
 * recalculates, beside what the workbook shows; the plan's target beside the workbook's; and what another method or rounding would
 * make of the grade. It needs 実績入力 and 設定, and says 行なし for rows that 実績入力 no longer has.
 *
 * @param plan with what the office confirmed and corrected.
 * @param targets where 計画目標表 stands in the workbook; null where it is not there.
 * @param isWritten whether 実績入力 was given rows of the item for the year; null: of every item for every year of the selection.
 * @example auditSheet(plan, selection, written, { sheet: "計画目標", row: 3, column: 0, headers })
 */
export function auditSheet(
  plan: Plan,
  selection: Selection,
  written: Written,
  targets: TargetsPlace | null,
  isWritten: ((code: string, year: FiscalYear) => boolean) | null = null,
): SheetSpec {
  const rows = actualRows(selection)
    .filter(({ item, year }) => isWritten?.(item.code, year) ?? true)
    .map((row): AuditRow => ({ ...row, says: auditTarget(row, plan) }));
  const whole = wholePlan(plan);
  const position = (header: string) => HEADERS.indexOf(header);
  const legend = position(H.gradeByRatio);
  const places: AuditPlaces = {
    targets,
    targetsRows: 1 + withRoom(progressRows(whole).length, SPARE_ROWS),
    labels: NAMES.labels.map((_label, index) => absoluteCell(AT.counts + 1, legend + index)),
  };
  const columns = auditColumns(plan, rows, places);
  const lead =
    "率と判定を入力された値から計算し直し、ブックの率・判定と比べます。すべて通常の Excel の数式で、アドインがなくても再計算されます。" +
    "このシートには入力しません。";
  return {
    role: "audit",
    name: SHEETS.audit,
    visibility: "visible",
    blocks: [
      ...titleBlock(
        SHEETS.audit,
        plan,
        selection.years.map(({ year }) => year),
        written,
        lead,
      ),
      ...countBlocks(position, 1 + withRoom(actualRows(whole).length, SPARE_ROWS)),
      line(AT.counts, position(H.actual), { formula: thresholdsInWords() }, "caption"),
      line(AT.counts + 1, position(H.actual), { formula: roundingInWords() }, "caption"),
      line(AT.counts, legend, "判定の区分", "caption"),
      ...NAMES.labels.map((label, index) =>
        line(AT.counts + 1, legend + index, { formula: label }, GRADE_LOOKS[index] ?? "noGrade"),
      ),
      ...GROUPS.map(([header, name]) => line(AT.groups, position(header), name, "section")),
      meanings(columns),
    ],
    tables: [
      fitLines({
        name: TABLES.audit,
        row: AT.header,
        column: 0,
        columns: columns.map(({ spec }) => spec),
        keyColumns: [H.key],
        rows: rows.map((row) => ({ key: row.key, cells: columns.map(({ cell }) => cell(row)), lines: 2 })),
        filter: true,
      }),
    ],
    names: [],
    widths: {},
    freeze: { rows: AT.header + 1, columns: position(H.indicator) + 1 },
    print: {
      orientation: "landscape",
      // Some forty columns.
      paper: "A3",
      titleRows: [AT.groups, AT.header],
      footer: footer(plan, SHEETS.audit),
    },
    isProtected: true,
  };
}

/** In the order of the columns. */
const HEADERS: readonly string[] = Object.values(H);

const GRADE_LOOKS = ["grade1", "grade2", "grade3", "grade4"] as const;

/** Above the columns that they count: what of the sheet an auditor looks at first. */
function countBlocks(position: (header: string) => number, rows: number): BlockSpec[] {
  const cells = (header: string) => {
    const letter = columnLetter(position(header));
    return `$${letter}$${AT.header + 1}:$${letter}$${AT.header + rows}`;
  };
  const begin = (header: string, word: string) => `COUNTIFS(${cells(header)},"${word}*")`;
  const counts: readonly (readonly [at: string, name: string, formula: string])[] = [
    [H.year, "行の数", `COUNTIFS(${cells(H.westernYear)},">=1")`],
    [H.item, "目標が計画と違う行", `${begin(H.targetAgrees, W.different)}+${begin(H.targetAgrees, W.noRow)}`],
    [
      H.indicator,
      "率が違う行",
      `COUNTIFS(${cells(H.difference)},">=1E-12")+COUNTIFS(${cells(H.difference)},"<=-1E-12")+` +
        `COUNTIFS(${cells(H.difference)},"${W.oneOnly}")`,
    ],
    [H.reading, "判定が違う行", `COUNTIFS(${cells(H.gradeAgrees)},"${W.different}")`],
    [H.planned, "選び方で判定が変わる行", begin(H.depends, W.depends)],
    [H.onActuals, "うち端数の扱いで", `COUNTIFS(${cells(H.depends)},"*${W.rounding}*")`],
  ];
  return counts.flatMap(([at, name, formula]) => [
    line(AT.counts, position(at), name, "caption"),
    line(AT.counts + 1, position(at), { formula }, "figure"),
  ]);
}

/** What each column means, right above its header. */
function meanings(columns: readonly AuditColumn[]): BlockSpec {
  const look = "explanation";
  const first = columns.findIndex(({ meaning }) => meaning !== null);
  const shown = columns.slice(first).filter(({ meaning }) => meaning !== null);
  const scale = LOOKS.text.size / LOOKS[look].size;
  return {
    row: AT.meanings,
    column: first,
    cells: [shown.map(({ meaning }) => ({ content: meaning, look }))],
    lines: Math.max(
      ...shown.map(({ meaning, spec }) => linesOf(meaning ?? "", Math.floor(spec.width * scale))),
    ),
  };
}
