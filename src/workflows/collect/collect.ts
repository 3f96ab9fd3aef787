import { fail, succeed, type Plan, type Result } from "../../plan";
import { WorkbookError, type ApplyOptions, type WorkbookPort } from "../port";
import { answersOf } from "./answers";
import { hearParts } from "./fileParts";
import { readHistory } from "../history/readHistory";
import { givenCells, type Given } from "./history";
import { OFFICE_REQUEST, readOffice, type Office } from "./office";
import { propose } from "./propose";
import { readPicked, type FileReading } from "./readPicked";
import { readRequests, type RequestLog } from "../requestLog";
import type { Collection, FileReport, OpenReturned, PickedFile } from "./types";

/** More than any plan has departments; a whole drive dropped by mistake is not read. */
export const MAX_FILES = 1_000;

/**
 * Reads returned department files and says per cell what they would change; changes nothing. The files are read one after
 * another, and of each only its answers are kept. A file that cannot be taken never stops the others: its report says why.
 * Files of one name are told apart as 「回答.xlsx (2)」. Without files it says who has not answered.
 *
 * Of a file: `file.tooLarge`, `file.unreadable`, the issues of `open`, `readOrigin` and `readReturnedFile`; notices
 * `file.again` (the content of an earlier file), `plan.changed`, `request.unknown`, `request.older`, `header.missing`,
 * `rows.missing`, `reason.missing`, `file.parts` (another file of the department says more).
 *
 * @returns issues `files.tooMany`, and those of `readOffice`, `readRequests` and `readHistory`.
 * @throws WorkbookError `workbook.cancelled` between two files.
 * @example collect(port, plan, files, openReturned, { signal, onProgress })
 */
export async function collect(
  port: WorkbookPort,
  plan: Plan,
  files: readonly PickedFile[],
  open: OpenReturned,
  options: ApplyOptions = {},
): Promise<Result<Collection>> {
  if (files.length > MAX_FILES) {
    return fail(
      "files.tooMany",
      "",
      `ファイルが多すぎます(${files.length}件)。一度に回収できるのは${MAX_FILES.toLocaleString("en")}件までです。分けて選んでください。`,
    );
  }
  const snapshot = await port.snapshot(OFFICE_REQUEST);
  const office = readOffice(plan, snapshot);
  if (!office.ok) return office;
  const log = readRequests(snapshot.tables);
  if (!log.ok) return log;
  const history = readHistory(snapshot.tables);
  if (!history.ok) return history;

  const given = givenCells(history.value);

  const readings: FileReading[] = [];
  const seen = new Map<string, string>();
  const names = distinctNames(files);
  for (const [index, picked] of files.entries()) {
    throwIfCancelled(options);
    const file = names[index] ?? picked.name;
    options.onProgress?.({
      done: index,
      total: files.length,
      doing: `${index + 1}/${files.length} ${file} を読んでいます`,
    });
    readings.push(
      await readPicked(picked, file, { plan, open, seen, given, office: office.value, log: log.value }),
    );
  }
  throwIfCancelled(options);
  const total = files.length;
  options.onProgress?.({ done: total, total, doing: "ファイルを読み終わりました" });
  return succeed(toCollection(readings, office.value, log.value, given));
}

function throwIfCancelled({ signal }: ApplyOptions): void {
  if (signal?.aborted) {
    throw new WorkbookError(
      "workbook.cancelled",
      "ファイルの読み取りを中止しました。ブックは変わっていません。",
      "unchanged",
    );
  }
}

/** 回答.xlsx, 回答.xlsx (2): files of one name from different folders. */
function distinctNames(files: readonly PickedFile[]): readonly string[] {
  const used = new Set<string>();
  return files.map(({ name }) => {
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? name : `${name} (${String(number)})`;
      if (used.has(candidate)) continue;
      used.add(candidate);
      return candidate;
    }
  });
}

function toCollection(
  readings: readonly FileReading[],
  office: Office,
  log: RequestLog,
  given: ReadonlyMap<string, Given>,
): Collection {
  const parts = hearParts(
    readings.map(({ file, request, rows }) => ({
      file,
      department: request?.department ?? "",
      said: rows?.said ?? [],
      silent: rows?.silent ?? [],
    })),
  );
  const { proposals, kindOf } = propose(
    parts.flatMap(({ said }) => said),
    office,
    given,
  );
  const files = readings.map(({ file, issues, notices, request, rows }, index): FileReport => {
    const part = parts[index] ?? { said: [], silent: [], notices: [] };
    const kinds = part.said.map(kindOf);
    const count = (kind: (typeof kinds)[number]) => kinds.filter((one) => one === kind).length;
    return {
      file,
      department: request?.department ?? null,
      requestId: request?.requestId ?? null,
      issues,
      notices: [...notices, ...part.notices],
      counts: {
        new: count("new"),
        changed: count("changed"),
        same: part.silent.length + count("same"),
        conflict: count("conflict"),
        rejected: rows?.rejections.length ?? 0,
      },
    };
  });
  return {
    files,
    proposals,
    rejections: readings.flatMap(({ rows }) => rows?.rejections ?? []),
    same: files.reduce((sum, { counts }) => sum + counts.same, 0),
    answers: answersOf(
      log,
      readings.flatMap(({ request, rows }) => (request && rows ? request : [])),
      office,
      proposals,
    ),
  };
}
