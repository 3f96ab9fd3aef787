import { XlsxPort, writeWorkbookFile } from "../../src/xlsx";
import { pack, writeArchive } from "../../src/xlsx/zip/writeArchive";
import { readArchive, unpack } from "../../src/xlsx/zip/readArchive";
import { TABLES } from "../../src/sheets";
import { bundledSheets } from "./planFile";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The plan's file with some parts changed (null takes one away). */
async function fileWith(
  change: Readonly<Record<string, ((text: string) => string) | null>>,
): Promise<Uint8Array> {
  const entries = readArchive(await writeWorkbookFile(bundledSheets()));
  for (const name of Object.keys(change)) {
    if (!entries.some((entry) => entry.name === name)) throw new Error(`There is no part ${name}.`);
  }
  const kept = entries.filter(({ name }) => change[name] !== null);
  return writeArchive(
    await Promise.all(
      kept.map(async (entry) => {
        const edit = change[entry.name];
        return edit ? pack(entry.name, bytesOf(edit(new TextDecoder().decode(await unpack(entry))))) : entry;
      }),
    ),
  );
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  const opened = await XlsxPort.open(bytes);
  if (opened.ok) return "opened";
  expect(opened.issues[0].message).toMatch(/。$/);
  return opened.issues[0].code;
}

const compound = (name: string) =>
  new Uint8Array([
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ...new Uint8Array(504),
    ...[...name].flatMap((character) => [character.charCodeAt(0), 0]),
    ...new Uint8Array(512),
  ]);

const retyped = (type: string) => (text: string) =>
  text.replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", type);

describe("opening", () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ["an empty file", () => new Uint8Array(), "file.empty"],
    ["a text file", () => bytesOf("担当課,実績\n"), "file.notWorkbook"],
    ["a PDF", () => bytesOf("%PDF-1.7 "), "file.notWorkbook"],
    ["an encrypted workbook", () => compound("EncryptedPackage"), "file.encrypted"],
    ["an .xls", () => compound("Workbook"), "file.oldFormat"],
    ["any zip", async () => writeArchive([await pack("a.txt", bytesOf("a"))]), "file.notWorkbook"],
    [
      "an .ods",
      async () => writeArchive([await pack("mimetype", bytesOf("application/vnd.oasis"))]),
      "file.openDocument",
    ],
    [
      "a Word file",
      () =>
        fileWith({
          "[Content_Types].xml": retyped(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
          ),
        }),
      "file.notWorkbook",
    ],
    [
      "an .xlsm",
      () =>
        fileWith({ "[Content_Types].xml": retyped("application/vnd.ms-excel.sheet.macroEnabled.main+xml") }),
      "file.macro",
    ],
    [
      "a workbook with macros under the name .xlsx",
      async () =>
        writeArchive([
          ...readArchive(await writeWorkbookFile(bundledSheets())),
          await pack("xl/vbaProject.bin", bytesOf("x")),
        ]),
      "file.macro",
    ],
    [
      "an .xlsb",
      () =>
        fileWith({
          "[Content_Types].xml": retyped("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
        }),
      "file.binary",
    ],
    [
      "an .xltx",
      () =>
        fileWith({
          "[Content_Types].xml": retyped(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
          ),
        }),
      "file.template",
    ],
    ["a file without its workbook", () => fileWith({ "xl/workbook.xml": null }), "file.partMissing"],
    ["a file without a sheet", () => fileWith({ "xl/worksheets/sheet2.xml": null }), "file.partMissing"],
    ["a file without a table", () => fileWith({ "xl/tables/table1.xml": null }), "file.partMissing"],
    ["a file without styles", () => fileWith({ "xl/styles.xml": null }), "file.partMissing"],
    ["a file without relationships", () => fileWith({ "_rels/.rels": null }), "file.notWorkbook"],
    [
      "external entities",
      () =>
        fileWith({
          "xl/worksheets/sheet1.xml": (text) =>
            text.replace("<worksheet", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet'),
        }),
      "file.entities",
    ],
    [
      "entities that multiply",
      () =>
        fileWith({
          "xl/styles.xml": (text) =>
            text.replace("<styleSheet", '<!DOCTYPE s [<!ENTITY a "aa">]><styleSheet'),
        }),
      "file.entities",
    ],
    [
      "a sheet that is cut off",
      () => fileWith({ "xl/worksheets/sheet1.xml": (text) => text.slice(0, text.length / 2) }),
      "file.broken",
    ],
    [
      "rows out of order",
      () =>
        fileWith({ "xl/worksheets/sheet1.xml": (text) => text.replace('<row r="2"', '<row r="9999999"') }),
      "file.broken",
    ],
    [
      "text that is no UTF-8",
      async () => {
        const entries = readArchive(await writeWorkbookFile(bundledSheets()));
        const others = entries.filter(({ name }) => name !== "xl/styles.xml");
        return writeArchive([
          ...others,
          await pack("xl/styles.xml", new Uint8Array([0x3c, 0xff, 0xfe, 0x80])),
        ]);
      },
      "file.broken",
    ],
  ])("%s is refused", async (_what, make, code) => expect(await codeOf(await make())).toBe(code));

  it("every cut of a workbook is refused", async () => {
    const bytes = await writeWorkbookFile(bundledSheets());
    for (let length = 0; length < bytes.length; length += 997) {
      expect([length, await codeOf(bytes.subarray(0, length))]).not.toContain("opened");
    }
  });

  it("merges and validations over a whole sheet cost nothing", async () => {
    const all = "A1:XFD1048576";
    const bytes = await fileWith({
      "xl/worksheets/sheet2.xml": (text) =>
        text
          .replace(
            "<dataValidations",
            `<mergeCells count="1"><mergeCell ref="${all}"/></mergeCells><dataValidations`,
          )
          .replace(
            /<dataValidation /,
            `<dataValidation sqref="${all}" type="whole"><formula1>1</formula1></dataValidation><dataValidation `,
          ),
    });
    const opened = await XlsxPort.open(bytes);
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const { tables } = await opened.value.snapshot({ tables: [TABLES.actuals], names: [] });
    expect(tables[0]?.values.length).toBeGreaterThan(50);
  });

  it("a table over a whole sheet is refused when it is read", async () => {
    const bytes = await fileWith({
      "xl/tables/table2.xml": (text) => text.replace(/ ref="[A-Z0-9:]+"/, ' ref="A1:XFD1048576"'),
    });
    const opened = await XlsxPort.open(bytes);
    if (!opened.ok) throw new Error(opened.issues[0].message);
    await expect(opened.value.snapshot({ tables: [TABLES.actuals], names: [] })).rejects.toMatchObject({
      code: "file.tableTooLarge",
      state: "unchanged",
    });
  });

  it("a part in UTF-16 is read", async () => {
    const entries = readArchive(await writeWorkbookFile(bundledSheets()));
    const recoded = await Promise.all(
      entries.map(async (entry) => {
        if (entry.name !== "xl/tables/table2.xml") return entry;
        const text = new TextDecoder().decode(await unpack(entry)).replace("UTF-8", "UTF-16");
        return pack(entry.name, new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")));
      }),
    );
    const opened = await XlsxPort.open(writeArchive(recoded));
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const { tables } = await opened.value.snapshot({ tables: [TABLES.actuals], names: [] });
    expect(tables).toHaveLength(1);
  });

  it("a workbook without formats is read, and gets formats when it is written", async () => {
    const bytes = await fileWith({
      "xl/styles.xml": null,
      "xl/_rels/workbook.xml.rels": (text) => text.replace(/<Relationship [^>]*styles"[^>]*>/, ""),
      "[Content_Types].xml": (text) => text.replace(/<Override [^>]*styles[^>]*>/, ""),
      "xl/worksheets/sheet3.xml": (text) => text.replaceAll(/ s="\d+"/g, ""),
    });
    const opened = await XlsxPort.open(bytes);
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const cell = { row: 200, column: 3, before: null, content: "=追記" };
    await opened.value.apply({ createSheets: [], tables: [], sheets: [{ sheet: "設定", cells: [cell] }] });
    expect(await codeOf(await opened.value.save())).toBe("opened");
  });

  it("namespaces with other prefixes are read and written", async () => {
    const prefixed = (text: string) => text.replace(/<(\/?)(?!\?)/g, "<$1x:").replace("xmlns=", "xmlns:x=");
    const bytes = await fileWith({ "xl/worksheets/sheet2.xml": prefixed, "xl/workbook.xml": prefixed });
    const opened = await XlsxPort.open(bytes);
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const plain = await XlsxPort.open(await writeWorkbookFile(bundledSheets()));
    if (!plain.ok) throw new Error(plain.issues[0].message);
    const request = { tables: Object.values(TABLES), names: [] };
    expect(await opened.value.snapshot(request)).toEqual(await plain.value.snapshot(request));

    const cell = { row: 200, column: 3, before: null, content: "追記" };
    await opened.value.apply({
      createSheets: [],
      tables: [],
      sheets: [{ sheet: "実績入力", cells: [cell] }],
    });
    const again = await XlsxPort.open(await opened.value.save());
    if (!again.ok) throw new Error(again.issues[0].message);
    await again.value.select("実績入力", 200, 3);
    expect(await again.value.activeCell()).toEqual({ address: "実績入力!D201", content: "追記" });
  });
});
