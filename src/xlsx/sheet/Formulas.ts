import { asShown } from "../formula/addInFunctions";
import { movable } from "../formula/references";
import type { XmlElement } from "../xml/element";
import type { Cells } from "./Cells";

/** A formula that was written once and filled down or right: other cells point to it. */
export interface Master {
  readonly row: number;
  readonly column: number;
  /** As the file has it, without "=". */
  readonly text: string;
  /** What it is in another cell, so many rows and columns away. */
  readonly stored: (rows: number, columns: number) => string;
  /** The same as people see it. */
  readonly shown: (rows: number, columns: number) => string;
}

/** Formulas of one sheet. Excel writes a formula that was filled down once, and the other cells point to it. */
export class Formulas {
  private masters: Map<string, Master> | null = null;

  constructor(private readonly cells: Cells) {}

  /** Without "=", as people see it; null where there is none. */
  read(cell: XmlElement, row: number, column: number): string | null {
    const master = this.masterOf(cell);
    if (master) return master.shown(row - master.row, column - master.column);
    const text = ownText(cell);
    return text === null ? null : asShown(text);
  }

  /** As the file has it. A cell that only shows a part of another cell's array has no formula of its own. */
  stored(cell: XmlElement, row: number, column: number): string | null {
    const master = this.masterOf(cell);
    return master ? master.stored(row - master.row, column - master.column) : ownText(cell);
  }

  /** The shared formula that a cell points to; null for a cell with a formula of its own, or none. */
  masterOf(cell: XmlElement): Master | null {
    const formula = cell.first("f");
    // Long formulas are not read only to learn that they are the cell's own.
    const index = formula ? sharedIndex(formula) : null;
    if (index === null || formula?.text !== "") return null;
    return (this.masters ??= this.findMasters()).get(index) ?? null;
  }

  /** Takes a cell's formula away. Where others point to it, they get their own first. */
  remove(cell: XmlElement): void {
    const formula = cell.first("f");
    if (!formula) return;
    if (formula.text !== "") this.unshare(cell);
    cell.remove(formula);
  }

  /** Gives every cell that shares this cell's formula its own. */
  unshare(cell: XmlElement): void {
    const formula = cell.first("f");
    const index = formula && sharedIndex(formula);
    if (typeof index !== "string") return;
    const texts: [XmlElement, string][] = [];
    for (const other of this.cells.formulas()) {
      const own = other.cell.first("f");
      if (own && sharedIndex(own) === index)
        texts.push([own, this.stored(other.cell, other.row, other.column) ?? ""]);
    }
    for (const [own, text] of texts)
      own.set("t", undefined).set("si", undefined).set("ref", undefined).setText(text);
    this.masters = null;
  }

  private findMasters(): Map<string, Master> {
    const masters = new Map<string, Master>();
    for (const { row, column, cell } of this.cells.formulas()) {
      const formula = cell.first("f");
      const index = formula && sharedIndex(formula);
      if (formula && typeof index === "string" && formula.text !== "" && !masters.has(index)) {
        masters.set(index, masterAt(row, column, formula.text));
      }
    }
    return masters;
  }
}

export function masterAt(row: number, column: number, text: string): Master {
  let stored: Master["stored"] | null = null;
  let shown: Master["shown"] | null = null;
  return {
    row,
    column,
    text,
    stored: (rows, columns) => (stored ??= movable(text))(rows, columns),
    shown: (rows, columns) => (shown ??= movable(asShown(text)))(rows, columns),
  };
}

/** null where there is none, or another cell has it. */
function ownText(cell: XmlElement): string | null {
  const text = cell.first("f")?.text ?? "";
  return text === "" ? null : text;
}

function sharedIndex(formula: XmlElement): string | null {
  return formula.attribute("t") === "shared" ? (formula.attribute("si") ?? null) : null;
}
