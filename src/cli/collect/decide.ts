import { defaultDecision, tieDecisions, type Decisions, type Proposal } from "../../workflows";

/** How people want conflicts to be settled, in one line of words. */
export interface Wishes {
  /** 担当課 or file names; the first one that says something about a cell wins. */
  readonly take: readonly string[];
  /** Conflicts that no `take` settles: the workbook's value is the right one. */
  readonly keep: boolean;
}

export interface Decided {
  readonly decisions: Decisions;
  /**
   * Conflicts that nobody has settled yet, and what was settled so that 状態 and 実績 of a row would not fit: the workbook keeps
   * its value, and people are told.
   */
  readonly undecided: readonly Proposal[];
}

/**
 * What to do with each cell. New and changed values are taken; a conflict is only settled by what people say. A `take` that
 * names two different values of one cell (a department that sent two files) settles nothing: the file must be named.
 */
export function decide(proposals: readonly Proposal[], { take, keep }: Wishes): Decided {
  const decisions = new Map<string, number | null>();
  const undecided: Proposal[] = [];
  for (const proposal of proposals) {
    const taken = proposal.conflict === null ? defaultDecision(proposal) : takenFrom(proposal, take);
    decisions.set(proposal.id, taken);
    if (proposal.conflict !== null && taken === null && !keep) undecided.push(proposal);
  }
  const tied = tieDecisions(proposals, decisions, new Set());
  const open = new Set(undecided);
  return {
    decisions: tied,
    undecided: proposals.filter(
      (one) => open.has(one) || (decisions.get(one.id) ?? null) !== (tied.get(one.id) ?? null),
    ),
  };
}

function takenFrom({ candidates }: Proposal, take: readonly string[]): number | null {
  for (const wanted of take) {
    const meant = [...candidates.keys()].filter((index) => {
      const candidate = candidates[index];
      return candidate?.department === wanted || candidate?.file === wanted;
    });
    const [only, ...more] = meant;
    if (only !== undefined && more.length === 0) return only;
  }
  return null;
}
