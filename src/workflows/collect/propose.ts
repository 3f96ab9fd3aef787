import type { CellValue } from "../port";
import type { Given } from "./history";
import { fitStates } from "./fitStates";
import { officeCell, type Office } from "./office";
import type { SaidCell } from "./readRows";
import { isSameValue, plainValue } from "./sameAnswer";
import type { AnswerValue, Candidate, Proposal, ProposalKind } from "./types";
import { ANSWER_HEADERS } from "../../sheets";

export interface Proposals {
  /** In the order of the office's rows and of the answer columns. */
  readonly proposals: readonly Proposal[];
  /** What became of each cell; `same`: the office has it already. */
  readonly kindOf: (cell: SaidCell) => ProposalKind | "same";
}

/**
 * What the files say, against what the office's workbook holds now: three ways, with what was sent as the common ground.
 * Files that say different things about a cell are a conflict, whichever of them the workbook holds.
 *
 * @param said in the order of the files.
 * @param given what earlier merges put into the office's cells, see `givenCells`.
 */
export function propose(
  said: readonly SaidCell[],
  office: Office,
  given: ReadonlyMap<string, Given>,
): Proposals {
  const byId = new Map<string, SaidCell[]>();
  for (const cell of said) {
    const id = proposalId(cell);
    const there = byId.get(id);
    if (there) there.push(cell);
    else byId.set(id, [cell]);
  }
  const found: Proposal[] = [];
  for (const key of office.rows.keys()) {
    for (const header of ANSWER_HEADERS) {
      const [first, ...more] = byId.get(proposalId({ key, header })) ?? [];
      const proposal = first && proposalFor([first, ...more], office, given);
      if (proposal) found.push(proposal);
    }
  }
  const proposals = fitStates(found);
  const kinds = new Map(proposals.map(({ id, kind }) => [id, kind]));
  return { proposals, kindOf: (cell) => kinds.get(proposalId(cell)) ?? "same" };
}

function proposalId({ key, header }: Pick<SaidCell, "key" | "header">): string {
  return `${key}|${header}`;
}

type Cells = readonly [SaidCell, ...SaidCell[]];

/** null: the workbook holds what all of the files say. */
function proposalFor(cells: Cells, office: Office, given: ReadonlyMap<string, Given>): Proposal | null {
  const [{ key, header }] = cells;
  const row = office.rows.get(key);
  if (!row) throw new Error(`no row ${key}`);
  const { value: ours, row: sheetRow, column } = officeCell(row, header);
  const [first, ...more] = distinct(cells);
  if (more.length === 0 && isSameValue(first.value, ours)) return null;

  // Where one file at least was sent what the workbook still holds, nobody else has touched the cell.
  const last = given.get(proposalId({ key, header }));
  const clean = cells.find((cell) => isUntouched(ours, cell.sent) || corrects(cell, ours, last));
  const conflict = more.length > 0 ? "files" : clean ? null : "newer";
  const candidates = conflict === null && clean ? ([clean] as const) : ([first, ...more] as const);
  const [{ sent }] = candidates;
  return {
    id: proposalId({ key, header }),
    key,
    header,
    item: row.item,
    indicator: row.indicator,
    unit: String(row.unit),
    isNumeric: row.isNumeric,
    year: row.year,
    kind: conflict !== null ? "conflict" : plainValue(ours) === null ? "new" : "changed",
    conflict,
    before: answerValue(ours),
    sent: answerValue(sent ?? ""),
    candidates: mapFirst(candidates, candidate),
    place: { sheet: office.table.sheet, row: sheetRow, column },
  };
}

/** Without knowing what was sent, only an empty cell is certain to be nobody's. */
function isUntouched(ours: CellValue, sent: SaidCell["sent"]): boolean {
  return sent === undefined ? plainValue(ours) === null : isSameValue(ours, sent);
}

/**
 * Whether the department puts right what it answered before: the office still holds its own last answer. A value that stood
 * there before, or was sent, may come from an old file.
 */
function corrects(
  { department, value, isAsSent }: SaidCell,
  ours: CellValue,
  last: Given | undefined,
): boolean {
  return (
    !isAsSent &&
    last?.department === department &&
    isSameValue(ours, last.value) &&
    !last.earlier.some((earlier) => isSameValue(earlier, value))
  );
}

function distinct([first, ...more]: Cells): Cells {
  const others = more.filter(
    (cell, index) =>
      !isSameValue(cell.value, first.value) &&
      more.findIndex((other) => isSameValue(other.value, cell.value)) === index,
  );
  return [first, ...others];
}

function mapFirst<T, U>([first, ...more]: readonly [T, ...T[]], change: (one: T) => U): [U, ...U[]] {
  return [change(first), ...more.map(change)];
}

function candidate({ file, department, value, reading, place }: SaidCell): Candidate {
  return { file, department, value, reading, place };
}

/** Logical values are never written over (`fixedReason`); one that was sent and is gone since is shown as its text. */
function answerValue(value: CellValue | null): AnswerValue {
  if (value === null || value === "") return null;
  return typeof value === "boolean" ? String(value).toUpperCase() : value;
}
