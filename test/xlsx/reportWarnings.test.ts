/** What ダッシュボード and 進捗状況報告 say of a part of the plan, and of settings that make their counts worthless. */
import { DEFAULT_SETTINGS } from "../../src/achievement";
import { bundledPlan } from "../../src/plan";
import type { SheetSpec, WriteChoice } from "../../src/sheets";
import { SHEETS, TABLES, planSheets } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { filledSheets } from "./filledSheets";

const ALL: WriteChoice = { priorities: "all", owners: "all", years: "all", targets: "values" };
const WRITTEN = { planHash: "0".repeat(64), date: "2022-06-01", appVersion: "0.1.0" };

function sheetsOf(choice: Partial<WriteChoice> = {}, settings = DEFAULT_SETTINGS): readonly SheetSpec[] {
  const made = planSheets(bundledPlan, { ...ALL, ...choice }, settings, WRITTEN);
  if (!made.ok) throw new Error(made.issues[0].message);
  return made.value;
}

/** All texts of a sheet's first column, as the file carries them. */
async function textsOf(sheets: readonly SheetSpec[], name: string): Promise<string> {
  const opened = await openWorkbook(await writeWorkbookFile(sheets));
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return Array.from({ length: 60 }, (_, row) => {
    const cell = opened.value.sheet(name)?.cells.get(row, 0);
    return cell ? String(readValue(cell, opened.value.strings)) : "";
  }).join("\n");
}

describe.each([SHEETS.dashboard, SHEETS.report])("%s", (name) => {
  it("names the part of the plan that is written, and says nothing of one that is whole", async () => {
    const [first] = bundledPlan.priorities;
    const part = await textsOf(sheetsOf({ priorities: [first?.code ?? ""], years: [2022, 2023] }), name);
    expect(part).toContain("この表は計画の一部です: 計画の19件のうち8件、年度はR4、R5だけ");
    expect(part).toContain("この表の全8件のうち");
    expect(await textsOf(sheetsOf(), name)).not.toContain("この表は計画の一部");
  });

  it("leads to 対象年度 where it is blank or not the plan's", async () => {
    for (const year of [1999, Number.NaN]) {
      const sheets = filledSheets(sheetsOf(), new Map(), { year, asOf: null }).map((sheet) => ({
        ...sheet,
        tables: sheet.tables.map((table) =>
          table.name === TABLES.settings && Number.isNaN(year)
            ? {
                ...table,
                rows: table.rows.map((row) => ({
                  ...row,
                  cells: row.cells.map((cell) => (Number.isNaN(cell.content) ? { content: null } : cell)),
                })),
              }
            : table,
        ),
      }));
      expect(await textsOf(sheets, name)).toContain("「設定」で対象年度を選んでください");
    }
  });

  it("leads to 設定 where two levels are called alike", async () => {
    const [one, two, three, four] = DEFAULT_SETTINGS.levels;
    const settings: typeof DEFAULT_SETTINGS = {
      ...DEFAULT_SETTINGS,
      levels: [one, { ...two, sign: one.sign, word: one.word }, three, four],
    };
    const texts = await textsOf(sheetsOf({}, settings), name);
    expect(texts).toContain("「設定」の判定の区分: 同じ表示の区分があります");
  });
});
