import type { Book } from "../book";
import { defineType } from "../object-type";
import { oneOf, text } from "./arguments";
import { workbookCreated } from "./workbook-created";

const modes = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

/** Excel.Application. */
export const application = defineType<Book>("Application", {
  properties: {
    CalculationMode: {
      get: (book) => book.calculation.mode,
      set: (book, value) => {
        book.calculation.mode = oneOf(value, modes);
      },
    },
    CalculationState: { get: () => "Done" },
    DecimalSeparator: { get: () => "." },
    ThousandsSeparator: { get: () => "," },
    UseSystemSeparators: { get: () => true },
  },
  methods: {
    Calculate: (book, type) => {
      const kind = oneOf(type, ["Recalculate", "Full", "FullRebuild"], "Recalculate");
      if (kind !== "Recalculate") book.calculation.invalidateAll(book.unitId, book.sheetIds());
      return book.calculation.calculate();
    },
    CreateWorkbook: (book, base64) =>
      workbookCreated.of({ book, id: book.newWorkbooks.create(text(base64, "")) }),
    _GetWorkbookCreatedById: (book, id) => workbookCreated.of({ book, id: text(id) }),
    // Both only save time in Excel. The stand-in calculates no sooner than somebody reads, in any case.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});
