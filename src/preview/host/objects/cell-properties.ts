import type { Handle } from "../object-type";
import { invalidArgument } from "../office-error";
import { materialized } from "../structure/lines";
import type { Json } from "../wire";
import type { RangeRef } from "./range-ref";

/** The sides of CellBorderCollection and what they are called among a range's borders. */
const sides = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
} as const;

/** Range.getCellProperties: what was asked for, for each cell by itself. */
export function cellProperties(self: RangeRef, asked: Json, handleOf: (cell: RangeRef) => Handle): Json {
  const rect = materialized(self);
  return Array.from({ length: rect.endRow - rect.startRow + 1 }, (_row, row) =>
    Array.from({ length: rect.endColumn - rect.startColumn + 1 }, (_column, column) => {
      const [startRow, startColumn] = [rect.startRow + row, rect.startColumn + column];
      const cell = { ...self, rect: { startRow, endRow: startRow, startColumn, endColumn: startColumn } };
      return read(handleOf(cell), asked);
    }),
  );
}

/** Range.getRowProperties and getColumnProperties: what was asked for, for each line of the range by itself. */
export function lineProperties(
  self: RangeRef,
  kind: "row" | "column",
  asked: Json,
  handleOf: (line: RangeRef) => Handle,
): Json {
  const rect = materialized(self);
  const [first, last] = kind === "row" ? [rect.startRow, rect.endRow] : [rect.startColumn, rect.endColumn];
  return Array.from({ length: last - first + 1 }, (_line, index) => {
    const at = first + index;
    const line = kind === "row" ? { startRow: at, endRow: at } : { startColumn: at, endColumn: at };
    return read(handleOf({ ...self, rect: { ...rect, ...line } }), asked);
  });
}

function read(handle: Handle, asked: Json): Json {
  if (typeof asked !== "object" || asked === null || Array.isArray(asked)) throw invalidArgument();
  const answer: Record<string, Json> = {};
  for (const [name, wish] of Object.entries(asked)) {
    if (wish === false) continue;
    const member = name.charAt(0).toUpperCase() + name.slice(1);
    if (name === "borders") {
      const borders = handle.object(member);
      answer[name] = Object.fromEntries(
        Object.entries(sides).map(([side, id]) => [side, read(borders.item(id), wish ?? {})]),
      );
    } else if (handle.has("object", member)) {
      const part = handle.object(member);
      answer[name] = read(part, wish === true ? everything(part) : (wish ?? {}));
    } else answer[name] = handle.get(member);
  }
  return answer;
}

function everything(handle: Handle): Json {
  return Object.fromEntries(
    handle.propertyNames().map((name) => [name.charAt(0).toLowerCase() + name.slice(1), true]),
  );
}
