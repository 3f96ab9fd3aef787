import { memo } from "react";
import type { Decisions, Proposal } from "../../workflows";
import { Box } from "../parts/Box";
import type { SheetCell } from "../words/cellPlace";
import { FirstFew } from "../parts/FirstFew";
import { CellChoice } from "./CellChoice";
import { checkOf, decideAll, decisionOn, tally, type ProposedRow } from "./proposals";

type Decide = (change: (decisions: Decisions) => Decisions) => void;

export interface ProposedRowsProps {
  readonly rows: readonly ProposedRow[];
  readonly decisions: Decisions;
  readonly decide: Decide;
  readonly goTo: (cell: SheetCell) => void;
}

/** Rows of an open department: some at a time. */
export function ProposedRows({ rows, decisions, decide, goTo }: ProposedRowsProps) {
  return (
    <FirstFew items={rows} first={20} more={50} counter="行" keyOf={({ key }) => key} className="reform-rows">
      {(row) => <Row row={row} decisions={decisions} decide={decide} goTo={goTo} />}
    </FirstFew>
  );
}

interface RowProps extends Omit<ProposedRowsProps, "rows"> {
  readonly row: ProposedRow;
}

/** Drawn again only when one of its own cells was decided: a click among hundreds of rows answers at once. */
const Row = memo(
  function Row({ row, decisions, decide, goTo }: RowProps) {
    const { item, detail, cells } = row;
    const sums = tally(cells, decisions);
    const set = (proposal: Proposal, decision: number | null) =>
      decide((now) => new Map(now).set(proposal.id, decision));
    const name = (
      <>
        <span className="reform-strong">{item}</span>
        <span className="reform-small reform-quiet">{detail}</span>
      </>
    );
    return (
      <div role="group" aria-label={`${item} ${detail}`} className="reform-proposed">
        {sums.plain > 0 ? (
          <Box
            checked={checkOf(sums)}
            onChange={(isTaken) => decide((now) => decideAll(cells, isTaken, now))}
          >
            {name}
          </Box>
        ) : (
          <div className="reform-unboxed">{name}</div>
        )}
        <ul>
          {cells.map((proposal) => (
            <CellChoice
              key={proposal.id}
              proposal={proposal}
              decision={decisionOn(proposal, decisions)}
              onDecide={(decision) => set(proposal, decision)}
              goTo={goTo}
            />
          ))}
        </ul>
      </div>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.decide === after.decide &&
    after.row.cells.every(({ id }) => before.decisions.get(id) === after.decisions.get(id)),
);
