import { formatEra, formatEraLong, itemsInOrder, type Indicator, type Plan } from "../plan";
import { COMMAND } from "./commandHelp";
import { planExamples } from "./planExamples";

/** How to use the commands, with codes, names and years of the plan that they answer from. */
export function help(plan: Plan): string {
  return `使い方: ${COMMAND} コマンド [引数]

計画に答えるコマンド:
  target 取組項目 年度 [指標]   目標を表示します。Excel の =REFORM.TARGET と同じ答えです。
  table --csv                   すべての指標の目標を CSV で表示します(1 指標 1 行)。
  items --json                  計画の全体を JSON で表示します。

ブック(.xlsx)を扱うコマンド(くわしくは、それぞれに --help を付けて確かめられます):
  write --out ファイル.xlsx      計画の全体をブックに書き込みます。
  issue ブック.xlsx …           担当課に配るファイルを作ります。
  collect ブック.xlsx …         戻ってきたファイルを確かめ、ブックに取り込みます。
  export ブック.xlsx …          公開用の表(オープンデータ)にします。
  check ファイル                総務省の統一ルール(機械判読可能なデータの表記方法)に照らします。
  audit ブック.xlsx             ブックを計画と照らし合わせ、書き換えや隠された行を見つけます。
  freeze ブック.xlsx …          確定版(数式を値に変え、内容のハッシュ値を付けた控え)を作ります。
  verify ファイル.xlsx          確定版が、確定したときのままかを確かめます。

引数:
  取組項目   コード${codes(plan)}か、名前の全部または一部
  年度       ${years(plan)}など
  指標       指標の名前の全部または一部。指標が一つの取組項目では省略できます。

例:
${[...targetExamples(plan), "table --csv > 目標.csv", ...fileExamples(plan)].map((words) => `  ${COMMAND} ${words}`).join("\n")}

目標がないとき、または名前や年度が分からないときは、理由を標準エラー出力に表示し、終了コード 1 で終わります。
`;
}

/** A round of the year: the workbook, files for the departments, their answers. */
function fileExamples(plan: Plan): readonly string[] {
  const { year } = planExamples(plan);
  return [
    "write --out 進捗管理.xlsx",
    `issue 進捗管理.xlsx --year ${year} --deadline 2026-12-18 --contact "行革担当 内線123" --out 配布`,
    "collect 進捗管理.xlsx 回答 --merge",
    "export 進捗管理.xlsx --out 公開.csv",
    "check 公開.csv",
    "audit 進捗管理.xlsx",
    'freeze 進捗管理.xlsx --out 確定.xlsx --by "行革担当 山田" --note 議会提出',
    "verify 確定.xlsx --master 進捗管理.xlsx",
  ];
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
