/** Excel's limit for sheet names. */
const LIMIT = 31;

/**
 * The name, or the first of 「設定 (2)」, 「設定 (3)」 … that no sheet has: people's own sheets are never taken over.
 * Excel does not tell names apart by case.
 */
export function freeSheetName(name: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((one) => one.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? "" : ` (${String(number)})`;
    const candidate = name.slice(0, LIMIT - suffix.length) + suffix;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}
