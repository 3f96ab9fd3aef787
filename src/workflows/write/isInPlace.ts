import type { TableSpec } from "../../sheets/spec";
import type { TableSnapshot } from "../port";

/** Whether a table stands where it was made, with its columns as they were: then the cells beside it do, too, as far as anybody knows. */
export function isInPlace(spec: TableSpec, table: TableSnapshot): boolean {
  return (
    table.row === spec.row &&
    table.column === spec.column &&
    spec.columns.every(({ header }, index) => table.headers[index] === header)
  );
}
