/** 個票 of the plan's workbook with random answers, calculated here and elsewhere; and what a later plan does to them. */
import fc from "fast-check";
import { DEFAULT_SETTINGS, METHOD_LABELS, NO_GRADE, STATES, evaluateRow } from "../../src/achievement";
import type { Plan } from "../../src/plan";
import { bundledPlan, formatEra, formatEraLong, itemsInOrder } from "../../src/plan";
import type { Content, SheetSpec, WriteChoice } from "../../src/sheets";
import {
  ACTUAL_HEADERS as A,
  CARD_HEADERS as C,
  NO_INDICATOR,
  TABLES,
  cardTable,
  itemsWithoutCard,
} from "../../src/sheets";
import { previewWrite, writePlan } from "../../src/workflows";
import type { CellValue, TableSnapshot } from "../../src/workflows/port";
import { XlsxPort, writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import {
  ALL,
  CONTEXT,
  changedContext,
  mapItems,
  planOf,
  withItemAfter,
  withTarget,
  withoutItem,
} from "../workflows/samplePlan";
import { editFile, openPort } from "./fileHand";
import type { Typed } from "./filledSheets";
import { filledSheets } from "./filledSheets";
import { bundledSheets, without } from "./planFile";
import {
  GNUMERIC,
  LIBREOFFICE,
  allThroughLibreOffice,
  describeWith,
  recalculatedByGnumeric,
} from "./programs";

const SHEETS = without(bundledSheets(), "dashboard", "report");
const ACTUALS = tableIn(SHEETS, TABLES.actuals);
const CARDS = SHEETS.filter(({ role }) => role === "card");

function tableIn(sheets: readonly SheetSpec[], name: string) {
  const table = sheets.flatMap(({ tables }) => tables).find((one) => one.name === name);
  if (!table) throw new Error(`no ${name}`);
  return table;
}

const amount = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 50, max: 130 }).map((part) => part / 100) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 2_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 99_999 }).map((value) => value / 100) },
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom<Content>(0, -5, "約200") },
);
const some = (...values: readonly Content[]) => fc.constantFrom<Content>(null, null, ...values);
/** More than any row has room for. */
const LONG = "関係機関との調整に時間を要したため、翌年度に体制を見直す。\n".repeat(12);
const answer = fc.record({
  [A.actual]: amount,
  [A.stage]: some(...bundledPlan.stages, "不明"),
  [A.state]: some(...STATES.map(({ label }) => label)),
  [A.method]: fc.oneof(
    fc.constant<Content>(METHOD_LABELS.ratio),
    fc.constantFrom<Content>(...Object.values(METHOD_LABELS), null),
  ),
  [A.baseline]: amount,
  [A.progress]: some("窓口を見直した。", "0", LONG),
  [A.reason]: some("天候のため", LONG, " 　\n "),
});

/** An actual of less than 2 stands for so much of the target, so that all grades are met. */
function nearTarget(key: string, cells: Readonly<Record<string, Content>> = {}) {
  const row = ACTUALS.rows.find((one) => one.key === key);
  const target = row?.cells[ACTUALS.columns.findIndex(({ header }) => header === A.target)]?.content;
  const part = cells[A.actual];
  if (typeof target !== "number" || typeof part !== "number" || part < 0.5 || part >= 2) return cells;
  return { ...cells, [A.actual]: Number((target * part).toFixed(2)) };
}

interface Case {
  readonly review: number;
  readonly typed: Typed;
}

const CASES: readonly Case[] = fc.sample(
  fc.record({
    review: fc.constantFrom(...bundledPlan.years),
    typed: fc
      .array(answer, { minLength: ACTUALS.rows.length, maxLength: ACTUALS.rows.length })
      .map(
        (cells): Typed => new Map(ACTUALS.rows.map(({ key }, index) => [key, nearTarget(key, cells[index])])),
      ),
  }),
  { numRuns: 2, seed: 20_250_401 },
);

type Row = Readonly<Record<string, unknown>>;

/** What stands in a row of 実績入力. */
function cellsOf({ typed }: Case, key: string): (header: string) => unknown {
  const row = ACTUALS.rows.find((one) => one.key === key);
  const at = (header: string) => ACTUALS.columns.findIndex((column) => column.header === header);
  return (header) => {
    const given = typed.get(key) ?? {};
    return (header in given ? given[header] : row?.cells[at(header)]?.content) ?? "";
  };
}

function expectedRow(one: Case, key: string): Row {
  const at = cellsOf(one, key);
  const { rate, grade } = evaluateRow(
    {
      target: at(A.target),
      actual: at(A.actual),
      state: at(A.state),
      method: at(A.method),
      baseline: at(A.baseline),
      direction: at(A.direction),
      stage: at(A.stage),
      schedule: at(A.indicator) === NO_INDICATOR ? at(A.schedule) : "",
    },
    DEFAULT_SETTINGS,
    bundledPlan.stages,
  );
  const isLater = Number(at(A.westernYear)) > one.review;
  const answered = {
    [C.actual]: at(A.method) === METHOD_LABELS.stage ? at(A.stage) : at(A.actual),
    [C.rate]: rate,
    [C.grade]: grade,
    [C.method]: at(A.method),
    [C.state]: at(A.state),
    [C.progress]: fitting(at(A.progress), key, C.progress),
    [C.reason]: fitting(at(A.reason), key, C.reason),
  };
  return {
    [C.indicator]: at(A.indicator),
    [C.unit]: at(A.unit),
    [C.target]: at(A.indicator) === NO_INDICATOR ? at(A.schedule) : at(A.target),
    ...(isLater ? Object.fromEntries(Object.keys(answered).map((header) => [header, ""])) : answered),
  };
}

/** As much of a text as the row has lines for, one character of each left free; spaces alone are nothing. */
function fitting(text: unknown, key: string, header: string): string {
  const table = tableIn(SHEETS, cardTable(key.split("|")[0] ?? ""));
  const width = table.columns.find((column) => column.header === header)?.width ?? 0;
  const lines = table.rows.find((row) => row.key === key)?.lines ?? 0;
  const room = lines * (Math.floor(width / 2) - 1);
  const plain = String(text).trim() === "" ? "" : String(text).replaceAll("\n", " ");
  return plain.length > room ? `${plain.slice(0, room - 1)}…` : plain;
}

/** By card: what its head says, line by line, and its rows by key. */
function expected(one: Case) {
  return itemsInOrder(bundledPlan).map(({ priority, measure, item }) => {
    const rows = tableIn(SHEETS, cardTable(item.code)).rows;
    const ofYear = (year: number) =>
      rows.map(({ key }) => key).filter((key) => key.endsWith(`|${String(year)}`));
    const reported = (year: number) =>
      item.indicators.length > 0
        ? "―"
        : year > one.review
          ? ""
          : cellsOf(one, ofYear(year)[0] ?? "")(A.stage);
    return {
      head: [
        [C.priority, `${priority.numeral} ${priority.name}`],
        [C.measure, `${measure.code} ${measure.name}`],
        [C.item, `${item.code} ${item.name}`],
        [C.owners, item.owners.map(({ value }) => value).join("・")],
        [C.origin, bundledPlan.originLabels[item.origin.value]],
        [C.reviewed, `${formatEraLong(one.review)} (${formatEra(one.review)})`],
        ["年度計画", "略記", "計画の段階", "報告の段階"],
        ...bundledPlan.years.map((year) => [
          formatEraLong(year),
          formatEra(year),
          cellsOf(one, ofYear(year)[0] ?? "")(A.schedule),
          reported(year),
        ]),
      ],
      rows: rows.map(({ key }): [string, Row] => [key, expectedRow(one, key)]),
    };
  });
}

async function shown(bytes: Uint8Array): Promise<ReturnType<typeof expected>> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const workbook = opened.value;
  return CARDS.map((card) => {
    const [table] = card.tables;
    const sheet = workbook.sheet(card.name);
    if (!table || !sheet) throw new Error(`no ${card.name}`);
    const read = (row: number, column: number) => {
      const cell = sheet.cells.get(row, column);
      return (cell ? readValue(cell, workbook.strings) : null) ?? "";
    };
    const lines = card.blocks
      .flatMap(({ row, column, cells }) =>
        cells.map((line, down) => line.map((_, right) => read(row + down, column + right))),
      )
      .filter(({ length }) => length > 1) as string[][];
    const headers = Object.keys(expectedRow(CASES[0] as Case, table.rows[0]?.key ?? ""));
    return {
      head: lines,
      rows: table.rows.map(({ key }, index): [string, Row] => [
        key,
        Object.fromEntries(
          headers.map((header) => {
            const column = table.columns.findIndex((one) => one.header === header);
            return [header, read(table.row + 1 + index, table.column + column)];
          }),
        ),
      ]),
    };
  });
}

/** Numbers as far as programs agree on them. */
function settled(cards: ReturnType<typeof expected>) {
  return cards.map(({ head, rows }) => ({
    head,
    rows: rows.map(([key, cells]) => [
      key,
      Object.entries(cells).map(([header, value]) => [
        header,
        typeof value === "number" ? Number(value.toPrecision(11)) : value,
      ]),
    ]),
  }));
}

/** Written once for all programs. */
const files = new Map<Case, Promise<Uint8Array>>();
function fileOf(one: Case): Promise<Uint8Array> {
  const review = { year: one.review, asOf: 45_000 };
  const file = files.get(one) ?? writeWorkbookFile(filledSheets(SHEETS, one.typed, review));
  files.set(one, file);
  return file;
}

describe("個票 in the file that we write", () => {
  it.each(CASES)("carry what achievement says, in $review", async (one) => {
    expect(settled(await shown(await fileOf(one)))).toEqual(settled(expected(one)));
  });

  it("meet every grade, blank answers of years to come, and stages", () => {
    const rows = CASES.flatMap((one) => expected(one).flatMap((card) => card.rows.map(([, cells]) => cells)));
    const grades = new Set(rows.map((cells) => cells[C.grade]));
    for (const { sign, word } of DEFAULT_SETTINGS.levels) expect(grades).toContain(sign + word);
    for (const grade of ["", NO_GRADE.unanswered, NO_GRADE.check]) expect(grades).toContain(grade);
    expect(rows.map((cells) => cells[C.actual])).toEqual(expect.arrayContaining([...bundledPlan.stages]));
    for (const header of [C.progress, C.reason]) {
      const texts = rows.map((cells) => String(cells[header]));
      expect(texts.filter((text) => text.endsWith("…")).length).toBeGreaterThan(5);
    }
    const stages = CASES.flatMap((one) =>
      expected(one).flatMap(({ head }) => head.slice(-bundledPlan.years.length).map((cells) => cells[3])),
    );
    for (const stage of ["―", "", ...bundledPlan.stages]) expect(stages).toContain(stage);
  });
});

type Files = readonly Uint8Array[];
const PROGRAMS: readonly (readonly [string, string | null, (files: Files) => Files])[] = [
  ["LibreOffice", LIBREOFFICE, (files) => allThroughLibreOffice(files, "xlsx", "xlsx")],
  ["Gnumeric", GNUMERIC, (files) => files.map(recalculatedByGnumeric)],
];

describe.each(PROGRAMS)("個票 recalculated by %s", (program, missing, through) => {
  describeWith([missing], program, () => {
    let results: ReadonlyMap<Case, Uint8Array>;
    beforeAll(async () => {
      const withoutResults = CASES.map(async (one) => editFile(await fileOf(one), () => undefined));
      const files = through(await Promise.all(withoutResults));
      results = new Map(CASES.map((one, index) => [one, files[index] ?? new Uint8Array()]));
    }, 240_000);

    it.each(CASES)("say what achievement says, in $review", async (one) => {
      const theirs = results.get(one) ?? new Uint8Array();
      expect(settled(await shown(theirs))).toEqual(settled(expected(one)));
    });
  });
});

describe("個票 when the plan is written again", () => {
  const KEY = "2-1-2|2-1-2-1|2022";
  const NEW = "2-1-2-2";
  const name = "寄附をした人の数";

  async function tableFrom(port: XlsxPort, table: string): Promise<TableSnapshot> {
    const [found] = (await port.snapshot({ tables: [table], names: [] })).tables;
    if (!found) throw new Error(`no ${table}`);
    return found;
  }

  async function cardRows(port: XlsxPort, code: string): Promise<ReadonlyMap<string, Row>> {
    const { headers, values } = await tableFrom(port, cardTable(code));
    return new Map(
      values.map((row) => [
        String(row[headers.indexOf(C.key)]),
        Object.fromEntries(headers.map((header, index) => [header, row[index]])),
      ]),
    );
  }

  async function type(
    port: XlsxPort,
    key: string,
    cells: Readonly<Record<string, CellValue>>,
  ): Promise<void> {
    const { sheet, row, column, headers, values, ...rest } = await tableFrom(port, TABLES.actuals);
    const body = values.findIndex((line) => line[headers.indexOf(A.key)] === key);
    if (body < 0) throw new Error(`no ${key}`);
    await port.apply({
      createSheets: [],
      sheets: [],
      tables: [
        {
          table: rest.name,
          sheet,
          row,
          column,
          bodyRows: values.length,
          columns: headers.map(() => null),
          addedRows: [],
          cells: Object.entries(cells).map(([header, content]) => ({
            row: row + 1 + body,
            column: column + headers.indexOf(header),
            before: null,
            content,
          })),
        },
      ],
    });
  }

  async function write(port: XlsxPort, plan: Plan, choice: WriteChoice = ALL) {
    const done = await writePlan(port, plan, choice, changedContext());
    if (!done.ok) throw new Error(done.issues[0].message);
    return done.value;
  }

  const reopened = async (port: XlsxPort) => openPort(await port.save());

  /** One indicator more, one target that says something else, another name, an item more and one less. */
  function later(): Plan {
    const [source] = itemsInOrder(bundledPlan).filter(({ item }) => item.code === "2-1-2");
    if (!source) throw new Error("no 2-1-2");
    const added = withItemAfter(bundledPlan, "2-1-2", {
      ...source.item,
      code: "2-1-9",
      name: "新しい取組",
      indicators: [],
    });
    const named = mapItems(withoutItem(added, "2-2-2"), (item) => [
      item.code === "2-1-2"
        ? {
            ...item,
            name: "寄附の推進",
            indicators: [
              ...item.indicators,
              ...item.indicators.map((one) => ({ ...one, id: NEW, name, unit: "人" })),
            ],
          }
        : item,
    ]);
    return withTarget(named, "2-1-2-1", 2022, 190_000);
  }

  it("follow it, keep what people typed, and get the rows and sheets that are new", async () => {
    const old = XlsxPort.create();
    await write(old, bundledPlan);
    await type(old, KEY, { [A.actual]: 171_000, [A.progress]: "返礼品を増やした。" });
    const port = await reopened(old);

    const preview = await previewWrite(port, later(), ALL, changedContext());
    expect(preview).toMatchObject({
      ok: true,
      value: { cards: { made: ["個票 2-1-9"], updated: ["個票 2-1-2"], leftOut: 0 } },
    });
    const tables = preview.ok ? preview.value.tables.map((one) => one.name) : [];
    expect(tables).not.toContain(cardTable("2-1-2"));
    await write(port, later());
    const again = await reopened(port);

    const rows = await cardRows(again, "2-1-2");
    expect(rows.get(KEY)).toMatchObject({
      [C.target]: 190_000,
      [C.actual]: 171_000,
      [C.rate]: 0.9,
      [C.grade]: "○概ね達成",
      [C.progress]: "返礼品を増やした。",
    });
    expect([...rows.keys()]).toEqual(
      ["2-1-2-1", NEW].flatMap((id) => bundledPlan.years.map((year) => `2-1-2|${id}|${String(year)}`)),
    );
    expect(rows.get(`2-1-2|${NEW}|2022`)).toMatchObject({ [C.indicator]: name, [C.unit]: "人" });
    expect((await cardRows(again, "2-1-9")).size).toBe(bundledPlan.years.length);
    // Its item has gone from the plan; people decide when the sheet goes.
    expect((await cardRows(again, "2-2-2")).size).toBe(bundledPlan.years.length);

    const opened = await openWorkbook(await again.save());
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const sheet = opened.value.sheet("個票 2-1-2");
    const texts = Array.from({ length: 12 }, (_, row) => sheet?.cells.get(row, 2)).map(
      (cell) => cell && readValue(cell, opened.value.strings),
    );
    expect(texts).toContain("2-1-2 寄附の推進");

    expect(await write(again, later())).toMatchObject({ hasWritten: false });
  });

  it("print no day of the write, neither of the first nor of a later one", async () => {
    const port = XlsxPort.create();
    const first = await writePlan(port, bundledPlan, ALL, CONTEXT);
    expect(first.ok).toBe(true);
    await write(port, withTarget(bundledPlan, "2-1-2-1", 2022, 190_000));
    const tables = ["2-1-2", "2-1-3"].map(cardTable);
    const { heads = [] } = await port.snapshot({ tables: [], names: [], headsOf: tables });
    expect(heads.map(({ table }) => table)).toEqual(tables);
    for (const { values } of heads) {
      expect(values.flat().join("")).toContain(bundledPlan.title);
      expect(values.flat().join("")).not.toMatch(/書き込み|\d{4}-\d{2}-\d{2}/);
    }
  });

  it("get back a formula that somebody typed over, and say so", async () => {
    const port = XlsxPort.create();
    await write(port, bundledPlan);
    const {
      sheet,
      row,
      column,
      headers,
      values,
      formulas,
      name: table,
    } = await tableFrom(port, cardTable("2-1-2"));
    const at = headers.indexOf(C.actual);
    const before = { formula: String(formulas[0]?.[at]).slice(1) };
    const cell = { row: row + 1, column: column + at, before, content: 5 };
    const columns = headers.map(() => null);
    await port.apply({
      createSheets: [],
      sheets: [],
      tables: [{ table, sheet, row, column, bodyRows: values.length, columns, addedRows: [], cells: [cell] }],
    });
    const { done } = await write(port, bundledPlan);
    expect(done.cards).toEqual({ made: [], updated: [], leftOut: 0 });
    expect(done.tables.find((one) => one.name === table)).toMatchObject({ restoredFormulas: 1, changed: 0 });
    expect((await tableFrom(port, table)).values[0]?.[at]).toBe("");
  });

  it("of a few chosen items of a large plan are found again", async () => {
    const large = planOf(75);
    const few: WriteChoice = { ...ALL, owners: ["市民課"] };
    const port = XlsxPort.create();
    const first = await write(port, large, few);
    expect(first.done.cards.made.length).toBeGreaterThan(0);
    expect(await write(port, large, few)).toMatchObject({ hasWritten: false });
    // The whole of it gets none and says so; those that are there stay as they are.
    expect(itemsWithoutCard(large, ALL)).toBe(75);
    const whole = await previewWrite(port, large, ALL, changedContext());
    expect(whole).toMatchObject({ ok: true, value: { cards: { made: [], updated: [], leftOut: 75 } } });
  });
});
