/**
 * Tells files of the same content without keeping them: length and 53 bits of a hash. Enough to notice a file that was
 * picked twice; nothing is decided by it.
 */
export function fingerprint(bytes: Uint8Array): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const byte of bytes) {
    high = Math.imul(high ^ byte, 2_654_435_761);
    low = Math.imul(low ^ byte, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return `${bytes.length}:${(high >>> 0).toString(36)}:${(low >>> 0).toString(36)}`;
}
