import type { Issue } from "../plan";
import { checkTable } from "./checkTable";
import { nameProblem, sheetNameProblem } from "./excelNames";
import type { SheetSpec } from "./spec";

interface Area {
  readonly what: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * What a host could not render, or Excel would refuse: names, duplicate keys and headers, rows that do not fit their
 * columns, formulas that name no column, areas that overlap, texts beyond Excel's limits. These are bugs of this room,
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

  const areas = areasOf(spec);
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
  ];
}

function areasOf(spec: SheetSpec): Area[] {
  return [
    ...spec.blocks.map(({ row, column, cells }, index) => ({
      what: `blocks[${index}]`,
      row,
      column,
      rows: cells.length,
      columns: Math.max(0, ...cells.map(({ length }) => length)),
    })),
    ...spec.tables.map(({ name, row, column, rows, columns }) => ({
      what: name,
      row,
      column,
      rows: rows.length + 1,
      columns: columns.length,
    })),
  ];
}

function overlaps(a: Area, b: Area): boolean {
  const apart = (start: number, length: number, other: number, otherLength: number) =>
    start + length <= other || other + otherLength <= start;
  return !apart(a.row, a.rows, b.row, b.rows) && !apart(a.column, a.columns, b.column, b.columns);
}
