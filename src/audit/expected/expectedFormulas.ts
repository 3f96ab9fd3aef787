import { confirmedPlan, type Plan } from "../../plan";
import { contentOf, sameContent, type Content } from "../../sheets";
import { auditSheetIn } from "./auditSheetIn";
import { freeFormulas } from "../checks/checkFreeFormulas";
import { chosenIn } from "./chosen";
import { expectedSheets } from "./expectedSheets";
import { formulaCells } from "./formulaCells";
import type { AuditInput } from "../input";
import { contentAt, matchTables, type MatchedTable } from "./matchTables";

/** A cell that the add-in calculates. */
export interface ExpectedFormula {
  readonly sheet: string;
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
  /** Without "=". */
  readonly formula: string;
  /** Whether the cell has this very formula, another one, or none. */
  readonly there: "same" | "other" | "none";
}

type Input = Pick<AuditInput, "sheets" | "tables" | "record" | "settings" | "confirmations">;

/**
 * Every formula that the workbook's tables were written with, and those beside them that can be told: what a frozen copy has values
 * in place of. Of 監査, which may be written after a freeze, only cells without a formula, and apart.
 */
export function expectedFormulas(
  input: Input,
  plan: Plan,
): { readonly own: readonly ExpectedFormula[]; readonly ofAudit: readonly ExpectedFormula[] } {
  const confirmed = confirmedPlan(plan, input.confirmations?.applied ?? new Map());
  const settings = input.settings.ok ? input.settings.value : undefined;
  const audit = auditSheetIn(confirmed, input);
  const all = (matched: readonly MatchedTable[]) => [
    ...matched.flatMap(inTable),
    ...freeFormulas(matched, chosenIn(plan, input), input).map(({ content, found, at, place }) => ({
      sheet: place.sheet,
      ...at,
      formula: content.formula,
      there: compared(content, found ? contentOf(found.value, found.formula) : null),
    })),
  ];
  return {
    own: all(matchTables(expectedSheets(confirmed, settings), input)),
    ofAudit: audit ? all(matchTables([audit], input)).filter(({ there }) => there === "none") : [],
  };
}

function compared(expected: Content, there: Content): ExpectedFormula["there"] {
  if (typeof there !== "object" || there === null) return "none";
  return sameContent(expected, there) ? "same" : "other";
}

function inTable(one: MatchedTable): ExpectedFormula[] {
  const { table } = one;
  return formulaCells(one).map(({ row, header, expected }) => ({
    sheet: table.sheet,
    row: table.row + 1 + row.index,
    column: table.column + table.headers.indexOf(header),
    formula: expected.formula,
    there: compared(expected, contentAt(one, row, header)),
  }));
}
