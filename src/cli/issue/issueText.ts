import { formatEraLong } from "../../plan";
import type { IssueChoice } from "../../workflows";
import { count } from "../text/cellText";
import { columnLines } from "../text/columns";
import type { Issued } from "./issueFiles";

/** What was made for whom; numbers first. */
export function issueText(
  { year, deadline, contact }: IssueChoice,
  { requestId, isDryRun, files, zip, existing }: Issued,
): string {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const done = isDryRun ? "作る予定です(まだ何も変えていません)" : "作りました";
  const lines = [
    `${formatEraLong(year)}の実績照会 ${requestId}: ${count(files.length)} 課、${count(rows)} 行のファイルを${done}。`,
    `期限 ${deadline}  連絡先 ${contact}`,
    "",
    ...columnLines(
      ["担当課", "行", "うち共同", "前回の配布", "ファイル"],
      files.map((file) => [
        file.department,
        file.rows,
        file.shared,
        file.earlier === null
          ? "なし"
          : `${file.earlier.issued.slice(0, 10)}(期限 ${file.earlier.deadline.slice(0, 10)})`,
        file.path ?? file.name,
      ]),
    ),
    ...(zip === null ? [] : ["", `まとめた zip: ${zip}`]),
    ...(existing.length === 0
      ? []
      : [
          "",
          isDryRun
            ? `同じ名前のファイルが ${count(existing.length)} 件あります。置き換えるには --overwrite が必要です。`
            : `同じ名前だった ${count(existing.length)} 件を置き換えました。`,
        ]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}
