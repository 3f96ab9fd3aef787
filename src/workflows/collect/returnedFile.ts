import type { FiscalYear, Issue, Plan, Result } from "../../plan";
import { fail, formatEraLong, succeed } from "../../plan";
import {
  ACTUAL_HEADERS as H,
  ANSWER_HEADERS,
  FORMAT_VERSION,
  RECORD_HEADERS,
  REQUEST_KEYS,
  SENT_HEADERS,
  TABLES,
  type AnswerHeader,
} from "../../sheets";
import type { CellValue } from "../port";
import { readRecord } from "../readRecord";
import { answersElsewhere } from "./otherSheets";
import { departmentsOf } from "./planRows";
import type { Request } from "../requestLog";
import type { ReturnedTable, ReturnedWorkbook } from "./types";

/** Which plan and which request a file belongs to. */
export interface FileOrigin {
  /** `requestId` is "" where the record has none. */
  readonly request: Request;
  readonly planHash: string;
}

/** What a department's file is, before its rows are looked at. */
export interface ReturnedFile extends FileOrigin {
  readonly table: ReturnedTable;
  /** Positions of the columns that are there; each header once. */
  readonly columns: ReadonlyMap<string, number>;
  /** Answer columns that are not there. */
  readonly missing: readonly AnswerHeader[];
  /** What the answer cells held when the file was sent: by key, then by header; null where the file does not say. */
  readonly sent: ReadonlyMap<string, ReadonlyMap<string, CellValue>> | null;
  /** See `answersElsewhere`. */
  readonly notices: readonly Issue[];
}

/**
 * Reads the record of a returned file: it must be one that was issued to a department of this plan.
 *
 * @returns issues of the file's reader, `file.notIssued`, `file.isOffice`, `plan.other`, `format.newer`, `department.unknown`,
 * `year.outsidePlan`.
 */
export function readOrigin(workbook: ReturnedWorkbook, plan: Plan): Result<FileOrigin> {
  const record = workbook.find(TABLES.record, Object.values(RECORD_HEADERS));
  if (!record.ok) return record;
  if (!record.value) return notIssued();
  const entries = readRecord({
    sheets: [],
    names: [],
    takenNames: [],
    tables: [{ ...record.value, name: TABLES.record }],
  });
  const request = readRequest(entries, plan);
  if (!request.ok) return request;
  return succeed({ request: request.value, planHash: String(entries.get("planHash") ?? "") });
}

/**
 * Finds the answers of a returned file: columns that can be told apart, and what they held when the file was sent.
 *
 * @returns issues of the file's reader, `file.noTable`, `header.repeated`, `header.missing`, `header.noAnswers`, and of
 * `answersElsewhere`.
 */
export function readReturnedFile(workbook: ReturnedWorkbook, origin: FileOrigin): Result<ReturnedFile> {
  const found = workbook.find(TABLES.actuals, NEEDED);
  if (!found.ok) return found;
  const table = found.value;
  if (!table) {
    return fail(
      "file.noTable",
      TABLES.actuals,
      `実績入力の表が見つかりません。見出し${listed(NEEDED)}のある行を元に戻すか、配布したファイルに記入し直してもらってください。`,
    );
  }
  const columns = columnsOf(table);
  if (!columns.ok) return columns;
  const missing = ANSWER_HEADERS.filter((header) => !columns.value.has(header));
  if (missing.length === ANSWER_HEADERS.length) {
    return fail(
      "header.noAnswers",
      table.sheet,
      `シート「${table.sheet}」に回答の列がありません。見出し${listed(ANSWER_HEADERS)}を元に戻してもらってください。`,
    );
  }
  const sent = readSent(workbook);
  const elsewhere = answersElsewhere(workbook, { table, sent });
  if (!elsewhere.ok) return elsewhere;
  return succeed({ ...origin, table, columns: columns.value, missing, sent, notices: elsewhere.value });
}

/** Without these nobody can say which row is meant and whether the department saw the same target. */
const NEEDED: readonly string[] = [H.key, H.unit, H.target];

function readRequest(entries: ReadonlyMap<string, CellValue>, plan: Plan): Result<Request> {
  const text = (key: string) => String(entries.get(key) ?? "").trim();
  const id = text("planId");
  if (id === "") return notIssued();
  if (id !== plan.id) {
    return fail(
      "plan.other",
      TABLES.record,
      `別の計画「${text("planTitle") || id}」のファイルです。この計画で配布したファイルを選んでください。`,
    );
  }
  if (Number(text("formatVersion") || FORMAT_VERSION) > FORMAT_VERSION) {
    return fail(
      "format.newer",
      TABLES.record,
      "新しいバージョンのアドインで配布されたファイルです。アドインを更新してから回収してください。",
    );
  }
  const department = text(REQUEST_KEYS.department);
  if (department === "") {
    return fail(
      "file.isOffice",
      TABLES.record,
      "計画を書き込んだ元のブックです。各課から返送されたファイルを選んでください。",
    );
  }
  if (!departmentsOf(plan).has(department)) {
    return fail(
      "department.unknown",
      TABLES.record,
      `「${department}」はこの計画の担当課ではありません。この計画で配布したファイルを選んでください。`,
    );
  }
  const year = Number(text(REQUEST_KEYS.year));
  if (!plan.years.includes(year)) {
    return fail(
      "year.outsidePlan",
      TABLES.record,
      `照会した年度「${text(REQUEST_KEYS.year)}」がこの計画の年度(${yearsOf(plan.years)})にありません。` +
        "この計画で配布したファイルを選んでください。",
    );
  }
  return succeed({
    requestId: text(REQUEST_KEYS.requestId),
    department,
    year,
    issued: text(REQUEST_KEYS.issued).replace(" ", "T"),
    deadline: text(REQUEST_KEYS.deadline),
    contact: text(REQUEST_KEYS.contact),
  });
}

function notIssued(): Result<never> {
  return fail(
    "file.notIssued",
    TABLES.record,
    "配布したファイルではありません(照会の記録がありません)。配布したファイルに記入して返送してもらってください。",
  );
}

/** A header that stands twice is no answer to which column was meant. */
function columnsOf({ headers, sheet }: ReturnedTable): Result<ReadonlyMap<string, number>> {
  const columns = new Map<string, number>();
  const issues: Issue[] = [];
  headers.forEach((text, index) => {
    const header = text.trim();
    if (!columns.has(header)) columns.set(header, index);
    else if (READ.has(header)) {
      issues.push({
        code: "header.repeated",
        path: `${sheet}[${header}]`,
        message: `シート「${sheet}」に見出し「${header}」が二つ以上あります。追加した列の見出しを別の名前に変えてもらってください。`,
      });
    }
  });
  for (const header of NEEDED.filter((one) => !columns.has(one))) {
    issues.push({
      code: "header.missing",
      path: `${sheet}[${header}]`,
      message: `シート「${sheet}」に見出し「${header}」がありません。元に戻してもらってください。`,
    });
  }
  const [first, ...more] = issues;
  return first ? { ok: false, issues: [first, ...more] } : succeed(columns);
}

const READ: ReadonlySet<string> = new Set([...NEEDED, ...ANSWER_HEADERS]);

/** A table that is not there, or there twice, says nothing about what was sent. */
function readSent(workbook: ReturnedWorkbook): ReturnedFile["sent"] {
  const found = workbook.find(TABLES.sent, SENT_HEADERS);
  if (!found.ok || !found.value) return null;
  const { headers, values } = found.value;
  const keyAt = headers.indexOf(H.key);
  if (keyAt < 0) return null;
  const positions = ANSWER_HEADERS.flatMap((header): [AnswerHeader, number][] => {
    const at = headers.indexOf(header);
    return at < 0 ? [] : [[header, at]];
  });
  return new Map(
    values.map((row) => [
      String(row[keyAt] ?? ""),
      new Map(positions.map(([header, at]) => [header, row[at] ?? ""])),
    ]),
  );
}

function listed(headers: readonly string[]): string {
  return headers.map((header) => `「${header}」`).join("");
}

function yearsOf(years: readonly FiscalYear[]): string {
  return years.map(formatEraLong).join("、");
}
