import fc from "fast-check";
import { FileFault } from "../../src/xlsx/fault";
import { crc32 } from "../../src/xlsx/zip/crc32";
import { deflate, inflate } from "../../src/xlsx/zip/deflate";
import type { Entry } from "../../src/xlsx/zip/readArchive";
import { MAX_UNPACKED_BYTES, readArchive, unpack } from "../../src/xlsx/zip/readArchive";
import { pack, writeArchive } from "../../src/xlsx/zip/writeArchive";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof FileFault) return error.code;
    throw error;
  }
  return "no fault";
}

describe("crc32", () => {
  it.each([
    ["", 0],
    ["123456789", 0xcbf43926],
  ])("of %j", (text, sum) => expect(crc32(bytesOf(text))).toBe(sum));
});

describe("an archive", () => {
  it("gives back what was put in, for any bytes and names", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.uint8Array({ maxLength: 500 })), {
          selector: ([name]) => `${name.toLowerCase()}.xml`,
          maxLength: 5,
        }),
        async (files) => {
          const named = files.map(([name, bytes]) => [`${name.replaceAll("\\", "")}.xml`, bytes] as const);
          fc.pre(new Set(named.map(([name]) => name.toLowerCase())).size === named.length);
          const archive = writeArchive(await Promise.all(named.map(([name, bytes]) => pack(name, bytes))));
          const entries = readArchive(archive);
          expect(entries.map(({ name }) => name)).toEqual(
            named.map(([name]) => new TextDecoder().decode(bytesOf(name))),
          );
          const back = await Promise.all(entries.map(unpack));
          expect(back.map((bytes) => [...bytes])).toEqual(named.map(([, bytes]) => [...bytes]));
        },
      ),
      { numRuns: 50, seed: 7 },
    );
  });

  it("that is cut off anywhere is refused", async () => {
    const archive = writeArchive([
      await pack("a.xml", bytesOf("<a/>")),
      await pack("b.xml", bytesOf("b".repeat(300))),
    ]);
    for (let length = 0; length < archive.length; length += 1) {
      expect([length, codeOf(() => readArchive(archive.subarray(0, length)))]).toEqual([
        length,
        "file.truncated",
      ]);
    }
    expect(readArchive(archive)).toHaveLength(2);
  });

  it("with any byte changed gives the same content or is refused, and never fails otherwise", async () => {
    const text = "<a>あいうえお</a>".repeat(20);
    const archive = writeArchive([await pack("a.xml", bytesOf(text))]);
    for (let at = 0; at < archive.length; at += 1) {
      const damaged = archive.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      try {
        const [entry] = readArchive(damaged);
        if (entry) expect(new TextDecoder().decode(await unpack(entry))).toBe(text);
      } catch (error) {
        expect(error).toBeInstanceOf(FileFault);
      }
    }
  });

  it("is refused by its directory when it would unpack to too much", async () => {
    const entry: Entry = { ...(await pack("a.xml", bytesOf("a"))), size: MAX_UNPACKED_BYTES + 1 };
    expect(codeOf(() => readArchive(writeArchive([entry])))).toBe("file.tooLarge");
    const third = { ...entry, size: Math.ceil(MAX_UNPACKED_BYTES / 3) };
    const named = (name: string) => ({ ...third, rawName: bytesOf(name) });
    expect(readArchive(writeArchive([third, named("b.xml")]))).toHaveLength(2);
    const three = [third, named("b.xml"), named("c.xml")];
    expect(codeOf(() => readArchive(writeArchive(three)))).toBe("file.tooLarge");
    const one = { ...entry, size: MAX_UNPACKED_BYTES / 2 + 1 };
    expect(codeOf(() => readArchive(writeArchive([one])))).toBe("file.tooLarge");
  });

  it("that holds more than its directory says costs no more than it says", async () => {
    const packed = await deflate(new Uint8Array(30_000_000));
    expect(await inflate(packed, 1_000)).toBeNull();
    expect(await inflate(packed, 30_000_001)).toBeNull();
    const [entry] = readArchive(
      writeArchive([{ ...(await pack("a.xml", bytesOf("a"))), method: 8, size: 1_000, packed }]),
    );
    if (!entry) throw new Error("the entry is gone");
    await expect(unpack(entry)).rejects.toMatchObject({ code: "file.broken", path: "a.xml" });
  });

  it("with a password, or with the same name twice, is refused", async () => {
    const one = await pack("a.xml", bytesOf("a"));
    const locked = writeArchive([one]);
    const directory = locked.length - 22 - 46 - 5;
    locked[directory + 8] = 1;
    expect(codeOf(() => readArchive(locked))).toBe("file.encrypted");
    expect(codeOf(() => readArchive(writeArchive([one, { ...one, rawName: bytesOf("A.xml") }])))).toBe(
      "file.broken",
    );
  });

  it("reads sizes from a Zip64 field", async () => {
    const one = await pack("a.xml", bytesOf("<a/>"));
    const plain = writeArchive([one]);
    const directory = plain.length - 22 - 46 - 5;
    const field = new DataView(new ArrayBuffer(20));
    field.setUint16(0, 1, true);
    field.setUint16(2, 16, true);
    field.setBigUint64(4, BigInt(one.size), true);
    field.setBigUint64(12, BigInt(one.packed.length), true);
    const end = plain.length - 22;
    const archive = new Uint8Array([
      ...plain.subarray(0, end),
      ...new Uint8Array(field.buffer),
      ...plain.subarray(end),
    ]);
    const view = new DataView(archive.buffer);
    view.setUint32(directory + 20, 0xffffffff, true);
    view.setUint32(directory + 24, 0xffffffff, true);
    view.setUint16(directory + 30, 20, true);
    view.setUint32(end + 20 + 12, 46 + 5 + 20, true);
    const [entry] = readArchive(archive);
    if (!entry) throw new Error("the entry is gone");
    expect(new TextDecoder().decode(await unpack(entry))).toBe("<a/>");
  });
});
