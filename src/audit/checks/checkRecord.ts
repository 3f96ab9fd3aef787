import { RECORD_HEADERS, SHEETS, TABLES } from "../../sheets";
import { cellName, finding, type Finding, type FindingPlace } from "../finding";
import { inWords } from "../inWords";
import type { AuditInput } from "../input";

/** Whether the workbook was written from the plan that is shipped. Another plan's workbook is refused before it comes here. */
export function checkRecord(input: AuditInput): readonly Finding[] {
  const { record, shipped } = input;
  if (record.size === 0) {
    return [
      finding({
        code: "record.missing",
        message: `シート「${SHEETS.record}」の表「${TABLES.record}」がありません。どの計画から作られたブックかを確かめられません。`,
        place: { table: TABLES.record },
      }),
    ];
  }
  const hash = record.get("planHash") ?? "";
  const version = record.get("appVersion") ?? "";
  return [
    ...(hash === shipped.planHash
      ? []
      : [
          finding({
            code: "plan.hash",
            message:
              `このブックに記録された計画のハッシュ値(${inWords(hash)})が、この版の計画と違います。` +
              "計画の内容が違うか、記録が書き換えられています。",
            place: placeOf(input, "planHash"),
            found: hash,
            expected: shipped.planHash,
          }),
        ]),
    ...(version === shipped.appVersion
      ? []
      : [
          finding({
            code: "app.version",
            message: `このブックは別の版(${inWords(version)})で書き込まれています。監査しているのは ${inWords(shipped.appVersion)} です。`,
            place: placeOf(input, "appVersion"),
            found: version,
            expected: shipped.appVersion,
          }),
        ]),
  ];
}

function placeOf({ tables }: AuditInput, entry: string): Partial<FindingPlace> {
  const table = tables.find(({ name }) => name === TABLES.record);
  if (!table) return { table: TABLES.record };
  const { sheet, row, column, headers, values } = table;
  const key = headers.indexOf(RECORD_HEADERS.key);
  const value = headers.indexOf(RECORD_HEADERS.value);
  const index = values.findIndex((line) => line[key] === entry);
  const cell = index < 0 ? null : cellName(row + 1 + index, column + value);
  return { sheet, cell, table: table.name, key: entry, header: RECORD_HEADERS.value };
}
