import { moved } from "../formula/references";
import { asShown } from "../formula/addInFunctions";
import type { XmlElement } from "../xml/element";
import type { Cells } from "./Cells";

interface Master {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Formulas of one sheet. Excel writes a formula that was filled down once, and the other cells point to it. */
export class Formulas {
  private masters: Map<string, Master> | null = null;

  constructor(private readonly cells: Cells) {}

  /** Without "=", as people see it; null where there is none. */
  read(cell: XmlElement, row: number, column: number): string | null {
    const stored = this.stored(cell, row, column);
    return stored === null ? null : asShown(stored);
  }

  /** As the file has it. A cell that only shows a part of another cell's array has no formula of its own. */
  stored(cell: XmlElement, row: number, column: number): string | null {
    const formula = cell.first("f");
    if (!formula) return null;
    const { text } = formula;
    if (text !== "") return text;
    const master = this.master(formula);
    return master ? moved(master.text, row - master.row, column - master.column) : null;
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
    for (const other of this.cells.entries()) {
      const own = other.cell.first("f");
      if (own && sharedIndex(own) === index)
        texts.push([own, this.stored(other.cell, other.row, other.column) ?? ""]);
    }
    for (const [own, text] of texts)
      own.set("t", undefined).set("si", undefined).set("ref", undefined).setText(text);
    this.masters = null;
  }

  private master(formula: XmlElement): Master | undefined {
    const index = sharedIndex(formula);
    return index === null ? undefined : (this.masters ??= this.findMasters()).get(index);
  }

  private findMasters(): Map<string, Master> {
    const masters = new Map<string, Master>();
    for (const { row, column, cell } of this.cells.entries()) {
      const formula = cell.first("f");
      const index = formula && sharedIndex(formula);
      if (formula && typeof index === "string" && formula.text !== "" && !masters.has(index)) {
        masters.set(index, { row, column, text: formula.text });
      }
    }
    return masters;
  }
}

function sharedIndex(formula: XmlElement): string | null {
  return formula.attribute("t") === "shared" ? (formula.attribute("si") ?? null) : null;
}
