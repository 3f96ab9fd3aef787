/** Python's own csv module, codecs and openpyxl: what we write and read is judged by code that is not ours. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Runs a script of this folder; it reads JSON and prints JSON. */
export function python(script: string, input: unknown, ...words: readonly string[]): unknown {
  const said = execFileSync("/usr/bin/python3", [join(__dirname, script), ...words], {
    input: JSON.stringify(input),
    stdio: "pipe",
    timeout: 120_000,
    maxBuffer: 200_000_000,
  });
  return JSON.parse(said.toString("utf8"));
}
