/**
 * Runs in the pane's frame after Microsoft's Excel library: the few parts of Office.js that are not about the workbook
 * (readiness, requirement sets, ribbon actions, the pane's visibility) and that office.js itself brings only inside Excel.
 */
import { fromPane, isToPane } from "./pane-messages";
import { isSetSupported } from "../requirement-sets";

type Listener = (event: { visibilityMode: string }) => void;
type Action = (event: { completed(): void }) => unknown;

const office = Office as unknown as Record<string, unknown>;
const actions = new Map<string, Action>();
const visibilityListeners = new Set<Listener>();

const ready = new Promise<void>((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => resolve());
  else resolve();
}).then(() => ({ host: "Excel", platform: "OfficeOnline" }));

Object.assign(office, {
  onReady: (callback?: (info: unknown) => void) =>
    ready.then((info) => {
      callback?.(info);
      return info;
    }),
  HostType: { Excel: "Excel" },
  addin: {
    ...Office.addin,
    showAsTaskpane: () => Promise.resolve(fromPane({ kind: "show" })),
    hide: () => Promise.resolve(fromPane({ kind: "hide" })),
    setStartupBehavior: () => Promise.resolve(),
    onVisibilityModeChanged: (listener: Listener) => {
      visibilityListeners.add(listener);
      return Promise.resolve(() => {
        visibilityListeners.delete(listener);
        return Promise.resolve();
      });
    },
  },
  actions: { ...Office.actions, associate: (name: string, action: Action) => actions.set(name, action) },
});

const context = {
  host: "Excel",
  platform: "OfficeOnline",
  displayLanguage: "ja-JP",
  contentLanguage: "ja-JP",
  requirements: { isSetSupported },
  document: { addHandlerAsync: () => undefined, removeHandlerAsync: () => undefined },
};
// The library's own Office.context asks here; office.js would have put it there.
Object.assign((window as unknown as { OSF: object }).OSF, {
  _OfficeAppFactory: {
    getContext: () => context,
    getHostInfo: () => ({ hostPlatform: "web", hostType: "excel" }),
  },
});

/** Where the page finds the implementations: the pane's runtime is the functions' runtime, as in Excel. */
const associated = new Map<string, unknown>();
Object.assign(CustomFunctions, {
  associate: (id: string, run: unknown) => associated.set(id, run),
});
Object.assign(window, { reformStandIn: { associated } });

addEventListener("message", ({ source, origin, data }: MessageEvent<unknown>) => {
  if (source !== parent || origin !== location.origin || !isToPane(data)) return;
  if (data.kind === "action") actions.get(data.name)?.({ completed: () => undefined });
  if (data.kind === "visibility") {
    const visibilityMode = data.isShown ? "Taskpane" : "Hidden";
    for (const listener of visibilityListeners) listener({ visibilityMode });
  }
});

addEventListener("load", () => fromPane({ kind: "ready" }));
