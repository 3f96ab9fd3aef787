import type { Plan } from "../plan";

/**
 * The plan again and again under new codes, until it has `items` 取組項目 (a multiple of its own number): as large as a
 * city may ever have, with the same mix of indicators.
 */
export function grownPlan(plan: Plan, items: number): Plan {
  const own = plan.priorities.flatMap(({ measures }) => measures.flatMap((measure) => measure.items)).length;
  const copies = Array.from({ length: Math.ceil(items / own) }, (_, index) => index);
  return {
    ...plan,
    id: `${plan.id}-${items}`,
    priorities: copies.flatMap((copy) =>
      plan.priorities.map((priority) => {
        const code = String(Number(priority.code) + copy * plan.priorities.length);
        const moved = (text: string) => text.replace(/^[^-]+/, code);
        const suffix = copy === 0 ? "" : `(${copy + 1})`;
        return {
          ...priority,
          code,
          measures: priority.measures.map((measure) => ({
            ...measure,
            code: moved(measure.code),
            items: measure.items.map((item) => ({
              ...item,
              code: moved(item.code),
              name: `${item.name}${suffix}`,
              indicators: item.indicators.map(({ innerOf, ...indicator }) => ({
                ...indicator,
                id: moved(indicator.id),
                ...(innerOf === undefined ? {} : { innerOf: moved(innerOf) }),
              })),
            })),
          })),
        };
      }),
    ),
  };
}
