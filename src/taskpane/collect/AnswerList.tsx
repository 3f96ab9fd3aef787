import { formatEra, type Plan } from "../../plan";
import { reminderText, type Answer } from "../../workflows";
import type { CollectActions } from "../actions";
import { CopyText } from "../parts/CopyText";
import { dayText, isPast, shortDay } from "../words/days";
import { FirstFew } from "../parts/FirstFew";
import { count } from "../words/numbers";

export interface AnswerListProps {
  readonly plan: Plan;
  readonly answers: readonly Answer[];
  readonly copy: CollectActions["copy"];
  /** ISO day. */
  readonly today: string;
}

/** Who has answered, in numbers; who has not, by name and with a text to remind them. */
export function AnswerList({ plan, answers, copy, today }: AnswerListProps) {
  const of = (state: Answer["state"]) => answers.filter((answer) => answer.state === state);
  const wanting = [...of("none"), ...of("partly")];
  return (
    <section className="reform-section" aria-labelledby="reform-answers">
      <h2 id="reform-answers" className="reform-heading">
        回答の状況
      </h2>
      <p className="reform-numbers">
        未回答 {count(of("none").length)}課、記入途中 {count(of("partly").length)}課、回答済み{" "}
        {count(of("complete").length)}課
      </p>
      <FirstFew
        items={wanting}
        className="reform-lines"
        first={10}
        more={50}
        counter="課"
        keyOf={({ requestId, department }) => `${requestId} ${department}`}
      >
        {(answer) => <Wanting plan={plan} answer={answer} copy={copy} today={today} />}
      </FirstFew>
    </section>
  );
}

function Wanting({
  plan,
  answer,
  copy,
  today,
}: Omit<AnswerListProps, "answers"> & { readonly answer: Answer }) {
  const { department, year, state, deadline, rows, open } = answer;
  const name = `${department}(${formatEra(year)})`;
  return (
    <>
      <div className="reform-row">
        <span className="reform-strong">{department}</span>
        <span className="reform-quiet">{formatEra(year)}</span>
        <span className="reform-numbers">
          {state === "none" ? "未回答" : `未記入 ${count(open.length)}行(全 ${count(rows)}行)`}
        </span>
      </div>
      <div className="reform-small reform-quiet" title={dayText(deadline)}>
        期限 {shortDay(deadline)}
        {isPast(deadline, today) && "(過ぎています)"}
      </div>
      {state === "partly" && (
        <FirstFew
          items={open}
          first={3}
          more={50}
          counter="行"
          keyOf={(_, index) => index}
          className="reform-small"
        >
          {(row) => `・${row}`}
        </FirstFew>
      )}
      <CopyText name="督促文" to={name} text={() => reminderText(plan, answer)} copy={copy} />
    </>
  );
}
