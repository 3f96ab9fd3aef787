import { parseFiscalYear } from "../../plan";
import type { CellDescription } from "../description";
import { at, whole, type Finding } from "./finding";
import type { ColumnView, TableView } from "./tableView";
import { folded, hasWesternYear, isDate, isEra, isWesternYear, timeCodeYear } from "./timeText";

/** 1-11: a year of a Japanese era has its western year in the same cell, or beside it in the row. */
export function timeAxis(view: TableView): Finding[] {
  const { columns, headerRow, above, sheet } = view;
  const eraColumns = columns.filter(isEraColumn);
  const lonely = eraColumns.flatMap((column) =>
    column.cells.filter((cell) => isEra(cell.value, true) && !hasWestern(view, cell)),
  );
  const headings = columns.filter(({ header }) => isEraHeading(header) && !hasWesternYear(header));
  const findings = [
    ...at("fail", "和暦だけで、西暦がありません。", lonely),
    ...at(
      "fail",
      "項目名の年が和暦だけで、西暦がありません。",
      headings.map(({ column }) => ({ row: headerRow, column })),
    ),
  ];
  if (findings.length > 0) return findings;
  const hasTime =
    eraColumns.length > 0 ||
    columns.some(isWesternColumn) ||
    columns.some(({ header }) => hasWesternYear(header));
  if (hasTime) return [];
  const isSaidOutside = [...above.map(({ value }) => String(value)), sheet.name].some(hasWesternYear);
  return [
    whole(
      "confirm",
      isSaidOutside
        ? "いつのデータかが、表の列ではなく表題などに書かれています。"
        : "いつのデータかを表す列が見つかりません。",
    ),
  ];
}

/** R4 may be a room: such texts count only in a column that is about time. */
function isEraColumn({ cells, isTime, isCode }: ColumnView): boolean {
  return !isCode && cells.some(({ value }) => typeof value === "string" && isEra(value, isTime));
}

/** 目標 R4, 令和4年度実績; not a plan's name such as 令和の改革. */
function isEraHeading(header: string): boolean {
  const text = folded(header);
  return (
    /(?:明治|大正|昭和|平成|令和)\s*(?:元|\d{1,2})\s*年?/u.test(text) ||
    /(?:^|\s)[MTSHR]\d{1,2}(?:年度?|$|\D)/u.test(text)
  );
}

/** In the cell itself, or in another cell of the row that means the same year. */
function hasWestern({ at: cellAt, columns }: TableView, cell: CellDescription): boolean {
  if (hasWesternYear(String(cell.value))) return true;
  const year = parseFiscalYear(folded(cell.value));
  return columns.some(({ column }) => {
    const other = cellAt(cell.row, column);
    if (other === undefined || other === cell) return false;
    const coded = timeCodeYear(other.value);
    if (coded !== null) return year.ok && coded === year.value;
    if (!isWesternYear(other.value) && !isDate(other)) return false;
    const western = parseFiscalYear(typeof other.value === "number" ? other.value : folded(other.value));
    return western.ok && (!year.ok || western.value === year.value);
  });
}

function isWesternColumn({ cells, isTime }: ColumnView): boolean {
  const isWestern = (cell: CellDescription) =>
    isWesternYear(cell.value) || timeCodeYear(cell.value) !== null || isDate(cell);
  return cells.length > 0 && (isTime ? cells.some(isWestern) : cells.every(isWestern));
}
