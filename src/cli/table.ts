import { formatEra, itemsInOrder, ownersOf, weakestReading, type Plan } from "../plan";
import { csvLine } from "./csv";

/**
 * One line per indicator, parts of another (内数) included; an item without indicators has none. A year is empty where
 * there is no number: no target, one that cannot be read, or a stage. `reading` is the least certain one of the row.
 */
export function tableCsv(plan: Plan): string {
  const header = ["code", "item", "owners", "indicator", "unit", ...plan.years.map(formatEra), "reading"];
  const lines = itemsInOrder(plan).flatMap(({ item }) =>
    item.indicators.map(({ name, unit, targets }) => [
      item.code,
      item.name,
      ownersOf(item),
      name,
      unit,
      ...targets.map(({ value }) => (typeof value === "number" ? value : "")),
      weakestReading(targets),
    ]),
  );
  return [header, ...lines].map(csvLine).join("");
}
