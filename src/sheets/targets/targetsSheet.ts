import type { FiscalYear, Indicator, Item, PlacedItem, Plan, StatedTotal } from "../../plan";
import {
  READING_WORDS,
  TO_BE_CHECKED,
  certainty,
  describePlace,
  ownersOf,
  readingInWords,
  weakestReading,
} from "../../plan";
import type { Selection, WriteChoice } from "../choice";
import { NO_INDICATOR, TARGET_HEADERS as H, scheduleHeader, targetHeader } from "../headers";
import { targetKey } from "../keys";
import { SHEETS, TABLES } from "../names";
import type { CellSpec, ColumnSpec, RowSpec, SheetSpec } from "../spec";
import {
  EMPTY,
  cellAt,
  citedCell,
  footnoteText,
  liveTargetCell,
  mergedLines,
  scheduleCell,
  scheduleDoubts,
  targetCell,
} from "./targetCells";
import { LEFT, footer, line, titleBlock } from "../looks/titleBlock";
import { numberText, numberWidth } from "../looks/widths";
import type { Written } from "../written";

const HEADER_ROW = 3;

/** A column with how a row gets its cell in it. */
interface Column {
  readonly spec: ColumnSpec;
  readonly cell: (row: Row) => CellSpec;
}

interface Row extends PlacedItem {
  readonly indicator: Indicator | null;
}

/**
 * 計画目標: what the plan says, one row per indicator. All plan years have their columns, so that another choice of
 * years fits into the same table later; those that were not chosen are hidden until a write brings their year.
 */
export function targetsSheet(
  plan: Plan,
  selection: Selection,
  choice: WriteChoice,
  written: Written,
): SheetSpec {
  const rows = selection.items.flatMap((placed): Row[] => {
    const indicators = placed.item.indicators.length === 0 ? [null] : placed.item.indicators;
    return indicators.map((indicator) => ({ ...placed, indicator }));
  });
  const columns = columnsOf(plan, selection, choice, rows);
  const lead =
    "計画の年度計画と目標値の一覧です。このシートには入力しません。実績は「" +
    `${SHEETS.actuals}」に入力してください。空欄は目標値がないことを表します。`;
  return {
    role: "targets",
    name: SHEETS.targets,
    visibility: "visible",
    blocks: [
      ...titleBlock(
        SHEETS.targets,
        plan,
        selection.years.map(({ year }) => year),
        written,
        lead,
      ),
      line(2, LEFT, "凡例", "caption"),
      line(2, LEFT + 1, READING_WORDS.inferred, "inferredText"),
      line(2, LEFT + 2, TO_BE_CHECKED, "unreadable"),
      line(
        2,
        LEFT + 3,
        `斜体に点線は原典の断片から推定した値、${TO_BE_CHECKED}は読み取れない値です。セルを選ぶと理由が表示されます。`,
        "caption",
      ),
    ],
    tables: [
      {
        name: TABLES.targets,
        row: HEADER_ROW,
        column: 0,
        columns: columns.map(({ spec }) => spec),
        keyColumns: [H.key],
        rows: rows.map((row): RowSpec => ({
          key: targetKey(row.item, row.indicator),
          cells: columns.map(({ cell }) => cell(row)),
        })),
        filter: true,
      },
    ],
    names: [],
    widths: {},
    freeze: { rows: HEADER_ROW + 1, columns: columns.findIndex(({ spec }) => spec.header === H.item) + 1 },
    print: {
      orientation: "landscape",
      titleRows: [HEADER_ROW, HEADER_ROW],
      footer: footer(plan, SHEETS.targets),
    },
    isProtected: true,
  };
}

function columnsOf(plan: Plan, selection: Selection, choice: WriteChoice, rows: readonly Row[]): Column[] {
  const chosen = new Set(selection.years.map(({ year }) => year));
  const ofYear = (year: FiscalYear, { spec, cell }: Column): Column => ({
    spec: { ...spec, year, ...(chosen.has(year) ? {} : { hidden: true }) },
    cell,
  });
  const numbers = rows.flatMap(({ indicator }) =>
    (indicator?.targets ?? []).map(({ value }) => (typeof value === "number" ? numberWidth(value) : 0)),
  );
  // At the least what the longest part of the header takes beside its filter button.
  const amount = Math.max(12, 2 + numbers.reduce((widest, width) => Math.max(widest, width), 0));
  const sums = rows.map(({ indicator }) => sumWidth(indicator));
  const sum = Math.max(9, 2 + sums.reduce((widest, width) => Math.max(widest, width), 0));

  return [
    column(H.key, "key", 14, ({ item, indicator }) => ({ content: targetKey(item, indicator) }), true),
    column(H.priority, "text", 16, ({ priority }) => ({ content: `${priority.numeral} ${priority.name}` })),
    column(H.measure, "text", 12, ({ measure }) => ({ content: `${measure.code} ${measure.name}` })),
    column(H.code, "code", 9, ({ item }) => ({ content: item.code })),
    column(H.item, "text", 19, ({ item }) => ({ content: item.name })),
    column(H.owners, "text", 10, ({ item }) => citedCell(ownersOf(item), item.owners, plan)),
    column(H.origin, "text", 10, ({ item }) =>
      citedCell(plan.originLabels[item.origin.value], [item.origin], plan),
    ),
    ...plan.years.map((year, index) =>
      ofYear(
        year,
        column(scheduleHeader(year), "stage", 9, ({ item }) =>
          scheduleCell(cellAt(item.schedule, index), item, plan),
        ),
      ),
    ),
    column(H.indicator, "text", 15, ({ indicator }) =>
      indicator === null
        ? { content: NO_INDICATOR }
        : citedCell(indicator.name, indicator.attribution ? [indicator.attribution] : [], plan),
    ),
    column(H.unit, "text", 7, ({ indicator }) => ({ content: indicator?.unit || null })),
    ...plan.years.map((year, index) =>
      ofYear(
        year,
        column(targetHeader(year), "number", amount, ({ item, indicator }) => {
          if (indicator === null) return EMPTY;
          const target = cellAt(indicator.targets, index);
          const cell = targetCell(target, plan);
          return choice.targets === "formulas" ? liveTargetCell(cell, item, indicator, target, year) : cell;
        }),
      ),
    ),
    column(H.total, "number", sum, ({ indicator }) => totalCell(indicator, plan)),
    column(H.goal, "text", 12, ({ indicator }) => goalCell(indicator, plan)),
    column(H.reading, "stage", 11, (row) => readingCell(row)),
    column(H.source, "text", 14, (row) => ({ content: sourceOf(row, plan) })),
    column(H.remarks, "text", 20, ({ item, indicator }) => ({ content: remarks(item, indicator) || null })),
  ];
}

function column(
  header: string,
  look: ColumnSpec["look"],
  width: number,
  cell: Column["cell"],
  isHidden = false,
): Column {
  return { spec: { header, owner: "plan", look, width, ...(isHidden ? { hidden: true } : {}) }, cell };
}

/** The total that the source states; for yearly amounts without one the sum of the years, said to be ours. */
function totalCell(indicator: Indicator | null, plan: Plan): CellSpec {
  if (indicator?.total) return statedTotal(indicator, indicator.total, plan);
  const sum = sumOf(indicator);
  if (sum === null) return EMPTY;
  return {
    content: sum,
    look: Number.isInteger(sum) ? "calculatedNumber" : "calculatedDecimal",
    note: "年度の目標値の合計です。原典に合計の記載はありません。",
  };
}

/** The plan's own total stays; where corrected years no longer add up to it, its note says so. */
function statedTotal(indicator: Indicator, total: StatedTotal, plan: Plan): CellSpec {
  const cell = targetCell(total, plan);
  const sum = sumOfYears(indicator);
  const isCorrected = indicator.targets.some(({ confirmation }) => confirmation?.kind === "corrected");
  if (!isCorrected || sum === null || sum === total.value) return cell;
  const note = `訂正した年度を含む目標値の合計は ${numberText(sum)} で、計画に記載の合計と違います。`;
  return { ...cell, note: `${note}${cell.note ?? ""}` };
}

/** null where the years do not add up or one of them cannot be read. */
function sumOf(indicator: Indicator | null): number | null {
  return indicator?.kind === "annual" ? sumOfYears(indicator) : null;
}

/** null where one of the years cannot be read, or none has a number. */
function sumOfYears(indicator: Indicator): number | null {
  if (indicator.targets.some((cell) => certainty(cell) === "unreadable")) return null;
  const numbers = indicator.targets.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  if (numbers.length === 0) return null;
  // To 12 digits: 0.1 + 0.2 is 0.3.
  return Number(numbers.reduce((sum, value) => sum + value, 0).toPrecision(12));
}

function sumWidth(indicator: Indicator | null): number {
  const total = indicator?.total?.value ?? sumOf(indicator);
  return total === null ? 0 : numberWidth(total);
}

function goalCell(indicator: Indicator | null, plan: Plan): CellSpec {
  const goal = indicator?.goal;
  if (!goal) return EMPTY;
  return citedCell(`${goal.label} ${numberText(goal.value)}${goal.unit}`, [goal], plan);
}

/** How the targets were read; for items without any, how the schedule was. */
function readingCell({ item, indicator }: Row): CellSpec {
  const cells = indicator?.targets ?? scheduleDoubts(item);
  const content = readingInWords(cells);
  const reading = weakestReading(cells);
  if (reading === "unreadable") return { content, look: "unreadable" };
  return reading === "inferred" ? { content, look: "inferredStage" } : { content };
}

function sourceOf({ item, indicator }: Row, plan: Plan): string {
  const cited = indicator
    ? [...indicator.targets, indicator.attribution, indicator.total, indicator.goal]
    : [item, ...item.schedule];
  return describePlace({ lines: mergedLines(cited) }, plan.source);
}

function remarks(item: Item, indicator: Indicator | null): string {
  if (!indicator) return "";
  const whole = item.indicators.find(({ id }) => id === indicator.innerOf);
  return [...(whole ? [`「${whole.name}」の内数`] : []), ...footnoteText(indicator.footnotes)].join("\n");
}
