import type { AuditFrozen } from "../../audit";
import { readStamp, type Sha256, type SheetDifference } from "../../freeze";
import { TABLES } from "../../sheets";
import type { WorkbookSnapshot } from "../port";
import { checkFrozen, type FrozenCheck } from "./checkFrozen";
import { sheetInWords } from "./sheetsInWords";

/**
 * What an audit must know of a frozen copy; undefined where the workbook is none.
 *
 * @param snapshot has `FROZEN_TABLES` and, where the host can tell, `contents`.
 */
export async function frozenIn(
  snapshot: WorkbookSnapshot,
  sha256: Sha256 | undefined,
): Promise<AuditFrozen | undefined> {
  const stamped = snapshot.tables.find(({ name }) => name === TABLES.frozen);
  if (!stamped) return undefined;
  const check = sha256 && snapshot.contents ? await checkFrozen(snapshot, snapshot.contents, sha256) : null;
  if (!check) return { stamp: readStamp(stamped), problems: [] };
  const { stamp, problems, cells, formulas } = check;
  return {
    stamp,
    problems: problems.map(({ message }) => message),
    check: { isKnown: isKnown(check), cells, formulas, others: others(check) },
  };
}

/** Cell by cell by the record; without it, all or nothing. */
function isKnown({ stamp, hashNow, problems }: FrozenCheck): boolean {
  return hashNow === stamp?.hash || !problems.some(({ code }) => code === "contents.missing");
}

function others(check: FrozenCheck): NonNullable<AuditFrozen["check"]>["others"] {
  const { stamp, hashNow, sheets, cells } = check;
  const told = sheets.map((one) => ({ sheet: nameOf(one), message: sheetInWords(one) }));
  // Nothing can be named, but the contents are not those of the stamp.
  if (told.length + cells.length > 0 || !stamp || hashNow === stamp.hash || isKnown(check)) return told;
  return [{ sheet: null, message: `内容が確定したときと違います(今の内容のハッシュ値 ${hashNow})。` }];
}

function nameOf(difference: SheetDifference): string | null {
  if (difference.kind === "renamed") return difference.now;
  return difference.kind === "added" ? difference.sheet : null;
}
