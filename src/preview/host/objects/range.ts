import { formatAddress } from "../address";
import { anchorOver, boxOf, type Box } from "../charts/chart-anchor";
import {
  formulasOf,
  textOf,
  valuesOf,
  valueTypesOf,
  readMatrix,
  toMatrix,
  writeEntries,
} from "../cells/cells";
import { clearRange, copiesResults, copyRange, deleteRange, insertRange } from "../structure/edits";
import { hiddenLines, setHidden } from "../structure/lines";
import { defineType, type ObjectType, type PropertySpec } from "../object-type";
import { invalidArgument } from "../office-error";
import { requireWritable } from "../protection";
import { columnCount, isWholeColumns, isWholeRows, rowCount } from "../rect";
import { selectRange } from "../selection";
import { numberFormatOf, patchStyle, styleAt } from "../cells/styles";
import type { Json } from "../wire";
import { integer, oneOf, text, flag } from "./arguments";
import { cellProperties, lineProperties } from "./cell-properties";
import { conditionalFormatCollection } from "./conditional-formats";
import { dataValidation } from "./data-validation";
import { rangeFormat } from "./range-format";
import { rangeNavigation } from "./range-navigation";
import { rangeByAddress, type RangeRef } from "./range-ref";
import { tableScopedCollection } from "./tables";
import { worksheet } from "./worksheet";

const copyTypes = ["All", "Formulas", "Values", "Formats"] as const;

/** In points, by the sizes of rows and columns as they are now. */
const placed = (side: keyof Box): PropertySpec<RangeRef> => ({
  get: ({ book, sheetId, rect }) => boxOf(book.sheet(sheetId), anchorOver(rect))[side],
});

/** Excel.Range: the content of a block of cells. */
export const range: ObjectType<RangeRef> = defineType<RangeRef>("Range", {
  identity: ({ keptAs }): Record<string, Json> => (keptAs === undefined ? {} : { _ReferenceId: keptAs }),
  properties: {
    Address: { get: addressOf },
    AddressLocal: { get: addressOf },
    CellCount: { get: ({ rect }) => Math.min(rowCount(rect) * columnCount(rect), 2 ** 31 - 1) },
    RowIndex: { get: ({ rect }) => rect.startRow },
    ColumnIndex: { get: ({ rect }) => rect.startColumn },
    RowCount: { get: ({ rect }) => rowCount(rect) },
    ColumnCount: { get: ({ rect }) => columnCount(rect) },
    IsEntireRow: { get: ({ rect }) => isWholeRows(rect) },
    IsEntireColumn: { get: ({ rect }) => isWholeColumns(rect) },
    Values: { get: ({ book, sheetId, rect }) => valuesOf(book, sheetId, rect), set: write },
    Formulas: { get: ({ book, sheetId, rect }) => formulasOf(book, sheetId, rect), set: write },
    FormulasLocal: { get: ({ book, sheetId, rect }) => formulasOf(book, sheetId, rect), set: write },
    Text: { get: ({ book, sheetId, rect }) => textOf(book, sheetId, rect) },
    ValueTypes: { get: ({ book, sheetId, rect }) => valueTypesOf(book, sheetId, rect) },
    Left: placed("left"),
    Top: placed("top"),
    Width: placed("width"),
    Height: placed("height"),
    NumberFormat: { get: numberFormats, set: setNumberFormats },
    NumberFormatLocal: { get: numberFormats, set: setNumberFormats },
    Hidden: {
      get: (self) => {
        const rows = hiddenLines(self, "row");
        const columns = hiddenLines(self, "column");
        return rows === true || columns === true ? true : rows === false && columns === false ? false : null;
      },
    },
    RowHidden: {
      get: (self) => hiddenLines(self, "row"),
      set: (self, value) => setHidden(self, "row", flag(value)),
    },
    ColumnHidden: {
      get: (self) => hiddenLines(self, "column"),
      set: (self, value) => setHidden(self, "column", flag(value)),
    },
  },
  objects: {
    Format: (self) => rangeFormat.of(self),
    Worksheet: ({ book, sheetId }) => worksheet.of({ book, sheetId }),
    ConditionalFormats: (self) => conditionalFormatCollection.of(self),
    DataValidation: (self) => dataValidation.of(self),
  },
  methods: {
    ...rangeNavigation(
      (self) => range.of(self),
      (argument) => range.open(argument),
    ),
    GetTables: ({ book, sheetId, rect }, fullyContained) =>
      tableScopedCollection.of({ book, sheetId, rect, fullyContained: flag(fullyContained) }),
    Clear: (self, applyTo) => clearRange(self, text(applyTo, "All")),
    Delete: (self, shift) => deleteRange(self, oneOf(shift, ["Up", "Left"])),
    Insert: async (self, shift) => {
      await insertRange(self, oneOf(shift, ["Down", "Right"]));
      return range.of(self);
    },
    CopyFrom: async (self, source, copyType, skipBlanks, transpose) => {
      const from =
        typeof source === "string" ? rangeByAddress(self.book, self.sheetId, source) : range.open(source);
      if (from === undefined) throw invalidArgument();
      const type = oneOf(copyType, copyTypes, "All");
      if (copiesResults(from, type)) await self.book.calculation.settled();
      copyRange(self, from, {
        type,
        skipBlanks: flag(skipBlanks),
        transpose: flag(transpose),
      });
    },
    GetCellProperties: (self, asked) => cellProperties(self, asked as Json, (cell) => range.of(cell)),
    GetRowProperties: (self, asked) => lineProperties(self, "row", asked as Json, (line) => range.of(line)),
    GetColumnProperties: (self, asked) =>
      lineProperties(self, "column", asked as Json, (line) => range.of(line)),
    Select: (self) => selectRange(self),
    Calculate: ({ book }) => book.calculation.calculate(),
    _KeepReference: (self) => {
      self.keptAs ??= self.book.references.keep({ sheetId: self.sheetId, rect: self.rect });
    },
    _ValidateArraySize: ({ rect }, rows, columns) => {
      if (integer(rows) !== rowCount(rect) || integer(columns) !== columnCount(rect))
        throw invalidArgument(
          "The number of rows or columns in the array doesn't match the size of the range.",
        );
    },
  },
});

function addressOf({ book, sheetId, rect }: RangeRef): string {
  return formatAddress(book.sheet(sheetId).getName(), rect);
}

function write(self: RangeRef, value: Json): void {
  requireWritable(self);
  writeEntries(self.book, self.sheetId, self.rect, value);
}

function numberFormats({ book, sheetId, rect }: RangeRef): Json {
  return readMatrix(rect, (row, column) => numberFormatOf(styleAt(book, sheetId, row, column)));
}

function setNumberFormats(self: RangeRef, value: Json): void {
  requireWritable(self, "allowFormatCells");
  const patchFor = (format: Json): { n?: { pattern: string } | null } => {
    if (format === null) return {};
    const pattern = text(format);
    return { n: pattern === "General" || pattern === "" ? null : { pattern } };
  };
  const { book, sheetId, rect } = self;
  if (!Array.isArray(value)) patchStyle(book, sheetId, rect, patchFor(value));
  else {
    const at = toMatrix(value, rect);
    patchStyle(book, sheetId, rect, (row, column) => patchFor(at(row, column)));
  }
}
