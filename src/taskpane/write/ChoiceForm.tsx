import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import type { WriteChoice } from "../../sheets";
import { CheckList } from "./CheckList";
import type { Options } from "./choice";

export interface ChoiceFormProps {
  readonly options: Options;
  readonly choice: WriteChoice;
  readonly onChange: (choice: WriteChoice) => void;
  readonly isDisabled: boolean;
}

export function ChoiceForm({ options, choice, onChange, isDisabled }: ChoiceFormProps) {
  return (
    <div className="reform-section">
      <CheckList
        label="重点項目"
        options={options.priorities}
        chosen={choice.priorities}
        onChoose={(priorities) => onChange({ ...choice, priorities })}
        labels="long"
        isDisabled={isDisabled}
      />
      <CheckList
        label="担当課"
        options={options.owners}
        chosen={choice.owners}
        onChoose={(owners) => onChange({ ...choice, owners })}
        labels="several"
        isDisabled={isDisabled}
      />
      <CheckList
        label="年度"
        options={options.years}
        chosen={choice.years}
        onChoose={(years) => onChange({ ...choice, years })}
        labels="short"
        isDisabled={isDisabled}
      />
      <Field
        className="reform-field"
        label="目標値の書き方"
        hint={
          choice.targets === "values"
            ? "数字をそのまま書き込みます。アドインのないパソコンでも同じ値が見えます。"
            : "REFORM 関数の数式を書き込みます。アドインのないパソコンでは再計算できません。配布するブックには「値」をお勧めします。"
        }
      >
        <RadioGroup
          layout="horizontal"
          value={choice.targets}
          onChange={(_, { value }) =>
            onChange({ ...choice, targets: value === "formulas" ? "formulas" : "values" })
          }
          disabled={isDisabled}
        >
          <Radio value="values" label="値" />
          <Radio value="formulas" label="数式" />
        </RadioGroup>
      </Field>
    </div>
  );
}
