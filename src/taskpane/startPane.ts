import { ExcelPort, openAsWorkbook } from "../excel";
import { bundledPlan } from "../plan";
import { brightnessFrom } from "./brightness";
import { browserFiles } from "./browserFiles";
import { localTime } from "./localTime";
import { mountPane } from "./mountPane";
import { paneActions } from "./paneActions";
import type { PaneRequests } from "./requests";
import type { Shown } from "./shown";

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
    files: browserFiles({ openAsWorkbook }),
    schedule: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
    shown: await paneVisibility(),
    timeOfDay: () => new Date().toLocaleTimeString("ja-JP", { hour: "numeric", minute: "2-digit" }),
    report: reportError,
  });
  mountPane(element, { plan: bundledPlan, actions, requests, brightness: officeBrightness() });
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
