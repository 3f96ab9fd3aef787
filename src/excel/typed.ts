import type { Content } from "../sheets/spec";

/**
 * What to hand to `Range.formulas` so that the cell holds exactly this content. Excel reads text as if it were typed: it
 * would make a date of 2-1-2, a number of ０１ and a formula of +5. An apostrophe in front keeps the text; it is no
 * part of the value.
 */
export function typed(content: Content): string | number | boolean {
  if (content === null) return "";
  if (typeof content === "object") return `=${content.formula}`;
  return typeof content === "string" && couldBeReadOtherwise(content) ? `'${content}` : content;
}

/** Generous: an apostrophe too many harms nobody, one too few changes what people see. */
function couldBeReadOtherwise(text: string): boolean {
  return /^\s*[=+\-@'#＝＋－＠]|\p{Nd}/u.test(text) || /^\s*(true|false)\s*$/i.test(text.normalize("NFKC"));
}
