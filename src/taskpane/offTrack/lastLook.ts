import type { FiscalYear } from "../../plan";

/** What one person saw last in a workbook. View state: it is never written into the workbook. */
export interface LastLook {
  /** Where the user was, to the minute: 2026-11-20T09:41. */
  readonly at: string;
  /** 判定 by the key of its row. */
  readonly grades: ReadonlyMap<string, string>;
}

/** Keeps texts for one person and workbook. */
export interface Memory {
  readonly read: (name: string) => string | null;
  /** @returns false where it could not be kept: the place is full or forbidden. */
  readonly write: (name: string, text: string) => boolean;
}

export interface LastLooks {
  /** null: there was none for this year. */
  readonly load: (year: FiscalYear) => LastLook | null;
  /** @returns false where it lasts only until the pane is closed. */
  readonly save: (year: FiscalYear, look: LastLook) => boolean;
}

/**
 * The last look of each year under review, kept in a memory, and in any case while the pane is open.
 *
 * @param memory null where there is none, as for a workbook that was never saved.
 */
export function lastLooks(memory: Memory | null): LastLooks {
  const held = new Map<FiscalYear, LastLook>();
  const nameOf = (year: FiscalYear) => `lastLook|${year}`;
  return {
    load: (year) => held.get(year) ?? parseLook(memory?.read(nameOf(year)) ?? null),
    save: (year, look) => {
      held.set(year, look);
      return memory?.write(nameOf(year), lookText(look)) ?? false;
    },
  };
}

const VERSION = 1;

function lookText({ at, grades }: LastLook): string {
  return JSON.stringify({ version: VERSION, at, grades: [...grades] });
}

/** What {@link lookText} wrote; null for anything else: another version's look, or one that was damaged, is none. */
export function parseLook(text: string | null): LastLook | null {
  const kept = text === null ? null : jsonIn(text);
  if (typeof kept !== "object" || kept === null) return null;
  const { version, at, grades } = kept as Readonly<Record<string, unknown>>;
  if (version !== VERSION || typeof at !== "string" || !Array.isArray(grades)) return null;
  if (!grades.every(isPair)) return null;
  return { at, grades: new Map(grades) };
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "string");
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
