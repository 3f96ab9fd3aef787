import { formatEra, itemsInOrder, type Plan } from "../plan";

/**
 * A row's key in words: code and name of the item, the indicator where there are several, the fiscal year. A part that
 * the plan does not know stays as it is.
 *
 * @example describeKey(plan, "2-1-2|2-1-2-1|2022") // "2-1-2 ふるさと納税の推進 R4"
 */
export function describeKey(plan: Plan, key: string): string {
  const [code = "", ...rest] = key.split("|");
  const item = itemsInOrder(plan).find((placed) => placed.item.code === code)?.item;
  if (!item)
    return key
      .split("|")
      .filter((part) => part !== "")
      .join(" ");
  const words = rest.map((part) => {
    const indicator = item.indicators.find(({ id }) => id === part);
    if (indicator) return item.indicators.length > 1 ? indicator.name : "";
    const year = Number(part);
    return plan.years.includes(year) ? formatEra(year) : part;
  });
  return [code, item.name, ...words].filter((word) => word !== "").join(" ");
}
