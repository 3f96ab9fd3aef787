import { formulaLike } from "../csvText";
import { at, type Finding } from "./finding";
import type { TableView } from "./tableView";

const ERROR = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)$/u;

/** 1-7 */
export function formulas({ sheet, isCsv }: TableView): Finding[] {
  const isText = (value: unknown): value is string => typeof value === "string";
  return [
    ...at(
      "fail",
      "数式が入っています。",
      sheet.cells.filter(({ isFormula }) => isFormula),
    ),
    ...at(
      "fail",
      "エラー値が入っています。",
      sheet.cells.filter(({ value }) => isText(value) && ERROR.test(value)),
    ),
    ...at(
      "confirm",
      "表計算ソフトで開くと数式として扱われる値です(先頭が = + - @)。",
      isCsv ? sheet.cells.filter(({ value }) => isText(value) && isRun(value)) : [],
    ),
  ];
}

/** A dash alone or before words is no formula; = and @ always are taken for one. */
function isRun(text: string): boolean {
  return formulaLike(text) && !/^[+-](?:[^\w(]|$)/u.test(text);
}
