import type { Issue, Result } from "../plan/result";
import { succeed } from "../plan/result";
import { isNumber } from "./blank";
import { NO_GRADE } from "./noGrade";
import { percentText } from "./percentText";

export type GradeLevel = 1 | 2 | 3 | 4;

/** Whether a rate is rounded to `digits` before it is graded. */
export type GradeOn = "rounded" | "unrounded";

export const GRADE_ON_LABELS: Readonly<Record<GradeOn, string>> = {
  rounded: "丸めてから判定",
  unrounded: "丸めずに判定",
};

/** 順調 needs nothing; 遅れ asks for a reason and is listed as off track. */
export type Standing = "onTrack" | "offTrack";

export const STANDING_LABELS: Readonly<Record<Standing, string>> = { onTrack: "順調", offTrack: "遅れ" };

export interface LevelSettings {
  /** The lowest rate of this level, a fraction (0.8 = 80 %), included. The lowest level has none: null. */
  readonly min: number | null;
  /** Seen without colour, such as ◎. */
  readonly sign: string;
  readonly word: string;
  readonly standing: Standing;
}

/** What 設定 says about rates and grades. */
export interface GradeSettings {
  /** From best to worst; `min` strictly descending, the last one null. */
  readonly levels: readonly [LevelSettings, LevelSettings, LevelSettings, LevelSettings];
  /** Decimal places of a rate in percent: 1 means 90.1 %. 0 to {@link MAX_DIGITS}. */
  readonly digits: number;
  readonly gradeOn: GradeOn;
}

export const MAX_DIGITS = 3;

/** Thresholds above this are taken for a slip, such as 80 typed for 80 %. */
export const MAX_THRESHOLD = 10;

export const DEFAULT_SETTINGS: GradeSettings = {
  levels: [
    { min: 1, sign: "◎", word: "達成", standing: "onTrack" },
    { min: 0.8, sign: "○", word: "概ね達成", standing: "onTrack" },
    { min: 0.6, sign: "△", word: "やや遅れ", standing: "offTrack" },
    { min: null, sign: "×", word: "遅れ", standing: "offTrack" },
  ],
  digits: 1,
  gradeOn: "rounded",
};

/**
 * Checks settings that people may have changed.
 *
 * @returns all issues at once: `settings.shape`, `settings.min`, `settings.order`, `settings.label`, `settings.standing`,
 * `settings.digits`, `settings.gradeOn`; `path` such as `levels[1].min`.
 * @example parseSettings({ ...DEFAULT_SETTINGS, digits: 0 }) // { ok: true, value: { digits: 0, … } }
 */
export function parseSettings(input: unknown): Result<GradeSettings> {
  const issues: Issue[] = [];
  const add = (code: string, path: string, message: string) => issues.push({ code, path, message });
  const fields = record(input);
  const rows = Array.isArray(fields.levels) && fields.levels.length === 4 ? fields.levels.map(record) : [];
  if (rows.length === 0) {
    add("settings.shape", "levels", "判定の区分は 4 行です。区分 1 から 4 までの行を残してください。");
  }

  const levels = rows.map((row, index): LevelSettings => {
    const at = `levels[${index}]`;
    const isLast = index === 3;
    if (!isLast && !isThreshold(row.min)) add("settings.min", `${at}.min`, badThreshold(index, row.min));
    const sign = text(row.sign);
    const word = text(row.word);
    if (word === "")
      add("settings.label", `${at}.word`, `区分 ${index + 1} の語が空欄です。語を入力してください。`);
    if ((RESERVED as readonly string[]).includes(sign + word)) {
      add(
        "settings.label",
        `${at}.word`,
        `区分 ${index + 1} の表示「${sign + word}」は、率のない行に使う言葉です。ほかの言葉にしてください。`,
      );
    }
    if (/[*?~]|^[=<>]/.test(sign + word)) {
      add(
        "settings.label",
        `${at}.word`,
        `区分 ${index + 1} の表示「${sign + word}」には、件数の計算で特別な意味になる文字(半角の * ? ~ か、先頭の = < >)があります。ほかの文字にしてください。`,
      );
    }
    if (row.standing !== "onTrack" && row.standing !== "offTrack") {
      add(
        "settings.standing",
        `${at}.standing`,
        `区分 ${index + 1} の扱いを「順調」か「遅れ」から選んでください。`,
      );
    }
    return {
      min: isLast || !isNumber(row.min) ? null : row.min,
      sign,
      word,
      standing: row.standing === "offTrack" ? "offTrack" : "onTrack",
    };
  });

  levels.forEach((level, index) => {
    const above = levels[index - 1];
    if (above && above.min !== null && level.min !== null && above.min <= level.min) {
      add(
        "settings.order",
        `levels[${index}].min`,
        `区分 ${index + 1} の下限(${percentText(level.min)})は、区分 ${index} の下限(${percentText(above.min)})より小さくしてください。`,
      );
    }
    const same = levels.findIndex((other) => other.sign + other.word === level.sign + level.word);
    if (same < index) {
      add(
        "settings.label",
        `levels[${index}].word`,
        `区分 ${same + 1} と区分 ${index + 1} の表示が同じ「${level.sign + level.word}」です。見分けられる言葉にしてください。`,
      );
    }
  });

  const { digits, gradeOn } = fields;
  if (!isNumber(digits) || !Number.isInteger(digits) || digits < 0 || digits > MAX_DIGITS) {
    add("settings.digits", "digits", `率の小数桁は 0 から ${MAX_DIGITS} までの整数を入力してください。`);
  }
  if (gradeOn !== "rounded" && gradeOn !== "unrounded") {
    const choices = Object.values(GRADE_ON_LABELS).map((label) => `「${label}」`);
    add("settings.gradeOn", "gradeOn", `判定の端数は${choices.join("か")}から選んでください。`);
  }

  const [first, ...more] = issues;
  if (first) return { ok: false, issues: [first, ...more] };
  const [one, two, three, four] = levels;
  if (!one || !two || !three || !four) throw new Error("four levels were checked above");
  return succeed({
    levels: [one, two, three, four],
    digits: digits as number,
    gradeOn: gradeOn as GradeOn,
  });
}

const RESERVED = Object.values(NO_GRADE);

function isThreshold(value: unknown): value is number {
  return isNumber(value) && value >= 0 && value <= MAX_THRESHOLD;
}

function badThreshold(index: number, value: unknown): string {
  const where = `区分 ${index + 1} の下限`;
  if (isNumber(value) && value > MAX_THRESHOLD) {
    return `${where} ${value} は ${percentText(value)} の意味になります。80 % なら「80%」と入力してください。`;
  }
  return `${where}は 0% から ${MAX_THRESHOLD * 100}% までの数値を入力してください。`;
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
