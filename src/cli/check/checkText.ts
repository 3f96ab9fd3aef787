import { VERDICT_LABELS, type RuleResult, type SheetCheck, type Verdict } from "../../openData";
import { count } from "../text/cellText";
import { displayWidth } from "../text/displayWidth";
import { printable } from "../text/printable";

/**
 * One block per sheet: the counts, a line per rule, and below each rule with findings what, where and what to do. Of several
 * sheets only the rules with findings are shown.
 */
export function checkText(file: string, checks: readonly SheetCheck[]): string {
  const isSingle = checks.length === 1;
  const blocks = checks.map(({ sheet, results }) => {
    const where = sheet === file ? printable(file) : `${printable(file)} シート「${printable(sheet)}」`;
    const shown = isSingle ? results : results.filter(({ verdict }) => verdict !== "pass");
    return [`${where}: ${counts(results)}`, "", ...shown.flatMap(ruleLines)];
  });
  const hint = isSingle
    ? ""
    : "\n合格の項目は省いています。--sheet でシートを指定すると、すべて表示します。\n";
  return blocks.map((lines) => lines.map((line) => `${line}\n`).join("")).join("\n") + hint;
}

function counts(results: readonly RuleResult[]): string {
  return (["pass", "fail", "confirm"] as const)
    .map((verdict) => {
      const found = results.filter((result) => result.verdict === verdict).length;
      return `${VERDICT_LABELS[verdict]} ${count(found)}`;
    })
    .join("、");
}

const WIDEST = Math.max(...Object.values(VERDICT_LABELS).map(displayWidth));

function ruleLines({ rule, title, verdict, findings, advice, unseen }: RuleResult): string[] {
  const indent = " ".repeat(WIDEST + 8);
  return [
    `${padded(verdict)}  ${rule.padEnd(4)}  ${title}`,
    ...findings.map(({ verdict: own, what, cells, count: all }) => {
      const places = cells.length === 0 ? "" : ` ${cells.map(printable).join(" ")}${rest(all, cells.length)}`;
      const mark = own === "confirm" && verdict === "fail" ? `(${VERDICT_LABELS.confirm})` : "";
      return `${indent}${mark}${printable(what)}${places}`;
    }),
    ...(advice === "" ? [] : [`${indent}→ ${advice}`]),
    ...(unseen === "" ? [] : [`${indent}※ ${unseen}`]),
  ];
}

function padded(verdict: Verdict): string {
  const label = VERDICT_LABELS[verdict];
  return label + " ".repeat(WIDEST - displayWidth(label));
}

function rest(all: number, shown: number): string {
  return all > shown ? ` ほか ${count(all - shown)} か所` : "";
}
