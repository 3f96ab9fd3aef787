import { displayWidth } from "./displayWidth";

/** Numbers stand right. */
export type Field = string | number;

/**
 * Lines of a table whose columns stand below each other in a terminal, two spaces apart. A column is right-aligned where
 * all of its fields are numbers.
 * @example columnLines(["担当課", "行"], [["財政課", 12]])
 */
export function columnLines(header: readonly string[], rows: readonly (readonly Field[])[]): string[] {
  const words = [header, ...rows.map((row) => row.map(text))];
  const widths = header.map((_, column) => Math.max(...words.map((row) => displayWidth(row[column] ?? ""))));
  const isNumber = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === "number"),
  );
  return words.map((row) =>
    row
      .map((field, column) => {
        const gap = " ".repeat((widths[column] ?? 0) - displayWidth(field));
        return isNumber[column] ? gap + field : field + gap;
      })
      .join("  ")
      .trimEnd(),
  );
}

function text(field: Field): string {
  return typeof field === "number" ? field.toLocaleString("ja-JP") : field;
}
