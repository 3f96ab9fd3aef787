import type { FileDescription } from "../description";
import { areaNames } from "./areaNames";
import { dependentCharacters } from "./dependentCharacters";
import { dividedData } from "./dividedData";
import { fileType } from "./fileType";
import type { Finding } from "./finding";
import { formulas } from "./formulas";
import { layoutSpaces } from "./layoutSpaces";
import { mergedCells } from "./mergedCells";
import { missingNumbers } from "./missingNumbers";
import { numbersAsNumbers } from "./numbersAsNumbers";
import { objects } from "./objects";
import { omittedNames } from "./omittedNames";
import { oneDatum } from "./oneDatum";
import { severalTables } from "./severalTables";
import type { TableView } from "./tableView";
import { timeAxis } from "./timeAxis";
import { units } from "./units";

/** 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」(2020-12-18), by the numbers of its チェック項目. */
export type RuleId =
  | "1-1"
  | "1-2"
  | "1-3"
  | "1-4"
  | "1-5"
  | "1-6"
  | "1-7"
  | "1-8"
  | "1-9"
  | "1-10"
  | "1-11"
  | "1-12"
  | "1-13"
  | "2-1"
  | "2-2";

/** `confirm`: there is something that only people can decide. */
export type Verdict = "pass" | "fail" | "confirm";

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  pass: "合格",
  fail: "不合格",
  confirm: "確認が必要",
};

export interface RuleResult {
  readonly rule: RuleId;
  /** The ministry's heading in short. */
  readonly title: string;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** What to do about the findings; "" where there are none. */
  readonly advice: string;
  /** What a program does not see, so that a pass says no more than it means; "" where it sees all. */
  readonly unseen: string;
}

/** What a rule looks at. */
export interface Subject {
  readonly file: FileDescription;
  readonly table: TableView;
  /** Whether JIS X 0208 or ASCII has a character. */
  readonly isStandard: (character: string) => boolean;
}

export interface Rule {
  readonly id: RuleId;
  readonly title: string;
  readonly advice: string;
  readonly unseen: string;
  readonly find: (subject: Subject) => Finding[];
}

export const RULES: readonly Rule[] = [
  {
    id: "1-1",
    title: "ファイル形式は Excel か CSV となっているか",
    advice: "名前の終わりを中身に合わせ、CSV は UTF-8、コンマ区切りで保存し直してください。",
    unseen: "",
    find: ({ file }) => fileType(file),
  },
  {
    id: "1-2",
    title: "1セル1データとなっているか",
    advice: "値を一つずつ、別の列か別の行に分けてください。",
    unseen: "文章の中に二つ以上の事柄が書かれていても、見つけません。",
    find: ({ table }) => oneDatum(table),
  },
  {
    id: "1-3",
    title: "数値データは数値属性とし、文字列を含まないこと",
    advice: "数値だけを入力し、単位は別の列に書き、表示形式は「標準」にしてください。",
    unseen: "",
    find: ({ table }) => numbersAsNumbers(table),
  },
  {
    id: "1-4",
    title: "セルの結合をしていないか",
    advice: "結合を解除し、空いたセルにも同じ値を入力してください。",
    unseen: "一つの値を複数のセルに分けて書いていても、見つけません。",
    find: ({ table }) => mergedCells(table),
  },
  {
    id: "1-5",
    title: "スペースや改行等で体裁を整えていないか",
    advice: "空白と改行を取り除いてください。字間や折り返しはセルの書式で整えられます。",
    unseen: "",
    find: ({ table }) => layoutSpaces(table),
  },
  {
    id: "1-6",
    title: "項目名等を省略していないか",
    advice: "すべての列に違う項目名を付け、上と同じ名前も各行に入力してください。",
    unseen: "略語かどうかは判断しません。",
    find: ({ table }) => omittedNames(table),
  },
  {
    id: "1-7",
    title: "数式を使用している場合は、数値データに修正しているか",
    advice: "セルをコピーし、「値」として貼り付けてください。",
    unseen: "",
    find: ({ table }) => formulas(table),
  },
  {
    id: "1-8",
    title: "オブジェクトを使用していないか",
    advice: "図形、画像、メモに書いてあることをセルに入力し、取り除いてください。",
    unseen: "",
    find: ({ table }) => objects(table),
  },
  {
    id: "1-9",
    title: "データの単位を記載しているか",
    advice: "「単位」の列を設けるか、項目名に「件数(件)」のように書いてください。",
    unseen: "単位が正しいかどうかは判断しません。",
    find: ({ table }) => units(table),
  },
  {
    id: "1-10",
    title: "機種依存文字を使用していないか",
    advice: "①は 1、Ⅲ は 3 のように、ほかの環境でも使える文字に置き換えてください。",
    unseen: "",
    find: ({ table, isStandard }) => dependentCharacters(table, isStandard),
  },
  {
    id: "1-11",
    title: "e-Stat の時間軸コードの表記、西暦表記又は和暦に西暦の併記がされているか",
    advice: "西暦の列を設けるか、「令和4年度(2022)」のように書いてください。",
    unseen: "",
    find: ({ table }) => timeAxis(table),
  },
  {
    id: "1-12",
    title: "地域コード又は地域名称が表記されているか",
    advice: "地域コードか、「○○県」「○○市」まで書いた地域名の列を設け、各行に入力してください。",
    unseen: "都道府県のほかの地域名が正式な名称かどうかは判断しません。",
    find: ({ table }) => areaNames(table),
  },
  {
    id: "1-13",
    title: "数値データの同一列内に特殊記号(秘匿等)が含まれる場合",
    advice: "値がないところは「***」、秘匿は「X」とし、理由は別の列に書いてください。",
    unseen: "",
    find: ({ table }) => missingNumbers(table),
  },
  {
    id: "2-1",
    title: "データが分断されていないか",
    advice: "空白の行と列、途中の項目名の行を取り除き、非表示の行と列は削除するか表示してください。",
    unseen: "続きが別のシートやファイルにあっても、見つけません。",
    find: ({ table }) => dividedData(table),
  },
  {
    id: "2-2",
    title: "1シートに複数の表が掲載されていないか",
    advice: "表を一つずつ別のシートに分け、A1 から始めてください。",
    unseen: "",
    find: ({ table }) => severalTables(table),
  },
];
