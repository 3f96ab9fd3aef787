/**
 * Every colour of the sheets. Status colours follow Okabe and Ito (blue-green, neutral, amber, vermilion), which people
 * with any colour vision tell apart; text on them has a contrast of 4.5:1 or more, and what is off track is darker or bolder
 * as well, so that a black-and-white print still shows it. A test computes all of that.
 */
export const INK = "#1F2933";
export const QUIET_INK = "#56606B";
export const GRID = "#BFC5CC";
export const HEADER_FILL = "#34495E";
export const HEADER_INK = "#FFFFFF";
export const INPUT_FILL = "#FFF9DB";
export const CALCULATED_FILL = "#F0F1F3";
export const INFERRED_INK = "#5B4A91";
export const UNREADABLE_FILL = "#E9ECEF";
export const UNREADABLE_INK = "#8C2A06";

/** The year under review. */
export const REVIEWED = { fill: "#DCE6F2", color: INK, bold: true } as const;

/** A reason is still missing. */
export const WANTED_FILL = "#F9C9A8";

export interface StatusColor {
  readonly fill: string;
  readonly color: string;
  readonly bold: boolean;
}

/** Levels 1 to 4, best first. */
export const LEVEL_COLORS: readonly [StatusColor, StatusColor, StatusColor, StatusColor] = [
  { fill: "#B5E2D3", color: "#00513E", bold: false },
  { fill: "#E8EDF3", color: "#37424D", bold: false },
  { fill: "#EDA928", color: "#2E1F00", bold: true },
  { fill: "#A33208", color: "#FFFFFF", bold: true },
];

/** No answer yet, and rows that need looking at: white, so that they are not taken for a grade. */
export const OPEN_COLOR: StatusColor = { fill: "#FFFFFF", color: "#37424D", bold: true };

/** Rows without a rate. */
export const NEUTRAL_COLOR: StatusColor = { fill: CALCULATED_FILL, color: QUIET_INK, bold: false };

/** In charts what is planned is pale and what was reached is dark, in print as well. */
export const SERIES_COLORS = { target: "#A9BACB", actual: "#1F4E79" } as const;

/**
 * Bars of a chart of grades: levels 1 to 4, then open rows and those without a grade. Of each level the hue of its cells, but
 * darker, since bars carry no text: one colour means one level on a page. Neighbours differ in lightness, for prints in black
 * and white; open rows are nearly white, as their cells are.
 */
export const GRADE_BAR_COLORS = ["#1B7F64", "#B7C4D2", "#E39A12", "#A33208", "#EFEDE6", "#9B9B9B"] as const;

/** Between target and actual in {@link SERIES_COLORS}: a value that is expected, not reached. */
export const ESTIMATE_COLOR = "#6F8FB0";
