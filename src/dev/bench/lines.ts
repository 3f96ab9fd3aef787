/** One measured figure. `beside` is the same work done the plainest way, in the same run. */
export interface Line {
  readonly what: string;
  readonly figure: string;
  readonly beside?: string;
}

export const milliseconds = (value: number): string =>
  `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(bytes < 102_400 ? 1 : 0)} KB`;

/** The middle of several runs, after one that does not count. */
export async function median(work: () => unknown, runs = 5): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

export function print(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`);
  const wide = Math.max(...lines.map(({ what }) => what.length));
  for (const { what, figure, beside } of lines)
    console.log(
      `  ${what.padEnd(wide)}  ${figure.padStart(12)}${beside === undefined ? "" : `   beside: ${beside}`}`,
    );
}
