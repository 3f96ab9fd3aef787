import { SHEETS, TABLES, type SheetSpec } from "../sheets";
import type { CanonicalRow } from "./canonicalText";
import type { ReadTable } from "./stamp";

const HEADERS = { sheet: "シート", cell: "セル", kind: "種別", value: "値" } as const;

/**
 * 行革プラン_確定内容: every filled cell as it was frozen, all of it text, so that what has changed since can be named. The
 * rows' own canonical text has the stamped hash: who changes them is found as well.
 */
export function contentsSheet(rows: readonly CanonicalRow[]): SheetSpec {
  return {
    role: "contents",
    name: SHEETS.contents,
    visibility: "veryHidden",
    blocks: [],
    tables: [
      {
        name: TABLES.contents,
        row: 0,
        column: 0,
        keyColumns: [HEADERS.sheet, HEADERS.cell],
        filter: false,
        columns: [
          { header: HEADERS.sheet, owner: "plan", look: "code", width: 20 },
          { header: HEADERS.cell, owner: "plan", look: "code", width: 10 },
          { header: HEADERS.kind, owner: "plan", look: "code", width: 8 },
          { header: HEADERS.value, owner: "plan", look: "code", width: 60 },
        ],
        rows: rows.map(({ sheet, cell, kind, value }) => ({
          key: `${sheet}|${cell}`,
          cells: [{ content: sheet }, { content: cell }, { content: kind }, { content: value }],
        })),
      },
    ],
    names: [],
    widths: {},
    freeze: null,
    print: null,
    isProtected: false,
  };
}

/** @returns the rows as they stand, whatever people made of them; null where a column is missing. */
export function readContentsTable({ headers, values }: ReadTable): readonly CanonicalRow[] | null {
  const [sheet = -1, cell = -1, kind = -1, value = -1] = Object.values(HEADERS).map((header) =>
    headers.indexOf(header),
  );
  if ([sheet, cell, kind, value].includes(-1)) return null;
  const text = (line: ReadTable["values"][number], column: number) => String(line[column] ?? "");
  return values
    .filter((line) => line.some((one) => one !== ""))
    .map((line) => ({
      sheet: text(line, sheet),
      cell: text(line, cell),
      kind: text(line, kind),
      value: text(line, value),
    }));
}
