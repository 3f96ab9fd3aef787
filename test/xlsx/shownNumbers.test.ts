/** What people see of a number in a cell of each look: the same in LibreOffice, in the page without Excel and in the stand-in. */
import { parseCsv } from "../../src/openData";
import { cellText } from "../../src/filepage/grid/cellText";
import { openStandIn } from "../../src/preview/node/open-stand-in";
import { LOOKS, type Look, type SheetSpec } from "../../src/sheets";
import { XlsxPort, writeWorkbookFile } from "../../src/xlsx";
import { blankSheet } from "./blankFile";
import { editFile } from "./fileHand";
import { LIBREOFFICE, describeWith, throughLibreOffice } from "./programs";

jest.setTimeout(120_000);

/** Whole numbers as people type them into 実績, and what 見込 makes of them. */
const TYPED: readonly (readonly [value: number, shown: string])[] = [
  [0, "0"],
  [5, "5"],
  [-5, "-5"],
  [0.25, "0.25"],
  [-0.25, "-0.25"],
  [12.5, "12.5"],
  [999, "999"],
  [-999, "-999"],
  [1000, "1,000"],
  [-1000, "-1000"],
  [182345000, "182,345,000"],
  [-182345000, "-182345000"],
];
const VALUES = TYPED.map(([value]) => value);
const typedLooks: readonly Look[] = ["inputNumber", "calculatedTyped"];
/** One for each format that shows numbers. */
const looks = (Object.keys(LOOKS) as Look[]).filter(
  (look, index, all) =>
    !/[@y]/.test(LOOKS[look].numberFormat) &&
    all.findIndex((other) => LOOKS[other].numberFormat === LOOKS[look].numberFormat) === index,
);

const columns = [...typedLooks, ...looks];

const sheet: SheetSpec = {
  ...blankSheet("数値"),
  blocks: [
    {
      row: 0,
      column: 0,
      cells: VALUES.map((content) => columns.map((look) => ({ content, look }))),
    },
  ],
  widths: Object.fromEntries(columns.map((_, column) => [column, 30])),
};

type Shown = readonly (readonly string[])[];

async function onThePage(file: Uint8Array): Promise<Shown> {
  const opened = await XlsxPort.open(file);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const view = opened.value.view().sheets.find(({ name }) => name === sheet.name);
  return VALUES.map((_, row) =>
    columns.map((_look, column) => {
      const cell = view?.cell(row, column);
      return cell ? cellText(cell) : "";
    }),
  );
}

/** CSV, comma, quotation mark, UTF-8, and after four more: as the cells show it. */
const AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true";

function inLibreOffice(file: Uint8Array): Shown {
  const parsed = parseCsv(new TextDecoder().decode(throughLibreOffice(file, "xlsx", AS_SHOWN)), 10_000);
  if (!parsed.ok) throw new Error(parsed.issues[0].message);
  return parsed.value.records;
}

let file: Uint8Array;
beforeAll(async () => {
  file = await writeWorkbookFile([sheet]);
});

const typed = (shown: Shown) =>
  VALUES.flatMap((value, row) =>
    typedLooks.map((_, column): [number, string | undefined] => [value, shown[row]?.[column]]),
  );
const expected = TYPED.flatMap(([value, shown]) => typedLooks.map((): [number, string] => [value, shown]));

describe("a number that people type", () => {
  it("keeps its sign, and groups when it is large, on the page without Excel", async () => {
    expect(typed(await onThePage(file))).toEqual(expected);
  });

  it("does so in the stand-in for Excel", async () => {
    const standIn = await openStandIn();
    const text = await standIn.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange(`A1:A${VALUES.length}`);
      range.numberFormat = VALUES.map(() => [LOOKS.inputNumber.numberFormat]);
      range.values = VALUES.map((value) => [value]);
      range.load("text");
      await context.sync();
      return range.text;
    });
    await standIn.close();
    expect(text.map(([shown]) => shown)).toEqual(TYPED.map(([, shown]) => shown));
  });
});

describeWith([LIBREOFFICE], "in LibreOffice", () => {
  it("does so there, and a number of any other look is shown as on the page", async () => {
    const [there, here] = [inLibreOffice(file), await onThePage(file)];
    expect(typed(there)).toEqual(expected);
    expect(there).toEqual(here);
  });

  it("would tell: with the format that 実績 had before, a small number lost its sign", async () => {
    const [now, before] = [LOOKS.inputNumber.numberFormat, "[>=1000]#,##0;[<=-1000]-#,##0;General"].map(
      inXml,
    );
    const old = await editFile(file, ({ file: parts }) => {
      const styles = parts.text("xl/styles.xml");
      parts.setText("xl/styles.xml", styles.replaceAll(now ?? "", before ?? ""));
    });
    expect(typed(inLibreOffice(old))).toContainEqual([-5, "5"]);
  });
});

function inXml(text: string): string {
  return text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
