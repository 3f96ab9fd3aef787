/** What is needed before the pane is drawn. The pane itself is `import("./taskpane/startPane")`, so that it loads apart. */
export { PaneRequests, type PaneRequest } from "./requests";
export { requirements } from "./requirements";
export { showUnavailable, unavailableBecause, type Host } from "./unavailable";
