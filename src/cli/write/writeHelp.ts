import type { Plan } from "../../plan";
import { BY_OPTION, CANCELLED, DATE_OPTION, DONE, FAILED, HELP_OPTION, helpText } from "../commandHelp";
import { planExamples } from "../planExamples";

export function writeHelp(plan: Plan): string {
  const { years, year, owners, priorities } = planExamples(plan);
  return helpText({
    usage: "write --out ファイル.xlsx [指定]",
    lead: [
      "計画の全体を Excel のブック(.xlsx)に書き込みます。Excel がなくても作れます。",
      "ファイルがすでにあれば、それに書き込みます。入力された実績、設定、追加された行や列は残ります。",
    ],
    options: [
      ["--out ファイル.xlsx", "書き込むファイル(必須)"],
      ["--new", "ファイルがすでにあれば、書き込まずに終わります"],
      [`--years ${years}`, "書き込む年度。省略するとすべて"],
      [`--owners ${owners}`, "書き込む担当課。省略するとすべて"],
      [`--priorities ${priorities}`, "書き込む重点項目の番号。省略するとすべて"],
      [`--review-year ${year}`, "新しいブックの対象年度。省略すると日付から決めます"],
      DATE_OPTION,
      BY_OPTION,
      ["--json", "結果を JSON で表示します"],
      HELP_OPTION,
    ],
    examples: ["write --out 進捗管理.xlsx", `write --out 進捗管理.xlsx --years ${years} --owners ${owners}`],
    statuses: [DONE, FAILED, CANCELLED],
  });
}
