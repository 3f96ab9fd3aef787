import { answerTarget, indexPlan, messageOf, type Plan } from "../plan";
import { help } from "./help";
import { tableCsv } from "./table";

/** What a command leaves behind. */
export interface Outcome {
  /** Exit status: 0, or 1 where there is no answer or the command is not understood. */
  readonly status: 0 | 1;
  readonly stdout: string;
  readonly stderr: string;
}

/** One command line, without `node` and the script. */
export function run(plan: Plan, words: readonly string[]): Outcome {
  const [command, ...rest] = words;
  switch (command) {
    case "target":
      return target(plan, rest);
    case "table":
      return withFlag("table", "--csv", rest, () => tableCsv(plan));
    case "items":
      return withFlag("items", "--json", rest, () => `${JSON.stringify(plan, null, 2)}\n`);
    case "--help":
    case "-h":
    case "help":
      return printed(help(plan));
    case undefined:
      return misused("コマンドがありません。");
    default:
      return misused(`「${command}」というコマンドはありません。`);
  }
}

function target(plan: Plan, words: readonly string[]): Outcome {
  const [item, year, indicator, ...extra] = words;
  if (item === undefined || year === undefined || extra.length > 0) {
    return misused(
      "target には、取組項目と年度、必要なら指標を指定してください。空白を含む名前は引用符で囲みます。",
    );
  }
  const answer = answerTarget(indexPlan(plan), item, year, indicator);
  return answer.kind === "value" ? printed(`${answer.value}\n`) : refused(`${messageOf(answer)}\n`);
}

function withFlag(command: string, flag: string, words: readonly string[], print: () => string): Outcome {
  return words.length === 1 && words[0] === flag
    ? printed(print())
    : misused(`${command} には ${flag} だけを付けてください。`);
}

function printed(stdout: string): Outcome {
  return { status: 0, stdout, stderr: "" };
}

function refused(stderr: string): Outcome {
  return { status: 1, stdout: "", stderr };
}

function misused(message: string): Outcome {
  return refused(`${message}\n使い方は npm run --silent reform -- --help で確かめられます。\n`);
}
