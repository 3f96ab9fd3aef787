import { RECORD_HEADERS, type CellValue } from "../sheets";

/** What a frozen workbook says about itself. */
export interface Stamp {
  /** Municipality and title, as the workbook has them. */
  readonly plan: string;
  readonly planId: string;
  /** Hash of the plan's text from which the workbook was written; "" where the workbook has no record of it. */
  readonly planHash: string;
  readonly appVersion: string;
  /** Local, ISO day, or day and time. */
  readonly frozen: string;
  /** "" where nobody gave a name. */
  readonly by: string;
  /** What it was frozen for, in people's words. */
  readonly note: string;
  /** File name of the workbook that was frozen. */
  readonly source: string;
  /** How many cells hold something. */
  readonly cells: number;
  /** How many formulas have become values. */
  readonly formulas: number;
  /** Names of all sheets that were frozen, in their order; empty sheets are in no contents. None in copies of before. */
  readonly sheets: readonly string[];
  /** By which rule the contents become a text. */
  readonly rule: number;
  /** SHA-256 of the contents, in lower-case hexadecimal. */
  readonly hash: string;
}

/** What stands in 項目 of 確定記録表. */
export const STAMP_KEYS = {
  plan: "計画",
  planId: "計画の識別子",
  planHash: "計画の版",
  appVersion: "アドインのバージョン",
  frozen: "確定した日時",
  by: "確定した人",
  note: "目的",
  source: "元のブック",
  cells: "値のあるセルの数",
  formulas: "値にした数式の数",
  sheets: "シート",
  rule: "ハッシュ値の決め方",
  hash: "ハッシュ値",
  grouped: "ハッシュ値（8 文字ずつ）",
} as const;

/** No sheet can have it in its name. */
export const SHEET_MARK = "/";

const HASH = /^[0-9a-f]{64}$/;

/**
 * A SHA-256 as people copy it: in groups, in capitals, over several lines.
 *
 * @returns null where it is none.
 * @example readHash("9F86D081 884C7D65 …") // "9f86d081884c7d65…"
 */
export function readHash(typed: string): string | null {
  const hash = typed.normalize("NFKC").replace(/[\s-]/gu, "").toLowerCase();
  return HASH.test(hash) ? hash : null;
}

/** @example inGroups("9f86d081884c7d65…") // "9f86d081 884c7d65 …" */
export function inGroups(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(" ");
}

/** A table as it was read. */
export interface ReadTable {
  readonly headers: readonly string[];
  readonly values: readonly (readonly CellValue[])[];
}

/** @returns null where the table has no hash: then it stamps nothing. */
export function readStamp({ headers, values }: ReadTable): Stamp | null {
  const key = headers.indexOf(RECORD_HEADERS.key);
  const value = headers.indexOf(RECORD_HEADERS.value);
  if (key < 0 || value < 0) return null;
  const entries = new Map(values.map((line) => [String(line[key]), String(line[value] ?? "")]));
  const text = (name: keyof typeof STAMP_KEYS) => entries.get(STAMP_KEYS[name]) ?? "";
  const hash = readHash(text("hash"));
  if (hash === null) return null;
  return {
    plan: text("plan"),
    planId: text("planId"),
    planHash: text("planHash"),
    appVersion: text("appVersion"),
    frozen: text("frozen"),
    by: text("by"),
    note: text("note"),
    source: text("source"),
    cells: Number(text("cells")),
    formulas: Number(text("formulas")),
    sheets: text("sheets") === "" ? [] : text("sheets").split(SHEET_MARK),
    rule: Number(text("rule")),
    hash,
  };
}
