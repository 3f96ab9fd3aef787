import type { Plan } from "../../plan";
import { RECORD_HEADERS as H } from "../headers";
import { SHEETS, TABLES } from "../names";
import type { RowSpec, SheetSpec } from "../spec";
import type { Written } from "../written";

/** Grows when a workbook of before cannot be read as one of now. */
export const FORMAT_VERSION = 1;

/** What a later version must know of a workbook. The sheet is very hidden; any program that reads .xlsx can read it. */
export function recordSheet(plan: Plan, written: Written): SheetSpec {
  const entries: readonly (readonly [key: string, value: string | number, meaning: string])[] = [
    ["planId", plan.id, "計画の識別子"],
    ["planTitle", `${plan.municipality} ${plan.title}`, "計画の名称"],
    ["planHash", written.planHash, "計画の内容のハッシュ値"],
    ["written", written.date, "書き込んだ日時"],
    ["appVersion", written.appVersion, "書き込んだアドインのバージョン"],
    ["formatVersion", FORMAT_VERSION, "シートの形式のバージョン"],
  ];
  return {
    role: "record",
    name: SHEETS.record,
    visibility: "veryHidden",
    blocks: [],
    tables: [
      {
        name: TABLES.record,
        row: 0,
        column: 0,
        keyColumns: [H.key],
        filter: false,
        columns: [
          { header: H.key, owner: "plan", look: "code", width: 16 },
          { header: H.value, owner: "plan", look: "code", width: 70 },
          { header: H.meaning, owner: "plan", look: "text", width: 40 },
        ],
        rows: entries.map((entry) => recordRow(...entry)),
      },
    ],
    names: [],
    widths: {},
    freeze: null,
    print: null,
    isProtected: false,
  };
}

/** In the record: the greatest 番号 of 変更履歴, so that rows missing at its end are missed. */
export const LAST_HISTORY_NUMBER = "historyNumber";

/** The entry of {@link LAST_HISTORY_NUMBER}: a text, since the column is one. */
export function lastNumberRow(number: number): RowSpec {
  return recordRow(LAST_HISTORY_NUMBER, String(number), `「${SHEETS.history}」の最後の番号`);
}

/** One entry: what programs look for, its value, and what it means for people who come across it. */
export function recordRow(key: string, value: string | number, meaning: string): RowSpec {
  return { key, cells: [{ content: key }, { content: value }, { content: meaning }] };
}
