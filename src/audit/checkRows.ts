import { formatEra, type Plan } from "../plan";
import { describeKey, type SheetRole } from "../sheets";
import type { Chosen } from "./chosen";
import { finding, type Finding } from "./finding";
import { whereInWords } from "./inWords";
import { headPlace, placeOf, type MatchedTable } from "./matchTables";

/** Sheets whose rows are those of the chosen items and years, whatever else was chosen. */
const BY_KEY: readonly SheetRole[] = ["targets", "actuals", "progress", "card"];
/** Sheets whose rows are the same for every choice. */
const FIXED: readonly SheetRole[] = ["settings"];

/** Rows that are missing, that the plan does not have, or that stand there twice. */
export function checkRows(matched: readonly MatchedTable[], plan: Plan, chosen: Chosen): readonly Finding[] {
  return [
    ...partial(plan, chosen),
    ...matched.filter(({ sheet }) => sheet.role !== "record").flatMap((one) => rowsOf(one, plan, chosen)),
  ];
}

function rowsOf(one: MatchedTable, plan: Plan, chosen: Chosen): Finding[] {
  const { table, spec, rows } = one;
  // Without its key column nothing is known of its rows.
  if (spec.keyColumns.some((header) => !table.headers.includes(header))) return [];
  const seen = new Map<string, number>();
  const strange = rows.flatMap((row): Finding[] => {
    const times = (seen.get(row.key) ?? 0) + 1;
    seen.set(row.key, times);
    const place = placeOf(one, row, null);
    const name = describeKey(plan, row.key);
    if (!row.spec) {
      const message = `${whereInWords(place)}: 計画にない行があります(「${name}」)。`;
      return [finding({ code: "row.added", message, place, found: row.key })];
    }
    if (times === 1) return [];
    const message = `${whereInWords(place)}: 同じ行が二つ以上あります(「${name}」)。`;
    return [finding({ code: "row.doubled", message, place, found: row.key })];
  });
  const missing = spec.rows
    .filter(({ key }) => !seen.has(key) && isExpected(one, key, chosen))
    .map(({ key }) =>
      finding({
        code: "row.missing",
        message: `${table.sheet}: 表「${table.name}」に計画の行がありません(「${describeKey(plan, key)}」)。`,
        place: { ...headPlace(one), key },
        expected: key,
      }),
    );
  return [...missing, ...strange];
}

function isExpected({ sheet }: MatchedTable, key: string, chosen: Chosen): boolean {
  if (chosen.isWhole || FIXED.includes(sheet.role)) return true;
  if (!BY_KEY.includes(sheet.role)) return false;
  const [code = "", , year] = key.split("|");
  return chosen.items.has(code) && (year === undefined || chosen.years.has(Number(year)));
}

/** Said, since a workbook does not tell what was chosen from what was taken away everywhere. */
function partial(plan: Plan, { items, years, isWhole }: Chosen): Finding[] {
  if (isWhole) return [];
  const codes = plan.priorities
    .flatMap(({ measures }) => measures.flatMap((measure) => measure.items.map(({ code }) => code)))
    .filter((code) => !items.has(code));
  const absent = plan.years.filter((year) => !years.has(year)).map(formatEra);
  const parts = [
    ...(codes.length > 0 ? [`取組項目 ${codes.join("、")}`] : []),
    ...(absent.length > 0 ? [`年度 ${absent.join("、")}`] : []),
  ];
  return [
    finding({
      code: "selection.partial",
      message: `計画のうち、${parts.join("と")}はブックのどの表にもありません。`,
    }),
  ];
}
