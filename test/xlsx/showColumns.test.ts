/** Which columns come into sight when a change names some, in files of our own and of other programs. */
import { TABLES } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { showColumns } from "../../src/xlsx/change/showColumns";
import { openWorkbook } from "../../src/xlsx/open";
import { fileWidth } from "../../src/xlsx/sheet/columnWidths";
import { XmlElement } from "../../src/xlsx/xml/element";
import { bundledSheets } from "./planFile";

const SPEC = { header: "目標", owner: "plan", look: "number", width: 12 } as const;

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await writeWorkbookFile(bundledSheets());
});

/** The columns as the sheet then has them, of one that had `before`. */
async function shownIn(before: string, shown?: readonly number[]): Promise<readonly string[]> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const sheet = opened.value.table(TABLES.targets)?.sheet;
  const cols = sheet?.root.first("cols");
  if (!sheet || !cols) throw new Error("the sheet says how wide its columns are");
  sheet.root.replace(cols, XmlElement.parse(`<cols>${before}</cols>`, sheet.part));
  const columns = Array.from({ length: 10 }, () => SPEC);
  showColumns(sheet, { column: 1, columns, ...(shown ? { shown } : {}) });
  return (sheet.root.first("cols")?.all("col") ?? []).map(String);
}

it("shows a column as wide as it was", async () => {
  expect(await shownIn('<col min="3" max="3" width="11.5" hidden="1" customWidth="1"/>', [2])).toEqual([
    '<col min="3" max="3" width="11.5" customWidth="1"/>',
  ]);
});

it("leaves the others of a run hidden, with all that the file says of them", async () => {
  const run = '<col min="2" max="6" width="9" style="4" hidden="true" outlineLevel="1"/>';
  expect(await shownIn(run, [3, 1])).toEqual([
    '<col min="2" max="2" width="9" style="4" outlineLevel="1"/>',
    '<col min="3" max="3" width="9" style="4" hidden="true" outlineLevel="1"/>',
    '<col min="4" max="4" width="9" style="4" outlineLevel="1"/>',
    '<col min="5" max="6" width="9" style="4" hidden="true" outlineLevel="1"/>',
  ]);
});

it("gives a column that was hidden by its width that of a new workbook", async () => {
  expect(await shownIn('<col min="3" max="3" width="0" hidden="1" customWidth="1"/>', [2])).toEqual([
    `<col min="3" max="3" width="${String(fileWidth(SPEC.width))}" customWidth="1"/>`,
  ]);
});

it.each<[string, string, readonly number[] | undefined]>([
  ["columns that show", '<col min="3" max="4" width="30" customWidth="1"/>', [2, 3]],
  ["columns that nobody named", '<col min="3" max="3" width="9" hidden="1"/>', [1, 3]],
  ["everything where none is named", '<col min="3" max="3" width="9" hidden="1"/>', undefined],
])("leaves %s as they are", async (_what, before, shown) => {
  expect(await shownIn(before, shown)).toEqual([before]);
});
