/** Office programs that recalculate a workbook for a test: other people's engines, so that a formula is not judged by us. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GNUMERIC, LIBREOFFICE, OPENPYXL } from "../../xlsx/programs";

export type FixtureCell = number | string | null | { readonly formula: string };

export interface Fixture {
  /** The first sheet is the one that comes back. */
  readonly sheets: Readonly<Record<string, readonly (readonly FixtureCell[])[]>>;
  readonly names: Readonly<Record<string, string>>;
}

export interface Engine {
  readonly name: string;
  /** What is missing on this machine, or null when it can run. */
  readonly missing: string | null;
  /** The first sheet's cells of each workbook as text, recalculated; all in one start of the program. */
  recalculate(fixtures: readonly Fixture[]): Promise<string[][][]>;
}

const PYTHON = "/usr/bin/python3";

export const libreOffice: Engine = {
  name: "LibreOffice",
  missing: LIBREOFFICE ?? OPENPYXL,
  recalculate: async (fixtures) =>
    inFolder(fixtures, (folder, files) => {
      execFileSync(
        "soffice",
        [
          // A profile of its own: two runs of soffice with one profile wait for each other.
          `-env:UserInstallation=file://${folder}/profile`,
          "--headless",
          "--convert-to",
          // Comma, quote, UTF-8, from line 1, no column formats, language, quote nothing but need, values as they are.
          "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false",
          "--outdir",
          folder,
          ...files,
        ],
        { stdio: "pipe", timeout: 120_000 },
      );
      return files.map((file) => readFileSync(file.replace(/xlsx$/, "csv"), "utf8"));
    }),
};

export const gnumeric: Engine = {
  name: "Gnumeric",
  missing: GNUMERIC ?? OPENPYXL,
  recalculate: async (fixtures) =>
    inFolder(fixtures, (_, files) =>
      files.map((file) => {
        const out = file.replace(/xlsx$/, "txt");
        const format = ["-O", "format=raw separator=, quoting-mode=auto", "-T", "Gnumeric_stf:stf_assistant"];
        execFileSync("ssconvert", ["--recalc", ...format, file, out], { stdio: "pipe", timeout: 120_000 });
        return readFileSync(out, "utf8");
      }),
    ),
};

function inFolder(
  fixtures: readonly Fixture[],
  calculate: (folder: string, files: readonly string[]) => readonly string[],
): string[][][] {
  const folder = mkdtempSync(join(tmpdir(), "recalculation-"));
  try {
    cpSync(written(fixtures), folder, { recursive: true });
    return calculate(
      folder,
      fixtures.map((_, index) => join(folder, fileName(index))),
    ).map(parseCsv);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const folders = new Map<string, string>();
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder with the fixtures as files; every program is given the same ones, and writing them takes longer than reading. */
function written(fixtures: readonly Fixture[]): string {
  const contents = JSON.stringify(fixtures);
  const known = folders.get(contents);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), "fixtures-"));
  folders.set(contents, folder);
  const files = fixtures.map((_, index) => join(folder, fileName(index)));
  execFileSync(PYTHON, [join(__dirname, "write_workbooks.py"), ...files], { input: contents });
  return folder;
}

const fileName = (index: number) => `fixture${String(index)}.xlsx`;

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new Error(`not CSV at character ${field.lastIndex}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
