import { Field, Select } from "@fluentui/react-components";
import type { GradeCount, ReviewRow } from "../../workflows";
import { count } from "../words/numbers";
import { CONCERNS, shownOf, showOf, showText, type Filter } from "./shownRows";

export interface FiltersProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** Within the chosen 担当課 and 重点項目: what is offered is counted there. */
  readonly within: readonly ReviewRow[];
  readonly counts: readonly GradeCount[];
  readonly owners: readonly string[];
  readonly priorities: readonly string[];
}

/** Any choice, as a list's value; a name of a 担当課 is written with a mark in front, so that it is never this one. */
const any = "any";
const valueOf = (name: string | null) => (name === null ? any : `=${name}`);
const nameOf = (value: string) => (value === any ? null : value.slice(1));

/** Which rows are listed. */
export function Filters({ filter, onFilter, within, counts, owners, priorities }: FiltersProps) {
  return (
    <div className="reform-filters">
      <Field label="表示する行" className="reform-field reform-wide">
        <Select
          value={showText(filter.show)}
          onChange={(_, { value }) => onFilter({ ...filter, show: showOf(value) })}
        >
          <optgroup label="確かめること">
            {CONCERNS.map(({ id, label }) => (
              <option key={id} value={id}>
                {label} ({count(shownOf(within, { kind: "concern", id }).length)})
              </option>
            ))}
          </optgroup>
          <optgroup label="判定">
            {counts.map(({ label }) => (
              <option key={label} value={showText({ kind: "grade", label })}>
                {label} ({count(shownOf(within, { kind: "grade", label }).length)})
              </option>
            ))}
          </optgroup>
          <option value="all">すべての行 ({count(within.length)})</option>
        </Select>
      </Field>
      <NameChoice
        label="重点項目"
        names={priorities}
        nameless="計画にない取組項目"
        chosen={filter.priority}
        onChoose={(priority) => onFilter({ ...filter, priority })}
      />
      <NameChoice
        label="担当課"
        names={owners}
        nameless="(空欄)"
        chosen={filter.owner}
        onChoose={(owner) => onFilter({ ...filter, owner })}
      />
    </div>
  );
}

interface NameChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly nameless: string;
  readonly chosen: string | null;
  readonly onChoose: (name: string | null) => void;
}

function NameChoice({ label, names, nameless, chosen, onChoose }: NameChoiceProps) {
  return (
    <Field label={label} className="reform-field">
      <Select value={valueOf(chosen)} onChange={(_, { value }) => onChoose(nameOf(value))}>
        <option value={any}>すべて</option>
        {names.map((name) => (
          <option key={name} value={valueOf(name)}>
            {name === "" ? nameless : name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
