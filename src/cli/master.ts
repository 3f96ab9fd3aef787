import { fail, succeed, type Result } from "../plan";
import { XlsxPort } from "../xlsx";
import { attempt } from "./disk/attempt";
import type { Disk } from "./disk/Disk";

/** The office's workbook, read from its file. */
export interface Master {
  /** As it was typed, for messages. */
  readonly typed: string;
  /** Where it is after all links: this file is replaced. */
  readonly path: string;
  /** As they were read. */
  readonly bytes: Uint8Array;
  readonly port: XlsxPort;
}

/**
 * Reads and opens a workbook.
 *
 * Issues: `disk.*`, `file.*` of `XlsxPort.open`; each message begins with the file's name.
 */
export async function openMaster(disk: Disk, typed: string): Promise<Result<Master>> {
  const read = attempt("read", typed, () => {
    const found = disk.find(typed);
    if (found?.kind !== "file") return found;
    const path = disk.realPath(typed);
    return { path, bytes: disk.read(path) };
  });
  if (!read.ok) return read;
  const found = read.value;
  if (!found) {
    return fail("disk.missing", typed, `「${typed}」がありません。名前と場所を確かめてください。`);
  }
  if (!("bytes" in found)) {
    return fail(
      "disk.notFile",
      typed,
      `「${typed}」はファイルではありません。ブック(.xlsx)を指定してください。`,
    );
  }
  const opened = await XlsxPort.open(found.bytes);
  if (opened.ok) return succeed({ typed, ...found, port: opened.value });
  const [{ code, path, message }] = opened.issues;
  return fail(code, path, `「${typed}」: ${message}`);
}
