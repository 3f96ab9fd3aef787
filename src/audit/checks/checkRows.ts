import { formatEra, itemsInOrder, type Item, type Plan } from "../../plan";
import { SHEETS, describeKey, type SheetRole } from "../../sheets";
import type { Chosen } from "../expected/chosen";
import { finding, type Finding, type Said } from "../finding";
import { whereInWords } from "../inWords";
import { headPlace, placeOf, type MatchedTable } from "../expected/matchTables";

/** Sheets whose rows are those of the chosen items and years, whatever else was chosen. */
const BY_KEY: readonly SheetRole[] = ["targets", "actuals", "progress", "card", "readings"];
/** Sheets whose rows are the same for every choice. */
const FIXED: readonly SheetRole[] = ["settings"];

/** Rows that are missing, that the plan does not have, or that stand there twice. */
export function checkRows(matched: readonly MatchedTable[], plan: Plan, chosen: Chosen): readonly Finding[] {
  return [
    ...absent(plan, chosen),
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
    if (row.spec && times === 1) return [];
    const place = placeOf(one, row, null);
    const name = describeKey(plan, row.key);
    const said: Pick<Said, "code" | "message"> = row.spec
      ? { code: "row.doubled", message: `${whereInWords(place)}: 同じ行が二つ以上あります(「${name}」)。` }
      : { code: "row.added", message: `${whereInWords(place)}: 計画にない行があります(「${name}」)。` };
    return [finding({ ...said, place, found: row.key })];
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
  const [code = "", , year] = key.split("|");
  if (sheet.role === "actuals" && chosen.isWritten) {
    return chosen.items.has(code) && chosen.isWritten(code, Number(year));
  }
  if (chosen.isWhole || FIXED.includes(sheet.role)) return true;
  if (!BY_KEY.includes(sheet.role)) return false;
  return chosen.items.has(code) && (year === undefined || chosen.years.has(Number(year)));
}

/**
 * Items and years of which no table has a row. What was not chosen is told from what was taken away everywhere by the record; and
 * who chose an item has chosen those of the same 重点項目 and 担当課 with it.
 */
function absent(plan: Plan, chosen: Chosen): Finding[] {
  const { items, years, isWritten } = chosen;
  const all = itemsInOrder(plan);
  const there = all.filter(({ item }) => items.has(item.code));
  const gone = all.filter(({ item }) => !items.has(item.code));
  const removed = gone.flatMap(({ priority, item }): Finding[] => {
    const owners = ownerNames(item);
    const twin = there.find(
      (other) =>
        other.priority.code === priority.code &&
        ownerNames(other.item).every((name) => owners.includes(name)),
    );
    const wasWritten = isWritten !== null && plan.years.some((year) => isWritten(item.code, year));
    if (!twin && !wasWritten) return [];
    const message =
      `取組項目「${item.code} ${item.name}」の行が、ブックのどの表にもありません。` +
      (twin && !wasWritten
        ? `同じ重点項目と担当課の「${twin.item.code} ${twin.item.name}」の行はあります。`
        : "書き込んだという記録はあります。");
    return [finding({ code: "item.missing", message, place: { key: item.code }, expected: item.code })];
  });
  const told = new Set(removed.map(({ place }) => place.key));
  const codes = gone.map(({ item }) => item.code).filter((code) => !told.has(code));
  const eras = plan.years.filter((year) => !years.has(year)).map(formatEra);
  const parts = [
    ...(codes.length > 0 ? [`取組項目 ${codes.join("、")}`] : []),
    ...(eras.length > 0 ? [`年度 ${eras.join("、")}`] : []),
  ];
  const messages = [
    ...(parts.length > 0 ? [`計画のうち、${parts.join("と")}の行はブックのどの表にもありません。`] : []),
    ...neverWritten(plan, chosen),
  ];
  if (messages.length === 0) return removed;
  return [...removed, finding({ code: "selection.partial", message: messages.join("") })];
}

/** Where parts of the plan were written one after the other: items that have not all of the workbook's years. */
function neverWritten(plan: Plan, { items, years, isWritten }: Chosen): string[] {
  if (!isWritten) return [];
  const byYears = new Map<string, string[]>();
  for (const code of items) {
    const lacking = plan.years.filter((year) => years.has(year) && !isWritten(code, year)).map(formatEra);
    if (lacking.length === 0) continue;
    const key = lacking.join("、");
    byYears.set(key, [...(byYears.get(key) ?? []), code]);
  }
  const parts = [...byYears].map(([eras, codes]) => `取組項目 ${codes.join("、")} の ${eras}`);
  return parts.length > 0
    ? [`シート「${SHEETS.actuals}」には、${parts.join("と、")} を書き込んでいません。`]
    : [];
}

function ownerNames({ owners }: Item): readonly string[] {
  return owners.map(({ value }) => value);
}
