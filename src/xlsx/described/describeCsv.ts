import { fail, succeed, type Result } from "../../plan/result";
import { parseCsv, type FileDescription, type SheetDescription } from "../../openData";
import { decodeText } from "./decodeText";
import { MAX_DESCRIBED_CELLS } from "./limits";

/** Far above any table that people publish. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

/**
 * A CSV file as the checker sees it: one sheet, called as the file is, whose cells are all texts.
 * @returns issues of `decodeText` and `parseCsv`; `file.tooLarge`.
 */
export function describeCsv(name: string, bytes: Uint8Array): Result<FileDescription> {
  if (bytes.length > MAX_TEXT_BYTES) {
    const megabytes = MAX_TEXT_BYTES / 1024 / 1024;
    return fail("file.tooLarge", "", `${megabytes} MB を超えるため開きません。表を分けて確かめてください。`);
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding, hasBom } = decoded.value;
  const parsed = parseCsv(text, MAX_DESCRIBED_CELLS);
  if (!parsed.ok) return parsed;
  const { records, separator } = parsed.value;
  return succeed({
    name,
    kind: "csv",
    text: { encoding, hasBom, separator },
    sheets: [sheetOf(name, records)],
  });
}

function sheetOf(name: string, records: readonly (readonly string[])[]): SheetDescription {
  const width = records[0]?.length ?? 0;
  // A record of one empty field is a blank line.
  const isBlank = (record: readonly string[]) => record.length === 1 && record[0] === "";
  return {
    name,
    isHidden: false,
    cells: records.flatMap((record, row) =>
      record.flatMap((value, column) =>
        value === "" ? [] : [{ row, column, value, isFormula: false, numberFormat: "General" }],
      ),
    ),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    objects: [],
    tables: [],
    raggedRows: records.flatMap((record, row) => (record.length === width || isBlank(record) ? [] : [row])),
  };
}
