/** What the document tells anyone to do gives the hash that the product has stamped. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goodWorkbook } from "../audit/goodWorkbook";
import { editFile, openPort } from "../xlsx/fileHand";
import { OPENPYXL, describeWith } from "../xlsx/programs";
import { writeCell } from "../../src/xlsx/sheet/writeCell";
import { freeze, smallWorkbook, verify } from "./frozenBook";

const document = readFileSync(join(__dirname, "../../docs/freeze.md"), "utf8");

describeWith([OPENPYXL], "the script of docs/freeze.md", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "freeze-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const hashOf = (bytes: Uint8Array): string => {
    const script = /```python\n([^`]*)```/.exec(document)?.[1];
    if (script === undefined) throw new Error("the document has no script");
    writeFileSync(join(folder, "hash.py"), script);
    writeFileSync(join(folder, "確定.xlsx"), bytes);
    return execFileSync("/usr/bin/python3", [join(folder, "hash.py"), join(folder, "確定.xlsx")], {
      encoding: "utf8",
    }).trim();
  };

  it("works out the stamped hash, whatever the cells hold", async () => {
    const book = await editFile(await goodWorkbook(), (workbook) => {
      const sheet = workbook.sheets[0];
      if (!sheet) throw new Error("there is a sheet");
      const values = [
        "改行\r\nあり",
        "タブ\tと\\",
        " 前後 ",
        "=1+1",
        "'",
        0.1 + 0.2,
        1e21,
        -0.000012345,
        45383.75,
      ];
      values.forEach((value, index) => writeCell(sheet, workbook.styles, 200 + index, 30, value));
      writeCell(sheet, workbook.styles, 210, 30, true);
      // A date and a time, which openpyxl would make its own dates of.
      const dates = workbook.styles.look({ ...LOOK, numberFormat: "yyyy-mm-dd hh:mm" }, "asBefore", 0);
      writeCell(sheet, workbook.styles, 211, 30, 45383.123456789, dates);
    });
    const frozen = await freeze(book);
    const { stamp, isSame } = await verify(frozen);
    expect([isSame, hashOf(frozen)]).toEqual([true, stamp?.hash]);
  });

  it("works out another one when a single cell is other", async () => {
    const frozen = await freeze(await smallWorkbook());
    const { stamp } = await verify(frozen);
    const changed = await editFile(frozen, (workbook) => {
      const sheet = workbook.sheets[0];
      if (sheet) writeCell(sheet, workbook.styles, 200, 30, 1);
    });
    const { hashNow } = await verify(changed);
    expect([hashOf(changed) === stamp?.hash, hashOf(changed)]).toEqual([false, hashNow]);
    expect((await openPort(changed)).contents().length).toBeGreaterThan(2);
  });
});

const LOOK = {
  color: "#000000",
  size: 10,
  numberFormat: "General",
  horizontal: "left",
  vertical: "top",
  wrap: false,
  unlocked: false,
} as const;
