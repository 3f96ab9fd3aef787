import type { SettingNames } from "./formulas";
import { STANDING_LABELS } from "./settings";

/** One more condition of a count or a sum: a range and the expression of its criterion, such as `["$C$8:$C$97", "$A5"]`. */
export type Criterion = readonly [range: string, criterion: string];

/**
 * How many rows show a grade or a reason, as a plain Excel formula: what {@link summarise} counts.
 *
 * Criteria are Excel's: `*` and `?` are wildcards, and a text that Excel takes for a number or a date, such as a code 2-1-2,
 * is no safe criterion.
 *
 * @param grades the range of 判定.
 * @param wanted an expression: a name of a label, or a reason in quotes.
 * @example countFormula("$R$8:$R$97", "行革_表示1", [["$C$8:$C$97", "行革_対象年度"]])
 */
export function countFormula(grades: string, wanted: string, where: readonly Criterion[] = []): string {
  return `COUNTIFS(${[grades, wanted, ...where.flat()].join(",")})`;
}

/** How many rows have a grade: the denominator. @param counts cells with the counts of levels 1 to 4. */
export function ratedFormula(counts: readonly [string, string, string, string]): string {
  return `SUM(${counts.join(",")})`;
}

/** The share of 順調 among the rows with a grade; "" where there is none. */
export function onTrackShareFormula(
  counts: readonly [string, string, string, string],
  { standings }: Required<Pick<SettingNames, "standings">>,
): string {
  const onTrack = counts.map(
    (count, index) => `IF(${standings[index] ?? ""}="${STANDING_LABELS.onTrack}",${count},0)`,
  );
  return `IF(${ratedFormula(counts)}=0,"",(${onTrack.join("+")})/${ratedFormula(counts)})`;
}
