import { columnLetter } from "../../sheets";
import { at, named, type Finding } from "./finding";
import { textOf, type TableView } from "./tableView";

/** 2-1: blank rows and columns inside the table, headings repeated in it, records of another length, what is not shown. */
export function dividedData(view: TableView): Finding[] {
  const { sheet, columns, headerRow, rows, parts, left, right, at: cellAt } = view;
  const cut = parts.filter(({ kind }) => kind === "continued");
  const headings = columns.filter(({ header }) => header.trim() !== "");
  const repeated = rows.filter(
    (row) =>
      headings.length > 1 &&
      headings.every(({ column, header }) => textOf(cellAt(row, column)).trim() === header.trim()),
  );
  const last = rows.at(-1) ?? headerRow;
  return [
    ...named(
      "fail",
      "空白の行で表が分かれています。",
      cut.map(({ top }) => `${top}行目`),
    ),
    ...named(
      "fail",
      "空白の列で表が分かれています。",
      columns
        .filter(({ header, cells }) => header.trim() === "" && cells.length === 0)
        .map(({ column }) => `${columnLetter(column)}列`),
    ),
    ...at(
      "fail",
      "項目名の行が表の途中に繰り返されています。",
      repeated.map((row) => ({ row, column: left })),
    ),
    ...named(
      "fail",
      "ほかの行と値の数が違います。",
      sheet.raggedRows.map((row) => `${row + 1}行目`),
    ),
    ...named("confirm", "シートが非表示です。", sheet.isHidden ? [sheet.name] : []),
    ...named("confirm", "非表示の行か列があります。", [
      ...sheet.hiddenColumns
        .filter((column) => column >= left && column <= right)
        .map((column) => `${columnLetter(column)}列`),
      ...sheet.hiddenRows.filter((row) => row >= headerRow && row <= last).map((row) => `${row + 1}行目`),
    ]),
  ];
}
