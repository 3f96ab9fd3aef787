/** 実績 is not just a number: how far it can be relied on. */
export type StateId = "unanswered" | "preliminary" | "final" | "incalculable" | "excluded";

export interface State {
  readonly id: StateId;
  readonly label: string;
  /** Whether a number in such a row is rated and graded. */
  readonly isRated: boolean;
  /** Japanese: when to choose it. */
  readonly meaning: string;
}

/** As people read and choose them. The sheet's formulas compare with exactly these texts. */
export const STATE_LABELS: Readonly<Record<StateId, string>> = {
  unanswered: "未回答",
  preliminary: "速報",
  final: "確定",
  incalculable: "算定不能",
  excluded: "対象外",
};

/**
 * In the order in which a row passes through them. A blank state is not in the list: without a number it is 未回答, with
 * a number it counts as 速報, so that whoever forgets the state still sees the rate. 未回答 chosen by hand gives no rate.
 */
export const STATES: readonly State[] = [
  state("unanswered", false, "まだ答えていません。空欄も同じ扱いです。"),
  state("preliminary", true, "後で変わることがある数値です。数値があって状態が空欄の行も同じ扱いです。"),
  state("final", true, "これ以上変わらない数値です。"),
  state("incalculable", false, "数値を求められません。「理由・対応」に書いてください。"),
  state("excluded", false, "今回の点検から外します。「理由・対応」に書いてください。"),
];

const BY_LABEL: ReadonlyMap<unknown, StateId> = new Map(STATES.map(({ label, id }) => [label, id]));

/** The state with exactly this label, as the sheet's formulas compare it; undefined for anything else. */
export function stateOf(label: unknown): StateId | undefined {
  return BY_LABEL.get(label);
}

function state(id: StateId, isRated: boolean, meaning: string): State {
  return { id, label: STATE_LABELS[id], isRated, meaning };
}
