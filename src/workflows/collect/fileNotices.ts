import { formatEraLong, type Issue } from "../../plan";
import { TABLES } from "../../sheets";
import type { Office } from "./office";
import { entryOf, isNewer, type Request, type RequestLog } from "../requestLog";
import type { ReturnedFile } from "./returnedFile";

/**
 * What people should know of a file that is taken: `plan.changed`, `request.unknown`, `request.older`, `header.missing`, and
 * those of its other sheets.
 */
export function fileNotices(
  { request, planHash, missing, table, notices: ofSheets }: ReturnedFile,
  office: Office,
  log: RequestLog,
): readonly Issue[] {
  const notices: Issue[] = [...ofSheets];
  if (planHash !== office.planHash) {
    notices.push({
      code: "plan.changed",
      path: TABLES.record,
      message:
        "配布した後に計画の内容が変わっています。目標や単位が変わった行は取り込まれません。必要なら配布し直してください。",
    });
  }
  if (!entryOf(log, request)) {
    notices.push({
      code: "request.unknown",
      path: request.requestId,
      message:
        `配布記録にない照会です(照会番号「${request.requestId}」)。` +
        "配布の後に元のブックを保存しなかった場合などに起こります。回答はこのまま取り込めます。",
    });
  }
  const newer = newerRequest(request, log);
  if (newer) {
    notices.push({
      code: "request.older",
      path: request.requestId,
      message:
        `前の照会(${request.requestId})への回答です。${request.department}には${formatEraLong(newer.year)}について` +
        `その後 ${newer.requestId} を配布しています。新しいファイルで回答してもらう必要がないか確かめてください。`,
    });
  }
  if (missing.length > 0) {
    const listed = missing.map((header) => `「${header}」`).join("");
    notices.push({
      code: "header.missing",
      path: missing.map((header) => `${table.sheet}[${header}]`).join(","),
      message: `見出し${listed}がありません。この列の回答は読み取れません。列の名前を変えていないか確かめてください。`,
    });
  }
  return notices;
}

function newerRequest(request: Request, { entries }: RequestLog): Request | undefined {
  return entries.find(
    (entry) =>
      entry.department === request.department &&
      entry.year === request.year &&
      entry.requestId !== request.requestId &&
      isNewer(entry, request),
  );
}
