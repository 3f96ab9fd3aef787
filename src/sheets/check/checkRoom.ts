import type { Issue } from "../../plan";
import type { Area } from "./areas";
import { areaOfTable, areasOfBlocks, areasOfCharts, isBeside, overlaps } from "./areas";
import type { SheetSpec } from "../spec";

/**
 * Whether a workbook that was made for a part of a plan can take the rest: each table has empty cells below it for its rows in
 * the whole plan, what would have to be moved down for them is a table of the same columns, and names that begin at a table's
 * header reach over all of its rows. Bugs of this room, as in `checkSpec`.
 *
 * @param part the sheets of a choice. @param whole the same for everything.
 */
export function checkRoom(part: readonly SheetSpec[], whole: readonly SheetSpec[]): Issue[] {
  const wholeKeys = new Map(
    whole.flatMap(({ tables }) => tables.map(({ name, rows }) => [name, rows.map(({ key }) => key)])),
  );
  return part.flatMap((sheet) => {
    const grown = sheet.tables.map((table) => {
      const keys = [...table.rows.map(({ key }) => key), ...(wholeKeys.get(table.name) ?? [])];
      const count = new Set(keys).size;
      return { area: areaOfTable(table, count), more: count - table.rows.length };
    });
    const still = [...areasOfBlocks(sheet), ...areasOfCharts(sheet)];
    return grown.flatMap(({ area, more }) => {
      const others = grown.map((one) => one.area).filter((one) => one !== area);
      return [...(more > 0 ? blockedBy(area, [...still, ...others], sheet) : []), ...shortNames(area, sheet)];
    });
  });
}

function blockedBy(area: Area, others: readonly Area[], { name, tables }: SheetSpec): Issue[] {
  const issue = (code: string, message: string): Issue => ({ code, path: `${name}: ${area.what}`, message });
  const obstacle = others.find((other) => overlaps(area, other));
  const isMovable = (other: Area) => other.column === area.column && other.columns === area.columns;
  const torn = tables
    .map((table) => areaOfTable(table))
    .find(
      (other) =>
        other.row > area.row &&
        isBeside(other.column, other.columns, area.column, area.columns) &&
        !isMovable(other),
    );
  return [
    ...(obstacle ? [issue("room.blocked", `行が増えると${obstacle.what}に当たります。`)] : []),
    ...(torn ? [issue("room.torn", `行が増えると表「${torn.what}」の一部だけが下がります。`)] : []),
  ];
}

function shortNames({ what, row, column, rows, columns }: Area, { name: sheet, names }: SheetSpec): Issue[] {
  return names
    .filter((name) => name.row === row && isBeside(name.column, 1, column, columns))
    .filter((name) => (name.rows ?? 1) > 1 && (name.rows ?? 1) < rows)
    .map(({ name }) => ({
      code: "room.name",
      path: `${sheet}: ${name}`,
      message: `名前「${name}」が表「${what}」の最後の行まで届きません。`,
    }));
}
