import { pack, writeArchive } from "./zip/writeArchive";

/** What the directory at a zip archive's end can count. */
const MAX_FILES = 0xffff - 1;

/**
 * One .zip of these files, in their order. Names are UTF-8 and may be Japanese; files that are packed already, such as
 * workbooks, are stored as they are. Without dates: the same files give the same bytes.
 *
 * @throws RangeError for names that are equal (on Windows, capitals do not count), blank, or would leave the folder into
 * which somebody unpacks; for more than 65,534 files.
 * @example await zipFiles([{ name: "実績照会_R4_財政課.xlsx", bytes }])
 */
export async function zipFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array> {
  refuseNames(files.map(({ name }) => name));
  return writeArchive(await Promise.all(files.map(({ name, bytes }) => pack(name, bytes))));
}

function refuseNames(names: readonly string[]): void {
  if (names.length > MAX_FILES) throw new RangeError(`${String(names.length)} files are too many for a zip`);
  const taken = new Set<string>();
  for (const name of names) {
    const steps = name.split("/");
    if (/[\\:\0]/.test(name) || steps.some((step) => step.trim() === "" || step === "." || step === ".."))
      throw new RangeError(`"${name}" is no name of a file in a zip`);
    const key = name.normalize("NFC").toLowerCase();
    if (taken.has(key)) throw new RangeError(`two files are called "${name}"`);
    taken.add(key);
  }
}
