/** A static file server for one folder, for this machine only. */
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { pipeline } from "node:stream";
import { extname, join, normalize, sep } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
  ".woff2": "font/woff2",
};

/** The file that a URL path means, or null: outside the folder, absent, not to be decoded. */
export function fileOf(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (path.includes("\0")) return null;
  const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  if (!file.startsWith(folder + sep)) return null;
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? file : null;
}

function answer(folder, request, response) {
  const file = ["GET", "HEAD"].includes(request.method) ? fileOf(folder, request.url) : null;
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
    response.end("見つかりません。\n");
    return;
  }
  response.writeHead(200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  // A file that goes away while it is read ends this answer, not the server.
  else pipeline(createReadStream(file), response, () => response.destroy());
}

/**
 * Listens on this machine only. With `port` taken it tries the next ones, unless `exact`.
 * @returns the server and the port it got.
 */
export async function serve(folder, { port, exact = false, tls } = {}) {
  for (let candidate = port; ; candidate += 1) {
    const handler = (request, response) => answer(folder, request, response);
    const server = tls ? createSecureServer(tls, handler) : createServer(handler);
    const error = await new Promise((resolve) => {
      server.once("error", resolve);
      server.listen(candidate, "127.0.0.1", () => resolve(null));
    });
    if (!error) return { server, port: server.address().port };
    if (error.code !== "EADDRINUSE" || exact || candidate >= Math.min(port + 20, 65_535)) throw error;
  }
}
