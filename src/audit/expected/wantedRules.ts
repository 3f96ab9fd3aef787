import { itemsInOrder, type Plan } from "../../plan";
import { auditSheet, columnLetter, quoted } from "../../sheets";
import type { Content, SheetSpec } from "../../sheets";
import type { WantedColumnRules, WantedRules } from "../input";
import { expectedSheets } from "./expectedSheets";

/** Rules by which cells are coloured, or which say what may be typed: those columns of the plan's tables that have any. */
export function wantedRules(plan: Plan): readonly WantedRules[] {
  return [...expectedSheets(plan), ...auditColumns(plan)].flatMap((sheet) =>
    sheet.tables.flatMap(({ name, columns }): WantedRules[] => {
      const wanted = columns.flatMap(({ header, conditional = [], validation }): WantedColumnRules[] => {
        if (conditional.length === 0 && !validation) return [];
        const colors = conditional.map((rule) => ({ ...rule, formula: byName(rule.formula, sheet) }));
        return [{ header, colors, ...(validation && { validation }) }];
      });
      return wanted.length > 0 ? [{ table: name, columns: wanted }] : [];
    }),
  );
}

/** 監査 of one 取組項目: its columns are the same for all. */
function auditColumns(plan: Plan): readonly SheetSpec[] {
  const years = plan.years.map((year, index) => ({ year, index }));
  const written = { planHash: "", date: `${String(plan.years[0] ?? 0)}-04-01`, appVersion: "", asOf: null };
  return [auditSheet(plan, { items: itemsInOrder(plan).slice(0, 1), years }, written, null)];
}

/**
 * With what the cells of the legend are to show in their place: people insert rows and columns, and a legend that somebody has
 * written over colours nothing as it was meant.
 */
function byName(formula: string, sheet: SheetSpec): string {
  return formula.replace(LEGEND_CELL, (piece: string, letters?: string, digits?: string) => {
    if (letters === undefined || digits === undefined) return piece;
    const content = contentOf(sheet, letters, Number(digits) - 1);
    if (typeof content === "object" && content !== null) return `(${content.formula})`;
    return typeof content === "string" ? quoted(content) : piece;
  });
}

/** `$B$4`, but not in a text. */
const LEGEND_CELL = /"(?:[^"]|"")*"|\$([A-Z]{1,3})\$(\d+)/g;

function contentOf({ blocks }: SheetSpec, letters: string, at: number): Content {
  for (const { row, column, cells } of blocks) {
    const line = cells[at - row];
    const index = line?.findIndex((_cell, offset) => columnLetter(column + offset) === letters) ?? -1;
    const cell = line?.[index];
    if (cell) return cell.content;
  }
  return null;
}
