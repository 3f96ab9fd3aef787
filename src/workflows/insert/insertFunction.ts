import { fail, succeed, type Result } from "../../plan/result";
import type { WorkbookPort } from "../port";

/** An argument as people picked it, or an expression to be written as it is; undefined leaves it out. */
export type FunctionArgument = string | number | { readonly formula: string } | undefined;

/** What happened: the formula stands in the cell, or the cell already holds something and people must be asked. */
export type Insertion =
  | { readonly inserted: true; readonly address: string; readonly formula: string }
  | {
      readonly inserted: false;
      readonly address: string;
      readonly formula: string;
      readonly content: string;
    };

/**
 * Writes `=REFORM.NAME(…)` into the selected cell.
 *
 * A cell that holds something is left alone and answered with `inserted: false`; called again with `replace` set to that
 * address, the formula takes its place, unless another cell has been selected meanwhile: then people are asked again.
 *
 * @returns an issue `function.unknown` for a name that is no function's.
 * @throws WorkbookError `workbook.protected` when the cell is locked, `workbook.editing` while a cell is being edited.
 * @example insertFunction(port, "TARGET", ["ふるさと納税", "R4"]) // =REFORM.TARGET("ふるさと納税","R4")
 */
export async function insertFunction(
  port: WorkbookPort,
  name: string,
  args: readonly FunctionArgument[],
  replace?: string,
): Promise<Result<Insertion>> {
  if (!/^[A-Z][A-Z0-9.]*$/.test(name)) {
    return fail(
      "function.unknown",
      "name",
      `「${name}」という関数はありません。一覧から関数を選んでください。`,
    );
  }
  const formula = functionFormula(name, args);
  const { address, content } = await port.activeCell();
  if (content !== "" && replace !== address) return succeed({ inserted: false, address, formula, content });
  await port.writeActiveCell(formula);
  return succeed({ inserted: true, address, formula });
}

/** The formula with "=". Arguments left out at the end go without a comma, others leave theirs. */
export function functionFormula(name: string, args: readonly FunctionArgument[]): string {
  const given = args.map((argument) => argument !== undefined);
  const list = args.slice(0, given.lastIndexOf(true) + 1).map(literal);
  return `=${NAMESPACE}.${name}(${list.join(",")})`;
}

const NAMESPACE = "REFORM";

/** Excel refuses a text of more than 255 UTF-16 units in a formula: longer ones are joined from parts of so many characters. */
const TEXT_LIMIT = 127;

function literal(argument: FunctionArgument): string {
  if (argument === undefined) return "";
  if (typeof argument === "number") return String(argument);
  if (typeof argument === "object") return argument.formula;
  const parts = argument.match(new RegExp(`[^]{1,${String(TEXT_LIMIT)}}`, "gu")) ?? [""];
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join("&");
}
