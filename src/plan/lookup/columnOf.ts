import { formatEra, formatEraLong, parseFiscalYear } from "../fiscalYear";
import { fail, succeed, type Result } from "../result";
import type { Plan } from "../types";

/** The column of a fiscal year among the plan's years. */
export function columnOf({ years }: Plan, input: unknown): Result<number> {
  const parsed = parseFiscalYear(input);
  if (!parsed.ok) return parsed;
  const column = years.indexOf(parsed.value);
  if (column >= 0) return succeed(column);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const [from, to] = [formatEra(first), formatEra(last)];
  const year = `${formatEraLong(parsed.value)}(${parsed.value})`;
  return fail(
    "year.outsidePlan",
    "",
    `${year}は計画の期間(${from}〜${to})の外です。${from} から ${to} までの年度を入力してください。`,
  );
}
