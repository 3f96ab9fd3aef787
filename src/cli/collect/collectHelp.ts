import type { Plan } from "../../plan";
import { BY_OPTION, CANCELLED, DATE_OPTION, DONE, FAILED, HELP_OPTION, helpText } from "../commandHelp";
import { planExamples } from "../planExamples";

export function collectHelp(plan: Plan): string {
  const { owner, owners } = planExamples(plan);
  return helpText({
    usage: "collect ブック.xlsx 戻ってきたファイル… [指定]",
    lead: [
      "担当課から戻ってきたファイルを、ブックと照らし合わせます。フォルダーを指定すると、その中のファイルを読みます。",
      "--merge を付けるまで、何も変えません。付けると、新規と変更のセルをまとめて取り込み、変更履歴に残します。",
      "競合(ファイルどうしが違う、配布後にブックも変わった)は、決めるまでブックの値のままです。",
      "ファイルを指定しないと、回答の状況だけを表示します。",
    ],
    options: [
      ["--merge", "取り込みます。読めないファイルや取り込めないセルがあっても、ほかは取り込みます"],
      [`--accept ${owners}`, "この担当課のファイルだけを使います。省略するとすべて"],
      [`--take ${owner}`, "競合では、この担当課の値にします。何度でも指定でき、先のものが優先します"],
      ["--take ファイル名", "同じく、このファイルの値にします(同じ課から二つ届いたとき)"],
      ["--keep", "--take で決まらない競合は、ブックの値のままと決めます"],
      ["--undo", "最後の取り込みを取り消します。そのあとに変えられたセルは残します"],
      ["--remind", "回答の済んでいない担当課への督促文を表示します"],
      ["--cells", "新規と変更もセルごとに表示し、一覧を途中で切りません"],
      DATE_OPTION,
      BY_OPTION,
      ["--json", "結果を JSON で表示します"],
      HELP_OPTION,
    ],
    examples: [
      "collect 進捗管理.xlsx 回答",
      "collect 進捗管理.xlsx 回答/*.xlsx --merge",
      `collect 進捗管理.xlsx 回答 --merge --take ${owner}`,
      "collect 進捗管理.xlsx --remind",
      "collect 進捗管理.xlsx --undo",
    ],
    statuses: [
      DONE,
      FAILED,
      [2, "終わりましたが、決まっていない競合、取り込めないセルかファイル、戻せないセルが残っています"],
      CANCELLED,
    ],
  });
}
