const DIGITS = 15;

/**
 * A number as C's `%.15g` prints it: that many digits survive Excel, LibreOffice and every program that keeps numbers in 64
 * bits. Exact halves go to the even digit, as in C; -0 is 0, which no spreadsheet tells apart.
 *
 * @throws RangeError for what no cell can hold.
 * @example fifteenDigits(0.1 + 0.2) // "0.3"
 * @example fifteenDigits(1e21) // "1e+21"
 */
export function fifteenDigits(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${String(value)} is no number of a cell`);
  if (value === 0) return "0";
  const { digits, exponent } = rounded(Math.abs(value));
  const kept = digits.replace(/0+$/, "");
  const sign = value < 0 ? "-" : "";
  if (exponent < -4 || exponent >= DIGITS) {
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${withPoint(kept, 1)}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${kept}`;
  return sign + withPoint(kept.padEnd(exponent + 1, "0"), exponent + 1);
}

function withPoint(digits: string, before: number): string {
  return digits.length > before ? `${digits.slice(0, before)}.${digits.slice(before)}` : digits;
}

interface Rounded {
  /** As many as are printed, the first before the point. */
  readonly digits: string;
  readonly exponent: number;
}

function rounded(value: number): Rounded {
  // Beyond 15 digits and a 5, an exact half has nothing but zeros; JavaScript rounds it up.
  if (!partsOf(value, DIGITS + 2).digits.endsWith("50")) return partsOf(value, DIGITS);
  const { digits, exponent } = partsOf(value, 101);
  const isHalf = /^50*$/.test(digits.slice(DIGITS));
  const isEven = Number(digits.charAt(DIGITS - 1)) % 2 === 0;
  return isHalf && isEven ? { digits: digits.slice(0, DIGITS), exponent } : partsOf(value, DIGITS);
}

function partsOf(value: number, digits: number): Rounded {
  const [mantissa = "", exponent = ""] = value.toExponential(digits - 1).split("e");
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}
