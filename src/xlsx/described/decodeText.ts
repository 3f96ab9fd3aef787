import { fail, succeed, type Result } from "../../plan/result";
import type { Encoding } from "../../openData";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  readonly hasBom: boolean;
}

const BOMS: readonly (readonly [encoding: Encoding, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * The text of a file whose encoding nobody has told: by its byte order mark, else UTF-8 where all of it is valid, else UTF-16
 * where every other byte of the beginning is 0, else Shift_JIS as Windows has it.
 *
 * @returns issue `file.notText` where none fits, or where characters are there that no text has.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  for (const [encoding, mark] of BOMS) {
    if (!mark.every((byte, index) => bytes[index] === byte)) continue;
    const text = decoded(bytes.subarray(mark.length), encoding);
    return text === null ? notText() : succeed({ text, encoding, hasBom: true });
  }
  const wide = wideEncoding(bytes);
  const guesses: readonly Encoding[] = wide === null ? ["utf-8", "shift_jis"] : [wide];
  for (const encoding of guesses) {
    const text = decoded(bytes, encoding);
    if (text !== null) return succeed({ text, encoding, hasBom: false });
  }
  return notText();
}

const START = 512;

function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const start = bytes.subarray(0, Math.min(START, bytes.length & ~1));
  const zeros = (offset: number) => start.filter((byte, index) => index % 2 === offset && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  // Digits, commas and line ends have a zero byte in UTF-16; no table is without them.
  if (odd > 0 && even === 0) return "utf-16le";
  return even > 0 && odd === 0 ? "utf-16be" : null;
}

/** null where the bytes are none of this encoding. */
function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return NOT_IN_TEXT.test(text) ? null : text;
  } catch (error) {
    // What `fatal` throws; not by `instanceof`, since another realm's errors are as good.
    if (typeof error === "object" && error !== null && "name" in error && error.name === "TypeError")
      return null;
    throw error;
  }
}

/** Control characters but tab, line ends and form feed. */
const NOT_IN_TEXT = /(?![\t\n\f\r])\p{Cc}/u;

function notText(): Result<never> {
  return fail(
    "file.notText",
    "",
    "Excel ブック(.xlsx)でも CSV でもありません。ファイルを選び直してください。",
  );
}
