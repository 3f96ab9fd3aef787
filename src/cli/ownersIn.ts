import { itemsInOrder, type Issue, type Plan } from "../plan";

/** All 担当課, in the plan's order. */
export function ownersIn(plan: Plan): readonly string[] {
  return [...new Set(itemsInOrder(plan).flatMap(({ item }) => item.owners.map(({ value }) => value)))];
}

/** Issues with the names to choose from, for people who have no list on the screen. */
export function withOwners(plan: Plan, issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) =>
    issue.code === "choice.owner"
      ? { ...issue, message: `${issue.message} 担当課: ${ownersIn(plan).join("、")}` }
      : issue,
  );
}
