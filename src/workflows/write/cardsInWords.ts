import { groupedNumber } from "../../achievement";
import { MOST_CARDS, SHEETS } from "../../sheets";
import type { CardsPreview, WritePreview } from "./summarise";

/**
 * Sheets to be made, for a line of text: 個票 are counted, since there may be dozens of them.
 *
 * @example newSheetsInWords(preview) // ["計画目標", "実績入力", …, "個票 15枚"]
 */
export function newSheetsInWords({
  newSheets,
  cards,
}: Pick<WritePreview, "newSheets" | "cards">): readonly string[] {
  return cards.made.length === 0
    ? newSheets
    : [...newSheets, `${SHEETS.card} ${String(cards.made.length)}枚`];
}

/** Why there are no 個票 and what to do; null where each item gets one. */
export function cardsLeftOutInWords({ leftOut }: CardsPreview): string | null {
  if (leftOut === 0) return null;
  return (
    `${SHEETS.card}を作るのは取組項目が${String(MOST_CARDS)}件までのときのため、今回の${groupedNumber(leftOut)}件には作りません。` +
    "必要なときは、重点項目か担当課を絞って書き込んでください。"
  );
}
