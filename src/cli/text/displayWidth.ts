/** Kana, kanji, hangul, full-width forms and emoji. Half-width kana is narrow, whatever its script. */
const WIDE =
  /^(?![\uff61-\uff9f])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303e\u30fb\u30fc\u3200-\u33ff\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
const NO_WIDTH = /^(?:\p{Mn}|\p{Me}|\p{Cf})/u;

/**
 * How many half-width cells a text takes in a terminal. Signs of ambiguous width (○, Ⅰ) count one, as in most terminals.
 * @example displayWidth("財政課 R4") // 9
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.normalize("NFC")) {
    width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** The beginning of a text that fits, with … where something was left out. */
export function shorten(text: string, most: number): string {
  if (displayWidth(text) <= most) return text;
  let short = "";
  for (const character of text) {
    if (displayWidth(short + character) > most - 1) break;
    short += character;
  }
  return `${short}…`;
}
