import { dayInWords } from "../../src/sheets";

describe("dayInWords", () => {
  it.each([
    ["2026-12-11", "令和8年12月11日（2026年12月11日）"],
    ["2019-05-01", "令和元年5月1日（2019年5月1日）"],
    ["2019-04-30", "平成31年4月30日（2019年4月30日）"],
    ["1989-01-08", "平成元年1月8日（1989年1月8日）"],
    ["1989-01-07", "昭和64年1月7日（1989年1月7日）"],
    ["1868-10-22", "1868年10月22日"],
  ])("of %s is %s", (day, words) => expect(dayInWords(day)).toBe(words));

  it.each(["2026-12-11T09:00", "2026/12/11", "あした", ""])("refuses %j", (day) =>
    expect(() => dayInWords(day)).toThrow(RangeError),
  );
});
