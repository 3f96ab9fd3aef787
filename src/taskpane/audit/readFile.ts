import { fail, succeed, type Result } from "../../plan";
import { MAX_FILE_BYTES, unreadableFile, type PickedFile } from "../../workflows";

const MEGABYTE = 1_024 * 1_024;

/** @returns `file.tooLarge` before anything is read, `file.unreadable` when it has gone or is locked. */
export async function readFile({ name, size, read }: PickedFile): Promise<Result<Uint8Array>> {
  if (size > MAX_FILE_BYTES) {
    return fail(
      "file.tooLarge",
      name,
      `「${name}」は大きすぎるため読めません(${Math.ceil(size / MEGABYTE)}MB)。読めるのは ${MAX_FILE_BYTES / MEGABYTE}MB までです。画像や不要なシートを除いて保存し直してください。`,
    );
  }
  try {
    return succeed(await read());
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return unreadableFile(name);
  }
}
