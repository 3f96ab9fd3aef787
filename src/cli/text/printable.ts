/**
 * Text of other people's files for a terminal: on one line, and without the control characters by which a text could
 * move the cursor, change colours or write from right to left.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/gu, " ⏎ ")
    .replace(/\t/gu, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "");
}
