import type { Issue } from "../../plan";

/** What was tried with the file. */
export type Attempt = "read" | "write";

/**
 * Why the disk refused, for people: what, where, what to do. null where it is no refusal of the disk but a bug.
 *
 * Issues `disk.missing`, `disk.denied`, `disk.readOnly`, `disk.busy`, `disk.full`, `disk.tooLong`, `disk.notFolder`,
 * `disk.failed`.
 */
export function explainTrouble(error: unknown, attempt: Attempt, path: string): Issue | null {
  const code = errnoOf(error);
  if (code === null) return null;
  const tried = attempt === "read" ? "読めません" : "書き込めません";
  const because = (issue: string, reason: string): Issue => ({
    code: `disk.${issue}`,
    path,
    message: `「${path}」: ${tried}。${reason}`,
  });
  switch (code) {
    case "ENOENT":
      return because("missing", "名前と場所を確かめてください。");
    case "EACCES":
    case "EPERM":
      return because(
        "denied",
        "Excel などで開いている場合は閉じてください。開いていない場合は、ファイルとフォルダーのアクセス権を確かめてください。",
      );
    case "EROFS":
      return because("readOnly", "読み取り専用の場所です。ほかのフォルダーを指定してください。");
    case "EBUSY":
    case "ETXTBSY":
      return because("busy", "Excel などで開かれています。閉じてから、もう一度実行してください。");
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return because(
        "full",
        "ディスクの空きか、使える容量が足りません。空きを作ってから、もう一度実行してください。",
      );
    case "ENAMETOOLONG":
      return because("tooLong", "名前が長すぎます。短い名前か、浅いフォルダーを指定してください。");
    case "ENOTDIR":
    case "EISDIR":
    case "EEXIST":
      return because("notFolder", "ファイルとフォルダーを取り違えていないか、場所を確かめてください。");
    default:
      return because(
        "failed",
        `ディスクかネットワークの不具合です(${code})。場所を確かめて、もう一度実行してください。`,
      );
  }
}

/** Node's code of a failed system call. Not by `instanceof`: another realm's errors are as good. */
function errnoOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error) || !("syscall" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
