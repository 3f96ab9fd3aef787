import { at, counted, type Finding, type Place } from "./finding";
import { blanksIn, kindOf, textOf, type TableView } from "./tableView";

const DITTO = /^(?:〃|々|"|''|″|同上|同左|同じ)$/u;

/** A row without a number has no unit; 1-9 looks after the others. */
const isUnitColumn = (header: string) => /単位/u.test(header);

/** 1-6: headings that are missing, stand twice or are data; names left out because they stand above. */
export function omittedNames(view: TableView): Finding[] {
  const { columns, headerRow, at: cellAt } = view;
  const headerOf = (column: number): Place => ({ row: headerRow, column });
  const times = new Map<string, number>();
  for (const { header } of columns) times.set(header.trim(), (times.get(header.trim()) ?? 0) + 1);
  const named = columns.filter(({ header }) => header.trim() !== "");
  const firstNumeric = columns.find(({ isNumeric }) => isNumeric)?.column ?? Number.MAX_SAFE_INTEGER;
  const labels = columns.filter(
    ({ column, header, isNumeric, cells }) =>
      !isNumeric && column < firstNumeric && cells.length > 0 && !isUnitColumn(header),
  );
  return [
    ...at(
      "fail",
      "項目名が空欄です。",
      columns.filter(({ header }) => header.trim() === "").map(({ column }) => headerOf(column)),
    ),
    ...at(
      "fail",
      "同じ項目名が二つ以上あります。",
      named.filter(({ header }) => (times.get(header.trim()) ?? 0) > 1).map(({ column }) => headerOf(column)),
    ),
    ...at(
      "fail",
      "項目名の行に数値があります。1 行目が項目名ではないようです。",
      columns
        .filter(({ column, header }) => {
          const cell = cellAt(headerRow, column);
          return cell && ["number", "plain"].includes(kindOf(cell)) && !/^(?:19|20)\d\d$/u.test(header);
        })
        .map(({ column }) => headerOf(column)),
    ),
    ...counted(
      "fail",
      "上の行と同じ名前が省略されています。",
      labels.map((column) => blanksIn(view, column, "first")),
    ),
    ...at(
      "fail",
      "「〃」「同上」などで省略されています。",
      columns.flatMap(({ cells }) => cells.filter((cell) => DITTO.test(textOf(cell).trim()))),
    ),
  ];
}
