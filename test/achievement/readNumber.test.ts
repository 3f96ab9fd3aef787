import fc from "fast-check";
import { LOOKS } from "../../src/sheets";
import { groupedNumber, numberFormatKind, readNumber, type TypedCell } from "../../src/achievement";

function read(value: TypedCell["value"], unit = "", more: Partial<TypedCell> = {}) {
  return readNumber({ value, formula: null, format: "General", ...more }, unit);
}

describe("readNumber understands", () => {
  it.each<[typed: TypedCell["value"], unit: string, value: number | null]>([
    ["", "件", null],
    ["  ", "件", null],
    ["　", "件", null],
    [0, "件", 0],
    [-0, "件", 0],
    [12.5, "件", 12.5],
    [-3, "件", -3],
    [999_999_999_999_999, "円", 999_999_999_999_999],
    ["123", "件", 123],
    ["１２３", "件", 123],
    ["1,200", "件", 1200],
    ["１，２００", "件", 1200],
    ["12,345,678.5", "円", 12_345_678.5],
    ["１．５", "時間", 1.5],
    [".5", "時間", 0.5],
    ["007", "件", 7],
    ["-5", "件", -5],
    ["−5", "件", -5],
    ["－５", "件", -5],
    ["▲5", "件", -5],
    ["△ 1,200", "件", -1200],
    ["＋5", "件", 5],
    ["-0", "件", 0],
    ["1,200千円", "千円", 1200],
    ["１，２００　千円", "千円", 1200],
    [" 12 件\n", "件", 12],
    ["12日", "日", 12],
    ["50㎡", "m2", 50],
    ["5m²", "m²", 5],
    ["5人\n日", "人\n日", 5],
    ["5人日", "人\n日", 5],
    ["95%", "%", 95],
    ["９５％", "%", 95],
    ["0.9%", "%", 0.9],
    ["0", "%", 0],
    ["120", "％", 120],
    ["100円/1人", "円／1人", 100],
    ["1.5百万円", "千円", 1500],
    ["1,200円", "千円", 1.2],
    ["0.1万円", "円", 1000],
    ["3億円", "百万円", 300],
    ["▲2万円", "千円", -20],
    ["1.1億円", "円", 110_000_000],
    ["4.35万円", "円", 43_500],
    ["1円", "億円", 0.000_000_01],
    ["999999999999999", "件", 999_999_999_999_999],
    ["0.123456789012345", "件", 0.123456789012345],
    ["1.50000000000000000", "件", 1.5],
  ])("%j in a row of %j as %j", (typed, unit, value) => {
    const result = read(typed, unit);
    expect(result).toMatchObject({ ok: true, value: { value } });
    expect(result.ok && Object.is(result.value.value, value)).toBe(true);
  });

  it.each([
    ["１，２００千円", "千円", "「１，２００千円」を 1,200 と読みました。"],
    ["1.5百万円", "千円", "「1.5百万円」を 1,500 千円と読みました。"],
    ["▲5", "件", "「▲5」を −5 と読みました。"],
    [5, "件", null],
    ["", "件", null],
  ])("and says of %j what it took it for", (typed, unit, reading) =>
    expect(read(typed, unit)).toMatchObject({ value: { reading } }),
  );

  it.each<[TypedCell["value"], string, number, string]>([
    [1200, "=A1+B1", 1200, "数式(=A1+B1)の結果 1,200 を値として読みました。"],
    [3, "=SUM(実績入力表[実績])+'別の表'!A1", 3, "の結果 3 を値として読みました。"],
    [3, '=LEN("[1]x!")', 3, "の結果 3 を値として読みました。"],
    ["1,200千円", '=TEXT(A1,"#,##0")&"千円"', 1200, "の結果 「1,200千円」を 1,200 と読みました。"],
  ])("the result %j of %s", (value, formula, number, reading) => {
    const result = read(value, "千円", { formula });
    expect(result).toMatchObject({ ok: true, value: { value: number } });
    expect(result.ok && result.value.reading).toContain(reading);
  });
});

describe("readNumber refuses", () => {
  it.each<[typed: TypedCell["value"], unit: string, code: string]>([
    ["約200", "件", "number.text"],
    ["200程度", "件", "number.text"],
    ["200件(見込)", "件", "number.text"],
    ["100～200", "件", "number.text"],
    ["100〜200", "件", "number.text"],
    ["100-200", "件", "number.text"],
    ["3／5", "件", "number.date"],
    ["3人と5人", "人", "number.text"],
    ["200 300", "件", "number.text"],
    ["200\n300", "件", "number.text"],
    ["0億\n円", "千円", "number.text"],
    ["5千 円", "千円", "number.text"],
    ["二百", "件", "number.text"],
    ["12万", "円", "number.text"],
    ["1億2000万円", "円", "number.text"],
    ["未定", "件", "number.text"],
    ["－", "件", "number.text"],
    ["ー100", "件", "number.text"],
    ["(100)", "件", "number.text"],
    ["--5", "件", "number.text"],
    ["1e5", "件", "number.text"],
    ["0x10", "件", "number.text"],
    ["=1+1", "件", "number.text"],
    ["①", "件", "number.text"],
    ["1①", "件", "number.text"],
    ["10²", "件", "number.text"],
    ["½", "件", "number.text"],
    ["١٢", "件", "number.text"],
    ["１２人", "件", "number.text"],
    ["¥1,200", "円", "number.text"],
    ["1.200.5", "件", "number.text"],
    ["1,20", "件", "number.separator"],
    ["1003,000", "件", "number.separator"],
    ["0,123", "件", "number.separator"],
    ["1,,200", "件", "number.separator"],
    ["1,200,", "件", "number.separator"],
    ["1.200,5", "件", "number.text"],
    ["1,2345", "件", "number.separator"],
    ["1、200", "件", "number.text"],
    ["10/1", "件", "number.date"],
    ["2026/10/1", "件", "number.date"],
    ["2026-10-01", "件", "number.date"],
    ["10月1日", "件", "number.date"],
    ["令和8年", "件", "number.date"],
    ["R8.10.1", "件", "number.date"],
    ["1,200千円", "件", "number.unit"],
    ["1,200円", "", "number.unit"],
    ["100円", "円/1人", "number.unit"],
    ["95%", "件", "number.text"],
    ["0.95", "%", "number.percent"],
    [0.95, "%", "number.percent"],
    [-0.5, "％", "number.percent"],
    ["1234567890123456", "件", "number.range"],
    ["0.1234567890123456", "件", "number.range"],
    ["12345678901234億円", "円", "number.range"],
    [1_000_000_000_000_000, "件", "number.range"],
    [-1e300, "件", "number.range"],
    [true, "件", "number.boolean"],
    ["#DIV/0!", "件", "number.error"],
    ["#N/A", "件", "number.error"],
    ["#NAME?", "件", "number.error"],
    ["Err:502", "件", "number.error"],
  ])("%j in a row of %j: %s", (typed, unit, code) => {
    const result = read(typed, unit);
    expect(result).toMatchObject({ ok: false, issues: [{ code, path: "" }] });
    expect(!result.ok && result.issues[0].message).toMatch(/ください。$/);
  });

  it("repeats what was found, and not more than fits", () => {
    const long = `約${"長".repeat(500)}`;
    const result = read(long);
    expect(!result.ok && result.issues[0].message.length).toBeLessThan(150);
    expect(read("約200")).toMatchObject({ issues: [{ message: expect.stringContaining("「約200」") }] });
  });

  it.each([
    "yyyy/m/d",
    "[$-411]ge.m.d;@",
    'm"月"d"日"',
    "h:mm",
    "[h]:mm",
    "[$-F800]dddd, mmmm dd, yyyy",
    "mmm-yy",
    "aaa",
    "[mm]:ss",
  ])("a number shown as %s", (format) =>
    expect(read(45_200, "件", { format })).toMatchObject({ issues: [{ code: "number.date" }] }),
  );

  it.each(["0%", "0.0%", "0%;[Red]-0%"])("a number shown as %s, whatever the unit", (format) => {
    for (const unit of ["%", "件"])
      expect(read(0.9, unit, { format })).toMatchObject({
        issues: [{ code: "number.percent", message: expect.stringContaining("90%") }],
      });
  });

  it.each([
    [182_345_000, "#,##0,", "千円", "「182,345」と表示、値は 182,345,000、この行の単位は「千円」"],
    [182_345_000, "#,##0,;[Red]-#,##0,", "件", "「182,345」と表示"],
    [1_234_567_890, "0.0,,", "", "「1,234.6」と表示、値は 1,234,567,890、この行の単位はなし"],
    [182_345, "0,.0", "円", "「182.3」と表示"],
    [-182_345, '#,##0,"千円"', "千円", "「−182千円」と表示"],
    [182_345, '#,##0;"△"#,##0,', "円", "「182」と表示"],
    [5, '0"千円"', "円", "「5千円」と表示、値は 5、この行の単位は「円」"],
    [5, "0千円", "円", "「5千円」と表示"],
    [5, "0\\千\\円", "円", "「5千円」と表示"],
    [5, 'General"百万円"', "千円", "「5百万円」と表示"],
    [5, 'G/標準"万"', "千円", "「5万」と表示"],
    [5, '#,##0"円"', "千円", "「5円」と表示"],
    [5, '#,##0"円"', "件", "「5円」と表示"],
    [5, '#,##0"千件"', "件", "「5千件」と表示"],
    [5, "[$¥-411]#,##0", "千円", "「¥5」と表示"],
    [5, '"\\"#,##0;"\\"\\-#,##0', "千円", "「¥5」と表示"],
    [5, '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ', "百万円", "「¥5」と表示"],
  ])("%d shown as %s in a row of %j", (value, format, unit, message) => {
    expect(read(value, unit, { format })).toMatchObject({
      issues: [{ code: "number.scaled", message: expect.stringContaining(message) as string }],
    });
    expect(read(value, unit, { format, formula: "=A1" })).toMatchObject({
      issues: [{ code: "number.scaled" }],
    });
    expect(read(0, unit, { format })).toMatchObject({ value: { value: 0 } });
  });

  it.each([
    ["=[1]実績!A1", 5],
    ["='[1]実 績'!A1", 5],
    ["='C:\\共有\\[集計.xlsx]実績'!$A$1", 5],
    ["='file:///home/a.xlsx'#$実績.A1", 5],
    ["=[1]!合計", 5],
    ["=cmd|'/c calc'!A0", 5],
    ["=Excel|Sheet1!R1C1", 5],
    ["=A1", ""],
  ])("%s giving %j", (formula, value) =>
    expect(read(value, "件", { formula })).toMatchObject({ issues: [{ code: "number.formula" }] }),
  );

  it.each<[TypedCell["value"], string]>([
    ["#REF!", "number.error"],
    ["約200", "number.text"],
    [true, "number.boolean"],
    [1e16, "number.range"],
  ])("a formula that gives %j", (value, code) =>
    expect(read(value, "件", { formula: "=A1" })).toMatchObject({ issues: [{ code }] }),
  );
});

describe("readNumber takes as it is", () => {
  it.each([
    [182_345_000, '#,##0,"千円"', "円"],
    [182_345, '#,##0,"百万円"', "千円"],
    [5, '#,##0"千円"', "千円"],
    [5, '#,##0"円"', "円"],
    [5, '#,##0"円"', "円／1人"],
    [5, '#,##0"千"', "千円"],
    [5, "[$¥-411]#,##0", "円"],
    [5, "¥#,##0;[Red]¥-#,##0", "円"],
    [5, '"約"#,##0"件"', "件"],
    [5, '0"千人"', "千人"],
    [5, "[Red]#,##0_ ", "千円"],
    [5, "[>=1000]#,##0;[<=-1000]-#,##0;General", "千円"],
    [-5, LOOKS.inputNumber.numberFormat, "千円"],
    [-182345, LOOKS.inputNumber.numberFormat, "円"],
    [5, "#,##0.00_ ;[Red](#,##0.00)", "千円"],
    [5, "@", "千円"],
    [5, '0;-0;"千円"', "円"],
    [5, "_(* #,##0_);_(* (#,##0)", "千円"],
  ])("%d shown as %s in a row of %j", (value, format, unit) =>
    expect(read(value, unit, { format })).toMatchObject({ value: { value } }),
  );
});

describe("numberFormatKind", () => {
  it.each(["#,##0,", "0.0,,", "#,##0,_ ;-#,##0,", '#,##0,"千円"', "#,", "0,.0"])(
    "takes %j for one of thousands",
    (format) => expect(numberFormatKind(format)).toBe("scaled"),
  );

  it.each([
    ...Object.values(LOOKS)
      .map(({ numberFormat }) => numberFormat)
      .filter((format) => !format.includes("y") && !format.includes("%")),
    "",
    "@",
    "G/標準",
    "Standard",
    '#,##0"円"',
    '#,##0"年目"',
    '0"%"',
    "#,##0_ ;[Red]-#,##0 ",
    "[$¥-411]#,##0",
    "\\¥#,##0",
    "0.00E+00",
    "_(* #,##0_);_(* (#,##0)",
    "[DBNum1]General",
    "[>=1000]#,##0;[<=-1000]-#,##0;General",
    "\\d0",
  ])("takes %j for a number's", (format) => expect(numberFormatKind(format)).toBe("number"));
});

describe("readNumber, for any number", () => {
  const numbers = fc.tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }));
  const fullWidth = (text: string) =>
    text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

  it("reads what it shows, in either width, with or without groups and unit", () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), fc.boolean(), ([digits, places], isWide, hasUnit) => {
        const number = Number(`${digits}e-${places}`);
        const text = groupedNumber(number) + (hasUnit ? "千円" : "");
        expect(read(isWide ? fullWidth(text) : text, "千円")).toMatchObject({ value: { value: number } });
      }),
    );
  });

  it("converts money as decimal arithmetic does", () => {
    const powers = { 円: 0, 千円: 3, 万円: 4, 百万円: 6, 億円: 8 } as const;
    const unit = fc.constantFrom(...(Object.keys(powers) as (keyof typeof powers)[]));
    fc.assert(
      fc.property(
        fc.integer({ min: -9999, max: 9999 }),
        fc.nat(2),
        unit,
        unit,
        (digits, places, from, to) => {
          const value = Number(`${digits}e${powers[from] - powers[to] - places}`);
          expect(read(`${Number(`${digits}e-${places}`)}${from}`, to)).toMatchObject({
            value: { value: value === 0 ? 0 : value },
          });
        },
      ),
    );
  });

  it("never gives a number that does not stand in the text", () => {
    const letters = fc.constantFrom(..."0123456789,.-−▲△+０９，．約①²/年月円千万百億%％ ()~〜eE\n人'");
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 9 }), (text) => {
        const result = read(text, "千円");
        if (!result.ok || result.value.value === null) return;
        const shape =
          /^\s*[+\-−－▲△]?\s*(?:[\d０-９]+|[\d０-９]{1,3}(?:[,，][\d０-９]{3})+)?(?:[.．][\d０-９]+)?\s*(?:円|千円|万円|百万円|億円)?\s*$/u;
        expect(text).toMatch(shape);
      }),
      { numRuns: 3000 },
    );
  });
});
