import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/**
 * SHA-256 of a text's UTF-8, in lower-case hexadecimal. Not by the browser's own: that one is kept from pages without https, as on
 * many intranets.
 *
 * @example sha256Of("abc") // "ba7816bf…"
 */
export function sha256Of(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}
