import { inGroups } from "../../freeze";
import type { FrozenCopy } from "../../workflows/freeze";
import { count } from "../text/cellText";
import { firstFew } from "../text/firstFew";
import { printable } from "../text/printable";

/** @param book into which the freeze was logged; null where it was not. */
export function freezeText(
  out: string,
  book: string | null,
  { stamp, asStored, critical, errors }: FrozenCopy,
): string {
  const lines = [
    `「${printable(out)}」に確定版を作りました。値のあるセル ${count(stamp.cells)}、値にした数式 ${count(stamp.formulas)}`,
    `ハッシュ値(SHA-256): ${stamp.hash}`,
    `　　　　　読み合わせ: ${inGroups(stamp.hash)}`,
    book === null
      ? "元のブックには記録していません。ハッシュ値を控えておいてください。確定し直されていないことは、控えがないと確かめられません。"
      : `「${printable(book)}」の「変更履歴」に記録しました。`,
    ...(critical.length > 0
      ? [
          `調べると重大が ${count(critical.length)}件あるまま確定しました。`,
          ...firstFew(critical.map(({ message }) => `  ${printable(message)}`)),
        ]
      : []),
    ...(asStored > 0
      ? [`ここでは計算し直せない数式 ${count(asStored)}セルは、保存されていた結果を値にしました。`]
      : []),
    ...(errors.length > 0
      ? [
          `エラー値のセルが ${count(errors.length)}セルあり、そのまま値になりました。`,
          ...firstFew(errors.map((place) => `  ${printable(place)}`)),
        ]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}
