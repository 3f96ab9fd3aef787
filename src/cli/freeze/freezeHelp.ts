import { CANCELLED, DATE_OPTION, DONE, FAILED, HELP_OPTION, helpText } from "../commandHelp";

export function freezeHelp(): string {
  return helpText({
    usage: "freeze ブック.xlsx --out 確定.xlsx [指定]",
    lead: [
      "ブックの控え(確定版)を作ります。数式はすべて値に変え、計画の版、日時、内容のハッシュ値(SHA-256)を付けます。",
      "あとで verify で、確定したときのままかを確かめられます。アドインのないパソコンでも、同じ値が見えます。",
      "確定する前に audit と同じことを調べ、重大があるときは、初めのいくつかを示して止まります。",
      "結果がまだない数式や、計算し直すと結果が変わる数式があるときは、セルを示して止まります。",
      "元のブックには、「変更履歴」に確定の記録(ファイル名とハッシュ値)を加えます。二つのファイルは一緒に保存します。",
      "ハッシュ値の決め方は docs/freeze.md にあり、だれでも計算し直せます。",
    ],
    options: [
      ["--out 確定.xlsx", "確定版の名前です。必ず指定します"],
      ["--by 名前", "確定版と変更履歴に残す、確定した人の名前。省略すると空欄"],
      ["--note 目的", "議会提出など、何のための確定か"],
      ["--no-record", "元のブックに記録を加えません(元のブックは変わりません)"],
      ["--anyway", "調べて重大があっても、示したうえで確定します"],
      ["--force", "--out のファイルがすでにあれば、置き換えます"],
      DATE_OPTION,
      ["--json", "結果を JSON で表示します"],
      HELP_OPTION,
    ],
    examples: [
      'freeze 進捗管理.xlsx --out 進捗管理_確定.xlsx --by "行革担当 山田" --note 議会提出',
      "verify 進捗管理_確定.xlsx --master 進捗管理.xlsx",
    ],
    statuses: [DONE, FAILED, CANCELLED],
  });
}
