import { columnLetter, headersIn, resolveRowFormula } from "../../sheets";
import type { Calculator } from "../calculate/Calculator";
import type { KnownFormulas } from "../calculate/KnownFormulas";
import type { Area } from "../formula/address";
import type { SheetPart } from "../sheet/SheetPart";
import { CellFormats } from "../view/CellFormats";
import type { TablePart } from "../workbook/TablePart";
import type { Workbook } from "../workbook/Workbook";
import type { AuditColumnRules, WantedColumnRules, WantedRules } from "../../workflows/port";
import { CellColors } from "./CellColors";
import { colorRulesOf, type ColorRule } from "./ColorRule";
import { TypingRules } from "./TypingRules";

interface RulesOfSheet {
  readonly rules: readonly ColorRule[];
  readonly colors: CellColors;
  readonly typing: TypingRules;
}

/** Compares the rules of a workbook's tables with those that were wanted. Each sheet's rules are read once. */
export class RuleReader {
  private readonly formats: CellFormats;
  private readonly sheets = new Map<SheetPart, RulesOfSheet>();

  constructor(
    workbook: Workbook,
    private readonly calculator: Calculator,
    private readonly formulas: KnownFormulas,
  ) {
    this.formats = new CellFormats(workbook);
  }

  /** @param headers as people see them; columns that are not there are left out. */
  read(table: TablePart, headers: readonly string[], wanted: WantedRules): AuditColumnRules[] {
    const { body, sheet } = table;
    const { rules, colors, typing } = this.ofSheet(sheet);
    return wanted.columns.flatMap((column): AuditColumnRules[] => {
      const at = headers.indexOf(column.header);
      if (at < 0) return [];
      const area = { ...body, left: body.left + at, right: body.left + at };
      const own = colorRules(column, headers, area, body.left);
      return [
        {
          header: column.header,
          ...(own === null || own.length === 0
            ? { colors: [], untold: [] }
            : colors.compare(area, rules, own)),
          validations: column.validation ? typing.compare(area, column.validation) : [],
        },
      ];
    });
  }

  private ofSheet(sheet: SheetPart): RulesOfSheet {
    const known = this.sheets.get(sheet);
    if (known) return known;
    const made = {
      rules: colorRulesOf(sheet, this.formats),
      colors: new CellColors(sheet, this.calculator, this.formulas),
      typing: new TypingRules(sheet, this.calculator, this.formulas),
    };
    this.sheets.set(sheet, made);
    return made;
  }
}

/** null where a rule names a column that is gone: that is told of the column. */
function colorRules(
  { colors }: WantedColumnRules,
  headers: readonly string[],
  area: Area,
  left: number,
): ColorRule[] | null {
  const letterOf = (header: string) => columnLetter(left + headers.indexOf(header));
  if (colors.some(({ formula }) => headersIn(formula).some((header) => !headers.includes(header))))
    return null;
  return colors
    .filter(({ format }) => format.fill !== undefined || format.color !== undefined)
    .map(({ formula, format }) => ({
      areas: [area],
      condition: resolveRowFormula(formula, letterOf, area.top),
      row: area.top,
      column: area.left,
      fill: format.fill?.toUpperCase() ?? null,
      ink: format.color?.toUpperCase() ?? null,
      stops: false,
    }));
}
