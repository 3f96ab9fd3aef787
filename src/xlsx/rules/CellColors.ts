import type { Calculator } from "../calculate/Calculator";
import type { KnownFormulas } from "../calculate/KnownFormulas";
import type { Expression } from "../calculate/parse";
import { CellError, Unknown } from "../calculate/value";
import type { Area } from "../formula/address";
import { overlap } from "../formula/address";
import type { SheetPart } from "../sheet/SheetPart";
import type { AuditColumnRules, RuleColors } from "../../workflows/port";
import type { ColorRule } from "./ColorRule";
import { MOST_ROWS, rowsWithin } from "./rowsWithin";

/** A cell that a rule looks at: so many rows below the cell that it colours. */
interface Watched {
  readonly rows: number;
  readonly column: number;
}

/**
 * Compares what two sets of rules make of a column's cells, by effect: programs split and join the ranges of rules and write
 * their formulas anew. Cells that look at the same values are worked out once.
 */
export class CellColors {
  constructor(
    private readonly sheet: SheetPart,
    private readonly calculator: Calculator,
    private readonly formulas: KnownFormulas,
  ) {}

  /** @param wanted of the whole column; which of them comes first does not matter: Excel puts each new rule before the others. */
  compare(
    column: Area,
    there: readonly ColorRule[],
    wanted: readonly ColorRule[],
  ): Pick<AuditColumnRules, "colors" | "untold"> {
    const own = there.filter(({ areas }) => areas.some((area) => overlap(area, column)));
    const applying = rowsOf(own, column);
    if (!applying) return { colors: [], untold: allRows(column) };
    const watched = this.watchedBy([...own, ...wanted], column.left);
    const known = new Map<string, Compared>();
    const colors: { row: number; found: RuleColors; wanted: RuleColors }[] = [];
    const untold: number[] = [];
    applying.forEach((places, index) => {
      const row = column.top + index;
      const key = watched && `${places.join()} ${this.seen(watched, row)}`;
      const compared =
        (key === null ? undefined : known.get(key)) ??
        this.compareCell(
          row,
          column.left,
          places.flatMap((place) => own[place] ?? []),
          wanted,
        );
      if (key !== null) known.set(key, compared);
      if (compared === "untold") untold.push(index);
      else if (compared !== "same") colors.push({ row: index, ...compared });
    });
    return { colors, untold };
  }

  private compareCell(
    row: number,
    column: number,
    there: readonly ColorRule[],
    wanted: readonly ColorRule[],
  ): Compared {
    const found = this.colorsAt(there, row, column);
    const [meant, alternative] = [wanted, [...wanted].reverse()].map((rules) =>
      this.colorsAt(rules, row, column),
    );
    if (!found || !meant || !alternative) return "untold";
    return isSame(found, meant) || isSame(found, alternative) ? "same" : { found, wanted: meant };
  }

  /** Of two rules that say something about the same, the first counts; null where it cannot be told. */
  private colorsAt(rules: readonly ColorRule[], row: number, column: number): RuleColors | null {
    let [fill, ink]: (string | null)[] = [null, null];
    for (const rule of rules) {
      const adds = (fill === null && rule.fill !== null) || (ink === null && rule.ink !== null);
      if (!adds && !rule.stops) continue;
      const holds =
        rule.condition === null
          ? undefined
          : this.calculator.holds(rule.condition, this.sheet, row - rule.row, column - rule.column);
      if (holds === undefined) return null;
      if (!holds) continue;
      fill ??= rule.fill;
      ink ??= rule.ink;
      if (rule.stops) break;
    }
    return { fill: fill ?? null, ink: ink ?? null };
  }

  /** The cells by which all the rules are decided; null where that is not a matter of single cells. */
  private watchedBy(rules: readonly ColorRule[], left: number): readonly Watched[] | null {
    const found = new Map<string, Watched>();
    for (const rule of rules) {
      if (rule.condition === null) continue;
      try {
        for (const cell of watchedIn(this.formulas.parse(rule.condition), rule, left - rule.column))
          found.set(`${cell.rows},${cell.column}`, cell);
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        return null;
      }
    }
    return [...found.values()];
  }

  private seen(watched: readonly Watched[], row: number): string {
    return watched
      .map(({ rows, column }) => {
        const value = this.calculator.value(this.sheet, row + rows, column);
        return value instanceof CellError ? value.code : `${typeof value} ${String(value)}`;
      })
      .join("\u0000");
  }
}

type Compared = "same" | "untold" | { readonly found: RuleColors; readonly wanted: RuleColors };

function isSame(one: RuleColors, other: RuleColors): boolean {
  return one.fill === other.fill && one.ink === other.ink;
}

/** By row of the column: the places in the list of the rules that are for its cell. null: too many to be told. */
function rowsOf(rules: readonly ColorRule[], column: Area): readonly (readonly number[])[] | null {
  const rows = allRows(column).map((): number[] => []);
  let count = 0;
  for (const [place, { areas }] of rules.entries()) {
    const within = rowsWithin(areas, column);
    count += within.length;
    if (count > MOST_ROWS) return null;
    for (const row of within) rows[row]?.push(place);
  }
  return rows;
}

function allRows({ top, bottom }: Area): number[] {
  return Array.from({ length: bottom - top + 1 }, (_row, index) => index);
}

/** @throws Unknown where the formula looks at more than single cells of its own sheet that move along with it */
function watchedIn(expression: Expression, rule: ColorRule, columns: number): Watched[] {
  switch (expression.kind) {
    case "value":
    case "error":
      return [];
    case "reference": {
      const { text, sheet, area, isFixed } = expression;
      // A name, or cells that are the same for every row.
      if (!area || (text.includes(":") ? ALWAYS_THE_SAME.test(text) : isFixed.row && isFixed.column))
        return [];
      if (text.includes(":") || sheet !== null || isFixed.row) throw new Unknown(text);
      return [{ rows: area.top - rule.row, column: area.left + (isFixed.column ? 0 : columns) }];
    }
    case "call":
      if (expression.name === "ROW") throw new Unknown("ROW");
      return expression.args.flatMap((argument) => (argument ? watchedIn(argument, rule, columns) : []));
    case "minus":
    case "percent":
      return watchedIn(expression.operand, rule, columns);
    case "binary":
      return [...watchedIn(expression.left, rule, columns), ...watchedIn(expression.right, rule, columns)];
  }
}

const ALWAYS_THE_SAME = /^\$[A-Za-z]+\$\d+:\$[A-Za-z]+\$\d+$/;
