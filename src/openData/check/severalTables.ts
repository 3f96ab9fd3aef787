import { address, at, named, whole, type Finding } from "./finding";
import type { TableView } from "./tableView";

/** 2-2: one table on the sheet and nothing beside it. */
export function severalTables(view: TableView): Finding[] {
  const { sheet, parts, above, headerRow, left } = view;
  if (headerRow < 0) return [whole("fail", "シートに何もありません。")];
  const others = parts.filter(({ kind }) => kind === "another");
  const remarks = parts.filter(({ kind }) => kind === "remark");
  return [
    ...named(
      "fail",
      "表が二つ以上あります。",
      sheet.tables.length > 1
        ? sheet.tables.map(({ top, left: column }) => address({ row: top, column }))
        : others.length > 0
          ? [headerRow, ...others.map(({ top }) => top)].map((row) => address({ row, column: left }))
          : sideBySide(view),
    ),
    ...at("confirm", "表の上に、表題などがあります。", above),
    ...named(
      "confirm",
      "表の下に、注記などがあります。",
      remarks.map(({ top }) => `${top + 1}行目`),
    ),
  ];
}

/** Blank columns between two groups that share a heading, or end in different rows. */
function sideBySide({ columns, headerRow }: TableView): string[] {
  const groups: (typeof columns)[number][][] = [[]];
  for (const column of columns) {
    if (column.header.trim() === "" && column.cells.length === 0) groups.push([]);
    else groups.at(-1)?.push(column);
  }
  const tables = groups.filter((group) => group.length > 0);
  const [first = [], ...rest] = tables;
  const headers = new Set(first.map(({ header }) => header.trim()));
  const lastRow = (group: readonly (typeof columns)[number][]) =>
    group.flatMap(({ cells }) => cells.map(({ row }) => row)).reduce((most, row) => Math.max(most, row), -1);
  const isAnother = rest.some(
    (group) => group.some(({ header }) => headers.has(header.trim())) || lastRow(group) !== lastRow(first),
  );
  return isAnother ? tables.map(([column]) => address({ row: headerRow, column: column?.column ?? 0 })) : [];
}
