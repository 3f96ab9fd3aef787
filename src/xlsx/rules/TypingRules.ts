import type { Validation } from "../../sheets";
import type { Calculator } from "../calculate/Calculator";
import type { KnownFormulas } from "../calculate/KnownFormulas";
import { CellError, Unknown } from "../calculate/value";
import type { Area } from "../formula/address";
import { regionsOf } from "../sheet/regions";
import type { Region } from "../sheet/regions";
import { isTrue, type SheetPart } from "../sheet/SheetPart";
import type { XmlElement } from "../xml/element";
import type { AuditColumnRules } from "../../workflows/port";
import { MOST_ROWS, rowsWithin } from "./rowsWithin";

/** What may be typed in a sheet's cells, by effect: the choices of a list, not where they stand. */
export class TypingRules {
  private readonly regions: readonly Region[];
  private readonly known = new Map<XmlElement, string>();

  constructor(
    private readonly sheet: SheetPart,
    private readonly calculator: Calculator,
    private readonly formulas: KnownFormulas,
  ) {
    this.regions = regionsOf(sheet, "dataValidation");
  }

  /** The cells of a column in which something else may be typed than what is wanted. */
  compare(column: Area, wanted: Validation): AuditColumnRules["validations"] {
    const rows = Array.from({ length: column.bottom - column.top + 1 }, (): XmlElement | null => null);
    let count = 0;
    // Of two for one cell, programs take the first.
    for (const { areas, element } of this.regions) {
      const within = rowsWithin(areas, column);
      for (const row of within) rows[row] ??= element;
      count += within.length;
      if (count > MOST_ROWS) break;
    }
    const accepted = this.accepted(wanted);
    return rows.flatMap((element, row) => {
      const found = element === null ? ANYTHING : this.effectOf(element);
      return accepted(found) ? [] : [{ row, found }];
    });
  }

  private accepted(wanted: Validation): (found: string) => boolean {
    // Cells of the sheet itself, which people may have moved: any list will do.
    if (wanted.type === "list" && /[$:!]/.test(wanted.source)) return (found) => found.startsWith(LIST);
    const effect = this.effectWanted(wanted);
    return (found) => found === effect;
  }

  private effectWanted(wanted: Validation): string {
    switch (wanted.type) {
      case "list":
        return this.choices(wanted.source);
      case "textLength":
        return inWords("textLength", "lessThanOrEqual", [String(wanted.max)]);
      case "number": {
        const { min, max } = wanted;
        if (min !== undefined && max === undefined)
          return inWords("decimal", "greaterThanOrEqual", [String(min)]);
        if (max !== undefined && min === undefined)
          return inWords("decimal", "lessThanOrEqual", [String(max)]);
        return inWords("decimal", "between", [String(min ?? -1e300), String(max ?? 1e300)]);
      }
    }
  }

  private effectOf(element: XmlElement): string {
    const known = this.known.get(element);
    if (known !== undefined) return known;
    const made = this.readEffect(element);
    this.known.set(element, made);
    return made;
  }

  private readEffect(element: XmlElement): string {
    const type = element.attribute("type") ?? "none";
    // With another style people are asked, and may go on.
    const holds =
      isTrue(element.attribute("showErrorMessage")) && (element.attribute("errorStyle") ?? "stop") === "stop";
    if (!holds || type === "none") return ANYTHING;
    const [first = "", second = ""] = ["formula1", "formula2"].map((name) => {
      const formula = element.first(name);
      // What newer versions of Excel add at the end of a sheet.
      return formula?.first("f")?.text ?? formula?.text;
    });
    if (type === "list") return this.choices(first);
    if (type === "custom" && /^true(\(\))?$/i.test(first)) return ANYTHING;
    const operator = element.attribute("operator") ?? "between";
    // Where one bound is enough, some programs write another one all the same.
    const bounds = operator === "between" || operator === "notBetween" ? [first, second] : [first];
    return inWords(type, operator, bounds);
  }

  private choices(source: string): string {
    const literal = /^"(.*)"$/s.exec(source)?.[1];
    if (literal !== undefined)
      return `${LIST}${literal
        .split(",")
        .map((word) => word.trim())
        .join("、")}`;
    try {
      const place = { sheet: this.sheet, rows: 0, columns: 0 };
      const values = this.calculator.array(this.formulas.parse(source), place).flat();
      const words = values.map((value) => (value instanceof CellError ? value.code : String(value ?? "")));
      return `${LIST}${words.filter((word) => word !== "").join("、")}`;
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      return `${LIST}${source}`;
    }
  }
}

const ANYTHING = "何でも入力できます";
const LIST = "一覧: ";

/** Bounds as numbers, as far as they are: programs write them in their own ways. */
function inWords(type: string, operator: string, bounds: readonly string[]): string {
  const kind = KINDS[type] ?? type;
  const numbers = bounds.map((bound) =>
    bound.trim() !== "" && Number.isFinite(Number(bound)) ? String(Number(bound)) : bound,
  );
  return `${kind}: ${OPERATORS[operator] ?? operator} ${numbers.join("、")}`;
}

const KINDS: Readonly<Partial<Record<string, string>>> = {
  decimal: "数値",
  // Of a bound that is a date, programs make one or the other.
  date: "数値",
  whole: "整数",
  time: "時刻",
  textLength: "文字数",
  custom: "数式",
};

const OPERATORS: Readonly<Partial<Record<string, string>>> = {
  between: "範囲内",
  notBetween: "範囲外",
  equal: "＝",
  notEqual: "≠",
  lessThan: "＜",
  lessThanOrEqual: "≦",
  greaterThan: "＞",
  greaterThanOrEqual: "≧",
};
