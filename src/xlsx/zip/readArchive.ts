import { FileFault, broken } from "../fault";
import { crc32 } from "./crc32";
import { inflate } from "./deflate";

/** One file in a zip archive, as packed as it came: what nobody touches is written back byte by byte. */
export interface Entry {
  readonly name: string;
  /** The name's own bytes and whether they are UTF-8. */
  readonly rawName: Uint8Array;
  readonly isUtf8: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes when unpacked. */
  readonly size: number;
  readonly packed: Uint8Array;
}

/**
 * A plan of 1,500 取組項目, a hundred times the usual, unpacks to 26 MB as we write it and to 95 MB as LibreOffice does, most of
 * it notes. What is above is a mistake or an attack.
 */
export const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;
const MAX_PART_BYTES = 64 * 1024 * 1024;
const MAX_ENTRIES = 10_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const IN_ZIP64 = 0xffffffff;

/**
 * Reads the directory at the end of a zip archive. Nothing is unpacked: sizes are summed first.
 * @throws FileFault `file.truncated`, `file.tooLarge`, `file.encrypted`, `file.broken`
 */
export function readArchive(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw tooManyEntries(count);

  const entries: Entry[] = [];
  const names = new Set<string>();
  let unpacked = 0;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw truncated();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > end) throw truncated();
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = new TextDecoder().decode(rawName).replaceAll("\\", "/");
    const { size, packedSize, offset } = sizes(view, at, nameLength, extraLength);

    unpacked += size;
    if (unpacked > MAX_UNPACKED_BYTES) throw tooLarge("", MAX_UNPACKED_BYTES);
    if (size > MAX_PART_BYTES) throw tooLarge(name, MAX_PART_BYTES);
    if (flags & 1) throw encrypted();
    if ((method !== 0 && method !== 8) || names.has(name.toLowerCase())) throw broken(name);
    names.add(name.toLowerCase());
    if (!name.endsWith("/")) {
      const start = dataStart(view, offset);
      if (start + packedSize > bytes.length) throw truncated();
      entries.push({
        name,
        rawName,
        isUtf8: (flags & 0x800) !== 0,
        method,
        crc: view.getUint32(at + 16, true),
        size,
        packed: bytes.subarray(start, start + packedSize),
      });
    }
    at = next;
  }
  refuseOverlaps(entries);
  return entries;
}

/** No program lets two entries share their bytes; it is how a small file is made to unpack to a very large one. */
function refuseOverlaps(entries: readonly Entry[]): void {
  let end = 0;
  for (const { packed } of [...entries].sort(
    (one, other) => one.packed.byteOffset - other.packed.byteOffset,
  )) {
    if (packed.length > 0 && packed.byteOffset < end) throw truncated();
    end = Math.max(end, packed.byteOffset + packed.length);
  }
}

/** @throws FileFault `file.broken` when the data is damaged or larger than its directory says. */
export async function unpack(entry: Entry): Promise<Uint8Array> {
  const bytes = entry.method === 0 ? entry.packed : await inflate(entry.packed, entry.size);
  if (bytes?.length !== entry.size || crc32(bytes) !== entry.crc) throw broken(entry.name);
  return bytes;
}

function endOfDirectory(view: DataView): number {
  // The record is 22 bytes long and may be followed by a comment of up to 65,535.
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw truncated();
}

function sizes(view: DataView, at: number, nameLength: number, extraLength: number) {
  const plain = {
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  if (plain.size !== IN_ZIP64 && plain.packedSize !== IN_ZIP64 && plain.offset !== IN_ZIP64) return plain;

  // Zip64 keeps the sizes that did not fit in an extra field; some programs use it for small files too.
  const last = at + 46 + nameLength + extraLength;
  for (let field = at + 46 + nameLength; field + 4 <= last; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    const take = (given: number) => {
      if (given !== IN_ZIP64) return given;
      if (value + 8 > last) throw truncated();
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    };
    const size = take(plain.size);
    const packedSize = take(plain.packedSize);
    return { size, packedSize, offset: take(plain.offset) };
  }
  throw truncated();
}

function dataStart(view: DataView, offset: number): number {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL_ENTRY) throw truncated();
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

function truncated(): FileFault {
  return new FileFault(
    "file.truncated",
    "ファイルが途中で切れているか、壊れています。コピーや送信が途中で終わった可能性があります。元のファイルをもう一度入手してください。",
  );
}

/** @param part "" for all of them together. */
function tooLarge(part: string, bytes: number): FileFault {
  const megabytes = String(bytes / 1024 / 1024);
  const what = part === "" ? "" : `中の ${part} が`;
  return new FileFault(
    "file.tooLarge",
    `${what}展開すると ${megabytes} MB を超えるため開きません。画像、不要なシート、書式だけが残った行や列を除いて保存し直してください。心当たりのないファイルは開かないでください。`,
    part,
  );
}

function tooManyEntries(count: number): FileFault {
  return new FileFault(
    "file.tooLarge",
    `中に含まれる部品が多すぎるため開きません(${String(count)} 個)。Excel で開いて「名前を付けて保存」で .xlsx に保存し直してください。心当たりのないファイルは開かないでください。`,
  );
}

function encrypted(): FileFault {
  return new FileFault(
    "file.encrypted",
    "パスワードで暗号化されています。パスワードを外して保存し直してから選んでください。",
  );
}
