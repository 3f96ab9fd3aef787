import { useId, useMemo, useState } from "react";
import { Select } from "@fluentui/react-components";
import { ChevronDown16Regular, ChevronRight16Regular } from "@fluentui/react-icons";
import type { Decisions, Proposal, ProposalKind } from "../../workflows";
import { Box } from "../parts/Box";
import type { SheetCell } from "../words/cellPlace";
import { FirstFew } from "../parts/FirstFew";
import { count } from "../words/numbers";
import { byDepartment, checkOf, decideAll, tally, type ProposedDepartment, type Tally } from "./proposals";
import { ProposedRows } from "./ProposedRows";

/** So few are shown without a click. */
const openAtOnce = 30;

const kindNames: Readonly<Record<ProposalKind, string>> = {
  new: "新規",
  changed: "変更",
  conflict: "要判断",
};
const kinds: readonly ProposalKind[] = ["new", "changed", "conflict"];

export type KindFilter = ProposalKind | "all";

export interface ProposalListProps {
  readonly proposals: readonly Proposal[];
  readonly decisions: Decisions;
  readonly decide: (change: (decisions: Decisions) => Decisions) => void;
  readonly filter: KindFilter;
  readonly onFilter: (filter: KindFilter) => void;
  readonly goTo: (cell: SheetCell) => void;
}

/** Every cell that would change, by 担当課 and row; each level can be taken or refused as a whole. */
export function ProposalList({ proposals, decisions, decide, filter, onFilter, goTo }: ProposalListProps) {
  const id = useId();
  const shown = useMemo(
    () => (filter === "all" ? proposals : proposals.filter(({ kind }) => kind === filter)),
    [proposals, filter],
  );
  const departments = useMemo(() => byDepartment(shown), [shown]);
  const of = useMemo(() => tally(proposals, decisions).kinds, [proposals, decisions]);
  const sums = useMemo(() => tally(shown, decisions), [shown, decisions]);

  return (
    <section className="reform-section" aria-labelledby="reform-proposals">
      <h2 id="reform-proposals" className="reform-heading">
        取り込む内容
      </h2>
      <div className="reform-inline">
        <label htmlFor={id}>表示</label>
        <Select
          id={id}
          value={filter}
          onChange={(_, { value }) => onFilter(kinds.find((kind) => kind === value) ?? "all")}
        >
          <option value="all">すべて({count(proposals.length)})</option>
          {kinds
            .filter((kind) => of[kind] > 0 || kind === filter)
            .map((kind) => (
              <option key={kind} value={kind}>
                {kindNames[kind]}({count(of[kind])})
              </option>
            ))}
        </Select>
      </div>
      {sums.plain > 0 && (
        <Box checked={checkOf(sums)} onChange={(isTaken) => decide((now) => decideAll(shown, isTaken, now))}>
          {filter === "all" ? "すべての担当課" : `すべての担当課の「${kindNames[filter]}」`}
        </Box>
      )}
      <FirstFew
        // Another filter is another list: what opens by itself is decided anew.
        key={filter}
        items={departments}
        first={30}
        more={100}
        counter="課"
        keyOf={({ department }) => department}
        className="reform-departments"
      >
        {(department) => (
          <Department
            department={department}
            opensAtOnce={shown.length <= openAtOnce}
            decisions={decisions}
            decide={decide}
            goTo={goTo}
          />
        )}
      </FirstFew>
    </section>
  );
}

interface DepartmentProps extends Pick<ProposalListProps, "decisions" | "decide" | "goTo"> {
  readonly department: ProposedDepartment;
  readonly opensAtOnce: boolean;
}

function Department({ department, opensAtOnce, decisions, decide, goTo }: DepartmentProps) {
  const [isOpen, setOpen] = useState(opensAtOnce);
  const { department: name, rows, cells } = department;
  const sums = useMemo(() => tally(cells, decisions), [cells, decisions]);
  return (
    <>
      <div className="reform-fold">
        {sums.plain > 0 ? (
          <Box
            label={`${name}をすべて取り込む`}
            checked={checkOf(sums)}
            onChange={(isTaken) => decide((now) => decideAll(cells, isTaken, now))}
          />
        ) : (
          <span className="reform-unboxed" />
        )}
        <button
          type="button"
          className="reform-folder"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}
          <span>
            <span className="reform-strong">{name}</span>{" "}
            <span className="reform-quiet reform-numbers">{kindsText(sums)}</span>
          </span>
        </button>
      </div>
      {isOpen && <ProposedRows rows={rows} decisions={decisions} decide={decide} goTo={goTo} />}
    </>
  );
}

/** 「新規 12、変更 3」 */
const kindsText = ({ kinds: of }: Tally): string =>
  kinds
    .filter((kind) => of[kind] > 0)
    .map((kind) => `${kindNames[kind]} ${count(of[kind])}`)
    .join("、");
