/**
 * Excel's ROUND: half away from zero, on the number's 15 significant decimal digits, which is all that Excel shows and
 * compares. So 1.005, in binary a little less, rounds to 1.01 as a clerk expects, and 2 - 1.2005 (0.79949999999999999)
 * rounds like 0.7995. LibreOffice and Gnumeric do the same; a test compares.
 *
 * @param places digits after the decimal point, an integer of 0 or more.
 * @returns never -0. NaN and infinities come back as they are.
 * @example roundHalfAway(0.9995, 3) // 1
 */
export function roundHalfAway(value: number, places: number): number {
  if (!Number.isFinite(value) || value === 0) return value === 0 ? 0 : value;
  const [mantissa = "", exponentText = "0"] = Math.abs(value).toExponential(14).split("e");
  const digits = mantissa.replace(".", "");
  const exponent = Number(exponentText);
  const kept = exponent + 1 + places;
  if (kept >= digits.length) return value;
  if (kept < 0) return 0;
  const head = BigInt(digits.slice(0, kept) || "0") + (digits.charAt(kept) >= "5" ? 1n : 0n);
  if (head === 0n) return 0;
  return Math.sign(value) * Number(`${head}e${-places}`);
}
