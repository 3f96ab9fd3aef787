import { fail, succeed } from "../../plan/result";
import type { Result } from "../../plan/result";
import type { OpenReturned, ReturnedWorkbook } from "../../workflows/collect/types";
import { FileFault, missingPart } from "../fault";
import { Package } from "../package/Package";
import { relationshipsOf, relationshipsPart } from "../package/relationships";
import { NEEDED_PARTS, refuseOtherFiles, refuseOtherPackages } from "../refuseOthers";
import { Workbook, tableParts } from "../workbook/Workbook";
import { MAX_RETURNED_ELEMENTS } from "../xml/budget";
import { readArchive } from "../zip/readArchive";
import { findBlock, otherBlocks } from "./findBlock";
import { ReturnedFile } from "./ReturnedFile";

/**
 * Opens a file that a department sent back, for reading only. No more of it is unpacked than its cells need, and nothing
 * of a sheet is kept but the table that is asked for.
 *
 * @returns the issues of `openWorkbook`; `find` returns `table.ambiguous`, `file.tableTooLarge`, and `file.broken`,
 * `file.entities` or `file.tooLarge` for what is found only when a sheet is read.
 * @example
 * const opened = await openReturned(bytes);
 * const found = opened.ok ? opened.value.find("実績入力表", ["キー", "実績"]) : opened;
 */
export const openReturned: OpenReturned = (bytes) =>
  asResult(async () => {
    refuseOtherFiles(bytes);
    const file = Package.of(readArchive(bytes), MAX_RETURNED_ELEMENTS);
    await file.unpack(NEEDED_PARTS);
    refuseOtherPackages(file);
    const workbook = await unpackCells(file);
    const returned = new ReturnedFile(workbook);
    return {
      find: (table, headers) => guarded(() => findBlock(returned, table, headers)),
      others: (found, headers) => guarded(() => otherBlocks(returned, found, headers)),
    } satisfies ReturnedWorkbook;
  });

/** Unpacks what cells, their texts, formats and tables need: each step says what the next one is. */
async function unpackCells(file: Package): Promise<Workbook> {
  const main = relationshipsOf(file, "").find(({ kind }) => kind === "officeDocument")?.target ?? "";
  await file.unpack([main, relationshipsPart(main)]);
  const workbook = new Workbook(file);
  if (workbook.tabs.length === 0) throw missingPart(main);
  const sheets = workbook.sheets.map(({ part }) => part);
  const others = ["styles", "sharedStrings"].flatMap((kind) => workbook.related(kind) ?? []);
  await file.unpack([...sheets, ...sheets.map(relationshipsPart), ...others]);
  const tables = sheets.flatMap((sheet) => tableParts(file, sheet));
  for (const table of tables) if (!file.has(table)) throw missingPart(table);
  await file.unpack(tables);
  return workbook;
}

function guarded<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    return issueOf(error);
  }
}

async function asResult<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await work());
  } catch (error) {
    return issueOf(error);
  }
}

function issueOf(error: unknown): Result<never> {
  if (error instanceof FileFault) return fail(error.code, error.path, error.message);
  throw error;
}
