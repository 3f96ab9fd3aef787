import { useMemo, useState } from "react";
import { Button, Field, Select } from "@fluentui/react-components";
import { formatEra, formatEraLong, itemsInOrder, type Item, type Plan } from "../../plan";
import { functionFormula } from "../../workflows";
import type { Failure, PaneActions } from "../actions";
import type { SheetCell } from "../cellPlace";
import { FailureNotice } from "../FailureNotice";
import { Notice } from "../Notice";
import { useKeepFocus } from "../useKeepFocus";
import { useRaise } from "../useRaise";
import { functionCall, insertable, type InsertableName } from "./functionCall";

export interface InsertViewProps {
  readonly plan: Plan;
  readonly actions: Pick<PaneActions, "answer" | "insert">;
  readonly goTo: (cell: SheetCell) => void;
}

/** The first pick should show an answer, not an exception. */
const startsWithNumber = ({ indicators }: Item) => typeof indicators[0]?.targets[0]?.value === "number";

type Ending =
  | { readonly status: "inserted"; readonly address: string; readonly formula: string }
  | { readonly status: "filled"; readonly address: string; readonly content: string }
  | { readonly status: "failed"; readonly failure: Failure };

/** Pick, see the formula and its answer, put it into the selected cell. */
export function InsertView({ plan, actions, goTo }: InsertViewProps) {
  const raise = useRaise();
  const items = useMemo(() => itemsInOrder(plan).map(({ item }) => item), [plan]);
  const [name, setName] = useState<InsertableName>("TARGET");
  const [code, setCode] = useState(() => (items.find(startsWithNumber) ?? items[0])?.code ?? "");
  const [year, setYear] = useState(plan.years[0] ?? 0);
  const [indicatorId, setIndicatorId] = useState("");
  const [ending, setEnding] = useState<Ending | null>(null);
  const [isInserting, setInserting] = useState(false);
  const button = useKeepFocus(ending?.status === "filled");

  const item = items.find((candidate) => candidate.code === code);
  const shape = insertable.find((candidate) => candidate.name === name);
  if (!item || !shape) throw new Error(`no item ${code} or function ${name}`);
  const indicator = item.indicators.find(({ id }) => id === indicatorId) ?? item.indicators[0];
  const call = functionCall(name, item, formatEra(year), indicator?.name);
  const formula = functionFormula(call.name, call.args);
  const answer = actions.answer(call);

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
          <Select value={name} onChange={(_, { value }) => pick(() => setName(value as InsertableName))}>
            {insertable.map((each) => (
              <option key={each.name} value={each.name}>
                {each.label}
              </option>
            ))}
          </Select>
        </Field>
        <Field className="reform-field" label="取組項目">
          <Select value={code} onChange={(_, { value }) => pick(() => setCode(value))}>
            {plan.priorities.map((priority) => (
              <optgroup key={priority.code} label={`${priority.numeral} ${priority.name}`}>
                {priority.measures
                  .flatMap((measure) => measure.items)
                  .map((each) => (
                    <option key={each.code} value={each.code}>
                      {each.code} {each.name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        {shape.indicator && item.indicators.length > 1 && (
          <Field className="reform-field" label="指標">
            <Select value={indicator?.id} onChange={(_, { value }) => pick(() => setIndicatorId(value))}>
              {item.indicators.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {shape.year && (
          <Field className="reform-field" label="年度">
            <Select value={String(year)} onChange={(_, { value }) => pick(() => setYear(Number(value)))}>
              {plan.years.map((each) => (
                <option key={each} value={each}>
                  {formatEraLong(each)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>

      <div className="reform-section" aria-live="polite">
        <code className="reform-formula">{formula}</code>
        {answer.ok ? (
          <div>
            今の答え: <span className="reform-strong">{answer.value}</span>
            {shape.indicator && indicator !== undefined && (
              <div className="reform-quiet">
                {indicator.name}
                {indicator.unit !== "" && `(${indicator.unit})`}
              </div>
            )}
          </div>
        ) : (
          <Notice intent="info" title="この組み合わせでは、セルは #N/A になります。">
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
        <Button ref={button} appearance="primary" disabledFocusable={isInserting} onClick={() => insert()}>
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
