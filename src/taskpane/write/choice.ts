import { formatEra, itemsInOrder, type Plan } from "../../plan";
import type { WriteChoice } from "../../sheets";

/** Everything, as values: what the ribbon's button writes. */
export const everything: WriteChoice = { priorities: "all", owners: "all", years: "all", targets: "values" };

/** One thing that can be chosen. */
export interface Option<Value> {
  readonly value: Value;
  readonly label: string;
}

export interface Options {
  readonly priorities: readonly Option<string>[];
  readonly owners: readonly Option<string>[];
  readonly years: readonly Option<number>[];
}

/** What the plan offers, in its own order; owners in the order in which they first appear. */
export function optionsOf(plan: Plan): Options {
  const owners = new Set(itemsInOrder(plan).flatMap(({ item }) => item.owners.map(({ value }) => value)));
  return {
    priorities: plan.priorities.map(({ code, numeral, name }) => ({
      value: code,
      label: `${numeral} ${name}`,
    })),
    owners: [...owners].map((owner) => ({ value: owner, label: owner })),
    years: plan.years.map((year) => ({ value: year, label: formatEra(year) })),
  };
}

/** All of them stays "all", so that a plan with one more is still chosen whole. */
export function choose<Value>(
  options: readonly Option<Value>[],
  chosen: ReadonlySet<Value>,
): "all" | readonly Value[] {
  const values = options.map(({ value }) => value).filter((value) => chosen.has(value));
  return values.length === options.length ? "all" : values;
}

/** One line, such as 「すべて(値)」 or 「重点項目 2つ、R4・R5(数式)」. */
export function describeChoice(choice: WriteChoice, options: Options): string {
  const { priorities, owners, years } = choice;
  const parts = [
    priorities === "all" ? "" : `重点項目 ${priorities.length}つ`,
    owners === "all" ? "" : `担当課 ${owners.length}つ`,
    years === "all"
      ? ""
      : options.years.flatMap(({ value, label }) => (years.includes(value) ? label : [])).join("・"),
  ].filter((part) => part !== "");
  const what = parts.length === 0 ? "すべて" : parts.join("、");
  return `${what}(${choice.targets === "values" ? "値" : "数式"})`;
}
