import { HELP_OPTION, helpText } from "../commandHelp";

export function checkHelp(): string {
  return helpText({
    usage: "check ファイル [指定]",
    lead: [
      "Excel ブック(.xlsx)か CSV を、総務省「機械判読可能なデータの表記方法の統一ルール」(2020年12月18日)の 15 のチェック項目に照らします。",
      "行革プランのブックでなくても確かめられます。ファイルは変えません。",
      "プログラムで決められないことは「確認が必要」とします。合格は、問題が見つからなかったという意味です。",
    ],
    options: [
      ["--sheet 名前", "このシートだけを確かめます。省略すると、値のあるシートすべて"],
      ["--json", "結果を JSON で表示します"],
      HELP_OPTION,
    ],
    examples: ["check 公開.csv", "check 進捗管理.xlsx --sheet 実績入力", "check 公開.xlsx --json"],
    statuses: [
      [0, "不合格はありません(「確認が必要」はあるかもしれません)"],
      [1, "不合格があります"],
      [2, "指定の誤りか、ファイルを読めません"],
    ],
  });
}
