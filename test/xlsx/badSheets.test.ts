import { GOOD, READ, ROWS, say, sheetWith, tables } from "./badFile";
import type { RawFile } from "./rawFile";
import { rawFile, withParts } from "./rawFile";

const goodWith = (more: Partial<RawFile>) => rawFile({ ...GOOD, ...more });
const good = () => rawFile(GOOD);

describe("a sheet that is made to be large costs what is on it:", () => {
  const ALL = "A1:XFD1048576";
  const times = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index)).join("");
  say([
    [
      "merges",
      () =>
        sheetWith(
          "",
          `<mergeCells count="2"><mergeCell ref="${ALL}"/><mergeCell ref="A1:A1048576"/></mergeCells>`,
        ),
      READ,
    ],
    [
      "a thousand validations over whole columns",
      () =>
        sheetWith(
          "",
          `<dataValidations>${times(1_000, () => `<dataValidation type="list" sqref="${ALL} A:XFD 1:1048576"><formula1>"a"</formula1></dataValidation>`)}</dataValidations>`,
        ),
      READ,
    ],
    [
      "a thousand conditional formats",
      () =>
        sheetWith(
          "",
          times(
            1_000,
            (index) =>
              `<conditionalFormatting sqref="${ALL}"><cfRule type="expression" priority="${String(index + 1)}"><formula>A1&gt;1</formula></cfRule></conditionalFormatting>`,
          ),
        ),
      READ,
    ],
    ["a false word about its size", () => sheetWith(`<dimension ref="${ALL}"/>`), READ],
    [
      "a cell in the last corner",
      () => sheetWith("", "", `${ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
      READ,
    ],
    ["a cell beyond it", () => sheetWith("", "", `${ROWS}<row r="1048577"/>`), "file.broken"],
    ["a column beyond it", () => sheetWith("", "", `${ROWS}<row r="3"><c r="XFE3"/></row>`), "file.broken"],
    ["rows that go back", () => sheetWith("", "", `${ROWS}<row r="1"/>`), "file.broken"],
    ["a row number that is none", () => sheetWith("", "", `${ROWS}<row r="1e9"/>`), "file.broken"],
    [
      "a hundred thousand rows with nothing but a format",
      () =>
        sheetWith(
          "",
          "",
          ROWS + times(100_000, (index) => `<row r="${String(index + 3)}" s="1" customFormat="1"/>`),
        ),
      READ,
    ],
  ]);

  const withRef = (ref: string, rows = ROWS) =>
    rawFile({
      ...GOOD,
      sheets: [
        { rows, tables: [{ ...tables[0], attributes: `id="1" name="表" displayName="表" ref="${ref}"` }] },
      ],
    });
  say([
    [
      "a table over all of it",
      () => withRef(ALL),
      "file.tableTooLarge",
      [["a", 5, ...Array.from({ length: 16_382 }, () => "")]],
    ],
    ["a table over two columns", () => withRef("A1:B1048576"), "file.tableTooLarge", READ],
    ["a table nowhere", () => withRef("nowhere"), "file.broken"],
    ["a table in the last corner", () => withRef("XFC1048575:XFD1048576"), [["", ""]], READ],
    [
      "a table over all of it that is filled",
      () =>
        withRef(
          ALL,
          times(200, (index) => `<row r="${String(index + 1)}">${text(index)}</row>`),
        ),
      "file.tableTooLarge",
    ],
  ]);
  /** A row with something in its first and its last column. */
  function text(index: number): string {
    const cell = (column: string) =>
      `<c r="${column}${String(index + 1)}" t="str"><v>${index === 0 ? "キー" : "a"}</v></c>`;
    return cell("A") + cell("XFD");
  }
});

describe("a file whose parts do not fit together is refused:", () => {
  const without = (part: string) => goodWith({ parts: { [part]: null } });
  const edited = async (part: string, from: string | RegExp, to: string) =>
    withParts(await good(), (name, xml) => {
      if (name !== part) return xml;
      const changed = xml.replace(from, to);
      if (changed === xml) throw new Error(`${part} has no ${String(from)}`);
      return changed;
    });
  const RELS = "xl/_rels/workbook.xml.rels";
  say([
    ["without its list of contents", () => without("[Content_Types].xml"), "file.notWorkbook"],
    ["without its first relationships", () => without("_rels/.rels"), "file.notWorkbook"],
    ["without its workbook", () => without("xl/workbook.xml"), "file.partMissing"],
    ["without the workbook's relationships", () => without(RELS), "file.broken"],
    ["without a sheet", () => without("xl/worksheets/sheet1.xml"), "file.partMissing"],
    ["without a table", () => without("xl/tables/table1.xml"), "file.partMissing"],
    ["without its formats", () => without("xl/styles.xml"), "file.partMissing"],
    ["without its texts", () => without("xl/sharedStrings.xml"), "file.partMissing"],
    ["of no sheets", () => edited("xl/workbook.xml", /<sheet .*?\/>/, ""), "file.partMissing"],
    ["of a sheet without an address", () => edited("xl/workbook.xml", 'r:id="r1"', ""), "file.broken"],
    ["of one sheet under two names", () => edited("xl/workbook.xml", /<sheet .*?\/>/, "$&$&"), "file.broken"],
    [
      "of a sheet on another machine",
      () => edited(RELS, 'Target="worksheets/sheet1.xml"', 'Target="file:///c:/a.xml" TargetMode="External"'),
      "file.partMissing",
    ],
    [
      "of a sheet outside the file",
      () => edited(RELS, "worksheets/sheet1.xml", "../../../../etc/passwd"),
      "file.partMissing",
    ],
    [
      "of a sheet that is the workbook",
      () => edited(RELS, "worksheets/sheet1.xml", "workbook.xml"),
      "file.broken",
    ],
    [
      "of a workbook that is the list of contents",
      () => edited("_rels/.rels", "xl/workbook.xml", "[Content_Types].xml"),
      "file.notWorkbook",
    ],
    [
      "of a table that is its sheet",
      () => edited("xl/worksheets/_rels/sheet1.xml.rels", "../tables/table1.xml", "sheet1.xml"),
      "file.broken",
      READ,
    ],
    ["of formats that are a sheet", () => edited(RELS, "styles.xml", "worksheets/sheet1.xml"), READ],
    [
      "of a text that it does not have",
      () => sheetWith("", "", ROWS.replace('<c r="B2">', '<c r="B2" t="s">')),
      "file.broken",
    ],
    [
      "of a format that it does not have",
      () => sheetWith("", "", ROWS.replace('<c r="B2">', '<c r="B2" s="999999999">')),
      READ,
    ],
    [
      "of ten thousand tables that are one",
      () => edited("xl/worksheets/_rels/sheet1.xml.rels", /<Relationship .*?\/>/, "$&".repeat(10_000)),
      READ,
    ],
  ]);
});

describe("formulas that are made to do harm have no result:", () => {
  const rows = (formulas: readonly string[]) =>
    ROWS.replace('<c r="B2"><v>5</v></c>', `<c r="B2"><f>${formulas[0] ?? ""}</f></c>`) +
    formulas
      .slice(1)
      .map(
        (formula, index) =>
          `<row r="${String(index + 3)}"><c r="Z${String(index + 3)}"><f>${formula}</f></c></row>`,
      )
      .join("");
  const file = (...formulas: readonly string[]) => sheetWith("", "", rows(formulas));
  const NONE = [["a", ""]];
  say([
    ["one that needs itself", () => file("B2+1"), NONE],
    ["two that need each other", () => file("Z3", "B2"), NONE],
    [
      "ten thousand in a row",
      () => file(...Array.from({ length: 10_000 }, (_, index) => `Z${String(index + 3)}+1`)),
      NONE,
    ],
    ["one of a hundred thousand brackets", () => file("(".repeat(100_000)), NONE],
    ["one of ten thousand signs", () => file(`${"-".repeat(10_000)}1`), NONE],
    ["one of four thousand sums", () => file(`1${"+1".repeat(4_000)}`), NONE],
    [
      "a text that doubles a hundred times",
      () =>
        file(
          "Z3",
          ...Array.from({ length: 100 }, (_, index) => `Z${String(index + 4)}&amp;Z${String(index + 4)}`),
          '"x"',
        ),
      [["a", "#VALUE!"]],
    ],
    ["a look through a whole sheet", () => file("MATCH(1,A1:XFD1048576,0)"), NONE],
    [
      "ten thousand looks through a hundred thousand cells",
      () => file("Z3", ...Array.from({ length: 10_000 }, () => "IFERROR(MATCH(1,C1:C99999,0),2)")),
      [["a", 2]],
    ],
    ["a day after all days", () => file('TEXT(1E300,"yyyy-mm-dd")'), NONE],
    ["more places than there are", () => file("ROUND(1.5,1E15)"), NONE],
    ["a quote without an end", () => file('"'.repeat(9_999)), NONE],
  ]);
});
