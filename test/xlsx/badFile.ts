/** What a file says when it is opened, both ways: as a workbook that is worked on, and as one that was sent back. */
import { WorkbookError } from "../../src/workflows/port";
import { XlsxPort, openReturned } from "../../src/xlsx";
import { FileFault } from "../../src/xlsx/fault";
import type { RawFile } from "./rawFile";
import { MAIN, rawFile } from "./rawFile";

export const TABLE = "表";
export const HEADERS = ["キー", "実績"];
export const text = (place: string, value: string) =>
  `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
export const ROWS =
  `<row r="1">${text("A1", "キー")}${text("B1", "実績")}</row>` +
  `<row r="2">${text("A2", "a")}<c r="B2"><v>5</v></c></row>`;
/** What {@link GOOD} holds. */
export const READ = [["a", 5]];
export const tables = [
  {
    attributes: `id="1" name="${TABLE}" displayName="${TABLE}" ref="A1:B2"`,
    inner:
      '<tableColumns count="2"><tableColumn id="1" name="キー"/><tableColumn id="2" name="実績"/></tableColumns>',
  },
];
export const GOOD: RawFile = { sheets: [{ rows: ROWS, tables }], styles: "", strings: "" };

/** The good sheet with something in front of its cells, behind them, or in place of them. */
export const sheetWith = (before: string, after = "", rows = ROWS): Promise<Uint8Array> =>
  rawFile({
    ...GOOD,
    sheets: [
      { xml: `<worksheet ${MAIN}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`, tables },
    ],
  });

/** An issue's code, when people can be shown its message; else the table's rows, or null without a table. */
export type Said = unknown;

export async function asPort(bytes: Uint8Array, table = TABLE): Promise<Said> {
  const opened = await XlsxPort.open(bytes);
  if (!opened.ok) return codeOf(opened.issues[0]);
  try {
    const request = { tables: [table], names: ["名前"], headsOf: [table] };
    return (await opened.value.snapshot(request)).tables[0]?.values ?? null;
  } catch (error) {
    if (error instanceof WorkbookError && error.state === "unchanged") return codeOf(error);
    throw error;
  }
}

/** The titles of the charts that can be looked at. */
export async function asView(bytes: Uint8Array): Promise<Said> {
  const opened = await XlsxPort.open(bytes);
  if (!opened.ok) return codeOf(opened.issues[0]);
  try {
    return opened.value.view().sheets.flatMap(({ charts }) => charts.map(({ title }) => title));
  } catch (error) {
    if (error instanceof FileFault) return codeOf(error);
    throw error;
  }
}

export async function asReturned(bytes: Uint8Array, table = TABLE, headers = HEADERS): Promise<Said> {
  const opened = await openReturned(bytes);
  if (!opened.ok) return codeOf(opened.issues[0]);
  const found = opened.value.find(table, headers);
  if (!found.ok) return codeOf(found.issues[0]);
  if (!found.value) return null;
  const others = opened.value.others(found.value, headers);
  if (!others.ok) codeOf(others.issues[0]);
  return found.value.values;
}

export async function both(bytes: Uint8Array): Promise<{ readonly port: Said; readonly returned: Said }> {
  return { port: await asPort(bytes), returned: await asReturned(bytes) };
}

function codeOf({ code, message }: { readonly code: string; readonly message: string }): string {
  expect(message).toMatch(/^[^（）]*\p{Script=Han}[^（）]*。$/u);
  return code;
}

export type Case = readonly [
  what: string,
  make: () => Uint8Array | Promise<Uint8Array>,
  said: Said,
  returned?: Said,
];

/** The last one is what a returned file says where that is something else: less of it is read. */
export function say(cases: readonly Case[]): void {
  it.each(cases.map(([what, make, port, returned = port]) => ({ what, make, port, returned })))(
    "$what",
    async ({ make, port, returned }) => {
      expect(await both(await make())).toEqual({ port, returned });
    },
  );
}
