import { fail, succeed, type Result } from "../../plan";
import { unreadableFile } from "../../workflows";
import { MAX_UNPACKED_BYTES } from "../../xlsx";

/** A file on the disk that may be written back to. */
export interface DiskPlace {
  readonly handle: FileSystemFileHandle;
  /** When it was last changed, as this page knows it. */
  readonly modified: number;
}

/** A file that people picked or dropped, not read yet. */
export interface Picked {
  readonly file: File;
  /** null where the browser hands out the content only. */
  readonly handle: FileSystemFileHandle | null;
}

/** @returns `file.tooLarge` before anything is read, `file.unreadable` when it has gone or is locked. */
export async function readPicked({ file }: Picked): Promise<Result<Uint8Array>> {
  // Packed, a workbook is never larger than unpacked.
  if (file.size > MAX_UNPACKED_BYTES) {
    return fail(
      "file.tooLarge",
      "",
      `大きすぎるため開きません（${String(Math.ceil(file.size / 1024 / 1024))} MB）。画像や不要なシートを除いて保存し直してください。`,
    );
  }
  try {
    return succeed(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return unreadableFile(file.name);
  }
}
