import { SetSheetTableFilterMutation, TableColumnFilterTypeEnum } from "@univerjs/sheets-table";
import type { Book } from "../book";
import { textOf, valuesOf } from "../cells/cells";
import { invalidArgument, notSupported } from "../office-error";
import { bodyRect, columnNames, type Table } from "./tables";
import { isRecord, type Json } from "../wire";

/** What a column is filtered by, as Excel's `FilterCriteria`. */
export type FilterCriteria = Readonly<Record<string, Json>>;

/** The criteria of a table's columns, by the column's place. */
export function tableCriteria(book: Book, table: Table): Map<number, FilterCriteria> {
  const { tableFilters } = book;
  const found = tableFilters.get(table.getId()) ?? new Map<number, FilterCriteria>();
  tableFilters.set(table.getId(), found);
  return found;
}

/** Shows only the rows whose cell in a column fits. */
export function filterTable(book: Book, table: Table, column: number, criteria: FilterCriteria): void {
  if (column < 0 || column >= columnNames(table).length) throw invalidArgument();
  const rect = bodyRect(table);
  const cells = { ...rect, startColumn: rect.startColumn + column, endColumn: rect.startColumn + column };
  const texts = textOf(book, table.getSubunitId(), cells).map((row) => String(row[0]));
  const values = valuesOf(book, table.getSubunitId(), cells).map((row) => row[0] ?? "");
  const fits = matcher(criteria);
  // Univer looks for the bare value where a cell has no number format, and for the shown text where it has one.
  const shown = texts.flatMap((text, index) => {
    const value = values[index] ?? "";
    return fits(text, value) ? [text, value as string] : [];
  });
  tableCriteria(book, table).set(column, criteria);
  setFilter(book, table, column, [...new Set(shown)]);
}

export function clearFilter(book: Book, table: Table, column?: number): void {
  const criteria = tableCriteria(book, table);
  for (const one of column === undefined ? [...criteria.keys()] : [column]) {
    criteria.delete(one);
    setFilter(book, table, one, undefined);
  }
}

function setFilter(book: Book, table: Table, column: number, values: string[] | undefined): void {
  book.mutate(SetSheetTableFilterMutation, {
    tableId: table.getId(),
    column,
    tableFilter: values && { filterType: TableColumnFilterTypeEnum.manual, values, isAllSelected: false },
  });
}

type Matcher = (text: string, value: Json) => boolean;

/** @throws ApiNotFound for filters by colour, icon, date or rank. */
function matcher(criteria: FilterCriteria): Matcher {
  switch (String(criteria["filterOn"]).toLowerCase()) {
    case "values": {
      const wanted = criteria["values"];
      if (!Array.isArray(wanted) || wanted.some(isRecord)) throw invalidArgument("filter values");
      const texts = new Set(wanted.map((value) => String(value)));
      return (text) => texts.has(text);
    }
    case "custom": {
      const [first, second] = [criteria["criterion1"], criteria["criterion2"]].map((one) =>
        typeof one === "string" ? comparison(one) : undefined,
      );
      if (first === undefined) throw invalidArgument("filter criterion");
      if (second === undefined) return first;
      const isOr = String(criteria["operator"]).toLowerCase() === "or";
      return (text, value) =>
        isOr ? first(text, value) || second(text, value) : first(text, value) && second(text, value);
    }
    default:
      throw notSupported(`A filter on ${String(criteria["filterOn"])}`);
  }
}

/** `>=5`, `<>済`, `=*市*`, `済`. */
function comparison(criterion: string): Matcher {
  const [, sign = "=", operand = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? [];
  const number = Number(operand);
  if (operand !== "" && Number.isFinite(number)) {
    const compare: Readonly<Record<string, (value: number) => boolean>> = {
      "=": (value) => value === number,
      "<>": (value) => value !== number,
      "<": (value) => value < number,
      "<=": (value) => value <= number,
      ">": (value) => value > number,
      ">=": (value) => value >= number,
    };
    return (_, value) => (typeof value === "number" ? compare[sign]?.(value) === true : sign === "<>");
  }
  const pattern = operand
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/(?<!~)\*/g, ".*")
    .replace(/(?<!~)\?/g, ".")
    .replace(/~([*?~])/g, "\\$1");
  const like = new RegExp(`^${pattern}$`, "is");
  return (text) => like.test(text) === (sign !== "<>");
}
