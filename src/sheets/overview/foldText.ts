import { textWidth } from "../looks/widths";

/** What is kept together: a run of ASCII or one character, with what closes it. */
const UNIT = /(?:[!-~]+|[^!-~])[、。，．）」』】％！？ー・～]*/gu;

/**
 * A text on lines no wider than so many 半角 characters, for cells that do not wrap. Japanese breaks anywhere; what closes a
 * word or a sentence stays with it, and a run of ASCII stays whole: only such a unit may be wider than its line.
 *
 * @example foldText("目標がない行は計算しません。", 16) // ["目標がない行は計", "算しません。"]
 */
export function foldText(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const unit of text.match(UNIT) ?? []) {
    if (current !== "" && textWidth(current + unit) > width) {
      lines.push(current);
      current = unit;
    } else {
      current += unit;
    }
  }
  return current === "" ? lines : [...lines, current];
}
