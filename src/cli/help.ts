import { formatEra, formatEraLong, itemsInOrder, type Indicator, type Plan } from "../plan";

const COMMAND = "npm run --silent reform --";

/** How to use the commands, with codes, names and years of the plan that they answer from. */
export function help(plan: Plan): string {
  return `使い方: ${COMMAND} コマンド [引数]

コマンド:
  target 取組項目 年度 [指標]   目標を表示します。Excel の =REFORM.TARGET と同じ答えです。
  table --csv                   すべての指標の目標を CSV で表示します(1 指標 1 行)。
  items --json                  計画の全体を JSON で表示します。
  --help                        この説明を表示します。

引数:
  取組項目   コード${codes(plan)}か、名前の全部または一部
  年度       ${years(plan)}など
  指標       指標の名前の全部または一部。指標が一つの取組項目では省略できます。

例:
${[...targetExamples(plan), "table --csv > 目標.csv"].map((words) => `  ${COMMAND} ${words}`).join("\n")}

目標がないとき、または名前や年度が分からないときは、理由を標準エラー出力に表示し、終了コード 1 で終わります。
`;
}

/** An item's code in both spellings: with the number and with the numeral of its 重点項目. */
function codes(plan: Plan): string {
  const [first] = itemsInOrder(plan);
  if (first === undefined) return "";
  const { priority, item } = first;
  return `(${item.code}、${priority.numeral}${item.code.slice(priority.code.length)})`;
}

function years({ years: [first] }: Plan): string {
  return first === undefined ? "" : `${formatEra(first)}、${formatEraLong(first)}、${first}、${first}-04-01 `;
}

/** One item that needs no indicator to be named, and one that does; only such as have a number to print. */
function targetExamples(plan: Plan): readonly string[] {
  const items = itemsInOrder(plan).map(({ item }) => item);
  const simple = items.flatMap(({ name, indicators: [only, ...more] }) =>
    only === undefined || more.length > 0
      ? []
      : yearsWithNumber(plan, only).map((year) => `"${name}" ${year}`),
  );
  const named = items
    .filter(({ indicators }) => indicators.length > 1)
    .flatMap(({ code, indicators }) =>
      indicators.flatMap((one) => yearsWithNumber(plan, one).map((year) => `${code} ${year} "${one.name}"`)),
    );
  return [...simple.slice(0, 1), ...named.slice(0, 1)].map((words) => `target ${words}`);
}

function yearsWithNumber(plan: Plan, { targets }: Indicator): readonly string[] {
  return plan.years.filter((_, column) => typeof targets[column]?.value === "number").map(formatEra);
}
