import type { Plan } from "../../plan";
import { reminderText } from "../../workflows";
import { circumstances } from "../circumstances";
import { openMaster } from "../master";
import { failed, misused, type Outcome } from "../outcome";
import type { Surroundings } from "../surroundings";
import { warnings } from "../text/warnings";
import { listOf } from "../words/list";
import { readWords, type Options } from "../words/readWords";
import { collectFiles, type Collected } from "./collectFiles";
import { collectText } from "./collectText";
import { pickFiles } from "./pickFiles";
import { unanswered } from "./answersText";
import { undoLastMerge, type Undone } from "./undoLastMerge";
import { undoText } from "./undoText";

const SPEC = {
  merge: "flag",
  accept: "texts",
  take: "texts",
  keep: "flag",
  undo: "flag",
  remind: "flag",
  cells: "flag",
  date: "text",
  by: "text",
  json: "flag",
} as const;

/**
 * `reform collect`: what returned files would change, merging it, taking the last merge back, and who has not answered.
 * Without --merge or --undo nothing is written. Status 2: done, but something is left for people to decide.
 */
export async function collectCommand(
  plan: Plan,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  const read = readWords(words, SPEC);
  if (!read.ok) return misused(read.issues[0].message, "collect");
  const { options, others } = read.value;
  const [typed, ...returned] = others;
  if (typed === undefined) {
    return misused(
      "collect には、計画を書き込んだブックと、戻ってきたファイルを指定してください。",
      "collect",
    );
  }
  const misuse = misuseOf(options, returned);
  if (misuse !== null) return misused(misuse, "collect");
  const written = circumstances(plan, surroundings, options.date, options.by);
  if (!written.ok) return failed(written.issues);
  const master = await openMaster(surroundings.disk, typed);
  if (!master.ok) return failed(master.issues);

  if (options.undo) {
    const undone = await undoLastMerge(plan, master.value, written.value, surroundings);
    return undone.ok ? undoOutcome(typed, undone.value, options.json) : failed(undone.issues);
  }
  const picked = pickFiles(surroundings.disk, returned, master.value.path);
  if (!picked.ok) return failed(picked.issues);
  const wishes = {
    accept: listOf(options.accept),
    take: listOf(options.take),
    keep: options.keep,
    isMerge: options.merge,
  };
  const { files, ignored } = picked.value;
  const collected = await collectFiles(plan, master.value, files, wishes, written.value, surroundings);
  if (!collected.ok) return failed(collected.issues);
  return {
    status: needsPeople(collected.value) ? 2 : 0,
    stdout: options.json
      ? json(plan, typed, collected.value, options.remind)
      : collectText(plan, typed, collected.value, options),
    stderr: ignoredText(ignored) + warnings(collected.value.leftOver),
  };
}

function misuseOf(options: Options<typeof SPEC>, returned: readonly string[]): string | null {
  const { undo, merge, accept, take, keep, remind } = options;
  const isAboutFiles = merge || keep || accept.length > 0 || take.length > 0;
  if (undo && (isAboutFiles || remind || returned.length > 0)) {
    return "--undo は、ブックだけを指定して使います。最後の取り込みを取り消します。";
  }
  if (isAboutFiles && returned.length === 0) {
    return "取り込むファイルかフォルダーを、ブックの次に指定してください。";
  }
  return null;
}

/** Something that no rerun of the same command would put right. */
function needsPeople({ collection: { files, rejections }, undecided }: Collected): boolean {
  return undecided.length > 0 || rejections.length > 0 || files.some(({ issues }) => issues.length > 0);
}

function json(plan: Plan, master: string, collected: Collected, withReminders: boolean): string {
  const { collection, decisions, undecided, merged, leftOut } = collected;
  const open = new Set(undecided.map(({ id }) => id));
  const said = {
    master,
    merged,
    undecided: undecided.length,
    leftOut,
    ...collection,
    proposals: collection.proposals.map((proposal) => ({
      ...proposal,
      decision: open.has(proposal.id)
        ? "undecided"
        : (proposal.candidates[decisions.get(proposal.id) ?? -1] ?? "keep"),
    })),
    ...(withReminders
      ? {
          reminders: unanswered(collection.answers).map((answer) => ({
            department: answer.department,
            text: reminderText(plan, answer),
          })),
        }
      : {}),
  };
  return `${JSON.stringify(said, null, 2)}\n`;
}

function undoOutcome(master: string, undone: Undone, asJson: boolean): Outcome {
  const { leftOver, ...said } = undone;
  return {
    status: undone.kept.length > 0 ? 2 : 0,
    stdout: asJson ? `${JSON.stringify({ master, ...said }, null, 2)}\n` : undoText(master, undone),
    stderr: warnings(leftOver),
  };
}

function ignoredText(names: readonly string[]): string {
  return names.length === 0 ? "" : `Excel のファイルではないため読みませんでした: ${names.join("、")}\n`;
}
