/*
 * Custom functions of the namespace REFORM. functions.json is generated from the comments below, which Excel shows while
 * people type: hence Japanese, and parameters named in Japanese. The generator reads top-level function declarations of
 * this one file only. Arguments that were left out arrive as null.
 */
import {
  answerCumulative,
  answerItemName,
  answerItems,
  answerOwner,
  answerSchedule,
  answerSource,
  answerTarget,
  answerTargets,
  answerUnit,
  bundledPlan,
  indexPlan,
  messageOf,
  type Answer,
  type Table,
} from "../plan";
import { gradeCell, paceCell, rateCell, statusCell } from "./achievementCells";
import { cellResult, invalidValue, notAvailable, type CellResult } from "./cellResult";
import { basic, spill, type Ends } from "./spill";

const index = indexPlan(bundledPlan);

/** Ranges of items and years may be longer than what is filled in. */
const BY_ITEM: Ends = { arguments: 1, when: "any" };
const BY_ITEM_AND_YEAR: Ends = { arguments: 2, when: "any" };
const BY_TARGET_AND_ACTUAL: Ends = { arguments: 2, when: "all" };
const BY_TARGET_AND_PACE: Ends = { arguments: 3, when: "all" };

const targetCell = (item: unknown, year: unknown, indicator: unknown): CellResult =>
  cellResult(answerTarget(index, item, year, indicator));

/**
 * 取組項目の、その年度の目標を返します。段階の指標は段階の名前を返します。目標がない年度は #N/A です。範囲を指定すると表になります。
 * @customfunction TARGET
 * @param 取組項目 コード(2-1-2)か、名前の全部または一部。列の範囲も指定できます。
 * @param 年度 R4、令和4年度、2022、日付など。行の範囲も指定できます。
 * @param [指標] 指標の名前の全部または一部。指標が一つの取組項目では省略できます。
 * @returns 目標
 */
export function target(取組項目: unknown[][], 年度: unknown[][], 指標?: unknown[][]): unknown[][] {
  return spill(targetCell, BY_ITEM_AND_YEAR, 取組項目, 年度, 指標);
}

/**
 * 指標の単位(千円、件など)を返します。段階の指標は空の文字を返します。
 * @customfunction UNIT
 * @param 取組項目 コード(2-1-2)か、名前の全部または一部。範囲も指定できます。
 * @param [指標] 指標の名前の全部または一部。指標が一つの取組項目では省略できます。
 * @returns 単位
 */
export function unit(取組項目: unknown[][], 指標?: unknown[][]): unknown[][] {
  return spill((item, name) => cellResult(answerUnit(index, item, name)), BY_ITEM, 取組項目, 指標);
}

/**
 * 取組項目の担当課を返します。二つ以上あるときは「・」でつなぎます。
 * @customfunction OWNER
 * @param 取組項目 コード(2-1-2)か、名前の全部または一部。範囲も指定できます。
 * @returns 担当課
 */
export function owner(取組項目: unknown[][]): unknown[][] {
  return spill((item) => cellResult(answerOwner(index, item)), BY_ITEM, 取組項目);
}

/**
 * コードから取組項目の正式な名前を返します。名前の一部からも引けます。
 * @customfunction ITEM
 * @param コード 2-1-2 や Ⅱ-1-2。範囲も指定できます。
 * @returns 取組項目の名前
 */
export function item(コード: unknown[][]): unknown[][] {
  return spill((code) => cellResult(answerItemName(index, code)), BY_ITEM, コード);
}

/**
 * 取組項目の、その年度の年度計画(調査・研究、検討、実施など)を返します。
 * @customfunction SCHEDULE
 * @param 取組項目 コード(2-1-2)か、名前の全部または一部。列の範囲も指定できます。
 * @param 年度 R4、令和4年度、2022、日付など。行の範囲も指定できます。
 * @param [継続] TRUE にすると、⇒ の代わりに、続いている段階の名前を返します。省略すると FALSE です。
 * @returns 年度計画
 */
export function schedule(取組項目: unknown[][], 年度: unknown[][], 継続?: boolean): unknown[][] {
  return spill(
    (name, year) => cellResult(answerSchedule(index, name, year, 継続)),
    BY_ITEM_AND_YEAR,
    取組項目,
    年度,
  );
}

/**
 * 取組項目の一覧を、見出し付きの表で返します。
 * @customfunction ITEMS
 * @param [担当課] 担当課の名前の全部または一部。省略するとすべての取組項目です。
 * @returns コード、取組項目、担当課、区分、重点項目、実施項目の表
 */
export function items(担当課?: unknown): unknown[][] {
  return table(answerItems(index, basic(担当課)));
}

/**
 * 取組項目の指標と年度別の目標を、見出し付きの表で返します。読み取れない目標は「要確認」です。
 * @customfunction TARGETS
 * @param 取組項目 コード(2-1-2)か、名前の全部または一部。
 * @returns 指標、単位、各年度の目標、読み方の表
 */
export function targets(取組項目: unknown): unknown[][] {
  return table(answerTargets(index, basic(取組項目)));
}

/**
 * 達成率を返します(0.9 は 90%)。目標がないとき、目標が 0 のとき、実績が未回答のときは #N/A です。
 * @customfunction RATE
 * @param 目標 目標の数値。範囲も指定できます。
 * @param 実績 実績の数値。範囲も指定できます。
 * @param [算定方法] 実績÷目標、目標÷実績、2－実績÷目標、基準からの改善、達成・未達。省略すると 実績÷目標 です。
 * @param [基準値] 「基準からの改善」で使う、取組前の数値。
 * @param [向き] 「達成・未達」で使う、以上 か 以下。小さいほど良い指標は 以下 です。省略すると 以上 です。
 * @returns 達成率
 */
export function rate(
  目標: unknown[][],
  実績: unknown[][],
  算定方法?: unknown[][],
  基準値?: unknown[][],
  向き?: unknown[][],
): unknown[][] {
  return spill(
    (goal, actual, method, baseline, direction) =>
      rateCell({ target: goal, actual, method, baseline, direction }),
    BY_TARGET_AND_ACTUAL,
    目標,
    実績,
    算定方法,
    基準値,
    向き,
  );
}

/**
 * 達成率から判定(◎達成、○概ね達成、△やや遅れ、×遅れ)を返します。しきい値は標準の 100%、80%、60% です。
 * @customfunction GRADE
 * @param 達成率 0.9 や 90%。範囲も指定できます。
 * @returns 判定
 */
export function grade(達成率: unknown[][]): unknown[][] {
  return spill(gradeCell, BY_ITEM, 達成率);
}

/**
 * 実績入力の「判定」と同じ言葉を返します。率がない行には、未回答、要確認、―目標なし などの理由を返します。しきい値は標準の 100%、80%、60% です。
 * @customfunction STATUS
 * @param 目標 目標の数値。算定方法が段階なら、計画した段階。範囲も指定できます。
 * @param 実績 実績の数値。算定方法が段階なら、実績の段階。範囲も指定できます。
 * @param [状態] 未回答、速報、確定、算定不能、対象外。省略できます。
 * @param [算定方法] 実績÷目標、目標÷実績、2－実績÷目標、基準からの改善、達成・未達、段階。省略すると 実績÷目標 です。
 * @param [基準値] 「基準からの改善」で使う、取組前の数値。
 * @param [向き] 「達成・未達」で使う、以上 か 以下。小さいほど良い指標は 以下 です。省略すると 以上 です。
 * @returns 判定
 */
export function status(
  目標: unknown[][],
  実績: unknown[][],
  状態?: unknown[][],
  算定方法?: unknown[][],
  基準値?: unknown[][],
  向き?: unknown[][],
): unknown[][] {
  return spill(
    (goal, actual, state, method, baseline, direction) =>
      statusCell({ target: goal, actual, state, method, baseline, direction }, bundledPlan.stages),
    BY_TARGET_AND_ACTUAL,
    目標,
    実績,
    状態,
    算定方法,
    基準値,
    向き,
  );
}

/**
 * 年度途中に、年度末の達成率を推定して返します(実績ではありません)。年度末見込があればその値、なければ上半期実績から、合計は日数で按分し、水準は基準値からの変化を延ばして推定します。どちらも空欄のとき、年度が始まる前、段階の指標は #N/A です。
 * @customfunction PACE
 * @param 目標 その年度の目標の数値。範囲も指定できます。
 * @param 上半期実績 4月1日から基準日まで(遅くとも9月30日まで)の実績。範囲も指定できます。
 * @param 年度末見込 年度末の見込みの数値。上半期実績より優先します。範囲も指定できます。
 * @param 年度 R4、令和4年度、2022、日付など。
 * @param 基準日 いつ時点の実績か。日付か 2022/9/30、令和4年9月30日 など。
 * @param [算定方法] 実績÷目標、目標÷実績、2－実績÷目標、基準からの改善、達成・未達。省略すると 実績÷目標 です。
 * @param [基準値] 年度の始めの水準。水準の推定と「基準からの改善」で使います。省略すると、水準は上半期の値のままです。
 * @param [種類] 合計(年度の中で積み上がる数値)、水準(ある時点の数値や平均)、一回(一度で終わる取組)。省略すると 合計 です。
 * @param [向き] 「達成・未達」で使う、以上 か 以下。小さいほど良い指標は 以下 です。省略すると 以上 です。
 * @returns 推定の達成率
 */
export function pace(
  目標: unknown[][],
  上半期実績: unknown[][],
  年度末見込: unknown[][],
  年度: unknown[][],
  基準日: unknown[][],
  算定方法?: unknown[][],
  基準値?: unknown[][],
  種類?: unknown[][],
  向き?: unknown[][],
): unknown[][] {
  return spill(
    (goal, firstHalf, forecast, year, asOf, method, baseline, kind, direction) =>
      paceCell({ target: goal, firstHalf, forecast, year, asOf, method, baseline, kind, direction }),
    BY_TARGET_AND_PACE,
    目標,
    上半期実績,
    年度末見込,
    年度,
    基準日,
    算定方法,
    基準値,
    種類,
    向き,
  );
}

/**
 * 目標の出典(ファイルと行)と、どう読んだか(記載どおり、推定、要確認)と理由を、一つの文章で返します。
 * @customfunction SOURCE
 * @param 取組項目 コード(2-1-2)か、名前の全部または一部。列の範囲も指定できます。
 * @param 年度 R4、令和4年度、2022、日付など。行の範囲も指定できます。
 * @param [指標] 指標の名前の全部または一部。指標が一つの取組項目では省略できます。
 * @returns 出典と読み方
 */
export function source(取組項目: unknown[][], 年度: unknown[][], 指標?: unknown[][]): unknown[][] {
  return spill(
    (name, year, indicator) => cellResult(answerSource(index, name, year, indicator)),
    BY_ITEM_AND_YEAR,
    取組項目,
    年度,
    指標,
  );
}

/**
 * 計画の最初の年度からその年度までの、目標の合計を返します。水準や段階の指標は足し合わせられないので #N/A です。
 * @customfunction CUMULATIVE
 * @param 取組項目 コード(2-1-2)か、名前の全部または一部。列の範囲も指定できます。
 * @param 年度 R4、令和4年度、2022、日付など。行の範囲も指定できます。
 * @param [指標] 指標の名前の全部または一部。指標が一つの取組項目では省略できます。
 * @returns 目標の累計
 */
export function cumulative(取組項目: unknown[][], 年度: unknown[][], 指標?: unknown[][]): unknown[][] {
  return spill(
    (name, year, indicator) => cellResult(answerCumulative(index, name, year, indicator)),
    BY_ITEM_AND_YEAR,
    取組項目,
    年度,
    指標,
  );
}

/** A whole table spills; otherwise the one cell shows the error. */
function table(answer: Answer<Table>): unknown[][] {
  if (answer.kind === "value") return answer.value.map((row) => [...row]);
  throw answer.kind === "none" ? notAvailable(answer.message) : invalidValue(messageOf(answer));
}
