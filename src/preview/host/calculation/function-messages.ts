interface CellPlace {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

interface Message {
  readonly functionId: string;
  readonly text: string;
}

/** What custom functions said when they failed: Excel shows it beside the cell's error sign. */
export class FunctionMessages {
  private readonly byCell = new Map<string, Message>();

  keep(cell: CellPlace, functionId: string, text: string): void {
    this.byCell.set(keyOf(cell), { functionId, text });
  }

  /** Only the function that spoke takes its words back: others in the same formula may still be right. */
  forget(cell: CellPlace, functionId: string): void {
    if (this.byCell.get(keyOf(cell))?.functionId === functionId) this.byCell.delete(keyOf(cell));
  }

  at(cell: CellPlace): string | undefined {
    return this.byCell.get(keyOf(cell))?.text;
  }
}

const keyOf = ({ sheetId, row, column }: CellPlace): string => `${sheetId} ${String(row)} ${String(column)}`;
