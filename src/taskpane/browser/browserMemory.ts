import type { Memory } from "../offTrack/lastLook";

/**
 * The browser's storage as a memory. Its texts stay on this computer, for this user. Browsers may forbid it or let it be full:
 * then nothing is found and nothing is kept, which is no mistake.
 *
 * @param storage `() => localStorage`: already naming it fails where it is forbidden.
 * @param owner apart from other workbooks: the address of this one.
 */
export function browserMemory(storage: () => Storage, owner: string): Memory {
  const nameOf = (name: string) => `reform-excel|${owner}|${name}`;
  return {
    read: (name) => orElse(() => storage().getItem(nameOf(name)), null),
    write: (name, text) =>
      orElse(() => {
        storage().setItem(nameOf(name), text);
        return true;
      }, false),
  };
}

/** DOMException: SecurityError, QuotaExceededError. Anything else is a bug. */
function orElse<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException) return otherwise;
    throw error;
  }
}
