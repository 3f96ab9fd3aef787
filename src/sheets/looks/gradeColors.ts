import { NO_GRADE } from "../../achievement";
import { LEVEL_COLORS, NEUTRAL_COLOR, OPEN_COLOR } from "./palette";
import type { ConditionalSpec } from "../spec";

/**
 * Colours of a column that shows 判定. Conditional formats may only point at cells of their own sheet.
 *
 * @param labels cells of the same sheet that show the labels of levels 1 to 4.
 */
export function gradeColors(header: string, labels: readonly string[]): ConditionalSpec[] {
  const grade = `[[${header}]]`;
  return [
    ...levelColors(header, labels),
    { formula: `OR(${grade}="${NO_GRADE.check}",${grade}="${NO_GRADE.unanswered}")`, format: OPEN_COLOR },
    { formula: `LEFT(${grade},1)="―"`, format: NEUTRAL_COLOR },
  ];
}

/** The levels alone. @param mark stands behind their labels, such as that of an estimate. */
export function levelColors(header: string, labels: readonly string[], mark = ""): ConditionalSpec[] {
  const marked = mark === "" ? "" : `&"${mark}"`;
  return LEVEL_COLORS.map((format, level) => ({
    formula: `[[${header}]]=${labels[level] ?? ""}${marked}`,
    format,
  }));
}

/** As {@link gradeColors} for a column that shows only a grade's first character; labels that begin alike get no colour. */
export function signColors(header: string, labels: readonly string[]): ConditionalSpec[] {
  const sign = `[[${header}]]`;
  const first = (label: string) => `LEFT(${label},1)`;
  return LEVEL_COLORS.map((format, level) => {
    const own = first(labels[level] ?? "");
    const others = labels
      .filter((_label, other) => other !== level)
      .map((label) => `${own}<>${first(label)}`);
    return { formula: `AND(${sign}<>"",${sign}=${own},${others.join(",")})`, format };
  });
}
