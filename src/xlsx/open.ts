import type { Result } from "../plan/result";
import { fail, succeed } from "../plan/result";
import { FileFault, missingPart } from "./fault";
import { Package } from "./package/Package";
import { relationshipsOf } from "./package/relationships";
import { refuseOtherFiles, refuseOtherPackages } from "./refuseOthers";
import { Workbook } from "./workbook/Workbook";
import { readArchive } from "./zip/readArchive";

/**
 * Reads a file that somebody picked. Nothing is unpacked before its size is known, nothing outside the file is ever
 * looked at, and every part that will be read is checked now.
 *
 * @returns `file.empty`, `file.notWorkbook`, `file.truncated`, `file.encrypted`, `file.oldFormat`, `file.binary`,
 * `file.macro`, `file.template`, `file.openDocument`, `file.zip`, `file.tooLarge`, `file.entities`, `file.partMissing`, `file.broken`; `path`
 * is the part inside the file.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Result<Workbook>> {
  try {
    refuseOtherFiles(bytes);
    const file = await Package.from(readArchive(bytes));
    refuseOtherPackages(file);
    const workbook = new Workbook(file);
    check(workbook);
    return succeed(workbook);
  } catch (error) {
    if (error instanceof FileFault) return fail(error.code, error.path, error.message);
    throw error;
  }
}

/** Reads what will be needed, so that a damaged part is found now and not half-way. */
function check(workbook: Workbook): void {
  const { file, part } = workbook;
  if (workbook.tabs.length === 0) throw missingPart(part);
  for (const sheet of workbook.sheets) {
    void sheet.cells.lastRow;
    for (const { target, isExternal, kind } of relationshipsOf(file, sheet.part)) {
      if (!isExternal && (kind === "table" || kind === "comments") && !file.has(target))
        throw missingPart(target);
    }
  }
  for (const table of workbook.tables) void table.area;
  void workbook.strings.count;
  if (relationshipsOf(file, part).some(({ kind }) => kind === "styles")) void workbook.styles;
}
