export interface Axis {
  readonly from: number;
  readonly to: number;
  /** From the lowest to the highest. */
  readonly ticks: readonly number[];
}

/** About so many steps, so that their numbers have room. */
const STEPS = 5;

/**
 * An axis on which all values have room, with steps of 1, 2 or 5 times a power of ten. Without values: 0 to 1.
 * @param hasZero bars begin at 0: their lengths are compared.
 * @example axisOf([91, 95], true).ticks // [0, 20, 40, 60, 80, 100]
 */
export function axisOf(values: readonly (number | null)[], hasZero: boolean): Axis {
  const known = values.filter((value) => value !== null);
  const low = known.reduce((least, value) => Math.min(least, value), hasZero ? 0 : (known[0] ?? 0));
  const most = known.reduce((so, value) => Math.max(so, value), hasZero ? 0 : (known[0] ?? 0));
  const high = low === 0 && most === 0 ? 1 : most;
  const range = high > low ? high - low : Math.abs(high);
  const power = 10 ** Math.floor(Math.log10(range / STEPS));
  const step = power * ([1, 2, 5].find((times) => times * power * STEPS >= range) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
  return { from: first * step, to: last * step, ticks };
}

/** Without what binary numbers add far behind the point. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
