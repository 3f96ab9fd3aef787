/** Stands around each name in 担当課の並び of 進捗一覧. Names of departments have ・ and 、 in them, and this one never. */
export const OWNERS_APART = "｜";

/**
 * The criterion of COUNTIFS that the whole name of a 担当課 is in 担当課の並び: 税務課 is not in 市民・税務課. Signs that would be wildcards
 * in the name stand for themselves.
 *
 * @param name an expression.
 * @example hasOwner("$A12") // '"*｜"&SUBSTITUTE(…$A12…)&"｜*"'
 */
export function hasOwner(name: string): string {
  const plain = ["~", "*", "?"].reduce((text, sign) => `SUBSTITUTE(${text},"${sign}","~${sign}")`, name);
  return `"*${OWNERS_APART}"&${plain}&"${OWNERS_APART}*"`;
}
