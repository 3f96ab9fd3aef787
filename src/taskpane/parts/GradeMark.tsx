import { LEVEL_COLORS, NEUTRAL_COLOR } from "../../sheets";

export interface GradeMarkProps {
  /** Sign and word, such as △やや遅れ. */
  readonly label: string;
  /** 区分 in 設定, 1 is best; null where nothing was graded. */
  readonly level: number | null;
}

/** A grade by sign, word and colour: the sheets' own colours, so that pane and cells look alike in every theme. */
export function GradeMark({ label, level }: GradeMarkProps) {
  const { fill, color } = (level === null ? undefined : LEVEL_COLORS[level - 1]) ?? NEUTRAL_COLOR;
  return (
    <span className="reform-grade" style={{ backgroundColor: fill, color }}>
      {label}
    </span>
  );
}
