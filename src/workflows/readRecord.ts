import { fail, succeed, type Plan, type Result } from "../plan";
import { FORMAT_VERSION, RECORD_HEADERS, REQUEST_KEYS, TABLES } from "../sheets";
import type { CellValue, WorkbookSnapshot } from "./port";

/** The entries of the workbook's record, by name; empty where it has none. The snapshot must have asked for the table. */
export function readRecord({ tables }: WorkbookSnapshot): ReadonlyMap<string, CellValue> {
  const record = tables.find(({ name }) => name === TABLES.record);
  if (!record) return new Map();
  const key = record.headers.indexOf(RECORD_HEADERS.key);
  const value = record.headers.indexOf(RECORD_HEADERS.value);
  return new Map(record.values.map((values) => [String(values[key] ?? ""), values[value] ?? ""]));
}

/**
 * Whether the workbook is the office's own of this plan, or nothing was written into it yet. The rows of two plans would be
 * mixed in one table, and a department's file holds only its own.
 *
 * @returns issues `workbook.departmentFile`, `plan.other`, `format.newer` (a later version may mean something else by what
 * the workbook says).
 */
export function refuseStranger(plan: Plan, snapshot: WorkbookSnapshot): Result<null> {
  const record = readRecord(snapshot);
  const department = record.get(REQUEST_KEYS.department);
  if (department !== undefined) {
    return fail(
      "workbook.departmentFile",
      TABLES.record,
      `このブックは「${String(department)}」に配布したファイルです。計画を書き込んだ元のブックを開いて、もう一度実行してください。`,
    );
  }
  const id = record.get("planId");
  if (id !== undefined && id !== plan.id) {
    return fail(
      "plan.other",
      TABLES.record,
      `このブックには別の計画「${String(record.get("planTitle") ?? id)}」が書き込まれています。` +
        `「${plan.municipality} ${plan.title}」は、そのブックか新しいブックを開いて実行してください。`,
    );
  }
  if (Number(record.get("formatVersion") ?? FORMAT_VERSION) > FORMAT_VERSION) {
    return fail(
      "format.newer",
      TABLES.record,
      "このブックは新しいバージョンのアドインで書き込まれています。アドインを更新してから、もう一度実行してください。",
    );
  }
  return succeed(null);
}

/**
 * Whether the workbook is a frozen copy: it has the table with the stamp. Every host tells the names of all tables, whatever was
 * asked for.
 */
export function isFrozen({ takenNames }: WorkbookSnapshot): boolean {
  return takenNames.includes(TABLES.frozen.toLowerCase());
}

/** {@link refuseStranger}, and a frozen copy, which must stay as it was sent. @returns issue `workbook.frozen` as well. */
export function refuseToWrite(plan: Plan, snapshot: WorkbookSnapshot): Result<null> {
  const stranger = refuseStranger(plan, snapshot);
  if (!stranger.ok || !isFrozen(snapshot)) return stranger;
  return fail(
    "workbook.frozen",
    TABLES.frozen,
    "このブックは確定版です。確定したときのまま残すものなので、書き込みも配布も取り込みもできません。確定する前の元のブックを開いて、もう一度実行してください。",
  );
}
