import { ExcelPort } from "../../src/excel";
import { typed } from "../../src/excel/typed";
import { movedFormula } from "../../src/preview/host/structure/moved-formula";
import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";
import type { CellValue } from "../../src/workflows";
import { contentOf } from "../../src/sheets";
import type { Hand, WorkbookUnderTest } from "../contract/workbookPort.contract";
import { dumpWorkbook } from "./dumpWorkbook";
import { spyOnWire, type Wire } from "./wire";

export interface StandInWorkbook extends WorkbookUnderTest {
  readonly port: ExcelPort;
  readonly standIn: StandIn;
  readonly wire: Wire;
  copies(): Promise<() => Promise<StandInWorkbook>>;
}

/** A workbook in the stand-in, reached through Microsoft's own Office.js, every request of which is seen. */
export async function openStandInWorkbook(requestLimit?: number): Promise<StandInWorkbook> {
  return workbookIn(await openStandIn(), requestLimit);
}

function workbookIn(standIn: StandIn, requestLimit?: number): StandInWorkbook {
  const wire = spyOnWire(standIn.host);
  const port = new ExcelPort((batch) => standIn.Excel.run(batch), requestLimit);
  return {
    port,
    standIn,
    wire,
    hand: handIn(standIn),
    breakOffAt: (share) => wire.breakOffAt(share),
    dump: () => dumpWorkbook(standIn),
    filterOf: (table) => filterOf(standIn, table),
    settle: async () => {
      await standIn.host.settled();
    },
    // That a copy is equal is proven by test/excel/copy.test.ts.
    copies: async () => {
      const copy = await standIn.host.copy();
      return async () => workbookIn(await openStandIn({ copy }), requestLimit);
    },
    close: () => standIn.close(),
  };
}

/** Deeds of people, through Office.js too; protection is taken off and put back around them, as a person would. */
function handIn({ Excel }: StandIn): Hand {
  const unprotected = async (
    context: Excel.RequestContext,
    sheet: Excel.Worksheet,
    deed: () => void | Promise<void>,
  ): Promise<void> => {
    sheet.protection.load("protected,options");
    await context.sync();
    const { protected: isProtected, options } = sheet.protection;
    if (isProtected) sheet.protection.unprotect();
    await deed();
    if (isProtected) sheet.protection.protect(options);
    await context.sync();
  };
  return {
    addSheet: (name, text) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.add(name).getRange("A1").values = [[text]];
        await context.sync();
      }),
    put: (sheet, row, column, value) =>
      Excel.run(async (context) => {
        const target = context.workbook.worksheets.getItem(sheet);
        await unprotected(context, target, () => {
          target.getRangeByIndexes(row, column, 1, 1).values = [[value]];
        });
      }),
    deleteSheet: (name) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem(name).delete();
        await context.sync();
      }),
    renameSheet: (from, to) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem(from).name = to;
        await context.sync();
      }),
    insertColumn: (sheet, column) =>
      Excel.run(async (context) => {
        const target = context.workbook.worksheets.getItem(sheet);
        await unprotected(context, target, () => {
          target.getRangeByIndexes(0, column, 1, 1).getEntireColumn().insert("Right");
        });
      }),
    hideColumn: (sheet, column) =>
      Excel.run(async (context) => {
        const target = context.workbook.worksheets.getItem(sheet);
        await unprotected(context, target, () => {
          target.getRangeByIndexes(0, column, 1, 1).columnHidden = true;
        });
      }),
    addTableColumn: (name, header, values) =>
      Excel.run(async (context) => {
        const table = context.workbook.tables.getItem(name);
        await unprotected(context, table.worksheet, () => {
          const column = table.columns.add(undefined, undefined, header);
          values.forEach((value, index) => {
            column.getDataBodyRange().getCell(index, 0).values = [[value]];
          });
        });
      }),
    renameHeader: (name, from, to) =>
      Excel.run(async (context) => {
        const table = context.workbook.tables.getItem(name);
        await unprotected(context, table.worksheet, () => {
          table.columns.getItem(from).name = to;
        });
      }),
    // The stand-in sorts no formulas: the rows are put into order here, with the references and number formats of each.
    sortDescending: (name, header) =>
      Excel.run(async (context) => {
        const table = context.workbook.tables.getItem(name);
        const columns = table.columns.load("items/name");
        const body = table.getDataBodyRange().load("values,formulas,numberFormat");
        await context.sync();
        const key = columns.items.findIndex((column) => column.name === header);
        const values = body.values as CellValue[][];
        const formulas = body.formulas as CellValue[][];
        const formats = body.numberFormat as string[][];
        const order = values.map((_, row) => row);
        order.sort((a, b) => (String(values[a]?.[key]) < String(values[b]?.[key]) ? 1 : -1));
        const sorted = order.map((from, to) =>
          (formulas[from] ?? []).map((formula, column) => {
            const content = contentOf(values[from]?.[column] ?? "", formula);
            if (typeof content !== "object" || content === null) return typed(content);
            return movedFormula(`=${content.formula}`, to - from, 0);
          }),
        );
        await unprotected(context, table.worksheet, () => {
          const range = table.getDataBodyRange();
          // A cell that is text would take the numbers that come into it for text.
          range.numberFormat = "General" as unknown as string[][];
          range.formulas = sorted;
          range.numberFormat = order.map((from) => formats[from] ?? []);
        });
      }),
    filter: (name, header, value) =>
      Excel.run(async (context) => {
        const table = context.workbook.tables.getItem(name);
        const columns = table.columns.load("items/name");
        await context.sync();
        const column = columns.items.findIndex((one) => one.name === header);
        await unprotected(context, table.worksheet, () => {
          table.autoFilter.apply(table.getRange(), column, { filterOn: "Values", values: [value] });
        });
      }),
  };
}

function filterOf({ Excel }: StandIn, name: string): Promise<unknown> {
  return Excel.run(async (context) => {
    const table = context.workbook.tables.getItem(name);
    const filter = table.autoFilter.load("criteria,isDataFiltered");
    const columns = table.columns.load("items/name");
    const body = table.getDataBodyRange().load("rowCount");
    await context.sync();
    const rows = Array.from({ length: body.rowCount }, (_, row) => body.getRow(row).load("rowHidden"));
    await context.sync();
    const criteria = columns.items.flatMap((column, index) => {
      const one = (filter.criteria as (Excel.FilterCriteria | null)[])[index];
      return one ? [[column.name, one.values]] : [];
    });
    return { criteria, isFiltered: filter.isDataFiltered, hidden: rows.map(({ rowHidden }) => rowHidden) };
  });
}
