import type { Calculator } from "../calculate/Calculator";
import { cellName, contains } from "../formula/address";
import type { Area } from "../formula/address";
import { regionsOf } from "../sheet/regions";
import type { SheetPart } from "../sheet/SheetPart";
import type { XmlElement } from "../xml/element";
import type { CellFormats, FormatChange } from "./CellFormats";

interface Rule {
  readonly areas: readonly Area[];
  readonly priority: number;
  /** True or false, without "=", as it is written for the cell at `row` and `column`; in others it moves along. */
  readonly condition: string;
  readonly row: number;
  readonly column: number;
  readonly change: FormatChange;
}

/** The conditional formats of one sheet whose condition is a formula or a comparison; others are not shown. */
export class ConditionalFormats {
  private readonly rules: readonly Rule[];

  constructor(
    private readonly sheet: SheetPart,
    private readonly calculator: Calculator,
    formats: CellFormats,
  ) {
    this.rules = regionsOf(sheet, "conditionalFormatting")
      .flatMap(({ element, areas }) =>
        element.all("cfRule").flatMap((rule) => readRule(rule, areas, formats)),
      )
      .sort((one, other) => one.priority - other.priority);
  }

  /** What they change in a cell: of two that say something about the same, the first counts. */
  at(row: number, column: number): FormatChange {
    let change: FormatChange = {};
    for (const rule of this.rules) {
      if (!rule.areas.some((area) => contains(area, row, column))) continue;
      if (this.calculator.holds(rule.condition, this.sheet, row - rule.row, column - rule.column))
        change = { ...rule.change, ...change };
    }
    return change;
  }
}

function readRule(rule: XmlElement, areas: readonly Area[], formats: CellFormats): Rule[] {
  const formula = rule.first("formula")?.text;
  const change = rule.attribute("dxfId");
  const [first] = areas;
  if (formula === undefined || change === undefined || !first) return [];
  const comparison = COMPARISONS[rule.attribute("operator") ?? ""];
  const type = rule.attribute("type");
  if (type !== "expression" && (type !== "cellIs" || comparison === undefined)) return [];
  return [
    {
      areas,
      priority: Number(rule.attribute("priority") ?? 0),
      condition:
        type === "expression" ? formula : `${cellName(first.top, first.left)}${comparison ?? ""}(${formula})`,
      row: first.top,
      column: first.left,
      change: formats.change(Number(change)),
    },
  ];
}

const COMPARISONS: Readonly<Partial<Record<string, string>>> = {
  equal: "=",
  notEqual: "<>",
  lessThan: "<",
  lessThanOrEqual: "<=",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
};
