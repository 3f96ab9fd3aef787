import type { Cited, Confirmation, Reading } from "../types";

/** How sure a cell is by now: what the office has confirmed or corrected counts as stated. */
export function certainty(cell: Pick<Cited, "reading"> & { readonly confirmation?: Confirmation }): Reading {
  return cell.confirmation === undefined ? cell.reading : "stated";
}
