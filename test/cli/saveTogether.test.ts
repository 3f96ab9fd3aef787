import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { saveTogether, type FileToSave } from "../../src/cli/disk/saveTogether";
import { nodeDisk } from "../../src/cli";
import { failingDisk, office, type Office } from "./office";

const bytes = (text: string) => new TextEncoder().encode(text);

/** A folder with two files that will be replaced. */
function desk(): Office {
  const one = office();
  writeFileSync(one.at("master"), "old master");
  writeFileSync(one.at("there"), "old there");
  return one;
}

const changes = ({ at }: Office): readonly FileToSave[] => [
  { path: at("out", "deep", "new"), bytes: bytes("new"), instead: null },
  { path: at("there"), bytes: bytes("new there"), instead: "anything" },
  { path: at("master"), bytes: bytes("new master"), instead: bytes("old master") },
];

describe("saveTogether", () => {
  it("saves all files and leaves nothing else", async () => {
    const one = desk();
    expect(await saveTogether(nodeDisk, changes(one))).toEqual({ ok: true, value: [] });
    expect(Object.keys(one.files())).toEqual(["master", "out/", "out/deep/", "out/deep/new", "there"]);
    expect(readFileSync(one.at("out", "deep", "new"), "utf8")).toBe("new");
    expect(readFileSync(one.at("there"), "utf8")).toBe("new there");
    expect(readFileSync(one.at("master"), "utf8")).toBe("new master");
  });

  it("leaves everything as it was, whichever step fails", async () => {
    const counted = failingDisk(-1);
    await saveTogether(counted.disk, changes(desk()));
    // Three folders, three new files, two copies, three renames.
    expect(counted.count()).toBe(11);
    for (let step = 0; step < counted.count(); step += 1) {
      const one = desk();
      const before = one.files();
      const saved = await saveTogether(failingDisk(step).disk, changes(one));
      expect([step, saved.ok ? "saved" : saved.issues[0].code]).toEqual([step, "disk.full"]);
      expect([step, one.files()]).toEqual([step, before]);
    }
  });

  it("says which files are new where even taking back fails", async () => {
    const one = desk();
    const renames: string[] = [];
    const disk = {
      ...nodeDisk,
      rename: (from: string, to: string) => {
        renames.push(to);
        // The master's, and the one that would take `there` back.
        if (renames.length >= 3) throw Object.assign(new Error("EIO"), { code: "EIO", syscall: "rename" });
        nodeDisk.rename(from, to);
      },
    };
    const saved = await saveTogether(disk, changes(one));
    expect(saved.ok ? null : saved.issues[0]).toMatchObject({ code: "disk.partly" });
    expect(saved.ok ? "" : saved.issues[0].message).toContain("元に戻せなかったファイル「there」");
    expect(readFileSync(one.at("master"), "utf8")).toBe("old master");
  });

  it.each([
    ["changed", "disk.changed", (one: Office) => writeFileSync(one.at("master"), "theirs 123")],
    ["made", "disk.exists", (one: Office) => writeFileSync(one.at("out"), "theirs")],
  ])("saves nothing where somebody %s a file meanwhile", async (_, code, meddle) => {
    const one = desk();
    const files = changes(one).map((file) =>
      file.instead === null ? { ...file, path: one.at("out") } : file,
    );
    meddle(one);
    const before = one.files();
    const saved = await saveTogether(nodeDisk, files);
    expect(saved.ok ? "saved" : saved.issues[0].code).toBe(code);
    expect(one.files()).toEqual(before);
  });

  it("stops at Ctrl+C until the first file is in its place", async () => {
    for (let turn = 0; turn <= 3; turn += 1) {
      const one = desk();
      const before = one.files();
      let turns = 0;
      const signal = {
        get aborted() {
          turns += 1;
          return turns > turn;
        },
      };
      const saved = await saveTogether(nodeDisk, changes(one), signal);
      expect([turn, saved.ok ? "saved" : saved.issues[0].code]).toEqual([turn, "cancelled"]);
      expect(one.files()).toEqual(before);
    }
  });

  it("keeps a file's permissions and tells a read-only one", async () => {
    const one = desk();
    chmodSync(one.at("master"), 0o664);
    const [, , master] = changes(one);
    if (!master) throw new Error("no master");
    expect(await saveTogether(nodeDisk, [master])).toMatchObject({ ok: true });
    expect(statSync(one.at("master")).mode & 0o777).toBe(0o664);

    // Root may write everything: what the system answers to others is answered here.
    const found = { kind: "file", size: 10, mode: 0o444, isWritable: false } as const;
    const readOnly = await saveTogether({ ...nodeDisk, find: () => found }, [master]);
    expect(readOnly.ok ? "" : readOnly.issues[0].message).toContain("読み取り専用");
    expect(Object.keys(one.files())).toEqual(["master", "there"]);
  });

  it("tells working files that cannot be removed", async () => {
    const one = desk();
    const disk = {
      ...nodeDisk,
      remove: () => {
        throw Object.assign(new Error("EPERM"), { code: "EPERM", syscall: "unlink" });
      },
    };
    const saved = await saveTogether(disk, changes(one));
    expect(saved.ok && saved.value.length).toBe(2);
    expect(readFileSync(one.at("master"), "utf8")).toBe("new master");
  });
});
