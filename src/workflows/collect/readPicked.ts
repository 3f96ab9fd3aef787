import { fail, succeed, type Issue, type Plan, type Result } from "../../plan";
import { fileNotices } from "./fileNotices";
import { fingerprint } from "./fingerprint";
import type { Given } from "./history";
import type { Office } from "./office";
import { readRows, type FileRows } from "./readRows";
import type { Request, RequestLog } from "../requestLog";
import { readOrigin, readReturnedFile } from "./returnedFile";
import { unreadableFile } from "../unreadableFile";
import type { OpenReturned, PickedFile } from "./types";

const MEGABYTE = 1_024 * 1_024;

/** Bytes, packed: a returned file has some tens of thousands. */
export const MAX_FILE_BYTES = 20 * MEGABYTE;

/** One picked file: what it says, or why nothing of it is taken. */
export interface FileReading {
  readonly file: string;
  readonly issues: readonly Issue[];
  readonly notices: readonly Issue[];
  /** null where the file could not be read that far. */
  readonly request: Request | null;
  /** null where nothing is taken. */
  readonly rows: FileRows | null;
}

export interface Surroundings {
  readonly plan: Plan;
  readonly open: OpenReturned;
  /** Files by content. */
  readonly seen: Map<string, string>;
  readonly office: Office;
  readonly log: RequestLog;
  /** See `givenCells`. */
  readonly given: ReadonlyMap<string, Given>;
}

/** Reads one file; nothing of it is kept but its answers. */
export async function readPicked(
  picked: PickedFile,
  file: string,
  around: Surroundings,
): Promise<FileReading> {
  const { plan, open, seen, office, log, given } = around;
  const notices: Issue[] = [];
  const refused = (issues: readonly Issue[], request: Request | null = null): FileReading => ({
    file,
    issues,
    notices,
    request,
    rows: null,
  });
  const bytes = await readBytes(picked);
  if (!bytes.ok) return refused(bytes.issues);
  const content = fingerprint(bytes.value);
  const earlier = seen.get(content);
  if (earlier === undefined) seen.set(content, file);
  else {
    const message = `「${earlier}」と同じ内容のファイルです。同じファイルを二度選んでいないか確かめてください。`;
    notices.push({ code: "file.again", path: earlier, message });
  }
  const opened = await open(bytes.value);
  if (!opened.ok) return refused(opened.issues);
  const origin = readOrigin(opened.value, plan);
  if (!origin.ok) return refused(origin.issues);
  const { request } = origin.value;
  const returned = readReturnedFile(opened.value, origin.value);
  if (!returned.ok) return refused(returned.issues, request);
  const rows = readRows(file, returned.value, office, given);
  notices.push(...fileNotices(returned.value, office, log), ...rows.notices);
  return { file, issues: [], notices, request, rows };
}

/** A file is refused by its size before it is read. One that was moved or is locked is an issue of that file. */
async function readBytes({ name, size, read }: PickedFile): Promise<Result<Uint8Array>> {
  if (size > MAX_FILE_BYTES) return tooLarge(name, size);
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch {
    return unreadableFile(name);
  }
  return bytes.length > MAX_FILE_BYTES ? tooLarge(name, bytes.length) : succeed(bytes);
}

function tooLarge(name: string, size: number): Result<never> {
  return fail(
    "file.tooLarge",
    name,
    `ファイルが大きすぎます(${Math.ceil(size / MEGABYTE)}MB)。回収できるのは${MAX_FILE_BYTES / MEGABYTE}MBまでです。` +
      "貼り付けた画像などを除いて返送してもらってください。",
  );
}
