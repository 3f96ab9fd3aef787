import type { TypedCell } from "../../achievement";
import { ACTUAL_HEADERS as H, type AnswerHeader } from "../../sheets";
import type { CellValue } from "../port";
import { checkState } from "./checkState";
import { fixedReason, officeCell, type OfficeRow } from "./office";
import { readAnswer } from "./readAnswer";
import { isSameValue, plainValue } from "./sameAnswer";
import type { AnswerValue } from "./types";

/** A cell of a returned file, with what it held when the file was sent; undefined where nobody knows. */
export interface ReturnedCell extends TypedCell {
  readonly sent: CellValue | null | undefined;
}

/** `silent`: as it was sent. `says`: something else, which may be what the office has already. */
export type CellOutcome =
  | { readonly kind: "silent" }
  | { readonly kind: "says"; readonly value: AnswerValue; readonly reading: string | null }
  | { readonly kind: "refused"; readonly code: string; readonly message: string };

export interface RowOutcome {
  readonly cells: ReadonlyMap<AnswerHeader, CellOutcome>;
  /** 算定不能 or 対象外 was chosen without a word why. */
  readonly lacksReason: boolean;
}

/**
 * What a department says in the answer cells of one row, and whether its state fits.
 *
 * @param stages `plan.stages`
 */
export function readRow(
  office: OfficeRow,
  cells: ReadonlyMap<AnswerHeader, ReturnedCell>,
  stages: readonly string[],
): RowOutcome {
  const outcomes = new Map<AnswerHeader, CellOutcome>();
  for (const [header, cell] of cells) outcomes.set(header, readCell(office, header, cell, stages));

  /** What the row will say as far as the department is concerned; the office's where the file has no such column. */
  const holds = (header: AnswerHeader): CellValue | null => {
    const outcome = outcomes.get(header);
    if (outcome?.kind === "says") return outcome.value;
    return plainValue(cells.get(header)?.value ?? officeCell(office, header).value);
  };
  const outcomeOf = (header: AnswerHeader) => outcomes.get(header)?.kind ?? "silent";
  const check = checkState({
    isNumeric: office.isNumeric,
    state: { outcome: outcomeOf(H.state), value: holds(H.state) },
    actual: { outcome: outcomeOf(H.actual), value: holds(H.actual) },
    stage: { outcome: outcomeOf(H.stage), value: holds(H.stage) },
    progress: { outcome: outcomeOf(H.progress), value: holds(H.progress) },
    hadActual:
      plainValue(officeCell(office, H.actual).value) !== null ||
      plainValue(cells.get(H.actual)?.sent ?? null) !== null,
    hasReason: holds(H.reason) !== null,
  });
  for (const { header, code, message } of check.refusals)
    outcomes.set(header, { kind: "refused", code, message });
  return { cells: outcomes, lacksReason: check.lacksReason };
}

function readCell(
  office: OfficeRow,
  header: AnswerHeader,
  cell: ReturnedCell,
  stages: readonly string[],
): CellOutcome {
  const { sent } = cell;
  const ours = officeCell(office, header);
  const isSilent = (value: CellValue | null) =>
    sent === undefined ? value === null && isSameValue(value, ours.value) : isSameValue(value, sent);

  // First as it stands: what the office itself sent or holds is not judged.
  const hasResult = cell.formula === null || cell.value !== "";
  const raw = plainValue(cell.value);
  if (hasResult && isSilent(raw)) return { kind: "silent" };
  if (hasResult && isSameValue(raw, ours.value)) {
    return typeof raw === "boolean" ? { kind: "silent" } : { kind: "says", value: raw, reading: null };
  }

  const read = readAnswer(header, cell, { unit: unitOf(office), isNumeric: office.isNumeric, stages });
  if (!read.ok) return { kind: "refused", code: read.issues[0].code, message: read.issues[0].message };
  const { value, reading } = read.value;
  if (isSilent(value)) return { kind: "silent" };
  const fixed = fixedReason(ours);
  if (fixed !== null && !isSameValue(value, ours.value)) {
    return {
      kind: "refused",
      code: "cell.fixed",
      message: `元のブックのこのセルに${fixed}が入っているため、上書きしません。値に直してから、もう一度回収してください。`,
    };
  }
  return { kind: "says", value, reading };
}

function unitOf({ unit }: OfficeRow): string {
  return String(unit).trim();
}
