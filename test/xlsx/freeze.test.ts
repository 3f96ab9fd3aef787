/** Formulas become values on the bytes, and nothing else changes. */
import { canonicalRows, canonicalText } from "../../src/freeze";
import { XlsxPort, writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import type { Package } from "../../src/xlsx/package/Package";
import { rawFile, type RawFile } from "./rawFile";
import { blankSheet } from "./blankFile";
import { openPort } from "./fileHand";
import { LIBREOFFICE, OPENPYXL, describeWith, throughLibreOffice, withOpenpyxl } from "./programs";
import { goodWorkbook } from "../audit/goodWorkbook";

async function without(file: RawFile | Uint8Array) {
  const bytes = file instanceof Uint8Array ? file : await rawFile(file);
  return (await openPort(bytes)).valuesOnly();
}

async function frozenBytes(file: RawFile | Uint8Array): Promise<Uint8Array> {
  const made = await without(file);
  if (!made.ok) throw new Error(made.issues[0].message);
  return made.value.port.save();
}

async function partsOf(bytes: Uint8Array): Promise<Package> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return opened.value.file;
}

const sheetText = async (bytes: Uint8Array) => (await partsOf(bytes)).text("xl/worksheets/sheet1.xml");
const cellsIn = (text: string) => [...text.matchAll(/<c [^>]*\/>|<c [^>]*>.*?<\/c>/g)].map(([cell]) => cell);

it.each([
  ["a number", '<c r="A1" s="0"><f>1+1</f><v>2</v></c>', '<c r="A1" s="0"><v>2</v></c>'],
  [
    "an exact result",
    '<c r="A1"><f>1/3</f><v>0.33333333333333331</v></c>',
    '<c r="A1"><v>0.33333333333333331</v></c>',
  ],
  [
    "a text",
    '<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
    '<c r="A1" t="inlineStr"><is><t>ab</t></is></c>',
  ],
  [
    "a text with blanks around it",
    '<c r="A1" t="str"><f>" a "</f><v> a </v></c>',
    '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
  ],
  [
    "a text with signs",
    '<c r="A1" t="str"><f>"&lt;"</f><v>&lt;</v></c>',
    '<c r="A1" t="inlineStr"><is><t>&lt;</t></is></c>',
  ],
  ["an empty text", '<c r="A1" s="0" t="str"><f>""</f><v></v></c>', '<c r="A1" s="0"/>'],
  ["TRUE", '<c r="A1" t="b"><f>1=1</f><v>1</v></c>', '<c r="A1" t="b"><v>1</v></c>'],
  ["an error", '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="A1" t="e"><v>#DIV/0!</v></c>'],
  ["a formula that only Excel knows", '<c r="A1"><f>RAND()</f><v>0.5</v></c>', '<c r="A1"><v>0.5</v></c>'],
  [
    "a function of the add-in",
    '<c r="A1"><f>_xldudf_REFORM_TARGET("1-1-1","R4")</f><v>500</v></c>',
    '<c r="A1"><v>500</v></c>',
  ],
  ["another workbook's cell", '<c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c>', '<c r="A1"><v>7</v></c>'],
  ["an array", '<c r="A1" cm="1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c>', '<c r="A1"><v>1</v></c>'],
  [
    "a data table",
    '<c r="A1"><f t="dataTable" ref="A1:A2" dt2D="0" dtr="0" r1="B1"/><v>3</v></c>',
    '<c r="A1"><v>3</v></c>',
  ],
  ["no stored result", '<c r="A1"><f>1+1</f></c>', '<c r="A1"><v>2</v></c>'],
  [
    "the empty result of openpyxl",
    '<c r="A1"><f>"a"&amp;"b"</f><v></v></c>',
    '<c r="A1" t="inlineStr"><is><t>ab</t></is></c>',
  ],
])("keeps of %s what it gives", async (_name, before, after) => {
  const bytes = await frozenBytes({ sheets: [{ rows: `<row r="1">${before}</row>` }] });
  expect(cellsIn(await sheetText(bytes))).toEqual([after]);
});

it("gives every cell of a shared formula its own value", async () => {
  const bytes = await frozenBytes({
    sheets: [
      {
        rows:
          '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>' +
          '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>' +
          '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/></c></row>',
      },
    ],
  });
  expect(cellsIn(await sheetText(bytes))).toEqual([
    '<c r="A1"><v>1</v></c>',
    '<c r="B1"><v>2</v></c>',
    '<c r="A2"><v>2</v></c>',
    '<c r="B2"><v>4</v></c>',
    '<c r="A3"><v>3</v></c>',
    '<c r="B3"><v>6</v></c>',
  ]);
});

it("leaves cells without a formula, the workbook itself and every other part as they are", async () => {
  const file: RawFile = {
    sheets: [
      {
        xml: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"  t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData><sheetProtection sheet="1"/><conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1="x"</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>名前</formula1></dataValidation></dataValidations></worksheet>`,
      },
      { rows: '<row r="1"><c r="A1"><v>1</v></c></row>' },
    ],
    strings: "<si><t>文字</t><rPh sb='0' eb='2'><t>モジ</t></rPh></si>",
    names: '<definedName name="名前">Sheet1!$A$1</definedName>',
    parts: { "xl/media/image1.png": "picture" },
  };
  const original = await rawFile(file);
  const port = await openPort(original);
  const unfrozen = await port.save();
  const made = await port.valuesOnly();
  if (!made.ok) throw new Error(made.issues[0].message);
  const bytes = await made.value.port.save();
  const [before, after] = [await partsOf(original), await partsOf(bytes)];
  expect(after.names.sort()).toEqual(before.names.sort());
  const changed = before.names.filter(
    (name) => name.endsWith(".xml") && before.text(name) !== after.text(name),
  );
  expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
  expect((await sheetText(bytes)).replace(/^<\?xml.*?\?>\n/, "")).toBe(
    before.text("xl/worksheets/sheet1.xml").replace("<f>1+1</f>", ""),
  );
  expect(await port.save()).toEqual(unfrozen);
});

it("forgets the order of calculation, and what a table would calculate in new rows", async () => {
  const bytes = await frozenBytes(
    await withCalculation({
      sheets: [
        {
          rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>数</t></is></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>',
          tables: [
            {
              attributes: 'id="1" name="表" displayName="表" ref="A1:A2"',
              inner:
                '<tableColumns count="1"><tableColumn id="1" name="数" totalsRowFunction="sum"><calculatedColumnFormula>1+1</calculatedColumnFormula></tableColumn></tableColumns>',
            },
          ],
        },
      ],
    }),
  );
  const parts = await partsOf(bytes);
  expect(parts.names.filter((name) => name.includes("calcChain"))).toEqual([]);
  expect(parts.text("xl/tables/table1.xml")).toContain('<tableColumn id="1" name="数"/>');
});

/** With a part that says in which order cells are calculated. */
async function withCalculation(file: RawFile): Promise<Uint8Array> {
  const opened = await openWorkbook(await rawFile(file));
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const { file: parts } = opened.value;
  parts.setText("xl/calcChain.xml", "<calcChain/>");
  const relationships = parts.text("xl/_rels/workbook.xml.rels");
  parts.setText(
    "xl/_rels/workbook.xml.rels",
    relationships.replace(
      "</Relationships>",
      '<Relationship Id="chain" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
    ),
  );
  return parts.save();
}

it.each([
  [
    "no result, of a formula that cannot be worked out here",
    '<c r="A1"><f>RAND()</f></c>',
    "まだない",
    "Sheet1!A1",
  ],
  ["a stale number", '<c r="A1"><f>1+1</f><v>3</v></c>', "結果が変わる", "Sheet1!A1"],
  ["a stale text", '<c r="A1" t="str"><f>"a"</f><v>b</v></c>', "結果が変わる", "Sheet1!A1"],
  ["a number in place of an error", '<c r="A1"><f>1/0</f><v>0</v></c>', "結果が変わる", "Sheet1!A1"],
])("refuses %s, and names the cell", async (_name, cell, why, place) => {
  const made = await without({ sheets: [{ rows: `<row r="1">${cell}</row>` }] });
  if (made.ok) throw new Error("it was frozen");
  expect(made.issues[0]).toMatchObject({ code: "freeze.unsettled", path: place });
  expect(made.issues[0].message).toContain(why);
  expect(made.issues[0].message).toContain(place);
});

it("names the first cells of many", async () => {
  const rows = Array.from(
    { length: 9 },
    (_, index) => `<row r="${String(index + 1)}"><c r="A${String(index + 1)}"><f>RAND()</f></c></row>`,
  );
  const made = await without({ sheets: [{ rows: rows.join("") }] });
  expect(made.ok ? "" : made.issues[0].message).toContain("Sheet1!A5 ほか 4セル");
});

it("counts results that could only be taken as they were stored", async () => {
  const rows = '<row r="1"><c r="A1"><f>RAND()</f><v>1</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>';
  expect(await without({ sheets: [{ rows }] })).toMatchObject({
    ok: true,
    value: { formulas: 2, asStored: 1 },
  });
});

it("reads what every cell of every sheet holds, hidden ones too, and passes over empty ones", async () => {
  const port = await openPort(
    await rawFile({
      sheets: [
        {
          name: "一",
          rows: '<row r="2"><c r="A2"/><c r="C2" t="e"><v>#N/A</v></c><c r="D2" t="b"><v>0</v></c><c r="E2" t="str"><v></v></c></row>',
        },
        { name: "二", state: "veryHidden", rows: '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>' },
      ],
    }),
  );
  expect(port.contents()).toEqual([
    {
      name: "一",
      cells: [
        { row: 1, column: 2, kind: "e", value: "#N/A", formula: null },
        { row: 1, column: 3, kind: "b", value: false, formula: null },
      ],
    },
    { name: "二", cells: [{ row: 0, column: 0, kind: "n", value: 2, formula: "1+1" }] },
  ]);
});

it("freezes a workbook without any formula as it is", async () => {
  const bytes = await writeWorkbookFile([blankSheet("表")]);
  const port = await openPort(bytes);
  expect(await port.valuesOnly()).toMatchObject({ ok: true, value: { formulas: 0 } });
  expect(port).toBeInstanceOf(XlsxPort);
});

interface Inspected {
  readonly sheets: Readonly<
    Record<
      string,
      { readonly cells: Readonly<Record<string, { readonly value: unknown; readonly type: unknown }>> }
    >
  >;
  readonly names: unknown;
}

describeWith([OPENPYXL, LIBREOFFICE], "the add-in's own workbook without formulas", () => {
  let before: Uint8Array;
  let after: Uint8Array;
  beforeAll(async () => {
    before = await goodWorkbook();
    after = await frozenBytes(before);
  });

  it("holds in every cell what it showed, and no formula", async () => {
    const shown = (await openPort(before)).contents();
    const held = (await openPort(after)).contents();
    const strip = (sheets: typeof shown) =>
      sheets.map(({ name, cells }) => ({
        name,
        cells: cells.flatMap((cell) => (cell.value === "" ? [] : [{ ...cell, formula: null }])),
      }));
    expect(strip(held)).toEqual(strip(shown));
    expect(held.flatMap(({ cells }) => cells.filter(({ formula }) => formula !== null))).toEqual([]);
    expect(
      shown.flatMap(({ cells }) => cells.filter(({ formula }) => formula !== null)).length,
    ).toBeGreaterThan(1_000);
  });

  it("looks to openpyxl as before but for the formulas", () => {
    const [old, now] = [before, after].map(
      (bytes) => withOpenpyxl("inspect_workbook.py", bytes).said as Inspected,
    );
    if (!old || !now) throw new Error("both were looked at");
    /** Without what is other by a formula's becoming a value. */
    const looks = ({ sheets, ...rest }: Inspected) => ({
      ...rest,
      sheets: Object.entries(sheets).map(([name, { cells, ...sheet }]) => ({
        name,
        ...sheet,
        cells: Object.entries(cells).map(([at, cell]) => [at, { ...cell, value: null, type: null }]),
      })),
    });
    expect(looks(now)).toEqual(looks(old));
    const values = Object.values(now.sheets).flatMap(({ cells }) => Object.values(cells));
    expect(values.filter(({ type }) => type === "f")).toEqual([]);
  });

  it("shows in LibreOffice what it held", async () => {
    const there = (await openPort(throughLibreOffice(after, "xlsx", "xlsx"))).contents();
    const held = (await openPort(after)).contents();
    // LibreOffice keeps 15 digits.
    expect(canonicalText(canonicalRows(there))).toBe(canonicalText(canonicalRows(held)));
  }, 60_000);
});
