/** Files that programs read in more ways than one: no spreadsheet program writes them, so they are made part by part. */
import { bundledPlan } from "../../src/plan";
import { auditWorkbook } from "../../src/workflows";
import { readArchive, unpack } from "../../src/xlsx/zip/readArchive";
import { freeze, sha256, smallWorkbook, verify } from "../freeze/frozenBook";
import { openPort } from "../xlsx/fileHand";
import { archive, bytesOf } from "../xlsx/rawFile";
import { SHIPPED, goodWorkbook } from "./goodWorkbook";

jest.setTimeout(60_000);

type Parts = Map<string, string>;
type Deed = (parts: Parts) => void;

const TARGETS = "xl/worksheets/sheet1.xml";
const ACTUALS = "xl/worksheets/sheet2.xml";
const WORKBOOK = "xl/workbook.xml";
const JUNK = "urn:example:junk";

async function changed(bytes: Uint8Array, deed: Deed): Promise<Uint8Array> {
  const parts: Parts = new Map();
  for (const entry of readArchive(bytes))
    parts.set(entry.name, new TextDecoder().decode(await unpack(entry)));
  deed(parts);
  return archive(new Map([...parts].map(([name, text]) => [name, bytesOf(text)])));
}

/** In one part; what is replaced must be there. */
function edit(part: string, from: string | RegExp, to: string | ((found: string) => string)): Deed {
  return (parts) => {
    const before = parts.get(part) ?? "";
    const after = before.replace(from, (found) => (typeof to === "string" ? to : to(found)));
    if (after === before) throw new Error(`${String(from)} is not in ${part}`);
    parts.set(part, after);
  };
}

/** The first cell of a sheet that holds a plain number, and one that goes on the formula of another. */
const NUMBER = /<c r="[A-Z]+\d+"(?: s="\d+")?><v>[^<]+<\/v><\/c>/;
const FORMULA = /<c r="[A-Z]+[2-9]\d"[^>]*><f t="shared" si="\d+"\/>.*?<\/c>/s;
const GOES_ON = /<f t="shared" si="\d+"\/>/;

/** Before the real relationship one of a stranger's type, whose last word is the same: to a part without sheets. */
const stranger: Deed = (parts) => {
  parts.set("xl/other.xml", "<workbook/>");
  const relation = `<Relationship Id="j1" Type="${JUNK}/officeDocument" Target="xl/other.xml"/>`;
  edit("_rels/.rels", "<Relationship ", `${relation}<Relationship `)(parts);
};

const DEEDS: readonly (readonly [name: string, deed: Deed, where: string | RegExp])[] = [
  [
    "a value under another namespace before the one that counts",
    edit(TARGETS, NUMBER, (found) => found.replace("<v>", `<x:v xmlns:x="${JUNK}">111</x:v><v>`)),
    /^計画目標![A-Z]+\d+$/,
  ],
  [
    "a value for programs that know nothing newer",
    edit(TARGETS, NUMBER, (found) =>
      found.replace(
        "</c>",
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Fallback><v>1</v></mc:Fallback></mc:AlternateContent></c>',
      ),
    ),
    /^計画目標![A-Z]+\d+$/,
  ],
  [
    "two values in a cell",
    edit(TARGETS, NUMBER, (found) => found.replace("</c>", "<v>1</v></c>")),
    /^計画目標![A-Z]+\d+$/,
  ],
  [
    "two sheets behind one tab",
    edit(WORKBOOK, / r:id="/, (found) => ` xmlns:x="${JUNK}" x:id="rId1"${found}`),
    "!",
  ],
  [
    "widths twice",
    edit(ACTUALS, "</cols>", '</cols><cols><col min="20" max="23" width="10" hidden="1"/></cols>'),
    "実績入力!",
  ],
  [
    "a name that is defined twice",
    edit(WORKBOOK, "<definedNames>", `<definedNames><definedName name="行革_下限1">設定!$Z$9</definedName>`),
    "!",
  ],
  [
    "a formula that goes on another one's, with a text of its own",
    edit(ACTUALS, FORMULA, (found) => found.replace(GOES_ON, (it) => `${it.slice(0, -2)}>1.2</f>`)),
    /^実績入力![A-Z]+\d+$/,
  ],
  [
    "a formula for many rows",
    edit(ACTUALS, FORMULA, (found) => {
      const [, column = "", row = ""] = /r="([A-Z]+)(\d+)"/.exec(found) ?? [];
      const area = `${column}${row}:${column}${String(Number(row) + 3)}`;
      return found.replace(GOES_ON, `<f t="array" ref="${area}">1.2</f>`);
    }),
    /^実績入力![A-Z]+\d+$/,
  ],
  [
    "a table of alternatives in place of a formula",
    edit(ACTUALS, FORMULA, (found) => found.replace(GOES_ON, '<f t="dataTable" ref="T9:T9" r1="Z1"/>')),
    /^実績入力![A-Z]+\d+$/,
  ],
  [
    "a table without its headers",
    edit("xl/tables/table1.xml", /<table /, '<table headerRowCount="0" '),
    "計画目標!",
  ],
  [
    "a value behind a merged cell",
    edit(
      TARGETS,
      /(<printOptions|<pageMargins)/,
      (found) => `<mergeCells><mergeCell ref="A5:H5"/></mergeCells>${found}`,
    ),
    /^計画目標!B5$/,
  ],
];

async function said(bytes: Uint8Array): Promise<string[]> {
  const audited = await auditWorkbook(await openPort(bytes), bundledPlan, SHIPPED, sha256);
  if (!audited.ok) throw new Error(audited.issues[0].message);
  return audited.value.findings
    .filter(({ code }) => code === "file.ambiguous")
    .map(({ place: { sheet, cell: at } }) => `${sheet ?? ""}!${at ?? ""}`);
}

describe("a workbook", () => {
  it("that a program has written has nothing of the kind", async () => {
    expect(await said(await goodWorkbook())).toEqual([]);
  });

  it.each(DEEDS)("with %s", async (_name, deed, where) => {
    const [first, ...more] = await said(await changed(await goodWorkbook(), deed));
    expect(first).toMatch(where);
    expect(more.length).toBeLessThan(4);
  });

  it("is found where the format says, not where a stranger's relationship leads", async () => {
    const port = await openPort(await changed(await goodWorkbook(), stranger));
    expect((await port.snapshot({ tables: [], names: [] })).sheets.length).toBeGreaterThan(5);
  });
});

describe("a frozen copy", () => {
  let frozen: Uint8Array;
  beforeAll(async () => {
    frozen = await freeze(await smallWorkbook());
  });

  it.each([
    ["a value under another namespace", DEEDS[0]?.[1]],
    ["a value behind a merged cell", DEEDS[10]?.[1]],
  ])("with %s is not what was sent", async (_name, deed) => {
    if (!deed) throw new Error("no such deed");
    const { isSame, problems } = await verify(await changed(frozen, deed));
    expect(isSame).toBe(false);
    expect(problems.map(({ code }) => code)).toEqual(["file.ambiguous"]);
  });

  it("whose days count from 1904 is not what was sent", async () => {
    const deed = edit(WORKBOOK, /<workbookPr\/?>/, '<workbookPr date1904="1"/>');
    const { isSame, problems } = await verify(await changed(frozen, deed));
    expect({ isSame, codes: problems.map(({ code }) => code) }).toEqual({
      isSame: false,
      codes: ["workbook.dates"],
    });
  });
});
