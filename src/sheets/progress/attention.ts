import { NO_GRADE, STATE_LABELS, earlyWarningFormula } from "../../achievement";
import { PROGRESS_HEADERS as H } from "../headers";
import { NAMES } from "../names";
import { quoted } from "../rowFormula";
import { NO_OWNER } from "./listedRow";
import { SETTINGS, cell, isBlank } from "./reviewedRow";

/** 注意: what somebody has to do about a row, in words. */
export function attentionFormula(): string {
  const grade = cell(H.grade);
  const byState = [STATE_LABELS.incalculable, STATE_LABELS.excluded].map(
    (one) => `${cell(H.state)}="${one}"`,
  );
  const cases: readonly (readonly [condition: string, text: string])[] = [
    [`${cell(H.row)}=""`, "実績入力に行なし"],
    [`OR(${cell(H.owners)}="",${isBlank(NAMES.rows.owners)})`, NO_OWNER],
    [`${grade}="${NO_GRADE.unanswered}"`, NO_GRADE.unanswered],
    [`${grade}="${NO_GRADE.check}"`, NO_GRADE.check],
    [
      `AND(${cell(H.reason)}="",OR(${[`ISNUMBER(${cell(H.weight)})`, ...byState].join(",")}))`,
      "理由・対応が空欄",
    ],
    [
      // Few rows have an estimate: the others need not be compared with each grade.
      `IF(ISNUMBER(${cell(H.estimateRate)}),${earlyWarningFormula(cell(H.estimateGrade), SETTINGS)},FALSE)`,
      "年度末に遅れる見込み",
    ],
  ];
  const joined = cases.map(([condition, text]) => `IF(${condition},${quoted(`、${text}`)},"")`).join("&");
  return `MID(${joined},2,200)`;
}
