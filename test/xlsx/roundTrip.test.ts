import { ACTUAL_HEADERS, NAMES, TABLES } from "../../src/sheets";
import { previewWrite, readOffTrack } from "../../src/workflows";
import type { TableSnapshot, WorkbookSnapshot } from "../../src/workflows/port";
import { writeWorkbookFile } from "../../src/xlsx";
import { ALL, CONTEXT, PLAN } from "../workflows/samplePlan";
import { openPort } from "./fileHand";
import { bundledSheets } from "./planFile";
import { LIBREOFFICE, OPENPYXL, describeWith, throughLibreOffice, withOpenpyxl } from "./programs";

const KEY = "2-1-2|2-1-2-1|2022";
const REQUEST = { tables: Object.values(TABLES), names: [NAMES.reviewYear, NAMES.stateList] };

function tableIn(snapshot: WorkbookSnapshot, name: string): TableSnapshot {
  const table = snapshot.tables.find((candidate) => candidate.name === name);
  if (!table) throw new Error(`There is no table ${name}.`);
  return table;
}

/** The row's cells by header. */
function rowByKey(table: TableSnapshot, key: string): Record<string, unknown> {
  const at = table.headers.indexOf(ACTUAL_HEADERS.key);
  const row = table.values.find((values) => values[at] === key);
  return Object.fromEntries(table.headers.map((header, index) => [header, row?.[index]]));
}

/** What does not follow from the answers: "" where a formula stands. */
function written({ name, values }: TableSnapshot): TableSnapshot["values"] {
  const spec = bundledSheets()
    .flatMap(({ tables }) => tables)
    .find((table) => table.name === name);
  if (!spec) throw new Error(`No sheet has ${name}.`);
  const isFormula = (row: number, column: number) => {
    const content = spec.rows[row]?.cells[column]?.content;
    return spec.columns[column]?.formula !== undefined || (typeof content === "object" && content !== null);
  };
  return values.map((cells, row) => cells.map((value, column) => (isFormula(row, column) ? "" : value)));
}

describeWith([LIBREOFFICE, OPENPYXL], "a file that was filled in elsewhere", () => {
  let before: WorkbookSnapshot;
  let filled: Uint8Array;
  beforeAll(async () => {
    const bytes = await writeWorkbookFile(bundledSheets());
    before = await (await openPort(bytes)).snapshot(REQUEST);
    const actuals = tableIn(before, TABLES.actuals);
    const row = actuals.values.findIndex(
      (values) => values[actuals.headers.indexOf(ACTUAL_HEADERS.key)] === KEY,
    );
    const place = (header: string) => [
      actuals.sheet,
      actuals.row + 2 + row,
      actuals.column + 1 + actuals.headers.indexOf(header),
    ];
    filled = withOpenpyxl("fill_workbook.py", bytes, [
      [...place(ACTUAL_HEADERS.actual), 130000],
      [...place(ACTUAL_HEADERS.state), "速報"],
      [...place(ACTUAL_HEADERS.reason), "返礼品の見直し\n（次年度に対応）"],
    ]).bytes;
  });

  const check = async (bytes: Uint8Array) => {
    const port = await openPort(bytes);
    const after = await port.snapshot(REQUEST);
    for (const table of before.tables) {
      const now = tableIn(after, table.name);
      expect(now.headers).toEqual(table.headers);
      if (table.name !== TABLES.actuals) expect(written(now)).toEqual(written(table));
    }
    expect(after.names.map(({ name, values }) => [name, values])).toEqual(
      before.names.map(({ name, values }) => [name, values]),
    );
    const actuals = tableIn(after, TABLES.actuals);
    expect(actuals.values).toHaveLength(tableIn(before, TABLES.actuals).values.length);
    expect(rowByKey(actuals, KEY)).toMatchObject({
      [ACTUAL_HEADERS.target]: 180000,
      [ACTUAL_HEADERS.actual]: 130000,
      [ACTUAL_HEADERS.state]: "速報",
      [ACTUAL_HEADERS.rate]: 0.722,
      [ACTUAL_HEADERS.grade]: "△やや遅れ",
      [ACTUAL_HEADERS.reason]: "返礼品の見直し\n（次年度に対応）",
    });
    const preview = await previewWrite(port, PLAN, ALL, CONTEXT);
    expect(preview).toMatchObject({ ok: true, value: { changes: [], isNothing: true } });
    const read = await readOffTrack(port, PLAN);
    if (!read.ok || read.value.isNew) throw new Error("there are answers");
    const { rows } = read.value;
    expect(rows.filter(({ isUnknown }) => isUnknown)).toEqual([]);
    expect(rows.filter(({ isOffTrack }) => isOffTrack)).toMatchObject([
      { key: KEY, grade: "△やや遅れ", lacksReason: false },
    ]);
  };

  it("with openpyxl is read by key", () => check(filled));

  it("and saved as .ods and back by LibreOffice is read by key", async () => {
    await check(throughLibreOffice(throughLibreOffice(filled, "xlsx", "ods"), "ods", "xlsx"));
  }, 60_000);
});
