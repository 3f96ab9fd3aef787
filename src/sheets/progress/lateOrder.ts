/** Which rows of 進捗一覧 are off track, or heading for it, the worst first. */
import { ESTIMATE_MARK, STANDING_LABELS, earlyWarningFormula } from "../../achievement";
import { PROGRESS_HEADERS as H } from "../headers";
import { NAMES } from "../names";
import { SETTINGS, cell } from "./reviewedRow";

/** More than a sheet has rows. */
const WORSE = 10_000_000;

/** 1 to 4, best first; "" for what is no grade. */
export function levelOf(grade: string): string {
  return NAMES.labels.reduceRight((rest, label, index) => `IF(${grade}=${label},${index + 1},${rest})`, '""');
}

/** 扱い of the grade; "" for what is no grade. */
function standing(): string {
  return NAMES.standings.reduceRight(
    (rest, name, index) => `IF(${cell(H.level)}=${index + 1},${name},${rest})`,
    '""',
  );
}

/** 遅れの重さ: the worse the grade, then the higher in the list, the more; "" for what is not off track. */
export function lateWeight(): string {
  return `IF(${standing()}="${STANDING_LABELS.offTrack}",${cell(H.level)}*${WORSE}-ROW(${cell(H.key)}),"")`;
}

/** As {@link lateWeight}, of what the year's end is expected to be. */
export function earlyWeight(): string {
  const level = NAMES.labels.reduceRight(
    (rest, label, index) => `IF(${cell(H.estimateGrade)}=${label}&"${ESTIMATE_MARK}",${index + 1},${rest})`,
    "0",
  );
  return (
    `IF(ISNUMBER(${cell(H.estimateRate)}),IF(${earlyWarningFormula(cell(H.estimateGrade), SETTINGS)},` +
    `(${level})*${WORSE}-ROW(${cell(H.key)}),""),"")`
  );
}

/** Its place among the weights of all rows, from 1. */
export function rankOf(weight: string, weights: string): string {
  return `IF(${weight}="","",RANK(${weight},${weights}))`;
}
