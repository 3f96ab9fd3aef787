/** Between two 担当課 of one cell, as the sheets join them. */
const AND = "・";

/**
 * The 担当課 of a cell. Names may have ・ in them themselves, so names that are known are taken whole, the longest first; what is not
 * known, because people typed it, ends at the next ・.
 *
 * @param known names of the plan, in any order.
 * @returns [] for an empty cell.
 * @example ownersIn("市民・税務課・総務課", ["税務課", "市民・税務課"]) // ["市民・税務課", "総務課"]
 */
export function ownersIn(text: string, known: readonly string[]): readonly string[] {
  const longestFirst = [...known].sort((a, b) => b.length - a.length);
  const owners: string[] = [];
  for (let rest = text.trim(); rest !== "";) {
    const name =
      longestFirst.find((one) => one !== "" && (rest === one || rest.startsWith(one + AND))) ??
      rest.split(AND, 1).join("");
    if (name.trim() !== "") owners.push(name.trim());
    rest = rest.slice(name.length + AND.length).trim();
  }
  return owners;
}
