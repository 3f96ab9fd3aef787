import { formatEra } from "../fiscalYear";
import type { PlanIndex } from "../lookup/planIndex";
import type { Plan } from "../types";
import { none, notFound, value, type Answer } from "./answer";
import { askPlace, type Place } from "./ask";

/**
 * The sum of an indicator's yearly targets from the first plan year to the given one, in its unit. A year without a
 * target adds nothing.
 *
 * none: the indicator is a level or a stage, which do not add up; a year on the way cannot be read; the item has no
 * indicator. wrong: the issues of `findItem`, `findYear` and `findIndicator`.
 *
 * @example answerCumulative(index, "バス使用料", "R5") // 300 (万円, R3 to R5)
 */
export function answerCumulative(
  index: PlanIndex,
  item: unknown,
  year: unknown,
  indicator?: unknown,
): Answer<number> {
  const place = askPlace(index, item, year, indicator);
  return place.ok ? sumTo(index.plan, place.value) : notFound(place);
}

function sumTo(plan: Plan, { indicator, column }: Place): Answer<number> {
  const { name, kind, targets } = indicator;
  if (kind === "level")
    return none(`「${name}」は年度ごとの水準を表す指標なので、足し合わせた値はありません。`);
  if (kind === "stage") return none(`「${name}」は段階を表す指標なので、足し合わせた値はありません。`);
  let sum = 0;
  for (const [at, cell] of targets.slice(0, column + 1).entries()) {
    if (cell.reading === "unreadable") {
      const [there, year] = [formatEra(plan.years[at] ?? 0), formatEra(plan.years[column] ?? 0)];
      return none(`「${name}」の${there}の目標が読み取れないため、${year}までの累計は出せません(要確認)。`);
    }
    if (typeof cell.value === "number") sum += cell.value;
  }
  return value(sum);
}
