import { formatEra, type FiscalYear } from "../../plan";

/** Letters of the department in a name. With four bytes each, the whole stays below 200 bytes of the 255 that systems take. */
const LONGEST = 40;

/** What Windows, Excel or a shell does not take in a name, and what nobody sees. */
const FORBIDDEN = /[<>:"/\\|?*[\]\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * Names for the departments' files: safe on Windows, macOS and Linux, and different even where capitals do not count. They
 * all begin alike, so that none is a name that Windows keeps for itself, such as CON.
 *
 * @returns one per department, in their order.
 * @example fileNames(2022, ["財政課"]) // ["実績照会_R4_財政課.xlsx"]
 */
export function fileNames(year: FiscalYear, departments: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return departments.map((department) => {
    const base = `実績照会_${formatEra(year)}_${safe(department)}`;
    for (let number = 1; ; number += 1) {
      const name = `${base}${number === 1 ? "" : ` (${number})`}.xlsx`;
      const folded = name.toUpperCase().toLowerCase();
      if (taken.has(folded)) continue;
      taken.add(folded);
      return name;
    }
  });
}

/** Composed, because macOS may take ガ in one sign and in two for the same. Windows drops dots and spaces at the end. */
function safe(department: string): string {
  const letters = [...department.normalize("NFC").replace(FORBIDDEN, "_")];
  const short = letters
    .slice(0, LONGEST)
    .join("")
    .replace(/[. ]+$/u, "")
    .trim();
  return short === "" ? "担当課" : short;
}
