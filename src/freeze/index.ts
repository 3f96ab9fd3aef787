/** 確定: what a workbook holds as a text that anyone can hash, the sheets that carry it, and what has changed since. */
export type { CellKind, ContentCell, Sha256, SheetContents } from "./contents";
export { fifteenDigits } from "./fifteenDigits";
export { CANONICAL_VERSION, canonicalRows, canonicalText } from "./canonicalText";
export type { CanonicalRow } from "./canonicalText";
export { differences, isSame } from "./differences";
export type { CellDifference, Differences, SheetDifference } from "./differences";
export { frozenSheet } from "./frozenSheet";
export { contentsSheet, readContentsTable } from "./contentsSheet";
export { STAMP_KEYS, inGroups, readHash, readStamp } from "./stamp";
export type { ReadTable, Stamp } from "./stamp";
