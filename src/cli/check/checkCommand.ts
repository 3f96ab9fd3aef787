import { basename } from "node:path";
import { VERDICT_LABELS, type SheetCheck } from "../../openData";
import { fail, succeed, type Result } from "../../plan";
import { checkFile } from "../../workflows/openData";
import { describeFile, isStandardCharacter } from "../../xlsx/described";
import { attempt } from "../disk/attempt";
import type { Disk } from "../disk/Disk";
import { failed, misused, type Outcome } from "../outcome";
import type { Surroundings } from "../surroundings";
import { readWords } from "../words/readWords";
import { checkText } from "./checkText";

const SPEC = { sheet: "text", json: "flag" } as const;

/**
 * `reform check`: any workbook or CSV file against the 統一ルール. Status as of other checkers: 0 nothing fails, 1 something
 * does, 2 the file could not be read or the command was not understood.
 */
export async function checkCommand(
  words: readonly string[],
  { disk }: Pick<Surroundings, "disk">,
): Promise<Outcome> {
  const read = readWords(words, SPEC);
  if (!read.ok) return { ...misused(read.issues[0].message, "check"), status: 2 };
  const { options, others } = read.value;
  const [typed, ...extra] = others;
  if (typed === undefined || extra.length > 0) {
    return { ...misused("check には、確かめるファイルを一つ指定してください。", "check"), status: 2 };
  }
  const checked = await check(disk, typed, options.sheet);
  if (!checked.ok) return { ...failed(checked.issues), status: 2 };
  const checks = checked.value;
  return {
    status: checks.some(({ verdict }) => verdict === "fail") ? 1 : 0,
    stdout: options.json ? json(typed, checks) : checkText(basename(typed), checks),
    stderr: "",
  };
}

async function check(
  disk: Disk,
  typed: string,
  sheet: string | undefined,
): Promise<Result<readonly SheetCheck[]>> {
  const read = attempt("read", typed, () => (disk.find(typed)?.kind === "file" ? disk.read(typed) : null));
  if (!read.ok) return read;
  if (read.value === null) {
    return fail(
      "disk.missing",
      typed,
      `「${typed}」というファイルがありません。名前と場所を確かめてください。`,
    );
  }
  const described = await describeFile(basename(typed), read.value);
  const checked = described.ok ? checkFile(described.value, sheet, isStandardCharacter) : described;
  if (checked.ok) return succeed(checked.value);
  const [{ code, path, message }] = checked.issues;
  return fail(code, path, `「${typed}」: ${message}`);
}

function json(file: string, checks: readonly SheetCheck[]): string {
  const said = checks.map(({ sheet, verdict, results }) => ({
    sheet,
    verdict,
    results: results.map((result) => ({ ...result, label: VERDICT_LABELS[result.verdict] })),
  }));
  return `${JSON.stringify({ file, sheets: said }, null, 2)}\n`;
}
