import type { AreaDescription } from "../description";
import { address, named, type Finding } from "./finding";
import type { TableView } from "./tableView";

/** 1-4 */
export function mergedCells({ sheet }: TableView): Finding[] {
  return named("fail", "セルが結合されています。", sheet.merges.map(areaName));
}

function areaName({ top, left, bottom, right }: AreaDescription): string {
  return `${address({ row: top, column: left })}:${address({ row: bottom, column: right })}`;
}
