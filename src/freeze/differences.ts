import type { CanonicalRow } from "./canonicalText";
import type { CellKind } from "./contents";

/** A cell that does not hold what it held; null is an empty one. */
export interface CellDifference {
  /** As the sheet is called now. */
  readonly sheet: string;
  /** A1. */
  readonly cell: string;
  readonly then: string | null;
  readonly now: string | null;
}

/** Sheets are told as a whole where their cells say no more. */
export type SheetDifference =
  | { readonly kind: "removed" | "added"; readonly sheet: string; readonly cells: number }
  | { readonly kind: "renamed"; readonly sheet: string; readonly now: string }
  /** The sheets in their new order. */
  | { readonly kind: "moved"; readonly sheets: readonly string[] };

export interface Differences {
  readonly sheets: readonly SheetDifference[];
  /** In the order of the sheets and cells as they are now, then what is gone from each sheet. */
  readonly cells: readonly CellDifference[];
}

/**
 * What has changed between two contents, cell by cell. A sheet of which most cells stand under another name was renamed; a
 * sheet without filled cells is not seen at all. Rows that were sorted or put in are differences of every cell that holds
 * something else since.
 *
 * @example differences(then, now).cells[0] // { sheet: "実績入力", cell: "F12", then: "120", now: "150" }
 */
export function differences(then: readonly CanonicalRow[], now: readonly CanonicalRow[]): Differences {
  const before = bySheet(then);
  const after = bySheet(now);
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const fresh = [...after.keys()].filter((name) => !before.has(name));
  const renamed = renamings(gone, fresh, before, after);
  const oldNames = new Map([...renamed].map(([old, name]) => [name, old]));
  const kept = [...before.keys()].flatMap((name) => (after.has(name) ? name : (renamed.get(name) ?? [])));
  const order = [...after.keys()].filter((name) => kept.includes(name));
  return {
    sheets: [
      ...gone
        .filter((name) => !renamed.has(name))
        .map((sheet) => ({ kind: "removed" as const, sheet, cells: before.get(sheet)?.size ?? 0 })),
      ...fresh
        .filter((name) => !oldNames.has(name))
        .map((sheet) => ({ kind: "added" as const, sheet, cells: after.get(sheet)?.size ?? 0 })),
      ...[...renamed].map(([sheet, name]) => ({ kind: "renamed" as const, sheet, now: name })),
      ...(order.some((name, index) => name !== kept[index])
        ? [{ kind: "moved" as const, sheets: order }]
        : []),
    ],
    cells: order.flatMap((name) =>
      inSheet(name, before.get(oldNames.get(name) ?? name) ?? NOTHING, after.get(name) ?? NOTHING),
    ),
  };
}

/** Whether anything differs. */
export function isSame({ sheets, cells }: Differences): boolean {
  return sheets.length + cells.length === 0;
}

type Cells = ReadonlyMap<string, CanonicalRow>;
const NOTHING: Cells = new Map();

function bySheet(rows: readonly CanonicalRow[]): ReadonlyMap<string, Cells> {
  const sheets = new Map<string, Map<string, CanonicalRow>>();
  for (const row of rows) {
    const cells = sheets.get(row.sheet) ?? new Map<string, CanonicalRow>();
    sheets.set(row.sheet, cells.set(row.cell, row));
  }
  return sheets;
}

function inSheet(sheet: string, before: Cells, after: Cells): CellDifference[] {
  const there = [...after.values()].flatMap((row): CellDifference[] => {
    const old = before.get(row.cell);
    if (old && isEqual(old, row)) return [];
    return [{ sheet, cell: row.cell, then: old ? shown(old, row) : null, now: shown(row, old) }];
  });
  const gone = [...before.values()].filter(({ cell }) => !after.has(cell));
  return [...there, ...gone.map((row) => ({ sheet, cell: row.cell, then: row.value, now: null }))];
}

function isEqual(one: CanonicalRow, other: CanonicalRow): boolean {
  return one.kind === other.kind && one.value === other.value;
}

const KIND_NAMES: ReadonlyMap<string, string> = new Map<CellKind, string>([
  ["n", "数値"],
  ["s", "文字"],
  ["b", "論理値"],
  ["e", "エラー値"],
]);

/** 12 the number and 12 the text look alike: then the kind is told as well. */
function shown({ kind, value }: CanonicalRow, other: CanonicalRow | undefined): string {
  return other?.value === value ? `${value}(${KIND_NAMES.get(kind) ?? `種別「${kind}」`})` : value;
}

/** Old names and new ones, for sheets that agree in more than half of their cells. */
function renamings(
  gone: readonly string[],
  fresh: readonly string[],
  before: ReadonlyMap<string, Cells>,
  after: ReadonlyMap<string, Cells>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const free = new Set(fresh);
  for (const name of gone) {
    const old = before.get(name) ?? NOTHING;
    const likeness = [...free].map((other) => {
      const cells = [...(after.get(other) ?? NOTHING).values()];
      const equal = cells.filter((row) => {
        const there = old.get(row.cell);
        return there !== undefined && isEqual(there, row);
      });
      return { other, share: equal.length / Math.max(1, old.size, cells.length) };
    });
    const [best] = likeness.sort((one, other) => other.share - one.share);
    if (!best || best.share <= 0.5) continue;
    found.set(name, best.other);
    free.delete(best.other);
  }
  return found;
}
