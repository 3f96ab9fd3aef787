import { useMemo, useState } from "react";
import { Button, Field, Select } from "@fluentui/react-components";
import { itemsInOrder, type Plan } from "../../plan";
import type { CellPlace, TracePick } from "../../workflows";
import type { Failure, Outcome, PaneActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { FailureNotice } from "../parts/FailureNotice";
import { ItemSelect, YearSelect } from "../parts/PlanSelects";
import { useLatest } from "../parts/useLatest";
import { useRaise } from "../parts/useRaise";
import { useWatched } from "../parts/useWatched";
import { ReadingList } from "./ReadingList";
import { TraceResult } from "./TraceResult";

/** Picks that follow each other quickly read the workbook once. */
const settle = 150;

/** What stands for the item's schedule among its indicators. */
const SCHEDULE = "schedule";

export interface TracePartProps {
  readonly plan: Plan;
  readonly actions: Pick<PaneActions, "audit" | "watchChanges">;
  readonly goTo: (cell: SheetCell) => void;
}

/** Where a target comes from: the lines of the source, how they were read and why so, and what the workbook has. */
export function TracePart({ plan, actions, goTo }: TracePartProps) {
  const raise = useRaise();
  const items = useMemo(() => itemsInOrder(plan).map(({ item }) => item), [plan]);
  const [pick, setPick] = useState<TracePick>(() => {
    const first = items.find(({ indicators }) => indicators.length > 0) ?? items[0];
    return {
      code: first?.code ?? "",
      indicatorId: first?.indicators[0]?.id ?? null,
      year: plan.years[0] ?? 0,
    };
  });
  const [refused, setRefused] = useState<{ readonly title: string; readonly failure: Failure } | null>(null);
  const changes = useWatched(actions.watchChanges, 0);
  const { trace, readings } = actions.audit;
  const question = useMemo(() => ({ pick, changes }), [pick, changes]);
  const ask = useMemo(
    () => (asked: { readonly pick: TracePick }) =>
      trace(asked.pick).then((outcome) => ({ outcome, pick: asked.pick })),
    [trace],
  );
  const { value } = useLatest(ask, question, settle);
  const answer = value?.pick === pick ? value.outcome : null;
  const wanted = useMemo(() => ({ changes }), [changes]);
  const list = useLatest(readings, wanted, settle);

  const item = items.find(({ code }) => code === pick.code);
  if (!item) throw new Error(`no item ${pick.code}`);
  const choose = (next: TracePick) => {
    setRefused(null);
    setPick(next);
  };
  const say =
    (title: string) =>
    (outcome: Outcome<unknown>): void =>
      setRefused(outcome.ok ? null : { title, failure: outcome.failure });
  const goToPlace = (place: CellPlace) => {
    actions.audit.goToPlace(place).then(say("セルへ移動できませんでした。"), raise);
  };
  const takeSelected = () => {
    actions.audit.selected().then((outcome) => {
      if (outcome.ok) choose({ ...outcome.value, year: outcome.value.year ?? pick.year });
      else say("選択中のセルからは調べられません。")(outcome);
    }, raise);
  };

  return (
    <div className="reform-view">
      <div>
        <Button appearance="primary" onClick={takeSelected}>
          選択中のセルから
        </Button>
      </div>
      {refused !== null && <FailureNotice {...refused} goTo={goTo} />}
      <div className="reform-section">
        <ItemSelect
          plan={plan}
          value={pick.code}
          onChange={(code) =>
            choose({
              ...pick,
              code,
              indicatorId: items.find((one) => one.code === code)?.indicators[0]?.id ?? null,
            })
          }
        />
        <Field className="reform-field" label="調べるもの">
          <Select
            value={pick.indicatorId ?? SCHEDULE}
            onChange={(_, { value: id }) => choose({ ...pick, indicatorId: id === SCHEDULE ? null : id })}
          >
            {item.indicators.map(({ id, name }) => (
              <option key={id} value={id}>
                目標: {name}
              </option>
            ))}
            <option value={SCHEDULE}>年度計画</option>
          </Select>
        </Field>
        <YearSelect plan={plan} value={pick.year} onChange={(year) => choose({ ...pick, year })} />
      </div>
      <div aria-live="polite" aria-busy={answer === null}>
        {answer === null && <p className="reform-quiet">ブックを読んでいます…</p>}
        {answer?.ok === true && <TraceResult outcome={answer.value} goToPlace={goToPlace} />}
      </div>
      {answer?.ok === false && (
        <FailureNotice title="出典を調べられませんでした。" failure={answer.failure} goTo={goTo} />
      )}
      {list.value?.ok === true && (
        <ReadingList
          plan={plan}
          readings={list.value.value}
          goToPlace={goToPlace}
          onPick={(picked) => choose({ ...picked, year: picked.year ?? pick.year })}
        />
      )}
    </div>
  );
}
