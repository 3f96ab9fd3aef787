import { DEFAULT_SETTINGS, type GradeSettings } from "../../achievement";
import type { Plan } from "../../plan";
import { describeKey, type CellValue } from "../../sheets";
import { finding, type Finding } from "../finding";
import type { AuditColumnRules } from "../input";
import { inWords, whereInWords } from "../inWords";
import { placeOf, valueAt, type MatchedRow, type MatchedTable } from "../expected/matchTables";
import { colorInWords, hidesOffTrack } from "./colorsSeen";

/**
 * Conditional formats that colour other cells than they were to, and validations that let other things be typed: one finding for
 * each table and column. Of a row that people added, or that is there twice, something else is said.
 */
export function checkRules(
  matched: readonly MatchedTable[],
  plan: Plan,
  settings: GradeSettings = DEFAULT_SETTINGS,
): readonly Finding[] {
  return matched.flatMap((one) => {
    const rows = plannedRows(one);
    return (one.table.rules ?? []).flatMap((column) => [
      ...colorsOf(one, rows, column, plan, settings),
      ...validationsOf(one, rows, column, plan),
    ]);
  });
}

function colorsOf(
  one: MatchedTable,
  rows: ReadonlyMap<number, MatchedRow>,
  { header, colors }: AuditColumnRules,
  plan: Plan,
  settings: GradeSettings,
): Finding[] {
  const all = colors.flatMap(({ row: index, ...seen }) => {
    const row = rows.get(index);
    return row ? [{ row, ...seen }] : [];
  });
  // The worst is said of the column.
  const hiding = all.filter((each) => hidesOffTrack(each, settings));
  const told = hiding.length > 0 ? hiding : all;
  const [first] = told;
  if (!first) return [];
  const place = placeOf(one, first.row, header);
  const [found, expected] = colorInWords(first, settings);
  const value = valueAt(one, first.row, header);
  return [
    finding({
      code: hiding.length > 0 ? "color.misleading" : "color.altered",
      message: `${whereOf(place, plan)}: ${shown(value)}色は「${expected}」のはずですが、「${found}」です。${rest(told.length - 1, all.length - told.length)}`,
      place,
      found,
      expected,
    }),
  ];
}

function validationsOf(
  one: MatchedTable,
  rows: ReadonlyMap<number, MatchedRow>,
  { header, validations }: AuditColumnRules,
  plan: Plan,
): Finding[] {
  const all = validations.flatMap(({ row: index, found }) => {
    const row = rows.get(index);
    return row ? [{ row, found }] : [];
  });
  const [first] = all;
  if (!first) return [];
  const place = placeOf(one, first.row, header);
  return [
    finding({
      code: "validation.altered",
      message: `${whereOf(place, plan)}: 入力規則が書き込んだときのものではありません(今は${inWords(first.found)})。${rest(all.length - 1, 0)}`,
      place,
      found: first.found,
    }),
  ];
}

/** By their index: rows of the plan, of several with one key the first. */
function plannedRows({ rows }: MatchedTable): ReadonlyMap<number, MatchedRow> {
  const seen = new Set<string>();
  return new Map(
    rows.flatMap((row): [number, MatchedRow][] => {
      if (!row.spec || seen.has(row.key)) return [];
      seen.add(row.key);
      return [[row.index, row]];
    }),
  );
}

/** Columns with cells whose colours could not be told. */
export function untoldColors(matched: readonly MatchedTable[]): number {
  return matched.reduce((sum, one) => {
    const rows = plannedRows(one);
    const untold = (one.table.rules ?? []).flatMap((column) => column.untold.filter((row) => rows.has(row)));
    return sum + untold.length;
  }, 0);
}

function whereOf(place: Finding["place"], plan: Plan): string {
  return `${whereInWords(place)}(${describeKey(plan, place.key ?? "")} ${place.header ?? ""})`;
}

function shown(value: CellValue): string {
  return value === "" ? "" : `${inWords(value)}の`;
}

function rest(more: number, others: number): string {
  return [
    ...(more > 0 ? [`同じ列で、ほかに ${more}セルあります。`] : []),
    ...(others > 0 ? [`色が違うセルは、ほかに ${others}あります。`] : []),
  ].join("");
}
