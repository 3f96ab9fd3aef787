import { shown, type Issue, type Result } from "../../plan";
import { isRealDate } from "../../plan/calendar";
import { CONTACT_WIDTH, textWidth, type Written } from "../../sheets";
import type { IssueChoice } from "./types";

/**
 * The deadline, and the contact as one line without outer spaces.
 *
 * @returns issues `terms.deadline` (blank, no day of the calendar), `terms.deadlinePassed` (before the day of issue; the day
 * itself is fine), `terms.contact` (blank), `terms.contactLong`.
 */
export function checkTerms(
  { deadline, contact }: IssueChoice,
  written: Written,
): Result<{ readonly deadline: string; readonly contact: string }> {
  const line = contact.replace(/\s*[\r\n]+\s*/gu, " ").trim();
  const [first, ...more] = [...deadlineIssues(deadline, written.date.slice(0, 10)), ...contactIssues(line)];
  return first ? { ok: false, issues: [first, ...more] } : { ok: true, value: { deadline, contact: line } };
}

function deadlineIssues(deadline: string, today: string): Issue[] {
  const issue = (code: string, message: string): Issue[] => [{ code, path: "deadline", message }];
  if (deadline.trim() === "") return issue("terms.deadline", "回答期限が空欄です。日付を指定してください。");
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(deadline) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (year === undefined || !isRealDate(date)) {
    return issue(
      "terms.deadline",
      `回答期限「${shown(deadline)}」は日付として読めません。${today} のように年-月-日で指定してください。`,
    );
  }
  return deadline < today
    ? issue(
        "terms.deadlinePassed",
        `回答期限 ${deadline} は配布する日(${today})より前です。${today} 以後の日を指定してください。`,
      )
    : [];
}

function contactIssues(contact: string): Issue[] {
  const issue = (code: string, message: string): Issue[] => [{ code, path: "contact", message }];
  if (contact === "") {
    return issue("terms.contact", "返送先・問い合わせ先が空欄です。課・担当・電話などを入力してください。");
  }
  if (textWidth(contact) <= CONTACT_WIDTH) return [];
  return issue(
    "terms.contactLong",
    "返送先・問い合わせ先が長すぎて、配布するシートの一行に収まりません。" +
      `全角${CONTACT_WIDTH / 2}文字(半角${CONTACT_WIDTH}文字)以内にしてください。`,
  );
}
