/** 注意 of 報告_期間累計表, as programs calculate it: why a share is missing or a total too small. */
import type { Content } from "../../src/sheets";
import { ACTUAL_HEADERS as A, PERIOD_HEADERS as D, SHEETS, TABLES } from "../../src/sheets";
import { bundledPlan } from "../../src/plan";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { editFile } from "./fileHand";
import { filledSheets } from "./filledSheets";
import { bundledSheets, without } from "./planFile";
import { GNUMERIC, LIBREOFFICE, describeWith, recalculatedByGnumeric, throughLibreOffice } from "./programs";

/** Less is better, and the plan's numbers cannot be read: the office has typed them. */
const LOWER = "1-1-3|1-1-3-1";
/** More is better. */
const HIGHER = "3-1-2|3-1-2-1";
const [first = 0, second = 0, third = 0, fourth = 0] = bundledPlan.years;

const typed = new Map<string, Readonly<Record<string, Content>>>([
  ...bundledPlan.years.map((year): [string, Readonly<Record<string, Content>>] => [
    `${LOWER}|${String(year)}`,
    { [A.target]: 3_000, [A.actual]: 6_000, [A.state]: "確定" },
  ]),
  [`${HIGHER}|${String(first)}`, { [A.target]: 100, [A.actual]: 80, [A.state]: "確定" }],
  [`${HIGHER}|${String(second)}`, { [A.target]: 100, [A.actual]: 80, [A.state]: "対象外" }],
  [`${HIGHER}|${String(third)}`, { [A.target]: 100 }],
  [`${HIGHER}|${String(fourth)}`, { [A.target]: 100, [A.actual]: 70, [A.state]: "速報" }],
]);

const SPECS = filledSheets(without(bundledSheets(), "card", "dashboard"), typed, {
  year: fourth,
  asOf: 45_382,
});

const OURS = "our own calculation";
const PROGRAMS = [
  [OURS, null, (bytes: Uint8Array) => bytes],
  ["LibreOffice", LIBREOFFICE, (bytes: Uint8Array) => throughLibreOffice(bytes, "xlsx", "xlsx")],
  ["Gnumeric", GNUMERIC, recalculatedByGnumeric],
] as const;

describe.each(PROGRAMS)("報告_期間累計表 by %s", (program, missing, through) => {
  describeWith([missing], program, () => {
    let read: (key: string, header: string) => unknown;
    beforeAll(async () => {
      const file = await writeWorkbookFile(SPECS);
      // Programs get it without the results that we put in ourselves.
      const bytes = program === OURS ? file : await editFile(file, () => undefined);
      const opened = await openWorkbook(through(bytes));
      const table = SPECS.flatMap(({ tables }) => tables).find(({ name }) => name === TABLES.reportPeriod);
      if (!opened.ok || !table) throw new Error("no report");
      read = (key, header) => {
        const at = table.columns.findIndex((column) => column.header === header);
        const row = table.rows.findIndex((one) => one.key === key);
        const cell = opened.value.sheet(SHEETS.report)?.cells.get(table.row + 1 + row, table.column + at);
        if (at < 0 || row < 0 || !cell) throw new Error(`no ${header} of ${key}`);
        return readValue(cell, opened.value.strings);
      };
    }, 120_000);

    it("shows totals but no share where less is better, and says why", () => {
      expect([D.targetToDate, D.actualToDate, D.progress].map((header) => read(LOWER, header))).toEqual([
        12_000,
        24_000,
        "",
      ]);
      expect(read(LOWER, D.attention)).toBe("少ないほど良い指標のため、割合は示していません。");
    });

    it("tells 対象外 from a year without an answer", () => {
      expect([D.targetToDate, D.actualToDate, D.missing].map((header) => read(HIGHER, header))).toEqual([
        400, 150, 1,
      ]);
      expect(read(HIGHER, D.attention)).toBe(
        "実績のない年度が1年あり、累計は小さく出ています。対象外の年度が1年あり、目標だけ足しています。",
      );
    });
  });
});
