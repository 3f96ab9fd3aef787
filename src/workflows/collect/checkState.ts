import { STATE_LABELS } from "../../achievement";
import { shown } from "../../plan";
import { ACTUAL_HEADERS as H } from "../../sheets";
import type { CellValue } from "../port";
import type { CellOutcome } from "./readRow";

interface Said {
  /** `missing`: the file has no such column. */
  readonly outcome: CellOutcome["kind"] | "missing";
  /** What the row will hold: the office's where nothing is taken from the file; null is empty. */
  readonly value: CellValue | null;
  /** As it stands in the file, for people. */
  readonly typed?: CellValue | undefined;
}

export interface StateToCheck {
  readonly isNumeric: boolean;
  readonly state: Said;
  readonly actual: Said;
  readonly stage: Said;
  readonly progress: Said;
  /** Whether 実績 has a value in the office's workbook. */
  readonly hadActual: boolean;
  readonly hasReason: boolean;
}

export interface StateCheck {
  readonly refusals: readonly {
    readonly header: typeof H.state | typeof H.actual | typeof H.stage | typeof H.progress;
    readonly code: string;
    readonly message: string;
  }[];
  readonly lacksReason: boolean;
}

const NEED_ACTUAL: readonly unknown[] = [STATE_LABELS.final, STATE_LABELS.preliminary];
const EXCLUDE_ACTUAL: readonly unknown[] = [STATE_LABELS.unanswered, STATE_LABELS.incalculable];
const NEED_REASON: readonly unknown[] = [STATE_LABELS.incalculable, STATE_LABELS.excluded];

/**
 * Whether 状態 and 実績 of a row fit together. In a row of numbers 確定 and 速報 need a number, 未回答 and 算定不能 exclude
 * one; in a row of words 確定 and 速報 need 段階 or 取組状況; 対象外 fits anything. Where they do not fit, whatever of the two the department wrote is refused: nobody but the
 * department knows which is meant. Rows that it left alone are not judged.
 *
 * Codes: `state.withoutActual`, `state.actualRefused`, `state.withActual`, `state.withoutStage`, `state.stageRefused`.
 */
export function checkState({
  isNumeric,
  state,
  actual,
  stage,
  progress,
  hadActual,
  hasReason,
}: StateToCheck): StateCheck {
  const refusals: StateCheck["refusals"][number][] = [];
  const refuse = (code: string, message: string) => {
    if (state.outcome === "says") refusals.push({ header: H.state, code, message });
    if (actual.outcome === "says") refusals.push({ header: H.actual, code, message });
  };
  const label = state.value;
  const clash = isNumeric ? stateClash(label, actual.value) : null;
  const named = `${ofWhom(state)}状態が「${shown(label ?? "")}」です`;
  if (isNumeric && actual.outcome === "refused") {
    if (NEED_ACTUAL.includes(label)) {
      refuse(
        "state.actualRefused",
        `${named}が、実績を取り込めません。実績を直したファイルをもう一度返送してもらってください。`,
      );
    } else if (EXCLUDE_ACTUAL.includes(label) && hadActual) {
      refuse(
        "state.actualRefused",
        `${named}が、前からある実績が残ります。実績を空欄にしたファイルをもう一度返送してもらってください。`,
      );
    }
  } else if (clash === "state.withoutActual") {
    refuse(
      clash,
      actual.outcome === "missing"
        ? `${named}が、ファイルに見出し「${H.actual}」の列がないため、実績を読み取れません。見出しを元に戻したファイルをもう一度返送してもらってください。`
        : `${named}が、${ofWhom(actual)}実績が空欄です。実績を入力するか、状態を空欄にするよう担当課に確かめてください。`,
    );
  } else if (clash === "state.withActual") {
    const number = shown((actual.outcome === "says" ? actual.typed : null) ?? actual.value ?? "");
    refuse(
      clash,
      `${named}が、${ofWhom(actual)}実績「${number}」が入っています。どちらが正しいか担当課に確かめ、` +
        "ファイルか元のブックを直してから、もう一度回収してください。",
    );
  }
  if (!isNumeric && NEED_ACTUAL.includes(label) && !hasWords(stage) && !hasWords(progress)) {
    const isRefused = stage.outcome === "refused";
    const code = isRefused ? "state.stageRefused" : "state.withoutStage";
    const message = isRefused
      ? `${named}が、段階を取り込めません。段階を直したファイルをもう一度返送してもらってください。`
      : `${named}が、段階も取組状況も空欄です。どちらかを入力するか、状態を空欄にするよう担当課に確かめてください。`;
    for (const [header, said] of [
      [H.state, state],
      [H.stage, stage],
      [H.progress, progress],
    ] as const) {
      if (said.outcome === "says") refusals.push({ header, code, message });
    }
  }
  const isTaken = state.outcome === "says" && refusals.every(({ header }) => header !== H.state);
  return { refusals, lacksReason: isTaken && NEED_REASON.includes(label) && !hasReason };
}

/** Where the file leaves a cell alone, what counts stands in the office's workbook. */
function ofWhom({ outcome }: Said): string {
  return outcome === "says" ? "" : "元のブックの";
}

/** Why 状態 and 実績 of a row of numbers do not fit together; null where they do. null as a value is empty. */
export function stateClash(
  state: CellValue | null,
  actual: CellValue | null,
): "state.withoutActual" | "state.withActual" | null {
  const label = typeof state === "string" ? state.normalize("NFKC").trim() : state;
  if (NEED_ACTUAL.includes(label) && actual === null) return "state.withoutActual";
  return EXCLUDE_ACTUAL.includes(label) && actual !== null ? "state.withActual" : null;
}

function hasWords({ outcome, value }: Said): boolean {
  return outcome !== "refused" && value !== null;
}
