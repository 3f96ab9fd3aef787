import { fail, succeed, type Result } from "../../plan/result";
import type { FileDescription } from "../../openData";
import { FileFault } from "../fault";
import { openWorkbook } from "../open";
import { describeCsv } from "./describeCsv";
import { describeSheet } from "./describeSheet";

/**
 * Any workbook or CSV file as the checker sees it. What it is, its bytes say; what it is called is for the checker to judge.
 * Reading is bounded as `openWorkbook` is.
 *
 * @param name as people know the file, with its extension.
 * @returns the issues of `openWorkbook` for what begins like a workbook of any format or like a PDF; `file.sheetTooLarge`; those of
 * `describeCsv` for everything else.
 * @example await describeFile("公開.csv", bytes)
 */
export async function describeFile(name: string, bytes: Uint8Array): Promise<Result<FileDescription>> {
  if (!isBinaryFormat(bytes)) return describeCsv(name, bytes);
  const opened = await openWorkbook(bytes);
  if (!opened.ok) return opened;
  try {
    const workbook = opened.value;
    return succeed({
      name,
      kind: "xlsx",
      sheets: workbook.sheets.map((sheet) => describeSheet(workbook, sheet)),
    });
  } catch (error) {
    if (error instanceof FileFault) return fail(error.code, error.path, error.message);
    throw error;
  }
}

/** A zip archive, an old Office file, a PDF, or nothing at all. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];

function isBinaryFormat(bytes: Uint8Array): boolean {
  return (
    bytes.length === 0 ||
    SIGNATURES.some((signature) => signature.every((byte, index) => bytes[index] === byte))
  );
}
