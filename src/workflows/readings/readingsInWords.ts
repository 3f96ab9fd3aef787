import type { Plan } from "../../plan";
import { SHEETS, describeKey } from "../../sheets";
import type { WritePreview } from "../write/summarise";

/**
 * What a write brings from 読み取り確認, for lines of text; none where it brings nothing.
 *
 * @example readingsInWords(preview) // ["読み取り確認の反映: 訂正 2件、確認 3件"]
 */
export function readingsInWords({ readings }: WritePreview): readonly string[] {
  if (!readings) return [];
  const { corrected, confirmed, withdrawn } = readings;
  const parts = [
    ...(corrected > 0 ? [`訂正 ${corrected}件`] : []),
    ...(confirmed > 0 ? [`確認 ${confirmed}件`] : []),
    ...(withdrawn > 0 ? [`取り消し ${withdrawn}件(計画の読み取りに戻ります)`] : []),
  ];
  return parts.length === 0 ? [] : [`${SHEETS.readings}の反映: ${parts.join("、")}`];
}

/** Rows of 読み取り確認 that do not hold, each with what is lacking. */
export function lackingInWords(plan: Plan, { readings }: WritePreview): readonly string[] {
  return (readings?.lacking ?? []).map(
    ({ key, message }) => `${SHEETS.readings}: 「${describeKey(plan, key)}」の行は反映しません。${message}。`,
  );
}
