import { FileFault } from "../fault";

/** How many elements may still be read; shared by all parts of a file. */
export interface Budget {
  left: number;
}

/**
 * For a workbook that is worked on. A plan of 1,500 取組項目 has 0.6 million in all its parts, and 3.1 million when LibreOffice
 * has saved its notes. Each that is read takes one to two hundred bytes: what is above could fill the memory of the machine.
 */
export const MAX_ELEMENTS = 4_000_000;
/** For a file that was sent back: its cells are not made into elements unless a formula has no result. */
export const MAX_RETURNED_ELEMENTS = 2_000_000;

/** Characters of a part whose tags are worth counting first. */
const LONG = 1_000_000;
const SLASH = 0x2f;

/** Too many are refused before the first of them is made. @throws FileFault `file.tooLarge` */
export function refuseTooMany(source: string, path: string, { left }: Budget): void {
  if (source.length < LONG) return;
  let count = 0;
  for (let at = source.indexOf("<"); at >= 0; at = source.indexOf("<", at + 1)) {
    if (source.charCodeAt(at + 1) !== SLASH) count += 1;
    if (count > left) throw tooManyElements(path);
  }
}

/** @throws FileFault `file.tooLarge` */
export function spend(budget: Budget, path: string): void {
  budget.left -= 1;
  if (budget.left < 0) throw tooManyElements(path);
}

function tooManyElements(path: string): FileFault {
  return new FileFault(
    "file.tooLarge",
    `中身が多すぎるため開きません(${path})。書式だけが残った行や列、不要なシートを削除して保存し直してください。`,
    path,
  );
}
