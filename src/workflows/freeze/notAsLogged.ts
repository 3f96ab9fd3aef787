import { STAMP_KEYS as K, type Stamp } from "../../freeze";
import { SHEETS } from "../../sheets";
import type { FreezeEntry, StampProblem } from "./types";

/**
 * What the stamp says otherwise than the log's row of its freeze. Day, person and purpose are not among the contents, so no hash
 * tells that they were rewritten.
 *
 * @example notAsLogged({ …, by: "別の人" }, { …, by: "行革担当 山田" }) // [{ code: "stamp.notAsLogged", message: "シート「確定」の…" }]
 */
export function notAsLogged(
  { frozen, by, note }: Pick<Stamp, "frozen" | "by" | "note">,
  entry: Pick<FreezeEntry, "when" | "by" | "note">,
): StampProblem[] {
  const said: readonly (readonly [key: string, stamped: string, logged: string])[] = [
    [K.frozen, asShown(frozen), asShown(entry.when)],
    [K.by, by, entry.by],
    [K.note, note, entry.note],
  ];
  return said
    .filter(([, stamped, logged]) => stamped !== logged)
    .map(([key, stamped, logged]) => ({
      code: "stamp.notAsLogged",
      message: `シート「${SHEETS.frozen}」の「${key}」は${quoted(stamped)}ですが、元のブックの「${SHEETS.history}」にある確定の記録では${quoted(logged)}です。どちらかが書き換えられています。`,
    }));
}

function asShown(when: string): string {
  return when.replace("T", " ");
}

function quoted(text: string): string {
  return text === "" ? "空欄" : `「${text}」`;
}
