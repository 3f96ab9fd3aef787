import { at, type Finding } from "./finding";
import type { TableView } from "./tableView";

/** 1-5: spaces and line breaks that only lay a text out. */
export function layoutSpaces({ sheet }: TableView): Finding[] {
  const texts = (wanted: (text: string) => boolean) =>
    sheet.cells.filter(
      ({ value, isFormula }) => typeof value === "string" && (!isFormula || value !== "") && wanted(value),
    );
  const isAtEdge = (text: string) => text !== text.trim();
  const isBroken = (text: string) => /[\n\r\t\v\f]/u.test(text.trim());
  const isSpread = (text: string) =>
    /\s{2,}/u.test(text.trim().replace(/[\n\r\t]/gu, "|")) || SPREAD.test(text.trim());
  return [
    ...at("fail", "前後に空白があるか、空白だけのセルです。", texts(isAtEdge)),
    ...at("fail", "セルの中で改行かタブを使っています。", texts(isBroken)),
    ...at(
      "fail",
      "空白で字間を空けています。",
      texts((text) => !isBroken(text) && isSpread(text)),
    ),
    ...at(
      "confirm",
      "文字の間に全角の空白があります。",
      texts((text) => text.trim().includes("\u3000") && !isBroken(text) && !isSpread(text)),
    ),
  ];
}

/** 合 計: each character by itself. Latin letters may well stand so. */
const SPREAD = /^[^\x00-\x7f](?:\s[^\x00-\x7f])+$/u;
