import type { Plan } from "../../plan";
import { describeKey } from "../../sheets";
import { newSheetsInWords, readingsInWords, type TablePreview, type WritePreview } from "../../workflows";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";
import { totalsOf, totalsText } from "./totals";

export interface PreviewPanelProps {
  readonly plan: Plan;
  readonly preview: WritePreview;
  /** The preview belongs to an earlier choice or an earlier workbook; the next one is on its way. */
  readonly isStale: boolean;
}

/** What is there and what writing would do, in numbers first. */
export function PreviewPanel({ plan, preview, isStale }: PreviewPanelProps) {
  const { cards, tables } = preview;
  const newSheets = newSheetsInWords(preview);
  const { restored } = totalsOf(preview);
  return (
    <>
      <div className={`reform-section reform-numbers${isStale ? " reform-stale" : ""}`}>
        <p className="reform-totals">{totalsText(preview)}</p>
        {newSheets.length > 0 && <p className="reform-quiet">新しいシート: {newSheets.join("、")}</p>}
        {cards.updated.length > 0 && (
          <p className="reform-quiet">計画に合わせる個票: {cards.updated.join("、")}</p>
        )}
        {readingsInWords(preview).map((words) => (
          <p key={words} className="reform-quiet">
            {words}
          </p>
        ))}
        <table className="reform-table">
          <thead>
            <tr>
              <th scope="col">シート</th>
              <th scope="col">新規(行)</th>
              <th scope="col">変更</th>
              <th scope="col">保持</th>
            </tr>
          </thead>
          <tbody>{bySheet(tables).map(sheetRow)}</tbody>
        </table>
      </div>
      {restored > 0 && (
        <Notice intent="warning">
          数式の上に入力されたセルが {count(restored)} 個あります。書き込むと数式に戻ります。
        </Notice>
      )}
      {tables
        .flatMap((table) => remarks(plan, table))
        .map((remark) => (
          <Notice key={remark} intent="info">
            {remark}
          </Notice>
        ))}
    </>
  );
}

interface SheetTotals {
  readonly sheet: string;
  readonly tables: readonly TablePreview[];
}

/** 設定 has several tables; people think in sheets. */
function bySheet(tables: readonly TablePreview[]): SheetTotals[] {
  const sheets = [...new Set(tables.map(({ sheet }) => sheet))];
  return sheets.map((sheet) => ({ sheet, tables: tables.filter((table) => table.sheet === sheet) }));
}

function sheetRow({ sheet, tables }: SheetTotals) {
  const { added, changed, kept } = totalsOf({ tables, newRows: 0 });
  return (
    <tr key={sheet}>
      <th scope="row">{sheet}</th>
      <td>{count(added)}</td>
      <td>{count(changed)}</td>
      <td>{count(kept)}</td>
    </tr>
  );
}

/** What people did with a table that writing leaves alone, but that they may want to know. */
function remarks(
  plan: Plan,
  { sheet, unknownRows, repeatedRows, ownColumns, shownColumns }: TablePreview,
): string[] {
  const quoted = (headers: readonly string[]) => headers.map((header) => `「${header}」`).join("");
  const rows = (keys: readonly string[]) => keys.map((key) => `「${describeKey(plan, key)}」`).join("");
  return [
    ...(unknownRows.length > 0 ? [`${sheet}: 計画にない行${rows(unknownRows)}は、そのまま残します。`] : []),
    ...(repeatedRows.length > 0
      ? [`${sheet}: 同じ行${rows(repeatedRows)}が 2 つ以上あります。計画の値はどの行にも書き込みます。`]
      : []),
    ...(shownColumns.length > 0
      ? [`${sheet}: 新しく書き込む年度の列${quoted(shownColumns)}を表示します。`]
      : []),
    ...(ownColumns.length > 0 ? [`${sheet}: 追加された列${quoted(ownColumns)}は、そのまま残します。`] : []),
  ];
}
