import type { SheetPart } from "../sheet/SheetPart";
import type { XmlElement } from "../xml/element";
import { MAX_COLUMNS } from "../formula/address";
import type { Expression } from "./parse";
import { parseFormula } from "./parse";
import { Unknown } from "./value";

/** Formulas that are kept, as texts and taken apart: more than the add-in's own sheets have. */
const MAX_KEPT = 5_000;

/**
 * The formulas of a workbook that nobody changes meanwhile, each read and taken apart once for all who ask. In files that
 * openpyxl saved every Japanese character of a formula is a number of its own: to read them is most of the work.
 */
export class KnownFormulas {
  /** By sheet, then by cell. */
  private texts = new Map<SheetPart, Map<number, string>>();
  private kept = 0;
  private readonly parsed = new Map<string, Expression | null>();

  /** As people see it, without "="; null where there is none. */
  read(sheet: SheetPart, cell: XmlElement, row: number, column: number): string | null {
    const key = row * MAX_COLUMNS + column;
    const known = this.texts.get(sheet)?.get(key);
    if (known !== undefined) return known;
    const text = sheet.formulas.read(cell, row, column);
    if (text === null) return null;
    if (this.kept >= MAX_KEPT) {
      this.texts = new Map();
      this.kept = 0;
    }
    const texts = this.texts.get(sheet) ?? new Map<number, string>();
    this.texts.set(sheet, texts.set(key, text));
    this.kept += 1;
    return text;
  }

  /** @throws Unknown for what {@link parseFormula} does not know */
  parse(formula: string): Expression {
    const known = this.parsed.get(formula);
    if (known) return known;
    if (known === null) throw new Unknown(formula);
    if (this.parsed.size >= MAX_KEPT) this.parsed.clear();
    this.parsed.set(formula, null);
    const expression = parseFormula(formula);
    this.parsed.set(formula, expression);
    return expression;
  }
}
