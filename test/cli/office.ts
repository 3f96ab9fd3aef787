/** A folder of its own, and the commands run in this process on real files with a fixed clock. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeDisk, run, type Disk, type Outcome, type Surroundings } from "../../src/cli";
import { bundledPlan, type Plan } from "../../src/plan";

export interface Office {
  readonly plan: Plan;
  readonly folder: string;
  readonly at: (...names: string[]) => string;
  readonly reform: (...words: string[]) => Promise<Outcome>;
  readonly reformWith: (changed: Partial<Surroundings>, ...words: string[]) => Promise<Outcome>;
  /** All files with their bytes, by path inside the folder; folders end with a slash. */
  readonly files: () => Readonly<Record<string, string>>;
}

export const SURROUNDINGS: Surroundings = {
  disk: nodeDisk,
  now: () => "2022-11-23T09:30",
  appVersion: "0.1.0",
};

const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** `like` is copied. */
export function office(like?: Office, plan: Plan = like?.plan ?? bundledPlan): Office {
  const folder = mkdtempSync(join(tmpdir(), "reform-cli-"));
  made.push(folder);
  if (like) cpSync(like.folder, folder, { recursive: true });
  const reformWith: Office["reformWith"] = (changed, ...words) =>
    run(plan, words, { ...SURROUNDINGS, ...changed });
  return {
    plan,
    folder,
    at: (...names) => join(folder, ...names),
    reformWith,
    reform: (...words) => reformWith({}, ...words),
    files: () => {
      const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
      return Object.fromEntries(
        paths.map((path) => {
          const full = join(folder, path);
          return statSync(full).isDirectory()
            ? [`${path}/`, ""]
            : [path, readFileSync(full).toString("base64")];
        }),
      );
    },
  };
}

export interface Typed {
  readonly table: string;
  readonly key: string;
  readonly header: string;
  readonly value: string | number | null;
}

/** Types into a workbook with a program that is not ours. */
export function typeInto(path: string, cells: readonly Typed[]): void {
  execFileSync("/usr/bin/python3", [join(__dirname, "type_into.py"), path], {
    input: JSON.stringify(cells),
    stdio: "pipe",
  });
}

/** A disk whose nth change of files fails, counted from 0; reading always works. */
export function failingDisk(
  nth: number,
  code = "ENOSPC",
): { readonly disk: Disk; readonly count: () => number } {
  let done = 0;
  const step = <Args extends unknown[], Answer>(work: (...args: Args) => Answer) => {
    return (...args: Args): Answer => {
      done += 1;
      if (done - 1 === nth) throw Object.assign(new Error(code), { code, syscall: "write" });
      return work(...args);
    };
  };
  const disk: Disk = {
    ...nodeDisk,
    create: step(nodeDisk.create.bind(nodeDisk)),
    copy: step(nodeDisk.copy.bind(nodeDisk)),
    rename: step(nodeDisk.rename.bind(nodeDisk)),
    makeFolder: step(nodeDisk.makeFolder.bind(nodeDisk)),
  };
  return { disk, count: () => done };
}
