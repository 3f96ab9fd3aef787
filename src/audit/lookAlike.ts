/**
 * Whether the eye takes two words for one: 全角 for 半角, capitals, spaces and signs that nobody sees make no other word.
 * @example looksAlike("目標 R2(2020)", "目標Ｒ２（2020）") // true
 */
export function looksAlike(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(word: string): string {
  return word
    .normalize("NFKC")
    .replace(/[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, "")
    .replace(/[◯〇⚪⭕●]/gu, "○")
    .replace(/[⊚⦾◉]/gu, "◎")
    .replace(/[✕✖╳☓]/gu, "×")
    .replace(/[▵⃤]/gu, "△")
    .toLowerCase();
}
