import type { GradeSettings } from "../../achievement";
import { METHOD_LABELS, STANDING_LABELS, footnotes } from "../../achievement";
import { foldText } from "./foldText";
import { roundingInWords, thresholdsInWords } from "../looks/legend";
import { EARLY_COUNT } from "../progress/listedRow";
import { NAMES } from "../names";
import { quoted } from "../rowFormula";
import type { BlockSpec, Content } from "../spec";
import { line } from "../looks/titleBlock";
import { textWidth } from "../looks/widths";

/** Below the number of a note. */
const INDENT = "　　";

/**
 * What a reader must know to check the numbers by hand, one line of a page each. Sentences that depend on 設定 are formulas, so
 * that they never speak of other rules than those in force; they say what `footnotes` says.
 *
 * @param width of the page, in characters of 半角 width.
 */
export function noteBlocks(row: number, width: number, settings: GradeSettings): BlockSpec[] {
  const { method, states, estimates, totals } = footnotes(settings);
  const notes: readonly (string | { readonly formula: string })[] = [
    method,
    { formula: thresholdsInWords() },
    { formula: roundingInWords() },
    { formula: stagesInWords() },
    { formula: onTrackInWords() },
    states,
    totals,
    "取組状況と理由・対応は、長い文を…で切っています。全文が必要なときは、担当課または行政改革の担当にお問い合わせください。",
  ];
  // The last one: without estimates it is blank, and no number is missing.
  const ifEstimated = foldNote(notes.length + 1, estimates, width).map((part) => ({
    formula: `IF(${EARLY_COUNT}>0,${quoted(part)},"")`,
  }));
  const lines = notes.flatMap((note, index): Content[] => {
    if (typeof note !== "string") return [{ formula: `"(${index + 1}) "&${note.formula}` }];
    return foldNote(index + 1, note, width);
  });
  return [...lines, ...ifEstimated].map((content, index) => line(row + index, 0, content, "lead"));
}

/** On lines of the page, the later ones below the text. A last line of a few letters takes some of the one before. */
function foldNote(number: number, note: string, width: number): string[] {
  const text = `(${number}) ${note}`;
  const room = width - textWidth(INDENT);
  const lines = foldText(text, room);
  const last = lines.at(-1) ?? "";
  const balanced =
    lines.length > 1 && textWidth(last) < LEAST_LAST ? foldText(text, room - LEAST_LAST) : lines;
  return balanced.map((part, at) => (at === 0 ? part : INDENT + part));
}

/** A shorter last line looks lost. */
const LEAST_LAST = 16;

/** As `footnotes(settings).stages` with the labels of 設定. */
export function stagesInWords(): string {
  const [first, , third, fourth] = NAMES.labels;
  return (
    `"「${METHOD_LABELS.stage}」の行は率を計算せず、計画した段階に達していれば「"&${first}&"」、一つ手前なら「"&${third}&` +
    `"」、二つ以上手前なら「"&${fourth}&"」としています。"`
  );
}

/** Which levels count as 順調. */
export function onTrackInWords(): string {
  const labels = NAMES.labels.map(
    (label, level) =>
      `IF(${NAMES.standings[level] ?? ""}="${STANDING_LABELS.onTrack}","と「"&${label}&"」","")`,
  );
  const all = `MID(${labels.join("&")},2,200)`;
  return (
    `IF(${all}="","「${STANDING_LABELS.onTrack}」とする区分はありません。",` +
    `"「${STANDING_LABELS.onTrack}」の割合は、判定のある行のうち"&${all}&"の割合です。")`
  );
}
