/** A good workbook, and what the product makes of it when it is frozen. */
import { createHash } from "node:crypto";
import { DEFAULT_SETTINGS } from "../../src/achievement";
import { bundledPlan, type Result } from "../../src/plan";
import { planSheets } from "../../src/sheets";
import {
  freezeWorkbook,
  verifyWorkbook,
  type FrozenCopy,
  type Verification,
} from "../../src/workflows/freeze";
import { writeWorkbookFile, type XlsxPort } from "../../src/xlsx";
import { SHIPPED } from "../audit/goodWorkbook";
import { openPort } from "../xlsx/fileHand";

export const sha256 = (text: string): Promise<string> =>
  Promise.resolve(createHash("sha256").update(text, "utf8").digest("hex"));

export const FROZEN = { ...SHIPPED, date: "2024-06-01T09:30", by: "行革担当 山田" };

/** The part of one 担当課: small, since other programs are slow. */
export async function smallWorkbook(): Promise<Uint8Array> {
  const [item] = bundledPlan.priorities.flatMap(({ measures }) => measures.flatMap(({ items }) => items));
  const owner = item?.owners[0]?.value ?? "";
  const sheets = planSheets(
    bundledPlan,
    { priorities: "all", owners: [owner], years: "all", targets: "values" },
    DEFAULT_SETTINGS,
    { ...SHIPPED, date: "2022-06-01" },
  );
  if (!sheets.ok) throw new Error(sheets.issues[0].message);
  return writeWorkbookFile(sheets.value);
}

export async function tryToFreeze(bytes: Uint8Array, anyway = false): Promise<Result<FrozenCopy<XlsxPort>>> {
  return freezeWorkbook(await openPort(bytes), bundledPlan, {
    written: FROZEN,
    note: "議会提出",
    source: "進捗管理.xlsx",
    sha256,
    anyway,
  });
}

export async function freeze(bytes: Uint8Array, anyway = false): Promise<Uint8Array> {
  const frozen = await tryToFreeze(bytes, anyway);
  if (!frozen.ok) throw new Error(frozen.issues[0].message);
  return frozen.value.port.save();
}

export async function verify(bytes: Uint8Array): Promise<Verification> {
  const verified = await verifyWorkbook(await openPort(bytes), { sha256 });
  if (!verified.ok) throw new Error(verified.issues[0].message);
  return verified.value;
}

/** What says that nothing differs. */
export const SAME = { isSame: true, problems: [], sheets: [], cells: [], formulas: [] } as const;
