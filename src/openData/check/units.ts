import type { CellDescription } from "../description";
import { at, type Finding, type Place } from "./finding";
import { kindOf, type ColumnView, type TableView } from "./tableView";

const UNIT_COLUMN = /単位/u;
/** 人口(人), 経費[千円], 達成率（%） */
const UNIT_IN_HEADER = /[([（［【].{1,12}[)\]）］】]$/u;
/** Counted in nothing. */
const NO_UNIT = /区分|順位|順番|指数/u;

/** 1-9: every column of numbers has its unit in its heading, or in a column of its own that is filled in every row. */
export function units({ columns, headerRow }: TableView): Finding[] {
  const unitColumns = columns.filter(({ header }) => UNIT_COLUMN.test(header));
  const numeric = columns.filter(
    (column) => column.isNumeric && !column.isTime && !isYears(column) && !NO_UNIT.test(column.header),
  );
  const bare = numeric.filter(({ header }) => !UNIT_IN_HEADER.test(header.trim()));
  const headerOf = ({ column }: ColumnView): Place => ({ row: headerRow, column });
  if (unitColumns.length === 0) {
    return at("fail", "数値の列の単位が、項目名にも「単位」の列にもありません。", bare.map(headerOf));
  }
  const isNumber = (cell: CellDescription) => ["number", "plain", "dressed"].includes(kindOf(cell));
  const withNumber = new Set(bare.flatMap(({ cells }) => cells.filter(isNumber).map(({ row }) => row)));
  return at(
    "fail",
    "数値のある行で、単位の列が空欄です。",
    unitColumns.flatMap(({ column, cells }) => {
      const filled = new Set(cells.map(({ row }) => row));
      return [...withNumber]
        .filter((row) => !filled.has(row))
        .sort((one, other) => one - other)
        .map((row) => ({ row, column }));
    }),
  );
}

/** Numbers that are all years need no unit, whatever their heading says. */
function isYears({ cells }: ColumnView): boolean {
  return cells.every(({ value }) => /^(?:1[89]|20|21)\d\d$/u.test(String(value)));
}
