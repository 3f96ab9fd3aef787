import {
  DEFAULT_SETTINGS,
  GRADE_ON_LABELS,
  METHOD_LABELS,
  STANDING_LABELS,
  defaultMethod,
} from "../../achievement";
import { dateOfSerial, itemsInOrder, type FiscalYear, type Plan } from "../../plan";
import {
  ACTUAL_HEADERS as A,
  HISTORY_ACTIONS,
  LEVEL_HEADERS as L,
  NO_INDICATOR,
  SETTING_HEADERS as S,
  TABLES,
  actualRows,
  isFormula,
  type SheetSpec,
} from "../../sheets";
import { isSameValue } from "../collect/sameAnswer";
import type { CellValue, TableSnapshot, WorkbookSnapshot } from "../port";
import type { LogEntry } from "./LogEntry";
import { cellId, lastEntries, loggedValue, type History, type LoggedValue } from "./readHistory";

/** A cell that people set and by which rates and grades are worked out. */
export interface HeldSetting {
  readonly table: string;
  readonly key: string;
  readonly year: FiscalYear | null;
  readonly item: string;
  readonly indicator: string;
  readonly header: string;
  /** As it stands now; days as 2026-05-01. */
  readonly value: LoggedValue;
  /** With what the add-in starts; null as well where that depends on the day of the first write. */
  readonly initial: LoggedValue;
}

const SCALARS: ReadonlyMap<string, LoggedValue> = new Map<string, LoggedValue>([
  [S.reviewYear, null],
  [S.asOf, null],
  [S.digits, DEFAULT_SETTINGS.digits],
  [S.gradeOn, GRADE_ON_LABELS[DEFAULT_SETTINGS.gradeOn]],
]);

/**
 * What people have set in 設定, and 算定方法 and 基準値 of each row of 実績入力. What the workbook does not have, or has twice,
 * is left out: other checks tell of it.
 *
 * @param newSheets that a write makes: what they start with counts as set.
 */
export function heldSettings(
  plan: Plan,
  { tables }: WorkbookSnapshot,
  newSheets: readonly SheetSpec[] = [],
): readonly HeldSetting[] {
  const table = (name: string) =>
    tables.find((one) => one.name === name) ??
    newSheets.flatMap((sheet) => sheet.tables.filter((one) => one.name === name).map(asSnapshot(sheet)))[0];
  return [
    ...ofScalars(table(TABLES.settings)),
    ...ofLevels(table(TABLES.levels)),
    ...ofRows(plan, table(TABLES.actuals)),
  ];
}

/**
 * Settings that differ from what the log last told of them, or from the start where it told nothing.
 *
 * @example settingEntries(held, history)[0] // { action: "settings", header: "下限", before: 1, after: 0.9, … }
 */
export function settingEntries(held: readonly HeldSetting[], history: History): readonly LogEntry[] {
  const last = lastEntries(history, ({ action }) => action === HISTORY_ACTIONS.settings);
  const reading =
    last.size === 0
      ? "記録を始めたときの設定です。"
      : "この日時までに、シートの上で変えられました（変えた人は記録にありません）。";
  return held.flatMap(({ value, initial, ...cell }): LogEntry[] => {
    const logged = last.get(cellId(cell.key, cell.header));
    const before = logged ? logged.after : initial;
    return isSameValue(before, value) ? [] : [{ action: "settings", ...cell, before, after: value, reading }];
  });
}

function ofScalars(table: TableSnapshot | undefined): readonly HeldSetting[] {
  return rowsOf(table, S.scope).flatMap(({ key, read }) =>
    [...SCALARS].flatMap(([header, initial]): HeldSetting[] => {
      const value = read(header);
      if (value === undefined) return [];
      return [
        {
          table: TABLES.settings,
          key,
          year: null,
          item: "",
          indicator: "",
          header,
          value: header === S.asOf ? dayOf(value) : value,
          initial,
        },
      ];
    }),
  );
}

function ofLevels(table: TableSnapshot | undefined): readonly HeldSetting[] {
  return rowsOf(table, L.level).flatMap(({ key, read }) => {
    const level = DEFAULT_SETTINGS.levels[Number(key) - 1];
    if (!level) return [];
    const initials: readonly (readonly [string, LoggedValue])[] = [
      [L.min, level.min],
      [L.sign, level.sign],
      [L.word, level.word],
      [L.standing, STANDING_LABELS[level.standing]],
    ];
    return initials.flatMap(([header, initial]): HeldSetting[] => {
      const value = read(header);
      const place = {
        table: TABLES.levels,
        key,
        year: null,
        item: `${L.level} ${key}`,
        indicator: "",
        header,
      };
      return value === undefined ? [] : [{ ...place, value, initial }];
    });
  });
}

function ofRows(plan: Plan, table: TableSnapshot | undefined): readonly HeldSetting[] {
  const years = plan.years.map((year, index) => ({ year, index }));
  const planned = new Map(actualRows({ items: itemsInOrder(plan), years }).map((row) => [row.key, row]));
  return rowsOf(table, A.key).flatMap(({ key, read }) => {
    const row = planned.get(key);
    if (!row) return [];
    const { item, indicator, year } = row;
    const initials: readonly (readonly [string, LoggedValue])[] = [
      [A.baseline, null],
      [A.method, METHOD_LABELS[defaultMethod(indicator)]],
    ];
    return initials.flatMap(([header, initial]): HeldSetting[] => {
      const value = read(header);
      const place = {
        table: TABLES.actuals,
        key,
        year,
        item: item.name,
        indicator: indicator?.name ?? NO_INDICATOR,
      };
      return value === undefined ? [] : [{ ...place, header, value, initial }];
    });
  });
}

interface ReadRow {
  readonly key: string;
  /** undefined: the table has no such column. */
  readonly read: (header: string) => LoggedValue | undefined;
}

/** Body rows whose key stands once. */
function rowsOf(table: TableSnapshot | undefined, keyHeader: string): readonly ReadRow[] {
  const keyAt = table?.headers.indexOf(keyHeader) ?? -1;
  if (!table || keyAt < 0) return [];
  const times = new Map<string, number>();
  const keys = table.values.map((values) => String(values[keyAt] ?? ""));
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return keys.flatMap((key, index): ReadRow[] => {
    if (key === "" || times.get(key) !== 1) return [];
    const read = (header: string) => {
      const at = table.headers.indexOf(header);
      if (at < 0) return undefined;
      const value = table.values[index]?.[at] ?? "";
      const formula = table.formulas[index]?.[at] ?? "";
      return isFormula(formula, value) ? formula : loggedValue(value);
    };
    return [{ key, read }];
  });
}

/** A table that is about to be made, as it will be read. */
function asSnapshot(sheet: SheetSpec): (table: SheetSpec["tables"][number]) => TableSnapshot {
  return ({ name, row, column, columns, rows }) => {
    const values = rows.map(({ cells }) => cells.map(({ content }): CellValue => plain(content)));
    const headers = columns.map(({ header }) => header);
    return { name, sheet: sheet.name, row, column, headers, values, formulas: values };
  };
}

/** People's cells start with values; formulas stand in other columns. */
function plain(content: SheetSpec["tables"][number]["rows"][number]["cells"][number]["content"]): CellValue {
  return typeof content === "object" ? "" : content;
}

/** A day as people read it; what is no day stays as it is. */
function dayOf(value: LoggedValue): LoggedValue {
  if (typeof value !== "number" || value < FIRST_DAY || value > LAST_DAY) return value;
  const { year, month, day } = dateOfSerial(value);
  return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}

/** 1900-03-01 and 9999-12-31, as Excel counts days. */
const FIRST_DAY = 61;
const LAST_DAY = 2_958_465;
