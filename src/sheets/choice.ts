import type { FiscalYear, Issue, PlacedItem, Plan, Result } from "../plan";
import { formatEra, itemsInOrder, succeed } from "../plan";

/** What of a plan is written. */
export interface WriteChoice {
  /** Codes of 重点項目. */
  readonly priorities: "all" | readonly string[];
  /** Names of 担当課. An item with several owners belongs to each of them. */
  readonly owners: "all" | readonly string[];
  readonly years: "all" | readonly FiscalYear[];
  /** `values`: works without the add-in. `formulas`: target numbers as =REFORM.TARGET(…). */
  readonly targets: "values" | "formulas";
}

/** A choice that fits the plan: at least one item and one year. */
export interface Selection {
  readonly items: readonly PlacedItem[];
  /** In the plan's order, with their positions in the plan's rows of cells. */
  readonly years: readonly { readonly year: FiscalYear; readonly index: number }[];
}

/**
 * The chosen items and years, in the plan's order.
 *
 * @returns issues `choice.priority`, `choice.owner`, `choice.year` for what the plan does not have, and `choice.empty`
 * (path `priorities`, `owners`, `years` or "") where nothing would be written.
 */
export function selectFrom(plan: Plan, choice: WriteChoice): Result<Selection> {
  const placed = itemsInOrder(plan);
  const owners = new Set(placed.flatMap(({ item }) => item.owners.map(({ value }) => value)));
  const issues: Issue[] = [
    ...refused("priorities", "重点項目", choice.priorities, (code) =>
      plan.priorities.some((one) => one.code === code),
    ),
    ...refused("owners", "担当課", choice.owners, (name) => owners.has(name)),
    ...refused("years", "年度", choice.years, (year) => plan.years.includes(year)),
  ];
  const items = placed.filter(
    ({ priority, item }) =>
      isChosen(choice.priorities, priority.code) &&
      // All of them: also one that nobody owns, so that it can be pointed out.
      (choice.owners === "all" || item.owners.some(({ value }) => isChosen(choice.owners, value))),
  );
  const years = plan.years
    .map((year, index) => ({ year, index }))
    .filter(({ year }) => isChosen(choice.years, year));
  if (issues.length === 0 && items.length === 0) {
    const message =
      "選んだ重点項目と担当課の両方に当てはまる取組項目がありません。どちらかを選び直してください。";
    issues.push({ code: "choice.empty", path: "", message });
  }
  const [first, ...more] = issues;
  return first ? { ok: false, issues: [first, ...more] } : succeed({ items, years });
}

function isChosen<T>(chosen: "all" | readonly T[], one: T): boolean {
  return chosen === "all" || chosen.includes(one);
}

const KIND = { priorities: "priority", owners: "owner", years: "year" } as const;

function refused<T extends string | FiscalYear>(
  path: keyof typeof KIND,
  what: string,
  chosen: "all" | readonly T[],
  isKnown: (one: T) => boolean,
): Issue[] {
  if (chosen === "all") return [];
  if (chosen.length === 0) {
    return [
      { code: "choice.empty", path, message: `${what}が一つも選ばれていません。1つ以上選んでください。` },
    ];
  }
  return chosen
    .filter((one) => !isKnown(one))
    .map((one) => ({
      code: `choice.${KIND[path]}`,
      path,
      message: `${what}「${typeof one === "number" ? yearName(one) : one}」はこの計画にありません。選び直してください。`,
    }));
}

/** A year that came from outside may lie before all eras. */
function yearName(year: FiscalYear): string {
  return Number.isInteger(year) && year >= 1989 && year < 2100
    ? `${formatEra(year)} (${year})`
    : String(year);
}
