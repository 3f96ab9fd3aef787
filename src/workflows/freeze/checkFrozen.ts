import {
  CANONICAL_VERSION,
  canonicalRows,
  canonicalText,
  differences,
  frozenSheet,
  readContentsTable,
  readStamp,
  type CellDifference,
  type Sha256,
  type SheetContents,
  type SheetDifference,
  type Stamp,
} from "../../freeze";
import { SHEETS, TABLES, columnLetter } from "../../sheets";
import type { CellSpec, Content, SheetSpec } from "../../sheets";
import type { TableSnapshot, WorkbookSnapshot } from "../port";
import type { FormulaSince, StampProblem } from "./types";

/** What a snapshot must have for {@link checkFrozen}. */
export const FROZEN_TABLES: readonly string[] = [TABLES.frozen, TABLES.contents];

/** A frozen copy beside its own stamp. */
export interface FrozenCheck {
  readonly stamp: Stamp | null;
  readonly hashNow: string;
  readonly problems: readonly StampProblem[];
  readonly sheets: readonly SheetDifference[];
  readonly cells: readonly CellDifference[];
  readonly formulas: readonly FormulaSince[];
  /** The contents have the stamped hash, no formula is among them, and stamp and record are whole. */
  readonly isAsStamped: boolean;
}

/**
 * Works the contents' hash out anew and names what differs from the record of the contents.
 *
 * @param contents of all worksheets; those with the stamp and with the record are left out here, by their tables.
 * @returns null where the workbook is no frozen copy.
 */
export async function checkFrozen(
  snapshot: WorkbookSnapshot,
  contents: readonly SheetContents[],
  sha256: Sha256,
): Promise<FrozenCheck | null> {
  const table = (name: string) => snapshot.tables.find((one) => one.name === name);
  const stamped = table(TABLES.frozen);
  if (!stamped) return null;
  const recorded = table(TABLES.contents);
  const own = [stamped.sheet, recorded?.sheet];
  const counted = contents.filter(({ name }) => !own.includes(name));
  const now = canonicalRows(counted);
  const then = recorded ? readContentsTable(recorded) : null;
  const hashNow = await sha256(canonicalText(now));
  const hashThen = then ? await sha256(canonicalText(then)) : null;
  const { sheets, cells } = then ? differences(then, now) : { sheets: [], cells: [] };
  const { stamp, problems: ofStamp } = checkStamp(
    stamped,
    contents.find(({ name }) => name === stamped.sheet),
  );
  const problems = [...ofStamp, ...recordProblems(stamp, recorded, hashThen)];
  const added = stamp ? emptySince(snapshot, stamp, own, sheets) : [];
  const formulas = counted.flatMap(formulasIn);
  const isAsStamped = problems.length + formulas.length + added.length === 0 && hashNow === stamp?.hash;
  return { stamp, hashNow, problems, sheets: [...sheets, ...added], cells, formulas, isAsStamped };
}

function formulasIn({ name, cells }: SheetContents): FormulaSince[] {
  return cells.flatMap(({ row, column, formula }) =>
    formula === null ? [] : [{ sheet: name, cell: cellName(row, column), formula: `=${formula}` }],
  );
}

/** Sheets without a filled cell are in no contents; the stamp has the names of all. */
function emptySince(
  { sheets: tabs }: WorkbookSnapshot,
  { sheets: then }: Stamp,
  own: readonly (string | undefined)[],
  told: readonly SheetDifference[],
): SheetDifference[] {
  // Made before the names were stamped.
  if (then.length === 0) return [];
  const known = new Set([...then, ...own, ...told.flatMap((one) => ("now" in one ? one.now : []))]);
  const filled = new Set(told.flatMap((one) => (one.kind === "added" ? one.sheet : [])));
  return tabs
    .filter(({ name }) => !known.has(name) && !filled.has(name))
    .map(({ name }) => ({ kind: "added", sheet: name, cells: 0 }));
}

/**
 * The stamp by itself, as far as its sheet goes.
 * @param contents of its sheet; absent where the host cannot read every cell: then its words are not looked at.
 */
export function checkStamp(
  stamped: TableSnapshot,
  contents?: SheetContents,
): { readonly stamp: Stamp | null; readonly problems: readonly StampProblem[] } {
  const stamp = readStamp(stamped);
  const problems: StampProblem[] = [];
  const add = (code: StampProblem["code"], message: string) => problems.push({ code, message });
  if (stamp === null) {
    add(
      "stamp.unreadable",
      `シート「${stamped.sheet}」の表「${TABLES.frozen}」に、ハッシュ値がないか、読み取れません。確定したときの内容と比べられません。`,
    );
  } else if (stamp.rule !== CANONICAL_VERSION) {
    add(
      "stamp.rule",
      `ハッシュ値の決め方の版(${String(stamp.rule)})が、この版のもの(${CANONICAL_VERSION})と違います。確定したときの版か、新しい版で確かめてください。`,
    );
  }
  if (stamped.sheet !== SHEETS.frozen) {
    add("stamp.renamed", `シート「${SHEETS.frozen}」の名前が「${stamped.sheet}」に変わっています。`);
  }
  const [first, ...more] = stamp && contents ? alteredWords(stamp, contents) : [];
  if (first !== undefined) {
    const rest = more.length === 0 ? "" : `ほかに ${String(more.length)}セルあります。`;
    add(
      "stamp.altered",
      `シート「${stamped.sheet}」の ${first} が、確定したときに書かれるものと違います。このシートはハッシュ値に含まれません。${rest}`,
    );
  }
  return { stamp, problems };
}

/** Cells of the stamp's sheet that are not as a freeze writes them; what people put into other cells is told as well. */
function alteredWords(stamp: Stamp, contents: SheetContents): readonly string[] {
  const wanted = new Map(cellsOf(frozenSheet(stamp)).map(({ cell, text }) => [cell, text]));
  const there = new Map(
    contents.cells.map(({ row, column, value }) => [cellName(row, column), String(value)]),
  );
  return [...new Set([...wanted.keys(), ...there.keys()])].filter(
    (cell) => (wanted.get(cell) ?? "") !== (there.get(cell) ?? ""),
  );
}

function cellsOf({ blocks, tables }: SheetSpec): { readonly cell: string; readonly text: string }[] {
  const placed = (row: number, column: number, lines: readonly (readonly CellSpec[])[]) =>
    lines.flatMap((line, down) =>
      line.map(({ content }, right) => ({
        cell: cellName(row + down, column + right),
        text: plainText(content),
      })),
    );
  return [
    ...blocks.flatMap(({ row, column, cells }) => placed(row, column, cells)),
    ...tables.flatMap(({ row, column, columns, rows }) =>
      placed(row, column, [
        columns.map(({ header }) => ({ content: header })),
        ...rows.map(({ cells }) => cells),
      ]),
    ),
  ];
}

function plainText(content: Content): string {
  return content === null || typeof content === "object" ? "" : String(content);
}

function cellName(row: number, column: number): string {
  return `${columnLetter(column)}${row + 1}`;
}

function recordProblems(
  stamp: Stamp | null,
  recorded: TableSnapshot | undefined,
  hashThen: string | null,
): StampProblem[] {
  const problems: StampProblem[] = [];
  const add = (code: StampProblem["code"], message: string) => problems.push({ code, message });
  if (recorded && recorded.sheet !== SHEETS.contents) {
    add("stamp.renamed", `シート「${SHEETS.contents}」の名前が「${recorded.sheet}」に変わっています。`);
  }
  if (!recorded || hashThen === null) {
    add(
      "contents.missing",
      `確定したときの内容の記録(隠しシート「${SHEETS.contents}」の表「${TABLES.contents}」)がないか、列が足りません。どのセルが変わったかは示せません。`,
    );
  } else if (stamp && hashThen !== stamp.hash) {
    add(
      "contents.altered",
      "確定したときの内容の記録が、「確定」のハッシュ値と合いません。記録かハッシュ値が書き換えられています。下の違いは、その記録と比べたものです。",
    );
  }
  return problems;
}
