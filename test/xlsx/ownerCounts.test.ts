/** 担当課別集計表 of departments whose names are parts of one another, or have signs in them that COUNTIFS takes for wildcards. */
import { DEFAULT_SETTINGS, NO_GRADE } from "../../src/achievement";
import { bundledPlan } from "../../src/plan";
import { SHEETS, SUMMARY_HEADERS as H, TABLES, planSheets } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { mapItems } from "../workflows/samplePlan";
import { editFile } from "./fileHand";
import { filledSheets } from "./filledSheets";
import { GNUMERIC, LIBREOFFICE, describeWith, recalculatedByGnumeric, throughLibreOffice } from "./programs";

const YEAR = 2022;
/** By item, shared ones as well; everything else belongs to 総務課. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  "1-1-1": ["市民・税務課"],
  "1-1-2": ["市民・税務課"],
  "1-2-1": ["税務課"],
  "2-1-1": ["企画課", "税務課"],
  "2-1-3": ["企*課"],
  "2-2-2": ["企?課"],
  "3-2-1": ["企~課"],
};

const PLAN = mapItems(bundledPlan, (item) => [
  {
    ...item,
    owners: (OWNERS[item.code] ?? ["総務課"]).map((value) => ({
      value,
      reading: "stated" as const,
      lines: item.owners[0]?.lines ?? item.lines,
    })),
  },
]);

/** Rows of 進捗一覧 by department: an item without an indicator has one. */
const WANTED = new Map<string, number>();
mapItems(PLAN, (item) => {
  for (const { value } of item.owners)
    WANTED.set(value, (WANTED.get(value) ?? 0) + Math.max(1, item.indicators.length));
  return [item];
});

function sheets() {
  const made = planSheets(
    PLAN,
    { priorities: "all", owners: "all", years: "all", targets: "values" },
    DEFAULT_SETTINGS,
    { planHash: "0".repeat(64), date: "2022-06-01", appVersion: "0.1.0" },
  );
  if (!made.ok) throw new Error(made.issues[0].message);
  return filledSheets(made.value, new Map(), { year: YEAR, asOf: 44_834 });
}

async function counted(bytes: Uint8Array) {
  const table = sheets()
    .flatMap(({ tables }) => tables)
    .find(({ name }) => name === TABLES.byOwner);
  const opened = await openWorkbook(bytes);
  if (!table || !opened.ok) throw new Error("no table");
  const read = (body: number, header: string) => {
    const at = table.columns.findIndex((column) => column.header === header);
    const cell = opened.value.sheet(SHEETS.summary)?.cells.get(table.row + 1 + body, table.column + at);
    return cell ? readValue(cell, opened.value.strings) : "(no cell)";
  };
  const reasons = Object.values(NO_GRADE);
  return new Map(
    table.rows.map(({ key }, body) => [
      key,
      {
        rows: read(body, H.rows),
        judged: [H.rated, ...reasons].reduce((sum, header) => sum + Number(read(body, header)), 0),
      },
    ]),
  );
}

const PROGRAMS = [
  ["LibreOffice", LIBREOFFICE, (bytes: Uint8Array) => throughLibreOffice(bytes, "xlsx", "xlsx")],
  ["Gnumeric", GNUMERIC, recalculatedByGnumeric],
] as const;

describe.each(PROGRAMS)("担当課別集計表 recalculated by %s", (program, missing, through) => {
  describeWith([missing], program, () => {
    it("counts whole names only, each sign for itself", async () => {
      const bytes = await editFile(await writeWorkbookFile(sheets()), () => undefined);
      const found = await counted(through(bytes));
      expect(WANTED.get("税務課")).toBe(2);
      for (const [owner, rows] of WANTED)
        expect([owner, found.get(owner)]).toEqual([owner, { rows, judged: rows }]);
    }, 60_000);
  });
});
