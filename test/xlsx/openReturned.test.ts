import fc from "fast-check";
import { ACTUAL_HEADERS, RECORD_HEADERS, SENT_HEADERS, TABLES } from "../../src/sheets";
import type { ReturnedTable } from "../../src/workflows/collect/types";
import { openReturned, writeWorkbookFile } from "../../src/xlsx";
import { writeCell } from "../../src/xlsx/sheet/writeCell";
import { editFile, openPort } from "./fileHand";
import { departmentSheets } from "./planFile";
import { LIBREOFFICE, OPENPYXL, describeWith, throughLibreOffice, withOpenpyxl } from "./programs";
import type { RawFile, RawSheet } from "./rawFile";
import { rawFile, withParts, withoutTables } from "./rawFile";

type Found = ReturnedTable | null | { readonly code: string; readonly message: string };

async function found(bytes: Uint8Array, table: string, headers: readonly string[]): Promise<Found> {
  const opened = await openReturned(bytes);
  const result = opened.ok ? opened.value.find(table, headers) : opened;
  return result.ok ? result.value : result.issues[0];
}

async function read(bytes: Uint8Array, table: string, headers: readonly string[]): Promise<ReturnedTable> {
  const result = await found(bytes, table, headers);
  if (!result || "code" in result) throw new Error(`${table}: ${result?.message ?? "null"}`);
  return result;
}

const inline = (text: string) => `<is><t xml:space="preserve">${text}</t></is>`;
/** A row of texts and numbers from A on; null leaves a cell out. */
function row(number: number, values: readonly (string | number | null)[], attributes = ""): string {
  const cells = values.map((value, index) => {
    const place = `r="${String.fromCharCode(65 + index)}${String(number)}"`;
    if (value === null) return "";
    if (typeof value === "number") return `<c ${place}><v>${String(value)}</v></c>`;
    return `<c ${place} t="inlineStr">${inline(value)}</c>`;
  });
  return `<row r="${String(number)}" ${attributes}>${cells.join("")}</row>`;
}
const columns = (...names: readonly string[]) =>
  `<tableColumns count="${String(names.length)}">${names.map((name, index) => `<tableColumn id="${String(index + 1)}" name="${name}"/>`).join("")}</tableColumns>`;
const tableOf = (ref: string, more = "") => ({
  attributes: `id="1" name="表" displayName="表" ref="${ref}" ${more}`,
  inner: columns("キー", "実績"),
});
const HEADERS = ["キー", "実績"];
const one = (sheet: RawSheet, more: Partial<RawFile> = {}): RawFile => ({ sheets: [sheet], ...more });

describe("a table of a returned file", () => {
  it("is found by its name, capitals or not, with what its cells hold", async () => {
    const file = one({
      name: "実績",
      rows: row(3, ["前", "キー", "実績"]) + row(4, [null, "a", 5]) + row(5, [null, "b"]),
      tables: [{ ...tableOf("B3:C5"), attributes: 'id="1" name="Tab" displayName="Tab" ref="B3:C5"' }],
    });
    expect(await read(await rawFile(file), "tAB", HEADERS)).toEqual({
      name: "Tab",
      sheet: "実績",
      row: 2,
      column: 1,
      headers: HEADERS,
      values: [
        ["a", 5],
        ["b", ""],
      ],
      formulas: [
        ["a", 5],
        ["b", ""],
      ],
      formats: [
        ["General", "General"],
        ["General", "General"],
      ],
    });
  });

  it("has the headers that its cells show, without spaces and breaks", async () => {
    const file = one({
      rows: row(1, [" キー\n", "年度末\r\n見込 "]) + row(2, ["a", 1]),
      tables: [tableOf("A1:B2")],
    });
    expect((await read(await rawFile(file), "表", ["キー"])).headers).toEqual(["キー", "年度末見込"]);
  });

  it("takes the headers of its own list where no header row is shown", async () => {
    const file = one({
      rows: row(1, ["a", 1]) + row(2, ["b", 2]),
      tables: [tableOf("A1:B2", 'headerRowCount="0"')],
    });
    expect(await read(await rawFile(file), "表", HEADERS)).toMatchObject({
      row: -1,
      headers: HEADERS,
      values: [
        ["a", 1],
        ["b", 2],
      ],
    });
  });

  it("takes in rows that stand directly below it, with a key or without", async () => {
    const rows =
      row(1, HEADERS) +
      row(2, ["a", 1]) +
      row(3, ["b", 2]) +
      row(4, ["c", 3]) +
      row(5, [null, 4]) +
      row(6, ["d", 5]) +
      row(8, ["e", 6]);
    const keys = async (ref: string, more = "") =>
      (await read(await rawFile(one({ rows, tables: [tableOf(ref, more)] })), "表", HEADERS)).values.map(
        ([key]) => key,
      );
    expect(await keys("A1:B2")).toEqual(["a", "b", "c", "", "d"]);
    expect(await keys("A1:B5")).toEqual(["a", "b", "c", "", "d"]);
    expect(await keys("A1:B6")).toEqual(["a", "b", "c", "", "d"]);
    // Below a row of totals nothing belongs to the table.
    expect(await keys("A1:B3", 'totalsRowCount="1"')).toEqual(["a"]);
  });

  it("does not take in another table below it", async () => {
    const rows = row(1, HEADERS) + row(2, ["a", 1]) + row(3, ["項目", "値"]) + row(4, ["x", 9]);
    const other = {
      attributes: 'id="2" name="別" displayName="別" ref="A3:B4"',
      inner: columns("項目", "値"),
    };
    const bytes = await rawFile(one({ rows, tables: [tableOf("A1:B2"), other] }));
    expect((await read(bytes, "表", HEADERS)).values).toEqual([["a", 1]]);
  });

  it("takes in columns directly beside it, unless it has that header already", async () => {
    const rows = row(1, ["キー", "実績", "理由", "実績"]) + row(2, ["a", 1, "雨", 7]);
    const bytes = await rawFile(one({ rows, tables: [tableOf("A1:B2")] }));
    expect(await read(bytes, "表", HEADERS)).toMatchObject({
      headers: ["キー", "実績", "理由"],
      values: [["a", 1, "雨"]],
    });
  });

  it("that a program left behind when it moved the cells is looked for on its sheet", async () => {
    const rows = row(3, ["キー", null, "実績"]) + row(4, ["a", null, 1]);
    const tables = [tableOf("A1:B2")];
    expect(await read(await rawFile(one({ rows, tables })), "表", HEADERS)).toMatchObject({
      row: 2,
      headers: ["キー", "", "実績"],
      values: [["a", "", 1]],
    });
    // Another sheet could be anybody's copy.
    const elsewhere = { sheets: [{ rows: "", tables }, { rows }] };
    expect(await read(await rawFile(elsewhere), "表", HEADERS)).toMatchObject({
      sheet: "Sheet1",
      values: [],
    });
  });

  it("over whole columns ends with the last row that holds something", async () => {
    const rows = row(1, HEADERS) + row(2, ["a", 1]) + '<row r="1048576"><c r="A1048576" s="1"/></row>';
    const bytes = await rawFile(one({ rows, tables: [tableOf("A1:B1048576")] }));
    expect((await read(bytes, "表", HEADERS)).values).toEqual([["a", 1]]);
  });
});

describe("a returned file whose tables are gone", () => {
  it("has a block below the only row with all the headers, in any order, on any sheet", async () => {
    const bytes = await rawFile({
      sheets: [
        { rows: row(1, HEADERS.slice(0, 1)) },
        {
          name: "隠れた表",
          state: "veryHidden",
          rows:
            row(1, ["実績", 3]) +
            row(7, ["年度", " 実\n績", null, "キー ", "備考"], 'hidden="1"') +
            row(8, ["R4", 5, "x", "a"]) +
            row(10, [null, 6]) +
            '<row r="12"><c r="B12" s="3"/><c r="C12" t="str"><v></v></c></row>',
        },
      ],
    });
    expect(await read(bytes, "表", HEADERS)).toEqual({
      name: "表",
      sheet: "隠れた表",
      row: 6,
      column: 0,
      headers: ["年度", "実績", "", "キー", "備考"],
      values: [
        ["R4", 5, "x", "a", ""],
        ["", "", "", "", ""],
        ["", 6, "", "", ""],
      ],
      formulas: [
        ["R4", 5, "x", "a", ""],
        ["", "", "", "", ""],
        ["", 6, "", "", ""],
      ],
      formats: Array.from({ length: 3 }, () => Array.from({ length: 5 }, () => "General")),
    });
  });

  it("has nothing where no row has them all", async () => {
    expect(
      await found(await rawFile(one({ rows: row(1, ["キー"]) + row(2, ["実績"]) })), "表", HEADERS),
    ).toBeNull();
  });

  it("is not guessed about where several rows have them", async () => {
    const rows = row(2, HEADERS) + row(3, ["a", 1]);
    const bytes = await rawFile({
      sheets: [
        { name: "実績", rows },
        { name: "控え", rows, state: "hidden" },
      ],
    });
    const issue = await found(bytes, "表", HEADERS);
    expect(issue).toMatchObject({ code: "table.ambiguous", path: "表" });
    expect(issue && "code" in issue && issue.message).toContain("「実績」の 2 行目、「控え」の 2 行目");
  });
});

describe("a cell of a returned file", () => {
  const cell = (inner: string, attributes = "") => `<c r="B2" ${attributes}>${inner}</c>`;
  const read2 = async (source: string, more: Partial<RawFile> = {}, after = "") => {
    const rows = `${row(1, HEADERS)}<row r="2"><c r="A2" t="inlineStr">${inline("a")}</c>${source}</row>${after}`;
    const { values, formulas, formats } = await read(await rawFile(one({ rows }, more)), "表", HEADERS);
    return [values[0]?.[1], formulas[0]?.[1], formats[0]?.[1]];
  };

  it.each<[string, string, unknown[]]>([
    ["a number", cell("<v>1200</v>"), [1200, 1200, "General"]],
    ["a long number", cell("<v>1.2E3</v>"), [1200, 1200, "General"]],
    ["what is no number though it says so", cell("<v>0x1F</v>"), ["0x1F", "0x1F", "General"]],
    ["a text", cell(inline("１２３"), 't="inlineStr"'), ["１２３", "１２３", "General"]],
    [
      "a text in pieces",
      cell(
        "<is><r><t>令和</t></r><r><rPr><b/></rPr><t>4年</t></r><rPh><t>レイワ</t></rPh></is>",
        't="inlineStr"',
      ),
      ["令和4年", "令和4年", "General"],
    ],
    [
      "a text with a character that XML lacks",
      cell(inline("a_x000D_b"), 't="inlineStr"'),
      ["a\rb", "a\rb", "General"],
    ],
    ["a text that looks like a formula", cell(inline("=1+1"), 't="inlineStr"'), ["=1+1", "=1+1", "General"]],
    ["yes", cell("<v>1</v>", 't="b"'), [true, true, "General"]],
    ["an error", cell("<v>#DIV/0!</v>", 't="e"'), ["#DIV/0!", "#DIV/0!", "General"]],
    ["a date that is written out", cell("<v>2022-06-01</v>", 't="d"'), [44713, 44713, "yyyy-mm-dd"]],
    [
      "a day that there is not",
      cell("<v>2022-02-30</v>", 't="d"'),
      ["2022-02-30", "2022-02-30", "yyyy-mm-dd"],
    ],
    ["a formula and its result", cell("<f>1+1</f><v>2</v>"), [2, "=1+1", "General"]],
    [
      "a formula and its text",
      cell('<f>A1&amp;"x"</f><v>キーx</v>', 't="str"'),
      ["キーx", '=A1&"x"', "General"],
    ],
    ["a formula that gave nothing", cell('<f>""</f><v></v>', 't="str"'), ["", '=""', "General"]],
    ["a formula without a result", cell("<f>1+2*3</f>"), [7, "=1+2*3", "General"]],
    ["a formula with an empty result", cell("<f>1+2*3</f><v/>"), [7, "=1+2*3", "General"]],
    ["a formula that nobody has worked out", cell("<f>AVERAGE(1,2)</f>"), ["", "=AVERAGE(1,2)", "General"]],
    ["a comment in a value", cell("<v>1<!-- 9 -->2</v>"), [12, 12, "General"]],
    ["a value that only a comment has", '<!-- <c r="B2"><v>1</v></c> -->', ["", "", "General"]],
  ])("holds %s", async (_what, source, expected) => expect(await read2(source)).toEqual(expected));

  it("points to a text of the file", async () => {
    const strings =
      "<si><t>未</t></si><si/><si><r><t>速</t></r><r><t>報</t></r><rPh><t>ソクホウ</t></rPh></si>";
    const text = (index: string) => read2(cell(`<v>${index}</v>`, 't="s"'), { strings });
    expect(await text("0")).toEqual(["未", "未", "General"]);
    expect(await text("1")).toEqual(["", "", "General"]);
    expect(await text("2")).toEqual(["速報", "速報", "General"]);
  });

  it.each(["3", "-1", "x", "1e9", "99999999999"])(
    "that points to text %s of three is damage, not blank",
    async (index) => {
      const rows = `${row(1, HEADERS)}<row r="2">${cell(`<v>${index}</v>`, 't="s"')}</row>`;
      const bytes = await rawFile(one({ rows }, { strings: "<si/><si/><si/>" }));
      expect(await found(bytes, "表", HEADERS)).toMatchObject({
        code: "file.broken",
        path: "xl/sharedStrings.xml",
      });
    },
  );

  it("shares a formula that stands outside the table", async () => {
    const after = '<row r="3"><c r="D3"><f t="shared" ref="D3:D9" si="4">$C3+D2*$A$1</f><v>1</v></c></row>';
    const rows = `${row(1, HEADERS)}<row r="2"><c r="B2"><f t="shared" si="4"/><v>8</v></c></row>${after}`;
    expect((await read(await rawFile(one({ rows })), "表", HEADERS)).formulas[0]).toEqual([
      "",
      "=$C2+B1*$A$1",
    ]);
  });

  it.each<[string, string]>([
    ['numFmtId="14"', "yyyy/m/d"],
    ['numFmtId="9"', "0%"],
    ['numFmtId="27"', "[$-411]ge.m.d"],
    ['numFmtId="36"', "[$-411]ge.m.d"],
    ['numFmtId="50"', "[$-411]ge.m.d"],
    ['numFmtId="58"', '[$-411]ggge"年"m"月"d"日"'],
    ['numFmtId="31"', 'yyyy"年"m"月"d"日"'],
    ['numFmtId="164"', '#,##0"千円"'],
    ['numFmtId="999"', "General"],
    ["", "General"],
  ])("with the format %s has the code %s", async (attribute, code) => {
    const styles = `<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0&quot;千円&quot;"/></numFmts><cellXfs><xf/><xf ${attribute}/></cellXfs>`;
    expect(await read2(cell("<v>1</v>", 's="1"'), { styles })).toEqual([1, 1, code]);
  });

  it("of a format that the file does not have is General", async () => {
    expect(await read2(cell("<v>1</v>", 's="77"'), { styles: "" })).toEqual([1, 1, "General"]);
  });
});

const WANTED: readonly (readonly [string, readonly string[]])[] = [
  [TABLES.actuals, [ACTUAL_HEADERS.key, ACTUAL_HEADERS.unit, ACTUAL_HEADERS.target]],
  [TABLES.record, Object.values(RECORD_HEADERS)],
  [TABLES.sent, SENT_HEADERS],
];

/** By table: each row that is not blank as its values by header. Without tables, neighbours are read along. */
async function contents(bytes: Uint8Array): Promise<unknown> {
  const opened = await openReturned(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return Object.fromEntries(
    WANTED.map(([table, wanted]) => {
      const result = opened.value.find(table, wanted);
      if (!result.ok || !result.value) throw new Error(`${table} is not there`);
      const { values, headers } = result.value;
      const isOwn = (header: string) => table === TABLES.actuals || wanted.includes(header);
      const rows = values
        .map((line) =>
          Object.fromEntries(
            headers.flatMap((header, index) => (isOwn(header) ? [[header, line[index]] as const] : [])),
          ),
        )
        .filter((line) => Object.values(line).some((value) => value !== ""));
      return [table, rows];
    }),
  );
}

describe("a department's file", () => {
  let bytes: Uint8Array;
  let expected: unknown;
  beforeAll(async () => {
    bytes = await writeWorkbookFile(departmentSheets());
    expected = await contents(bytes);
  });

  it("is read as the port reads it", async () => {
    const { tables } = await (
      await openPort(bytes)
    ).snapshot({ tables: WANTED.map(([table]) => table), names: [] });
    for (const [name, headers] of WANTED) {
      const { formats, ...rest } = await read(bytes, name, headers);
      expect(rest).toEqual(tables.find((table) => table.name === name));
      expect(formats.map((line) => line.length)).toEqual(rest.values.map((line) => line.length));
    }
  });

  it("is read alike without its tables", async () => {
    expect(await contents(await withoutTables(bytes))).toEqual(expected);
  });

  it("is read alike without stored results", async () => {
    expect(await contents(await editFile(bytes, () => undefined))).toEqual(expected);
  });

  it("is read though parts that hold no cells are damaged", async () => {
    const damaged = await withParts(bytes, (name, text) =>
      /^(docProps|xl\/(comments|drawings))/.test(name) ? "<damage" : text,
    );
    expect(await contents(damaged)).toEqual(expected);
  });

  describeWith([LIBREOFFICE], "saved by LibreOffice", () => {
    it("is read alike", async () => {
      expect(await contents(throughLibreOffice(bytes, "xlsx", "xlsx"))).toEqual(expected);
    }, 60_000);

    it("is read alike after it was an .ods meanwhile", async () => {
      const ods = throughLibreOffice(bytes, "xlsx", "ods");
      expect(await contents(throughLibreOffice(ods, "ods", "xlsx"))).toEqual(expected);
    }, 60_000);
  });

  describeWith([OPENPYXL], "saved by openpyxl", () => {
    it("is read alike", async () => {
      expect(await contents(withOpenpyxl("fill_workbook.py", bytes, []).bytes)).toEqual(expected);
    });
  });

  it("is read as the port reads it, whatever was typed into it", async () => {
    const content = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constantFrom("１２３", "=1+1", "2-1-2", " ", "_x0041_", null),
      fc.constantFrom("1/0", '"あ"&1', "A1", "SUM(1,2)").map((formula) => ({ formula })),
    );
    const [name, headers] = [TABLES.actuals, [ACTUAL_HEADERS.key]];
    const { sheet, row: top, column: left, values } = await read(bytes, name, headers);
    await fc.assert(
      fc.asyncProperty(
        // The first column keeps its keys: rows without anything at the end are left out.
        fc.array(fc.tuple(fc.nat(values.length - 1), fc.integer({ min: 1, max: 20 }), content), {
          maxLength: 12,
        }),
        async (typed) => {
          const edited = await editFile(bytes, (workbook) => {
            const part = workbook.sheet(sheet);
            if (!part) throw new Error("the sheet is gone");
            for (const [line, column, one] of typed)
              writeCell(part, workbook.styles, top + 1 + line, left + column, one);
          });
          const { formats, ...rest } = await read(edited, name, headers);
          const { tables } = await (await openPort(edited)).snapshot({ tables: [name], names: [] });
          expect(rest).toEqual(tables[0]);
          expect(formats).toHaveLength(values.length);
        },
      ),
      { numRuns: 40, seed: 20_220_401 },
    );
  });
});
