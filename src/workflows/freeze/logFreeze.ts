import { succeed, type Plan, type Result } from "../../plan";
import type { Stamp } from "../../freeze";
import { HISTORY_ACTIONS, HISTORY_HEADERS as H, TABLES, type Written } from "../../sheets";
import { HISTORY_TABLES, appendHistory } from "../history/appendHistory";
import type { ApplyOptions, WorkbookPort, WorkbookSnapshot } from "../port";
import { refuseToWrite } from "../readRecord";
import type { FreezeEntry } from "./types";

/**
 * Writes into the 変更履歴 of the workbook that was frozen which file it became and with which hash: what a frozen file is
 * compared with later.
 *
 * @param file name of the frozen file, without its folder.
 * @returns issues of `refuseToWrite` and `appendHistory`; then nothing has been written. @throws WorkbookError as `apply`
 */
export async function logFreeze(
  port: Pick<WorkbookPort, "snapshot" | "apply">,
  plan: Plan,
  stamp: Stamp,
  file: string,
  written: Written,
  options: ApplyOptions = {},
): Promise<Result<null>> {
  const snapshot = await port.snapshot({ tables: HISTORY_TABLES, names: [] });
  const mine = refuseToWrite(plan, snapshot);
  if (!mine.ok) return mine;
  const reading = stamp.note === "" ? null : stamp.note;
  const change = appendHistory(
    plan,
    snapshot,
    [{ action: "freeze", file, after: stamp.hash, reading }],
    written,
  );
  if (!change.ok) return change;
  await port.apply(change.value, options);
  return succeed(null);
}

/** Every freeze that the workbook knows of, in the order of its log. The snapshot must have asked for the table. */
export function readFreezes({ tables }: WorkbookSnapshot): readonly FreezeEntry[] {
  const log = tables.find(({ name }) => name === TABLES.history);
  if (!log) return [];
  const at = (line: (typeof log.values)[number], header: string) =>
    String(line[log.headers.indexOf(header)] ?? "");
  return log.values
    .filter((line) => at(line, H.action) === HISTORY_ACTIONS.freeze)
    .map((line) => ({
      file: at(line, H.file),
      when: at(line, H.when),
      ...(log.headers.includes(H.by)
        ? { by: at(line, H.by), note: at(line, H.reading) }
        : apart(at(line, H.reading))),
      hash: at(line, H.after),
    }));
}

/** A log that is older than 実行者 has the name behind the note, as `appendHistory` puts it there. */
function apart(reading: string): Pick<FreezeEntry, "by" | "note"> {
  const lead = `（${H.by}: `;
  const start = reading.lastIndexOf(lead);
  if (start < 0 || !reading.endsWith("）")) return { by: "", note: reading };
  return { by: reading.slice(start + lead.length, -1), note: reading.slice(0, start) };
}
