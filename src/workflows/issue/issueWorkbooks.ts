import { fail, formatEra, succeed, type Plan, type Result } from "../../plan";
import { TABLES, requestSheets, requestsSheet, type RequestRow, type RequestTerms } from "../../sheets";
import { logChange } from "../write/logChange";
import { WorkbookError, type ApplyOptions, type WorkbookPort, type WorkbookSnapshot } from "../port";
import { readRecord } from "../readRecord";
import { checkTerms } from "./checkTerms";
import { fileNames } from "./fileNames";
import { prepareIssue } from "./prepareIssue";
import type { IssueChoice, IssueContext, IssueOutcome, IssuedFile } from "./types";

/**
 * Makes a workbook for each chosen department and writes into 配布記録 who got what. All files are made first; they are handed
 * out only when the record could be written, so that no request is out that the workbook does not know.
 *
 * @returns issues of {@link checkTerms} and {@link prepareIssue}, `plan.changed` (the workbook holds an earlier state of the plan:
 * departments would see other targets than the office), and those of `logChange`. Then nothing was made or written.
 * @throws WorkbookError `workbook.cancelled` with nothing made or written, and whatever the port refuses.
 * @example issueWorkbooks(port, plan, { year: 2022, departments: "all", deadline: "2022-10-31", contact: "内線 123" }, context)
 * // { requestId: "R4-20221003-1", files: [{ name: "実績照会_R4_財政課.xlsx", … }, …] }
 */
export async function issueWorkbooks(
  port: WorkbookPort,
  plan: Plan,
  choice: IssueChoice,
  { written, encode }: IssueContext,
  options: ApplyOptions = {},
): Promise<Result<IssueOutcome>> {
  const terms = checkTerms(choice, written);
  if (!terms.ok) return terms;
  const prepared = await prepareIssue(port, plan, choice);
  if (!prepared.ok) return prepared;
  const { snapshot, plan: confirmed, settings, asOf, values, earlier, departments } = prepared.value;
  const current = refuseOutdated(snapshot, written.planHash);
  if (!current.ok) return current;

  const { year } = choice;
  const stem = `${formatEra(year)}-${written.date.slice(0, 10).replaceAll("-", "")}`;
  const requestId = freeId(stem, new Set(earlier.map((request) => request.requestId)));
  const names = fileNames(
    year,
    departments.map(({ department }) => department),
  );
  const requests = departments.map(({ department, rows }, index): RequestRow => ({
    requestId,
    department,
    year,
    rows: rows.length,
    file: names[index] ?? "",
    issued: written.date,
    ...terms.value,
    collected: null,
    cells: null,
  }));
  const log = logChange(requestsSheet(plan, requests, written), snapshot);
  if (!log.ok) return log;

  const { signal, onProgress } = options;
  const total = requests.length + 1;
  const files: IssuedFile[] = [];
  for (const { department, file, rows } of requests) {
    refuseCancelled(signal);
    onProgress?.({ done: files.length, total, doing: `${department}のファイルを作っています` });
    const asked: RequestTerms = { requestId, department, year, ...terms.value };
    const sheets = requestSheets(confirmed, asked, settings, values, { ...written, asOf });
    if (!sheets.ok) return sheets;
    const title = `${plan.municipality} ${plan.title} 実績照会 ${formatEra(year)} ${department}`;
    files.push({ name: file, department, rows, bytes: await encode(sheets.value, title) });
  }
  refuseCancelled(signal);
  onProgress?.({ done: files.length, total, doing: "配布記録に書き込んでいます" });
  await port.apply(log.value, signal ? { signal } : {});
  onProgress?.({ done: total, total, doing: "配布の用意ができました" });
  return succeed({ requestId, files });
}

/** The first number that the workbook's record has not: also after rows of it were deleted or sorted. */
function freeId(stem: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const id = `${stem}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function refuseOutdated(snapshot: WorkbookSnapshot, planHash: string): Result<null> {
  if (readRecord(snapshot).get("planHash") === planHash) return succeed(null);
  return fail(
    "plan.changed",
    TABLES.record,
    "このブックに書き込まれた計画は、いまの計画と内容が違います。先に［書き込む］で計画を更新してから配布してください。",
  );
}

function refuseCancelled(signal: ApplyOptions["signal"]): void {
  if (signal?.aborted) {
    throw new WorkbookError(
      "workbook.cancelled",
      "配布を中止しました。ファイルは作られていません。配布記録も変わっていません。",
      "unchanged",
    );
  }
}
