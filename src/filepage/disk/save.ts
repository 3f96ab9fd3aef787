import { fail, succeed, type Result } from "../../plan";
import type { DiskPlace } from "./opened";

/**
 * Writes into a file on the disk. The browser asks for the permission when it is needed, and replaces the file only when all
 * of it is written.
 * @returns the place as it is then, or `file.notWritten`: refused by people, read-only, full, gone.
 */
export async function writeTo(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<Result<DiskPlace>> {
  try {
    const stream = await handle.createWritable();
    await stream.write(bytes as Uint8Array<ArrayBuffer>);
    await stream.close();
    return succeed({ handle, modified: (await handle.getFile()).lastModified });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return fail(
      "file.notWritten",
      "",
      "書き込めませんでした。ほかのソフトで開いていれば閉じて、書き込みの許可を確かめてください。「名前を付けて保存」で別の場所に保存することもできます。",
    );
  }
}

/** Whether somebody has changed the file since this page read or wrote it. A file that has gone has not been changed. */
export async function isChangedElsewhere({ handle, modified }: DiskPlace): Promise<boolean> {
  try {
    return (await handle.getFile()).lastModified !== modified;
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return false;
    throw error;
  }
}
