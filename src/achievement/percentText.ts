/** A fraction as people read a threshold, without the noise of binary arithmetic. @example percentText(0.8) // "80%" */
export function percentText(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(12))}%`;
}
