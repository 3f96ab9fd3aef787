import {
  answerCumulative,
  answerItemName,
  answerOwner,
  answerSchedule,
  answerSource,
  answerTarget,
  answerUnit,
  fail,
  messageOf,
  succeed,
  type Answer,
  type PlanIndex,
  type Result,
} from "../../plan";
import type { FunctionCall, InsertableName } from "./functionCall";

type Ask = (index: PlanIndex, item: unknown, ...rest: unknown[]) => Answer<string | number>;

const asks: Readonly<Record<InsertableName, Ask>> = {
  TARGET: answerTarget,
  UNIT: answerUnit,
  CUMULATIVE: answerCumulative,
  SCHEDULE: answerSchedule,
  OWNER: answerOwner,
  ITEM: answerItemName,
  SOURCE: answerSource,
};

/**
 * What a cell with this function would show, numbers grouped by thousands; else the message that the cell would carry.
 * Issues: `function.noValue`, with the message of the function itself.
 *
 * @example answerText(index, { name: "TARGET", args: ["2-1-2", "R4"] }) // 180,000
 */
export function answerText(index: PlanIndex, { name, args }: FunctionCall): Result<string> {
  const [item, ...rest] = args;
  const answer = asks[name](index, item, ...rest);
  if (answer.kind !== "value") return fail("function.noValue", "", messageOf(answer));
  return succeed(typeof answer.value === "number" ? answer.value.toLocaleString("ja-JP") : answer.value);
}
