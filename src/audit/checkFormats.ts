import { numberFormatKind, readNumber } from "../achievement";
import type { Plan } from "../plan";
import { ACTUAL_HEADERS as A, TABLES, describeKey, targetHeader } from "../sheets";
import { finding, type Finding } from "./finding";
import { inWords, whereInWords } from "./inWords";
import { placeOf, valueAt, type MatchedTable } from "./matchTables";

/**
 * Numbers that do not look like what they are: a format hides them, writes digits of its own around them, or shows targets and
 * actuals in another unit than the row's.
 */
export function checkFormats(matched: readonly MatchedTable[], plan: Plan): readonly Finding[] {
  const amounts = new Set<string>([A.target, A.firstHalf, A.forecast, A.actual, A.baseline]);
  for (const year of plan.years) amounts.add(targetHeader(year));
  return matched.flatMap((one) => {
    const { formats, headers } = one.table;
    if (!formats) return [];
    const isAmounts = one.spec.name === TABLES.targets || one.spec.name === TABLES.actuals;
    return one.rows.flatMap((row) =>
      headers.flatMap((header, column): Finding[] => {
        const value = valueAt(one, row, header);
        const format = formats[row.index]?.[column] ?? "";
        if (typeof value !== "number" || isUsual(format)) return [];
        const unit = isAmounts && amounts.has(header) ? String(valueAt(one, row, A.unit)) : null;
        const why = disguise(value, format) ?? (unit === null ? null : otherUnit(value, format, unit));
        if (why === null) return [];
        const place = placeOf(one, row, header);
        const where = `${whereInWords(place)}(${describeKey(plan, row.key)} ${header})`;
        const message = `${where}: ${why}値は${inWords(value)}、表示形式は${inWords(format)}です。`;
        return [finding({ code: "format.misleading", message, place, found: format })];
      }),
    );
  });
}

/** Nearly every cell has one of these. */
function isUsual(format: string): boolean {
  return format === "" || format === "General" || format === "#,##0" || format === "0.0%";
}

function disguise(value: number, format: string): string | null {
  if (numberFormatKind(format) === "date") return null;
  const bare = format.replace(/\[[^\]]*\]/g, "");
  const words = [...bare.matchAll(/"([^"]*)"|\\(.)/gu)].map(([, quoted, escaped]) => quoted ?? escaped ?? "");
  if (words.some((text) => /\p{Nd}/u.test(text)))
    return "数値の前後に、表示形式で別の数字が付けられています。";
  // A condition chooses the part by itself: which one is shown is not judged.
  if (/\[[<>=]/.test(format)) return null;
  const sections = bare.replace(/"[^"]*"|\\./gu, "").split(";");
  const index = value < 0 ? 1 : value === 0 ? 2 : 0;
  const shown = (sections.length > index ? sections[index] : sections[0]) ?? "";
  return /[0#?@]|general|標準/i.test(shown) ? null : "表示形式により、数値が見えません。";
}

function otherUnit(value: number, format: string, unit: string): string | null {
  const asItIs = readNumber({ value, formula: null, format: "" }, unit);
  if (!asItIs.ok || readNumber({ value, formula: null, format }, unit).ok) return null;
  return "表示形式により、別の大きさか単位の数値に見えます。";
}
