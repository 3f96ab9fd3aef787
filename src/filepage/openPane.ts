import { bundledPlan } from "../plan";
import { brightnessFrom } from "../taskpane/browser/brightness";
import { browserMemory } from "../taskpane/browser/browserMemory";
import type { PaneFiles } from "../taskpane/browser/files";
import { localTime } from "../taskpane/browser/localTime";
import { mountPane } from "../taskpane/mountPane";
import { paneActions } from "../taskpane/paneActions";
import { PaneRequests } from "../taskpane/requests";
import type { WorkbookPort } from "../workflows";

/** Replaced by webpack: the version of package.json, and the hash of the plan that is bundled. */
declare const ADDIN_VERSION: string;
declare const PLAN_HASH: string;

/** Draws the task pane for a workbook, without Office. @returns how to take it away again. */
export function openPane(place: HTMLElement, port: WorkbookPort, files: PaneFiles): () => void {
  const actions = paneActions({
    port,
    plan: bundledPlan,
    written: () => ({ planHash: PLAN_HASH, date: localTime(new Date()), appVersion: ADDIN_VERSION }),
    files,
    schedule: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
    shown: { isShown: () => true, subscribe: () => () => undefined },
    timeOfDay,
    personMemory: browserMemory(() => localStorage, "person"),
    report: reportError,
  });
  return mountPane(place, {
    plan: bundledPlan,
    actions,
    requests: new PaneRequests(),
    brightness: brightnessFrom({
      officeBackground: () => undefined,
      onOfficeThemeChanged: () => undefined,
      prefersDark: matchMedia("(prefers-color-scheme: dark)"),
    }),
    without: ["insert"],
  });
}

export function timeOfDay(): string {
  return new Date().toLocaleTimeString("ja-JP", { hour: "numeric", minute: "2-digit" });
}
