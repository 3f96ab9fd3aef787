import { itemNotFound } from "./office-error";
import type { Rect } from "./rect";

export interface KeptRange {
  readonly sheetId: string;
  readonly rect: Rect;
}

/** Ranges that outlive one `context.sync()`: the library asks to keep them and names them by an id afterwards. */
export class ReferenceTable {
  private readonly kept = new Map<string, KeptRange>();
  private last = 0;

  keep(range: KeptRange): string {
    this.last += 1;
    const id = `range:${String(this.last)}`;
    this.kept.set(id, range);
    return id;
  }

  /** @throws ItemNotFound when the range was released or its cells are gone. */
  find(id: string): KeptRange {
    const range = this.kept.get(id);
    if (range === undefined) throw itemNotFound();
    return range;
  }

  release(id: string): void {
    this.kept.delete(id);
  }

  releaseAll(): void {
    this.kept.clear();
  }

  get size(): number {
    return this.kept.size;
  }

  dropSheet(sheetId: string): void {
    for (const [id, range] of this.kept) if (range.sheetId === sheetId) this.kept.delete(id);
  }

  /** Moves the kept ranges of a sheet along when cells are inserted or deleted; undefined means "gone". */
  adjust(sheetId: string, move: (rect: Rect) => Rect | undefined): void {
    for (const [id, range] of this.kept) {
      if (range.sheetId !== sheetId) continue;
      const rect = move(range.rect);
      if (rect === undefined) this.kept.delete(id);
      else this.kept.set(id, { sheetId, rect });
    }
  }
}
