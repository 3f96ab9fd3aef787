/** 確定, 照合 and 公開: the verbs of 監査 that take or make a file. */
import { readHash } from "../../freeze";
import { csvText, type SheetCheck } from "../../openData";
import { fail, succeed, type Plan, type Result } from "../../plan";
import { TABLES, type Written } from "../../sheets";
import { WorkbookError, type PickedFile, type WorkbookPort } from "../../workflows";
import { isSavedCopy } from "../../workflows/audit/isSavedCopy";
import {
  freezeWorkbook,
  logFreeze,
  readFreezes,
  verifyWorkbook,
  type Verification,
} from "../../workflows/freeze";
import { checkFile as checkDescribed, exportOpenData } from "../../workflows/openData";
import type { FileWorkbook, PaneFiles } from "../browser/files";
import type { Frozen, Published, PublishFormat } from "./auditActions";
import { readFile } from "./readFile";

export interface FileContext {
  readonly port: WorkbookPort;
  readonly plan: Plan;
  readonly written: () => Written;
  readonly files: PaneFiles;
}

/** A picked file; null: the one that is the pane's workbook. */
async function workbookOf(
  files: PaneFiles,
  file: PickedFile | null,
): Promise<Result<{ readonly name: string; readonly workbook: FileWorkbook }>> {
  if (file === null) {
    if (!files.current) throw new Error("the pane's workbook is no file");
    return succeed(files.current());
  }
  const bytes = await readFile(file);
  if (!bytes.ok) return bytes;
  const opened = await files.openWorkbook(bytes.value);
  return opened.ok ? succeed({ name: file.name, workbook: opened.value }) : opened;
}

export async function freeze(
  { port, plan, written, files }: FileContext,
  file: PickedFile | null,
  note: string,
  anyway: boolean,
): Promise<Result<Frozen>> {
  const source = await workbookOf(files, file);
  if (!source.ok) return source;
  const { name, workbook } = source.value;
  if (file !== null) {
    const same = await isSavedCopy(port, workbook);
    if (!same.ok) return same;
  }
  const now = written();
  const frozen = await freezeWorkbook(workbook, plan, {
    written: now,
    note,
    source: name,
    sha256: files.sha256,
    anyway,
  });
  if (!frozen.ok) return frozen;
  const { stamp, asStored, critical, errors } = frozen.value;
  const bytes = await frozen.value.port.save();
  const made = { name: `${name.replace(/\.xls[xm]$/iu, "")}_確定_${dayIn(now)}.xlsx`, bytes };
  const logged = await refusalOf(() => logFreeze(port, plan, stamp, made.name, now));
  return succeed({ stamp, asStored, critical, errors, file: made, unlogged: logged });
}

/** The copy is made: that the workbook's log refuses its row must not lose it. */
async function refusalOf(log: () => Promise<Result<null>>): Promise<string | null> {
  try {
    const logged = await log();
    return logged.ok ? null : logged.issues.map(({ message }) => message).join("");
  } catch (error) {
    if (error instanceof WorkbookError) return error.message;
    throw error;
  }
}

export async function verify(
  { port, files }: Pick<FileContext, "port" | "files">,
  file: PickedFile | null,
  typed: string,
): Promise<Result<Verification>> {
  const source = await workbookOf(files, file);
  if (!source.ok) return source;
  const hash = typed.trim() === "" ? undefined : readHash(typed);
  if (hash === null) {
    return fail(
      "verify.notHash",
      typed,
      `「${typed.trim()}」はハッシュ値ではありません。0～9 と a～f の 64 文字を入力するか、空欄にしてください。`,
    );
  }
  // The open workbook's own log says more than the file's word for itself.
  const asksLog =
    hash === undefined &&
    file !== null &&
    readFreezes(await port.snapshot({ tables: [TABLES.history], names: [] })).length > 0;
  return verifyWorkbook(source.value.workbook, {
    sha256: files.sha256,
    ...(hash !== undefined && { hash }),
    ...(asksLog && { master: port }),
  });
}

export async function publish(
  { port, plan, written, files }: FileContext,
  format: PublishFormat,
): Promise<Result<Published>> {
  const exported = await exportOpenData(port, plan);
  if (!exported.ok) return exported;
  const { table, ...said } = exported.value;
  const bytes =
    format === "xlsx"
      ? await files.writePlain(table, `${plan.municipality} ${plan.title} ${table.name}`)
      : new TextEncoder().encode(csvText(table, { hasBom: format === "csv" }));
  const file = { name: `${table.name}_${dayIn(written())}.${format === "xlsx" ? "xlsx" : "csv"}`, bytes };
  const checked = await checkBytes(files, file.name, bytes);
  if (!checked.ok) return checked;
  return succeed({ ...said, format, file, table, checks: checked.value });
}

/** Any .csv or .xlsx, beside the 統一ルール. */
export async function checkFile(files: PaneFiles, file: PickedFile): Promise<Result<readonly SheetCheck[]>> {
  const bytes = await readFile(file);
  return bytes.ok ? checkBytes(files, file.name, bytes.value) : bytes;
}

async function checkBytes(
  files: PaneFiles,
  name: string,
  bytes: Uint8Array,
): Promise<Result<readonly SheetCheck[]>> {
  const described = await files.describe(name, bytes);
  if (!described.ok) return described;
  return checkDescribed(described.value.file, undefined, described.value.isStandard);
}

/** @example "20260501" */
function dayIn({ date }: Written): string {
  return date.slice(0, 10).replaceAll("-", "");
}
