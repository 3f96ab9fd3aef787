import type { Plan } from "../../plan";
import { CANCELLED, DATE_OPTION, DONE, FAILED, HELP_OPTION, helpText } from "../commandHelp";
import { planExamples } from "../planExamples";

export function issueHelp(plan: Plan): string {
  const { year, owner } = planExamples(plan);
  const terms = `issue 進捗管理.xlsx --year ${year} --deadline 2026-12-18 --contact "行革担当 内線123"`;
  return helpText({
    usage: "issue ブック.xlsx --year 年度 --deadline 期限 --contact 連絡先 --out フォルダー [指定]",
    lead: [
      "担当課に配るファイルを、担当課ごとに一つ作ります。中身は、その課の行だけの実績入力の表と記入のしかたです。",
      "だれに何を配ったかを、ブックの配布記録に書き込みます。",
      "配るファイルがすべて揃ってから、最後にブックを置き換えます。途中で失敗すると、どれも元のままです。",
    ],
    options: [
      [`--year ${year}`, "照会する年度(必須)"],
      ["--deadline 2026-12-18", "回答の期限(必須)"],
      ["--contact 連絡先", "問い合わせ先と返送先。課、担当、電話など(必須)"],
      ["--out フォルダー", "ファイルを置くフォルダー。なければ作ります"],
      ["--zip 配布.zip", "すべてのファイルを一つの zip にします。--out の代わりにも、いっしょにも使えます"],
      [`--department ${owner}`, "配る担当課。何度でも指定できます。省略するとすべて"],
      ["--overwrite", "同じ名前のファイルがあれば置き換えます。省略すると、何も作らずに終わります"],
      ["--dry-run", "何が作られるかを表示するだけで、ファイルもブックも変えません"],
      DATE_OPTION,
      ["--json", "結果を JSON で表示します"],
      HELP_OPTION,
    ],
    examples: [`${terms} --out 配布`, `${terms} --zip 配布.zip --department ${owner}`],
    statuses: [DONE, FAILED, CANCELLED],
  });
}
