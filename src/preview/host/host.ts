import { Book, type UniverWorkbookBinding } from "./book";
import { formatAddress, formatReference, parseReference } from "./address";
import { typeInto, valueTypesOf } from "./cells/cells";
import { complete, copyOf, type WorkbookCopy } from "./structure/copy";
import { chartPictures, type ChartPicture } from "./charts/chart-picture";
import {
  type FunctionsMetadata,
  type Implementations,
  registerFunctions,
} from "./calculation/custom-functions";
import { runBatch } from "./executor";
import { writeFile } from "./file/write-file";
import { FunctionMessages } from "./calculation/function-messages";
import { invalidArgument } from "./office-error";
import { Patience } from "./calculation/patience";
import { range } from "./objects/range";
import { workbook } from "./objects/workbook";
import type { EventMessage, ReplyMessage, RequestMessage } from "./wire";

/** Answers Office.js in Excel's place. */
export interface Host {
  /** Answers one message of the library. Messages are answered one after another, in the order they came. */
  handle(request: RequestMessage): Promise<ReplyMessage>;
  /** Tells about events the library has asked for; returns the way to stop. */
  onEvent(listener: (message: EventMessage) => void): () => void;
  /** Tells what people at the screen tried to change on a protected sheet; returns the way to stop. */
  onRefused(
    listener: (refusal: { readonly sheetName: string; readonly address: string }) => void,
  ): () => void;
  /** Tells of each workbook that an add-in opens beside this one: its file in base64, "" for a blank one. */
  onWorkbookOpened(listener: (base64: string) => void): () => void;
  /** The workbook as it is now, to be opened again; without custom functions, listeners and undo. */
  copy(): Promise<WorkbookCopy>;
  /** The workbook as it is now, as the bytes of an .xlsx file. */
  writeFile(): Promise<Uint8Array>;
  /** The charts of a sheet as they are to be drawn; none for a sheet that is not there. */
  chartsOn(sheetName: string): ChartPicture[];
  /** Types a value into a cell as somebody at the screen does; false when the sheet's protection refuses it. */
  typeInto(sheetName: string, address: string, value: string | number | boolean): Promise<boolean>;
  /** Resolves when everything sent so far is answered and calculated, and its events are told. */
  settled(): Promise<void>;
  /**
   * Makes an add-in's custom functions known, from its functions.json and what it has associated. They are called
   * NAMESPACE.NAME in formulas.
   */
  registerFunctions(metadata: FunctionsMetadata, implementations: Implementations, namespace?: string): void;
  /** The words of the `CustomFunctions.Error` behind a cell's error value; undefined where there are none. */
  errorMessageAt(sheetName: string, address: string): string | undefined;
  /** Lets go of the workbook, which itself stays; resolves when that may be disposed of as well. */
  dispose(): Promise<void>;
}

/** A turn of the event loop: whatever was only waiting for its turn has had it. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

export interface HostOptions {
  /** For how many milliseconds the promise of a custom function is waited for; 30 seconds unless given. */
  readonly functionPatience?: number;
  /** What Univer's workbook was opened with, when that is a copy of another. */
  readonly copy?: WorkbookCopy;
}

export function createHost(
  binding: UniverWorkbookBinding,
  { functionPatience = 30_000, copy }: HostOptions = {},
): Host {
  const book = new Book(binding, copy?.notes);
  if (copy) complete(book, copy);
  const messages = new FunctionMessages();
  const patience = new Patience(functionPatience);
  const root = workbook.of(book);
  const listeners = new Set<(message: EventMessage) => void>();
  let queue: Promise<unknown> = Promise.resolve();
  let isOpen = true;
  let functionNamespace: string | undefined;

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
    // No Excel answers within the turn of who asks: a 中止 that is pressed meanwhile is heard before the answer.
    await nextTurn();
    const batch = () =>
      runBatch(message.body, {
        root,
        describe: (handle) => {
          const target = range.open(handle);
          if (target === undefined) throw invalidArgument();
          return `=${formatAddress(book.sheet(target.sheetId).getName(), target.rect, true)}`;
        },
        byReference: (reference) => range.of({ book, ...book.references.find(reference), keptAs: reference }),
        beforeValues: () => book.calculation.settled(),
      });
    const body = await book.calculation.during(batch);
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
    onRefused: (listener) =>
      book.userEdits.onRefused(({ sheetId, rect }) =>
        listener({
          sheetName: book.sheet(sheetId).getName(),
          address: rect === undefined ? "" : formatReference(rect),
        }),
      ),
    onWorkbookOpened: (listener) => book.newWorkbooks.onOpened(listener),
    copy: async () => {
      await settled();
      return copyOf(book);
    },
    writeFile: async () => {
      await settled();
      return writeFile(book, functionNamespace);
    },
    chartsOn: (sheetName) => {
      const sheetId = book.findSheetByName(sheetName)?.getSheetId();
      return sheetId === undefined ? [] : chartPictures(book, sheetId);
    },
    typeInto: (sheetName, address, value) => {
      const sheetId = book.findSheetByName(sheetName)?.getSheetId();
      const rect = parseReference(address);
      if (sheetId === undefined || rect === undefined)
        throw new Error(`There is no ${sheetName}!${address}.`);
      return typeInto(book, sheetId, rect, value);
    },
    settled,
    registerFunctions: (metadata, implementations, namespace = "REFORM") => {
      functionNamespace = namespace;
      registerFunctions(book, { messages, patience }, metadata, implementations, namespace);
    },
    errorMessageAt: (sheetName, address) => {
      const sheetId = book.findSheetByName(sheetName)?.getSheetId();
      const rect = parseReference(address);
      if (sheetId === undefined || rect === undefined) return undefined;
      const isError = valueTypesOf(book, sheetId, rect)[0]?.[0] === "Error";
      return isError ? messages.at({ sheetId, row: rect.startRow, column: rect.startColumn }) : undefined;
    },
    dispose: () => {
      isOpen = false;
      patience.dispose();
      book.events.drop();
      return book.dispose();
    },
  };
}
