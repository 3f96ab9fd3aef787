/** What people do with 実績入力 and 進捗一覧 in LibreOffice changes no answer: rows are found by key, columns by defined name. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CellValue } from "../../src/workflows/port";
import { PROGRESS_HEADERS as P, SHEETS } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { filledSheets } from "./filledSheets";
import { bundledSheets, without } from "./planFile";
import { LIBREOFFICE, UNO, describeWith } from "./programs";
import { EXAMPLE_ROWS, typedIn } from "./workedExample";

interface Edit {
  readonly sheet: string;
  readonly habit: string | null;
}
const EDITS: readonly Edit[] = [
  { sheet: SHEETS.actuals, habit: "insertRow" },
  { sheet: SHEETS.actuals, habit: "moveRowToEnd" },
  { sheet: SHEETS.actuals, habit: "sort" },
  { sheet: SHEETS.actuals, habit: "filter" },
  { sheet: SHEETS.actuals, habit: "insertColumn" },
  { sheet: SHEETS.actuals, habit: "moveColumn" },
  { sheet: SHEETS.progress, habit: "insertColumn" },
  { sheet: SHEETS.progress, habit: "moveColumn" },
];
const UNTOUCHED: Edit = { sheet: SHEETS.actuals, habit: null };

type Lines = ReadonlyMap<string, Readonly<Record<string, CellValue>>>;

/** Where 実績入力 has the row is not an answer. */
const OF_PLACE: readonly string[] = [P.row];

describeWith([LIBREOFFICE, UNO], "進捗一覧, edited in LibreOffice,", () => {
  let folder: string;
  const results = new Map<Edit, Uint8Array>();
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "edited-"));
    const alone = without(bundledSheets(), "card", "dashboard", "report");
    const sheets = filledSheets(alone, typedIn(EXAMPLE_ROWS), { year: 2022, asOf: 44_834 });
    const bytes = await writeWorkbookFile(sheets);
    const tasks = [UNTOUCHED, ...EDITS].map((edit, index) => ({
      edit,
      file: join(folder, `${String(index)}.xlsx`),
    }));
    for (const { file } of tasks) writeFileSync(file, bytes);
    execFileSync("/usr/bin/python3", [join(__dirname, "../libreoffice/edit.py")], {
      input: JSON.stringify(tasks.map(({ edit, file }) => ({ ...edit, file }))),
      stdio: "pipe",
      timeout: 240_000,
    });
    for (const { edit, file } of tasks) results.set(edit, readFileSync(file));
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const linesAfter = async (edit: Edit) => linesOf(results.get(edit) ?? new Uint8Array(), SHEETS.progress);

  it.each(EDITS)("shows the same after $habit in $sheet", async (edit) => {
    expect(await linesAfter(edit)).toEqual(await linesAfter(UNTOUCHED));
  });

  it("has late rows and reasons to lose in the first place", async () => {
    const lines = [...(await linesAfter(UNTOUCHED)).values()];
    const late = lines.map((line) => line[P.lateOrder]).filter((order) => typeof order === "number");
    expect(late.sort((a, b) => a - b)).toEqual(late.map((_order, index) => index + 1));
    expect(late.length).toBeGreaterThan(3);
    expect(lines.some((line) => line[P.reason] !== "")).toBe(true);
    expect(lines.some((line) => line[P.actual] !== "")).toBe(true);
  });

  it("was really edited", async () => {
    const rowsOf = async (edit: Edit) =>
      [...(await linesOf(results.get(edit) ?? new Uint8Array(), edit.sheet)).keys()].join();
    const [inserted, moved, sorted] = EDITS;
    if (!inserted || !moved || !sorted) throw new Error("no edits");
    expect(await rowsOf(inserted)).toBe(await rowsOf(UNTOUCHED));
    expect(await rowsOf(moved)).not.toBe(await rowsOf(UNTOUCHED));
    expect(await rowsOf(sorted)).not.toBe(await rowsOf(UNTOUCHED));
    const headersOf = async (edit: Edit) => Object.keys([...(await linesAfter(edit)).values()][0] ?? {});
    const columnMoved = EDITS.find(({ sheet, habit }) => sheet === SHEETS.progress && habit === "moveColumn");
    if (!columnMoved) throw new Error("no column is moved");
    expect(await headersOf(columnMoved)).not.toEqual(await headersOf(UNTOUCHED));
  });
});

/** The rows of a sheet's table by key, wherever they stand. */
async function linesOf(bytes: Uint8Array, name: string): Promise<Lines> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const sheet = opened.value.sheet(name);
  const value = (row: number, column: number): CellValue => {
    const cell = sheet?.cells.get(row, column);
    return cell ? readValue(cell, opened.value.strings) : "";
  };
  const rows = Array.from({ length: 200 }, (_row, row) =>
    Array.from({ length: 60 }, (_column, column) => value(row, column)),
  );
  const top = rows.findIndex((row) => row.includes(P.key) && row.includes(P.grade));
  const headers = rows[top] ?? [];
  return new Map(
    rows
      .slice(top + 1)
      .map((row): [string, Readonly<Record<string, CellValue>>] => [
        String(row[headers.indexOf(P.key)] ?? ""),
        Object.fromEntries(
          headers.flatMap((header, column) =>
            header === "" || OF_PLACE.includes(String(header)) || String(header).startsWith("メモ")
              ? []
              : [[String(header), row[column] ?? ""]],
          ),
        ),
      ])
      .filter(([key]) => key !== ""),
  );
}
