import { type Book } from "../book";
import { defineType } from "../object-type";
import { oneOf } from "./arguments";

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
    Calculate: (book, type) =>
      oneOf(type, ["Recalculate", "Full", "FullRebuild"], "Recalculate") === "Recalculate"
        ? book.calculation.calculate()
        : book.calculation.recalculateAll(),
    // Both only save time in Excel. The stand-in calculates no sooner than somebody reads, in any case.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});
