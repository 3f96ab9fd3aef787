import { DEFAULT_SETTINGS, evaluateRow } from "../../src/achievement";
import type { GradeSettings } from "../../src/achievement";
import { grownPlan } from "../../src/dev/grownPlan";
import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS, NO_INDICATOR, SHEETS, TABLES } from "../../src/sheets";
import type { Content, RowSpec, SheetSpec } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { hasResult, readValue } from "../../src/xlsx/sheet/readCell";
import type { CellValue } from "../../src/workflows/port";
import type { Row } from "../achievement/recalculation/rows";
import { asFixture, asValue, edgeRows, randomRows } from "../achievement/recalculation/rows";
import { editFile, openPort } from "./fileHand";
import { bundledSheets, departmentSheets, sheetsOfPlan } from "./planFile";
import {
  GNUMERIC,
  LIBREOFFICE,
  allThroughLibreOffice,
  describeWith,
  recalculatedByGnumeric,
} from "./programs";

/** The columns of 実績入力 that decide about a rate, and what the rows of the comparison call them. */
const COLUMNS: readonly (readonly [header: string, field: keyof Row])[] = [
  [ACTUAL_HEADERS.target, "target"],
  [ACTUAL_HEADERS.actual, "actual"],
  [ACTUAL_HEADERS.state, "state"],
  [ACTUAL_HEADERS.method, "method"],
  [ACTUAL_HEADERS.baseline, "baseline"],
  [ACTUAL_HEADERS.direction, "direction"],
];

/** The formulas themselves are compared on every edge in test/achievement; this is about the files that carry them. */
const rows: readonly Row[] = [
  ...edgeRows().filter((_row, index) => index % 5 === 0),
  ...randomRows(300, 20_200_401),
];

/** The sheets of the plan with other rows in 実績入力. */
function sheetsWith(settings: GradeSettings): readonly SheetSpec[] {
  return bundledSheets(settings).map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => {
      if (table.name !== TABLES.actuals) return table;
      return {
        ...table,
        rows: rows.map((row, index): RowSpec => {
          const contents = new Map<string, Content>(
            COLUMNS.map(([header, field]) => [header, asFixture(row[field])]),
          );
          contents.set(ACTUAL_HEADERS.key, `row${index}`);
          const { stage, schedule, isItem } = stagesOf(index);
          contents.set(ACTUAL_HEADERS.stage, stage);
          contents.set(ACTUAL_HEADERS.schedule, schedule);
          contents.set(ACTUAL_HEADERS.indicator, isItem ? NO_INDICATOR : "指標");
          return {
            key: `row${index}`,
            cells: table.columns.map(({ header }) => ({ content: contents.get(header) ?? null })),
          };
        }),
      };
    }),
  }));
}

/** What a row reports and plans as a stage: every pair, with and without an indicator, among any numbers. */
function stagesOf(index: number) {
  const { stages } = bundledPlan;
  const choices = [...stages, null, "不明"];
  return {
    stage: choices[index % choices.length] ?? null,
    schedule: choices[Math.floor(index / choices.length) % choices.length] ?? null,
    isItem: index % 3 !== 0,
  };
}

function expectedOf(row: Row, index: number, settings: GradeSettings) {
  const { stage, schedule, isItem } = stagesOf(index);
  const values = Object.fromEntries(COLUMNS.map(([, field]) => [field, asValue(row[field])]));
  const cells = { ...values, stage: stage ?? "", schedule: isItem ? (schedule ?? "") : "" };
  return evaluateRow(cells as unknown as Parameters<typeof evaluateRow>[0], settings, bundledPlan.stages);
}

/** Rows of which the cells 達成率 and 判定 say something else than evaluateRow. */
function different(
  shown: readonly { rate: CellValue; grade: CellValue }[],
  settings: GradeSettings,
): unknown[] {
  expect(shown).toHaveLength(rows.length);
  return rows.flatMap((row, index) => {
    const expected = expectedOf(row, index, settings);
    const { rate, grade } = shown[index] ?? { rate: "(no row)", grade: "(no row)" };
    const isSame =
      typeof expected.rate === "number" && typeof rate === "number"
        ? Math.abs(expected.rate - rate) <= 1e-12 * Math.max(1, Math.abs(expected.rate))
        : expected.rate === rate;
    return isSame && expected.grade === grade ? [] : [{ row, expected, shown: { rate, grade } }];
  });
}

/** The file as a program leaves it that does not calculate. */
function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  return editFile(bytes, () => undefined);
}

async function tableRows(bytes: Uint8Array) {
  const port = await openPort(bytes);
  const { tables } = await port.snapshot({ tables: [TABLES.actuals], names: [] });
  const [table] = tables;
  const at = (header: string) => table?.headers.indexOf(header) ?? -1;
  return (table?.values ?? []).map((values) => ({
    rate: values[at(ACTUAL_HEADERS.rate)] ?? "(no cell)",
    grade: values[at(ACTUAL_HEADERS.grade)] ?? "(no cell)",
  }));
}

const [one, two, three, four] = DEFAULT_SETTINGS.levels;
const variants: readonly GradeSettings[] = [
  DEFAULT_SETTINGS,
  { ...DEFAULT_SETTINGS, gradeOn: "unrounded" },
  {
    levels: [{ ...one, min: 1.1 }, { ...two, min: 0.9995 }, { ...three, min: 0 }, four],
    digits: 3,
    gradeOn: "rounded",
  },
];

describe("results that the file carries", () => {
  it.each(variants)("are what evaluateRow says (settings %#)", async (settings) => {
    const bytes = await writeWorkbookFile(sheetsWith(settings));
    expect(different(await tableRows(bytes), settings)).toEqual([]);
  });

  it("are worked out on reading where a program left none", async () => {
    const bytes = await withoutResults(await writeWorkbookFile(sheetsWith(DEFAULT_SETTINGS)));
    expect(different(await tableRows(bytes), DEFAULT_SETTINGS)).toEqual([]);
  });

  it("are there for every formula of the plan's workbook", async () => {
    const bytes = await writeWorkbookFile(bundledSheets());
    const { values, withoutResult } = await formulasIn(bytes);
    expect(withoutResult).toEqual([]);
    expect(values.length).toBeGreaterThan(200);
  });

  it("are there for every formula of a plan of 1,500 items", async () => {
    const bytes = await writeWorkbookFile(sheetsOfPlan(grownPlan(bundledPlan, 1_500)));
    const { values, withoutResult } = await formulasIn(bytes);
    expect(withoutResult).toEqual([]);
    expect(values.length).toBeGreaterThan(90_000);
  }, 120_000);
});

/** A number, a state and a text in every second row of 実績入力, as departments fill it in. */
function answered(sheets: readonly SheetSpec[]): readonly SheetSpec[] {
  return sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => {
      if (table.name !== TABLES.actuals) return table;
      const target = table.columns.findIndex(({ header }) => header === ACTUAL_HEADERS.target);
      return {
        ...table,
        rows: table.rows.map((row, index): RowSpec => {
          const goal = row.cells[target]?.content;
          if (index % 2 === 1 || typeof goal !== "number") return row;
          const typed = new Map<string, Content>([
            [ACTUAL_HEADERS.actual, Math.round(goal * (0.4 + (index % 9) / 10))],
            [ACTUAL_HEADERS.state, index % 8 === 0 ? "確定" : null],
          ]);
          return {
            ...row,
            cells: row.cells.map((cell, position) => {
              const content = typed.get(table.columns[position]?.header ?? "");
              return content === undefined ? cell : { ...cell, content };
            }),
          };
        }),
      };
    }),
  }));
}

/** A 重点項目 with answers that were then changed in the file. */
async function changedFile(): Promise<Uint8Array> {
  const part = { ...bundledPlan, priorities: bundledPlan.priorities.slice(0, 1) };
  const port = await openPort(await writeWorkbookFile(answered(sheetsOfPlan(part))));
  const { tables } = await port.snapshot({ tables: [TABLES.actuals], names: [] });
  const [table] = tables;
  if (!table) throw new Error("the table is gone");
  const column = table.column + table.headers.indexOf(ACTUAL_HEADERS.actual);
  const cells = table.values.flatMap((line, index) => {
    const before = line[column - table.column];
    return typeof before === "number"
      ? [{ row: table.row + 1 + index, column, before, content: before + 1 }]
      : [];
  });
  expect(cells.length).toBeGreaterThan(5);
  await port.apply({ createSheets: [], tables: [], sheets: [{ sheet: table.sheet, cells }] });
  return port.save();
}

/** What is stored in new files is what Excel's protected view and previews show: nothing is calculated there. */
describeWith([LIBREOFFICE], "every result that a file carries", () => {
  const FILES: readonly (readonly [name: string, make: () => Promise<Uint8Array>, least: number])[] = [
    ["of rows of every kind", () => writeWorkbookFile(sheetsWith(DEFAULT_SETTINGS)), 2 * rows.length],
    ["of the whole plan as it is first written", () => writeWorkbookFile(bundledSheets()), 200],
    ["of the whole plan with answers", () => writeWorkbookFile(answered(bundledSheets())), 200],
    ["of a 重点項目 after its answers were changed", changedFile, 200],
    ["of a department's file", () => writeWorkbookFile(answered(departmentSheets())), 20],
  ];
  let ours: readonly Uint8Array[];
  let theirs: readonly Uint8Array[];
  beforeAll(async () => {
    ours = await Promise.all(FILES.map(([, make]) => make()));
    theirs = allThroughLibreOffice(await Promise.all(ours.map(withoutResults)), "xlsx", "xlsx");
  }, 300_000);

  it.each(FILES.map(([name, , least], index) => ({ name, least, index })))(
    "$name is what LibreOffice recalculates",
    async ({ least, index }) => {
      const [carried, recalculated] = [ours[index], theirs[index]];
      if (!carried || !recalculated) throw new Error("no file");
      const { values, withoutResult } = await formulasIn(carried);
      expect(values).toEqual((await formulasIn(recalculated)).values);
      expect(values.length).toBeGreaterThan(least);
      expect(withoutResult).toEqual([]);
    },
  );

  it("is what evaluateRow says on every row", async () => {
    const [recalculated] = theirs;
    if (!recalculated) throw new Error("no file");
    expect(different(await tableRows(recalculated), DEFAULT_SETTINGS)).toEqual([]);
  });
});

describeWith([GNUMERIC], "the file recalculated by Gnumeric", () => {
  it("shows what evaluateRow says, on every row", async () => {
    const sheets = sheetsWith(DEFAULT_SETTINGS);
    const bytes = await withoutResults(await writeWorkbookFile(sheets));
    const opened = await openWorkbook(recalculatedByGnumeric(bytes));
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const workbook = opened.value;
    // Gnumeric knows no tables: the cells are where the specs put them.
    const sheet = workbook.sheet(SHEETS.actuals);
    const table = sheets.flatMap((spec) => spec.tables).find(({ name }) => name === TABLES.actuals);
    if (!sheet || !table) throw new Error("the sheet is gone");
    const at = (row: number, header: string): CellValue => {
      const column = table.column + table.columns.findIndex((candidate) => candidate.header === header);
      const cell = sheet.cells.get(table.row + 1 + row, column);
      return cell ? readValue(cell, workbook.strings) : "";
    };
    const shown = rows.map((_row, index) => ({
      rate: at(index, ACTUAL_HEADERS.rate),
      grade: at(index, ACTUAL_HEADERS.grade),
    }));
    expect(different(shown, DEFAULT_SETTINGS)).toEqual([]);
  }, 60_000);
});

/**
 * Sheet, cell and value of every formula, and those that the file gives no result for. LibreOffice stores 15 digits of a
 * number, Excel and we 17.
 */
async function formulasIn(bytes: Uint8Array): Promise<{ values: unknown[]; withoutResult: unknown[] }> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const { sheets, strings } = opened.value;
  const formulas = sheets.flatMap((sheet) =>
    [...sheet.cells.formulas()].map(({ cell }) => ({
      cell,
      place: [sheet.name, cell.attribute("r")],
    })),
  );
  return {
    values: formulas.map(({ cell, place }) => [...place, settled(readValue(cell, strings))]),
    withoutResult: formulas.filter(({ cell }) => !hasResult(cell)).map(({ place }) => place),
  };
}

function settled(value: CellValue): CellValue {
  return typeof value === "number" ? Number(value.toPrecision(14)) : value;
}
