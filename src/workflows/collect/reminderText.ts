import { formatEraLong, type Plan } from "../../plan";
import { ACTUAL_HEADERS as H, SHEETS, dayInWords } from "../../sheets";
import { STATE_LABELS } from "../../achievement";
import type { Answer } from "./types";

/**
 * A polite text to mail to a department: subject, what was asked and until when, which rows are open, whom to ask. It says
 * nothing of a deadline that has passed: it can be sent before and after. To a department that has answered everything it
 * says so and thanks.
 *
 * @example reminderText(plan, answer) // "件名: 【再度のお願い】令和4年度 …"
 */
export function reminderText(plan: Plan, answer: Answer): string {
  const { department, requestId, deadline, contact, state, rows, open } = answer;
  const year = formatEraLong(answer.year);
  const what = `${plan.municipality} ${plan.title} ${year}実績照会`;
  const subject = state === "complete" ? "回答の受領" : "【再度のお願い】回答";
  const lines = [
    `件名: ${subject}について（${what}、照会番号 ${requestId}）`,
    "",
    `${department} ご担当者様`,
    "",
    "お疲れさまです。",
    ...situation(answer, what),
    "",
    `照会番号: ${requestId}`,
    `対象年度: ${year}`,
    `回答期限: ${dayText(deadline)}`,
    ...(open.length === 0
      ? []
      : ["", `回答をお待ちしている行（${rows}行のうち${open.length}行）:`, ...open.map((row) => `・${row}`)]),
    ...(state === "complete" ? [] : ["", ...HOW]),
    "",
    `返送先・お問い合わせ: ${contact}`,
  ];
  return lines.join("\n");
}

function situation({ state }: Answer, what: string): readonly string[] {
  switch (state) {
    case "none":
      return [
        `お願いしております${what}について、回答のファイルをまだ受け取っておりません。`,
        "お忙しいところ恐れ入りますが、ご回答をお願いいたします。",
      ];
    case "partly":
      return [
        `${what}にご回答いただき、ありがとうございます。`,
        "次の行の回答をまだ受け取れておりませんので、お忙しいところ恐れ入りますが、ご回答をお願いいたします。",
      ];
    case "complete":
      return [`${what}のすべての行について、回答がそろいました。ありがとうございました。`];
  }
}

const HOW: readonly string[] = [
  `配布したファイルの「${SHEETS.actuals}」の薄い黄色のセルに記入して、ファイルをご返送ください。`,
  `数値を求められない行は「${H.state}」で「${STATE_LABELS.incalculable}」を選び、「${H.reason}」にお書きください。`,
  "行き違いですでにご返送いただいている場合は、ご容赦ください。",
];

/** People may have written the deadline in 配布記録 anew, in their own way. */
function dayText(deadline: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(deadline) ? dayInWords(deadline) : deadline;
}
