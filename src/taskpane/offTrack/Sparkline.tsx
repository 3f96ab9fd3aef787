import type { Trend } from "../../workflows";
import { SPARKLINE, sparklineShape } from "./sparklineShape";

export interface SparklineProps {
  readonly trend: Trend;
  readonly reviewYear: number;
}

/** Targets dashed, actual values as a line with dots, the year under review upright. Its words stand beside it. */
export function Sparkline({ trend, reviewYear }: SparklineProps) {
  const shape = sparklineShape(trend, reviewYear);
  if (shape === null) return null;
  const { width, height } = SPARKLINE;
  const { targets, actuals, marks, reviewedX } = shape;
  return (
    <svg
      className="reform-spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden
    >
      {reviewedX !== null && (
        <line className="reform-spark-now" x1={reviewedX} x2={reviewedX} y1={0} y2={height} />
      )}
      <path className="reform-spark-target" d={targets} />
      <path className="reform-spark-actual" d={actuals} />
      {marks.map(({ x, y, isReviewed }) => (
        <circle key={x} className="reform-spark-mark" cx={x} cy={y} r={isReviewed ? 3.5 : 2} />
      ))}
    </svg>
  );
}

/** What the lines of all the pictures mean, once. */
export function SparklineKey() {
  return (
    <p className="reform-key reform-quiet">
      <svg className="reform-spark" viewBox="0 0 28 12" width={28} height={12} aria-hidden>
        <path className="reform-spark-actual" d="M2 6H26" />
        <circle className="reform-spark-mark" cx={14} cy={6} r={2.5} />
      </svg>
      実績
      <svg className="reform-spark" viewBox="0 0 28 12" width={28} height={12} aria-hidden>
        <path className="reform-spark-target" d="M2 6H26" />
      </svg>
      目標
      <svg className="reform-spark" viewBox="0 0 12 12" width={12} height={12} aria-hidden>
        <line className="reform-spark-now" x1={6} x2={6} y1={0} y2={12} />
      </svg>
      対象年度
    </p>
  );
}
