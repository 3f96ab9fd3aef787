import type { Book } from "./book";
import type { TypeSpec } from "./object-type";
import type { EventEntry, Json } from "./wire";

/** Whose events somebody wants: a sheet's or table's id, or "Workbook". */
export interface EventSource {
  readonly book: Book;
  readonly target: string;
}

/** The category under which the library looks for events of the workbook. */
const EVENT_CATEGORY = 65536;

/** The wire's names of the events of sheets, with the number it gives each. */
export const sheetEvents = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
} as const;

/** The same for tables. */
export const tableEvents = { SelectionChanged: 100, DataChanged: 101 } as const;

export const WORKBOOK = "Workbook";

/** The workbook's own selection event is older than the others: it has another number and names no target. */
export const documentSelection = { type: 2, target: "" } as const;

/** `_RegisterDataChangedEvent` and its kin for one class of object. */
export function eventMethods<S>(
  events: Readonly<Record<string, number>>,
  sourceOf: (self: S) => EventSource,
): NonNullable<TypeSpec<S>["methods"]> {
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, type]) => {
      const change = (self: S, by: 1 | -1): void => {
        const { book, target } = sourceOf(self);
        book.events.subscribe(type, target, by);
      };
      return [
        [`_Register${name}Event`, (self: S) => change(self, 1)],
        [`_Unregister${name}Event`, (self: S) => change(self, -1)],
      ];
    }),
  );
}

type Sink = (entries: readonly EventEntry[]) => void;

/**
 * Gathers events and hands them out when the batch that caused them is over and calculated, so that a handler sees
 * the workbook as it then is.
 */
export class EventQueue {
  private readonly counts = new Map<string, number>();
  private waiting: (() => EventEntry)[] = [];
  private sink: Sink | undefined;
  private wake: (() => void) | undefined;

  /** `wake` is called whenever there is something to hand out, `sink` gets it when {@link flush} is called. */
  connect(sink: Sink, wake: () => void): void {
    this.sink = sink;
    this.wake = wake;
  }

  subscribe(type: number, target: string, by: 1 | -1): void {
    const key = `${String(type)} ${target}`;
    const count = (this.counts.get(key) ?? 0) + by;
    if (count > 0) this.counts.set(key, count);
    else this.counts.delete(key);
  }

  isWanted(type: number, target: string): boolean {
    return this.counts.has(`${String(type)} ${target}`);
  }

  /** Notes an event for whoever wants it; its details are worked out only when it is sent. */
  raise(type: number, targets: readonly string[], details: () => Readonly<Record<string, Json>>): void {
    for (const target of targets) if (this.isWanted(type, target)) this.send(type, target, details);
  }

  /** Notes an event whether or not anybody has registered for it through the library. */
  send(type: number, target: string, details: () => Readonly<Record<string, Json>>): void {
    this.waiting.push(() => ({
      messageCategory: EVENT_CATEGORY,
      messageType: type,
      targetId: target,
      message: JSON.stringify(details()),
    }));
    this.wake?.();
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  flush(): void {
    const entries = this.waiting.map((make) => make());
    this.waiting = [];
    if (entries.length > 0) this.sink?.(entries);
  }

  drop(): void {
    this.waiting = [];
  }
}
