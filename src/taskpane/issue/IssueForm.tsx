import { useState } from "react";
import { Field, Input, Select } from "@fluentui/react-components";
import { formatEraLong, type Plan } from "../../plan";
import type { IssueChoice, IssueDepartment } from "../../workflows";
import { dayText, isPast, isWeekend } from "../words/days";
import { Disclosure } from "../parts/Disclosure";
import { count } from "../words/numbers";
import { DepartmentList } from "./DepartmentList";
import { chosenOf } from "./issueDraft";

export interface IssueFormProps {
  readonly plan: Plan;
  readonly draft: IssueChoice;
  readonly onChange: (draft: IssueChoice) => void;
  /** null until the workbook has answered. */
  readonly offered: readonly IssueDepartment[] | null;
  readonly today: string;
}

/** Which year, until when, who answers questions, which departments. */
export function IssueForm({ plan, draft, onChange, offered, today }: IssueFormProps) {
  const [isChoosing, setChoosing] = useState(false);
  const { year, departments, deadline, contact } = draft;
  return (
    <div className="reform-section">
      <Field className="reform-field" label="年度">
        <Select value={String(year)} onChange={(_, { value }) => onChange({ ...draft, year: Number(value) })}>
          {plan.years.map((each) => (
            <option key={each} value={each}>
              {formatEraLong(each)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        className="reform-field"
        label="期限"
        required
        validationState={isPast(deadline, today) ? "error" : "none"}
        validationMessage={
          isPast(deadline, today) ? "今日より前の日です。今日以後の日を選んでください。" : null
        }
        hint={
          deadline === ""
            ? "回答を返してもらう日です。"
            : `${dayText(deadline)}${isWeekend(deadline) ? "。閉庁日ではありませんか。" : ""}`
        }
      >
        <Input
          type="date"
          min={today}
          value={deadline}
          onChange={(_, { value }) => onChange({ ...draft, deadline: value })}
        />
      </Field>
      <Field
        className="reform-field"
        label="連絡先"
        required
        hint="問い合わせを受ける係と電話。配布ファイルに書き込みます。"
      >
        <Input value={contact} onChange={(_, { value }) => onChange({ ...draft, contact: value })} />
      </Field>
      {offered !== null && (
        <Disclosure
          label={
            departments === "all"
              ? `配布する担当課: すべて(${count(offered.length)}課)`
              : `配布する担当課: ${count(chosenOf(departments, offered).length)}課`
          }
          isOpen={isChoosing}
          onToggle={() => setChoosing(!isChoosing)}
        >
          <DepartmentList
            offered={offered}
            chosen={departments}
            onChoose={(next) => onChange({ ...draft, departments: next })}
          />
        </Disclosure>
      )}
    </div>
  );
}
