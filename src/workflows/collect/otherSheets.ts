import { fail, succeed, type Issue, type Result } from "../../plan";
import { ACTUAL_HEADERS as H, ANSWER_HEADERS, columnLetter, type AnswerHeader } from "../../sheets";
import type { CellValue } from "../port";
import type { ReturnedFile } from "./returnedFile";
import { isSameValue, plainValue } from "./sameAnswer";
import type { ReturnedTable, ReturnedWorkbook } from "./types";

/** A copy that people paste elsewhere often lacks the hidden key; nobody leaves out both of these. */
const TELLING: readonly string[] = [H.unit, H.target];

interface Row {
  readonly key: string;
  readonly answers: ReadonlyMap<AnswerHeader, CellValue>;
  /** `実績入力 (2)!N8`: the cell of an answer. */
  readonly place: (header: AnswerHeader) => string;
}

/**
 * Looks at what else of the file looks like 実績入力, such as a copied sheet: answers typed there are not read, and that must
 * not go unnoticed. A copy that holds what was sent, or the same answers, is no matter.
 *
 * @returns notices `table.notRead`: there are answers in rows that 実績入力 does not have, or without a key.
 * Issues: `table.ambiguous` (another answer for a row of 実績入力), and those of `others`.
 */
export function answersElsewhere(
  workbook: ReturnedWorkbook,
  { table, sent }: Pick<ReturnedFile, "table" | "sent">,
): Result<readonly Issue[]> {
  const others = workbook.others(table, TELLING);
  if (!others.ok) return others;
  const read = rowsOf(table);
  const byKey = new Map<string, Row[]>();
  for (const row of read) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  const notices: Issue[] = [];
  for (const other of others.value) {
    const rows = rowsOf(other);
    const keyed = rows.filter(({ key }) => key !== "" && byKey.has(key));
    const different = firstOf(keyed, ({ key }, header, answer) => {
      const isSame = ({ answers }: Row) => isSameValue(answer, answers.get(header) ?? null);
      const wasSent = sent?.get(key)?.get(header) ?? null;
      return !isSameValue(answer, wasSent) && byKey.get(key)?.some(isSame) !== true;
    });
    if (different !== null) return ambiguous(table, other, different);

    // Without a key a row is known by its answers only.
    const [headers = []] = rows.map(({ answers }) => [...answers.keys()]);
    const known = new Set(read.map((row) => signature(row, headers)));
    const unread = firstOf(
      rows.filter((row) => (row.key === "" ? !known.has(signature(row, headers)) : !byKey.has(row.key))),
      (_row, _header, answer) => plainValue(answer) !== null,
    );
    if (unread !== null) notices.push(notRead(table, other, unread));
  }
  return succeed(notices);
}

function signature({ answers }: Row, headers: readonly AnswerHeader[]): string {
  return JSON.stringify(headers.map((header) => plainValue(answers.get(header) ?? null)));
}

function rowsOf({ sheet, row, column, headers, values, formulas }: ReturnedTable): readonly Row[] {
  const names = headers.map((header) => header.trim());
  const keyAt = names.indexOf(H.key);
  const columns = ANSWER_HEADERS.flatMap((header): [AnswerHeader, number][] => {
    const at = names.indexOf(header);
    return at < 0 ? [] : [[header, at]];
  });
  const columnOf = new Map(columns);
  return values.map((line, index) => ({
    key: String(line[keyAt] ?? "").trim(),
    answers: new Map(
      columns.map(([header, at]) => {
        const value = line[at] ?? "";
        return [header, value === "" ? (formulas[index]?.[at] ?? "") : value];
      }),
    ),
    place: (header) =>
      `${sheet}!${columnLetter(column + (columnOf.get(header) ?? 0))}${String(row + 2 + index)}`,
  }));
}

/** The place of the first answer that is wanted; null where there is none. */
function firstOf(
  rows: readonly Row[],
  isWanted: (row: Row, header: AnswerHeader, answer: CellValue) => boolean,
): string | null {
  for (const row of rows) {
    for (const [header, answer] of row.answers) if (isWanted(row, header, answer)) return row.place(header);
  }
  return null;
}

function ambiguous(table: ReturnedTable, other: ReturnedTable, place: string): Result<never> {
  return fail(
    "table.ambiguous",
    place,
    `${alsoThere(other)}があり、${whereOf(table)}の表と回答が違います(${place} など)。どちらを読み取るか決められません。` +
      "正しい表だけを残し、ほかの表を削除したファイルを返送してもらってください。",
  );
}

function notRead(table: ReturnedTable, other: ReturnedTable, place: string): Issue {
  return {
    code: "table.notRead",
    path: place,
    message:
      `${alsoThere(other)}があります。読み取るのは${whereOf(table)}の表だけで、この表の回答(${place} など)は読み取りません。` +
      "必要な回答でないか担当課に確かめてください。",
  };
}

function alsoThere(other: ReturnedTable): string {
  return `${whereOf(other)}にも実績入力の見出しのある表`;
}

function whereOf({ sheet, row }: ReturnedTable): string {
  return `シート「${sheet}」の ${String(row + 1)} 行目から`;
}
