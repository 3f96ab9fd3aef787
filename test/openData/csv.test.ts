import fc from "fast-check";
import { csvText, formulaLike, parseCsv, plainText, type OpenTable } from "../../src/openData";
import { isStandardCharacter } from "../../src/xlsx/described";
import { python } from "./python";

const table = (...rows: (string | number)[][]): OpenTable => ({
  name: "表",
  headers: (rows[0] ?? []).map((_, index) => `列${index}`),
  rows,
});
const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
/** What Python's csv module reads in each text. */
const readElsewhere = (texts: readonly string[]) =>
  (python("read_tables.py", { csv: texts.map(base64) }) as { csv: string[][][] }).csv;

describe("csvText", () => {
  it("quotes only where it must, ends records in CRLF, and changes no datum", () => {
    expect(csvText(table(["a,b", 'say "x"', "=1+1", -5, "1-1", ""]), { hasBom: false })).toBe(
      '列0,列1,列2,列3,列4,列5\r\n"a,b","say ""x""",=1+1,-5,1-1,""\r\n',
    );
  });

  it("begins with a byte order mark only where it is wanted", () => {
    expect(csvText(table(["x"]), { hasBom: true })).toBe("\ufeff列0\r\nx\r\n");
  });

  it.each([
    [1e21, "1000000000000000000000"],
    [1.5e-7, "0.00000015"],
    [-2.5e22, "-25000000000000000000000"],
    [123456.789, "123456.789"],
    [0, "0"],
  ])("writes %p in full", (value, text) => {
    expect(csvText(table([value]), { hasBom: false })).toBe(`列0\r\n${text}\r\n`);
    expect(Number(text)).toBe(value);
  });

  it("gives Python's csv module the same values, whatever they are", () => {
    const field = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."a,\"\r\n=+-@ \t漢😀'") }),
      fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
    );
    const tables = fc.sample(
      fc
        .integer({ min: 1, max: 6 })
        .chain((width) =>
          fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1 }),
        ),
      { numRuns: 300, seed: 20201218 },
    );
    const texts = tables.map((rows, index) => csvText(table(...rows), { hasBom: index % 2 === 0 }));
    const elsewhere = readElsewhere(texts);
    tables.forEach((rows, index) => {
      const [, ...read] = elsewhere[index] ?? [];
      expect(read).toHaveLength(rows.length);
      rows.forEach((row, at) =>
        row.forEach((value, column) => {
          const text = read[at]?.[column];
          if (typeof value === "number") expect(Number(text) + 0).toBe(value + 0);
          else expect(text).toBe(value);
        }),
      );
    });
  });
});

describe("parseCsv", () => {
  const read = (text: string) => parseCsv(text, 1000);

  it.each<[string, string[][]]>([
    ["", []],
    ["a", [["a"]]],
    [
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["a\rb\r", [["a"], ["b"]]],
    [
      "a,\r\n,b\r\n",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ['"a""b","c\r\nd",""\r\n', [['a"b', "c\r\nd", ""]]],
    ["a\r\n\r\nb\r\n", [["a"], [""], ["b"]]],
    ['a"b,c\r\n', [['a"b', "c"]]],
  ])("%j", (text, records) => {
    expect(read(text)).toEqual({ ok: true, value: { records, separator: "," } });
  });

  it.each([
    ["a\tb,c\td\n", "\t"],
    ["a;b;c\n1,5;2;3\n", ";"],
    ['"a;b;c",d\n', ","],
  ])("tells the separator of %j", (text, separator) => {
    expect(read(text)).toMatchObject({ ok: true, value: { separator } });
  });

  it.each([
    ['a\r\n"b\r\n', "2"],
    ['a\r\nc\r\n"b"x\r\n', "3"],
  ])("says in which record a quote is left open or goes on: %j", (text, record) => {
    const parsed = read(text);
    expect(parsed).toMatchObject({ ok: false, issues: [{ code: "csv.quote", path: record }] });
  });

  it("refuses more fields than wanted", () => {
    expect(parseCsv("a,b\n".repeat(6), 10)).toMatchObject({ ok: false, issues: [{ code: "csv.tooLarge" }] });
    expect(parseCsv("a,b\n".repeat(5), 10)).toMatchObject({ ok: true });
  });

  it("reads what csvText writes", () => {
    const field = fc.string({ unit: fc.constantFrom(...'a,"\r\n;\t 漢') });
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1 }), (rows) => {
        const text = csvText(table(...rows), { hasBom: false });
        expect(parseCsv(text, 100_000)).toEqual({
          ok: true,
          value: { records: [["列0", "列1"], ...rows], separator: "," },
        });
      }),
    );
  });

  it("takes what Python's csv module takes for the same records", () => {
    const texts = fc.sample(
      fc
        .array(fc.array(fc.constantFrom("a", '""', '"x,\r\ny"', "", "漢"), { minLength: 2, maxLength: 4 }), {
          minLength: 1,
        })
        .map((rows) => rows.map((row) => row.join(",")).join("\r\n")),
      { numRuns: 200, seed: 4180 },
    );
    const elsewhere = readElsewhere(texts);
    texts.forEach((text, index) => {
      expect(read(text)).toMatchObject({ ok: true, value: { records: elsewhere[index] } });
    });
  });
});

describe("formulaLike", () => {
  it.each([
    ["=1+1", true],
    ["@A1", true],
    ["+81-26", true],
    ["-5", false],
    ["-5.25", false],
    ["-5件", true],
    ["", false],
    ["a=1", false],
  ])("%j: %p", (text, expected) => {
    expect(formulaLike(text)).toBe(expected);
  });
});

describe("plainText", () => {
  it.each([
    ["　Ⅱ 健全な\n財政 ", "II 健全な 財政"],
    ["①㈱㎡№㍻㍍", "1(株)m2No平成メートル"],
    ["⅓", "1/3"],
    ["ｶﾞｷﾞ", "ガギ"],
    ["℃ Å 〒 ○ ⇒", "℃ Å 〒 ○ ⇒"],
    ["=SUM(A1)", "=SUM(A1)"],
    ["１人あたり(円）/年", "１人あたり(円）/年"],
    ["a\u200bb\u0007c\ud800", "abc"],
    [" \u3000\n", ""],
    ["髙﨑", "髙﨑"],
  ])("%j", (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it("closes up around characters that nobody sees", () =>
    expect(plainText("a \u200b b\u200b\n")).toBe("a b"));

  it("says the same when it is asked twice, on one line and without spaces at the edges", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = plainText(text);
        expect(plainText(once)).toBe(once);
        expect(once).toBe(once.trim());
        expect(once).not.toMatch(/[\n\r\t]|\s{2}/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("isStandardCharacter", () => {
  it("knows what Python's shift_jis codec knows, and the spellings of Windows besides", () => {
    const elsewhere = python("standard_characters.py", null) as string;
    expect(elsewhere.length).toBeGreaterThan(6900);
    const missing = [...elsewhere].filter((character) => !isStandardCharacter(character));
    // JIS X 0201 has ¥ and ‾ where ASCII has \ and ~: Python writes them so.
    expect(missing.filter((character) => !"¥‾".includes(character))).toEqual([]);
    const more = Array.from({ length: 0xffff - 0x20 }, (_, index) =>
      String.fromCharCode(0x20 + index),
    ).filter((character) => isStandardCharacter(character) && !elsewhere.includes(character));
    expect(more.sort()).toEqual([..."―～∥－￠￡￢—‖−〜¢£¬"].filter((one) => more.includes(one)).sort());
  });

  it.each(["①", "Ⅲ", "髙", "𠮷", "😀", "ｱ", "é", "\ue000"])("does not know %s", (character) => {
    expect(isStandardCharacter(character)).toBe(false);
  });
});
