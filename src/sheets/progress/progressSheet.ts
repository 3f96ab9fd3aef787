import type { Plan } from "../../plan";
import type { Selection } from "../choice";
import { PROGRESS_HEADERS as H } from "../headers";
import { targetKey } from "../keys";
import type { LegendCells } from "../looks/legend";
import { legendBlocks } from "../looks/legend";
import { NAMES, SHEETS, TABLES } from "../names";
import { ROW_LINES, progressColumns } from "./progressColumns";
import { progressRows } from "./progressRows";
import type { RowSpec, SheetSpec } from "../spec";
import { LEFT, footer, line, titleBlock } from "../looks/titleBlock";
import { wholePlan, withRoom } from "../wholePlan";
import type { Written } from "../written";

const HEADER_ROW = 6;

/** Names of columns reach at least this far beyond the rows of the whole plan, for those that a later plan adds. */
const SPARE_ROWS = 50;

/**
 * 進捗一覧: one row per indicator, and per item without one, for the year under review of 設定. Every number and grade is a plain
 * formula that looks up 実績入力, so it follows what people type, in any program and without the add-in. Nothing is typed here.
 */
export function progressSheet(plan: Plan, selection: Selection, written: Written): SheetSpec {
  const rows = progressRows(selection);
  const legend: LegendCells = { row: 1, standing: 0, label: 0, review: [4, 2] };
  const headers = progressColumns(plan, rows, legend).map(({ spec }) => spec.header);
  const position = (header: string) => headers.indexOf(header);
  const placed = { ...legend, standing: position(H.bar), label: position(H.grade) };
  const columns = progressColumns(plan, rows, placed);
  const lead =
    `「${SHEETS.settings}」の対象年度の一覧です。「${SHEETS.actuals}」から計算するため、このシートには入力しません。` +
    "注意の列に、確かめることが表示されます。";
  const notes = [
    "推移は、前年度の判定の区分と比べて、良ければ↑、同じなら→、悪ければ↓です。",
    "見込は年度末の推定で、実績ではありません。見込の根拠に、計算のもとを示しています。",
    "グラフは達成率 10% ごとに ■ 一つです。100% を超えると ＋ が付きます。",
    "対象年度より後の年度の判定は空欄です。長い理由・対応は初めの部分だけを示しています。",
  ];
  return {
    role: "progress",
    name: SHEETS.progress,
    visibility: "visible",
    blocks: [
      ...titleBlock(SHEETS.progress, plan, plan.years, written, lead),
      ...legendBlocks(placed),
      ...notes.map((note, index) => line(1 + index, position(H.trend), note, "caption")),
      line(HEADER_ROW - 1, LEFT, { formula: dayWarning() }, "warning"),
    ],
    tables: [
      {
        name: TABLES.progress,
        row: HEADER_ROW,
        column: 0,
        columns: columns.map(({ spec }) => spec),
        keyColumns: [H.key],
        rows: rows.map((row): RowSpec => ({
          key: targetKey(row.item, row.indicator),
          cells: columns.map(({ cell }) => cell(row)),
          lines: ROW_LINES,
        })),
        filter: true,
      },
    ],
    names: Object.entries(NAMES.progress).map(([column, name]) => ({
      name,
      row: HEADER_ROW,
      column: position(H[column as keyof typeof NAMES.progress]),
      rows: 1 + withRoom(progressRows(wholePlan(plan)).length, SPARE_ROWS),
    })),
    widths: {},
    freeze: { rows: HEADER_ROW + 1, columns: position(H.item) + 1 },
    print: {
      orientation: "landscape",
      // Twenty-odd columns: on A4 the letters would be 5 points high.
      paper: "A3",
      titleRows: [HEADER_ROW, HEADER_ROW],
      footer: footer(plan, SHEETS.progress),
    },
    isProtected: true,
  };
}

/** 上半期実績 is of the whole half-year; extended from a day before its end it would be too large. */
function dayWarning(): string {
  const { asOf, reviewYear } = NAMES;
  const message =
    "基準日が対象年度の9月30日より前です。上半期実績が9月末までの値なら、見込が大きく出ます。" +
    `「${SHEETS.settings}」の基準日を、実績を締めた日に直してください。`;
  const isEarly = `IF(AND(ISNUMBER(${asOf}),ISNUMBER(${reviewYear})),${asOf}<DATE(${reviewYear},9,30),FALSE)`;
  const notBegun =
    "基準日が対象年度の始まる前です。見込は計算していません。" +
    `「${SHEETS.settings}」の対象年度と基準日を確かめてください。`;
  return `IF(${isEarly},IF(${asOf}<DATE(${reviewYear},4,1),"${notBegun}","${message}"),"")`;
}
