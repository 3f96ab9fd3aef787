import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { buildSync } from "esbuild";
import { MAX_ELEMENTS } from "../../src/xlsx/xml/budget";
import { readArchive } from "../../src/xlsx/zip/readArchive";
import { writeArchive } from "../../src/xlsx/zip/writeArchive";
import { GOOD, HEADERS, READ, ROWS, TABLE, sheetWith, tables } from "./badFile";
import { MAIN, rawFile } from "./rawFile";

/** What a browser tab may take on an office machine, all in all, for the worst of files. */
const MEGABYTES = 1_024;

const folder = mkdtempSync(join(tmpdir(), "xlsx-memory-"));
const program = join(folder, "openInChild.cjs");
beforeAll(() => {
  buildSync({
    entryPoints: [join(__dirname, "openInChild.ts")],
    bundle: true,
    platform: "node",
    outfile: program,
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function opened(bytes: Uint8Array, way: "port" | "returned"): unknown {
  const file = join(folder, "file.xlsx");
  writeFileSync(file, bytes);
  const heap = `--max-old-space-size=${String(MEGABYTES)}`;
  const output = execFileSync(process.execPath, [heap, program, file, way, TABLE, ...HEADERS], {
    maxBuffer: 100_000_000,
  });
  const { said, megabytes } = JSON.parse(output.toString("utf8")) as { said: unknown; megabytes: number };
  expect(megabytes).toBeLessThan(MEGABYTES);
  return said;
}

/** As much as fits below the limit of what a part may unpack to. */
const PART = 63 * 1024 * 1024;
const filled = (piece: string) => piece.repeat(Math.floor(PART / piece.length));
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `<row r="${String(index + 3)}" s="1" ht="18"/>`).join("");

/** Packed so many zeros: a piece of them stands there again and again, for packing all of them takes seconds. */
function deflatedZeros(count: number): Uint8Array {
  const PIECE = 8_000_000;
  const piece = deflateRawSync(new Uint8Array(PIECE), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: count / PIECE }, () => piece), deflateRawSync("")]);
}

describe("memory is bounded for", () => {
  it.each<[string, () => Promise<Uint8Array>, unknown, unknown]>([
    [
      "a million rows with nothing but a format",
      () => sheetWith("", "", ROWS + rowsOf(1_048_574)),
      READ,
      READ,
    ],
    [
      "a part full of cells",
      () => sheetWith("", "", ROWS + filled(`<row>${"<c/>".repeat(16_384)}</row>`)),
      "file.tooLarge",
      READ,
    ],
    ["a part full of texts", () => rawFile({ ...GOOD, strings: filled("<si/>") }), "file.tooLarge", READ],
    [
      "a part full of formats",
      () => rawFile({ ...GOOD, styles: filled("<xf/>") }),
      "file.tooLarge",
      "file.tooLarge",
    ],
    [
      "a part full of other elements",
      () =>
        rawFile({
          ...GOOD,
          sheets: [
            { xml: `<worksheet ${MAIN}><sheetData>${ROWS}</sheetData>${filled("<a/>")}</worksheet>`, tables },
          ],
        }),
      "file.tooLarge",
      READ,
    ],
    [
      "as many elements as are read",
      () =>
        rawFile({
          ...GOOD,
          sheets: [
            {
              xml: `<worksheet ${MAIN}><sheetData>${ROWS}</sheetData>${"<a/>".repeat(MAX_ELEMENTS - 1_000)}</worksheet>`,
              tables,
            },
          ],
        }),
      READ,
      READ,
    ],
    [
      "a part full of relationships",
      () =>
        rawFile({
          ...GOOD,
          parts: {
            "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships>${filled("<Relationship/>")}</Relationships>`,
          },
        }),
      "file.tooLarge",
      "file.tooLarge",
    ],
    [
      "a cell full of pieces of text",
      () => sheetWith("", "", ROWS.replace("<t>a</t>", filled("<r><t>a</t></r>"))),
      "file.tooLarge",
      "file.tooLarge",
    ],
    [
      "a bomb that says it is small",
      async () => {
        const bomb = deflatedZeros(800_000_000);
        return writeArchive(
          readArchive(await rawFile(GOOD)).map((part) =>
            part.name === "xl/worksheets/sheet1.xml" ? { ...part, method: 8, packed: bomb } : part,
          ),
        );
      },
      "file.broken",
      "file.broken",
    ],
  ])(
    "%s",
    async (_what, make, port, returned) => {
      const bytes = await make();
      expect({ port: opened(bytes, "port"), returned: opened(bytes, "returned") }).toEqual({
        port,
        returned,
      });
    },
    60_000,
  );
});
