import { crc32 } from "./crc32";
import { deflate } from "./deflate";
import type { Entry } from "./readArchive";

/** Packs a new or changed file. What is an archive itself, or would not get smaller, is stored as it is. */
export async function pack(name: string, bytes: Uint8Array): Promise<Entry> {
  const deflated = isArchive(bytes) ? bytes : await deflate(bytes);
  const isSmaller = deflated.length < bytes.length;
  return {
    name,
    rawName: new TextEncoder().encode(name),
    isUtf8: true,
    method: isSmaller ? 8 : 0,
    crc: crc32(bytes),
    size: bytes.length,
    packed: isSmaller ? deflated : bytes,
  };
}

/** Workbooks are archives too. */
function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** Puts entries into one archive. No time stamps: the same entries give the same bytes. */
export function writeArchive(entries: readonly Entry[]): Uint8Array {
  const total = entries.reduce(
    (sum, { rawName, packed }) => sum + 30 + 46 + 2 * rawName.length + packed.length,
    22,
  );
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const offsets = entries.map((entry) => {
    const offset = at;
    view.setUint32(at, 0x04034b50, true);
    header(view, at + 4, entry);
    bytes.set(entry.rawName, at + 30);
    bytes.set(entry.packed, at + 30 + entry.rawName.length);
    at += 30 + entry.rawName.length + entry.packed.length;
    return offset;
  });

  const directory = at;
  entries.forEach((entry, index) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, VERSION, true);
    header(view, at + 6, entry);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    bytes.set(entry.rawName, at + 46);
    at += 46 + entry.rawName.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

const VERSION = 20;
/** 1980-01-01, the first day that the format knows. */
const FIRST_DAY = 0x21;

/** The 26 bytes that stand both before the data and in the directory. */
function header(view: DataView, at: number, { isUtf8, method, crc, packed, size, rawName }: Entry): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, isUtf8 ? 0x800 : 0, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 8, FIRST_DAY, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, packed.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, rawName.length, true);
}
