import { formatEra, type Plan } from "../plan";
import { ownersIn } from "./ownersIn";

/** Names of the plan for examples that work as they stand; words for the kind of thing where the plan has none. */
export function planExamples(plan: Plan) {
  const owners = ownersIn(plan);
  const [firstYear] = plan.years;
  return {
    years: plan.years.slice(0, 2).map(formatEra).join(",") || "年度",
    year: firstYear === undefined ? "年度" : formatEra(firstYear),
    owners: owners.slice(0, 2).join(",") || "担当課",
    owner: owners[0] ?? "担当課",
    priorities:
      plan.priorities
        .slice(0, 2)
        .map(({ code }) => code)
        .join(",") || "番号",
  };
}
