/** 監査 on workbooks that are files, by the pane's own actions. */
import { bundledPlan as plan, succeed } from "../../src/plan";
import { HISTORY_ACTIONS, HISTORY_HEADERS, TABLES, columnLetter, targetHeader } from "../../src/sheets";
import type { PaneFiles } from "../../src/taskpane/browser/files";
import { paneActions } from "../../src/taskpane/paneActions";
import { sha256Of } from "../../src/taskpane/browser/sha256";
import { everything } from "../../src/taskpane/write/choice";
import type { PickedFile } from "../../src/workflows";
import { XlsxPort, writePlainWorkbook } from "../../src/xlsx";
import { describeFile, isStandardCharacter } from "../../src/xlsx/described";

jest.setTimeout(60_000);

const refuse = () => Promise.reject(new Error("not asked for here"));

function actionsOn(port: XlsxPort, current: PaneFiles["current"] = null) {
  const files: PaneFiles = {
    encode: refuse,
    openReturned: refuse,
    zip: refuse,
    save: refuse,
    openAsWorkbook: null,
    copy: refuse,
    openWorkbook: (bytes) => XlsxPort.open(bytes),
    current,
    writePlain: (table, title) => writePlainWorkbook(table, { title }),
    describe: async (name, bytes) => {
      const file = await describeFile(name, bytes);
      return file.ok ? succeed({ file: file.value, isStandard: isStandardCharacter }) : file;
    },
    sha256: (text: string) => Promise.resolve(sha256Of(text)),
  };
  const actions = paneActions({
    port,
    plan,
    written: () => ({ planHash: "a".repeat(64), date: "2026-05-01T09:30", appVersion: "0.1.0" }),
    files,
    schedule: () => () => undefined,
    shown: { isShown: () => true, subscribe: () => () => undefined },
    timeOfDay: () => "9:30",
    report: (error) => {
      throw error;
    },
  });
  return actions;
}

/** A workbook of the whole plan, for everybody one of their own: it is written once. */
async function written() {
  bytes ??= await writtenBytes();
  const opened = await XlsxPort.open(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return { port: opened.value, actions: actionsOn(opened.value) };
}

let bytes: Uint8Array | undefined;

async function writtenBytes(): Promise<Uint8Array> {
  const port = XlsxPort.create({ title: "t", created: "2026-05-01T00:00:00Z" });
  const outcome = await actionsOn(port).write(everything, {});
  if (!outcome.ok) throw new Error(outcome.failure.issues[0]?.message);
  return port.save();
}

const picked = (name: string, bytes: Uint8Array): PickedFile => ({
  name,
  size: bytes.length,
  read: () => Promise.resolve(bytes),
});

async function reopened(bytes: Uint8Array): Promise<XlsxPort> {
  const opened = await XlsxPort.open(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return opened.value;
}

/** Puts a number into the first number of 計画目標 that the header has; its place. */
async function alter(port: XlsxPort, header = targetHeader(plan.years[1] ?? 0)) {
  const { tables } = await port.snapshot({ tables: [TABLES.targets], names: [] });
  const [table] = tables;
  const column = table?.headers.indexOf(header) ?? -1;
  const row = table?.values.findIndex((values) => typeof values[column] === "number") ?? -1;
  const before = table?.values[row]?.[column];
  if (!table || typeof before !== "number") throw new Error("no number");
  const cell = { row: table.row + 1 + row, column: table.column + column };
  await port.apply({
    createSheets: [],
    tables: [],
    sheets: [{ sheet: table.sheet, cells: [{ ...cell, before, content: before + 1 }] }],
  });
  return { sheet: table.sheet, ...cell };
}

const value = <T>(outcome: { readonly ok: boolean; readonly value?: T; readonly failure?: unknown }): T => {
  if (!outcome.ok || outcome.value === undefined) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
};

describe("監査 by the pane's actions", () => {
  it("finds nothing in a workbook as it was written, and an altered target with its cell", async () => {
    const { port, actions } = await written();
    expect(value(await actions.audit.find()).findings.filter(({ code }) => code !== "plan.hash")).toEqual([]);
    const { sheet } = await alter(port);
    const codes = value(await actions.audit.find()).findings;
    expect(codes.find(({ code }) => code === "target.altered")?.place).toMatchObject({ sheet });
    const wrote = value(await actions.audit.writeSheets({}));
    expect(wrote.ledger.open).toBe(wrote.findings.length);
    const { tables } = await port.snapshot({ tables: [TABLES.audit, TABLES.findings], names: [] });
    expect(tables.map(({ name }) => name).sort()).toEqual([TABLES.audit, TABLES.findings].sort());
  });

  it("freezes the saved file, logs it with the person's name, and knows the copy again", async () => {
    const { port, actions } = await written();
    actions.person.save("財政課 山田");
    const bytes = await port.save();
    const frozen = value(await actions.audit.freeze(picked("進捗管理.xlsx", bytes), "議会提出"));
    expect(frozen).toMatchObject({
      unlogged: null,
      file: { name: "進捗管理_確定_20260501.xlsx" },
      stamp: { note: "議会提出", by: "財政課 山田", source: "進捗管理.xlsx" },
    });
    const { tables } = await port.snapshot({ tables: [TABLES.history], names: [] });
    const [log] = tables;
    const row = log?.values.find((values) => values.includes(HISTORY_ACTIONS.freeze));
    expect(row).toEqual(expect.arrayContaining([frozen.stamp.hash, "財政課 山田", frozen.file.name]));
    expect(log?.headers).toContain(HISTORY_HEADERS.by);

    const copy = picked(frozen.file.name, frozen.file.bytes);
    const same = value(await actions.audit.verify(copy, ""));
    expect(same).toMatchObject({ isSame: true, origin: { kind: "log", isSame: true } });
    expect(value(await actions.audit.verify(copy, frozen.stamp.hash.toUpperCase()))).toMatchObject({
      isSame: true,
      origin: { kind: "hash" },
    });
    expect(await actions.audit.verify(copy, "123")).toMatchObject({
      ok: false,
      failure: { issues: [{ code: "verify.notHash" }] },
    });
    // In a workbook that knows of no freeze, the file has only its own word.
    const other = await written();
    expect(value(await other.actions.audit.verify(copy, ""))).toMatchObject({ origin: { kind: "unknown" } });

    const changed = await reopened(frozen.file.bytes);
    const { sheet } = await alter(changed);
    const different = value(await actions.audit.verify(picked("確定.xlsx", await changed.save()), ""));
    expect(different.isSame).toBe(false);
    expect(different.cells.map((cell) => cell.sheet)).toContain(sheet);
  });

  it("freezes no other file than the open workbook's, and no workbook that has changed since", async () => {
    const { port, actions } = await written();
    const bytes = await port.save();
    await alter(port);
    expect(await actions.audit.freeze(picked("古い.xlsx", bytes), "")).toMatchObject({
      ok: false,
      failure: { issues: [{ code: "file.otherWorkbook" }] },
    });
    expect(await actions.audit.freeze(picked("メモ.xlsx", new Uint8Array([1, 2])), "")).toMatchObject({
      ok: false,
    });
    const huge = { name: "大.xlsx", size: 1e9, read: refuse };
    expect(await actions.audit.freeze(huge, "")).toMatchObject({
      ok: false,
      failure: { issues: [{ code: "file.tooLarge" }] },
    });
    const gone = { ...huge, size: 1, read: () => Promise.reject(new DOMException("gone", "NotFoundError")) };
    expect(await actions.audit.verify(gone, "")).toMatchObject({
      ok: false,
      failure: { issues: [{ code: "file.unreadable" }] },
    });
  });

  it("checks every cell of a frozen copy that is open, and writes nothing into it", async () => {
    const { port, actions } = await written();
    const frozen = value(await actions.audit.freeze(picked("進捗管理.xlsx", await port.save()), ""));
    const copy = await reopened(frozen.file.bytes);
    const own = actionsOn(copy, () => ({ name: "確定.xlsx", workbook: copy }));
    const found = async () => {
      const { findings, unchecked } = value(await own.audit.find());
      const told = findings.filter(({ code }) => code.startsWith("frozen"));
      return {
        unchecked,
        told: told.map(({ code, place }) => [code, place.sheet ?? null, place.cell ?? null]),
      };
    };
    const intact = await found();
    expect(intact.told.map(([code]) => code)).toEqual(["frozen"]);
    expect(intact.unchecked.filter((text) => text.includes("確定"))).toEqual([]);
    const { sheet, row, column } = await alter(copy);
    const cell = `${columnLetter(column)}${row + 1}`;
    expect((await found()).told).toContainEqual(["frozen.changed", sheet, cell]);
    const before = await copy.save();
    expect(await own.audit.writeSheets({})).toMatchObject({
      ok: false,
      failure: { issues: [{ code: "workbook.frozen" }] },
    });
    expect(Buffer.compare(before, await copy.save())).toBe(0);
  });

  it("freezes a workbook with something 重大 in it only when it is told to, and then says what", async () => {
    const { port, actions } = await written();
    await alter(port);
    const bytes = await port.save();
    const refused = await actions.audit.freeze(picked("進捗管理.xlsx", bytes), "");
    const failure = refused.ok ? null : refused.failure;
    expect(failure?.isPartly).toBe(false);
    expect(failure?.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["freeze.critical", "target.altered"]),
    );
    expect(Buffer.compare(bytes, await port.save())).toBe(0);
    const frozen = value(await actions.audit.freeze(picked("進捗管理.xlsx", bytes), "議会提出", true));
    expect(frozen.critical.map(({ code }) => code)).toContain("target.altered");
    expect(frozen).toMatchObject({ unlogged: null, stamp: { note: "議会提出" } });
  });

  it("takes the pane's own workbook where that is a file", async () => {
    const { port } = await written();
    const actions = actionsOn(port, () => ({ name: "進捗管理.xlsx", workbook: port }));
    expect(actions.audit.openFile?.()).toBe("進捗管理.xlsx");
    const frozen = value(await actions.audit.freeze(null, ""));
    expect(frozen.unlogged).toBeNull();
    const copy = await reopened(frozen.file.bytes);
    const own = actionsOn(copy, () => ({ name: "確定.xlsx", workbook: copy }));
    expect(value(await own.audit.verify(null, "")).isSame).toBe(true);
    expect(await own.audit.freeze(null, "")).toMatchObject({
      ok: false,
      failure: { issues: [{ code: "freeze.already" }] },
    });
  });

  it.each([
    ["csv", "公開データ_20260501.csv", [0xef, 0xbb, 0xbf]],
    ["csvWithoutBom", "公開データ_20260501.csv", []],
    ["xlsx", "公開データ_20260501.xlsx", [0x50, 0x4b]],
  ] as const)("publishes as %s what passes every rule", async (format, name, begins) => {
    const { actions } = await written();
    const published = value(await actions.audit.publish(format));
    expect(published.file.name).toBe(name);
    expect([...published.file.bytes.slice(0, begins.length)]).toEqual([...begins]);
    expect(published.file.bytes[0] === 0xef).toBe(format === "csv");
    expect(published.checks.map(({ verdict }) => verdict)).toEqual(["pass"]);
    const again = value(await actions.audit.checkFile(picked(name, published.file.bytes)));
    expect(again.map(({ verdict }) => verdict)).toEqual(["pass"]);
  });
});
