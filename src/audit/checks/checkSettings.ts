import { DEFAULT_SETTINGS, GRADE_ON_LABELS, STANDING_LABELS } from "../../achievement";
import type { Issue, Plan } from "../../plan";
import { LEVEL_HEADERS as L, SETTING_HEADERS as S, TABLES, type CellValue } from "../../sheets";
import type { FindingCode } from "../catalogue";
import { finding, type Finding } from "../finding";
import { inWords, whereInWords } from "../inWords";
import type { AuditInput } from "../input";
import { looksAlike } from "../lookAlike";
import { placeOf, valueAt, type MatchedRow, type MatchedTable } from "../expected/matchTables";

/**
 * 設定 beside the standard that the add-in starts with, and what makes it unusable. A municipality may have its own levels:
 * that they differ is for people to judge, that they are out of order is not.
 */
export function checkSettings(
  matched: readonly MatchedTable[],
  plan: Plan,
  { settings }: AuditInput,
): readonly Finding[] {
  const scalars = matched.find(({ spec }) => spec.name === TABLES.settings);
  const levels = matched.find(({ spec }) => spec.name === TABLES.levels);
  const wrong = settings.ok ? [] : settings.issues.flatMap((issue) => wrongSetting(issue, scalars, levels));
  const told = new Set(wrong.map(({ place }) => place.cell));
  const moved = [...ofLevels(levels), ...ofScalars(scalars, plan)];
  return [...wrong, ...moved.filter(({ place }) => !told.has(place.cell))];
}

function ofLevels(levels: MatchedTable | undefined): Finding[] {
  if (!levels) return [];
  return DEFAULT_SETTINGS.levels.flatMap((level, index) => {
    const row = levels.rows.find(({ key }) => key === String(index + 1));
    if (!row) return [];
    const name = `区分 ${index + 1} の`;
    return [
      ...(level.min === null
        ? []
        : changed(levels, row, L.min, level.min, "threshold.moved", `${name}${L.min}`, percent)),
      ...changed(
        levels,
        row,
        L.standing,
        STANDING_LABELS[level.standing],
        "setting.changed",
        `${name}${L.standing}`,
      ),
      ...(["sign", "word"] as const).flatMap((field) => {
        // What stands for another level reads as that level: the grades are read the wrong way round.
        const isOther = DEFAULT_SETTINGS.levels.some(
          (other) => other !== level && looksAlike(other[field], String(valueAt(levels, row, L[field]))),
        );
        const code = isOther ? "setting.changed" : "setting.label";
        return changed(levels, row, L[field], level[field], code, `${name}${L[field]}`);
      }),
    ];
  });
}

function ofScalars(scalars: MatchedTable | undefined, plan: Plan): Finding[] {
  const row = scalars?.rows[0];
  if (!scalars || !row) return [];
  const { digits, gradeOn } = DEFAULT_SETTINGS;
  const year = scalars.table.headers.includes(S.reviewYear) ? valueAt(scalars, row, S.reviewYear) : null;
  return [
    ...changed(scalars, row, S.digits, digits, "setting.changed", S.digits),
    ...changed(scalars, row, S.gradeOn, GRADE_ON_LABELS[gradeOn], "setting.changed", S.gradeOn),
    ...(year === null || plan.years.some((one) => one === year)
      ? []
      : [
          finding({
            code: "setting.invalid",
            message: `${whereInWords(placeOf(scalars, row, S.reviewYear))}: 対象年度が計画の年度ではありません(${inWords(year)})。`,
            place: placeOf(scalars, row, S.reviewYear),
            found: year,
          }),
        ]),
  ];
}

function changed(
  one: MatchedTable,
  row: MatchedRow,
  header: string,
  expected: CellValue,
  code: FindingCode,
  name: string,
  shown: (value: CellValue) => string = inWords,
): Finding[] {
  if (!one.table.headers.includes(header)) return [];
  const found = valueAt(one, row, header);
  if (found === expected) return [];
  const place = placeOf(one, row, header);
  const message = `${whereInWords(place)}: ${name}が標準と違います。標準は${shown(expected)}、ブックは${shown(found)}です。`;
  return [finding({ code, message, place, found, expected })];
}

/** @example percent(0.8) // "80%" */
function percent(value: CellValue): string {
  return typeof value === "number" ? `${Number((value * 100).toPrecision(12))}%` : inWords(value);
}

const FIELDS: Readonly<Record<string, string>> = { min: L.min, word: L.word, standing: L.standing };

/** What `parseSettings` refuses, where it stands. Missing tables and columns are told elsewhere. */
function wrongSetting(
  { code, path, message }: Issue,
  scalars: MatchedTable | undefined,
  levels: MatchedTable | undefined,
): Finding[] {
  if (!code.startsWith("settings.")) return [];
  const kind = code === "settings.order" ? "threshold.disordered" : "setting.invalid";
  const [, index, field = ""] = /^levels\[(\d)\]\.(\w+)$/.exec(path) ?? [];
  const header = path === "digits" ? S.digits : path === "gradeOn" ? S.gradeOn : FIELDS[field];
  const one = index === undefined ? scalars : levels;
  const row =
    index === undefined ? one?.rows[0] : one?.rows.find(({ key }) => key === String(Number(index) + 1));
  if (!one || !row || header === undefined) {
    return [
      finding({ code: kind, message, place: { sheet: levels?.table.sheet ?? null, table: TABLES.levels } }),
    ];
  }
  const place = placeOf(one, row, header);
  const told = `${whereInWords(place)}: ${message}`;
  return [finding({ code: kind, message: told, place, found: valueAt(one, row, header) })];
}
