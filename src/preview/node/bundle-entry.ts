/** What the bundle for Node gives to {@link import("./open-stand-in")}. Needed before anything of Univer is loaded: */
import "./iterator-some";
export { createHeadlessWorkbook } from "../host/headless";
export { createHost } from "../host/host";
export { another } from "../host/structure/copy";
