import { basename } from "node:path";
import { readHash } from "../../freeze";
import { succeed, type Result } from "../../plan";
import { verifyWorkbook, type Verification } from "../../workflows/freeze";
import { openMaster, type Master } from "../master";
import { failed, misused, type Outcome } from "../outcome";
import { settle } from "../settle";
import { sha256 } from "../sha256";
import type { Surroundings } from "../surroundings";
import { readWords } from "../words/readWords";
import { verifyText } from "./verifyText";

const SPEC = { hash: "text", master: "text", json: "flag" } as const;

/**
 * `reform verify`: is this file what was frozen? Status as of other checkers: 0 it is, 1 something differs, 2 the file could not be
 * read, is no frozen copy, or the command was not understood.
 */
export async function verifyCommand(
  words: readonly string[],
  { disk }: Pick<Surroundings, "disk">,
): Promise<Outcome> {
  const read = readWords(words, SPEC);
  if (!read.ok) return unclear(read.issues[0].message);
  const { options, others } = read.value;
  const [typed, ...extra] = others;
  if (typed === undefined || extra.length > 0) {
    return unclear("verify には、確かめる確定版を一つ指定してください。");
  }
  if (options.hash !== undefined && options.master !== undefined) {
    return unclear("--hash と --master は、どちらか一つだけ指定してください。");
  }
  const hash = options.hash === undefined ? undefined : readHash(options.hash);
  if (hash === null) {
    return unclear(
      `「--hash ${options.hash ?? ""}」: SHA-256 のハッシュ値(0～9 と a～f が 64 文字)を指定してください。`,
    );
  }
  const file = await openMaster(disk, typed);
  if (!file.ok) return { ...failed(file.issues), status: 2 };
  const master: Result<Master | null> =
    options.master === undefined ? succeed(null) : await openMaster(disk, options.master);
  if (!master.ok) return { ...failed(master.issues), status: 2 };
  const verified = await settle(() =>
    verifyWorkbook(file.value.port, {
      sha256,
      ...(hash !== undefined && { hash }),
      ...(master.value && { master: master.value.port }),
    }),
  );
  if (!verified.ok) {
    const [{ code }] = verified.issues;
    const named = code === "verify.masterFrozen" ? (options.master ?? typed) : typed;
    const issues = verified.issues.map((issue) => ({ ...issue, message: `「${named}」: ${issue.message}` }));
    return { ...failed(issues), status: 2 };
  }
  return {
    status: verified.value.isSame ? 0 : 1,
    stdout: options.json ? json(typed, verified.value) : verifyText(basename(typed), verified.value),
    stderr: "",
  };
}

function unclear(message: string): Outcome {
  return { ...misused(message, "verify"), status: 2 };
}

function json(file: string, verification: Verification): string {
  return `${JSON.stringify({ file, ...verification }, null, 2)}\n`;
}
