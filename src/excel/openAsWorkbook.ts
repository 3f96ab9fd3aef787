import { explain } from "./explain";

/** Excel.createWorkbook, or what stands for it in a test. */
export type CreateWorkbook = (base64: string) => Promise<void>;

/**
 * Opens an .xlsx file as a new, unsaved workbook beside the one that is open (ExcelApi 1.8).
 * @throws WorkbookError when Excel refuses, such as where a policy forbids new workbooks.
 * @example await openAsWorkbook(file.bytes);
 */
export async function openAsWorkbook(
  bytes: Uint8Array,
  create: CreateWorkbook = (base64) => Excel.createWorkbook(base64),
): Promise<void> {
  try {
    await create(base64Of(bytes));
  } catch (error) {
    throw explain(error, "", "unchanged");
  }
}

/** Arguments of one call; engines allow some tens of thousands. */
const PIECE = 0x2000;

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(text);
}
