/** Other people's programs that read and write .xlsx files, so that our files are not judged by our own code. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PYTHON = "/usr/bin/python3";
const LIMIT = { stdio: "pipe", timeout: 120_000, maxBuffer: 100_000_000 } as const;

export const LIBREOFFICE = missing("soffice", ["--version"]);
export const GNUMERIC = missing("ssconvert", ["--version"]);
export const PYTHON_ZIP = missing(PYTHON, ["-c", "import zipfile"]);
export const OPENPYXL = missing(PYTHON, ["-c", "import openpyxl"]);
/** LibreOffice's bridge to Python: fills in a file as a person in Calc would. */
export const UNO = missing(PYTHON, ["-c", "import uno"]);

/** What is missing on this machine, or null. */
function missing(command: string, args: readonly string[]): string | null {
  const { error, status } = spawnSync(command, args, { stdio: "pipe" });
  return error || status !== 0 ? [command, ...args].join(" ") : null;
}

/**
 * Like `describe`; where a program is missing, one skipped test says so, and under CI=true it fails.
 */
export function describeWith(
  missingPrograms: readonly (string | null)[],
  name: string,
  tests: () => void,
): void {
  const absent = missingPrograms.filter((program) => program !== null);
  if (absent.length === 0) {
    describe(name, tests);
  } else if (process.env.CI === "true") {
    describe(name, () => it(`needs ${absent.join(", ")}`, () => expect(absent).toEqual([])));
  } else {
    describe(name, () =>
      it.skip(`not run: ${absent.join(", ")} is not there (CI=true makes this a failure)`, () => undefined),
    );
  }
}

/** Opens the file and saves it as another format. */
export function throughLibreOffice(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return inFolder((folder) => {
    writeFileSync(join(folder, `in.${from}`), bytes);
    // A profile of its own: two runs with one profile wait for each other.
    const profile = `-env:UserInstallation=file://${PROFILE}`;
    execFileSync(
      "soffice",
      [
        profile,
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        join(folder, "out"),
        join(folder, `in.${from}`),
      ],
      LIMIT,
    );
    return readFileSync(join(folder, "out", `in.${to}`));
  });
}

const PROFILE = mkdtempSync(join(tmpdir(), "xlsx-profile-"));
afterAll(() => rmSync(PROFILE, { recursive: true, force: true }));

export function recalculatedByGnumeric(bytes: Uint8Array): Uint8Array {
  return inFolder((folder) => {
    writeFileSync(join(folder, "in.xlsx"), bytes);
    execFileSync("ssconvert", ["--recalc", join(folder, "in.xlsx"), join(folder, "out.xlsx")], LIMIT);
    return readFileSync(join(folder, "out.xlsx"));
  });
}

/** {@link withPython} for scripts that need openpyxl. */
export const withOpenpyxl = withPython;

/** Runs a script of this folder on a file; it may change the file and print JSON. */
export function withPython(
  script: string,
  bytes: Uint8Array,
  input: unknown = null,
): { bytes: Uint8Array; said: unknown } {
  return inFolder((folder) => {
    const file = join(folder, "file.xlsx");
    writeFileSync(file, bytes);
    const said = execFileSync(PYTHON, [join(__dirname, script), file], {
      ...LIMIT,
      input: JSON.stringify(input),
    });
    return { bytes: readFileSync(file), said: said.length > 0 ? JSON.parse(said.toString("utf8")) : null };
  });
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "xlsx-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
