import type { Issue } from "../../plan";
import { nameProblem } from "./excelNames";
import { tableKey } from "../keys";
import { headersIn } from "../rowFormula";
import type { ColumnSpec, Content, TableSpec, Validation } from "../spec";

/** Excel's limits: a cell's text, a formula, a validation's title and its two messages. */
const LIMITS = { text: 32_767, formula: 8_192, title: 32, error: 225, prompt: 255, header: 255 } as const;

export function checkTable(table: TableSpec, path: string): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, where: string, message: string) =>
    issues.push({ code, path: `${path}${where}`, message: `表「${table.name}」: ${message}` });

  const problem = nameProblem(table.name);
  if (problem !== null) add("table.name", "", problem);
  if (table.rows.length === 0) add("table.empty", "", "行がありません。");

  const headers = table.columns.map(({ header }) => header);
  const folded = headers.map((header) => header.normalize("NFKC").toLowerCase());
  headers.forEach((header, index) => {
    if (header.trim() === "" || header.length > LIMITS.header)
      add("header.invalid", "", `見出し「${header}」は使えません。`);
    if (folded.indexOf(folded[index] ?? "") < index)
      add("header.repeated", "", `見出し「${header}」が重なっています。`);
  });
  for (const column of table.columns) {
    for (const { code, message } of checkColumn(column, headers)) add(code, `[${column.header}]`, message);
  }

  const keyIndexes = table.keyColumns.map((header) => headers.indexOf(header));
  if (keyIndexes.length === 0 || keyIndexes.includes(-1)) add("key.columns", "", "キーの列がありません。");
  const seen = new Set<string>();
  table.rows.forEach(({ key, cells }, index) => {
    const where = `.rows[${index}]`;
    if (seen.has(key)) add("key.repeated", where, `キー「${key}」が重なっています。`);
    seen.add(key);
    if (cells.length !== headers.length) add("row.length", where, `セルの数が列の数と違います。`);
    const joined = tableKey(keyIndexes.map((at) => String(cells[at]?.content ?? "")));
    if (joined !== key) add("key.mismatch", where, `キー「${key}」とセル「${joined}」が違います。`);
    cells.forEach(({ content }, at) => {
      const column = table.columns[at];
      if (column?.formula !== undefined && content !== null)
        add("cell.formula", where, `「${column.header}」は数式の列です。`);
      if (isTooLong(content)) add("text.long", where, `「${column?.header ?? ""}」の文字が多すぎます。`);
      if (typeof content === "number" && !Number.isFinite(content))
        add("cell.number", where, "数値ではありません。");
    });
  });
  return issues;
}

/** Width that the filter button takes from a header, in 半角 characters. */
const FILTER_BUTTON = 3;

/** Japanese breaks anywhere; a run of ASCII such as R2(2020) stays whole unless the column is too narrow for it. */
function longestRun(header: string): number {
  return Math.max(0, ...(header.match(/[!-~]+/g) ?? []).map((run) => run.length));
}

function checkColumn(column: ColumnSpec, headers: readonly string[]): { code: string; message: string }[] {
  const found: { code: string; message: string }[] = [];
  const add = (code: string, message: string) => found.push({ code, message });
  const { header, formula, conditional = [], validation, width, owner } = column;
  if ((owner === "formula") !== (formula !== undefined))
    add("column.formula", "数式の列と所有者が合っていません。");
  if (longestRun(header) > width - FILTER_BUTTON)
    add("header.broken", `見出し「${header}」の英数字が列の幅で折れます。`);
  if (!(width > 0 && width <= 255)) add("column.width", "列の幅が 0 から 255 の外です。");
  for (const template of [
    ...(formula === undefined ? [] : [formula]),
    ...conditional.map((one) => one.formula),
  ]) {
    if (template.length > LIMITS.formula || template.startsWith("="))
      add("formula.invalid", "数式の形が違います。");
    const unknown = headersIn(template).filter((header) => !headers.includes(header));
    if (unknown.length > 0) add("formula.header", `数式の「${unknown.join("、")}」という列がありません。`);
  }
  for (const one of conditional) {
    // Conditional formats may point at cells of their own sheet only: no other sheet, no name.
    if (/!|\p{Script=Han}\p{L}*_/u.test(one.formula.replace(/"[^"]*"|\[\[.*?\]\]/g, ""))) {
      add("conditional.elsewhere", "条件付き書式がほかのシートを指しています。");
    }
  }
  if (validation) found.push(...checkValidation(validation));
  return found;
}

function checkValidation({ type, prompt, error, ...rest }: Validation): { code: string; message: string }[] {
  const isTooLong =
    error.title.length > LIMITS.title ||
    error.message.length > LIMITS.error ||
    (prompt && (prompt.title.length > LIMITS.title || prompt.message.length > LIMITS.prompt));
  const found = isTooLong ? [{ code: "validation.long", message: "入力規則の文が長すぎます。" }] : [];
  if (type === "list" && "source" in rest && /[",、]/.test(rest.source)) {
    found.push({ code: "validation.literal", message: "選択肢は設定の範囲を指してください。" });
  }
  return found;
}

function isTooLong(content: Content): boolean {
  if (typeof content === "string") return content.length > LIMITS.text;
  return typeof content === "object" && content !== null && content.formula.length > LIMITS.formula;
}
