/** What a file's formulas give now, whatever results it brings. */
import { TABLES } from "../../src/sheets";
import type { TableSnapshot } from "../../src/workflows/port";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readSnapshot } from "../../src/xlsx/readSnapshot";
import type { SheetPart } from "../../src/xlsx/sheet/SheetPart";
import { bundledSheets } from "./planFile";

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await writeWorkbookFile(bundledSheets());
});

/** 設定's one row after an edit; 丸め桁 in F6 is calculated from D6 and E6. */
async function settingsAfter(edit: (sheet: SheetPart) => void, forAudit?: true): Promise<TableSnapshot> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const sheet = opened.value.sheet("設定");
  if (!sheet) throw new Error("there is no 設定");
  edit(sheet);
  const { tables } = readSnapshot(opened.value, {
    tables: [TABLES.settings],
    names: [],
    ...(forAudit && { forAudit }),
  });
  const [found] = tables;
  if (!found) throw new Error("there is no table");
  return found;
}

const PLACES = 5;

function places(sheet: SheetPart): { formula: (text: string) => void; result: (text: string) => void } {
  const cell = sheet.cells.get(5, PLACES);
  return {
    formula: (text) => void cell?.first("f")?.setText(text),
    result: (text) => void cell?.first("v")?.setText(text),
  };
}

const last = ({ values, recalculated }: TableSnapshot) => [values[0]?.[PLACES], recalculated?.[0]?.[PLACES]];

it("is null where there is no formula, and what is stored where that is right", async () => {
  const table = await settingsAfter(() => undefined, true);
  expect(table.recalculated?.[0]).toEqual([null, null, null, null, null, 3]);
  expect(last(table)).toEqual([3, 3]);
});

it("is told beside a stored result that is wrong", async () => {
  expect(last(await settingsAfter((sheet) => places(sheet).result("9"), true))).toEqual([9, 3]);
});

it("is null for a formula that cannot be worked out", async () => {
  const table = await settingsAfter((sheet) => places(sheet).formula("CELL(1)"), true);
  expect(last(table)).toEqual([3, null]);
});

it("takes the stored result of what cannot be worked out for what needs it", async () => {
  const table = await settingsAfter((sheet) => {
    places(sheet).formula("H60+1");
    const digits = sheet.cells.get(5, 3);
    const stored = sheet.make("c", { r: "H60" }, [
      sheet.make("f", {}, ["CELL(1)"]),
      sheet.make("v", {}, [digits?.first("v")?.text ?? ""]),
    ]);
    sheet.cells.put(59, 7, stored);
  }, true);
  expect(last(table)).toEqual([3, 2]);
});

it("is left out where no audit asks", async () => {
  expect(await settingsAfter(() => undefined)).not.toHaveProperty("recalculated");
});
