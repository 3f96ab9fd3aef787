import type { CellDescription } from "../description";
import { at, type Finding } from "./finding";
import { kindOf, type TableView } from "./tableView";

/** What is written to a CSV file as the number itself. */
const AS_IT_IS = /^(?:General|@|0|0\.0+|0+)$/u;
const ISO_DATE = /^yyyy[-/]mm?[-/]dd?(?:[T\s]+hh?:mm(?::ss)?)?$/iu;

/** 1-3: numbers as texts, words among numbers, and formats that show something else than the number. */
export function numbersAsNumbers({ columns, isCsv }: TableView): Finding[] {
  const numeric = columns.filter(({ isNumeric }) => isNumeric);
  const cells = numeric.flatMap((column) => column.cells);
  const textCells = cells.filter(({ value }) => typeof value === "string");
  const numbers = columns
    .filter(({ isCode }) => !isCode)
    .flatMap((column) => column.cells)
    .filter(({ value }) => typeof value === "number");
  return [
    ...at(
      "fail",
      "数値が文字列として入っています。",
      isCsv ? [] : textCells.filter((cell) => kindOf(cell) === "plain"),
    ),
    ...at(
      "fail",
      "数値に、単位、桁区切り、▲、全角数字などの文字が付いています。",
      textCells.filter((cell) => kindOf(cell) === "dressed"),
    ),
    ...at(
      "fail",
      "数値の列に言葉が入っています。",
      numeric
        .filter(({ isTime }) => !isTime)
        .flatMap((column) => column.cells.filter((cell) => isWords(cell))),
    ),
    ...at(
      "confirm",
      "表示形式により、数値と違う見た目になっています(桁区切り、%、単位、日付など)。",
      numbers.filter(({ numberFormat }) => !AS_IT_IS.test(numberFormat) && !ISO_DATE.test(numberFormat)),
    ),
  ];
}

/** An error value is a formula's failure, which 1-7 tells. */
function isWords(cell: CellDescription): boolean {
  return (
    typeof cell.value === "string" &&
    cell.value.trim() !== "" &&
    !cell.value.startsWith("#") &&
    kindOf(cell) === "words"
  );
}
