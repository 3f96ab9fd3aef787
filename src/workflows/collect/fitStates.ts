import { ACTUAL_HEADERS as H } from "../../sheets";
import type { CellValue } from "../port";
import { stateClash } from "./checkState";
import { defaultDecision } from "./defaultDecision";
import type { AnswerValue, Decisions, Proposal } from "./types";

/** 実績 and 状態 of a row of numbers, both with something to decide. */
interface Pair {
  readonly actual: Proposal;
  readonly state: Proposal;
}

/**
 * Files that fit each by itself can together make a row whose 状態 does not fit its 実績. Where taking what is taken by default
 * would, both become conflicts, which keep what the workbook has until people decide.
 */
export function fitStates(proposals: readonly Proposal[]): readonly Proposal[] {
  const unfit = new Set(
    pairsOf(proposals)
      .filter((pair) => clashes(pair, defaultDecision(pair.actual), defaultDecision(pair.state)))
      .flatMap(({ actual, state }) => [actual.id, state.id]),
  );
  return proposals.map((proposal) =>
    unfit.has(proposal.id) && proposal.conflict === null
      ? { ...proposal, kind: "conflict", conflict: "state" }
      : proposal,
  );
}

/**
 * Decisions under which every 状態 fits its 実績: `merge` refuses others. Where the two of a row do not fit, the one that was
 * not just chosen follows the one that was, if there is one way only; otherwise both keep what the workbook has.
 *
 * @param chosen ids of the proposals that people have decided just now.
 * @returns `decisions` itself where everything fits.
 * @example tieDecisions(proposals, decisions.set("2-1-2|a|2022|実績", null), new Set(["2-1-2|a|2022|実績"])) // 確定 is refused too
 */
export function tieDecisions(
  proposals: readonly Proposal[],
  decisions: Decisions,
  chosen: ReadonlySet<string>,
): Decisions {
  const changes: [string, number | null][] = [];
  for (const pair of pairsOf(proposals)) {
    const { actual, state } = pair;
    const [ofActual, ofState] = [decisionFor(actual, decisions), decisionFor(state, decisions)];
    if (!clashes(pair, ofActual, ofState)) continue;
    let next: readonly [ofActual: number | null, ofState: number | null] = [null, null];
    if (chosen.has(actual.id) !== chosen.has(state.id)) {
      const isActual = chosen.has(actual.id);
      const follower = onlyChoice(isActual ? state : actual, (one) =>
        isActual ? clashes(pair, ofActual, one) : clashes(pair, one, ofState),
      );
      if (follower !== undefined) next = isActual ? [ofActual, follower] : [follower, ofState];
    }
    changes.push([actual.id, next[0]], [state.id, next[1]]);
  }
  return changes.length === 0 ? decisions : new Map([...decisions, ...changes]);
}

/** Which candidate is taken; null keeps what the workbook has. */
export function decisionFor(proposal: Proposal, decisions: Decisions): number | null {
  const decided = decisions.get(proposal.id);
  return decided === undefined ? defaultDecision(proposal) : decided;
}

function pairsOf(proposals: readonly Proposal[]): readonly Pair[] {
  const states = new Map(proposals.filter(({ header }) => header === H.state).map((one) => [one.key, one]));
  return proposals.flatMap((actual): Pair[] => {
    const state = actual.isNumeric && actual.header === H.actual ? states.get(actual.key) : undefined;
    return state ? [{ actual, state }] : [];
  });
}

/** What the workbook has, or else the one candidate that fits; undefined where people must say which one. */
function onlyChoice(
  { candidates }: Proposal,
  clashesWith: (decision: number | null) => boolean,
): number | null | undefined {
  if (!clashesWith(null)) return null;
  const [only, ...more] = [...candidates.keys()].filter((index) => !clashesWith(index));
  return more.length === 0 ? only : undefined;
}

function clashes({ actual, state }: Pair, ofActual: number | null, ofState: number | null): boolean {
  return stateClash(chosenValue(state, ofState), chosenValue(actual, ofActual)) !== null;
}

function chosenValue({ before, candidates }: Proposal, decision: number | null): CellValue | null {
  const value: AnswerValue | undefined = decision === null ? before : candidates[decision]?.value;
  return value ?? null;
}
