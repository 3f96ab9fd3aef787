import { Book, type UniverWorkbookBinding } from "./book";
import { runBatch } from "./executor";
import { range } from "./objects/range";
import { workbook } from "./objects/workbook";
import { type EventMessage, type ReplyMessage, type RequestMessage } from "./wire";

/** Answers Office.js in Excel's place. */
export interface Host {
  /** Answers one message of the library. Messages are answered one after another, in the order they came. */
  handle(request: RequestMessage): Promise<ReplyMessage>;
  /** Tells about events the library has asked for; returns the way to stop. */
  onEvent(listener: (message: EventMessage) => void): () => void;
  /** Resolves when everything sent so far is answered and calculated, and its events are told. */
  settled(): Promise<void>;
  /** Lets go of the workbook, which itself stays. */
  dispose(): void;
}

/** A turn of the event loop: whatever was only waiting for its turn has had it. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

export function createHost(binding: UniverWorkbookBinding): Host {
  const book = new Book(binding);
  const root = workbook.of(book);
  const listeners = new Set<(message: EventMessage) => void>();
  let queue: Promise<unknown> = Promise.resolve();
  let isOpen = true;

  /** Hands out events once the request that caused them is answered and calculated. */
  let delivering: Promise<void> | undefined;
  const deliver = (): Promise<void> => {
    delivering ??= (async () => {
      await queue;
      await book.calculation.settled();
      await nextTurn();
      book.events.flush();
    })().finally(() => {
      delivering = undefined;
    });
    return delivering;
  };

  book.events.connect(
    (entries) => {
      for (const listener of listeners) listener({ type: 3, message: { entries } });
    },
    () => void deliver(),
  );

  const answer = async ({ id, message }: RequestMessage): Promise<ReplyMessage> => {
    book.changes.byAddIn = true;
    const body = await runBatch(message.body, {
      root,
      byReference: (reference) => range.of({ book, ...book.references.find(reference), keptAs: reference }),
      beforeRead: () => book.calculation.settled(),
      afterBatch: () => {
        book.changes.byAddIn = false;
      },
    });
    return { id, type: 2, message: { statusCode: 200, headers: {}, body } };
  };

  const settled = async (): Promise<void> => {
    for (;;) {
      const seen = queue;
      await seen;
      await book.calculation.settled();
      await deliver();
      await nextTurn();
      // What a listener has asked for meanwhile is waited for as well.
      if (!isOpen || (seen === queue && book.events.isEmpty && book.calculation.isSettled)) return;
    }
  };

  return {
    handle: (request) => {
      const reply = queue.then(() => answer(request));
      queue = reply.catch(() => undefined);
      return reply;
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled,
    dispose: () => {
      isOpen = false;
      book.events.drop();
      book.dispose();
    },
  };
}
