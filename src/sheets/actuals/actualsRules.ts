import type { RowRefs, SettingNames } from "../../achievement";
import { NO_GRADE, STANDING_LABELS, STATE_LABELS, gradeFormula, rateFormula } from "../../achievement";
import { ACTUAL_HEADERS as H, NO_INDICATOR } from "../headers";
import type { LegendCells } from "../looks/legend";
import { labelCell, reviewCell, standingCell } from "../looks/legend";
import { NAMES } from "../names";
import { noWords } from "../noWords";
import { LEVEL_COLORS, NEUTRAL_COLOR, OPEN_COLOR, REVIEWED, WANTED_FILL } from "../looks/palette";
import type { ConditionalSpec } from "../spec";

const cell = (header: string) => `[[${header}]]`;

const REFS: RowRefs = {
  target: cell(H.target),
  actual: cell(H.actual),
  state: cell(H.state),
  method: cell(H.method),
  baseline: cell(H.baseline),
  direction: cell(H.direction),
  stage: cell(H.stage),
  // Only an item without an indicator is measured by its schedule; an indicator without a target has none.
  schedule: `IF(${cell(H.indicator)}="${NO_INDICATOR}",${cell(H.schedule)},"")`,
  rate: cell(H.rate),
};
const SETTINGS: SettingNames = {
  places: NAMES.places,
  mins: NAMES.mins,
  labels: NAMES.labels,
  stages: NAMES.stageList,
};

export const RATE_CELL = rateFormula(REFS, SETTINGS);
export const GRADE_CELL = gradeFormula(REFS, SETTINGS);

const LEVELS = [0, 1, 2, 3] as const;

/**
 * Colours for 判定 and 達成率, compared with the legend above: what 設定 calls a level is what is coloured. Nobody is late
 * with an answer for a year after the one under review. At most one rule fits a cell, so their order does not matter:
 * Office.js puts each new rule first, files put it last.
 */
export function gradeRules(legend: LegendCells): ConditionalSpec[] {
  const grade = cell(H.grade);
  const unanswered = `${grade}="${NO_GRADE.unanswered}"`;
  const isLater = `${cell(H.westernYear)}>${reviewCell(legend)}`;
  return [
    ...LEVELS.map((level) => ({
      formula: `${grade}=${labelCell(legend, level)}`,
      format: LEVEL_COLORS[level],
    })),
    { formula: `OR(${grade}="${NO_GRADE.check}",AND(${unanswered},NOT(${isLater})))`, format: OPEN_COLOR },
    { formula: `OR(LEFT(${grade},1)="―",AND(${unanswered},${isLater}))`, format: NEUTRAL_COLOR },
  ];
}

/** A row that is off track, 算定不能 or 対象外 asks for its reason until one is there. */
export function reasonRules(legend: LegendCells): ConditionalSpec[] {
  const offTrack = LEVELS.map(
    (level) =>
      `AND(${cell(H.grade)}=${labelCell(legend, level)},${standingCell(legend, level)}="${STANDING_LABELS.offTrack}")`,
  );
  const byState = [STATE_LABELS.incalculable, STATE_LABELS.excluded].map(
    (label) => `${cell(H.state)}="${label}"`,
  );
  return [
    {
      formula: `AND(${noWords(cell(H.reason))},OR(${[...offTrack, ...byState].join(",")}))`,
      format: { fill: WANTED_FILL },
    },
  ];
}

/** The year under review stands out. */
export function reviewedRules(legend: LegendCells): ConditionalSpec[] {
  return [{ formula: `${cell(H.westernYear)}=${reviewCell(legend)}`, format: REVIEWED }];
}
