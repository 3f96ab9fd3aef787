import { displayWidth } from "./text/displayWidth";

export const COMMAND = "npm run --silent reform --";

/** How to use one command. */
export interface CommandHelp {
  /** As it is typed, with its arguments. */
  readonly usage: string;
  /** What it does, line by line. */
  readonly lead: readonly string[];
  readonly options: readonly (readonly [typed: string, meaning: string])[];
  readonly examples: readonly string[];
  readonly statuses: readonly (readonly [status: number, meaning: string])[];
}

/** On every command that changes files. */
export const DATE_OPTION = ["--date 2026-05-01", "今日の日付の代わりに使う日"] as const;
/** On every command that writes into 変更履歴. */
export const BY_OPTION = ["--by 名前", "変更履歴の実行者に残す名前。省略すると空欄"] as const;
export const HELP_OPTION = ["--help", "この説明を表示します"] as const;
export const DONE = [0, "終わりました"] as const;
export const FAILED = [1, "指定の誤りか、できない理由があります。ファイルは元のままです"] as const;
export const CANCELLED = [130, "Ctrl+C で中止しました。ファイルは元のままです"] as const;

export function helpText({ usage, lead, options, examples, statuses }: CommandHelp): string {
  return [
    `使い方: ${COMMAND} ${usage}`,
    "",
    ...lead,
    "",
    "指定:",
    ...aligned(options),
    "",
    "例:",
    ...examples.map((words) => `  ${COMMAND} ${words}`),
    "",
    "終了コード:",
    ...aligned(statuses.map(([status, meaning]) => [String(status), meaning])),
    "",
  ].join("\n");
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([typed]) => displayWidth(typed)));
  return rows.map(([typed, meaning]) => `  ${typed}${" ".repeat(width - displayWidth(typed) + 2)}${meaning}`);
}
