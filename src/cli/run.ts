import { answerTarget, indexPlan, messageOf, type Plan } from "../plan";
import { auditHelp } from "./audit/auditHelp";
import { checkHelp } from "./check/checkHelp";
import { collectHelp } from "./collect/collectHelp";
import { exportHelp } from "./export/exportHelp";
import { freezeHelp } from "./freeze/freezeHelp";
import { help } from "./help";
import { issueHelp } from "./issue/issueHelp";
import { misused, printed, refused, type Outcome } from "./outcome";
import type { Surroundings } from "./surroundings";
import { tableCsv } from "./table";
import { verifyHelp } from "./verify/verifyHelp";
import { writeHelp } from "./write/writeHelp";

/**
 * One command line, without `node` and the script. Commands on files are loaded when they are asked for: the others answer
 * at once.
 */
export async function run(
  plan: Plan,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  const [command, ...rest] = words;
  const wantsHelp = asksForHelp(rest);
  switch (command) {
    case "target":
      return wantsHelp ? printed(help(plan)) : target(plan, rest);
    case "table":
      return wantsHelp ? printed(help(plan)) : withFlag("table", "--csv", rest, () => tableCsv(plan));
    case "items":
      return wantsHelp
        ? printed(help(plan))
        : withFlag("items", "--json", rest, () => `${JSON.stringify(plan, null, 2)}\n`);
    case "write":
      if (wantsHelp) return printed(writeHelp(plan));
      return (await import("./write/writeCommand")).writeCommand(plan, rest, surroundings);
    case "issue":
      if (wantsHelp) return printed(issueHelp(plan));
      return (await import("./issue/issueCommand")).issueCommand(plan, rest, surroundings);
    case "collect":
      if (wantsHelp) return printed(collectHelp(plan));
      return (await import("./collect/collectCommand")).collectCommand(plan, rest, surroundings);
    case "export":
      if (wantsHelp) return printed(exportHelp());
      return (await import("./export/exportCommand")).exportCommand(plan, rest, surroundings);
    case "check":
      if (wantsHelp) return printed(checkHelp());
      return (await import("./check/checkCommand")).checkCommand(rest, surroundings);
    case "audit":
      if (wantsHelp) return printed(auditHelp());
      return (await import("./audit/auditCommand")).auditCommand(plan, rest, surroundings);
    case "freeze":
      if (wantsHelp) return printed(freezeHelp());
      return (await import("./freeze/freezeCommand")).freezeCommand(plan, rest, surroundings);
    case "verify":
      if (wantsHelp) return printed(verifyHelp());
      return (await import("./verify/verifyCommand")).verifyCommand(rest, surroundings);
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

/** Words after `--` are names, whatever they look like. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf("--");
  const options = end < 0 ? words : words.slice(0, end);
  return options.includes("--help") || options.includes("-h");
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
