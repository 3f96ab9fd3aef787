/**
 * SHA-256 of a text's UTF-8, in lower-case hexadecimal. Browsers keep their own from pages without https, as on many intranets:
 * then it is worked out here.
 *
 * @param own the browser's, undefined where it keeps it back.
 * @example await sha256Of(crypto.subtle)("abc") // "ba7816bf…"
 */
export function sha256Of(own: SubtleCrypto | undefined): (text: string) => Promise<string> {
  return async (text) => {
    const bytes = new TextEncoder().encode(text);
    return hexOf(own ? new Uint8Array(await own.digest("SHA-256", bytes)) : digest(bytes));
  };
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const BLOCK = 64;

/** FIPS 180-4, section 6.2. */
function digest(message: Uint8Array): Uint8Array {
  const { roots, constants } = numbers();
  const state = roots;
  const words = new Uint32Array(64);
  const padded = withPadding(message);
  for (let block = 0; block < padded.byteLength; block += BLOCK) {
    for (let at = 0; at < 16; at++) words[at] = padded.getUint32(block + at * 4);
    for (let at = 16; at < 64; at++) {
      const [early = 0, late = 0] = [words[at - 15], words[at - 2]];
      const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      words[at] = (words[at - 16] ?? 0) + low + (words[at - 7] ?? 0) + high;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let at = 0; at < 64; at++) {
      const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const first = (h + high + ((e & f) ^ (~e & g)) + (constants[at] ?? 0) + (words[at] ?? 0)) | 0;
      const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, at) => (state[at] = (state[at] ?? 0) + value));
  }
  const result = new DataView(new ArrayBuffer(32));
  state.forEach((word, at) => result.setUint32(at * 4, word));
  return new Uint8Array(result.buffer);
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The message, a one, zeros, and its length in bits as the last 64 of a whole block. */
function withPadding(message: Uint8Array): DataView {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x2000_0000));
  view.setUint32(padded.length - 4, message.length * 8);
  return view;
}

/** The first 32 bits behind the point of the square roots of 8 primes, and of the cube roots of 64. */
function numbers(): { readonly roots: Uint32Array; readonly constants: Uint32Array } {
  const primes: number[] = [];
  for (let next = 2; primes.length < 64; next++) {
    if (primes.every((prime) => next % prime !== 0)) primes.push(next);
  }
  const behindPoint = (value: number) => (value - Math.floor(value)) * 2 ** 32;
  return {
    roots: Uint32Array.from(primes.slice(0, 8), (prime) => behindPoint(Math.sqrt(prime))),
    constants: Uint32Array.from(primes, (prime) => behindPoint(Math.cbrt(prime))),
  };
}
