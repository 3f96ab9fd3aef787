import { sheetEvents, WORKBOOK } from "../host/events";
import { type EventMessage } from "../host/wire";

type Callback = (result: {
  readonly status: string;
  readonly value?: unknown;
  readonly error?: unknown;
}) => void;
type Handler = (args: unknown) => void;

/** The parts of the library that its loader would complete. */
export interface UnloadedOffice {
  readonly Office: Record<string, unknown>;
  readonly OSF: Record<string, unknown>;
}

const DOCUMENT_SELECTION = "documentSelectionChanged";

/**
 * Gives `Office` what Microsoft's Excel library leaves to its loader: `onReady`, the context and the document's
 * selection event, which does not come through the workbook's own events.
 */
export function completeOffice(
  { Office: office, OSF: loader }: UnloadedOffice,
  onEvent: (listener: (message: EventMessage) => void) => void,
): void {
  const info = { host: "Excel", platform: "OfficeOnline" };
  const handlers = new Set<Handler>();
  onEvent(({ message }) => {
    const isSelection = message.entries.some(
      (entry) => entry.messageType === sheetEvents.SelectionChanged && entry.targetId === WORKBOOK,
    );
    if (isSelection) for (const handler of handlers) handler({ type: DOCUMENT_SELECTION });
  });
  const done = (options: unknown, callback: unknown): void => {
    const report = typeof options === "function" ? options : callback;
    if (typeof report === "function") (report as Callback)({ status: "succeeded" });
  };
  office["onReady"] = (callback?: (ready: typeof info) => unknown): Promise<unknown> =>
    Promise.resolve(callback === undefined ? info : callback(info)).then(() => info);
  const context = {
    ...info,
    contentLanguage: "ja-JP",
    displayLanguage: "ja-JP",
    diagnostics: { ...info, version: "16.0.0.0" },
    requirements: { isSetSupported },
    document: {
      url: "",
      addHandlerAsync: (type: string, handler: Handler, options?: unknown, callback?: unknown) => {
        if (type === DOCUMENT_SELECTION) handlers.add(handler);
        done(options, callback);
      },
      removeHandlerAsync: (type: string, options?: { readonly handler?: Handler }, callback?: unknown) => {
        if (type === DOCUMENT_SELECTION && options?.handler) handlers.delete(options.handler);
        done(options, callback);
      },
    },
  };
  // `Office.context` asks the loader for it and cannot be assigned to.
  loader["_OfficeAppFactory"] = { getContext: () => context };
}

/** The stand-in claims what it mostly has: ExcelApi up to 1.14, custom functions, and the sets every add-in needs. */
function isSetSupported(name: string, version = "1.1"): boolean {
  const highest: Readonly<Record<string, number>> = {
    excelapi: 14,
    customfunctionsruntime: 4,
    addincommands: 3,
    sharedruntime: 2,
    ribbonapi: 2,
    keyboardshortcuts: 1,
  };
  const [major = "1", minor = "0"] = String(version).split(".");
  return Number(major) === 1 && Number(minor) <= (highest[name.toLowerCase()] ?? -1);
}
