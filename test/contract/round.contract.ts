import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS as H, TABLES } from "../../src/sheets";
import {
  collect,
  findLastMerge,
  issueWorkbooks,
  merge,
  undoMerge,
  writePlan,
  type Collection,
  type IssueChoice,
  type IssuedFile,
  type PickedFile,
} from "../../src/workflows";
import type { CellValue, TableSnapshot, WorkbookPort } from "../../src/workflows/port";
import { XlsxPort, openReturned, writeWorkbookFile } from "../../src/xlsx";
import { ALL, CONTEXT, mapItems } from "../workflows/samplePlan";
import type { WorkbookUnderTest } from "./workbookPort.contract";

const PATIENCE = 60_000;
const YEAR = 2022;
const written = { ...CONTEXT.written, date: "2022-10-03T09:00" };
const terms: IssueChoice = {
  year: YEAR,
  departments: ["総合政策課", "市民課"],
  deadline: "2022-10-31",
  contact: "財政課 行革担当 内線 123",
};

/** An item of each department that is asked, and one of another: what is proven here is not about how many there are. */
const ITEMS: readonly string[] = ["2-1-2", "3-1-2", "1-2-1"];
const plan = mapItems(bundledPlan, (item) => (ITEMS.includes(item.code) ? [item] : []));

/** Files out to the departments and back, the same with every host of the office's workbook. */
export function describeRound(name: string, open: () => Promise<WorkbookUnderTest>): void {
  describe(`files out and back with ${name}`, () => {
    jest.setTimeout(PATIENCE);
    let book: WorkbookUnderTest;
    /** The plan's first write is tested elsewhere. */
    let openWritten: (() => Promise<WorkbookUnderTest>) | undefined;
    beforeEach(async () => {
      if (openWritten) {
        book = await openWritten();
        return;
      }
      book = await open();
      valueOf(await writePlan(book.port, plan, ALL, CONTEXT));
      await book.settle();
      openWritten = await book.copies?.();
    });
    afterEach(() => book.close());

    const issue = async (): Promise<readonly IssuedFile[]> => {
      const outcome = valueOf(
        await issueWorkbooks(book.port, plan, terms, {
          written,
          encode: (specs, title) => writeWorkbookFile(specs, { title }),
        }),
      );
      await book.settle();
      return outcome.files;
    };
    const collected = async (picked: readonly PickedFile[]): Promise<Collection> =>
      valueOf(await collect(book.port, plan, picked, openReturned));

    it("keeps who was sent what", async () => {
      const files = await issue();
      const log = await tableOf(book.port, TABLES.requests);
      expect(column(log, "担当課")).toEqual(["総合政策課", "市民課"]);
      expect(column(log, "ファイル名")).toEqual(files.map((file) => file.name));
      expect(column(log, "期限")).toEqual([terms.deadline, terms.deadline]);
    });

    it("takes a returned value, writes it into its cell and its history, and takes it back", async () => {
      const files = await issue();
      const before = await tableOf(book.port, TABLES.actuals);
      const [first, second] = files;
      if (!first || !second) throw new Error("two files were to be made");
      const returned = [
        await answered(first, 0, H.actual, 123_456),
        await answered(second, 0, H.progress, "=窓口で案内"),
      ];
      const collection = await collected(returned);
      expect(collection.proposals.map(({ kind, header }) => ({ kind, header }))).toEqual([
        { kind: "new", header: H.actual },
        { kind: "new", header: H.progress },
      ]);
      expect(valueOf(await merge(book.port, plan, collection, new Map(), written))).toMatchObject({
        cells: 2,
        rows: 2,
      });
      await book.settle();

      const after = await tableOf(book.port, TABLES.actuals);
      const typed = new Map(
        collection.proposals.map(({ key, header, candidates: [one] }) => [key + header, one.value]),
      );
      for (const header of [H.firstHalf, H.forecast, H.actual, H.state, H.progress, H.reason, H.target])
        expect(byKey(after, header)).toEqual(
          new Map([...byKey(before, header)].map(([key, value]) => [key, typed.get(key + header) ?? value])),
        );
      const history = await tableOf(book.port, TABLES.history);
      expect(column(history, "変更後").slice(-2)).toEqual([123_456, "=窓口で案内"]);
      expect(column(history, "操作").slice(-2)).toEqual(["取り込み", "取り込み"]);

      const last = valueOf(await findLastMerge(book.port));
      if (!last) throw new Error("the merge is not in the history");
      expect(valueOf(await undoMerge(book.port, plan, last.batch, written))).toMatchObject({
        restored: 2,
        kept: [],
      });
      await book.settle();
      expect(await tableOf(book.port, TABLES.actuals)).toEqual(before);
      expect(valueOf(await findLastMerge(book.port))).toBeNull();
    });

    it("writes nothing when the workbook has changed since the files were read", async () => {
      const [first] = await issue();
      if (!first) throw new Error("a file was to be made");
      const collection = await collected([await answered(first, 0, H.actual, 5)]);
      const { sheet, row, column: at } = collection.proposals[0]?.place ?? { sheet: "", row: 0, column: 0 };
      await book.hand.put(sheet, row, at, 7);
      const before = await tableOf(book.port, TABLES.actuals);
      const refused = await merge(book.port, plan, collection, new Map(), written);
      expect(refused).toMatchObject({ ok: false, issues: [{ code: "collect.changed" }] });
      expect(await tableOf(book.port, TABLES.actuals)).toEqual(before);
    });

    it("finds its cells after people sorted, renamed and inserted", async () => {
      const [first] = await issue();
      if (!first) throw new Error("a file was to be made");
      const file = await answered(first, 0, H.actual, 321);
      await book.hand.sortDescending(TABLES.actuals, H.westernYear);
      const { sheet } = await tableOf(book.port, TABLES.actuals);
      await book.hand.insertColumn(sheet, 5);
      await book.hand.renameSheet(sheet, "実績");
      await book.settle();
      const collection = await collected([file]);
      valueOf(await merge(book.port, plan, collection, new Map(), written));
      await book.settle();
      const after = await tableOf(book.port, TABLES.actuals);
      const key = collection.proposals[0]?.key;
      expect([...byKey(after, H.actual)].filter(([, value]) => value !== "")).toEqual([[key, 321]]);
    });
  });
}

/** The department's file with one answer in its n-th row, typed with the file's own port. */
async function answered(
  file: IssuedFile,
  index: number,
  header: string,
  value: CellValue,
): Promise<PickedFile> {
  const port = valueOf(await XlsxPort.open(file.bytes));
  const table = await tableOf(port, TABLES.actuals);
  const cell = { row: table.row + 1 + index, column: table.column + table.headers.indexOf(header) };
  await port.apply({
    createSheets: [],
    tables: [],
    sheets: [{ sheet: table.sheet, cells: [{ ...cell, before: null, content: value }] }],
  });
  const bytes = await port.save();
  return { name: file.name, size: bytes.length, read: () => Promise.resolve(bytes) };
}

async function tableOf(port: WorkbookPort, name: string): Promise<TableSnapshot> {
  const { tables } = await port.snapshot({ tables: [name], names: [] });
  const [table] = tables;
  if (!table) throw new Error(`the workbook has no table ${name}`);
  return table;
}

function column({ headers, values }: TableSnapshot, header: string): CellValue[] {
  const at = headers.indexOf(header);
  return values.map((line) => line[at] ?? "");
}

function byKey(table: TableSnapshot, header: string): Map<string, CellValue> {
  const values = column(table, header);
  return new Map(column(table, H.key).map((key, index) => [String(key), values[index] ?? ""]));
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}
