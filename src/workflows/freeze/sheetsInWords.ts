import type { SheetDifference } from "../../freeze";

/** @example sheetInWords({ kind: "renamed", sheet: "設定", now: "基準" }) // "シート「設定」の名前が「基準」に変わっています。" */
export function sheetInWords(difference: SheetDifference): string {
  switch (difference.kind) {
    case "removed":
      return `シート「${difference.sheet}」がなくなっています(値のあるセル ${difference.cells})。`;
    case "added":
      return `シート「${difference.sheet}」が加わっています(値のあるセル ${difference.cells})。`;
    case "renamed":
      return `シート「${difference.sheet}」の名前が「${difference.now}」に変わっています。`;
    case "moved":
      return "シートの順序が変わっています。";
  }
}
