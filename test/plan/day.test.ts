import { parseDay, serialOfDate } from "../../src/plan";
import { dateOfSerial } from "../../src/plan/calendar";

describe("serialOfDate", () => {
  it.each([
    [1900, 3, 1, 61],
    [1900, 4, 1, 92],
    [2000, 2, 29, 36_585],
    [2024, 4, 1, 45_383],
    [9999, 12, 31, 2_958_465],
  ])("of %d-%d-%d is %d, as Excel counts", (year, month, day, serial) =>
    expect(serialOfDate({ year, month, day })).toBe(serial),
  );

  it("is undone by dateOfSerial on every day of four centuries", () => {
    for (let serial = 61; serial < 61 + 146_097; serial += 1) {
      if (serialOfDate(dateOfSerial(serial)) !== serial) throw new Error(`not undone: ${serial}`);
    }
  });
});

describe("parseDay", () => {
  const serial = 45_566;
  it.each<[unknown]>([
    [serial],
    [serial + 0.75],
    ["45566"],
    ["2024-10-01"],
    ["2024-10-01T09:30"],
    ["2024/10/1 9:30"],
    ["２０２４／１０／１"],
    ["2024年10月1日"],
    ["令和6年10月1日"],
    ["R6.10.1"],
    [" r6/10/01 "],
  ])("reads %j", (input) => expect(parseDay(input)).toEqual({ ok: true, value: serial }));

  it.each<[unknown, string]>([
    [null, "day.missing"],
    ["", "day.missing"],
    ["　", "day.missing"],
    ["2024年10月", "day.unknown"],
    ["2024-10", "day.unknown"],
    ["2024", "day.unknown"],
    [2024, "day.unknown"],
    ["10/1", "day.unknown"],
    ["H99.1.1", "day.unknown"],
    ["2024-02-30", "day.notADate"],
    ["2023-02-29", "day.notADate"],
    ["令和6年13月1日", "day.notADate"],
    [-1, "day.unknown"],
    [Infinity, "day.unknown"],
    [true, "day.unknown"],
    [{}, "day.unknown"],
  ])("refuses %j (%s) and says what to type", (input, code) => {
    const result = parseDay(input);
    if (result.ok) throw new Error("expected an issue");
    expect(result.issues.map((issue) => issue.code)).toEqual([code]);
    expect(result.issues[0].message).toMatch(/2024\/10\/1|月と日を確かめて/);
  });
});
