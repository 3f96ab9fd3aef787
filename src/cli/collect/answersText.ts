import { formatEra, type Plan } from "../../plan";
import { reminderText, type Answer } from "../../workflows";
import { count } from "../text/cellText";
import { columnLines } from "../text/columns";
import type { firstFew } from "../text/firstFew";
import { printable } from "../text/printable";

/** Those to be reminded, in the order of 配布記録. */
export function unanswered(answers: readonly Answer[]): readonly Answer[] {
  return answers.filter(({ state }) => state !== "complete");
}

/** How far the departments have answered; `isAhead`: together with files that are not merged yet. */
export function answerLines(
  answers: readonly Answer[],
  isAhead: boolean,
  limit: typeof firstFew,
): readonly string[] {
  if (answers.length === 0)
    return ["", "配布の記録がありません。回答の状況は、issue で配布したあとに分かります。"];
  const open = unanswered(answers);
  const none = open.filter(({ state }) => state === "none").length;
  const complete = answers.length - open.length;
  const rows = open.map((answer) => [
    `  ${printable(answer.department)}`,
    formatEra(answer.year),
    printable(answer.deadline),
    answer.state === "none" ? "未回答" : "途中",
    answer.open.length,
  ]);
  return [
    "",
    `回答の状況${isAhead ? "(読んだファイルを含む)" : ""}: 照会 ${count(answers.length)} 件のうち 回答済み ${count(complete)}、途中 ${count(open.length - none)}、未回答 ${count(none)}`,
    ...(open.length === 0 ? [] : limit(columnLines(["  担当課", "年度", "期限", "状況", "残りの行"], rows))),
  ];
}

/** One text after the other, under the name of the department that it goes to. */
export function reminderLines(plan: Plan, answers: readonly Answer[]): readonly string[] {
  const open = unanswered(answers);
  if (open.length === 0) return ["", "督促する担当課はありません。"];
  return open.flatMap((answer) => [
    "",
    `──── ${printable(answer.department)}`,
    reminderText(plan, answer).trimEnd(),
  ]);
}
