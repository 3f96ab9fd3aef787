import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { madeOnce } from "../../src/dev/madeOnce";

const root = join(__dirname, "..", "..");

export type Office = "cdn" | "local";

/** Where the built site says that it lies. */
export const siteBase = "https://intra.example.lg.jp/reform/";
export const buildCommand = join(root, "src", "dev", "build.mjs");

/**
 * A site made by the real command, once for the sources as they are. Fails with what the command said.
 */
export function builtSite(office: Office): Promise<string> {
  return madeOnce(`built-${office}`, async (draft) => {
    const args = [buildCommand, "--base", siteBase, "--office", office, "--out", draft];
    await promisify(execFile)(process.execPath, args);
  });
}
