/** The worked example of the documentation, read from its tables: what people check by hand is what the tests check. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundledPlan, itemsInOrder, parseFiscalYear } from "../../src/plan";
import type { Content } from "../../src/sheets";
import { ACTUAL_HEADERS as A, targetKey } from "../../src/sheets";
import type { Typed } from "./filledSheets";

export interface ExampleRow {
  readonly key: string;
  readonly year: number;
  /** By header of the document's table; "" for an empty cell. */
  readonly cells: Readonly<Record<string, string>>;
}

const TEXT = readFileSync(join(__dirname, "../../docs/worked-example.md"), "utf8");

interface Section {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const SECTIONS: readonly Section[] = TEXT.split(/^## /m)
  .slice(1)
  .map((section) => {
    const [title = "", ...lines] = section.split("\n");
    const [header, , ...body] = lines.filter((line) => line.startsWith("|")).map(cellsOf);
    return {
      title,
      rows: body.map((cells) =>
        Object.fromEntries((header ?? []).map((name, index) => [name, cells[index] ?? ""])),
      ),
    };
  });

function cellsOf(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** Rows of the years that are over: one for each row of 実績入力. */
export const EXAMPLE_ROWS: readonly ExampleRow[] = SECTIONS.filter(({ title }) =>
  /^令和\d+年度$/.test(title),
).flatMap(({ title, rows }) => rows.map((cells) => rowOf(cells, title)));

const UNDERWAY = sectionWith("年度の途中");
/** Rows of the year that is under way. */
export const PACE_ROWS: readonly ExampleRow[] = UNDERWAY.rows.map((cells) =>
  rowOf(cells, /令和\d+年度/.exec(UNDERWAY.title)?.[0] ?? ""),
);

export const COUNTED = sectionWith("数え方");

function sectionWith(word: string): Section {
  const section = SECTIONS.find(({ title }) => title.includes(word));
  if (!section) throw new Error(`the document has no ${word}`);
  return section;
}

function rowOf(cells: Readonly<Record<string, string>>, yearName: string): ExampleRow {
  const year = parseFiscalYear(yearName);
  if (!year.ok) throw new Error(year.issues[0].message);
  const [code, ...rest] = (cells["行"] ?? "").split(" ");
  const name = rest.join(" ");
  const item = itemsInOrder(bundledPlan).find((placed) => placed.item.code === code)?.item;
  const indicator = item?.indicators.find((one) => one.name === name) ?? null;
  if (!item || (indicator === null) !== (name === ""))
    throw new Error(`the plan has no ${cells["行"] ?? ""}`);
  return { key: `${targetKey(item, indicator)}|${String(year.value)}`, year: year.value, cells };
}

const TYPED: readonly (readonly [header: string, column: string])[] = [
  [A.firstHalf, "上半期実績"],
  [A.forecast, "年度末見込"],
  [A.actual, "実績"],
  [A.stage, "段階"],
  [A.state, "状態"],
  [A.reason, "理由・対応"],
];

/** What the departments type. */
export function typedIn(rows: readonly ExampleRow[]): Typed {
  return new Map(
    rows.map(({ key, cells }) => [
      key,
      Object.fromEntries(
        TYPED.map(([header, column]): [string, Content] => [header, content(cells[column] ?? "")]),
      ),
    ]),
  );
}

/** @example content("1,200") // 1200 */
export function content(text: string): Content {
  if (text === "") return null;
  return /^[\d,.]+$/.test(text) ? Number(text.replaceAll(",", "")) : text;
}
