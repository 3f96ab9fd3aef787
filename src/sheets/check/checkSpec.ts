import type { Issue } from "../../plan";
import { areaOfTable, areasOfBlocks, overlaps } from "./areas";
import { checkCharts } from "./checkCharts";
import { checkTable } from "./checkTable";
import { nameProblem, sheetNameProblem } from "./excelNames";
import type { SheetSpec } from "../spec";

/**
 * What a host could not render, or Excel would refuse: names, duplicate keys and headers, rows that do not fit their
 * columns, formulas that name no column, areas that overlap, charts that hide cells, texts beyond Excel's limits. These are bugs of this room,
 * found by its tests; nothing here is a user's doing.
 */
export function checkSpec(spec: SheetSpec): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, path: string, message: string) => issues.push({ code, path, message });

  const problem = sheetNameProblem(spec.name);
  if (problem !== null) add("sheet.name", "name", `シート名「${spec.name}」は使えません: ${problem}`);
  spec.tables.forEach((table, index) => issues.push(...checkTable(table, `tables[${index}]`)));
  spec.names.forEach(({ name }, index) => {
    const wrong = nameProblem(name);
    if (wrong !== null) add("name.invalid", `names[${index}]`, `名前「${name}」は使えません: ${wrong}`);
  });

  const areas = [...areasOfBlocks(spec), ...spec.tables.map((table) => areaOfTable(table))];
  areas.forEach((area, index) => {
    if (area.rows === 0 || area.columns === 0)
      add("area.empty", area.what, `${area.what}にセルがありません。`);
    const other = areas.slice(index + 1).find((one) => overlaps(area, one));
    if (other) add("area.overlap", area.what, `${area.what}と${other.what}が重なっています。`);
  });
  for (const block of spec.blocks) {
    for (const { content, look } of block.cells.flat()) {
      if (typeof content === "string" && content.length > 32_767)
        add("text.long", "blocks", "文字が多すぎるセルがあります。");
      if (look === undefined) add("block.look", "blocks", "見た目の決まっていないセルがあります。");
    }
  }
  const headerRows = spec.tables.map(({ row }) => row);
  if (spec.freeze && headerRows[0] !== undefined && spec.freeze.rows !== headerRows[0] + 1) {
    add("freeze.rows", "freeze", "固定する行が見出しの行で終わっていません。");
  }
  if (spec.print && spec.print.titleRows[0] > spec.print.titleRows[1]) {
    add("print.titleRows", "print", "印刷タイトルの行が逆です。");
  }
  const breaks = spec.print?.breaksBefore ?? [];
  if (breaks.some((row, index) => row <= (breaks[index - 1] ?? 0))) {
    add("print.breaks", "print", "改ページの行が上から順に並んでいません。");
  }
  issues.push(...checkCharts(spec));
  return issues;
}

/** {@link checkSpec} for each sheet, and that no two sheets, tables or names are called alike (Excel ignores case). */
export function checkSpecs(specs: readonly SheetSpec[]): Issue[] {
  const repeated = (what: string, names: readonly string[]): Issue[] => {
    const folded = names.map((name) => name.normalize("NFKC").toLowerCase());
    return names
      .filter((_, index) => folded.indexOf(folded[index] ?? "") < index)
      .map((name) => ({
        code: "name.repeated",
        path: what,
        message: `${what}「${name}」が重なっています。`,
      }));
  };
  return [
    ...specs.flatMap((spec) =>
      checkSpec(spec).map((issue) => ({ ...issue, path: `${spec.name}: ${issue.path}` })),
    ),
    ...repeated(
      "シート名",
      specs.map(({ name }) => name),
    ),
    ...repeated(
      "表と名前",
      specs.flatMap(({ tables, names }) => [...tables, ...names].map(({ name }) => name)),
    ),
    ...repeated(
      "グラフ",
      specs.flatMap(({ charts = [] }) => charts.map(({ name }) => name)),
    ),
  ];
}
