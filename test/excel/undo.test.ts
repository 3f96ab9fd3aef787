import type { SheetSpec } from "../../src/sheets/spec";
import type { WorkbookChange } from "../../src/workflows/port";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";

jest.setTimeout(120_000);

/** Something of everything that a sheet may have, but charts: what is refused of them keeps nothing else from being written. */
const SHEET: SheetSpec = {
  role: "dashboard",
  name: "見本",
  visibility: "visible",
  blocks: [{ row: 0, column: 0, cells: [[{ content: "表題", look: "title" }]] }],
  tables: [
    {
      name: "見本表",
      row: 3,
      column: 0,
      keyColumns: ["コード"],
      filter: true,
      columns: [
        { header: "コード", owner: "plan", look: "code", width: 8 },
        {
          header: "実績",
          owner: "people",
          look: "inputNumber",
          width: 12,
          validation: {
            type: "number",
            min: 0,
            error: { title: "数値ではありません", message: "数字だけを入力してください。" },
          },
          conditional: [{ formula: "[[実績]]<5", format: { fill: "#F2B134" } }],
        },
        { header: "倍", owner: "formula", look: "calculatedPercent", width: 9, formula: "[[実績]]*見本_率" },
      ],
      rows: ["1", "2"].map((key) => ({
        key,
        cells: [{ content: key, note: "理由。" }, { content: 3 }, { content: null }],
      })),
    },
  ],
  names: [{ name: "見本_率", row: 4, column: 1 }],
  widths: {},
  freeze: { rows: 4, columns: 1 },
  print: { orientation: "portrait", titleRows: [3, 3], footer: "見本" },
  isProtected: true,
};

/** Each sixteenth of the commands: the contract of all hosts breaks off whole plans, but at few places. */
it("a sheet that breaks off anywhere leaves the workbook as it was, and can be written again", async () => {
  const book: StandInWorkbook = await openStandInWorkbook();
  try {
    await book.hand.addSheet("メモ", "前からある");
    const before = await book.dump();
    const change = { createSheets: [SHEET], tables: [], sheets: [] };
    for (let share = 0; share <= 16; share += 1) {
      book.breakOffAt(share / 16);
      const outcome: unknown = await book.port.apply(change).catch((error: unknown) => error);
      expect({ share, outcome }).toMatchObject({ share, outcome: { state: "unchanged" } });
      expect({ share, dump: await book.dump() }).toEqual({ share, dump: before });
    }
    await book.port.apply(change);
    expect(await book.dump()).not.toEqual(before);
  } finally {
    book.close();
  }
});

it("hidden columns that are to be shown are hidden again, wherever it breaks off, and others stay", async () => {
  const [table] = SHEET.tables;
  if (!table) throw new Error("the sheet has a table");
  const columns = table.columns.map((column, index) => (index === 0 ? column : { ...column, hidden: true }));
  const sheet: SheetSpec = { ...SHEET, tables: [{ ...table, columns }] };
  const { name, row, column } = table;
  const place = { table: name, sheet: SHEET.name, row, column, bodyRows: table.rows.length };
  // The first one shows already: it is none of those that an undo hides.
  const change: WorkbookChange = {
    createSheets: [],
    tables: [{ ...place, columns, cells: [], addedRows: [], shown: [0, 1] }],
    sheets: [],
  };
  const book: StandInWorkbook = await openStandInWorkbook();
  const hidden = async () => {
    const { sheets } = await book.port.snapshot({ tables: [name], names: [], forAudit: true });
    return sheets.find((one) => one.name === SHEET.name)?.hiddenColumns;
  };
  try {
    await book.port.apply({ createSheets: [sheet], tables: [], sheets: [] });
    const before = await book.dump();
    for (let share = 0; share <= 4; share += 1) {
      book.breakOffAt(share / 4);
      const outcome: unknown = await book.port.apply(change).catch((error: unknown) => error);
      expect({ share, outcome }).toMatchObject({ share, outcome: { state: "unchanged" } });
      expect({ share, dump: await book.dump() }).toEqual({ share, dump: before });
    }
    expect(await hidden()).toEqual([1, 2]);
    await book.port.apply(change);
    expect(await hidden()).toEqual([2]);
    const { sheets } = await book.port.snapshot({ tables: [], names: [] });
    expect(sheets.find((one) => one.name === SHEET.name)?.isProtected).toBe(true);
  } finally {
    book.close();
  }
});
