import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import { once } from "./main-realm";

/** The bridge that Microsoft's library looks for before it thinks of a browser. */
export interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

/** What the library leaves behind. */
export interface OfficeGlobals {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: CustomFunctionsLibrary;
}

/** `CustomFunctions` as far as it works outside of Excel: it remembers what it is given. */
export interface CustomFunctionsLibrary {
  associate(name: string, implementation: (...args: never[]) => unknown): void;
  readonly Error: new (
    code: string,
    message?: string,
  ) => { readonly code: string; readonly message?: string };
  readonly ErrorCode: Readonly<Record<string, string>>;
}

/**
 * Loads Microsoft's Excel library as it is, in a world of its own with the little of a browser that it asks for.
 *
 * The library's errors are made from the caller's own `Error` and its data from the caller's own `JSON`, so that
 * `instanceof` and `toEqual` work as they do in a page.
 */
export function loadOfficeLibrary(root: string, bridge: Bridge): OfficeGlobals {
  const path = join(root, "node_modules", "@microsoft", "office-js", "dist", "excel-web-16.00.js");
  const script = once(path, () => new Script(readFileSync(path, "utf8"), { filename: path }));
  const nothing = (): undefined => undefined;
  const window: Record<string, unknown> = {
    _richApiNativeBridge: bridge,
    Error,
    JSON,
    Promise,
    clearTimeout,
    setTimeout,
    addEventListener: nothing,
    document: { addEventListener: nothing, createElement: () => ({}), getElementsByTagName: () => [] },
    location: { hash: "", hostname: "localhost", href: "https://localhost/", search: "" },
    navigator: { userAgent: "stand-in" },
  };
  window["window"] = window;
  window["self"] = window;
  script.runInContext(createContext(window));
  return window as unknown as OfficeGlobals;
}
