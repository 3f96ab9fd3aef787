import type { CellSpec, ColumnSpec, Content } from "../spec";
import type { Look } from "../looks/looks";

/** Looks that round what they show, beside those that show every place. */
const WITH_DECIMALS: Partial<Record<Look, Look>> = { number: "decimal", inputNumber: "inputDecimal" };

/** A cell of a column that people own, holding what they wrote: by header; what is absent keeps the sheet's default. */
export function filledCell(
  cell: CellSpec,
  { header, owner, look }: ColumnSpec,
  answers: ReadonlyMap<string, Content> | undefined,
): CellSpec {
  const content = answers?.get(header);
  if (owner !== "people" || content === undefined) return cell;
  const wanted = isFraction(content) ? WITH_DECIMALS[cell.look ?? look] : undefined;
  return { ...cell, content, ...(wanted ? { look: wanted } : {}) };
}

function isFraction(content: Content): boolean {
  return typeof content === "number" && !Number.isInteger(content);
}
