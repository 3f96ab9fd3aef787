/** The longest piece of somebody's text that a message repeats, in characters. */
const LONGEST = 40;

/**
 * What was typed, as a message repeats it between 「 and 」: texts without outer spaces and not too long, TRUE and FALSE as
 * Excel writes them. An object (a rich cell) has no text of its own.
 */
export function shown(input: unknown): string {
  if (typeof input === "string") {
    const letters = [...input.trim()];
    return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : letters.join("");
  }
  if (typeof input === "boolean") return input ? "TRUE" : "FALSE";
  return typeof input === "number" ? String(input) : "文字でも数値でもない値";
}
