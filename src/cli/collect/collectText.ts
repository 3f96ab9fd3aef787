import type { Plan } from "../../plan";
import { describeKey } from "../../sheets";
import type { FileReport, Proposal, Rejection } from "../../workflows";
import { cellText, count } from "../text/cellText";
import { columnLines } from "../text/columns";
import { firstFew } from "../text/firstFew";
import { printable } from "../text/printable";
import { answerLines, reminderLines } from "./answersText";
import type { Collected } from "./collectFiles";

export interface Wanted {
  readonly merge: boolean;
  /** Every cell, and no list is cut. */
  readonly cells: boolean;
  readonly remind: boolean;
}

/** What the files say: numbers first, then what needs people, then who has not answered. */
export function collectText(plan: Plan, master: string, collected: Collected, wanted: Wanted): string {
  const { collection, leftOut } = collected;
  const { files, rejections, answers } = collection;
  const limit: typeof firstFew = (lines) =>
    wanted.cells ? lines : firstFew(lines, "(--cells ですべて表示します)");
  const lines = [
    ...(files.length > 0 ? [headline(master, collected), ...fileLines(files)] : []),
    ...(leftOut.length > 0
      ? [`--accept にないため除いたファイル: ${leftOut.map(printable).join("、")}`]
      : []),
    ...(wanted.cells ? changeLines(plan, collected) : []),
    ...conflictLines(plan, collected, limit),
    ...rejectionLines(rejections, limit),
    ...answerLines(answers, files.length > 0 && !collected.merged, limit),
    ...(wanted.remind ? reminderLines(plan, answers) : []),
    ...(files.length > 0 ? nextStep(collected, wanted) : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function headline(master: string, { collection, merged, isSaved, undecided }: Collected): string {
  if (merged && merged.batch !== null) {
    const left =
      undecided.length > 0 ? `。決まっていない競合 ${count(undecided.length)} セルは元のままです` : "";
    return `「${master}」に ${count(merged.cells)} セル(${count(merged.rows)} 行)を取り込みました${left}。`;
  }
  if (merged && isSaved) {
    return `取り込むセルはありませんでした。回収した日時だけを「${master}」に記録しました。`;
  }
  if (merged) return `取り込むセルはありませんでした。「${master}」は元のままです。`;
  return `${count(collection.files.length)} ファイルを「${master}」と照らし合わせました。まだ何も変えていません。`;
}

function fileLines(files: readonly FileReport[]): readonly string[] {
  const rows = files.map(({ file, department, counts, issues }) => [
    printable(file),
    issues.length > 0 ? "(取り込めません)" : printable(department ?? ""),
    counts.new,
    counts.changed,
    counts.same,
    counts.conflict,
    counts.rejected,
  ]);
  const said = new Map<string, string[]>();
  for (const { file, issues, notices } of files) {
    for (const { message } of [...issues, ...notices])
      said.set(message, [...(said.get(message) ?? []), file]);
  }
  return [
    "",
    ...columnLines(["ファイル", "担当課", "新規", "変更", "同じ", "競合", "不可"], rows),
    ...(said.size > 0 ? ["", ...[...said].map(([message, names]) => saidOf(names, message))] : []),
  ];
}

/** What is said of several files is said once: a folder may hold a hundred copies of one. */
function saidOf(names: readonly string[], message: string): string {
  const more = names.length > 3 ? ` ほか ${count(names.length - 3)} ファイル` : "";
  return `${names.slice(0, 3).map(printable).join("、")}${more}: ${printable(message)}`;
}

function changeLines(plan: Plan, { collection: { proposals } }: Collected): readonly string[] {
  const clear = proposals.filter(({ conflict }) => conflict === null);
  if (clear.length === 0) return [];
  const entries = clear.map((proposal) => {
    const [{ file, place, value, reading }] = proposal.candidates;
    const change = `${cellText(proposal.before)} → ${cellText(value)}`;
    return { file, line: `${printable(place)}  ${nameOf(plan, proposal)}: ${change}${readingOf(reading)}` };
  });
  return ["", "新規と変更", ...byFile(entries)];
}

const WHY = {
  files: "ファイルどうしが違います",
  newer: "配布したあとにブックも変わっています",
  state: "実績と状態が合わなくなります",
} as const;

function conflictLines(
  plan: Plan,
  { collection: { proposals }, decisions, undecided }: Collected,
  limit: typeof firstFew,
): readonly string[] {
  const open = new Set(undecided.map(({ id }) => id));
  const conflicts = proposals.filter(({ conflict, id }) => conflict !== null || open.has(id));
  if (conflicts.length === 0) return [];
  const lines = conflicts.map((proposal) => {
    const why = WHY[proposal.conflict ?? "state"];
    const taken = decisions.get(proposal.id) ?? null;
    const state = open.has(proposal.id) ? "未決定" : taken === null ? "ブックの値のまま" : "ファイルの値";
    return [
      `  ${nameOf(plan, proposal)}: ${why}(${state})`,
      `    ${taken === null && !open.has(proposal.id) ? "*" : "-"} ブック ${cellText(proposal.before)}`,
      ...proposal.candidates.map(
        ({ department, value, file, place, reading }, index) =>
          `    ${taken === index ? "*" : "-"} ${printable(department)} ${cellText(value)}  [${printable(file)} ${printable(place)}]${readingOf(reading)}`,
      ),
    ].join("\n");
  });
  return [
    "",
    `競合 ${count(conflicts.length)} セル、うち未決定 ${count(undecided.length)}(* が残る値)`,
    ...limit(lines),
  ];
}

function rejectionLines(rejections: readonly Rejection[], limit: typeof firstFew): readonly string[] {
  if (rejections.length === 0) return [];
  const entries = rejections.map(({ file, place, row, header, message }) => {
    const name = [place, "", row, header ?? ""].join(" ").trim();
    return { file, line: `${printable(name)}: ${printable(message)}` };
  });
  return ["", `取り込めないセル ${count(rejections.length)}`, ...limit(byFile(entries))];
}

/** Entries under the names of their files; a name stands in the same entry as the first line below it. */
function byFile(entries: readonly { readonly file: string; readonly line: string }[]): readonly string[] {
  const files = [...new Set(entries.map(({ file }) => file))];
  return files.flatMap((name) =>
    entries
      .filter(({ file }) => file === name)
      .map(({ line }, index) => `${index === 0 ? `  ${printable(name)}\n` : ""}    ${line}`),
  );
}

function nextStep({ undecided, collection: { proposals } }: Collected, { merge }: Wanted): readonly string[] {
  return [
    ...(undecided.length > 0
      ? ["", "競合は、--take 担当課 か --take ファイル名 でその値に、--keep でブックの値に決められます。"]
      : []),
    ...(!merge && proposals.length > 0 ? ["", "取り込むには、同じ指定に --merge を付けてください。"] : []),
  ];
}

function nameOf(plan: Plan, { key, header }: Proposal): string {
  return printable(`${describeKey(plan, key)} ${header}`);
}

function readingOf(reading: string | null): string {
  return reading === null ? "" : `  ${printable(reading)}`;
}
