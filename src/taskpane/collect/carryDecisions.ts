import type { Decisions, Proposal } from "../../workflows";
import { decideFitting } from "./proposals";

/**
 * After reading again: what was decided stands where the files and the workbook still say the same of a cell, and where 状態 and
 * 実績 of the row still fit together.
 */
export function carryDecisions(
  before: readonly Proposal[],
  after: readonly Proposal[],
  decisions: Decisions,
): Decisions {
  const earlier = new Map(before.map((proposal) => [proposal.id, said(proposal)]));
  const carried = new Map(
    after.flatMap((proposal) => {
      const decided = decisions.get(proposal.id);
      return decided !== undefined && earlier.get(proposal.id) === said(proposal)
        ? [[proposal.id, decided] as const]
        : [];
    }),
  );
  return decideFitting(after, carried, carried);
}

const said = ({ before, kind, candidates }: Proposal): string =>
  JSON.stringify([before, kind, candidates.map(({ file, value }) => [file, value])]);
