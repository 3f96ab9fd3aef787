import { NO_NUMBER } from "../openTable";
import { at, counted, type Finding } from "./finding";
import { blanksIn, kindOf, textOf, type TableView } from "./tableView";

/** *** where there is no number, X where it is withheld. */
const KNOWN_SYMBOLS: readonly string[] = [NO_NUMBER, "X"];

/** 1-13: in a column of numbers, no blank and no sign whose meaning is left to the reader. */
export function missingNumbers(view: TableView): Finding[] {
  const { columns } = view;
  const numeric = columns.filter(({ isNumeric }) => isNumeric);
  return [
    ...counted(
      "fail",
      "数値の列に空欄があります。0 なのか、値がないのかが分かりません。",
      numeric.map((column) => blanksIn(view, column, "top")),
    ),
    ...at(
      "fail",
      "数値の列に、意味の決まっていない記号があります。",
      numeric.flatMap(({ cells }) =>
        cells.filter(
          (cell) =>
            kindOf(cell) === "symbol" && !KNOWN_SYMBOLS.includes(textOf(cell)) && !isError(textOf(cell)),
        ),
      ),
    ),
  ];
}

/** 1-7 tells of these. */
function isError(text: string): boolean {
  return text.startsWith("#");
}
