/** Longer than any name with its department; what is longer is cut, so that a log stays a table. */
const MOST_CHARACTERS = 60;

/**
 * The name of whoever presses a button, as logs show it: on one line, without control characters, of 60 characters at most.
 * "" for blank.
 *
 * @example personName(" 財政課\n山田 ") // "財政課 山田"
 */
export function personName(text: string | undefined): string {
  const plain = (text ?? "")
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  const characters = [...plain];
  if (characters.length <= MOST_CHARACTERS) return plain;
  return `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`;
}
