/** Switches of the whole workbook, as a file has them. */
import { openWorkbook } from "../../src/xlsx/open";
import { calculationOf } from "../../src/xlsx/readEvidence";
import { XmlElement } from "../../src/xlsx/xml/element";
import { blankFile } from "./blankFile";

async function readAfter(edit: (root: XmlElement) => void) {
  const opened = await openWorkbook(await blankFile());
  if (!opened.ok) throw new Error(opened.issues[0].message);
  edit(opened.value.root);
  return calculationOf(opened.value);
}

const NONE = { isManual: false, isAsShown: false, countsFrom1904: false };

/** Whether or not the file has such an element already. */
function set(root: XmlElement, name: string, attributes: Readonly<Record<string, string>>): void {
  const found = root.first(name);
  if (!found) root.append(XmlElement.create(name, attributes));
  for (const [key, value] of Object.entries(attributes)) found?.set(key, value);
}

it.each([
  ["workbookPr", { date1904: "0" }, NONE],
  ["workbookPr", { date1904: "true" }, { ...NONE, countsFrom1904: true }],
  ["calcPr", { calcMode: "autoNoTable", fullPrecision: "1" }, NONE],
  ["calcPr", { calcMode: "manual" }, { ...NONE, isManual: true }],
  ["calcPr", { fullPrecision: "0" }, { ...NONE, isAsShown: true }],
  ["calcPr", { fullPrecision: "false" }, { ...NONE, isAsShown: true }],
])("reads %s %j", async (name, attributes, expected) => {
  expect(await readAfter(() => undefined)).toEqual(NONE);
  expect(await readAfter((root) => set(root, name, attributes))).toEqual(expected);
});
