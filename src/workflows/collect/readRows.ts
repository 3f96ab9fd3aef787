import { shown, type Issue } from "../../plan";
import {
  ACTUAL_HEADERS as H,
  ANSWER_HEADERS,
  columnLetter,
  isFormula,
  type AnswerHeader,
} from "../../sheets";
import type { CellValue } from "../port";
import { officeCell, type Office, type OfficeRow } from "./office";
import type { Given } from "./history";
import { alteredTarget, mixedRow, rowProblem } from "./rowProblem";
import { readRow, type ReturnedCell } from "./readRow";
import type { ReturnedFile } from "./returnedFile";
import { plainValue } from "./sameAnswer";
import { holds } from "./writeCells";
import type { AnswerValue, Rejection } from "./types";

/** A cell of one file, as it was sent. */
export interface SilentCell {
  readonly key: string;
  readonly header: AnswerHeader;
  readonly value: CellValue | null;
  readonly place: string;
}

/** What one file says for one cell. */
export interface SaidCell extends SilentCell {
  readonly file: string;
  readonly department: string;
  readonly value: AnswerValue;
  readonly reading: string | null;
  /** undefined: the file does not tell. */
  readonly sent: CellValue | null | undefined;
  /** It is as it was sent, and says something only because the department has answered otherwise before. */
  readonly isAsSent: boolean;
}

export interface FileRows {
  readonly said: readonly SaidCell[];
  /** Cells that the department left as they were sent. */
  readonly silent: readonly SilentCell[];
  readonly rejections: readonly Rejection[];
  readonly notices: readonly Issue[];
}

/**
 * Takes the answers of one file by row key and header. A row is rejected as a whole where it is not certain whose it is, or
 * whether the department saw the office's target: codes `row.noKey`, `row.unknown`, `row.foreign`, `row.otherYear`,
 * `row.repeated`, `row.notInWorkbook`, `row.repeatedInWorkbook`, `row.mixed`, `target.changed`. A row without an answer is passed
 * over where it is not the department's own.
 *
 * @param file name by which people know the file.
 * @param given what earlier merges put into the office's cells, see `givenCells`.
 */
export function readRows(
  file: string,
  returned: ReturnedFile,
  office: Office,
  given: ReadonlyMap<string, Given>,
): FileRows {
  const said: SaidCell[] = [];
  const rejections: Rejection[] = [];
  const withoutReason: string[] = [];
  const { table, columns, sent, request } = returned;
  const { department, year } = request;
  const silent: SilentCell[] = [];

  const value = (index: number, header: string): CellValue =>
    table.values[index]?.[columns.get(header) ?? -1] ?? "";
  const place = (index: number, header: string) => {
    const column = columnLetter(table.column + (columns.get(header) ?? 0));
    return `${table.sheet}!${column}${String(table.row + 2 + index)}`;
  };
  const cellsOf = (index: number, key: string) =>
    new Map(
      ANSWER_HEADERS.filter((header) => columns.has(header)).map((header): [AnswerHeader, ReturnedCell] => {
        const at = columns.get(header) ?? -1;
        const shownValue = value(index, header);
        const formula = table.formulas[index]?.[at] ?? "";
        return [
          header,
          {
            value: shownValue,
            formula: isFormula(formula, shownValue) ? formula : null,
            format: table.formats[index]?.[at] ?? "",
            sent: sent?.get(key)?.get(header),
          },
        ];
      }),
    );
  const rejection = (
    index: number,
    key: string,
  ): Omit<Rejection, "code" | "message" | "found" | "header"> => ({
    file,
    department,
    key,
    row: office.plan.get(key)?.label ?? key,
    place: place(index, H.key),
  });

  const keys = table.values.map((_, index) => String(value(index, H.key)).trim());
  const repeated = repeatedKeys(keys, (index) => signature(cellsOf(index, keys[index] ?? "")));
  const taken = new Set<string>();

  keys.forEach((key, index) => {
    const cells = cellsOf(index, key);
    const answer = firstAnswer(cells);
    const problem = rowProblem(key, { department, year }, office, repeated);
    if (problem) {
      if (answer === null) return;
      const found = key === "" ? shown(answer) : shown(key);
      rejections.push({ ...rejection(index, key), ...problem, header: null, found });
      return;
    }
    if (taken.has(key)) return;
    taken.add(key);
    const row = office.rows.get(key);
    if (!row) throw new Error("a row without a problem is in the workbook");
    const altered =
      mixedRow(row, (header) => value(index, header)) ??
      alteredTarget(row, value(index, H.target), value(index, H.unit));
    if (altered) {
      const { header, ...why } = altered;
      rejections.push({ ...rejection(index, key), ...why, header: null, place: place(index, header) });
      return;
    }
    const outcome = readRow(row, cells, office.stages, (header) => {
      const last = given.get(`${key}|${header}`);
      return last?.department === department && holds(officeCell(row, header), last.value);
    });
    if (outcome.lacksReason) withoutReason.push(place(index, H.state));
    for (const [header, one] of outcome.cells) {
      const cell = cells.get(header);
      if (!cell) throw new Error("an outcome has a cell");
      const at = { key, header, place: place(index, header) };
      if (one.kind === "silent") silent.push({ ...at, value: plainValue(cell.value) });
      else if (one.kind === "refused") {
        const { code, message } = one;
        const found = cell.value === "" && cell.formula !== null ? cell.formula : cell.value;
        rejections.push({
          ...rejection(index, key),
          ...at,
          found: shown(found),
          code,
          message,
        });
      } else {
        const { value: answered, reading, isAsSent } = one;
        said.push({ ...at, file, department, value: answered, reading, sent: cell.sent, isAsSent });
      }
    }
  });

  const present = new Set(keys);
  const lost = [...office.rows.values()].filter(
    (row) => row.year === year && row.owners.has(department) && !present.has(row.key),
  );
  return { said, silent, rejections, notices: [...lostRows(lost), ...reasonsWanted(withoutReason)] };
}

/** Keys that stand in several rows with different answers; rows that say the same are one. */
function repeatedKeys(keys: readonly string[], signatureOf: (index: number) => string): ReadonlySet<string> {
  const places = new Map<string, number[]>();
  keys.forEach((key, index) => {
    const there = places.get(key);
    if (there) there.push(index);
    else places.set(key, [index]);
  });
  return new Set(
    [...places]
      .filter(([, [first = 0, ...more]]) => more.some((index) => signatureOf(index) !== signatureOf(first)))
      .map(([key]) => key),
  );
}

function signature(cells: ReadonlyMap<AnswerHeader, ReturnedCell>): string {
  return JSON.stringify(
    [...cells].map(([header, { value, formula }]) => [header, plainValue(value), formula]),
  );
}

/** What stands in the first answer cell that is not empty; null where all are. */
function firstAnswer(cells: ReadonlyMap<AnswerHeader, ReturnedCell>): CellValue | null {
  for (const { value, formula } of cells.values()) {
    if (plainValue(value) !== null) return value;
    if (formula !== null) return formula;
  }
  return null;
}

function lostRows(rows: readonly OfficeRow[]): Issue[] {
  const [first] = rows;
  if (!first) return [];
  return [
    {
      code: "rows.missing",
      path: rows.map(({ key }) => key).join(","),
      message:
        `ファイルにない行があります(「${first.label}」${rows.length > 1 ? `ほか${rows.length - 1}行` : ""})。` +
        "その行は元のブックのままにします。",
    },
  ];
}

function reasonsWanted(places: readonly string[]): Issue[] {
  const [first] = places;
  if (first === undefined) return [];
  return [
    {
      code: "reason.missing",
      path: places.join(","),
      message:
        `「算定不能」か「対象外」の行に「${H.reason}」がありません(${first}${places.length > 1 ? `ほか${places.length - 1}行` : ""})。` +
        "担当課に理由を確かめてください。",
    },
  ];
}
