import { ExcelPort } from "../excel";
import { bundledPlan, canonicalPlanText } from "../plan";
import { brightnessFrom } from "./brightness";
import { mountPane } from "./mountPane";
import { paneActions } from "./paneActions";
import type { PaneRequests } from "./requests";
import type { Shown } from "./shown";

/** Replaced by webpack with the version of package.json. */
declare const ADDIN_VERSION: string;

/** Puts together the pane of Excel: the workbook, the clock, Office's theme and visibility. */
export async function startPane(element: HTMLElement, requests: PaneRequests): Promise<void> {
  const planHash = await sha256(canonicalPlanText(bundledPlan));
  const actions = paneActions({
    port: new ExcelPort(),
    plan: bundledPlan,
    written: () => ({ planHash, date: localTime(new Date()), appVersion: ADDIN_VERSION }),
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

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where the user is, to the minute: 2026-05-01T09:30. */
function localTime(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}`;
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
