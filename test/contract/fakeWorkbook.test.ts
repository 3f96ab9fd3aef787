import { WorkbookError } from "../../src/workflows";
import { FakeWorkbook } from "../workflows/FakeWorkbook";
import { describeRound } from "./round.contract";
import { describeWorkbookPort, type WorkbookUnderTest } from "./workbookPort.contract";

function open(): Promise<WorkbookUnderTest> {
  const book = new FakeWorkbook();
  return Promise.resolve({
    port: book,
    hand: {
      addSheet: (name, text) => {
        book.addSheet(name);
        return done(() => book.put(name, 0, 0, text));
      },
      put: (sheet, row, column, value) => done(() => book.put(sheet, row, column, value)),
      deleteSheet: (name) => done(() => book.deleteSheet(name)),
      renameSheet: (from, to) => done(() => (book.sheet(from).name = to)),
      insertColumn: (sheet, column) => done(() => book.insertColumn(sheet, column)),
      addTableColumn: (table, header, values) => done(() => book.addTableColumn(table, header, values)),
      hideColumn: (sheet, column) => done(() => book.sheet(sheet).hidden.add(column)),
      filter: (table, header, value) => done(() => book.filters.set(table, { header, value })),
      renameHeader: (table, from, to) =>
        done(() => {
          const { sheet, row, column, columns } = book.table(table);
          for (let index = column; index < column + columns; index += 1) {
            const place = `${row}:${index}`;
            if (sheet.cells.get(place) === from) sheet.cells.set(place, to);
          }
        }),
      sortDescending: (table, header) => done(() => book.sortDescending(table, header)),
    },
    breakOffAt: () => {
      book.failure = new WorkbookError("workbook.failed", "書き込めませんでした。", "unchanged");
    },
    filterOf: (table) => Promise.resolve(book.filters.get(table)),
    dump: () => Promise.resolve(book.dump()),
    settle: () => Promise.resolve(),
    close: () => undefined,
  });
}

describeWorkbookPort("memory (the fake of the workflow tests)", open, { calculates: false });
describeRound("memory (the fake of the workflow tests)", open);

function done(work: () => unknown): Promise<void> {
  work();
  return Promise.resolve();
}
