import { formatEra } from "../../plan";
import {
  defaultDecision,
  tieDecisions,
  type Decisions,
  type Proposal,
  type ProposalKind,
} from "../../workflows";

/** The cells of one row that the files would change. */
export interface ProposedRow {
  readonly key: string;
  /** 「2-1-2 ふるさと納税の推進」 */
  readonly item: string;
  /** 「寄附額(千円) R4」 */
  readonly detail: string;
  readonly cells: readonly Proposal[];
}

export interface ProposedDepartment {
  readonly department: string;
  readonly rows: readonly ProposedRow[];
  readonly cells: readonly Proposal[];
}

/** By 担当課 of the first file that says something, then by row; each in the order of the proposals. */
export function byDepartment(proposals: readonly Proposal[]): readonly ProposedDepartment[] {
  return [...grouped(proposals, ({ candidates: [first] }) => first.department)].map(
    ([department, cells]) => ({
      department,
      cells,
      rows: [...grouped(cells, ({ key }) => key)].map(([key, ofRow]) => ({
        key,
        ...named(ofRow),
        cells: ofRow,
      })),
    }),
  );
}

function named([first]: readonly Proposal[]): { readonly item: string; readonly detail: string } {
  if (!first) return { item: "", detail: "" };
  const { key, item, indicator, unit, year } = first;
  const [code = ""] = key.split("|");
  return {
    item: `${code} ${item}`,
    detail: `${indicator}${unit === "" ? "" : `(${unit})`} ${formatEra(year)}`,
  };
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Which candidate is taken; null keeps what the workbook has. */
export function decisionOn(proposal: Proposal, decisions: Decisions): number | null {
  const decided = decisions.get(proposal.id);
  return decided === undefined ? defaultDecision(proposal) : decided;
}

/** What people decide, with 状態 and 実績 of a row kept together: the one that was not decided just now follows. */
export function decideFitting(
  proposals: readonly Proposal[],
  before: Decisions,
  after: Decisions,
): Decisions {
  const chosen = proposals.filter((one) => decisionOn(one, before) !== decisionOn(one, after));
  return tieDecisions(proposals, after, new Set(chosen.map(({ id }) => id)));
}

export interface Tally {
  readonly taken: number;
  /** Cells that a check box can take; conflicts have a choice of their own. */
  readonly plain: number;
  readonly plainTaken: number;
  readonly kinds: Readonly<Record<ProposalKind, number>>;
}

export function tally(cells: readonly Proposal[], decisions: Decisions): Tally {
  const kinds = { new: 0, changed: 0, conflict: 0 };
  let [taken, plain, plainTaken] = [0, 0, 0];
  for (const cell of cells) {
    kinds[cell.kind]++;
    const isTaken = decisionOn(cell, decisions) !== null;
    if (isTaken) taken++;
    if (cell.kind === "conflict") continue;
    plain++;
    if (isTaken) plainTaken++;
  }
  return { taken, plain, plainTaken, kinds };
}

/** What a check box shows that stands for several cells. */
export function checkOf({ taken, plain, plainTaken }: Tally): boolean | "mixed" {
  if (plainTaken === plain && plain > 0) return true;
  return taken > 0 && "mixed";
}

/**
 * Takes or refuses many cells at once. Taking leaves conflicts as they are decided: nobody can say by one click which of two
 * values is right. Refusing refuses them too.
 */
export function decideAll(cells: readonly Proposal[], isTaken: boolean, decisions: Decisions): Decisions {
  const next = new Map(decisions);
  for (const cell of cells) {
    if (cell.kind !== "conflict") next.set(cell.id, isTaken ? 0 : null);
    else if (!isTaken) next.set(cell.id, null);
  }
  return next;
}
