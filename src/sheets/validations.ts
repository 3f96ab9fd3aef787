import { MAX_THRESHOLD } from "../achievement";
import { NAMES } from "./names";
import type { Validation } from "./spec";

/** Excel keeps 15 digits; more is a slip. Negative numbers are fine: a balance, a reduction. */
const LARGEST = 999_999_999_999_999;

export const ANY_NUMBER: Validation = {
  type: "number",
  min: -LARGEST,
  max: LARGEST,
  error: {
    title: "数値ではありません",
    message:
      "数字だけを入力してください。「約」や「円」などの文字は付けません。まだ決まっていないときは空欄にしてください。",
  },
};

export const ANY_TEXT: Validation = {
  type: "textLength",
  max: 1_000,
  error: {
    title: "文字数が多すぎます",
    message: "1,000文字以内で入力してください。詳しい資料は別に添付してください。",
  },
};

export const STATE_CHOICE: Validation = {
  type: "list",
  source: NAMES.stateList,
  prompt: {
    title: "状態",
    message:
      "実績が変わることがあれば「速報」、変わらなければ「確定」を選びます。空欄で実績があれば「速報」と同じ扱いです。",
  },
  error: {
    title: "一覧にない状態です",
    message: "一覧から選んでください。選び直すには Delete キーで空欄にします。",
  },
};

export const STAGE_CHOICE: Validation = {
  type: "list",
  source: NAMES.stageList,
  prompt: {
    title: "段階",
    message:
      "年度末までに着いた段階を一覧から選びます。数値目標のない取組項目と段階の指標は、これを計画の段階と比べて判定します。",
  },
  error: {
    title: "一覧にない段階です",
    message: "一覧から選んでください。選び直すには Delete キーで空欄にします。",
  },
};

export const METHOD_CHOICE: Validation = {
  type: "list",
  source: NAMES.methodList,
  error: {
    title: "一覧にない算定方法です",
    message: "一覧から選んでください。空欄は「実績÷目標」と同じ扱いです。",
  },
};

export const REVIEW_YEAR_CHOICE: Validation = {
  type: "list",
  source: NAMES.yearList,
  prompt: {
    title: "対象年度",
    message: "点検する年度を西暦で選びます。「実績入力」でその年度の行が目立ちます。",
  },
  error: { title: "計画にない年度です", message: "一覧から西暦を選んでください。" },
};

/** Serials of 2000-01-01 and 2099-12-31. */
export const DATES = { min: 36_526, max: 73_050 } as const;

export const ANY_DATE: Validation = {
  type: "number",
  ...DATES,
  prompt: { title: "基準日", message: "いつ時点の実績かを日付で入力します。例: 2024/10/1" },
  error: { title: "日付ではありません", message: "2024/10/1 のように日付を入力してください。" },
};

export const DIGITS_CHOICE: Validation = {
  type: "list",
  source: NAMES.digitsList,
  prompt: {
    title: "率の小数桁",
    message: "達成率を何%の小数第何位まで四捨五入するかを選びます。1 なら 90.1% です。",
  },
  error: { title: "選べない桁数です", message: "一覧から 0 から 3 までの整数を選んでください。" },
};

export const GRADE_ON_CHOICE: Validation = {
  type: "list",
  source: NAMES.gradeOnList,
  prompt: {
    title: "判定の端数",
    message: "99.96% を 100.0% にしてから判定するか、そのまま判定するかを選びます。",
  },
  error: { title: "一覧にない選択です", message: "一覧から選んでください。" },
};

export const THRESHOLD: Validation = {
  type: "number",
  min: 0,
  max: MAX_THRESHOLD,
  prompt: {
    title: "下限",
    message: "この率以上をこの区分とします。80% のように % を付けて、上から大きい順に入力します。",
  },
  error: {
    title: "下限が範囲の外です",
    message: `0% から ${MAX_THRESHOLD * 100}% までを、80% のように % を付けて入力してください。`,
  },
};

export const SIGN_TEXT: Validation = {
  type: "textLength",
  max: 4,
  error: { title: "記号が長すぎます", message: "4文字以内で入力してください。" },
};

export const WORD_TEXT: Validation = {
  type: "textLength",
  max: 10,
  error: {
    title: "語が長すぎます",
    message: "10文字以内で入力してください。区分ごとに違う語にしてください。",
  },
};

export const STANDING_CHOICE: Validation = {
  type: "list",
  source: NAMES.standingList,
  prompt: { title: "扱い", message: "「遅れ」の区分は、理由・対応の入力を求め、遅れの一覧に載ります。" },
  error: { title: "一覧にない扱いです", message: "「順調」か「遅れ」を選んでください。" },
};

export const DECISION_CHOICE: Validation = {
  type: "list",
  source: NAMES.decisionList,
  prompt: {
    title: "確認",
    message:
      "読み取った値が正しければ「確認」、違っていれば「訂正」を選びます。やめるときは、この行の入力をすべて Delete キーで消します。",
  },
  error: { title: "一覧にない選択です", message: "「確認」か「訂正」を選んでください。" },
};

/** A number, a stage or なし, as the row has it: 状況 says what does not fit. */
export const CORRECTED_VALUE: Validation = {
  type: "textLength",
  max: 1_000,
  prompt: {
    title: "訂正後の値",
    message:
      "「訂正」のときだけ入力します。目標は数字だけ、年度計画は計画の段階か ⇒、値がなければ「なし」と入力します。全年度の行は、年度ごとの段階を「、」で区切ります。",
  },
  error: { title: "文字数が多すぎます", message: "1,000文字以内で入力してください。" },
};

export const PERSON_TEXT: Validation = {
  type: "textLength",
  max: 60,
  prompt: { title: "確認者", message: "所属と名前を入力します。例: 企画課 山田" },
  error: { title: "文字数が多すぎます", message: "60文字以内で入力してください。" },
};

export const CONFIRMATION_DATE: Validation = {
  type: "number",
  ...DATES,
  prompt: { title: "確認日", message: "原典を確かめた日を日付で入力します。例: 2024/10/1" },
  error: { title: "日付ではありません", message: "2024/10/1 のように日付を入力してください。" },
};

/** The one choice whose list stands on its own sheet. */
export const CHART_INDICATOR = {
  type: "list",
  prompt: {
    title: "グラフの指標",
    message: "グラフに出す指標を一覧から選びます。空欄なら、数値目標のある最初の指標を示します。",
  },
  error: {
    title: "一覧にない指標です",
    message: "一覧から選んでください。選び直すには Delete キーで空欄にします。",
  },
} as const;
