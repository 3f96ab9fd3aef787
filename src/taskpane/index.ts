export { PaneRequests, type PaneRequest } from "./requests";
export { requirements } from "./requirements";
export { startPane } from "./startPane";
export { showUnavailable, unavailableBecause, type Host } from "./unavailable";
