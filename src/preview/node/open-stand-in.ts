import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { another } from "../host/structure/copy";
import type { createHeadlessWorkbook, HeadlessWorkbook } from "../host/headless";
import type { Host, HostOptions } from "../host/host";
import type { RequestMessage } from "../host/wire";
import { ensureBundle } from "./bundle";
import { loadOutside } from "./main-realm";
import { completeOffice, type UnloadedOffice } from "./office-context";
import { type Bridge, loadOfficeLibrary, type OfficeGlobals } from "./office-library";

/** A workbook that answers Microsoft's own Office.js, in a test or a script. */
export interface StandIn extends OfficeGlobals {
  readonly host: Host;
  /** The files of the workbooks that were opened beside this one, in their order. */
  readonly opened: readonly Uint8Array[];
  /** Ends it; requests on their way are not answered any more. */
  close(): void;
}

interface StandInBundle {
  createHeadlessWorkbook: typeof createHeadlessWorkbook;
  another: typeof another;
  createHost(binding: HeadlessWorkbook, options: HostOptions): Host;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));

export interface StandInOptions extends HostOptions {
  /** Also puts the library where an add-in expects it, `globalThis.Excel` and so on, until `close`. */
  readonly globals?: boolean;
}

/**
 * Opens a workbook with one empty sheet, "Sheet1", and Microsoft's library connected to it.
 *
 *     const { Excel, close } = await openStandIn();
 *     await Excel.run(async (context) => { ... });
 *     close();
 */
export function openStandIn({ globals = false, copy, ...options }: StandInOptions = {}): Promise<StandIn> {
  const bundle = loadOutside<StandInBundle>(ensureBundle(join(root)));
  const kept = copy && bundle.another(copy);
  const workbook = bundle.createHeadlessWorkbook(kept?.data);
  const host = bundle.createHost(workbook, kept ? { ...options, copy: kept } : options);
  let isOpen = true;
  const bridge: Bridge = {
    sendMessageToHost: (text) => {
      void host.handle(JSON.parse(text) as RequestMessage).then((reply) => {
        if (isOpen) bridge.onMessageFromHost?.(JSON.stringify(reply));
      });
    },
  };
  const stopEvents = host.onEvent((message) => {
    if (isOpen) bridge.onMessageFromHost?.(JSON.stringify(message));
  });
  const opened: Uint8Array[] = [];
  host.onWorkbookOpened((base64) => opened.push(new Uint8Array(Buffer.from(base64, "base64"))));
  const library = loadOfficeLibrary(root, bridge);
  completeOffice(library as unknown as UnloadedOffice);
  const removeGlobals = globals ? putGlobals(library) : undefined;
  return Promise.resolve({
    Excel: library.Excel,
    Office: library.Office,
    OfficeExtension: library.OfficeExtension,
    CustomFunctions: library.CustomFunctions,
    host,
    opened,
    close: () => {
      removeGlobals?.();
      isOpen = false;
      stopEvents();
      void host.dispose().then(() => workbook.dispose());
    },
  });
}

const globalNames = ["Excel", "Office", "OfficeExtension", "CustomFunctions"] as const;

function putGlobals(library: OfficeGlobals): () => void {
  const scope = globalThis as Record<string, unknown>;
  const before = globalNames.map((name) => [name, scope[name]] as const);
  for (const name of globalNames) scope[name] = library[name];
  return () => {
    for (const [name, value] of before)
      if (value === undefined) Reflect.deleteProperty(scope, name);
      else scope[name] = value;
  };
}
