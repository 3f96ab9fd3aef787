import type { GradeSettings } from "../../achievement";
import { LEVEL_COLORS, NEUTRAL_COLOR } from "../../sheets";
import type { RuleColors } from "../input";

interface Seen {
  readonly found: RuleColors;
  readonly wanted: RuleColors;
}

/**
 * Whether a cell that was to look off track has a rule's colour that says otherwise. No colour at all says nothing, and one that
 * cannot be told is not known to.
 */
export function hidesOffTrack({ found, wanted }: Seen, settings: GradeSettings): boolean {
  if (levelOf(wanted.fill, settings)?.standing !== "offTrack" || found.fill === null || found.fill === "?")
    return false;
  return (
    found.fill !== wanted.fill &&
    levelOf(found.fill, settings)?.standing !== "offTrack" &&
    !isWarm(found.fill)
  );
}

/** What is seen and what was to be seen: their fills, or, where those are the same, their inks. */
export function colorInWords(
  { found, wanted }: Seen,
  settings: GradeSettings,
): [found: string, wanted: string] {
  const words = (color: string | null) => fillInWords(color, settings);
  if (found.fill !== wanted.fill) return [words(found.fill), words(wanted.fill)];
  const ink = (color: string | null) => (color === null ? "文字の色なし" : `文字の色 ${shownColor(color)}`);
  return [ink(found.ink), ink(wanted.ink)];
}

function fillInWords(fill: string | null, settings: GradeSettings): string {
  if (fill === null) return "色なし";
  const level = levelOf(fill, settings);
  if (level) return `${level.sign}${level.word}の色`;
  return fill === NEUTRAL_COLOR.fill ? "判定のない行の色" : shownColor(fill);
}

function shownColor(color: string): string {
  return color === "?" ? "別の色" : color;
}

function levelOf(fill: string | null, { levels }: GradeSettings): GradeSettings["levels"][number] | null {
  const index = LEVEL_COLORS.findIndex((level) => level.fill === fill);
  return levels[index] ?? null;
}

/** From red to yellow, as people take a warning to be; pale and grey are none. */
function isWarm(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return red - blue >= LEAST_DIFFERENCE && red >= green;
}

const LEAST_DIFFERENCE = 64;
