import { expectedFormulas, type AuditFrozen } from "../../audit";
import { readContentsTable, type Sha256, type SheetDifference } from "../../freeze";
import type { Plan } from "../../plan";
import { SHEETS, TABLES } from "../../sheets";
import type { WorkbookPort, WorkbookSnapshot } from "../port";
import { readConfirmations } from "../readings/readConfirmations";
import { readRecord } from "../readRecord";
import { readSettings } from "../readSettings";
import { checkFrozen, checkStamp, type FrozenCheck } from "./checkFrozen";
import { sheetInWords } from "./sheetsInWords";
import { withWorkedOut } from "./withWorkedOut";

/** What an audit must know of a frozen copy. */
export interface FrozenSeen {
  readonly frozen: AuditFrozen;
  /** With what the formulas that have become values give over the values that are there now, where the host can work it out. */
  readonly snapshot: WorkbookSnapshot;
}

/**
 * Looks at a frozen copy for an audit; undefined where the workbook is none. A stamp alone proves nothing, since anyone can make a
 * table of that name: values in place of formulas are accepted only where the stamp can be read, is on its own sheet, and none
 * of the add-in's formulas is live.
 *
 * @param snapshot as `auditRequest` asks for it.
 */
export async function frozenIn(
  port: Pick<WorkbookPort, "workOut">,
  plan: Plan,
  snapshot: WorkbookSnapshot,
  sha256: Sha256 | undefined,
): Promise<FrozenSeen | undefined> {
  const stamped = snapshot.tables.find(({ name }) => name === TABLES.frozen);
  if (!stamped) return undefined;
  const since = auditsSince(snapshot);
  const isOlder = ({ name }: { readonly name: string }) => !since.includes(name);
  const sheets = snapshot.sheets.filter(isOlder);
  const contents = snapshot.contents?.filter(isOlder);
  const check = sha256 && contents ? await checkFrozen({ ...snapshot, sheets }, contents, sha256) : null;
  const { stamp, problems } = check ?? checkStamp(stamped);
  const input = {
    ...snapshot,
    record: readRecord(snapshot),
    settings: readSettings(snapshot),
    confirmations: readConfirmations(plan, snapshot),
  };
  const { own, ofAudit } = expectedFormulas(input, plan);
  const formulas = [...own, ...ofAudit];
  const live = own.filter(({ there }) => there === "same");
  const results = live.length === 0 ? await port.workOut?.(formulas) : undefined;
  // Anything may be called 確定記録表. Where every cell can be read, contents and results prove more than a sheet's name.
  const isStamped = stamp !== null && (check !== null || stamped.sheet === SHEETS.frozen);
  const isTold = check === null || isKnown(check) || results !== undefined;
  const frozen: AuditFrozen = {
    stamp,
    problems: problems.map(({ message }) => message),
    live,
    isTrusted: isStamped && live.length === 0 && isTold,
    unsettled: results ? results.filter((result) => result === null).length : null,
    ...(check && {
      check: { isKnown: isKnown(check), cells: check.cells, formulas: check.formulas, others: others(check) },
    }),
  };
  return { frozen, snapshot: results ? withWorkedOut(snapshot, formulas, results) : snapshot };
}

/**
 * A copy that an audit has written its own two sheets into is looked at as if they were not there, unless they were frozen with the
 * rest. 照合 does not leave them out: such a copy is not the frozen file.
 */
function auditsSince({ tables }: WorkbookSnapshot): readonly string[] {
  const recorded = tables.find(({ name }) => name === TABLES.contents);
  const then = recorded && readContentsTable(recorded);
  if (!then) return [];
  const frozen = new Set(then.map(({ sheet }) => sheet));
  const audits = tables.filter(({ name }) => AUDIT_TABLES.includes(name)).map(({ sheet }) => sheet);
  return audits.filter((name) => !frozen.has(name));
}

const AUDIT_TABLES: readonly string[] = [TABLES.audit, TABLES.findings];

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
