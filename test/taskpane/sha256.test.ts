import { createHash, webcrypto } from "node:crypto";
import fc from "fast-check";
import { sha256Of } from "../../src/taskpane/sha256";

const expected = (text: string) => createHash("sha256").update(text).digest("hex");

describe("sha256Of", () => {
  it("gives the standard's own examples, with and without the browser's help", async () => {
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(await sha256Of(undefined)("abc")).toBe(abc);
    expect(await sha256Of(webcrypto.subtle as SubtleCrypto)("abc")).toBe(abc);
  });

  it("agrees with another implementation, around the ends of blocks and beyond ASCII", async () => {
    const own = sha256Of(undefined);
    for (let length = 0; length < 200; length++)
      expect(await own("a".repeat(length))).toBe(expected("a".repeat(length)));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (text) => {
        expect(await own(text)).toBe(expected(text));
      }),
    );
    expect(await own("千曲市".repeat(5_000))).toBe(expected("千曲市".repeat(5_000)));
  });
});
