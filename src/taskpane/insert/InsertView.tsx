import { useMemo, useState } from "react";
import { Button, Field, Select } from "@fluentui/react-components";
import { formatEra, itemsInOrder, type Item, type Plan } from "../../plan";
import { functionFormula, rowArguments, type RowCall } from "../../workflows";
import type { Failure, Formula, PaneActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { Disclosure } from "../parts/Disclosure";
import { FailureNotice } from "../parts/FailureNotice";
import { Notice } from "../parts/Notice";
import { IndicatorSelect, ItemSelect, YearSelect } from "../parts/PlanSelects";
import { useKeepFocus } from "../parts/useKeepFocus";
import { useRaise } from "../parts/useRaise";
import { functionCall, insertable, insertableRows, type InsertableName } from "./functionCall";
import { useRowAnswer } from "./useRowAnswer";

export interface InsertViewProps {
  readonly plan: Plan;
  readonly actions: Pick<PaneActions, "answer" | "answerOfRow" | "insert" | "watchChanges">;
  readonly goTo: (cell: SheetCell) => void;
}

/** The first pick should show an answer, not an exception. */
const startsWithNumber = ({ indicators }: Item) => typeof indicators[0]?.targets[0]?.value === "number";

type PickedName = InsertableName | RowCall["name"];

const groups = [
  { label: "計画", functions: insertable },
  { label: "実績入力の行", functions: insertableRows },
] as const;

type Ending =
  | { readonly status: "inserted"; readonly address: string; readonly formula: string }
  | { readonly status: "filled"; readonly address: string; readonly content: string }
  | { readonly status: "failed"; readonly failure: Failure };

/** Pick, see the formula and its answer, put it into the selected cell. */
export function InsertView({ plan, actions, goTo }: InsertViewProps) {
  const raise = useRaise();
  const items = useMemo(() => itemsInOrder(plan).map(({ item }) => item), [plan]);
  const [name, setName] = useState<PickedName>("TARGET");
  const [code, setCode] = useState(() => (items.find(startsWithNumber) ?? items[0])?.code ?? "");
  const [year, setYear] = useState(plan.years[0] ?? 0);
  const [indicatorId, setIndicatorId] = useState("");
  const [ending, setEnding] = useState<Ending | null>(null);
  const [isFormulaOpen, setFormulaOpen] = useState(false);
  const [isInserting, setInserting] = useState(false);
  const button = useKeepFocus(ending?.status === "filled");

  const item = items.find((candidate) => candidate.code === code);
  const shape = [...insertable, ...insertableRows].find((candidate) => candidate.name === name);
  if (!item || !shape) throw new Error(`no item ${code} or function ${name}`);
  const indicator = item.indicators.find(({ id }) => id === indicatorId) ?? item.indicators[0];
  const ofRow = insertableRows.find((candidate) => candidate.name === name);
  const rowCall = useMemo(
    (): RowCall | null => (ofRow ? { name: ofRow.name, item, indicator: indicator ?? null, year } : null),
    [ofRow, item, indicator, year],
  );
  const ofPlan = insertable.find((candidate) => candidate.name === name);
  const planCall = ofPlan ? functionCall(ofPlan.name, item, formatEra(year), indicator?.name) : null;
  const call: Formula = rowCall
    ? { name: rowCall.name, args: rowArguments(rowCall) }
    : (planCall ?? { name, args: [] });
  const formula = functionFormula(call.name, call.args);
  const rowAnswer = useRowAnswer(actions, rowCall);
  const answer = planCall ? actions.answer(planCall) : rowAnswer.answer;

  /** A new pick begins anew: what was said about the last one is gone. */
  const pick = (change: () => void) => {
    change();
    setEnding(null);
  };
  const insert = (replace?: string) => {
    setInserting(true);
    actions
      .insert(call, replace)
      .then((outcome) => {
        if (!outcome.ok) setEnding({ status: "failed", failure: outcome.failure });
        else if (outcome.value.inserted) setEnding({ status: "inserted", ...outcome.value });
        else setEnding({ status: "filled", ...outcome.value });
      })
      .catch(raise)
      .finally(() => setInserting(false));
  };

  return (
    <div className="reform-view">
      <div className="reform-section">
        <Field className="reform-field" label="調べること" hint={shape.hint}>
          <Select value={name} onChange={(_, { value }) => pick(() => setName(value as PickedName))}>
            {groups.map(({ label, functions }) => (
              <optgroup key={label} label={label}>
                {functions.map((each) => (
                  <option key={each.name} value={each.name}>
                    {each.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <ItemSelect plan={plan} value={code} onChange={(next) => pick(() => setCode(next))} />
        {shape.indicator && item.indicators.length > 1 && (
          <IndicatorSelect
            indicators={item.indicators}
            value={indicator?.id ?? ""}
            onChange={(next) => pick(() => setIndicatorId(next))}
          />
        )}
        {shape.year && <YearSelect plan={plan} value={year} onChange={(next) => pick(() => setYear(next))} />}
      </div>

      <div className="reform-section" aria-live="polite">
        {planCall ? (
          <code className="reform-formula">{formula}</code>
        ) : (
          // Looks each cell up by the row's key: right, but ten lines long.
          <Disclosure label="数式" isOpen={isFormulaOpen} onToggle={() => setFormulaOpen(!isFormulaOpen)}>
            <code className="reform-formula">{formula}</code>
          </Disclosure>
        )}
        {rowAnswer.failure !== null && (
          <Notice intent="info" title="このブックでは、まだ使えません。">
            {rowAnswer.failure.issues[0]?.message}
          </Notice>
        )}
        {answer === null && rowAnswer.failure === null && (
          <div className="reform-quiet">ブックを読んでいます…</div>
        )}
        {answer?.ok === true && (
          <div>
            今の答え: <span className="reform-strong">{answer.value}</span>
            {shape.indicator && indicator !== undefined && (
              <div className="reform-quiet">
                {indicator.name}
                {planCall !== null && indicator.unit !== "" && `(${indicator.unit})`}
              </div>
            )}
          </div>
        )}
        {answer?.ok === false && (
          <Notice
            intent="info"
            title={
              planCall
                ? "この組み合わせでは、セルは #N/A になります。"
                : "今の値では、セルはエラー(#N/A か #VALUE!)になります。"
            }
          >
            {answer.issues[0].message}
          </Notice>
        )}
      </div>

      {ending?.status === "filled" ? (
        <Notice
          intent="warning"
          title={`${ending.address} には入力があります。`}
          actions={
            <>
              <Button
                appearance="primary"
                disabledFocusable={isInserting}
                onClick={() => insert(ending.address)}
              >
                上書きする
              </Button>
              <Button ref={button} onClick={() => setEnding(null)}>
                やめる
              </Button>
            </>
          }
        >
          今の内容「{ending.content}」は消えます。
        </Notice>
      ) : (
        <Button
          ref={button}
          appearance="primary"
          disabledFocusable={isInserting || rowAnswer.failure !== null}
          onClick={() => insert()}
        >
          選択中のセルに挿入
        </Button>
      )}
      <div aria-live="polite">
        {ending?.status === "inserted" && <Notice intent="success">{ending.address} に挿入しました。</Notice>}
      </div>
      {ending?.status === "failed" && (
        <FailureNotice title="挿入できませんでした。" failure={ending.failure} goTo={goTo} />
      )}
    </div>
  );
}
