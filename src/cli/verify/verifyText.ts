import type { CellDifference, Stamp } from "../../freeze";
import { sheetInWords, type Origin, type Verification } from "../../workflows/freeze";
import { count } from "../text/cellText";
import { shorten } from "../text/displayWidth";
import { firstFew } from "../text/firstFew";
import { printable } from "../text/printable";

/** The answer first, then of what freeze, then what differs, and last what the answer does not say. */
export function verifyText(file: string, verification: Verification): string {
  const { isSame, stamp, hashNow, problems, sheets, cells, formulas, origin } = verification;
  const isChanged = stamp !== null && hashNow !== stamp.hash;
  const lines = [
    isSame ? `${printable(file)}: 確定したときのままです。` : `${printable(file)}: 違うところがあります。`,
    ...(stamp ? stampLines(stamp) : []),
    ...(isChanged ? [`  今の内容のハッシュ値  ${hashNow}`] : []),
    ...problems.map(({ message }) => `・${printable(message)}`),
    ...sheets.map((one) => `・${printable(sheetInWords(one))}`),
    ...listed(`値の違うセル ${count(cells.length)}セル`, cells.map(cellText)),
    ...listed(
      `確定版にないはずの数式 ${count(formulas.length)}セル`,
      formulas.map(({ sheet, cell, formula }) => `  ${printable(`${sheet} ${cell}`)}: ${short(formula)}`),
    ),
    ...originLines(origin),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function stampLines({ plan, frozen, by, note, hash }: Stamp): string[] {
  return [
    `  計画          ${printable(plan)}`,
    `  確定した日時  ${printable(frozen)}${by === "" ? "" : `  ${printable(by)}`}`,
    ...(note === "" ? [] : [`  目的          ${printable(note)}`]),
    `  ハッシュ値    ${hash}`,
  ];
}

function cellText({ sheet, cell, then, now }: CellDifference): string {
  const said = (value: string | null) => (value === null ? "空欄" : short(value));
  return `  ${printable(`${sheet} ${cell}`)}: ${said(then)} → ${said(now)}`;
}

function short(text: string): string {
  return `「${shorten(printable(text), 60)}」`;
}

function listed(lead: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", lead, ...firstFew(lines, "(--json を付けると、すべて表示します)")];
}

function originLines(origin: Origin): string[] {
  switch (origin.kind) {
    case "unknown":
      return [
        "※ 別の内容で確定し直されていないことは、控えのハッシュ値(--hash)か元のブック(--master)で確かめてください。",
      ];
    case "hash":
      return [
        origin.isSame
          ? "控えのハッシュ値と同じです。"
          : `・控えのハッシュ値(${origin.expected})と違います。別の内容で確定し直されたものか、別の確定版です。`,
      ];
    case "log": {
      const { entry } = origin;
      if (!entry) {
        return [
          "・元のブックの「変更履歴」に、このハッシュ値の確定の記録がありません。別の内容で確定し直されたものか、別のブックの確定版です。",
        ];
      }
      const who = entry.by === "" ? "" : `、${entry.by}`;
      return [
        `元のブックの「変更履歴」に、この確定の記録があります(${printable(`${entry.file}、${entry.when}${who}`)})。`,
      ];
    }
  }
}
