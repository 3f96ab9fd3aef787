export const HELP = `使い方: npm run --silent reform -- コマンド [引数]

コマンド:
  target 取組項目 年度 [指標]   目標を表示します。Excel の =REFORM.TARGET と同じ答えです。
  table --csv                   すべての指標の目標を CSV で表示します(1 指標 1 行)。
  items --json                  計画の全体を JSON で表示します。
  --help                        この説明を表示します。

引数:
  取組項目   コード(2-1-2、Ⅱ-1-2)か、名前の全部または一部
  年度       R4、令和4年度、2022、2022-04-01 など
  指標       指標の名前の全部または一部。指標が一つの取組項目では省略できます。

例:
  npm run --silent reform -- target ふるさと納税 R4
  npm run --silent reform -- target 1-1-5 R5 児童クラブ
  npm run --silent reform -- table --csv > 目標.csv

目標がないとき、または名前や年度が分からないときは、理由を標準エラー出力に表示し、終了コード 1 で終わります。
`;
