/** 確定 and 照合; apart from the others, since Excel loads them only when somebody asks. */
export { freezeWorkbook } from "./freezeWorkbook";
export { logFreeze, readFreezes } from "./logFreeze";
export { verifyWorkbook, type VerifyContext } from "./verifyWorkbook";
export { checkFrozen, FROZEN_TABLES, type FrozenCheck } from "./checkFrozen";
export { sheetInWords } from "./sheetsInWords";
export type {
  FormulaSince,
  FreezableWorkbook,
  FreezeContext,
  FreezeEntry,
  FrozenCopy,
  Origin,
  StampProblem,
  Verification,
  WholeWorkbook,
} from "./types";
