import { CANCELLED, DONE, FAILED, HELP_OPTION, helpText } from "../commandHelp";

export function exportHelp(): string {
  return helpText({
    usage: "export ブック.xlsx --out 公開.csv [指定]",
    lead: [
      "ブックの目標と実績を、公開用の表(オープンデータ)にします。ブックは変えません。",
      "指標と年度ごとに 1 行、1 セルに 1 つの値で、総務省の統一ルール(2020年12月18日)に合わせます。",
      "数値がないところは *** とし、理由を隣の「区分」の列に書きます。達成率は % の数値です。",
      "取組状況と理由・対応の文章は入れません。公開するかどうかを、人が決めるものだからです。",
      "CSV は UTF-8、CRLF です。Excel で直接開くと 1-1 などの番号が日付に変わるため、Excel で使う人には .xlsx を渡してください。",
    ],
    options: [
      ["--out 公開.csv", "CSV にします"],
      ["--out 公開.xlsx", "値だけのブックにします。--out は必須です"],
      ["--no-bom", "CSV の先頭に BOM を付けません。付けないと、Excel で直接開いたときに文字化けします"],
      ["--force", "ファイルがすでにあれば、置き換えます"],
      ["--json", "結果を JSON で表示します"],
      HELP_OPTION,
    ],
    examples: [
      "export 進捗管理.xlsx --out 公開.csv",
      "export 進捗管理.xlsx --out 公開.xlsx",
      "check 公開.csv",
    ],
    statuses: [DONE, FAILED, CANCELLED],
  });
}
