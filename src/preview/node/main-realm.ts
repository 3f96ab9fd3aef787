import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { Script } from "node:vm";

/**
 * Jest gives every test file globals of its own. Univer and the host run outside of them, in Node's own globals:
 * loading them costs a quarter of a second, which is paid once a worker this way, and the fake timers of a test do
 * not stop the formula engine. Nothing but JSON text and plain functions passes between the two worlds.
 */
const outer = new Script("globalThis").runInThisContext() as Record<symbol, unknown>;
const shelf = Symbol.for("reform-excel.stand-in");

const shelved = (outer[shelf] ??= new Map<string, unknown>()) as Map<string, unknown>;

/** Makes a thing once in the life of the process. */
export function once<T>(key: string, make: () => T): T {
  if (!shelved.has(key)) shelved.set(key, make());
  return shelved.get(key) as T;
}

type ModuleBody = (
  module: { exports: unknown },
  exports: unknown,
  require: NodeJS.Require,
  folder: string,
) => void;

/** Loads a CommonJS file outside of Jest's globals. */
export function loadOutside<T>(path: string): T {
  return once(path, () => {
    const source = `(function (module, exports, require, __dirname) {${readFileSync(path, "utf8")}\n})`;
    const body = new Script(source, { filename: path }).runInThisContext() as ModuleBody;
    const module = { exports: {} as unknown };
    body(module, module.exports, createRequire(path), dirname(path));
    return module.exports as T;
  });
}
