import fc from "fast-check";
import { formatEra, formatEraLong, parseFiscalYear } from "../../src/plan";
import { valueOrCodes } from "./codes";

const parsed = (input: unknown): number | string => valueOrCodes(parseFiscalYear(input));

describe("parseFiscalYear", () => {
  it.each<[unknown, number | string]>([
    // as the issue lists them
    ["R4", 2022],
    ["Ｒ４", 2022],
    ["r04", 2022],
    ["R4年度", 2022],
    ["令和4", 2022],
    ["令和４年度", 2022],
    [2022, 2022],
    ["2022", 2022],
    ["2022年度", 2022],
    ["H30", 2018],
    ["平成30年度", 2018],
    ["元年", 2019],
    ["元年度", 2019],
    // eras and their ends; the year of a change has two names
    ["R元", 2019],
    ["令和元年度", 2019],
    ["R1", 2019],
    ["H31", 2019],
    ["平成31年度", 2019],
    ["平成元年", 1989],
    ["S64", 1989],
    ["昭和64年度", 1989],
    ["S1", 1926],
    ["T15", 1926],
    ["T1", 1912],
    ["M45", 1912],
    ["M1", 1868],
    ["明治元年度", 1868],
    ["㋿4", 2022],
    ["㍻30", 2018],
    ["令4", 2022],
    ["平30", 2018],
    ["R99", 2117],
    ["H32", "year.unknown"],
    ["S65", "year.unknown"],
    ["T16", "year.unknown"],
    ["M46", "year.unknown"],
    ["R0", "year.unknown"],
    ["R100", "year.unknown"],
    ["E1", "year.unknown"],
    // spaces and headers
    [" R 4 ", 2022],
    ["令和　4　年度", 2022],
    ["令和4年度 (R4)", 2022],
    ["令和4年度（2022）", 2022],
    ["令和4年度\n(R4)", 2022],
    ["令和4年度 (R5)", "year.contradiction"],
    ["令和4年度 (計画)", "year.unknown"],
    // western years
    [1868, 1868],
    [1867, "year.unknown"],
    [2117, 2117],
    [2118, "year.unknown"],
    ["2022年", 2022],
    ["西暦2022", 2022],
    ["西暦２０２２年度", 2022],
    ["西暦2022年3月31日", 2021],
    ["西暦", "year.unknown"],
    ["西暦R4", "year.unknown"],
    ["西暦4", "year.unknown"],
    ["FY2022", "year.unknown"],
    ["2022FY", "year.unknown"],
    [2022.5, "year.unknown"],
    [4, "year.unknown"],
    ["4", "year.unknown"],
    [0, "year.unknown"],
    [-2022, "year.unknown"],
    [NaN, "year.unknown"],
    [Infinity, "year.unknown"],
    // dates: April to March
    ["2022-04-01", 2022],
    ["2022-03-31", 2021],
    ["2022/3/31", 2021],
    ["2022/4/1", 2022],
    ["2022.4.1", 2022],
    ["２０２２／４／１", 2022],
    ["2022−04−01", 2022],
    ["2022年3月31日", 2021],
    ["2022年4月", 2022],
    ["2022-03", 2021],
    ["令和5年3月31日", 2022],
    ["令和5年4月1日", 2023],
    ["令和元年5月1日", 2019],
    ["平成31年4月30日", 2019],
    ["平成31年3月31日", 2018],
    ["R5.3.31", 2022],
    ["r5/4/1", 2023],
    ["2022-04-01T00:00:00", 2022],
    ["2022/3/31 23:59", 2021],
    ["2022年4月1日 9:05:30", 2022],
    ["2024-02-29", 2023],
    ["2023-02-29", "year.notADate"],
    ["1900-02-29", "year.notADate"],
    ["2000-02-29", 1999],
    ["2022-04-31", "year.notADate"],
    ["2022/13/1", "year.notADate"],
    ["2022/0/1", "year.notADate"],
    ["2022/1/0", "year.notADate"],
    ["2022-04/01", "year.unknown"],
    ["2022-03-31T15:00:00Z", "year.unknown"],
    // date serials, as numbers or digits
    [44652, 2022],
    [44651, 2021],
    [44651.999, 2021],
    ["44652", 2022],
    [43556, 2019],
    [10_000, 1927],
    [9_999, "year.unknown"],
    [2_958_465, "year.unknown"],
    [2_958_466, "year.unknown"],
    // nothing, and other things
    ["", "year.missing"],
    ["　", "year.missing"],
    [null, "year.missing"],
    [undefined, "year.missing"],
    [true, "year.unknown"],
    [{}, "year.unknown"],
    ["年度", "year.unknown"],
    ["来年度", "year.unknown"],
    ["R4年度計画", "year.unknown"],
    ["20220401", "year.unknown"],
    ["R2〜R6", "year.unknown"],
  ])("%p is %p", (input, expected) => {
    expect(parsed(input)).toBe(expected);
  });

  it("says in Japanese what was typed and what to type", () => {
    const result = parseFiscalYear("来年度");
    expect(result).toMatchObject({ ok: false });
    expect(!result.ok && result.issues[0].message).toBe(
      "「来年度」は年度として読めません。R4、令和4年度、2022 のように入力してください。",
    );
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: false }),
        (input) => typeof parseFiscalYear(input).ok === "boolean",
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (input) => typeof parseFiscalYear(input).ok === "boolean"),
    );
  });

  it("agrees with the calendar of JavaScript on every day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 79_000 }), (serial) => {
        const day = new Date(Date.UTC(1899, 11, 30 + serial));
        const fiscal = day.getUTCMonth() >= 3 ? day.getUTCFullYear() : day.getUTCFullYear() - 1;
        expect(parsed(serial)).toBe(fiscal);
        expect(parsed(day.toISOString().slice(0, 10))).toBe(fiscal);
      }),
    );
  });
});

const years = fc.integer({ min: 1868, max: 2117 });

describe("formatEra and formatEraLong", () => {
  it.each([
    [2022, "R4", "令和4年度"],
    [2019, "R1", "令和元年度"],
    [2018, "H30", "平成30年度"],
    [1989, "H1", "平成元年度"],
    [1926, "S1", "昭和元年度"],
    [1868, "M1", "明治元年度"],
  ])("%i is %s and %s", (year, short, long) => {
    expect(formatEra(year)).toBe(short);
    expect(formatEraLong(year)).toBe(long);
  });

  it("are read back as the year they name, alone and together", () => {
    fc.assert(
      fc.property(years, (year) => {
        expect(parsed(formatEra(year))).toBe(year);
        expect(parsed(formatEraLong(year))).toBe(year);
        expect(parsed(`${formatEraLong(year)} (${formatEra(year)})`)).toBe(year);
        expect(parsed(String(year))).toBe(year);
      }),
    );
  });

  it("refuse what is no fiscal year: that is a bug of the caller", () => {
    for (const year of [1867, 2118, 2022.5, NaN]) expect(() => formatEra(year)).toThrow(RangeError);
  });
});
