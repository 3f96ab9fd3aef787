import type { Book } from "../book";
import { eventRange } from "../changes";
import { defineType, nullObject, orItemNotFound } from "../object-type";
import { activeCell, selectedRange } from "../selection";
import { text } from "./arguments";
import { application } from "./application";
import { customXmlPartCollection } from "./custom-xml";
import { documentProperties } from "./custom-properties";
import { namedItemCollection } from "./names";
import { range } from "./range";
import { runtime } from "./runtime";
import { settingCollection } from "./settings";
import { tableCollection } from "./tables";
import { workbookProtection } from "./workbook-protection";
import { worksheetCollection } from "./worksheets";

/** Excel.Workbook: where every object path starts. */
export const workbook = defineType<Book>("Workbook", {
  properties: {
    Name: { get: (book) => book.workbook.getSnapshot().name },
    ReadOnly: { get: () => false },
    IsDirty: { get: () => true, set: () => undefined },
    AutoSave: { get: () => false },
    PreviouslySaved: { get: () => false },
  },
  objects: {
    Application: (book) => application.of(book),
    Worksheets: (book) => worksheetCollection.of(book),
    Tables: (book) => tableCollection.of({ book, sheetId: undefined }),
    Names: (book) => namedItemCollection.of({ book, sheetId: undefined }),
    Settings: (book) => settingCollection.of(book),
    Protection: (book) => workbookProtection.of(book),
    Properties: (book) => documentProperties.of(book),
    CustomXmlParts: (book) => customXmlPartCollection.of(book),
    _Runtime: (book) => runtime.of(book),
  },
  methods: {
    // What Excel.createWorkbook asks for on the web, of an object that there is the whole request's root.
    CreateAndOpenWorkbook: (book, base64) => {
      book.newWorkbooks.open(book.newWorkbooks.create(text(base64, "")));
    },
    GetSelectedRange: (book) => range.of(selectedRange(book)),
    GetActiveCell: (book) => range.of(activeCell(book)),
    _GetObjectByReferenceId: (book, id) =>
      range.of({ book, ...book.references.find(text(id)), keptAs: text(id) }),
    _GetObjectTypeNameByReferenceId: () => "Range",
    _RemoveReference: (book, id) => book.references.release(text(id)),
    _RemoveAllReferences: (book) => book.references.releaseAll(),
    _GetReferenceCount: (book) => book.references.size,
    _GetRangeForEventByReferenceId: (book, id) =>
      range.of({ book, ...orItemNotFound(eventRange(book, text(id))) }),
    _GetRangeOrNullObjectForEventByReferenceId: (book, id) => {
      const found = eventRange(book, text(id));
      return found === undefined ? nullObject : range.of({ book, ...found });
    },
  },
});
