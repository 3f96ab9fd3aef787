import { NO_GRADE } from "../../src/achievement";
import { bundledPlan as plan, fail, itemsInOrder, succeed } from "../../src/plan";
import { ACTUAL_HEADERS, TABLES } from "../../src/sheets";
import type { Outcome } from "../../src/taskpane/actions";
import { sha256Of } from "../../src/taskpane/browser/sha256";
import { paneActions, type PaneContext } from "../../src/taskpane/paneActions";
import { everything } from "../../src/taskpane/write/choice";
import { WorkbookError, type OffTrack } from "../../src/workflows";
import { XlsxPort } from "../../src/xlsx";
import { describeFile, isStandardCharacter } from "../../src/xlsx/described";
import { FakeWorkbook } from "../workflows/FakeWorkbook";

/** What was saved, opened and copied. */
const files = {
  encode: jest.fn(() => Promise.resolve(new Uint8Array([1]))),
  openReturned: jest.fn(() =>
    Promise.resolve(fail("file.notWorkbook", "", "Excel のブックではありません。")),
  ),
  zip: jest.fn(() => Promise.resolve(new Uint8Array([2]))),
  save: jest.fn(() => Promise.resolve()),
  openAsWorkbook: jest.fn(() => Promise.resolve()),
  copy: jest.fn(() => Promise.resolve()),
  openWorkbook: jest.fn((bytes: Uint8Array) => XlsxPort.open(bytes)),
  current: null,
  writePlain: jest.fn(() => Promise.resolve(new Uint8Array([5]))),
  describe: async (name: string, bytes: Uint8Array) => {
    const file = await describeFile(name, bytes);
    return file.ok ? succeed({ file: file.value, isStandard: isStandardCharacter }) : file;
  },
  sha256: (text: string) => Promise.resolve(sha256Of(text)),
};
beforeEach(() => jest.clearAllMocks());

function setUp(changes: Partial<PaneContext> = {}) {
  const port = new FakeWorkbook();
  const timers: (() => void)[] = [];
  const visible = { now: true, changed: () => undefined as unknown };
  const report = jest.fn();
  const actions = paneActions({
    port,
    plan,
    written: () => ({ planHash: "abc", date: "2022-05-01", appVersion: "0.1.0" }),
    files,
    schedule: (task) => {
      timers.push(task);
      return () => timers.splice(timers.indexOf(task), 1);
    },
    shown: {
      isShown: () => visible.now,
      subscribe: (listener) => ((visible.changed = listener), () => undefined),
    },
    timeOfDay: () => "9:41",
    report,
    ...changes,
  });
  const show = (now: boolean) => {
    visible.now = now;
    visible.changed();
  };
  /** What is under way comes to its end, the scheduled included. */
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) {
      timers.splice(0).forEach((task) => task());
      await Promise.resolve();
    }
  };
  return { actions, port, show, settled, report, timers };
}

const editing = () => new WorkbookError("workbook.editing", "セルを編集中です。", "unchanged");

describe("paneActions", () => {
  it("has the rows fitted that show what people typed elsewhere, and lives with a host that fits none", async () => {
    const { actions, port } = setUp();
    expect(await actions.fitRows()).toEqual({ ok: true, value: null });
    const fitRows = jest.fn<Promise<void>, [readonly string[]]>(() => Promise.resolve());
    const fitting = setUp({ port: Object.assign(port, { fitRows }) });
    expect(await fitting.actions.fitRows()).toEqual({ ok: true, value: null });
    const [[tables = []] = []] = fitRows.mock.calls;
    expect(tables).toEqual(expect.arrayContaining([TABLES.progress, TABLES.reportRows, "個票_2_1_2"]));
    expect(tables.filter((name) => name.startsWith("個票"))).toHaveLength(itemsInOrder(plan).length);
    fitRows.mockRejectedValue(editing());
    expect(await fitting.actions.fitRows()).toMatchObject({
      ok: false,
      failure: { issues: [{ code: "workbook.editing" }], isPartly: false },
    });
  });

  it("previews and writes the whole plan into an empty workbook", async () => {
    const { actions, port } = setUp();
    const preview = await actions.previewWrite(everything);
    expect(preview).toMatchObject({ ok: true, value: { isNothing: false, tables: [] } });
    expect(port.applied).toHaveLength(0);
    const written = await actions.write(everything, {});
    expect(written).toMatchObject({ ok: true, value: { hasWritten: true } });
    expect(await actions.previewWrite(everything)).toMatchObject({ ok: true, value: { isNothing: true } });
  });

  it("gives what people got wrong as a value", async () => {
    const { actions } = setUp();
    const outcome = await actions.previewWrite({ ...everything, owners: [] });
    expect(outcome).toMatchObject({
      ok: false,
      failure: { isPartly: false, issues: [{ code: "choice.empty" }] },
    });
  });

  it.each([
    ["unchanged", false],
    ["partly", true],
  ] as const)("gives what Excel refused as a value: %s", async (state, isPartly) => {
    const { actions, port } = setUp();
    port.failure = new WorkbookError("workbook.protected", "保護されています。", state);
    expect(await actions.write(everything, {})).toEqual({
      ok: false,
      failure: {
        isPartly,
        issues: [{ code: "workbook.protected", path: "", message: "保護されています。" }],
      },
    });
  });

  it("lets bugs through", async () => {
    const { actions, port } = setUp();
    port.snapshot = () => Promise.reject(new TypeError("bug"));
    await expect(actions.previewWrite(everything)).rejects.toThrow("bug");
  });

  it("hands the signal on", async () => {
    const { actions } = setUp();
    const outcome = await actions.write(everything, { signal: { aborted: true } });
    expect(outcome).toMatchObject({ ok: false, failure: { issues: [{ code: "workbook.cancelled" }] } });
  });

  it("inserts into an empty cell, and into a filled one only when told so", async () => {
    const { actions, port } = setUp();
    port.active = { address: "Sheet1!B3", content: "12" };
    const call = { name: "TARGET", args: ["2-1-2", "R4"] } as const;
    expect(await actions.insert(call)).toMatchObject({ ok: true, value: { inserted: false, content: "12" } });
    expect(port.active.content).toBe("12");
    expect(await actions.insert(call, "Sheet1!B3")).toMatchObject({ ok: true, value: { inserted: true } });
    expect(port.active.content).toBe('=REFORM.TARGET("2-1-2","R4")');
    expect(actions.answer(call)).toEqual({ ok: true, value: "180,000" });
  });

  it("goes to a cell by its place, and to 実績 by the row's key wherever it has moved", async () => {
    const { actions, port } = setUp();
    await actions.write(everything, {});
    await actions.goToCell({ sheet: "実績入力", row: 11, column: 5 });
    expect(port.selected).toBe("実績入力!F12");
    const { sheet, row, column, columns } = port.table(TABLES.actuals);
    const headers = Array.from({ length: columns }, (_, at) => sheet.cells.get(`${row}:${column + at}`));
    const key = String(sheet.cells.get(`${row + 1}:${column + headers.indexOf(ACTUAL_HEADERS.key)}`));
    const place = { key, header: ACTUAL_HEADERS.actual } as Parameters<typeof actions.goToActual>[0];
    await actions.goToActual(place);
    const before = port.selected;
    port.sortDescending(TABLES.actuals, ACTUAL_HEADERS.key);
    expect(await actions.goToActual(place)).toEqual({ ok: true, value: null });
    expect(port.selected).not.toBe(before);
  });

  it("answers about a row of the workbook, and says when there is none yet", async () => {
    const { actions } = setUp();
    const placed = itemsInOrder(plan).find(({ item }) => item.code === "2-1-2");
    const indicator = placed?.item.indicators[0];
    if (!placed || !indicator) throw new Error("no indicator");
    const call = { name: "STATUS", item: placed.item, indicator, year: 2022 } as const;
    expect(await actions.answerOfRow(call)).toMatchObject({
      ok: false,
      failure: { issues: [{ code: "workbook.notWritten" }] },
    });
    await actions.write(everything, {});
    expect(await actions.answerOfRow(call)).toEqual({
      ok: true,
      value: { kind: "value", value: NO_GRADE.unanswered },
    });
  });

  it("keeps a person's last look in the memory that it is given, and without one while it lives", () => {
    const texts = new Map<string, string>();
    const memory = {
      read: (name: string) => texts.get(name) ?? null,
      write: (name: string, text: string) => texts.set(name, text).has(name),
    };
    const look = { at: setUp().actions.now(), grades: new Map([["a", "×遅れ"]]) };
    expect(setUp({ memory }).actions.lastLooks.save(2022, look)).toBe(true);
    expect(setUp({ memory }).actions.lastLooks.load(2022)).toEqual(look);
    const { lastLooks } = setUp().actions;
    expect(lastLooks.save(2022, look)).toBe(false);
    expect(lastLooks.load(2022)).toEqual(look);
  });

  it("tells what is off track, again after changes, and not after stopping", async () => {
    const { actions, port, settled } = setUp();
    const heard: Outcome<OffTrack>[] = [];
    const stop = actions.watchOffTrack((outcome) => heard.push(outcome));
    await settled();
    expect(heard).toEqual([{ ok: true, value: { isNew: true } }]);
    await actions.write(everything, {});
    port.changed();
    await settled();
    expect(heard[1]).toMatchObject({ ok: true, value: { isNew: false } });
    stop();
    await settled();
    expect(port.listenerCount).toBe(0);
  });

  it("rests while the pane is hidden, and reads anew when it comes back", async () => {
    const { actions, port, show, settled } = setUp();
    const heard = jest.fn();
    actions.watchOffTrack(heard);
    await settled();
    show(false);
    await settled();
    expect(port.listenerCount).toBe(0);
    port.changed();
    await settled();
    expect(heard).toHaveBeenCalledTimes(1);
    show(true);
    await settled();
    expect(heard).toHaveBeenCalledTimes(2);
    expect(port.listenerCount).toBe(1);
  });

  it("says that Excel could not be watched or read, and reports bugs", async () => {
    const { actions, port, settled, report } = setUp();
    const heard = jest.fn();
    port.onChanged = () => Promise.reject(editing());
    actions.watchOffTrack(heard);
    await settled();
    expect(heard).toHaveBeenCalledWith({
      ok: false,
      failure: {
        isPartly: false,
        issues: [{ code: "workbook.editing", path: "", message: "セルを編集中です。" }],
      },
    });
    expect(report).not.toHaveBeenCalled();
    port.onChanged = () => Promise.reject(new TypeError("bug"));
    actions.watchOffTrack(heard);
    await settled();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(report).toHaveBeenCalledWith(new TypeError("bug"));
  });

  it("tells once of a burst of changes, and of a pane that comes back", async () => {
    const { actions, port, show, settled, timers } = setUp();
    const changed = jest.fn();
    const stop = actions.watchChanges(changed);
    await settled();
    expect(changed).not.toHaveBeenCalled();
    for (let cell = 0; cell < 5; cell++) port.changed();
    expect(timers).toHaveLength(1);
    await settled();
    expect(changed).toHaveBeenCalledTimes(1);
    show(false);
    show(true);
    expect(changed).toHaveBeenCalledTimes(2);
    await settled();
    port.changed();
    stop();
    await settled();
    expect(changed).toHaveBeenCalledTimes(2);
    expect(port.listenerCount).toBe(0);
  });
});

describe("paneActions of 配布 and 回収", () => {
  const choice = { year: 2022, departments: "all", deadline: "2022-05-31", contact: "財政課" } as const;

  it("makes the files and keeps who was sent what, then saves one as it is and several as a zip", async () => {
    const { actions, port } = setUp();
    await actions.write(everything, {});
    const issued = await actions.issue.issue(choice, {});
    if (!issued.ok) throw new Error(issued.failure.issues[0]?.message);
    const made = issued.value.files;
    expect(made.length).toBeGreaterThan(1);
    expect(files.encode).toHaveBeenCalledTimes(made.length);
    expect(port.tables.map(({ name }) => name)).toContain(TABLES.requests);

    await actions.issue.download(made.slice(0, 1), "配布.zip");
    expect(files.save).toHaveBeenLastCalledWith(made[0]?.name, made[0]?.bytes);
    expect(files.zip).not.toHaveBeenCalled();
    await actions.issue.download(made, "配布.zip");
    expect(files.zip).toHaveBeenCalledWith(made);
    expect(files.save).toHaveBeenLastCalledWith("配布.zip", new Uint8Array([2]));
    await actions.issue.download([], "配布.zip");
    expect(files.save).toHaveBeenCalledTimes(2);
  });

  it("opens a file where the host can, and says why it could not", async () => {
    const { actions } = setUp();
    const file = { name: "a.xlsx", department: "財政課", rows: 1, bytes: new Uint8Array([3]) };
    expect(await actions.issue.open?.(file)).toEqual({ ok: true, value: null });
    expect(files.openAsWorkbook).toHaveBeenCalledWith(file.bytes);
    files.openAsWorkbook.mockRejectedValueOnce(editing());
    expect(await actions.issue.open?.(file)).toMatchObject({
      ok: false,
      failure: { issues: [{ code: "workbook.editing" }] },
    });
    expect(setUp({ files: { ...files, openAsWorkbook: null } }).actions.issue.open).toBeNull();
  });

  it("reads picked files without changing anything, and has nothing to take back at first", async () => {
    const { actions, port } = setUp();
    await actions.write(everything, {});
    const picked = { name: "a.xlsx", size: 1, read: () => Promise.resolve(new Uint8Array([4])) };
    const read = await actions.collect.read([picked], {});
    expect(read).toMatchObject({
      ok: true,
      value: { proposals: [], files: [{ file: "a.xlsx", issues: [{ code: "file.notWorkbook" }] }] },
    });
    expect(port.applied).toHaveLength(1);
    expect(await actions.collect.lastMerge()).toEqual({ ok: true, value: null });
  });

  it("says today as the surroundings have it", () => {
    expect(setUp().actions.issue.today()).toBe("2022-05-01");
  });
});
