/** Other people's programs that read and write .xlsx files, so that our files are not judged by our own code. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const PYTHON = "/usr/bin/python3";
const LIMIT = { stdio: "pipe", timeout: 120_000, maxBuffer: 100_000_000 } as const;

/** What is missing on this machine, or null. None is started to learn that: every suite that names one asks. */
export const LIBREOFFICE = missingProgram("soffice");
export const GNUMERIC = missingProgram("ssconvert");
const modules = presentModules(["zipfile", "openpyxl", "uno"]);
export const PYTHON_ZIP = missingModule("zipfile");
export const OPENPYXL = missingModule("openpyxl");
/** LibreOffice's bridge to Python: fills in a file as a person in Calc would. */
export const UNO = missingModule("uno");

function missingProgram(command: string): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, command))) ? null : command;
}

/** Those of Python's modules that it finds. */
function presentModules(names: readonly string[]): readonly string[] {
  const script =
    "import importlib.util as u, sys; print(*[name for name in sys.argv[1:] if u.find_spec(name)])";
  const { error, stdout } = spawnSync(PYTHON, ["-c", script, ...names], { encoding: "utf8" });
  return error ? [] : stdout.trim().split(" ");
}

function missingModule(name: string): string | null {
  return modules.includes(name) ? null : `${PYTHON} -c "import ${name}"`;
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
  const [converted] = allThroughLibreOffice([bytes], from, to);
  if (!converted) throw new Error("nothing was converted");
  return converted;
}

/**
 * The same for several files; the program starts only once, which takes it longer than a small file.
 *
 * @param to how names of that format end, and behind a colon what LibreOffice is to do it with, if need be.
 */
export function allThroughLibreOffice(
  files: readonly Uint8Array[],
  from: string,
  to: string,
): readonly Uint8Array[] {
  return inFolder((folder) => {
    const names = files.map((_bytes, index) => `in${String(index)}`);
    files.forEach((bytes, index) => writeFileSync(join(folder, `in${String(index)}.${from}`), bytes));
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
        ...names.map((name) => join(folder, `${name}.${from}`)),
      ],
      LIMIT,
    );
    const ending = to.replace(/:.*/s, "");
    return names.map((name) => readFileSync(join(folder, "out", `${name}.${ending}`)));
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
