/**
 * The add-in as Excel loads it: one page, in which the ribbon's commands and the pane live together. The custom functions
 * are an entry of their own (src/functions), so that they answer even where the rest does not load.
 */
import { associateCommands } from "./commands";
import { PaneRequests, showUnavailable, unavailableBecause } from "./taskpane";

async function start(): Promise<void> {
  const element = document.getElementById("pane");
  if (!element) throw new Error("the page has no place for the pane");
  if (typeof Office === "undefined") {
    showUnavailable(element, unavailableBecause(null) ?? "");
    return;
  }
  // Typed as a host always; a plain browser gets null.
  const host: unknown = (await Office.onReady()).host;
  const reason = unavailableBecause({
    name: typeof host === "string" ? host : null,
    supports: (set, version) => Office.context.requirements.isSetSupported(set, version),
  });
  if (reason !== null) {
    showUnavailable(element, reason);
    return;
  }
  const requests = new PaneRequests();
  associateCommands(Office.actions.associate, {
    showPane: () => Office.addin.showAsTaskpane(),
    askPane: (request) => requests.ask(request),
  });
  // Apart, so that functions and commands are ready before the pane has loaded.
  const { startPane } = await import("./taskpane/startPane");
  await startPane(element, requests);
}

void start();
