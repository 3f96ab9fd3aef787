import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { madeOnce } from "../../src/dev/madeOnce";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "made-once-"));
  for (const folder of ["src", "seeds", "assets", "node_modules"]) mkdirSync(join(root, folder));
  for (const file of ["webpack.config.js", "manifest.xml", "package.json", "node_modules/.package-lock.json"])
    writeFileSync(join(root, file), file);
  write("one");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (text: string) => writeFileSync(join(root, "src", "index.ts"), text);
const shelf = () => readdirSync(join(root, ".cache", "site"));
const lock = () => join(root, ".cache", "site", "lock");

/** Copies the source; counts how often. */
function maker(meanwhile: () => void = () => undefined) {
  return jest.fn(async (draft: string) => {
    const text = readFileSync(join(root, "src", "index.ts"));
    mkdirSync(draft);
    await new Promise((done) => setTimeout(done, 20));
    meanwhile();
    writeFileSync(join(draft, "index.js"), text);
  });
}
const made = (make: (draft: string) => Promise<void>) => madeOnce("site", make, root);
const madeText = (folder: string) => readFileSync(join(folder, "index.js"), "utf8");

it("makes once what the sources give, however many ask", async () => {
  const make = maker();
  const folders = await Promise.all([made(make), made(make), made(make)]);
  expect(await made(make)).toBe(folders[0]);
  expect(new Set(folders).size).toBe(1);
  expect(make).toHaveBeenCalledTimes(1);
  expect(shelf()).toHaveLength(1);
});

it.each(["src/index.ts", "src/new.ts", "package.json", "node_modules/.package-lock.json"])(
  "makes it anew when %s is another",
  async (file) => {
    const make = maker();
    const before = await made(make);
    writeFileSync(join(root, file), "two");
    const after = await made(make);
    expect(after).not.toBe(before);
    expect(madeText(before)).toBe("one");
    expect(madeText(after)).toBe(readFileSync(join(root, "src", "index.ts"), "utf8"));
  },
);

it("hands on why it could not be made, keeps nothing, and tries again", async () => {
  const fails = async (draft: string) => {
    await maker()(draft);
    throw new Error("src/index.ts: unexpected token");
  };
  await expect(made(fails)).rejects.toThrow("src/index.ts: unexpected token");
  expect(shelf()).toEqual([]);
  expect(madeText(await made(maker()))).toBe("one");
});

it("gives nobody else what was made while a file was saved", async () => {
  const first = await made(maker(() => write("two")));
  expect(madeText(first)).toBe("one");
  expect(madeText(await made(maker()))).toBe("two");
  write("one");
  const again = await made(maker());
  expect(again).not.toBe(first);
  expect(madeText(again)).toBe("one");
});

it("does not wait for a process that is gone", async () => {
  await made(maker());
  write("two");
  // No process has this number: Linux and macOS end below, Windows gives multiples of four.
  writeFileSync(lock(), "2147483647");
  expect(madeText(await made(maker()))).toBe("two");
  expect(existsSync(lock())).toBe(false);
});

it("keeps the newest four", async () => {
  const folders: string[] = [];
  for (const text of ["1", "2", "3", "4", "5", "6"]) {
    write(text);
    folders.push(await made(maker()));
  }
  expect(shelf()).toHaveLength(4);
  expect(existsSync(folders.at(-1) ?? "")).toBe(true);
});
