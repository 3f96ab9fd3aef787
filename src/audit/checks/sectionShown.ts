/**
 * The part of a number format code that shows a value. Parts stand between ";": for positive numbers, negative ones, nought
 * and text, unless they name conditions of their own.
 *
 * @param value any string for text.
 * @returns null where no part is for it: text then shows as it is, a number as ####.
 * @example sectionShown('0;-0;"-";@', 0) // '"-"'
 */
export function sectionShown(format: string, value: number | string): string | null {
  if (typeof value === "string") {
    const sections = sectionsOf(format);
    return sections[3] ?? sections.find((section) => PLACE_OF_TEXT.test(section)) ?? null;
  }
  const numeric = numericSections(format);
  if (numeric.length === 1) return numeric[0] ?? null;
  if (!numeric.some((section) => CONDITION.test(section)))
    return (value < 0 ? numeric[1] : value === 0 ? (numeric[2] ?? numeric[0]) : numeric[0]) ?? null;
  return (
    numeric.find((section, index) => {
      const [, operator = "", bound = ""] = CONDITION.exec(section) ?? [];
      if (operator !== "") return holds(value, operator, Number(bound));
      // Without a condition the first part is for positive numbers, the second of three for negative ones.
      if (index === numeric.length - 1) return true;
      return index === 0 ? value > 0 : value < 0;
    }) ?? null
  );
}

/** Whether negative numbers have a part of their own; Excel then puts no minus in front of them. */
export function hasNegativeSection(format: string): boolean {
  const numeric = numericSections(format);
  return numeric.length > 1 && !numeric.some((section) => CONDITION.test(section));
}

function numericSections(format: string): string[] {
  const numeric = sectionsOf(format).slice(0, 3);
  // A last part for text is none for numbers.
  const [last = ""] = numeric.slice(-1);
  if (numeric.length > 1 && PLACE_OF_TEXT.test(last)) numeric.pop();
  return numeric;
}

/** @, outside of what is quoted or escaped. */
const PLACE_OF_TEXT = /^(?:"[^"]*"|[\\!_*].|[^"@\\!_*])*@/su;

const CONDITION = /\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\s*\]/;

function sectionsOf(format: string): string[] {
  const sections = [""];
  for (const [part] of format.matchAll(/"[^"]*"?|\[[^\]]*\]?|[\\!_*].|./gsu)) {
    if (part === ";") sections.push("");
    else sections.push(`${sections.pop() ?? ""}${part}`);
  }
  return sections;
}

function holds(value: number, operator: string, bound: number): boolean {
  switch (operator) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "=":
      return value === bound;
    default:
      return value !== bound;
  }
}
