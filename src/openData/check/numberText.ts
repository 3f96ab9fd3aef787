/** How a text stands to numbers. */
export type TextKind =
  /** A number and nothing else: 123, -4.5. A CSV file writes its numbers so. */
  | "plain"
  /** A number dressed for people: 1,234 or ▲5 or 100円 or １２３. */
  | "dressed"
  /** A sign in place of a number: -, …, x, 不詳. */
  | "symbol"
  | "words";

const PLAIN = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const DRESSED = /^(?:約|およそ|[▲△\\¥$+-])*\d[\d,]*(?:\.\d+)?[^\d\s,、・/~()-]{0,4}$/u;
const SYMBOL =
  /^(?:[\p{P}\p{S}]+|x|na|n\/a|null|nan|なし|無し|該当なし|不明|不詳|未詳|未定|秘匿|非公開|調整中)$/iu;

/**
 * @param text not blank. Full and half width, and spaces around it, make no difference beside `plain`.
 * @example textKind("１２３") // "dressed"
 */
export function textKind(text: string): TextKind {
  if (PLAIN.test(text)) return "plain";
  const folded = text
    .normalize("NFKC")
    .replace(/[−–—―ー]/gu, "-")
    .trim();
  if (SYMBOL.test(folded)) return "symbol";
  if (/^\d{4}年度?$/u.test(folded)) return "words";
  return DRESSED.test(folded) ? "dressed" : "words";
}
