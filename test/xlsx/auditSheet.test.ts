/** 監査: worked out apart from the rules in `achievement`, by three programs, and held against them row by row. */
import { DEFAULT_SETTINGS, METHOD_LABELS, evaluateRow, grade, rate } from "../../src/achievement";
import type { GradeSettings, RateMethod } from "../../src/achievement";
import { bundledPlan, itemsInOrder } from "../../src/plan";
import {
  ACTUAL_HEADERS as A,
  AUDIT_HEADERS as H,
  AUDIT_METHODS,
  AUDIT_WORDS as W,
  NO_INDICATOR,
  SHEETS,
  TABLES,
  auditSheet,
  type Content,
  type SheetSpec,
  type TableSpec,
} from "../../src/sheets";
import type { CellValue } from "../../src/workflows/port";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { hasResult, readValue } from "../../src/xlsx/sheet/readCell";
import type { Row } from "../achievement/recalculation/rows";
import { asFixture, asValue, edgeRows, randomRows } from "../achievement/recalculation/rows";
import { editFile } from "./fileHand";
import { bundledSheets, without } from "./planFile";
import { GNUMERIC, LIBREOFFICE, describeWith, recalculatedByGnumeric, throughLibreOffice } from "./programs";

const FIELDS: readonly (readonly [header: string, field: keyof Row])[] = [
  [A.target, "target"],
  [A.actual, "actual"],
  [A.state, "state"],
  [A.method, "method"],
  [A.baseline, "baseline"],
  [A.direction, "direction"],
];

/** An actual of 0 that divides, a target of 0, and the baseline for a target. */
const WITHOUT_GRADE: readonly Row[] = [
  { target: 82, actual: 0, method: METHOD_LABELS.inverse, direction: "以下", baseline: null, state: null },
  { target: 0, actual: 5, method: METHOD_LABELS.ratio, direction: "以上", baseline: null, state: null },
  {
    target: 100,
    actual: 90,
    method: METHOD_LABELS.improvement,
    direction: "以下",
    baseline: 100,
    state: "確定",
  },
];

const rows: readonly Row[] = [
  ...WITHOUT_GRADE,
  ...edgeRows().filter((_row, index) => index % 7 === 0),
  ...randomRows(300, 20_261_123),
];

/** Every pair of stages, with and without an indicator, among any numbers. */
function stagesOf(index: number) {
  const choices = [...bundledPlan.stages, null, "不明"];
  return {
    stage: choices[index % choices.length] ?? null,
    schedule: choices[Math.floor(index / choices.length) % choices.length] ?? null,
    isItem: index % 3 !== 0,
  };
}

function withRows(table: TableSpec, contents: (index: number) => ReadonlyMap<string, Content>): TableSpec {
  return {
    ...table,
    rows: rows.map((_row, index) => {
      const given = contents(index);
      return {
        key: `row${String(index)}`,
        cells: table.columns.map(({ header }) => ({ content: given.get(header) ?? null })),
      };
    }),
  };
}

/** 実績入力 and 監査 with these rows instead of the plan's. */
function sheetsWith(settings: GradeSettings): readonly SheetSpec[] {
  const sheets = without(bundledSheets(settings), "card", "dashboard", "report");
  const audit = auditSheet(
    bundledPlan,
    {
      items: itemsInOrder(bundledPlan),
      years: bundledPlan.years.map((year, index) => ({ year, index })),
    },
    { planHash: "", date: "2024-05-31", appVersion: "0.1.0" },
    placeIn(sheets),
  );
  const targetsKeys = rowsOf(sheets, TABLES.targets).map(({ key }) => key);
  return [...sheets, audit].map((sheet) => ({
    ...sheet,
    // Names reach as far as the rows of this comparison.
    names: sheet.names.map((name) =>
      sheet.role === "actuals" ? { ...name, rows: Math.max(name.rows ?? 1, rows.length + 1) } : name,
    ),
    tables: sheet.tables.map((table) => {
      const key = (index: number): [string, Content] => ["キー", `row${String(index)}`];
      const indicator = (index: number): [string, Content] => [
        A.indicator,
        stagesOf(index).isItem ? NO_INDICATOR : "指標",
      ];
      if (table.name === TABLES.audit)
        return withRows(
          table,
          (index) =>
            new Map<string, Content>([
              key(index),
              indicator(index),
              [H.targetsKey, targetsKeys[index % targetsKeys.length] ?? ""],
              [H.westernYear, bundledPlan.years[index % bundledPlan.years.length] ?? 0],
            ]),
        );
      if (table.name !== TABLES.actuals) return table;
      return withRows(table, (index) => {
        const row = rows[index];
        const { stage, schedule } = stagesOf(index);
        return new Map<string, Content>([
          key(index),
          indicator(index),
          [A.stage, stage],
          [A.schedule, schedule],
          ...FIELDS.map(([header, field]): [string, Content] => [header, row ? asFixture(row[field]) : null]),
        ]);
      });
    }),
  }));
}

function rowsOf(sheets: readonly SheetSpec[], name: string): TableSpec["rows"] {
  return sheets.flatMap(({ tables }) => tables).find((table) => table.name === name)?.rows ?? [];
}

function placeIn(sheets: readonly SheetSpec[]) {
  const table = sheets.flatMap(({ tables }) => tables).find(({ name }) => name === TABLES.targets);
  if (!table) throw new Error("there is no 計画目標");
  const { row, column, columns } = table;
  return { sheet: SHEETS.targets, row, column, headers: columns.map(({ header }) => header) };
}

interface Expected {
  readonly rate: number | "";
  readonly grade: string;
  /** By header of a column. */
  readonly rates: Readonly<Record<string, number | "">>;
  readonly grades: Readonly<Record<string, string>>;
  readonly depends: string;
}

const RATED: readonly unknown[] = ["確定", "速報", null, ""];

/** By the rules of `achievement`. */
function expectedOf(row: Row, index: number, settings: GradeSettings): Expected {
  const { stage, schedule, isItem } = stagesOf(index);
  const values = Object.fromEntries(FIELDS.map(([, field]) => [field, asValue(row[field])]));
  const cells = { ...values, stage: stage ?? "", schedule: isItem ? (schedule ?? "") : "" };
  const result = evaluateRow(
    cells as unknown as Parameters<typeof evaluateRow>[0],
    settings,
    bundledPlan.stages,
  );
  const by = (method: RateMethod) => {
    const { target, actual, baseline, direction } = values;
    if (!RATED.includes(asValue(row.state))) return "";
    const found = rate({
      target,
      actual,
      baseline,
      method,
      direction: direction === "以下" ? "lower" : "higher",
    });
    return found.kind === "rate" ? found.value : "";
  };
  const graded = (value: number | "") => {
    if (value === "") return "";
    const both = (["rounded", "unrounded"] as const).map(
      (gradeOn) => grade(value, { ...settings, gradeOn }).label,
    );
    return [...new Set(both)].join("／");
  };
  return {
    ...result,
    rates: Object.fromEntries(AUDIT_METHODS.map(({ method, rate: header }) => [header, by(method)])),
    grades: Object.fromEntries(
      AUDIT_METHODS.map(({ method, grade: header }) => [header, graded(by(method))]),
    ),
    depends: dependsOf(row, result.grade, (method) => graded(by(method))),
  };
}

/** Of rows with numbers, whether the chosen method gives a grade or not: which choices give another one. */
function dependsOf(row: Row, chosen: string, gradeBy: (method: RateMethod) => string): string {
  const [target, actual] = [asValue(row.target), asValue(row.actual)];
  if (!RATED.includes(asValue(row.state)) || typeof target !== "number" || typeof actual !== "number")
    return "";
  const named = asValue(row.method) ?? METHOD_LABELS.ratio;
  const unfit: readonly RateMethod[] = row.direction === "以下" ? ["ratio"] : ["inverse", "twoMinus"];
  const others = AUDIT_METHODS.flatMap(({ method }) => {
    const found = gradeBy(method);
    if (found === "" || found === chosen) return [];
    if (named === METHOD_LABELS[method]) return [W.rounding];
    return unfit.includes(method) ? [] : [METHOD_LABELS[method]];
  });
  return others.length === 0 ? W.stays : `${W.depends}: ${others.join("、")}`;
}

type Shown = (index: number, header: string) => CellValue;

/** Rows of which 監査 says something else than `achievement`. */
function different(shown: Shown, settings: GradeSettings): unknown[] {
  return rows.flatMap((row, index) => {
    const expected = expectedOf(row, index, settings);
    const wanted: readonly (readonly [string, CellValue])[] = [
      [H.rate, expected.rate],
      [H.rateThere, expected.rate],
      [H.difference, expected.rate === "" ? "" : 0],
      [H.grade, expected.grade],
      [H.gradeThere, expected.grade],
      [H.gradeAgrees, W.same],
      [H.depends, expected.depends],
      ...Object.entries(expected.rates),
      ...Object.entries(expected.grades),
    ];
    const wrong = wanted.filter(([header, value]) => !isSame(value, shown(index, header)));
    return wrong.length === 0
      ? []
      : [
          {
            row,
            stages: stagesOf(index),
            wrong: wrong.map(([header, value]) => [header, value, shown(index, header)]),
          },
        ];
  });
}

function isSame(one: CellValue, other: CellValue): boolean {
  return typeof one === "number" && typeof other === "number"
    ? Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(one))
    : one === other;
}

/** Cells where the specs put them: Gnumeric knows no tables. */
async function shownIn(bytes: Uint8Array, specs: readonly SheetSpec[]): Promise<Shown> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const workbook = opened.value;
  const sheet = workbook.sheet(SHEETS.audit);
  const table = specs.flatMap(({ tables }) => tables).find(({ name }) => name === TABLES.audit);
  if (!sheet || !table) throw new Error("the sheet is gone");
  return (index, header) => {
    const column = table.columns.findIndex((one) => one.header === header);
    const cell = sheet.cells.get(table.row + 1 + index, table.column + column);
    return cell ? readValue(cell, workbook.strings) : "";
  };
}

/** The file as a program leaves it that does not calculate. */
function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  return editFile(bytes, () => undefined);
}

const [one, two, three, four] = DEFAULT_SETTINGS.levels;
const SETTINGS: readonly GradeSettings[] = [
  DEFAULT_SETTINGS,
  { ...DEFAULT_SETTINGS, gradeOn: "unrounded" },
  {
    levels: [{ ...one, min: 1.1 }, { ...two, min: 0.9995 }, { ...three, min: 0 }, four],
    digits: 3,
    gradeOn: "rounded",
  },
];

describe("監査", () => {
  it("says which methods would give a grade where the chosen one gives none", async () => {
    const specs = sheetsWith(DEFAULT_SETTINGS);
    const shown = await shownIn(await writeWorkbookFile(specs), specs);
    const { reached, twoMinus } = METHOD_LABELS;
    expect(WITHOUT_GRADE.map((_row, index) => shown(index, H.rate))).toEqual(["", "", ""]);
    expect(WITHOUT_GRADE.map((_row, index) => shown(index, H.depends))).toEqual([
      `${W.depends}: ${twoMinus}、${reached}`,
      `${W.depends}: ${reached}`,
      `${W.depends}: ${METHOD_LABELS.inverse}、${twoMinus}、${reached}`,
    ]);
  });

  it.each(SETTINGS)("says what the rules say, on every row (settings %#)", async (settings) => {
    const specs = sheetsWith(settings);
    const bytes = await writeWorkbookFile(specs);
    expect(different(await shownIn(bytes, specs), settings)).toEqual([]);
  });

  it("has a result in every cell of a new file", async () => {
    const opened = await openWorkbook(await writeWorkbookFile(sheetsWith(DEFAULT_SETTINGS)));
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const sheet = opened.value.sheet(SHEETS.audit);
    const formulas = [...(sheet?.cells.formulas() ?? [])];
    expect(formulas.filter(({ cell }) => !hasResult(cell)).map(({ cell }) => cell.attribute("r"))).toEqual(
      [],
    );
    expect(formulas.length).toBeGreaterThan(30 * rows.length);
  });
});

describeWith([LIBREOFFICE], "監査 recalculated by LibreOffice", () => {
  it("says what the rules say, and what the file carries", async () => {
    const specs = sheetsWith(DEFAULT_SETTINGS);
    const ours = await writeWorkbookFile(specs);
    const theirs = throughLibreOffice(await withoutResults(ours), "xlsx", "xlsx");
    expect(different(await shownIn(theirs, specs), DEFAULT_SETTINGS)).toEqual([]);
    expect(await differentCells(ours, theirs, specs)).toEqual([]);
  }, 120_000);
});

describeWith([GNUMERIC], "監査 recalculated by Gnumeric", () => {
  it("says what the rules say, and what the file carries", async () => {
    const specs = sheetsWith(DEFAULT_SETTINGS);
    const ours = await writeWorkbookFile(specs);
    const theirs = recalculatedByGnumeric(await withoutResults(ours));
    expect(different(await shownIn(theirs, specs), DEFAULT_SETTINGS)).toEqual([]);
    expect(await differentCells(ours, theirs, specs)).toEqual([]);
  }, 120_000);
});

/** Cells in which two files show something else, of all columns. */
async function differentCells(
  one: Uint8Array,
  other: Uint8Array,
  specs: readonly SheetSpec[],
): Promise<unknown[]> {
  const [ours, theirs] = [await shownIn(one, specs), await shownIn(other, specs)];
  return rows.flatMap((_row, index) =>
    Object.values(H).flatMap((header) => {
      const [left, right] = [ours(index, header), theirs(index, header)];
      return isSame(left, right) ? [] : [{ index, header, left, right }];
    }),
  );
}

it("knows the methods that have a rate", () => {
  expect(AUDIT_METHODS.map(({ method }) => METHOD_LABELS[method])).toEqual(
    Object.values(METHOD_LABELS).filter((label) => label !== METHOD_LABELS.stage),
  );
});
