import { count } from "./cellText";

/** Enough to judge by on one screen. */
const FEW = 20;

/** The first lines of a long list, and how many more there are; `how` tells the way to see them. */
export function firstFew(lines: readonly string[], how = ""): readonly string[] {
  return lines.length <= FEW
    ? lines
    : [...lines.slice(0, FEW), `  ほか ${count(lines.length - FEW)} 件${how}`];
}
