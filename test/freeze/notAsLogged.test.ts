/** A frozen copy's stamp beside the row of 変更履歴 that the freeze left in the workbook: day, person and purpose are in no hash. */
import { STAMP_KEYS, type Stamp } from "../../src/freeze";
import { bundledPlan as plan } from "../../src/plan";
import { HISTORY_ACTIONS, HISTORY_HEADERS as H, RECORD_HEADERS, SHEETS, TABLES } from "../../src/sheets";
import { logFreeze, readFreezes, verifyWorkbook, type Verification } from "../../src/workflows/freeze";
import type { WorkbookSnapshot } from "../../src/workflows/port";
import type { XlsxPort } from "../../src/xlsx";
import { SHIPPED } from "../audit/goodWorkbook";
import { openPort } from "../xlsx/fileHand";
import { FROZEN, SAME, freeze, sha256, smallWorkbook, tryToFreeze } from "./frozenBook";

jest.setTimeout(60_000);

let copy: Uint8Array;
let master: XlsxPort;
let stamp: Stamp;

/** The row that a freeze leaves in the workbook that was frozen. */
async function log(changes: Partial<Stamp> = {}): Promise<void> {
  const said = { ...stamp, ...changes };
  const logged = await logFreeze(master, plan, said, "確定.xlsx", {
    ...SHIPPED,
    date: said.frozen,
    by: said.by,
  });
  if (!logged.ok) throw new Error(logged.issues[0].message);
}

beforeAll(async () => {
  const office = await smallWorkbook();
  copy = await freeze(office);
  const frozen = await tryToFreeze(office);
  if (!frozen.ok) throw new Error(frozen.issues[0].message);
  stamp = frozen.value.stamp;
});

beforeEach(async () => {
  master = await openPort(await smallWorkbook());
});

async function verify(port: XlsxPort): Promise<Verification> {
  const verified = await verifyWorkbook(port, { sha256, master });
  if (!verified.ok) throw new Error(verified.issues[0].message);
  return verified.value;
}

async function stampedWith(key: string, content: string | null): Promise<XlsxPort> {
  const port = await openPort(copy);
  const { tables } = await port.snapshot({ tables: [TABLES.frozen], names: [] });
  const [table] = tables;
  const line = table?.values.findIndex((values) => values.includes(key)) ?? -1;
  const column = table?.headers.indexOf(RECORD_HEADERS.value) ?? -1;
  if (!table || line < 0 || column < 0) throw new Error(`no ${key}`);
  const before = table.values[line]?.[column] ?? "";
  const cell = { row: table.row + 1 + line, column: table.column + column, before, content };
  await port.apply({ createSheets: [], tables: [], sheets: [{ sheet: table.sheet, cells: [cell] }] });
  return openPort(await port.save());
}

const unlike = ({ code }: Verification["problems"][number]) => code === "stamp.notAsLogged";

it("is the file of the freeze, with its words", async () => {
  await log();
  expect(await verify(await openPort(copy))).toMatchObject({
    ...SAME,
    origin: {
      kind: "log",
      isSame: true,
      entry: { by: FROZEN.by, note: "議会提出", when: "2024-06-01 09:30" },
    },
  });
});

it.each([
  [STAMP_KEYS.frozen, "2024-05-31 17:00", "「2024-05-31 17:00」", "「2024-06-01 09:30」"],
  [STAMP_KEYS.by, "別の人", "「別の人」", "「行革担当 山田」"],
  [STAMP_KEYS.by, null, "空欄", "「行革担当 山田」"],
  [STAMP_KEYS.note, "決算審査", "「決算審査」", "「議会提出」"],
])(
  "says that 「%s」 was rewritten to %j, though the contents are as they were",
  async (key, now, said, then) => {
    await log();
    const { isSame, hashNow, problems, cells, origin } = await verify(await stampedWith(key, now));
    expect([isSame, hashNow, cells]).toEqual([false, stamp.hash, []]);
    // What else is on the sheet may tell of it too.
    expect(problems.filter(unlike)).toEqual([
      {
        code: "stamp.notAsLogged",
        message: `シート「${SHEETS.frozen}」の「${key}」は${said}ですが、元のブックの「${SHEETS.history}」にある確定の記録では${then}です。どちらかが書き換えられています。`,
      },
    ]);
    expect(origin).toMatchObject({ kind: "log", isSame: true });
  },
);

it("compares with the row that fits, where the same contents were frozen several times", async () => {
  await log();
  await log({ note: "保存用", by: "別の人" });
  expect(await verify(await openPort(copy))).toMatchObject({
    ...SAME,
    origin: { entry: { note: "議会提出" } },
  });
  const { problems } = await verify(await stampedWith(STAMP_KEYS.note, "保存用"));
  expect(problems.filter(unlike)).toHaveLength(1);
});

it("finds the name behind the note in a log that is older than 実行者", () => {
  const headers = [H.action, H.when, H.file, H.after, H.reading];
  const row = (reading: string) => [
    HISTORY_ACTIONS.freeze,
    "2024-06-01 09:30",
    "確定.xlsx",
    stamp.hash,
    reading,
  ];
  const table = {
    name: TABLES.history,
    headers,
    values: [row("議会（本会議）提出（実行者: 山田）"), row("議会（本会議）提出")],
  };
  const entries = readFreezes({ tables: [table] } as unknown as WorkbookSnapshot);
  expect(entries.map(({ by, note }) => [by, note])).toEqual([
    ["山田", "議会（本会議）提出"],
    ["", "議会（本会議）提出"],
  ]);
});
