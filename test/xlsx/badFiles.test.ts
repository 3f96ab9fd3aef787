import { writeWorkbookFile } from "../../src/xlsx";
import { deflate } from "../../src/xlsx/zip/deflate";
import type { Entry } from "../../src/xlsx/zip/readArchive";
import { MAX_UNPACKED_BYTES, readArchive } from "../../src/xlsx/zip/readArchive";
import { pack, writeArchive } from "../../src/xlsx/zip/writeArchive";
import { GOOD, READ, ROWS, both, say, sheetWith, tables } from "./badFile";
import { bundledSheets } from "./planFile";
import type { RawFile } from "./rawFile";
import { MAIN, archive, bytesOf, rawFile, rawParts, withParts } from "./rawFile";

const goodWith = (more: Partial<RawFile>) => rawFile({ ...GOOD, ...more });
const good = () => rawFile(GOOD);
const zipOf = async (...names: readonly string[]) =>
  writeArchive(await Promise.all(names.map((name) => pack(name, bytesOf(name)))));

it("the file of which the others are bad variants is read", async () => {
  expect(await both(await good())).toEqual({ port: READ, returned: READ });
});

describe("what is no workbook says what it is:", () => {
  const compound = (name: string) =>
    new Uint8Array([
      ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      ...new Uint8Array(504),
      ...[...name].flatMap((character) => [character.charCodeAt(0), 0]),
      ...new Uint8Array(512),
    ]);
  const ofType = async (type: string) =>
    withParts(await good(), (name, xml) =>
      name === "[Content_Types].xml" ? xml.replace(/[^"]*sheet\.main\+xml/, type) : xml,
    );
  const OFFICE = "application/vnd.openxmlformats-officedocument";
  say([
    ["an empty file", () => new Uint8Array(), "file.empty"],
    ["one byte", () => bytesOf("P"), "file.notWorkbook"],
    ["a CSV", () => bytesOf("担当課,実績\r\n財政課,5\r\n"), "file.notWorkbook"],
    ["a PDF", () => bytesOf("%PDF-1.7\n"), "file.notWorkbook"],
    ["a picture", () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), "file.notWorkbook"],
    ["an .xls", () => compound("Workbook"), "file.oldFormat"],
    ["a workbook with a password", () => compound("EncryptedPackage"), "file.encrypted"],
    ["only the beginning of a zip", () => bytesOf("PK\u0003\u0004"), "file.truncated"],
    ["any zip", () => zipOf("a.txt"), "file.notWorkbook"],
    ["an empty zip", () => zipOf(), "file.notWorkbook"],
    ["a zip with workbooks in it", () => zipOf("返送/財政課.xlsx", "メモ.txt"), "file.zip"],
    ["an .ods", () => zipOf("mimetype", "content.xml"), "file.openDocument"],
    ["an .xlsb", () => ofType("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "file.binary"],
    ["an .xlsm", () => ofType("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "file.macro"],
    ["macros under the name .xlsx", () => goodWith({ parts: { "xl/vbaProject.bin": "x" } }), "file.macro"],
    ["an .xltx", () => ofType(`${OFFICE}.spreadsheetml.template.main+xml`), "file.template"],
    ["a Word file", () => ofType(`${OFFICE}.wordprocessingml.document.main+xml`), "file.notWorkbook"],
  ]);
});

describe("a zip that is made to do harm is refused or harmless:", () => {
  const entry = async (more: Partial<Entry>): Promise<Entry> => ({
    ...(await pack("a.xml", bytesOf("<a/>"))),
    ...more,
  });
  const named = (name: string) => ({ name, rawName: bytesOf(name) });
  const beside = async (...entries: readonly Entry[]) =>
    writeArchive([...readArchive(await good()), ...entries]);
  say([
    ["that says it is large", async () => beside(await entry({ size: MAX_UNPACKED_BYTES })), "file.tooLarge"],
    [
      "of which all parts together are large",
      async () =>
        beside(
          await entry({ size: MAX_UNPACKED_BYTES / 2 }),
          await entry({ ...named("b.xml"), size: MAX_UNPACKED_BYTES / 2 }),
        ),
      "file.tooLarge",
    ],
    [
      "of which a part says that it is small",
      async () =>
        writeArchive(
          await Promise.all(
            readArchive(await good()).map(async (part) =>
              part.name.includes("sheet1.xml") && !part.name.includes("rels")
                ? { ...part, method: 8, size: 100, packed: await deflate(new Uint8Array(40_000_000)) }
                : part,
            ),
          ),
        ),
      "file.broken",
    ],
    [
      "of which a part says that it is larger than it is",
      async () =>
        writeArchive(
          readArchive(await good()).map((part) =>
            part.name === "xl/workbook.xml" ? { ...part, size: MAX_UNPACKED_BYTES / 2 } : part,
          ),
        ),
      "file.broken",
    ],
    [
      "with an archive within the archive",
      async () =>
        beside(
          await entry({
            ...named("xl/embeddings/a.xlsx"),
            ...(await pack("a", await good())),
            ...named("a.xlsx"),
          }),
        ),
      READ,
    ],
    [
      "of ten thousand and one parts",
      async () => {
        const one = await entry({});
        return beside(
          ...Array.from({ length: 10_001 }, (_, index) => ({ ...one, ...named(`p${String(index)}`) })),
        );
      },
      "file.tooLarge",
    ],
    [
      "of which two parts are the same bytes",
      async () => {
        // The directory's second entry is made to point to the first one's data.
        const bytes = await zipOf("xl/a.xml", "xl/b.xml");
        const view = new DataView(bytes.buffer);
        const directory = view.getUint32(bytes.length - 6, true);
        const second = directory + 46 + "xl/a.xml".length;
        view.setUint32(second + 42, 0, true);
        return bytes;
      },
      "file.truncated",
    ],
    ["with a part twice", async () => beside(await entry(named("XL/Workbook.xml"))), "file.broken"],
    [
      "with a password",
      async () => {
        const bytes = await good();
        const view = new DataView(bytes.buffer);
        view.setUint16(view.getUint32(bytes.length - 6, true) + 8, 0x801, true);
        return bytes;
      },
      "file.encrypted",
    ],
    [
      "packed in a way that nobody packs workbooks",
      async () => beside(await entry({ method: 12 })),
      "file.broken",
    ],
  ]);
});

describe("XML that is made to do harm is refused:", () => {
  const OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
  const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${"bcdefghij".charAt(index)} "${`&${"abcdefghi".charAt(index)};`.repeat(10)}">`).join("")}]>`;
  const PARTS = [...rawParts(GOOD).keys()];
  const into = async (part: string, doctype: string) =>
    withParts(await good(), (name, xml) => (name === part ? doctype + xml : xml));
  describe.each([
    ["a file of this machine", OUTSIDE],
    ["a billion laughs", LAUGHS],
  ])("a DOCTYPE with %s", (_what, doctype) => {
    it.each(PARTS)("in %s", async (part) => {
      const { port, returned } = await both(await into(part, doctype));
      expect(port).toBe("file.entities");
      // A returned file's texts are read only where its cells point to them.
      expect(returned).toEqual(part === "xl/sharedStrings.xml" ? READ : "file.entities");
    });
  });

  const inCell = (xml: string) => sheetWith("", "", ROWS.replace(">a<", `>${xml}<`));
  say([
    ["an entity of its own", () => inCell("&ha;"), "file.entities"],
    ["an & that begins nothing", () => inCell("a & b"), "file.entities"],
    ["tags that do not match", () => inCell("<b>a</i>"), "file.broken"],
    [
      "a part that ends too early",
      () => rawFile({ ...GOOD, sheets: [{ xml: `<worksheet ${MAIN}><sheetData>`, tables }] }),
      "file.broken",
    ],
    ["very deep nesting", () => inCell(`${"<b>".repeat(100_000)}${"</b>".repeat(100_000)}`), "file.broken"],
    ["very deep nesting that never ends", () => inCell("<b>".repeat(1_000_000)), "file.broken"],
    [
      "two hundred thousand attributes",
      () =>
        sheetWith(
          "",
          "",
          ROWS.replace(
            '<row r="2"',
            `<row r="2" ${Array.from({ length: 200_000 }, (_, index) => `a${String(index)}=""`).join(" ")}`,
          ),
        ),
      // A row that is worked on is asked for its number only.
      READ,
      "file.broken",
    ],
    ["an attribute without an end", () => sheetWith("", "", ROWS.replace('r="B2"', 'r="B2')), "file.broken"],
    [
      "no UTF-8",
      () => goodWith({ parts: { "xl/worksheets/sheet1.xml": new Uint8Array([0x3c, 0xff, 0x80]) } }),
      "file.broken",
    ],
    ["nothing", () => goodWith({ parts: { "xl/worksheets/sheet1.xml": "" } }), "file.broken"],
    [
      "no cells at all",
      () => rawFile({ ...GOOD, sheets: [{ xml: `<worksheet ${MAIN}/>`, tables }] }),
      "file.broken",
    ],
  ]);
});

it("every file of the kind that people have, cut off anywhere, is refused", async () => {
  const bytes = await writeWorkbookFile(bundledSheets());
  for (let length = 0; length < bytes.length; length += 1_009) {
    const { port, returned } = await both(bytes.subarray(0, length));
    expect([length, port, returned]).toEqual([length, port, port]);
    expect(port).toMatch(/^file\.(empty|notWorkbook|truncated)$/);
  }
});

it("a part that is only spaces is no workbook", async () => {
  const parts = new Map(rawParts(GOOD)).set("[Content_Types].xml", bytesOf("   "));
  expect(await both(await archive(parts))).toEqual({ port: "file.broken", returned: "file.broken" });
});
