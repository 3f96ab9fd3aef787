import { isErrorValue, type TypedCell } from "../../achievement";
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

/**
 * `silent`: as it was sent. `says`: something else, which may be what the office has already; or as it was sent although the
 * department has answered otherwise before (`isAsSent`).
 */
export type CellOutcome =
  | { readonly kind: "silent" }
  | {
      readonly kind: "says";
      readonly value: AnswerValue;
      readonly reading: string | null;
      readonly isAsSent: boolean;
    }
  | { readonly kind: "refused"; readonly code: string; readonly message: string };

export interface RowOutcome {
  readonly cells: ReadonlyMap<AnswerHeader, CellOutcome>;
  /** 算定不能 or 対象外 was chosen without a word why. */
  readonly lacksReason: boolean;
}

/**
 * What a department says in the answer cells of one row, and whether its state fits what the row will hold then.
 *
 * @param stages `plan.stages`
 * @param isOwn whether the office's cell still holds what this department answered last.
 */
export function readRow(
  office: OfficeRow,
  cells: ReadonlyMap<AnswerHeader, ReturnedCell>,
  stages: readonly string[],
  isOwn: (header: AnswerHeader) => boolean,
): RowOutcome {
  const outcomes = new Map<AnswerHeader, CellOutcome>();
  for (const [header, cell] of cells)
    outcomes.set(header, readCell(office, header, cell, stages, isOwn(header)));

  /** What the row will hold when the department's answers are taken: where it says nothing, what the office has. */
  const holds = (header: AnswerHeader): CellValue | null => {
    const outcome = outcomes.get(header);
    return outcome?.kind === "says" ? outcome.value : plainValue(officeCell(office, header).value);
  };
  const outcomeOf = (header: AnswerHeader) =>
    cells.has(header) ? (outcomes.get(header)?.kind ?? "silent") : "missing";
  const check = checkState({
    isNumeric: office.isNumeric,
    state: { outcome: outcomeOf(H.state), value: holds(H.state) },
    actual: { outcome: outcomeOf(H.actual), value: holds(H.actual), typed: cells.get(H.actual)?.value },
    stage: { outcome: outcomeOf(H.stage), value: holds(H.stage) },
    progress: { outcome: outcomeOf(H.progress), value: holds(H.progress) },
    hadActual: plainValue(officeCell(office, H.actual).value) !== null,
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
  isOwn: boolean,
): CellOutcome {
  const { sent } = cell;
  const ours = officeCell(office, header);
  const isSilent = (value: CellValue | null) =>
    sent === undefined ? value === null && isSameValue(value, ours.value) : isSameValue(value, sent);

  // First as it stands: what the office itself sent or holds is not judged.
  const hasResult = cell.formula === null || cell.value !== "";
  const raw = plainValue(cell.value);
  const takesBack = (value: CellValue | null) =>
    isOwn && sent !== undefined && !isSameValue(value, ours.value) && !isErrorValue(value ?? "");
  if (typeof raw === "boolean" && (isSilent(raw) || isSameValue(raw, ours.value))) return { kind: "silent" };
  if (hasResult && typeof raw !== "boolean") {
    const isAsSent = isSilent(raw);
    if (isAsSent && !takesBack(raw)) return { kind: "silent" };
    if (isAsSent || isSameValue(raw, ours.value))
      return { kind: "says", value: raw, reading: null, isAsSent };
  }

  const read = readAnswer(header, cell, { unit: unitOf(office), isNumeric: office.isNumeric, stages });
  if (!read.ok) return { kind: "refused", code: read.issues[0].code, message: read.issues[0].message };
  const { value, reading } = read.value;
  if (isSilent(value)) {
    return takesBack(value) ? { kind: "says", value, reading, isAsSent: true } : { kind: "silent" };
  }
  const fixed = fixedReason(ours);
  if (fixed !== null && !isSameValue(value, ours.value)) {
    return {
      kind: "refused",
      code: "cell.fixed",
      message: `元のブックのこのセルに${fixed}が入っているため、上書きしません。値に直してから、もう一度回収してください。`,
    };
  }
  return { kind: "says", value, reading, isAsSent: false };
}

function unitOf({ unit }: OfficeRow): string {
  return String(unit).trim();
}
