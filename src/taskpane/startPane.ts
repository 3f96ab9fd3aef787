import { ExcelPort, openAsWorkbook } from "../excel";
import { bundledPlan } from "../plan";
import { brightnessFrom } from "./browser/brightness";
import { browserFiles } from "./browser/browserFiles";
import { browserMemory } from "./browser/browserMemory";
import { localTime } from "./browser/localTime";
import { mountPane } from "./mountPane";
import type { Memory } from "./offTrack/lastLook";
import { paneActions } from "./paneActions";
import type { PaneRequests } from "./requests";
import type { Shown } from "./browser/shown";

/** Replaced by webpack with the version of package.json. */
declare const ADDIN_VERSION: string;
/** Replaced by webpack with the SHA-256 of the bundled plan's canonical text. */
declare const PLAN_HASH: string;

/** Puts together the pane of Excel: the workbook, the clock, Office's theme and visibility. */
export async function startPane(element: HTMLElement, requests: PaneRequests): Promise<void> {
  const actions = paneActions({
    port: new ExcelPort(),
    plan: bundledPlan,
    written: () => ({ planHash: PLAN_HASH, date: localTime(new Date()), appVersion: ADDIN_VERSION }),
    files: browserFiles({ openAsWorkbook, current: null }),
    schedule: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
    shown: await paneVisibility(),
    timeOfDay: () => new Date().toLocaleTimeString("ja-JP", { hour: "numeric", minute: "2-digit" }),
    memory: workbookMemory(),
    personMemory: browserMemory(() => localStorage, `${partition()}|person`),
    report: reportError,
  });
  mountPane(element, { plan: bundledPlan, actions, requests, brightness: officeBrightness() });
}

/** By the workbook's address; one that was never saved has none, and nothing to be recognised by. */
function workbookMemory(): Memory | undefined {
  const { url } = Office.context.document as { readonly url?: string | null };
  return url ? browserMemory(() => localStorage, `${partition()}|${url}`) : undefined;
}

/** Excel on the web gives each site that it is built into its own part of the storage, which it names. */
function partition(): string {
  const { partitionKey } = Office.context as { readonly partitionKey?: string };
  return partitionKey ?? "";
}

/** Office tells when the pane is closed and opened again; before its first word the pane counts as seen. */
async function paneVisibility(): Promise<Shown> {
  let isShown = true;
  const listeners = new Set<() => void>();
  await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
    isShown = visibilityMode === Office.VisibilityMode.taskpane;
    for (const listener of listeners) listener();
  });
  return {
    isShown: () => isShown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function officeBrightness() {
  return brightnessFrom({
    // Typed as always there, but Excel on the web has none.
    officeBackground: () =>
      (Office.context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor,
    onOfficeThemeChanged: (listener) =>
      Office.context.document.addHandlerAsync(Office.EventType.OfficeThemeChanged, listener),
    prefersDark: matchMedia("(prefers-color-scheme: dark)"),
  });
}
