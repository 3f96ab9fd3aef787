/** 注意 of 進捗一覧, as LibreOffice calculates it: what is off track without a reason, owned by nobody, or answered by nobody. */
import { DEFAULT_SETTINGS } from "../../src/achievement";
import { bundledPlan } from "../../src/plan";
import type { Content, SheetSpec, TableSpec } from "../../src/sheets";
import {
  ACTUAL_HEADERS as A,
  FIGURE_HEADERS as F,
  PROGRESS_HEADERS as P,
  SHEETS,
  TABLES,
  planSheets,
} from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { mapItems } from "../workflows/samplePlan";
import { editFile } from "./fileHand";
import { filledSheets } from "./filledSheets";
import { LIBREOFFICE, describeWith, throughLibreOffice } from "./programs";

const YEAR = 2022;
const REVIEW = { year: YEAR, asOf: 44_834 };
/** Of an item that the plan gives to nobody. */
const NOBODYS = "1-1-4";
/** Its row was deleted from 実績入力. */
const LOST = "2-1-3|";

const CASES: readonly (readonly [
  what: string,
  key: string,
  typed: Readonly<Record<string, Content>>,
  said: string,
])[] = [
  [
    "a late row with a reason",
    "2-1-2|2-1-2-1",
    { [A.actual]: 90_000, [A.state]: "確定", [A.reason]: "受付が止まった。" },
    "",
  ],
  ["a late row without one", "1-2-1|1-2-1-1", { [A.actual]: 200, [A.state]: "確定" }, "理由・対応が空欄"],
  [
    "a late row whose reason is nothing but spaces",
    "3-1-3|3-1-3-1",
    { [A.actual]: 0, [A.reason]: " 　\n" },
    "理由・対応が空欄",
  ],
  ["a late stage without a reason", "2-2-2|", { [A.stage]: "調査・研究" }, "理由・対応が空欄"],
  ["a row on track", "3-1-2|3-1-2-1", { [A.actual]: 3_100 }, ""],
  ["an item the plan gives to nobody, on track", `${NOBODYS}|1-1-4-1`, { [A.actual]: 750 }, "担当課なし"],
  [
    "a row whose 担当課 somebody has emptied",
    "2-1-1|",
    { [A.owners]: null, [A.stage]: "実施" },
    "担当課なし",
  ],
  ["a row nobody answered", "3-1-1|3-1-1-1", {}, "未回答"],
  ["対象外 without a reason", "3-1-1|3-1-1-2", { [A.state]: "対象外" }, "理由・対応が空欄"],
  ["a number that is none", "2-2-1|2-2-1-1", { [A.actual]: "約80" }, "要確認"],
  ["a year that is heading for 遅れ", "1-1-5|1-1-5-1", { [A.forecast]: 0 }, "未回答、年度末に遅れる見込み"],
  ["a row that 実績入力 has lost", LOST, {}, "実績入力に行なし"],
];

function sheets(): readonly SheetSpec[] {
  const plan = mapItems(bundledPlan, (item) => [item.code === NOBODYS ? { ...item, owners: [] } : item]);
  const made = planSheets(
    plan,
    { priorities: "all", owners: "all", years: "all", targets: "values" },
    DEFAULT_SETTINGS,
    { planHash: "0".repeat(64), date: "2022-06-01", appVersion: "0.1.0" },
  );
  if (!made.ok) throw new Error(made.issues[0].message);
  const typed = new Map(CASES.map(([, key, cells]) => [`${key}|${String(YEAR)}`, cells]));
  return filledSheets(made.value, typed, REVIEW).map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) =>
      table.name === TABLES.actuals
        ? { ...table, rows: table.rows.filter(({ key }) => key !== `${LOST}|${String(YEAR)}`) }
        : table,
    ),
  }));
}

describeWith([LIBREOFFICE], "注意 of 進捗一覧, recalculated by LibreOffice,", () => {
  let said: (key: string) => unknown;
  let all: unknown[];
  let figure: (header: string) => unknown;
  beforeAll(async () => {
    const specs = sheets();
    // Without the results that we put in ourselves.
    const bytes = await editFile(await writeWorkbookFile(specs), () => undefined);
    const opened = await openWorkbook(throughLibreOffice(bytes, "xlsx", "xlsx"));
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const table = specs.flatMap(({ tables }) => tables).find(({ name }) => name === TABLES.progress);
    if (!table) throw new Error(`no ${TABLES.progress}`);
    const figures = specs.flatMap(({ tables }) => tables).find(({ name }) => name === TABLES.figures);
    if (!figures) throw new Error(`no ${TABLES.figures}`);
    const read = (sheet: string, { row, column, columns }: TableSpec, body: number, header: string) => {
      const at = columns.findIndex((one) => one.header === header);
      const cell = opened.value.sheet(sheet)?.cells.get(row + 1 + body, column + at);
      if (body < 0 || at < 0 || !cell) throw new Error(`no cell ${header}`);
      return readValue(cell, opened.value.strings);
    };
    const rowOf = (key: string) => table.rows.findIndex((one) => one.key === key);
    said = (key) => read(SHEETS.progress, table, rowOf(key), P.attention);
    all = table.rows.map(({ key }) => said(key));
    figure = (header) => read(SHEETS.dashboard, figures, 0, header);
  }, 120_000);

  it.each(CASES)("points out %s", (_what, key, _typed, expected) => expect(said(key)).toBe(expected));

  it("is what ダッシュボード counts", () => {
    const count = (word: string) => all.filter((text) => String(text).split("、").includes(word)).length;
    expect(count("担当課なし")).toBe(2);
    expect(figure(F.noOwner)).toBe(count("担当課なし"));
    // Of the late ones; 対象外 is none of them.
    expect(figure(F.noReason)).toBe(count("理由・対応が空欄") - 1);
    expect(figure(F.unanswered)).toBe(count("未回答"));
    expect(figure(F.check)).toBe(count("要確認"));
  });
});
