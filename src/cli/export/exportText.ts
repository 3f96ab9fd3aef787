import { describeKey } from "../../sheets";
import type { Plan } from "../../plan";
import type { OpenDataExport } from "../../workflows/openData";
import { count } from "../text/cellText";
import { firstFew } from "../text/firstFew";
import { printable } from "../text/printable";

/** What was written, in numbers first; then what people should look at before it goes out. */
export function exportText(plan: Plan, out: string, exported: OpenDataExport): string {
  const { table, absentRows, unknownRows, toCheck, respelled, formulaLike } = exported;
  const rowNames = (keys: readonly string[]) => keys.map((key) => `  ${printable(describeKey(plan, key))}`);
  const lines = [
    `「${printable(out)}」を書き出しました。${count(table.rows.length)}行、${count(table.headers.length)}列`,
    ...(absentRows > 0 ? [`ブックにない計画の行 ${count(absentRows)}行は入っていません。`] : []),
    ...listed(
      `計画にない行 ${count(unknownRows.length)}行は入れていません。`,
      unknownRows.map((key) => `  ${printable(key)}`),
    ),
    ...listed(
      `「要確認」のある行が ${count(toCheck.length)}行あります。公開する前に確かめてください。`,
      rowNames(toCheck),
    ),
    ...listed(
      "機種依存文字や体裁の空白を、次のように書き直しました。",
      respelled.map(({ from, to }) => `  ${printable(from)} → ${printable(to)}`),
    ),
    ...(out.toLowerCase().endsWith(".csv")
      ? listed(
          "表計算ソフトで CSV を直接開くと数式として扱われる値があります(値は変えていません)。",
          formulaLike.map((text) => `  ${printable(text)}`),
        )
      : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function listed(lead: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lead, ...firstFew(lines)];
}
