import { cellText, count } from "../text/cellText";
import { printable } from "../text/printable";
import type { Undone } from "./undoLastMerge";

/** What was taken back, and what somebody has changed since. */
export function undoText(master: string, { last, restored, kept, lostRows }: Undone): string {
  const lines = [
    `「${master}」の取り込み(${printable(last.when)}、${count(last.cells)} セル)を取り消し、${count(restored)} セルを元に戻しました。`,
    ...(lostRows === 0
      ? []
      : [
          "",
          `シート「変更履歴」から ${count(lostRows)} 行が消えています。その行のセルは取り込んだままかもしれません。シート「実績入力」で確かめてください。`,
        ]),
    ...(kept.length === 0
      ? []
      : [
          "",
          `取り込んだあとに変えられた ${count(kept.length)} セルは、そのまま残しました。`,
          ...kept.map(({ row, header, value }) => `  ${printable(`${row} ${header}`)}: ${cellText(value)}`),
        ]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}
