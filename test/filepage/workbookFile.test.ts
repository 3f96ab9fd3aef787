import { readPicked } from "../../src/filepage/disk/opened";
import { WorkbookFile, type Surroundings } from "../../src/filepage/WorkbookFile";
import { MAX_UNPACKED_BYTES, XlsxPort } from "../../src/xlsx";
import { blankFile, blankSheet } from "../xlsx/blankFile";

/** A file on a disk, with the handle that a browser has of it. */
class FakeFile {
  bytes = new Uint8Array();
  modified = 1000;
  /** What the next write fails with. */
  refusal: DOMException | null = null;
  isGone = false;

  constructor(readonly name: string) {}

  changeElsewhere(): void {
    this.modified += 1;
  }

  get handle(): FileSystemFileHandle {
    const handle = {
      kind: "file",
      name: this.name,
      getFile: () => {
        if (this.isGone) return Promise.reject(new DOMException("gone", "NotFoundError"));
        return Promise.resolve({ lastModified: this.modified });
      },
      createWritable: () => {
        if (this.isGone) return Promise.reject(new DOMException("gone", "NotFoundError"));
        if (this.refusal) return Promise.reject(this.refusal);
        return Promise.resolve({
          write: (bytes: Uint8Array<ArrayBuffer>) => {
            this.bytes = bytes;
            return Promise.resolve();
          },
          close: () => {
            this.modified += 1;
            return Promise.resolve();
          },
        });
      },
    };
    return handle as unknown as FileSystemFileHandle;
  }
}

const refuses: Surroundings = {
  download: () => Promise.reject(new Error("not expected")),
  mayOverwrite: () => Promise.reject(new Error("not expected")),
};

async function openedPort(): Promise<XlsxPort> {
  const opened = await XlsxPort.open(await blankFile());
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return opened.value;
}
const change = (port: XlsxPort, name: string) =>
  port.apply({ createSheets: [blankSheet(name)], tables: [], sheets: [] });
async function sheetsIn(bytes: Uint8Array): Promise<string[]> {
  const opened = await XlsxPort.open(bytes);
  return opened.ok ? opened.value.view().sheets.map(({ name }) => name) : [];
}

describe("a workbook that came from a file", () => {
  it("has unsaved changes from the first change until it is saved, and tells of each", async () => {
    const disk = new FakeFile("進捗.xlsx");
    const port = await openedPort();
    const onChanged = jest.fn();
    const file = new WorkbookFile(port, disk.name, { handle: disk.handle, modified: 1000 }, onChanged);
    expect(file.hasUnsavedChanges).toBe(false);
    await change(port, "二枚目");
    expect(file.hasUnsavedChanges).toBe(true);
    expect(onChanged).toHaveBeenCalledTimes(1);
    expect(await file.save(false, refuses)).toEqual({ ok: true, value: "written" });
    expect(file.hasUnsavedChanges).toBe(false);
    expect(await sheetsIn(disk.bytes)).toEqual(["Sheet1", "二枚目"]);
  });

  it("is written back again and again without a question, since it knows its own writes", async () => {
    const disk = new FakeFile("進捗.xlsx");
    const port = await openedPort();
    const file = new WorkbookFile(port, disk.name, { handle: disk.handle, modified: 1000 }, jest.fn());
    for (const name of ["一", "二"]) {
      await change(port, name);
      expect(await file.save(false, refuses)).toEqual({ ok: true, value: "written" });
    }
    expect(await sheetsIn(disk.bytes)).toEqual(["Sheet1", "一", "二"]);
  });

  it("asks before it overwrites what others have changed meanwhile", async () => {
    const disk = new FakeFile("進捗.xlsx");
    const port = await openedPort();
    const file = new WorkbookFile(port, disk.name, { handle: disk.handle, modified: 1000 }, jest.fn());
    await change(port, "二枚目");
    disk.changeElsewhere();
    const asked = jest.fn().mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    const surroundings = { ...refuses, mayOverwrite: asked };
    expect(await file.save(false, surroundings)).toEqual({ ok: true, value: "kept" });
    expect([disk.bytes.length, file.hasUnsavedChanges]).toEqual([0, true]);
    expect(await file.save(false, surroundings)).toEqual({ ok: true, value: "written" });
    expect(asked).toHaveBeenCalledTimes(2);
    expect(await sheetsIn(disk.bytes)).toEqual(["Sheet1", "二枚目"]);
  });

  it("says so, and asks nothing, where its file has gone", async () => {
    const disk = new FakeFile("進捗.xlsx");
    const port = await openedPort();
    const file = new WorkbookFile(port, disk.name, { handle: disk.handle, modified: 1000 }, jest.fn());
    disk.isGone = true;
    expect(await file.save(false, refuses)).toMatchObject({ issues: [{ code: "file.notWritten" }] });
  });

  it.each(["NotAllowedError", "NoModificationAllowedError", "QuotaExceededError"])(
    "says what to do when the disk refuses (%s), and stays unsaved",
    async (name) => {
      const disk = new FakeFile("進捗.xlsx");
      const port = await openedPort();
      const file = new WorkbookFile(port, disk.name, { handle: disk.handle, modified: 1000 }, jest.fn());
      await change(port, "二枚目");
      disk.refusal = new DOMException("no", name);
      expect(await file.save(false, refuses)).toMatchObject({
        issues: [{ code: "file.notWritten", message: expect.stringContaining("名前を付けて保存") as string }],
      });
      expect(file.hasUnsavedChanges).toBe(true);
    },
  );

  it("goes where people say under a name of its own, and there from then on", async () => {
    const [first, second] = [new FakeFile("進捗.xlsx"), new FakeFile("写し.xlsx")];
    const port = await openedPort();
    const file = new WorkbookFile(port, first.name, { handle: first.handle, modified: 1000 }, jest.fn());
    const pickPlace = jest.fn().mockResolvedValueOnce(null).mockResolvedValueOnce(second.handle);
    expect(await file.save(true, { ...refuses, pickPlace })).toEqual({ ok: true, value: "kept" });
    expect(await file.save(true, { ...refuses, pickPlace })).toEqual({ ok: true, value: "written" });
    expect(file.name).toBe("写し.xlsx");
    await change(port, "二枚目");
    expect(await file.save(false, refuses)).toEqual({ ok: true, value: "written" });
    expect([first.bytes.length, await sheetsIn(second.bytes)]).toEqual([0, ["Sheet1", "二枚目"]]);
  });

  it("is downloaded where the browser can do nothing else", async () => {
    const port = await openedPort();
    const file = new WorkbookFile(port, "進捗.xlsx", null, jest.fn());
    await change(port, "二枚目");
    const download = jest.fn().mockResolvedValue(undefined);
    expect(await file.save(false, { ...refuses, download })).toEqual({ ok: true, value: "downloaded" });
    expect(download).toHaveBeenCalledWith("進捗.xlsx", expect.anything());
    expect(file.hasUnsavedChanges).toBe(false);
  });

  it("is not saved while it has no sheet, and says so", async () => {
    const file = new WorkbookFile(XlsxPort.create(), "進捗.xlsx", null, jest.fn());
    expect(await file.save(false, refuses)).toMatchObject({ issues: [{ code: "workbook.empty" }] });
  });

  it("counts what changed while it was being written as unsaved", async () => {
    const port = await openedPort();
    const file = new WorkbookFile(port, "進捗.xlsx", null, jest.fn());
    await change(port, "二枚目");
    const download = () => change(port, "三枚目");
    await file.save(false, { ...refuses, download });
    expect(file.hasUnsavedChanges).toBe(true);
  });
});

describe("a file that people picked", () => {
  const picked = (file: Partial<File>) => ({ file: file as File, handle: null });

  it("is read", async () => {
    const file = { size: 3, arrayBuffer: () => Promise.resolve(new Uint8Array([1, 2, 3]).buffer) };
    expect(await readPicked(picked(file))).toEqual({ ok: true, value: new Uint8Array([1, 2, 3]) });
  });

  it("is refused by its size before anything of it is read", async () => {
    const arrayBuffer = jest.fn();
    const outcome = await readPicked(picked({ size: MAX_UNPACKED_BYTES + 1, arrayBuffer }));
    expect(outcome).toMatchObject({ issues: [{ code: "file.tooLarge" }] });
    expect(arrayBuffer).not.toHaveBeenCalled();
  });

  it("may have gone meanwhile", async () => {
    const arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
    expect(await readPicked(picked({ size: 3, arrayBuffer }))).toMatchObject({
      issues: [
        { code: "file.unreadable", message: expect.stringContaining("もう一度選んでください") as string },
      ],
    });
  });
});
