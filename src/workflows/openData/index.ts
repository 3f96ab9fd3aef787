/** Publishing, and checking what is to be published. */
export { exportOpenData, type OpenDataExport } from "./exportOpenData";
export { checkFile } from "./checkFile";
