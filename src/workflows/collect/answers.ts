import { STATE_LABELS } from "../../achievement";
import { ACTUAL_HEADERS as H, type AnswerHeader } from "../../sheets";
import type { CellValue } from "../port";
import { officeCell, type Office, type OfficeRow } from "./office";
import { latestRequests, type Request, type RequestEntry, type RequestLog } from "../requestLog";
import { isSameValue, plainValue } from "./sameAnswer";
import type { Answer, Proposal } from "./types";

/**
 * How far each department has answered the last request for each year: the workbook as it would be with every proposal. Of
 * two answers the office has one to choose, but nobody is to be asked for an answer once more.
 *
 * A row is open while 実績 is empty and 状態 is blank or 未回答; a row of words (stages, items without an indicator) while 段階 and
 * 取組状況 are empty as well. Where the answer was wanted before the fiscal year has ended there is no 実績 yet: 上半期実績 or 年度末見込 is
 * an answer then.
 *
 * @param returned requests of the files that were read now, also those that 配布記録 does not have.
 */
export function answersOf(
  log: RequestLog,
  returned: readonly Request[],
  office: Office,
  proposals: readonly Proposal[],
): readonly Answer[] {
  const unlogged = returned.filter(
    (request, index) =>
      !log.entries.some((entry) => isSame(entry, request)) &&
      returned.findIndex((other) => isSame(other, request)) === index,
  );
  const said = new Map(
    proposals.map(({ id, kind, before, candidates }) => [
      id,
      kind === "conflict"
        ? (candidates.find(({ value }) => value !== null)?.value ?? before)
        : candidates[0].value,
    ]),
  );
  const holds = (row: OfficeRow, header: AnswerHeader): CellValue | null => {
    const proposed = said.get(`${row.key}|${header}`);
    return proposed === undefined ? plainValue(officeCell(row, header).value) : proposed;
  };
  return latestRequests<Request | RequestEntry>([...log.entries, ...unlogged]).map((request) => {
    const { requestId, department, year, deadline, contact } = request;
    const rows = [...office.rows.values()].filter((row) => row.year === year && row.owners.has(department));
    const open = rows.filter((row) => isOpen(row, (header) => holds(row, header), request));
    const hasCome =
      returned.some((one) => isSame(one, request)) || ("collected" in request && request.collected !== "");
    return {
      requestId,
      department,
      year,
      deadline,
      contact,
      state: open.length === 0 ? "complete" : hasCome ? "partly" : "none",
      rows: rows.length,
      open: open.map(({ label }) => label),
    };
  });
}

function isSame(one: Request, other: Request): boolean {
  return one.requestId === other.requestId && one.department === other.department && one.year === other.year;
}

function isOpen(
  { isNumeric }: OfficeRow,
  holds: (header: AnswerHeader) => CellValue | null,
  { deadline, year }: Request,
): boolean {
  const has = (header: AnswerHeader) => holds(header) !== null;
  const isStateOpen = !has(H.state) || isSameValue(holds(H.state), STATE_LABELS.unanswered);
  if (!isStateOpen || has(H.actual)) return false;
  if (!isNumeric) return !has(H.stage) && !has(H.progress);
  const isMidYear = deadline < `${year + 1}-04-01`;
  return !(isMidYear && (has(H.firstHalf) || has(H.forecast)));
}
