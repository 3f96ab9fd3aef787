import { writePlainWorkbook } from "../../src/xlsx";
import { describeFile } from "../../src/xlsx/described";
import { rawFile } from "../xlsx/rawFile";
import { python } from "./python";

const TEXT = "地域,西暦,件数(件)\r\n長野県,2022,12\r\n";
/** Other people's encoders: Python's. */
const encoded = (text: string, encoding: string) =>
  new Uint8Array(Buffer.from(python("encode.py", { text, encoding }) as string, "base64"));

async function described(bytes: Uint8Array, name = "表.csv") {
  const result = await describeFile(name, bytes);
  if (!result.ok) throw new Error(result.issues[0].message);
  return result.value;
}

describe("a CSV file's characters", () => {
  it.each([
    ["utf-8", "utf-8", false],
    ["utf-8-sig", "utf-8", true],
    ["utf-16", "utf-16le", true],
    ["utf-16-le", "utf-16le", false],
    ["utf-16-be", "utf-16be", false],
    ["cp932", "shift_jis", false],
  ])("written as %s are told", async (written, encoding, hasBom) => {
    const file = await described(encoded(TEXT, written));
    expect(file.text).toEqual({ encoding, hasBom, separator: "," });
    expect(file.sheets[0]?.cells.map(({ value }) => value)).toEqual([
      "地域",
      "西暦",
      "件数(件)",
      "長野県",
      "2022",
      "12",
    ]);
  });

  it("of plain ASCII are UTF-8", async () => {
    expect((await described(encoded("a,b\n", "ascii"))).text?.encoding).toBe("utf-8");
  });

  it.each([
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff])],
    ["zeros", new Uint8Array(64)],
    ["half a UTF-16 character", new Uint8Array([0xff, 0xfe, 0x61])],
  ])("that are no text are refused: %s", async (_, bytes) => {
    expect(await describeFile("表.csv", bytes)).toMatchObject({
      ok: false,
      issues: [{ code: "file.notText" }],
    });
  });
});

describe("a file", () => {
  it("without a byte, an old one, a PDF and a damaged one are refused with what to do", async () => {
    const cases: readonly (readonly [string, Uint8Array, string])[] = [
      ["空.csv", new Uint8Array(), "file.empty"],
      ["表.pdf", new TextEncoder().encode("%PDF-1.7\n"), "file.notWorkbook"],
      ["表.xls", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "file.oldFormat"],
      ["表.xlsx", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "file.truncated"],
    ];
    for (const [name, bytes, code] of cases) {
      const result = await describeFile(name, bytes);
      expect(result).toMatchObject({ ok: false, issues: [{ code }] });
    }
  });

  it("with an open quote says in which record", async () => {
    expect(await describeFile("表.csv", new TextEncoder().encode('a,b\n1,"2\n'))).toMatchObject({
      ok: false,
      issues: [{ code: "csv.quote", path: "2" }],
    });
  });

  it("cut off anywhere gives issues and never throws", async () => {
    const bytes = await writePlainWorkbook({ name: "表", headers: ["西暦"], rows: [[2022]] });
    for (let length = 0; length < bytes.length; length += 7) {
      const result = await describeFile("表.xlsx", bytes.subarray(0, length));
      expect([length, result.ok]).toEqual([length, false]);
    }
  });
});

describe("what lies on a sheet beside its cells", () => {
  const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const anchor = (inner: string) =>
    `<xdr:twoCellAnchor><xdr:from/><xdr:to/>${inner}<xdr:clientData/></xdr:twoCellAnchor>`;
  const drawing = (...anchors: string[]) =>
    `<xdr:wsDr xmlns:xdr="x" xmlns:mc="m">${anchors.map(anchor).join("")}</xdr:wsDr>`;

  async function objectsOf(parts: Readonly<Record<string, string>>, kinds: readonly string[], more = "") {
    const relationships = kinds.map(
      (kind, index) =>
        `<Relationship Id="r${index}" Type="${OFFICE}/${kind}" Target="../${kind}s/${kind}1.xml"/>`,
    );
    const bytes = await rawFile({
      sheets: [{ xml: `<worksheet ${MAIN}><sheetData/>${more}</worksheet>` }],
      parts: {
        "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships>${relationships.join("")}</Relationships>`,
        ...parts,
      },
    });
    const { sheets } = await described(bytes, "表.xlsx");
    return Object.fromEntries(sheets[0]?.objects.map(({ kind, count }) => [kind, count]) ?? []);
  }

  it("is counted by its kind, grouped shapes as one", async () => {
    const parts = {
      "xl/drawings/drawing1.xml": drawing(
        "<xdr:pic/>",
        "<xdr:pic/>",
        "<xdr:sp/>",
        "<xdr:cxnSp/>",
        "<xdr:grpSp><xdr:sp/><xdr:sp/></xdr:grpSp>",
        "<xdr:graphicFrame/>",
        "<mc:AlternateContent/>",
      ),
    };
    expect(await objectsOf(parts, ["drawing"])).toEqual({ picture: 2, shape: 4, chart: 1 });
  });

  it("is found in the sheet itself, wrapped for other programs or not", async () => {
    const control = "<controls><mc:AlternateContent/><control/></controls>";
    const wrapped = `<mc:AlternateContent><mc:Choice>${control}</mc:Choice></mc:AlternateContent>`;
    expect(await objectsOf({}, [], `${wrapped}<oleObjects><oleObject/></oleObjects><picture/>`)).toEqual({
      control: 2,
      embedded: 1,
      picture: 1,
    });
  });

  it("is nothing where a drawing is empty", async () => {
    expect(await objectsOf({ "xl/drawings/drawing1.xml": drawing() }, ["drawing"])).toEqual({});
  });
});
