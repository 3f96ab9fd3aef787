import { personName as asRecorded } from "../../sheets";
import type { Memory } from "../offTrack/lastLook";

/** The name that 変更履歴 gets for what this person does. It stays in this browser until somebody writes. */
export interface PersonName {
  /** "" where none was given. */
  readonly load: () => string;
  /** @returns the name as it will be recorded: on one line, cut where it is too long. */
  readonly save: (typed: string) => string;
}

const NAME = "person";

/**
 * A name that is typed once, kept in a memory, and in any case while the pane is open.
 *
 * @param memory null where there is none.
 * @example personName(memory).save(" 財政課\n山田 ") // "財政課 山田"
 */
export function personName(memory: Memory | null): PersonName {
  let held: string | null = null;
  return {
    load: () => (held ??= asRecorded(memory?.read(NAME) ?? "")),
    save: (typed) => {
      held = asRecorded(typed);
      memory?.write(NAME, held);
      return held;
    },
  };
}
