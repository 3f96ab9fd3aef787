import { Checkbox } from "@fluentui/react-components";
import { choose, type Option } from "./choice";

export interface CheckListProps<Value> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly chosen: "all" | readonly Value[];
  readonly onChoose: (chosen: "all" | readonly Value[]) => void;
  /** How wide the labels are: one a line, or several. */
  readonly labels: "short" | "several" | "long";
  readonly isDisabled: boolean;
}

/** Check boxes under one that stands for all of them. */
export function CheckList<Value extends string | number>(props: CheckListProps<Value>) {
  const { label, options, chosen, onChoose, labels, isDisabled } = props;
  const values = new Set<Value>(chosen === "all" ? options.map(({ value }) => value) : chosen);
  const toggle = (value: Value, isChosen: boolean) => {
    const next = new Set(values);
    if (isChosen) next.add(value);
    else next.delete(value);
    onChoose(choose(options, next));
  };
  return (
    <fieldset className="reform-group" disabled={isDisabled}>
      <legend>{label}</legend>
      <Checkbox
        label="すべて"
        aria-label={`${label}: すべて`}
        checked={chosen === "all" ? true : chosen.length > 0 ? "mixed" : false}
        onChange={(_, { checked }) => onChoose(checked === false ? [] : "all")}
        disabled={isDisabled}
      />
      <div className={`reform-${labels}`}>
        {options.map(({ value, label: text }) => (
          <Checkbox
            key={value}
            label={text}
            checked={values.has(value)}
            onChange={(_, { checked }) => toggle(value, checked === true)}
            disabled={isDisabled}
          />
        ))}
      </div>
    </fieldset>
  );
}
