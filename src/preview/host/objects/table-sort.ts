import { defineType } from "../object-type";
import { requireWritable } from "../protection";
import { sortRows } from "../tables/table-sort";
import { bodyRect } from "../tables/tables";
import type { Json } from "../wire";
import { openTable, type TableRef } from "./tables";

/** Excel.TableSort: sorts once; the table does not remember by what. */
export const tableSort = defineType<TableRef>("TableSort", {
  methods: {
    Apply: (self, fields) => {
      const found = openTable(self);
      const sheetId = found.getSubunitId();
      const rect = bodyRect(found);
      requireWritable({ book: self.book, sheetId, rect });
      sortRows(self.book, sheetId, rect, (fields ?? null) as Json);
    },
  },
});
