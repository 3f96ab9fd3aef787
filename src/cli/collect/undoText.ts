import { cellText, count } from "../text/cellText";
import { printable } from "../text/printable";
import type { Undone } from "./undoLastMerge";

/** What was taken back, and what somebody has changed since. */
export function undoText(master: string, { last, restored, kept }: Undone): string {
  const lines = [
    `「${master}」の取り込み(${printable(last.when)}、${count(last.cells)} セル)を取り消し、${count(restored)} セルを元に戻しました。`,
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
