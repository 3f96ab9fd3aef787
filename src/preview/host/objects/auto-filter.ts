import { clearFilter, filterTable, tableCriteria } from "../tables/table-filter";
import { columnNames, tableRect } from "../tables/tables";
import { defineType } from "../object-type";
import { invalidArgument } from "../office-error";
import { integer, record } from "./arguments";
import { openTable, tableRange, type TableRef } from "./tables";

/** Excel.AutoFilter of a table; the rows it hides are hidden as Excel hides them. */
export const tableAutoFilter = defineType<TableRef>("AutoFilter", {
  properties: {
    Enabled: { get: () => true },
    IsDataFiltered: { get: (self) => tableCriteria(self.book, openTable(self)).size > 0 },
    Criteria: {
      get: (self) => {
        const found = openTable(self);
        const criteria = tableCriteria(self.book, found);
        return columnNames(found).map((_, column) => {
          const one = criteria.get(column);
          return one === undefined ? null : { ...one };
        });
      },
    },
  },
  methods: {
    Apply: async (self, _range, column, criteria) => {
      await self.book.calculation.settled();
      if (criteria === undefined || criteria === null) throw invalidArgument();
      filterTable(self.book, openTable(self), integer(column), record(criteria));
    },
    ClearCriteria: (self) => clearFilter(self.book, openTable(self)),
    ClearColumnCriteria: (self, column) => clearFilter(self.book, openTable(self), integer(column)),
    Reapply: async (self) => {
      await self.book.calculation.settled();
      for (const [column, criteria] of tableCriteria(self.book, openTable(self)))
        filterTable(self.book, openTable(self), column, criteria);
    },
    GetRange: (self) => tableRange(self, tableRect),
    GetRangeOrNullObject: (self) => tableRange(self, tableRect),
  },
});
