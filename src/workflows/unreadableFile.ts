import { fail, type Result } from "../plan";

/**
 * `file.unreadable`: a file that people picked has been moved or deleted since, or another program holds it.
 *
 * @example unreadableFile("回答.xlsx")
 */
export function unreadableFile(name: string): Result<never> {
  return fail(
    "file.unreadable",
    name,
    "ファイルを読めません。移動や削除をしていないか、ほかのソフトで開いていないかを確かめて、もう一度選んでください。",
  );
}
