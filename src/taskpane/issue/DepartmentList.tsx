import type { IssueChoice, IssueDepartment } from "../../workflows";
import { Box } from "../parts/Box";
import { shortDay } from "../words/days";
import { count } from "../words/numbers";
import { chosenOf } from "./issueDraft";

export interface DepartmentListProps {
  readonly offered: readonly IssueDepartment[];
  readonly chosen: IssueChoice["departments"];
  readonly onChoose: (chosen: IssueChoice["departments"]) => void;
}

/** Every department that has rows in the year: how many, and when it was asked before. */
export function DepartmentList({ offered, chosen, onChoose }: DepartmentListProps) {
  const names = new Set(chosenOf(chosen, offered).map(({ department }) => department));
  const toggle = (name: string, isChosen: boolean) => {
    const next = offered
      .map(({ department }) => department)
      .filter((department) => (department === name ? isChosen : names.has(department)));
    onChoose(next.length === offered.length ? "all" : next);
  };
  const isAll = names.size === offered.length;
  return (
    <div role="group" aria-label="配布する担当課">
      <Box
        checked={isAll || (names.size > 0 && "mixed")}
        onChange={(isChosen) => onChoose(isChosen ? "all" : [])}
      >
        すべての担当課
      </Box>
      <ul className="reform-lines">
        {offered.map(({ department, rows, shared, earlier }) => (
          <li key={department}>
            <Box checked={names.has(department)} onChange={(isChosen) => toggle(department, isChosen)}>
              {department}{" "}
              <span className="reform-quiet reform-numbers">
                {count(rows)}行{shared > 0 && `(共同 ${count(shared)}行)`}{" "}
                {earlier !== null && (
                  <span className="reform-small">
                    {shortDay(earlier.issued)} に配布、期限 {shortDay(earlier.deadline)}
                  </span>
                )}
              </span>
            </Box>
          </li>
        ))}
      </ul>
    </div>
  );
}
