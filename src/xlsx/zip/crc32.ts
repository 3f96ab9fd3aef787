/** One table for each of four bytes that are taken at once. */
const TABLES = makeTables();

function makeTables(): readonly Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const next = (table: Int32Array) => table.map((value) => (value >>> 8) ^ (first[value & 0xff] ?? 0));
  const second = next(first);
  const third = next(second);
  return [first, second, third, next(third)];
}

/** The check sum of zip archives. @example crc32(new TextEncoder().encode("123456789")) // 0xcbf43926 */
export function crc32(bytes: Uint8Array): number {
  const [one, two, three, four] = TABLES as [Int32Array, Int32Array, Int32Array, Int32Array];
  const { length } = bytes;
  let value = -1;
  let at = 0;
  // The tables and the bytes are as long as they are asked for: the 0 is never taken.
  for (; at + 4 <= length; at += 4) {
    value =
      (four[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^
      (three[((value >>> 8) ^ (bytes[at + 1] ?? 0)) & 0xff] ?? 0) ^
      (two[((value >>> 16) ^ (bytes[at + 2] ?? 0)) & 0xff] ?? 0) ^
      (one[(value >>> 24) ^ (bytes[at + 3] ?? 0)] ?? 0);
  }
  for (; at < length; at += 1) value = (value >>> 8) ^ (one[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~value >>> 0;
}
