import {
  CANONICAL_VERSION,
  canonicalRows,
  canonicalText,
  differences,
  readContentsTable,
  readStamp,
  type CellDifference,
  type Sha256,
  type SheetContents,
  type SheetDifference,
  type Stamp,
} from "../../freeze";
import { SHEETS, TABLES, columnLetter } from "../../sheets";
import type { TableSnapshot, WorkbookSnapshot } from "../port";
import type { FormulaSince, StampProblem } from "./types";

/** What a snapshot must have for {@link checkFrozen}. */
export const FROZEN_TABLES: readonly string[] = [TABLES.frozen, TABLES.contents];

/** A frozen copy beside its own stamp. */
export interface FrozenCheck {
  readonly stamp: Stamp | null;
  readonly hashNow: string;
  readonly problems: readonly StampProblem[];
  readonly sheets: readonly SheetDifference[];
  readonly cells: readonly CellDifference[];
  readonly formulas: readonly FormulaSince[];
  /** The contents have the stamped hash, no formula is among them, and stamp and record are whole. */
  readonly isAsStamped: boolean;
}

/**
 * Works the contents' hash out anew and names what differs from the record of the contents.
 *
 * @param contents of all worksheets; those with the stamp and with the record are left out here, by their tables.
 * @returns null where the workbook is no frozen copy.
 */
export async function checkFrozen(
  snapshot: WorkbookSnapshot,
  contents: readonly SheetContents[],
  sha256: Sha256,
): Promise<FrozenCheck | null> {
  const table = (name: string) => snapshot.tables.find((one) => one.name === name);
  const stamped = table(TABLES.frozen);
  if (!stamped) return null;
  const recorded = table(TABLES.contents);
  const own = [stamped.sheet, recorded?.sheet];
  const counted = contents.filter(({ name }) => !own.includes(name));
  const now = canonicalRows(counted);
  const stamp = readStamp(stamped);
  const then = recorded ? readContentsTable(recorded) : null;
  const hashNow = await sha256(canonicalText(now));
  const hashThen = then ? await sha256(canonicalText(then)) : null;
  const { sheets, cells } = then ? differences(then, now) : { sheets: [], cells: [] };
  const problems = problemsOf(stamp, stamped, recorded, hashThen);
  const formulas = counted.flatMap(formulasIn);
  const isAsStamped = problems.length + formulas.length === 0 && hashNow === stamp?.hash;
  return { stamp, hashNow, problems, sheets, cells, formulas, isAsStamped };
}

function formulasIn({ name, cells }: SheetContents): FormulaSince[] {
  return cells.flatMap(({ row, column, formula }) =>
    formula === null
      ? []
      : [{ sheet: name, cell: `${columnLetter(column)}${row + 1}`, formula: `=${formula}` }],
  );
}

function problemsOf(
  stamp: Stamp | null,
  stamped: TableSnapshot,
  recorded: TableSnapshot | undefined,
  hashThen: string | null,
): StampProblem[] {
  const problems: StampProblem[] = [];
  const add = (code: StampProblem["code"], message: string) => problems.push({ code, message });
  if (stamp === null) {
    add(
      "stamp.unreadable",
      `シート「${stamped.sheet}」の表「${TABLES.frozen}」に、ハッシュ値がないか、読み取れません。確定したときの内容と比べられません。`,
    );
  } else if (stamp.rule !== CANONICAL_VERSION) {
    add(
      "stamp.rule",
      `ハッシュ値の決め方の版(${String(stamp.rule)})が、この版のもの(${CANONICAL_VERSION})と違います。確定したときの版か、新しい版で確かめてください。`,
    );
  }
  if (stamped.sheet !== SHEETS.frozen) {
    add("stamp.renamed", `シート「${SHEETS.frozen}」の名前が「${stamped.sheet}」に変わっています。`);
  }
  if (recorded && recorded.sheet !== SHEETS.contents) {
    add("stamp.renamed", `シート「${SHEETS.contents}」の名前が「${recorded.sheet}」に変わっています。`);
  }
  if (!recorded || hashThen === null) {
    add(
      "contents.missing",
      `確定したときの内容の記録(隠しシート「${SHEETS.contents}」の表「${TABLES.contents}」)がないか、列が足りません。どのセルが変わったかは示せません。`,
    );
  } else if (stamp && hashThen !== stamp.hash) {
    add(
      "contents.altered",
      "確定したときの内容の記録が、「確定」のハッシュ値と合いません。記録かハッシュ値が書き換えられています。下の違いは、その記録と比べたものです。",
    );
  }
  return problems;
}
