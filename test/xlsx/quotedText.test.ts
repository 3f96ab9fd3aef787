import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { writeCell } from "../../src/xlsx/sheet/writeCell";
import { editFile } from "./fileHand";
import { rawFile } from "./rawFile";

/** What the file holds of a cell into which this was written, and whether it begins with an unseen apostrophe there. */
async function written(content: string): Promise<readonly [value: unknown, isQuoted: boolean]> {
  const bytes = await editFile(
    await rawFile({ sheets: [{ name: "表" }], styles: "<cellXfs><xf/></cellXfs>" }),
    (workbook) => {
      const sheet = workbook.sheet("表");
      if (sheet) writeCell(sheet, workbook.styles, 0, 0, content);
    },
  );
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const workbook = opened.value;
  const cell = workbook.sheet("表")?.cells.get(0, 0);
  if (!cell) throw new Error("nothing was written");
  expect(cell.all("f")).toEqual([]);
  const styles = workbook.file.xml(workbook.related("styles") ?? "");
  const formats = styles.first("cellXfs")?.all("xf") ?? [];
  const quote = formats[Number(cell.attribute("s") ?? 0)]?.attribute("quotePrefix");
  return [readValue(cell, workbook.strings), quote === "1"];
}

describe("a text that Excel would read as a formula when its cell is entered again", () => {
  it.each(["=SUM(A1)", "＝SUM(A1)", "＋5", "－5", "＠A1", "+5", "-5", "@A1", " =A1", "　＝A1", "'引用"])(
    "%s is marked as text",
    async (text) => expect(await written(text)).toEqual([text, true]),
  );

  it.each(["手数料の見直し", "―", "ー", "a=b", "◎"])("%s needs no mark", async (text) =>
    expect(await written(text)).toEqual([text, false]),
  );
});
