import { parseArea, type Area } from "../formula/address";
import type { Workbook } from "../workbook/Workbook";
import type { XmlElement } from "../xml/element";
import { readValue } from "./readCell";
import type { SheetPart } from "./SheetPart";
import { isTrue } from "./SheetPart";

/**
 * Rows and columns, 0-based, that hold something and that somebody has hidden, or made as narrow as that. A file marks rows
 * that a filter hides in the same way: a hidden row inside a filter counts only where it meets all of the filter's criteria,
 * so that the filter would show it. Criteria that cannot be judged here (dates, colours, the ten largest) count as not met.
 */
export function hiddenLines(
  workbook: Workbook,
  sheet: SheetPart,
): { readonly hiddenRows: readonly number[]; readonly hiddenColumns: readonly number[] } {
  const filters = filtersOn(workbook, sheet);
  const frozen = scrolledAway(sheet);
  const columns = new Set([
    ...hiddenColumns(sheet),
    ...Array.from({ length: frozen.left }, (_, column) => column),
  ]);
  const filled = new Set<number>();
  const hiddenRows: number[] = [];
  let row = -1;
  for (const element of sheet.root.first("sheetData")?.all("row") ?? []) {
    const given = element.attribute("r");
    row = given === undefined ? row + 1 : Number(given) - 1;
    const isHidden =
      isTrue(element.attribute("hidden")) || isBelow(element.attribute("ht"), LOWEST) || row < frozen.top;
    if (!isHidden && filled.size === columns.size) continue;
    const texts = textsIn(workbook, sheet, row);
    for (const column of texts.keys()) if (columns.has(column)) filled.add(column);
    if (isHidden && texts.size > 0 && !filters.some((filter) => hides(filter, row, texts)))
      hiddenRows.push(row);
  }
  return { hiddenRows, hiddenColumns: [...filled].sort((one, other) => one - other) };
}

/** Shown is what is not switched off. */
export function hidesZeros(sheet: SheetPart): boolean {
  const shows = sheet.root.first("sheetViews")?.first("sheetView")?.attribute("showZeros");
  return shows !== undefined && !isTrue(shows);
}

/** How many rows and columns stand before a frozen pane that was frozen when they had been scrolled away: nobody can scroll back. */
function scrolledAway(sheet: SheetPart): { readonly top: number; readonly left: number } {
  const view = sheet.root.first("sheetViews")?.first("sheetView");
  const pane = view?.first("pane");
  const corner = parseArea(view?.attribute("topLeftCell") ?? "");
  if (!corner || !FROZEN.includes(pane?.attribute("state") ?? "")) return { top: 0, left: 0 };
  return {
    top: Number(pane?.attribute("ySplit") ?? 0) > 0 ? corner.top : 0,
    left: Number(pane?.attribute("xSplit") ?? 0) > 0 ? Math.min(corner.left, MOST_COLUMNS) : 0,
  };
}

const FROZEN: readonly string[] = ["frozen", "frozenSplit"];

function hiddenColumns(sheet: SheetPart): number[] {
  return (sheet.root.first("cols")?.all("col") ?? []).flatMap((element) => {
    if (!isTrue(element.attribute("hidden")) && !isBelow(element.attribute("width"), NARROWEST)) return [];
    const first = Number(element.attribute("min")) - 1;
    const end = Math.min(Number(element.attribute("max")) - 1, MOST_COLUMNS - 1);
    return Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => first + index);
  });
}

/** Far beyond the widest sheet of the add-in; people hide all the columns behind their own. */
const MOST_COLUMNS = 512;

/** In points, and in characters: nobody reads anything in a smaller cell. */
const LOWEST = 4;
const NARROWEST = 1;

function isBelow(size: string | undefined, least: number): boolean {
  return size !== undefined && Number(size) < least;
}

/** What the row's cells show, by column; empty ones are left out. */
function textsIn(workbook: Workbook, sheet: SheetPart, row: number): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [column, cell] of sheet.cells.inRow(row)) {
    if (cell.isLeaf) continue;
    const text = String(readValue(cell, workbook.strings));
    if (text !== "" || cell.first("f")) found.set(column, text);
  }
  return found;
}

interface Filter {
  readonly area: Area;
  /** By 0-based column of the sheet. */
  readonly criteria: readonly { readonly column: number; readonly element: XmlElement }[];
}

/** Filters in use, of tables and of the sheet. */
function filtersOn(workbook: Workbook, sheet: SheetPart): readonly Filter[] {
  const tables = workbook.tables.filter((table) => table.sheet === sheet).map(({ root }) => root);
  return [...tables, sheet.root]
    .flatMap((root) => root.first("autoFilter") ?? [])
    .flatMap((element): Filter[] => {
      const area = parseArea(element.attribute("ref") ?? "");
      const criteria = element.all("filterColumn");
      // Without its button nobody is told of a filter: it hides as a hand does.
      if (criteria.some((criterion) => isTrue(criterion.attribute("hiddenButton")))) return [];
      if (!area || criteria.length === 0) return [];
      return [
        {
          area,
          criteria: criteria.map((criterion) => ({
            column: area.left + Number(criterion.attribute("colId") ?? 0),
            element: criterion,
          })),
        },
      ];
    });
}

function hides({ area, criteria }: Filter, row: number, texts: ReadonlyMap<number, string>): boolean {
  if (row <= area.top || row > area.bottom) return false;
  return !criteria.every(({ column, element }) => isMet(element, texts.get(column) ?? ""));
}

/** Whether a cell surely meets a criterion. Lists hold what cells show: a number with a format is in none of them as it is. */
function isMet(criterion: XmlElement, text: string): boolean {
  const list = criterion.first("filters");
  if (list) {
    if (text === "") return isTrue(list.attribute("blank"));
    return list
      .all("filter")
      .some((one) => (one.attribute("val") ?? "").toLowerCase() === text.toLowerCase());
  }
  const custom = criterion.first("customFilters");
  if (!custom) return false;
  const met = custom.all("customFilter").map((one) => meets(one, text));
  return isTrue(custom.attribute("and")) ? met.every(Boolean) : met.some(Boolean);
}

function meets(criterion: XmlElement, text: string): boolean {
  const wanted = criterion.attribute("val") ?? "";
  const operator = criterion.attribute("operator") ?? "equal";
  if (operator === "equal" || operator === "notEqual") {
    const isEqual = pattern(wanted).test(text);
    return operator === "equal" ? isEqual : !isEqual;
  }
  const [value, bound] = [Number(text), Number(wanted)];
  if (text === "" || wanted.trim() === "" || Number.isNaN(value) || Number.isNaN(bound)) return false;
  switch (operator) {
    case "greaterThan":
      return value > bound;
    case "greaterThanOrEqual":
      return value >= bound;
    case "lessThan":
      return value < bound;
    default:
      return operator === "lessThanOrEqual" && value <= bound;
  }
}

/** * and ? stand for any characters. */
function pattern(wanted: string): RegExp {
  const source = wanted
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "isu");
}
