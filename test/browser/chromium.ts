import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { delimiter, extname, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

function findChromium(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = folders.flatMap((folder) =>
    ["chromium", "google-chrome"].map((name) => join(folder, name)),
  );
  return (
    candidates.find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }) ?? null
  );
}

const executablePath = findChromium();

/** `npm test` says when Chromium is missing, and under CI=true stops; then these tests are passed over. */
export const describeInChromium = executablePath === null ? describe.skip : describe;

export function launch(): Promise<Browser> {
  if (executablePath === null) throw new Error("no Chromium");
  const args = ["no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"];
  return chromium.launch({
    executablePath,
    args: [...args, "disable-component-update", "disable-sync"].map((name) => `--${name}`),
  });
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
};

export interface Site {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A folder on this machine; `instead` answers some paths with another text. */
export async function serveFolder(
  folder: string,
  instead: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1) || "index.html";
    const file = join(folder, path);
    const body =
      instead[path] ?? (statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : null);
    response.writeHead(body === null ? 404 : 200, { "content-type": types[extname(path)] ?? "text/plain" });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://localhost:${address.port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
