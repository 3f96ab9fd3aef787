import { METHOD_LABELS } from "./method";
import { NO_GRADE } from "./noGrade";
import { PACE_BASIS } from "./pace";
import { ESTIMATE_MARK } from "./paceRow";
import { percentText } from "./percentText";
import type { GradeSettings } from "./settings";
import { STANDING_LABELS } from "./settings";
import { STATE_LABELS } from "./state";

/** What a reader must know to check a report by hand; a report prints those that concern it. */
export interface Footnotes {
  readonly method: string;
  readonly rounding: string;
  readonly grades: string;
  readonly stages: string;
  readonly states: string;
  readonly share: string;
  readonly estimates: string;
  readonly totals: string;
}

/**
 * Japanese sentences on how the numbers of a report were made, in the order in which they are printed.
 *
 * @example footnotes(DEFAULT_SETTINGS).rounding // "達成率(%)は、小数第2位を四捨五入し、丸めた率で判定しています。"
 */
export function footnotes(settings: GradeSettings): Footnotes {
  const [first, , third, fourth] = settings.levels.map(({ sign, word }) => `「${sign}${word}」`);
  const onTrack = settings.levels
    .filter(({ standing }) => standing === "onTrack")
    .map(({ sign, word }) => `「${sign}${word}」`)
    .join("と");
  const out = [NO_GRADE.excluded, NO_GRADE.incalculable, NO_GRADE.noTarget, NO_GRADE.stage]
    .map((label) => `「${label}」`)
    .join("");
  return {
    method:
      `達成率は、各行の「算定方法」(${Object.values(METHOD_LABELS).join("、")})で計算しています。` +
      "目標がない行と、目標で割る算定方法で目標が 0 の行は、率を計算していません。",
    rounding: roundingText(settings),
    grades: `判定は、${levelTexts(settings).join("、")}です。`,
    stages:
      `「${METHOD_LABELS.stage}」の行は率を計算せず、計画した段階に達していれば${first}、一つ手前なら${third}、` +
      `二つ以上手前なら${fourth}としています。`,
    states:
      `「${STATE_LABELS.preliminary}」の実績と、状態が空欄の実績は、後で変わることがあります。` +
      `空欄は「${STATE_LABELS.unanswered}」とし、0 とはみなしていません。`,
    share:
      onTrack === ""
        ? `「${STANDING_LABELS.onTrack}」とする区分はありません。`
        : `「${STANDING_LABELS.onTrack}」の割合は、判定のある行のうち${onTrack}の割合です。` +
          `${out}と、「${NO_GRADE.unanswered}」「${NO_GRADE.check}」の行は分母に含めず、件数を別に示しています。`,
    estimates:
      `「${ESTIMATE_MARK}」の付いた値は実績ではなく推定です。年度末見込があればその値(${PACE_BASIS.forecast})、` +
      `なければ、年度の合計を表す指標は上半期実績を4月1日から基準日(遅くとも9月30日)までの日数で年間に引き延ばした値(${PACE_BASIS.proRata})、` +
      `水準を表す指標は基準値からの変化を同じ割合で延ばした値(${PACE_BASIS.interpolated})です。` +
      `基準値がない水準の指標は、上半期の値をそのまま使っています(${PACE_BASIS.reached})。`,
    totals:
      "累計は、実績のある年度だけを足しています。実績のない年度は 0 とみなさず、その数を示しています。" +
      "対象外の年度は、目標だけを足しています。" +
      "進捗は、累計の実績を計画期間全体の目標の合計で割った割合で、少ないほど良い指標には示していません。",
  };
}

function roundingText({ digits, gradeOn }: GradeSettings): string {
  if (gradeOn === "unrounded") {
    return "達成率(%)は、丸めずに判定しています。表示は四捨五入した率のため、表示と判定が食い違って見えることがあります。";
  }
  return `達成率(%)は、小数第${digits + 1}位を四捨五入し、丸めた率で判定しています。`;
}

/** From best to worst, each with its range. @example "「○概ね達成」80%以上100%未満" */
function levelTexts({ levels }: GradeSettings): string[] {
  return levels.map(({ sign, word, min }, index) => {
    const above = levels[index - 1]?.min;
    const from = min === null ? "" : `${percentText(min)}以上`;
    const below = above === undefined || above === null ? "" : `${percentText(above)}未満`;
    return `「${sign}${word}」${from}${below}`;
  });
}
