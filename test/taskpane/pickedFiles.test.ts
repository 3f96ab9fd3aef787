import { File } from "node:buffer";
import { addFiles, type Picked } from "../../src/taskpane/collect/pickedFiles";

/** Node's File is a browser's but for its type. */
const file = (name: string, text: string, lastModified = 1) =>
  new File([text], name, { lastModified }) as unknown as globalThis.File;
const names = (picked: readonly Picked[]) => picked.map(({ name }) => name);

describe("addFiles", () => {
  it("reads no byte until it is asked to", async () => {
    const [picked] = addFiles([], [file("回答.xlsx", "PK")]);
    expect(picked?.size).toBe(2);
    expect(await picked?.read()).toEqual(new Uint8Array([80, 75]));
  });

  it("takes the same file once, as it is now", async () => {
    const first = addFiles([], [file("甲.xlsx", "a"), file("乙.xlsx", "b")]);
    const second = addFiles(first, [file("甲.xlsx", "A"), file("丙.xlsx", "c")]);
    expect(names(second)).toEqual(["甲.xlsx", "乙.xlsx", "丙.xlsx"]);
    // The same name, size and time, yet picked again: what is on the disk now counts.
    expect(await second[0]?.read()).toEqual(new Uint8Array([65]));
  });

  it("numbers others of the same name, never twice alike, however many were left out", () => {
    const three = addFiles([], [file("回答.xlsx", "a"), file("回答.xlsx", "bb"), file("回答.xlsx", "a", 2)]);
    expect(names(three)).toEqual(["回答.xlsx", "回答.xlsx (2)", "回答.xlsx (3)"]);
    const [, second, third] = three;
    if (!second || !third) throw new Error("files are missing");
    const again = addFiles([second, third], [file("回答.xlsx", "cccc")]);
    expect(names(again)).toEqual(["回答.xlsx (2)", "回答.xlsx (3)", "回答.xlsx"]);
  });
});
