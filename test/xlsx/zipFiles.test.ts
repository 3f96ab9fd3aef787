import fc from "fast-check";
import { zipFiles } from "../../src/xlsx";
import { blankFile } from "./blankFile";
import { PYTHON_ZIP, describeWith, withPython } from "./programs";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

const STORED = 0;
const DEFLATED = 8;
interface Listed {
  readonly broken: string | null;
  readonly entries: readonly (readonly [name: string, method: number, hex: string])[];
}
const listed = (zip: Uint8Array) => withPython("list_zip.py", zip).said as Listed;

describe("a zip of files", () => {
  it.each<[string, readonly string[]]>([
    ["the same name", ["a.xlsx", "b.xlsx", "a.xlsx"]],
    ["names that Windows takes for one", ["R4_A.xlsx", "r4_a.xlsx"]],
    ["names that macOS takes for one", ["\u304c.xlsx", "\u304b\u3099.xlsx"]],
    ["no name", [""]],
    ["a folder above", ["../a.xlsx"]],
    ["the root", ["/a.xlsx"]],
    ["a drive", ["C:a.xlsx"]],
    ["a Windows folder", ["a\\b.xlsx"]],
  ])("refuses %s", async (_what, names) => {
    const files = names.map((name) => ({ name, bytes: bytesOf("x") }));
    await expect(zipFiles(files)).rejects.toThrow(RangeError);
  });

  it("has the same bytes for the same files", async () => {
    const files = [{ name: "実績照会_R4_財政課.xlsx", bytes: await blankFile() }];
    expect(hex(await zipFiles(files))).toBe(hex(await zipFiles(files)));
  });

  describeWith([PYTHON_ZIP], "opened by Python", () => {
    it("has the files in their order, under Japanese names, packed where that helps", async () => {
      const workbook = await blankFile();
      const text = bytesOf("あ".repeat(1_000));
      const zip = await zipFiles([
        { name: "実績照会_R4_財政課.xlsx", bytes: workbook },
        { name: "一覧/お読みください①.txt", bytes: text },
        { name: "空.txt", bytes: new Uint8Array() },
        { name: "短い.txt", bytes: bytesOf("a") },
      ]);
      expect(listed(zip)).toEqual({
        broken: null,
        entries: [
          ["実績照会_R4_財政課.xlsx", STORED, hex(workbook)],
          ["一覧/お読みください①.txt", DEFLATED, hex(text)],
          ["空.txt", STORED, ""],
          ["短い.txt", STORED, hex(bytesOf("a"))],
        ],
      });
    });

    it("may be empty", async () => expect(listed(await zipFiles([]))).toEqual({ broken: null, entries: [] }));

    it("has whatever was put in", async () => {
      const file = fc.record({
        name: fc
          .stringMatching(/^[ぁ-んァ-ヶ一-鿋a-zA-Z0-9()_ -]{1,20}$/)
          .filter((name) => name.trim() !== ""),
        bytes: fc.uint8Array({ maxLength: 300 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(file, { selector: ({ name }) => name.normalize("NFC").toLowerCase(), maxLength: 6 }),
          async (files) => {
            const { broken, entries } = listed(await zipFiles(files));
            expect(broken).toBeNull();
            expect(entries.map(([name, , content]) => [name, content])).toEqual(
              files.map(({ name, bytes }) => [name, hex(bytes)]),
            );
          },
        ),
        { numRuns: 15, seed: 5 },
      );
    });
  });
});
