import { GRADE_ON_LABELS, STANDING_LABELS, parseSettings, type GradeSettings } from "../achievement";
import { fail, succeed, type Issue, type Result } from "../plan";
import { LEVEL_HEADERS as L, SETTING_HEADERS as S, TABLES } from "../sheets";
import type { TableSnapshot, WorkbookSnapshot } from "./port";
import { tableReader } from "./tableReader";

/** What a snapshot must have for {@link readSettings}. */
export const SETTINGS_TABLES: readonly string[] = [TABLES.settings, TABLES.levels];

/**
 * What people set in 設定 of the workbook: levels, rounding. Read by header; the levels by 区分, however they are sorted.
 *
 * @returns issues `table.missing`, `table.columnMissing`, and those of `parseSettings`, which name the sheet.
 * @example readSettings(await port.snapshot({ tables: SETTINGS_TABLES, names: [] })) // { ok: true, value: { digits: 1, … } }
 */
export function readSettings(snapshot: WorkbookSnapshot): Result<GradeSettings> {
  const scalars = tableIn(snapshot, TABLES.settings);
  const levels = tableIn(snapshot, TABLES.levels);
  const absent = [scalars, levels].flatMap((found) => (found.ok ? [] : found.issues));
  const [first, ...more] = absent;
  if (first || !scalars.ok || !levels.ok)
    return { ok: false, issues: [first ?? missing(TABLES.levels), ...more] };

  const scalar = tableReader(scalars.value, [S.digits, S.gradeOn]);
  if (!scalar.ok) return scalar;
  const level = tableReader(levels.value, [L.level, L.min, L.sign, L.word, L.standing]);
  if (!level.ok) return level;

  const [row = []] = scalars.value.values;
  const parsed = parseSettings({
    digits: scalar.value(row, S.digits),
    gradeOn: idOf(GRADE_ON_LABELS, scalar.value(row, S.gradeOn)),
    levels: [...levels.value.values]
      .sort((a, b) => Number(level.value(a, L.level)) - Number(level.value(b, L.level)))
      .map((values) => ({
        min: level.value(values, L.min),
        sign: String(level.value(values, L.sign)),
        word: String(level.value(values, L.word)),
        standing: idOf(STANDING_LABELS, level.value(values, L.standing)),
      })),
  });
  return parsed.ok ? parsed : { ok: false, issues: named(parsed.issues, levels.value.sheet) };
}

function tableIn({ tables }: WorkbookSnapshot, name: string): Result<TableSnapshot> {
  const found = tables.find((table) => table.name === name);
  if (found) return succeed(found);
  const { code, path, message } = missing(name);
  return fail(code, path, message);
}

function missing(table: string): Issue {
  return {
    code: "table.missing",
    path: table,
    message: `表「${table}」がありません。元に戻す操作で表を戻すか、行革プランのタブの［書き込む］で作り直してください。`,
  };
}

/** The id behind a label that people chose; undefined for anything else. */
function idOf(labels: Readonly<Record<string, string>>, label: unknown): string | undefined {
  return Object.entries(labels).find(([, one]) => one === label)?.[0];
}

/** Says in which sheet the settings stand. */
function named([first, ...more]: readonly [Issue, ...Issue[]], sheet: string): [Issue, ...Issue[]] {
  const name = (issue: Issue): Issue => ({ ...issue, message: `シート「${sheet}」の${issue.message}` });
  return [name(first), ...more.map(name)];
}
