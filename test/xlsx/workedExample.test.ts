/** The worked example: the document, the pure rules, the workbook, and LibreOffice all say the same. */
import { DEFAULT_SETTINGS, evaluateRow } from "../../src/achievement";
import { serialOfDate } from "../../src/plan";
import { bundledPlan } from "../../src/plan";
import {
  ACTUAL_HEADERS as A,
  NO_INDICATOR,
  PROGRESS_HEADERS as P,
  SUMMARY_HEADERS as U,
  TABLES,
} from "../../src/sheets";
import type { CellValue } from "../../src/workflows/port";
import { writeWorkbookFile } from "../../src/xlsx";
import { editFile, openPort } from "./fileHand";
import { filledSheets } from "./filledSheets";
import { bundledSheets, without } from "./planFile";
import { LIBREOFFICE, describeWith, throughLibreOffice } from "./programs";
import { COUNTED, EXAMPLE_ROWS, PACE_ROWS, content, typedIn } from "./workedExample";

const TYPED = typedIn([...EXAMPLE_ROWS, ...PACE_ROWS]);
const AFTER_R5 = { year: 2023, asOf: serialOfDate({ year: 2024, month: 5, day: 31 }) };
const WITHIN_R6 = { year: 2024, asOf: serialOfDate({ year: 2024, month: 9, day: 30 }) };

const percent = (text: string) =>
  text === "" ? "" : Number((Number(text.replace("%", "")) / 100).toFixed(3));
const close = (value: CellValue | undefined) =>
  typeof value === "number" ? Number(value.toPrecision(11)) : value;

type Answers = ReadonlyMap<string, Readonly<Record<string, CellValue>>>;

async function read(bytes: Uint8Array, table: string, key: string): Promise<Answers> {
  const { tables } = await (await openPort(bytes)).snapshot({ tables: [table], names: [] });
  const [found] = tables;
  if (!found) throw new Error(`no ${table}`);
  const rows = found.values.map((values) =>
    Object.fromEntries(found.headers.map((header, index) => [header, values[index] ?? ""])),
  );
  return new Map(rows.map((row) => [String(row[key]), row]));
}

it("has every row of the plan in every year that is over", () => {
  const years = bundledPlan.years.slice(0, -1);
  const all = filledSheets(bundledSheets(), TYPED, AFTER_R5)
    .flatMap(({ tables }) => tables)
    .find(({ name }) => name === TABLES.actuals)
    ?.rows.map(({ key }) => key)
    .filter((key) => years.some((year) => key.endsWith(`|${String(year)}`)));
  expect([...EXAMPLE_ROWS.map(({ key }) => key)].sort()).toEqual([...(all ?? [])].sort());
});

describe.each(EXAMPLE_ROWS)("$key", ({ key, cells }) => {
  const actuals = bundledSheets()
    .flatMap(({ tables }) => tables)
    .find(({ name }) => name === TABLES.actuals);
  const row = actuals?.rows.find((one) => one.key === key);
  const fromPlan = (header: string) =>
    row?.cells[actuals?.columns.findIndex((column) => column.header === header) ?? -1]?.content ?? "";
  const isItem = fromPlan(A.indicator) === NO_INDICATOR;

  it("has the plan's target", () =>
    expect(isItem ? fromPlan(A.schedule) : fromPlan(A.target)).toEqual(content(cells["目標"] ?? "") ?? ""));

  it("is what achievement says", () =>
    expect(
      evaluateRow(
        {
          target: fromPlan(A.target),
          actual: content(cells["実績"] ?? "") ?? "",
          state: cells["状態"],
          method: fromPlan(A.method),
          baseline: "",
          direction: fromPlan(A.direction),
          stage: cells["段階"] ?? "",
          schedule: isItem ? fromPlan(A.schedule) : "",
        },
        DEFAULT_SETTINGS,
        bundledPlan.stages,
      ),
    ).toEqual({ rate: percent(cells["達成率"] ?? ""), grade: cells["判定"] }));
});

describe.each([
  ["our own writer", null, (bytes: Uint8Array) => bytes],
  ["LibreOffice", LIBREOFFICE, (bytes: Uint8Array) => throughLibreOffice(bytes, "xlsx", "xlsx")],
] as const)("worked out by %s", (program, missing, through) => {
  describeWith([missing], program, () => {
    const workbook = async (review: typeof AFTER_R5) => {
      const sheets = without(bundledSheets(), "card", "dashboard", "report");
      const ours = await writeWorkbookFile(filledSheets(sheets, TYPED, review));
      return through(
        missing === null && program === "our own writer" ? ours : await editFile(ours, () => undefined),
      );
    };

    it("shows the rates and grades of the document, year by year and in its totals", async () => {
      const bytes = await workbook(AFTER_R5);
      const rows = await read(bytes, TABLES.actuals, A.key);
      const shown = EXAMPLE_ROWS.map(({ key }) => [
        key,
        close(rows.get(key)?.[A.rate]),
        rows.get(key)?.[A.grade],
      ]);
      expect(shown).toEqual(
        EXAMPLE_ROWS.map(({ key, cells }) => [key, percent(cells["達成率"] ?? ""), cells["判定"]]),
      );

      const counts = [...(await read(bytes, TABLES.byPriority, P.priority))].map(([name, cells]) => {
        const [one = 0, two = 0, three = 0, four = 0] = U.levels.map((level) => cells[level]);
        return {
          重点項目: name.split(" ")[0],
          行数: cells[U.rows],
          "◎達成": one,
          "○概ね達成": two,
          "△やや遅れ": three,
          "×遅れ": four,
          判定のない行: Number(cells[U.rows]) - Number(cells[U.rated]),
          順調の割合: Number(cells[U.share]).toFixed(3),
        };
      });
      expect(counts).toEqual(
        COUNTED.rows.map(({ 重点項目, 順調の割合 = "", ...numbers }) => ({
          重点項目,
          ...Object.fromEntries(Object.entries(numbers).map(([header, text]) => [header, Number(text)])),
          順調の割合: Number(percent(順調の割合.split("=")[1]?.trim() ?? "")).toFixed(3),
        })),
      );
    }, 60_000);

    it("shows the estimates of the document for the year that is under way", async () => {
      const rows = await read(await workbook(WITHIN_R6), TABLES.progress, P.key);
      const shown = PACE_ROWS.map(({ key }) => {
        const row = rows.get(key.replace(/\|\d+$/, ""));
        return [key, Number(row?.[P.estimateRate]).toFixed(3), row?.[P.estimateGrade]];
      });
      expect(shown).toEqual(
        PACE_ROWS.map(({ key, cells }) => [
          key,
          Number(percent(cells["見込率"] ?? "")).toFixed(3),
          cells["見込判定"],
        ]),
      );
      const late = PACE_ROWS.filter(({ key }) =>
        String(rows.get(key.replace(/\|\d+$/, ""))?.[P.attention]).includes("年度末に遅れる見込み"),
      );
      expect(late.map(({ cells }) => cells["見込判定"])).toEqual(["×遅れ(見込)"]);
    }, 60_000);
  });
});
