import { isErrorValue, readNumber } from "../../achievement";
import type { Plan } from "../../plan";
import {
  ACTUAL_HEADERS as A,
  TARGET_HEADERS as T,
  describeKey,
  sameContent,
  scheduleHeader,
  targetHeader,
  type SheetSpec,
} from "../../sheets";
import type { FindingCode } from "../catalogue";
import { finding, type Finding } from "../finding";
import { inWords, plainValue, whereInWords } from "../inWords";
import {
  contentAt,
  expectedCell,
  formulaAt,
  placeOf,
  valueAt,
  type MatchedColumn,
  type MatchedRow,
  type MatchedTable,
} from "../expected/matchTables";

const WORDS: Readonly<Partial<Record<FindingCode, string>>> = {
  "target.altered": "目標が計画と違います。",
  "target.formula": "目標が数式に置き換えられています。",
  "schedule.altered": "年度計画が計画と違います。",
  "unit.altered": "単位が計画と違います。",
  "direction.altered": "指標の向きが計画と違います。",
  "kind.altered": "指標の種類が計画と違います。",
};

/**
 * Cells that say what the plan says, wherever the add-in puts them. A target may stand there as a live formula of the
 * add-in, as writing can be asked to do.
 * @param live the same sheets with such formulas.
 */
export function checkPlanCells(
  matched: readonly MatchedTable[],
  plan: Plan,
  live: readonly SheetSpec[],
): readonly Finding[] {
  const codes = codesOf(plan);
  const lives = new Map(live.flatMap(({ tables }) => tables.map((table) => [table.name, table] as const)));
  return matched
    .filter(({ sheet }) => sheet.role !== "record")
    .flatMap((one) => {
      const liveRows = new Map(lives.get(one.spec.name)?.rows.map((row) => [row.key, row]));
      const columns = one.columns.filter(
        ({ spec }) => spec.owner === "plan" && !one.spec.keyColumns.includes(spec.header),
      );
      return one.rows.flatMap((row) => {
        if (!row.spec) return [];
        const liveCells = liveRows.get(row.key)?.cells;
        return columns.flatMap((column) => {
          const expected = expectedCell(row, column).content;
          const there = contentAt(one, row, column.spec.header);
          if (sameContent(expected, there)) return [];
          const liveContent = liveCells?.[column.specIndex]?.content ?? null;
          const isLive = liveContent !== expected && sameContent(liveContent, there);
          const code = codes.get(column.spec.header) ?? "plan.altered";
          const found = difference(one, row, column, plan, isLive ? liveCode(one, row, column) : code);
          return found ? [found] : [];
        });
      });
    });
}

/** null: the live formula gives what the plan says. */
function liveCode(one: MatchedTable, row: MatchedRow, column: MatchedColumn): FindingCode | null {
  const value = valueAt(one, row, column.spec.header);
  if (value === expectedCell(row, column).content) return null;
  // Where the add-in is not there to answer, an error or nothing is stored; people read everything else as the target.
  return value === "" || isErrorValue(value) ? "target.live" : "target.altered";
}

function difference(
  one: MatchedTable,
  row: MatchedRow,
  column: MatchedColumn,
  plan: Plan,
  kind: FindingCode | null,
): Finding | null {
  if (kind === null) return null;
  const { header } = column.spec;
  const expected = plainValue(expectedCell(row, column).content);
  const value = valueAt(one, row, header);
  const formula = formulaAt(one, row, header);
  const place = placeOf(one, row, header);
  const where = `${whereInWords(place)}(${describeKey(plan, row.key)} ${header})`;
  const found = kind === "target.live" ? value : (formula ?? value);
  if (kind === "target.live") {
    const why = isErrorValue(value) ? `エラー値(${inWords(value)})` : "結果のない状態";
    const message = `${where}: アドインの数式が${why}です。`;
    return finding({ code: kind, message, place, found, expected });
  }
  const unit = String(valueAt(one, row, A.unit));
  const code =
    kind === "target.altered" && formula !== null && typeof expected === "number"
      ? "target.formula"
      : kind === "target.altered" && hasUnitInside(value, expected, unit)
        ? "unit.mixed"
        : kind;
  const what =
    code === "unit.mixed"
      ? "数値のセルに単位などの文字が入っています。"
      : (WORDS[code] ?? `「${header}」が計画と違います。`);
  const message = `${where}: ${what}計画は${inWords(expected)}、ブックは${inWords(found)}です。`;
  return finding({ code, message, place, found, expected });
}

/** The plan's own number, with something written behind it. */
function hasUnitInside(value: unknown, expected: unknown, unit: string): boolean {
  if (typeof value !== "string" || typeof expected !== "number") return false;
  const read = readNumber({ value, formula: null, format: "" }, unit);
  return read.ok && read.value.value === expected;
}

function codesOf(plan: Plan): ReadonlyMap<string, FindingCode> {
  return new Map<string, FindingCode>([
    ...plan.years.flatMap((year): [string, FindingCode][] => [
      [targetHeader(year), "target.altered"],
      [scheduleHeader(year), "schedule.altered"],
    ]),
    [T.total, "target.altered"],
    [T.goal, "target.altered"],
    [A.target, "target.altered"],
    [A.schedule, "schedule.altered"],
    [A.unit, "unit.altered"],
    [A.direction, "direction.altered"],
    [A.kind, "kind.altered"],
  ]);
}
