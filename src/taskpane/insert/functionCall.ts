import type { Item } from "../../plan";
import type { FunctionArgument, RowCall } from "../../workflows";

/** A function of the add-in with its arguments as people type them; numbers stay numbers. */
export interface FunctionCall {
  readonly name: InsertableName;
  readonly args: readonly FunctionArgument[];
}

export type InsertableName = (typeof insertable)[number]["name"];

/** The functions about one item, in the order in which people ask. */
export const insertable = [
  { name: "TARGET", label: "目標値", hint: "その年度の目標値です。", year: true, indicator: true },
  { name: "UNIT", label: "単位", hint: "指標の単位です。", year: false, indicator: true },
  {
    name: "CUMULATIVE",
    label: "目標値の累計",
    hint: "計画の初年度からその年度までの合計です。",
    year: true,
    indicator: true,
  },
  { name: "SCHEDULE", label: "年度計画", hint: "その年度に何をするかです。", year: true, indicator: false },
  { name: "OWNER", label: "担当課", hint: "取組項目の担当課です。", year: false, indicator: false },
  {
    name: "ITEM",
    label: "取組項目の名前",
    hint: "コードから引いた名前です。",
    year: false,
    indicator: false,
  },
  {
    name: "SOURCE",
    label: "出典",
    hint: "目標値の出典と、どう読み取ったかです。",
    year: true,
    indicator: true,
  },
] as const;

/** The functions about a row of 実績入力: they look at what people typed, and need the workbook's tables. */
export const insertableRows = [
  {
    name: "STATUS",
    label: "判定",
    hint: "実績入力の行を、標準のしきい値(100%、80%、60%)で判定します。",
    year: true,
    indicator: true,
  },
  {
    name: "PACE",
    label: "年度末の見込み(推定)",
    hint: "上半期実績か年度末見込から推定した、年度末の達成率です。実績ではありません。",
    year: true,
    indicator: true,
  },
] as const satisfies readonly { readonly name: RowCall["name"]; readonly [shape: string]: unknown }[];

/**
 * Arguments for what was picked. The item goes by its code, which is short and never ambiguous; the indicator is named
 * only where the item has several.
 */
export function functionCall(
  name: InsertableName,
  item: Item,
  year: string,
  indicator: string | undefined,
): FunctionCall {
  const shape = insertable.find((candidate) => candidate.name === name);
  const args: string[] = [item.code];
  if (shape?.year) args.push(year);
  if (shape?.indicator && item.indicators.length > 1 && indicator !== undefined) args.push(indicator);
  return { name, args };
}
