import { Field, Select } from "@fluentui/react-components";
import { formatEraLong, type FiscalYear, type Indicator, type Plan } from "../../plan";

interface SelectProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** The plan's items under their 重点項目, by code. */
export function ItemSelect({ plan, value, onChange }: SelectProps<string> & { readonly plan: Plan }) {
  return (
    <Field className="reform-field" label="取組項目">
      <Select value={value} onChange={(_, { value: code }) => onChange(code)}>
        {plan.priorities.map((priority) => (
          <optgroup key={priority.code} label={`${priority.numeral} ${priority.name}`}>
            {priority.measures
              .flatMap((measure) => measure.items)
              .map((item) => (
                <option key={item.code} value={item.code}>
                  {item.code} {item.name}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}

export interface IndicatorSelectProps extends SelectProps<string> {
  readonly indicators: readonly Pick<Indicator, "id" | "name">[];
}

export function IndicatorSelect({ indicators, value, onChange }: IndicatorSelectProps) {
  return (
    <Field className="reform-field" label="指標">
      <Select value={value} onChange={(_, { value: id }) => onChange(id)}>
        {indicators.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function YearSelect({ plan, value, onChange }: SelectProps<FiscalYear> & { readonly plan: Plan }) {
  return (
    <Field className="reform-field" label="年度">
      <Select value={String(value)} onChange={(_, { value: year }) => onChange(Number(year))}>
        {plan.years.map((year) => (
          <option key={year} value={year}>
            {formatEraLong(year)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
