import type { Plan } from "../../plan";
import { describeKey } from "../../sheets";
import {
  cardsLeftOutInWords,
  lackingInWords,
  newSheetsInWords,
  readingsInWords,
  type TablePreview,
  type WritePreview,
} from "../../workflows";
import { cellText, count } from "../text/cellText";
import { columnLines } from "../text/columns";
import { firstFew } from "../text/firstFew";
import type { WrittenFile } from "./writeCommand";

/** What was done, in numbers first; then what people may want to look at. */
export function writeText(plan: Plan, { file, isNew, hasWritten, done }: WrittenFile): string {
  const newSheets = newSheetsInWords(done);
  const lines = [
    hasWritten
      ? `「${file}」${isNew ? "を作りました" : "に書き込みました"}。${totals(done)}`
      : `「${file}」は計画のとおりです。ファイルは変えていません。`,
    ...(newSheets.length > 0 ? [`新しいシート: ${newSheets.join("、")}`] : []),
    ...(done.cards.updated.length > 0 ? [`計画に合わせた個票: ${done.cards.updated.join("、")}`] : []),
    ...readingsInWords(done),
    ...(hasWritten && done.tables.length > 0 ? ["", ...bySheet(done.tables)] : []),
    ...changeLines(plan, done),
    ...done.tables.flatMap((table) => remarks(plan, table)),
    ...lackingInWords(plan, done),
    ...[cardsLeftOutInWords(done.cards) ?? []].flat(),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

type Totals = Pick<TablePreview, "added" | "changed" | "kept">;

function sum(tables: readonly TablePreview[]): Totals {
  const of = (name: keyof Totals) => tables.reduce((total, table) => total + table[name], 0);
  return { added: of("added"), changed: of("changed"), kept: of("kept") };
}

/** 「新規 70行、変更 2セル、保持 31セル」 */
function totals({ tables, newRows }: WritePreview): string {
  const { added, changed, kept } = sum(tables);
  return `新規 ${count(newRows + added)}行、変更 ${count(changed)}セル、保持 ${count(kept)}セル`;
}

/** 設定 has several tables; people think in sheets. */
function bySheet(tables: readonly TablePreview[]): string[] {
  const sheets = [...new Set(tables.map(({ sheet }) => sheet))];
  return columnLines(
    ["シート", "新規(行)", "変更", "保持"],
    sheets.map((sheet) => {
      const { added, changed, kept } = sum(tables.filter((table) => table.sheet === sheet));
      return [sheet, added, changed, kept];
    }),
  );
}

function changeLines(plan: Plan, { changes }: WritePreview): string[] {
  if (changes.length === 0) return [];
  const lines = changes.map(
    ({ key, header, before, after }) =>
      `  ${describeKey(plan, key)}: ${header}  ${cellText(before)} → ${cellText(after)}`,
  );
  return ["", "変わったセル", ...firstFew(lines)];
}

/** What people did with a table that writing leaves alone, or puts right. */
function remarks(
  plan: Plan,
  { sheet, unknownRows, repeatedRows, ownColumns, shownColumns, restoredFormulas }: TablePreview,
): string[] {
  const quoted = (headers: readonly string[]) => headers.map((header) => `「${header}」`).join("");
  const rows = (keys: readonly string[]) => keys.map((key) => `「${describeKey(plan, key)}」`).join("");
  return [
    ...(restoredFormulas > 0
      ? [`${sheet}: 数式の上に入力されていた ${count(restoredFormulas)} セルを、数式に戻しました。`]
      : []),
    ...(unknownRows.length > 0 ? [`${sheet}: 計画にない行${rows(unknownRows)}は、そのまま残しました。`] : []),
    ...(repeatedRows.length > 0
      ? [`${sheet}: 同じ行${rows(repeatedRows)}が 2 つ以上あります。計画の値はどの行にも書き込みました。`]
      : []),
    ...(shownColumns.length > 0
      ? [`${sheet}: 新しく書き込んだ年度の列${quoted(shownColumns)}を表示しました。`]
      : []),
    ...(ownColumns.length > 0 ? [`${sheet}: 追加された列${quoted(ownColumns)}は、そのまま残しました。`] : []),
  ];
}
