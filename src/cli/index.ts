export { main } from "./main";
export type { Disk, Found } from "./disk/Disk";
export { nodeDisk } from "./disk/nodeDisk";
export type { Outcome, Status } from "./outcome";
export { run } from "./run";
export type { Surroundings } from "./surroundings";
