import type { XmlElement } from "../xml/element";

/**
 * Number format codes by the number of a cell's format (its `s`). Formats that the file names by number only are given as
 * Excel shows them in Japan.
 *
 * @param root of the file's styles; null where it has none.
 * @returns "General" for what the file does not say.
 */
export function numberFormats(root: XmlElement | null): (format: number) => string {
  const own = new Map(
    (root?.first("numFmts")?.all("numFmt") ?? []).map((element) => [
      Number(element.attribute("numFmtId")),
      element.attribute("formatCode") ?? GENERAL,
    ]),
  );
  const formats = root?.first("cellXfs")?.all("xf") ?? [];
  const known = new Map<number, string>();
  return (format) => {
    const found = known.get(format);
    if (found !== undefined) return found;
    const id = Number(formats[format]?.attribute("numFmtId") ?? 0);
    const code = own.get(id) ?? BUILT_IN_FORMATS[id] ?? GENERAL;
    known.set(format, code);
    return code;
  };
}

export const GENERAL = "General";

const ERA = "[$-411]ge.m.d";
const ERA_LONG = '[$-411]ggge"年"m"月"d"日"';
const MONTH = 'yyyy"年"m"月"';
const DAY = 'm"月"d"日"';

/** ECMA-376 Part 1, 18.8.30; 5 to 8, 14, 22 and from 27 on as in Japanese versions. 23 to 26 have no code. */
export const BUILT_IN_FORMATS: Readonly<Partial<Record<number, string>>> = {
  0: GENERAL,
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: "¥#,##0;¥-#,##0",
  6: "¥#,##0;[Red]¥-#,##0",
  7: "¥#,##0.00;¥-#,##0.00",
  8: "¥#,##0.00;[Red]¥-#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "yyyy/m/d",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy/m/d h:mm",
  27: ERA,
  28: ERA_LONG,
  29: ERA_LONG,
  30: "m/d/yy",
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"時"mm"分"',
  33: 'h"時"mm"分"ss"秒"',
  34: MONTH,
  35: DAY,
  36: ERA,
  37: "#,##0;-#,##0",
  38: "#,##0;[Red]-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;[Red]-#,##0.00",
  41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
  50: ERA,
  51: ERA_LONG,
  52: MONTH,
  53: DAY,
  54: ERA_LONG,
  55: MONTH,
  56: DAY,
  57: ERA,
  58: ERA_LONG,
};
