/** ダッシュボード and 進捗状況報告 of the plan's workbook: what other programs calculate is what achievement says. */
import fc from "fast-check";
import type { GradeSettings } from "../../src/achievement";
import {
  DEFAULT_SETTINGS,
  METHOD_LABELS,
  NO_GRADE,
  STATES,
  evaluatePace,
  evaluateRow,
  footnotes,
  periodTotals,
  summarise,
} from "../../src/achievement";
import type { Plan } from "../../src/plan";
import { bundledPlan, itemsInOrder, ownersOf } from "../../src/plan";
import type { Content, SheetSpec, TableSpec } from "../../src/sheets";
import {
  ACTUAL_HEADERS as A,
  CHART_CHOICE_HEADERS as C,
  FIGURE_HEADERS as F,
  LISTED_HEADERS as L,
  NAMES,
  NO_INDICATOR,
  PERIOD_HEADERS as D,
  SHEETS,
  TABLES,
  targetKey,
} from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { writeCell } from "../../src/xlsx/sheet/writeCell";
import { previewWrite, writePlan } from "../../src/workflows";
import { blankSheet } from "./blankFile";
import { editFile, openPort } from "./fileHand";
import type { Review, Typed } from "./filledSheets";
import { filledSheets } from "./filledSheets";
import { bundledSheets, without } from "./planFile";
import {
  GNUMERIC,
  LIBREOFFICE,
  allThroughLibreOffice,
  describeWith,
  recalculatedByGnumeric,
} from "./programs";
import { EXAMPLE_ROWS, typedIn } from "./workedExample";

interface Case {
  readonly name: string;
  readonly typed: Typed;
  readonly review: Review & { readonly asOf: number };
  readonly settings: GradeSettings;
  /** Chosen for the chart; null is nothing. */
  readonly chosen: string | null;
}

const amount = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 2_000 }) },
  { weight: 1, arbitrary: fc.constantFrom<Content>(0, -5, 12.25, "約200") },
  { weight: 3, arbitrary: fc.constant(null) },
);
const optional = (values: readonly string[], weight: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight, arbitrary: fc.constantFrom<Content>(...values) },
  );
const PEOPLE: Readonly<Record<string, fc.Arbitrary<Content>>> = {
  [A.firstHalf]: amount,
  [A.actual]: amount,
  [A.stage]: optional(bundledPlan.stages, 5),
  [A.state]: optional(
    STATES.map(({ label }) => label),
    2,
  ),
  [A.progress]: optional(["説明会を開いた。", "改行\nのある文。", "長い文。".repeat(40)], 3),
  [A.reason]: optional(["天候のため", "0", "長い理由です。".repeat(40)], 2),
};
const keys = tableIn(bundledSheets(), TABLES.actuals).rows.map(({ key }) => key);
const [one, two, three, four] = DEFAULT_SETTINGS.levels;
/** 順調 other than by default, and labels that do not begin alike. */
const LENIENT: GradeSettings = {
  ...DEFAULT_SETTINGS,
  levels: [one, two, { ...three, sign: "", word: "もう少し", standing: "onTrack" }, four],
};
const RANDOM: readonly Case[] = fc
  .sample(
    fc.record({
      year: fc.constantFrom(...bundledPlan.years),
      asOf: fc.integer({ min: 43_800, max: 45_900 }),
      typed: fc.array(fc.record(PEOPLE), { minLength: keys.length, maxLength: keys.length }),
    }),
    { numRuns: 2, seed: 20_250_401 },
  )
  .map(({ year, asOf, typed }, index) => ({
    name: `random ${index}`,
    typed: new Map(keys.map((key, at) => [key, typed[at] ?? {}])),
    review: { year, asOf },
    settings: index === 0 ? DEFAULT_SETTINGS : LENIENT,
    chosen: null,
  }));
const CASES: readonly Case[] = [
  {
    name: "the worked example",
    typed: typedIn(EXAMPLE_ROWS),
    review: { year: bundledPlan.years[3] ?? 0, asOf: 45_443 },
    settings: DEFAULT_SETTINGS,
    chosen: headingOf(numericRows()[1]),
  },
  ...RANDOM,
  // Nobody has answered anything yet.
  {
    name: "nothing typed",
    typed: new Map(),
    review: { year: bundledPlan.years[0] ?? 0, asOf: 43_922 },
    settings: DEFAULT_SETTINGS,
    chosen: "この計画にない指標",
  },
];

function tableIn(sheets: readonly SheetSpec[], name: string): TableSpec {
  const table = sheets.flatMap(({ tables }) => tables).find((found) => found.name === name);
  if (!table) throw new Error(`no ${name}`);
  return table;
}

function planRows() {
  return itemsInOrder(bundledPlan).flatMap(({ priority, item }) =>
    (item.indicators.length === 0 ? [null] : item.indicators).map((indicator) => ({
      priority: `${priority.numeral} ${priority.name}`,
      item,
      indicator,
      key: targetKey(item, indicator),
    })),
  );
}

function numericRows() {
  return planRows().filter(({ indicator }) =>
    indicator?.targets.some(({ value }) => typeof value === "number"),
  );
}

function headingOf(row: ReturnType<typeof planRows>[number] | undefined): string {
  return `${row?.item.code ?? ""} ${row?.indicator?.name ?? row?.item.name ?? ""}`;
}

function sheetsOf({ typed, review, settings, chosen }: Case): readonly SheetSpec[] {
  return filledSheets(without(bundledSheets(settings), "card"), typed, review).map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) =>
      table.name === TABLES.chartChoice
        ? {
            ...table,
            rows: table.rows.map((row) => ({
              ...row,
              cells: row.cells.map((cell, index) =>
                table.columns[index]?.header === C.heading ? { ...cell, content: chosen } : cell,
              ),
            })),
          }
        : table,
    ),
  }));
}

/** What the cells of 実績入力 hold before anything is calculated. */
function cellsOf(sheets: readonly SheetSpec[], key: string): (header: string) => unknown {
  const table = tableIn(sheets, TABLES.actuals);
  const row = table.rows.find((found) => found.key === key);
  return (header) => row?.cells[table.columns.findIndex((column) => column.header === header)]?.content ?? "";
}

/** As much of a text as so many lines of a column have room for. */
function shortened(text: unknown, width: number, lines: number): string {
  const plain = String(text).replaceAll("\n", " ");
  const room = lines * Math.floor(width / 2);
  return plain.length > room ? `${plain.slice(0, room - 1)}…` : plain;
}

type Row = Readonly<Record<string, unknown>>;
const NO_REASON = "理由・対応が空欄です";

/** Both sheets as they should read. */
function expected(test: Case) {
  const { settings, review } = test;
  const sheets = sheetsOf(test);
  const labels = settings.levels.map(({ sign, word }) => sign + word);
  const offTrack = settings.levels
    .filter(({ standing }) => standing === "offTrack")
    .map(({ sign, word }) => sign + word);
  const widthIn = (table: string, header: string) =>
    tableIn(sheets, table).columns.find((column) => column.header === header)?.width ?? 0;
  const rows = planRows().map((row) => {
    const at = cellsOf(sheets, `${row.key}|${String(review.year)}`);
    const found = evaluateRow(
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
      settings,
      bundledPlan.stages,
    );
    const isStage = at(A.method) === METHOD_LABELS.stage;
    return {
      ...row,
      ...found,
      goal: isStage && at(A.indicator) === NO_INDICATOR ? at(A.schedule) : at(A.target),
      reached: isStage ? at(A.stage) : at(A.actual),
      progress: at(A.progress),
      reason: at(A.reason),
      state: at(A.state),
      method: at(A.method),
      pace: evaluatePace(
        {
          target: at(A.target),
          actual: at(A.actual),
          state: at(A.state),
          method: at(A.method),
          baseline: at(A.baseline),
          direction: at(A.direction),
          firstHalf: at(A.firstHalf),
          forecast: at(A.forecast),
          kind: at(A.kind),
          year: review.year,
          asOf: review.asOf,
        },
        settings,
      ),
      isLate: offTrack.includes(found.grade),
    };
  });
  const late = [...rows]
    .filter(({ isLate }) => isLate)
    .sort((a, b) => labels.indexOf(b.grade) - labels.indexOf(a.grade));

  const counts = (only: typeof rows): readonly unknown[] => {
    const {
      levels,
      open,
      reasons,
      rows: all,
      rated,
      onTrackShare,
    } = summarise(
      only.map(({ grade }) => grade),
      settings,
    );
    const without = reasons
      .filter(({ label }) => label !== NO_GRADE.unanswered && label !== NO_GRADE.check)
      .reduce((sum, { count }) => sum + count, 0);
    return [...levels.map(({ count }) => count), open, without, all, rated, onTrackShare];
  };
  const whole = counts(rows);
  const priorities = [...new Set(rows.map(({ priority }) => priority))];

  const lateRow = (row: (typeof rows)[number] | undefined, table: string, lines: number): Row => ({
    [L.heading]:
      row === undefined
        ? ""
        : table === TABLES.late
          ? headingOf(row)
          : shortened(fullHeading(row), widthIn(table, L.heading), lines),
    [L.owners]: row === undefined ? "" : shortened(ownersOf(row.item), widthIn(table, L.owners), lines),
    [L.grade]: row?.grade ?? "",
    [L.reason]: row === undefined ? "" : shortened(row.reason, widthIn(table, L.reason), lines) || NO_REASON,
  });
  const listOf = (table: string, lines: number) =>
    new Map(
      tableIn(sheets, table).rows.map(({ key }, index): [string, Row] => [
        key,
        lateRow(late[index], table, lines),
      ]),
    );
  const marked = labels.map((label) => `${label}(見込)`);
  const early = rows
    .filter(({ pace }) => pace.isWarning)
    .sort((a, b) => marked.indexOf(b.pace.grade) - marked.indexOf(a.pace.grade));
  /** Behind those that are late the report lists those that are heading for it. */
  const orEarly = ([key, cells]: [string, Row], index: number): [string, Row] => {
    const row = index < late.length ? undefined : early[index - late.length];
    if (!row) return [key, { ...cells, [L.state]: late[index]?.state ?? "" }];
    return [
      key,
      {
        [L.heading]: shortened(fullHeading(row), widthIn(TABLES.reportLate, L.heading), 4),
        [L.owners]: shortened(ownersOf(row.item), widthIn(TABLES.reportLate, L.owners), 4),
        [L.grade]: row.pace.grade,
        [L.reason]: shortened(row.reason, widthIn(TABLES.reportLate, L.reason), 4),
        [L.state]: "推定",
        [L.actual]: row.reached,
        [L.rate]: row.rate,
      },
    ];
  };
  return {
    preliminary: rows.filter(({ state, grade }) => state === "速報" && labels.includes(grade)).length,
    counts: new Map([
      ...priorities.map((name): [string, readonly unknown[]] => [
        name,
        counts(rows.filter(({ priority }) => priority === name)),
      ]),
      ["全体", whole],
    ]),
    tables: new Map<string, ReadonlyMap<string, Row>>([
      [
        TABLES.figures,
        new Map([
          [
            "この表の全体",
            {
              [F.share]: whole[8],
              [F.late]: late.length,
              [F.noReason]: late.filter(({ reason }) => reason === "").length,
              [F.unanswered]: rows.filter(({ grade }) => grade === NO_GRADE.unanswered).length,
              [F.check]: rows.filter(({ grade }) => grade === NO_GRADE.check).length,
              [F.noOwner]: 0,
            },
          ],
        ]),
      ],
      [TABLES.late, listOf(TABLES.late, 1)],
      [TABLES.reportLate, new Map([...listOf(TABLES.reportLate, 4)].map(orEarly))],
      [
        TABLES.indicators,
        new Map(
          rows.map(({ key, grade, rate, goal, reached, state, method }): [string, Row] => [
            key,
            {
              [L.state]: state,
              [L.method]: method,
              [L.grade]: grade,
              [L.rate]: rate,
              [L.target]: goal,
              [L.actual]: reached,
            },
          ]),
        ),
      ],
      [
        TABLES.reportRows,
        new Map(
          rows.map(({ key, grade, rate, goal, reached, progress, reason, isLate, state }): [string, Row] => [
            key,
            {
              [L.state]: state,
              [L.target]: goal,
              [L.actual]: reached,
              [L.rate]: rate,
              [L.grade]: grade,
              [L.progress]: shortened(progress, widthIn(TABLES.reportRows, L.progress), 5),
              [L.reason]:
                shortened(reason, widthIn(TABLES.reportRows, L.reason), 5) || (isLate ? NO_REASON : ""),
            },
          ]),
        ),
      ],
      [
        TABLES.reportPeriod,
        new Map(
          rows
            .filter(({ indicator }) => indicator?.kind === "annual" || indicator?.kind === "oneOff")
            .map(({ key }): [string, Row] => {
              const years = bundledPlan.years.map((year) => {
                const at = cellsOf(sheets, `${key}|${String(year)}`);
                return {
                  year,
                  target: at(A.target),
                  actual: at(A.actual),
                  state: at(A.state),
                  direction: at(A.direction),
                };
              });
              const totals = periodTotals(years, review.year);
              return [
                key,
                {
                  [D.targetToDate]: totals.targetToDate,
                  [D.actualToDate]: totals.actualToDate,
                  [D.progress]: totals.progress,
                  [D.targetTotal]: totals.targetTotal,
                  [D.missing]: totals.missing,
                },
              ];
            }),
        ),
      ],
    ]),
    years: bundledPlan.years.map((year) => {
      const row = numericRows().find((found) => headingOf(found) === test.chosen) ?? numericRows()[0];
      const at = cellsOf(sheets, `${row?.key ?? ""}|${String(year)}`);
      // Reviewing an earlier year nothing of later ones is shown but their targets.
      const actual = year > review.year ? "" : at(A.actual);
      return [at(A.target), actual].map((value) => (typeof value === "number" ? value : ""));
    }),
  };
}

function fullHeading({ item, indicator }: ReturnType<typeof planRows>[number]): string {
  return `${item.code} ${item.name}${indicator ? `：${indicator.name}` : ""}`;
}

type Wanted = ReturnType<typeof expected>;

/** The same of a file. Cells are where the specs put them; charts say where their numbers are. */
async function shownIn(
  bytes: Uint8Array,
  wanted: Wanted,
  settings: GradeSettings,
): Promise<Record<string, unknown>> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const workbook = opened.value;
  const specs = bundledSheets(settings);
  const sheetOf = (name: string) => specs.find((spec) => spec.name === name);
  const read = (sheet: string, row: number, column: number): unknown => {
    const cell = workbook.sheet(sheet)?.cells.get(row, column);
    return cell ? readValue(cell, workbook.strings) : "(no cell)";
  };
  const tables = new Map(
    [...wanted.tables].map(([name, rows]): [string, ReadonlyMap<string, Row>] => {
      const spec = specs.find((sheet) => sheet.tables.some((table) => table.name === name));
      const table = tableIn(specs, name);
      return [
        name,
        new Map(
          [...rows].map(([key, cells]): [string, Row] => {
            const row = table.row + 1 + table.rows.findIndex((found) => found.key === key);
            return [
              key,
              Object.fromEntries(
                Object.keys(cells).map((header) => {
                  const at = table.columns.findIndex((column) => column.header === header);
                  return [header, read(spec?.name ?? "", row, table.column + at)];
                }),
              ),
            ];
          }),
        ),
      ];
    }),
  );
  const countsOn = (sheet: string) => {
    const cells = sheetOf(sheet)?.blocks.flatMap(({ row, column, cells: lines }) =>
      lines.flatMap((line, down) =>
        line.map(({ content }, right) => ({ row: row + down, column: column + right, content })),
      ),
    );
    // The labels of 設定 stand above the counts.
    const label = cells?.find(({ content }) => isFormula(content, NAMES.labels[0]));
    const size = sheet === SHEETS.report ? 9 : 6;
    return [...wanted.counts.keys()].map((name) => {
      const at = cells?.find(({ content }) => content === name);
      return [
        name,
        Array.from({ length: size }, (_, index) => read(sheet, at?.row ?? 0, (label?.column ?? 0) + index)),
      ];
    });
  };
  const chart = sheetOf(SHEETS.dashboard)?.charts?.find(({ kind }) => kind === "columns");
  const years = bundledPlan.years.map((_year, index) =>
    chart?.series.slice(0, 2).map(({ values }) => read(SHEETS.dashboard, values.row + index, values.column)),
  );
  return {
    tables: settled(tables),
    dashboard: countsOn(SHEETS.dashboard),
    report: countsOn(SHEETS.report).map(([name, numbers]) => [name, (numbers as unknown[]).map(close)]),
    years,
  };
}

function isFormula(content: Content, formula: string): boolean {
  return typeof content === "object" && content !== null && content.formula === formula;
}

function inOneForm(wanted: Wanted): Record<string, unknown> {
  return {
    tables: settled(wanted.tables),
    dashboard: [...wanted.counts].map(([name, numbers]) => [name, numbers.slice(0, 6)]),
    report: [...wanted.counts].map(([name, numbers]) => [name, numbers.map(close)]),
    years: wanted.years,
  };
}

/** Numbers as far as programs agree on them. */
function close(value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(11)) : value;
}

function settled(tables: ReadonlyMap<string, ReadonlyMap<string, Row>>) {
  return [...tables].map(([name, rows]) => [
    name,
    [...rows].map(([key, cells]) => [
      key,
      Object.entries(cells).map(([header, value]) => [header, close(value)]),
    ]),
  ]);
}

type Files = readonly Uint8Array[];
const PROGRAMS: readonly (readonly [string, string | null, (files: Files) => Files])[] = [
  ["LibreOffice", LIBREOFFICE, (files) => allThroughLibreOffice(files, "xlsx", "xlsx")],
  ["Gnumeric", GNUMERIC, (files) => files.map(recalculatedByGnumeric)],
];

/** How the counts are put into words. */
function sentencesOf(wanted: Wanted): readonly string[] {
  const whole = (wanted.counts.get("全体") ?? []).map((value) => (value === "" ? "" : Number(value)));
  const [open = 0, without = 0, rows = 0, rated = 0, share = ""] = whole.slice(4);
  const late = wanted.tables.get(TABLES.figures)?.get("この表の全体")?.[F.late];
  const percent = share === "" ? "" : (share * 100).toFixed(1);
  const preliminary = wanted.preliminary > 0 ? `（うち速報 ${wanted.preliminary}件）` : "";
  return [
    share === ""
      ? "まだ判定のある行がないため、順調の割合は計算していません。"
      : `順調は、判定のある${rated}件${preliminary}のうち${Math.round(share * Number(rated))}件（${percent}%）です。`,
    `全${rows}件のうち、未回答・要確認の${open}件と、判定のない（対象外・算定不能・目標なし・段階）${without}件は、割合の分母に含めていません。`,
    `3　遅れている取組　${String(late)}件`,
  ];
}

/** Written once for all programs. */
const files = new Map<Case, Promise<Uint8Array>>();
function fileOf(test: Case): Promise<Uint8Array> {
  const file = files.get(test) ?? writeWorkbookFile(sheetsOf(test));
  files.set(test, file);
  return file;
}

describe("ダッシュボード and 進捗状況報告 in the file that we write", () => {
  it.each(CASES)("carry what achievement says, in every formula: $name", async (test) => {
    const wanted = expected(test);
    const bytes = await fileOf(test);
    expect(await shownIn(bytes, wanted, test.settings)).toEqual(inOneForm(wanted));
    const opened = await openWorkbook(bytes);
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const first = opened.value.sheet(SHEETS.dashboard);
    const words = [3, 4].map((row) => {
      const cell = first?.cells.get(row, 0);
      return cell ? readValue(cell, opened.value.strings) : "";
    });
    expect(words[1]).toBe(sentencesOf(wanted).slice(0, 2).join(""));
    for (const name of [SHEETS.dashboard, SHEETS.report]) {
      const sheet = opened.value.sheet(name);
      const without = [...(sheet?.cells.formulas() ?? [])].filter(({ cell }) => !cell.first("v"));
      expect([name, without.map(({ row, column }) => `${row},${column}`)]).toEqual([name, []]);
    }
  });

  it("meet every grade, rows that are late with and without a reason, cut texts, and totals with missing years", () => {
    const all = CASES.map(expected);
    const rows = (table: string) => all.flatMap(({ tables }) => [...(tables.get(table)?.values() ?? [])]);
    const distinct = (table: string, header: string) => new Set(rows(table).map((row) => row[header]));
    expect(distinct(TABLES.reportRows, L.grade).size).toBeGreaterThanOrEqual(8);
    const reasons = [...distinct(TABLES.late, L.reason)].map(String);
    for (const wanted of ["", NO_REASON, "0"]) expect(reasons).toContain(wanted);
    expect(reasons.some((reason) => reason.endsWith("…"))).toBe(true);
    expect(distinct(TABLES.reportPeriod, D.missing).size).toBeGreaterThan(2);
    expect([...distinct(TABLES.reportPeriod, D.progress)]).toContain("");
    expect(all.map(({ tables }) => tables.get(TABLES.figures)?.get("この表の全体")?.[F.share])).toContain("");
  });
});

describe("a workbook of an older plan", () => {
  const choice = { priorities: "all", owners: "all", years: "all", targets: "values" } as const;
  const context = { written: { planHash: "1".repeat(64), date: "2023-06-01", appVersion: "0.1.0" } };
  const [first, ...others] = bundledPlan.priorities;
  const older: Plan = {
    ...bundledPlan,
    // Without the last item of the first 重点項目, and without what its other items count but for one indicator each.
    priorities: [first, ...others].flatMap((priority, index) =>
      priority && index === 0
        ? [
            {
              ...priority,
              measures: priority.measures.map((measure, at) => ({
                ...measure,
                items: measure.items
                  .slice(0, at === 0 ? -1 : undefined)
                  .map((item) => ({ ...item, indicators: item.indicators.slice(0, 1) })),
              })),
            },
          ]
        : priority
          ? [priority]
          : [],
    ),
  };

  it("takes the rows of the new one, keeps what people chose, and then has nothing more to write", async () => {
    const port = await openPort(await writeWorkbookFile([blankSheet("先に")]));
    const before = await writePlan(port, older, choice, context);
    expect(before).toMatchObject({ ok: true });
    const wanted = headingOf(numericRows()[1]);
    const { tables } = await port.snapshot({ tables: [TABLES.chartChoice], names: [] });
    const [choiceTable] = tables;
    if (!choiceTable) throw new Error("no choice");
    const after = await editFile(await port.save(), (workbook) => {
      const sheet = workbook.sheet(choiceTable.sheet);
      if (!sheet) throw new Error("no sheet");
      const column = choiceTable.column + choiceTable.headers.indexOf(C.heading);
      writeCell(sheet, workbook.styles, choiceTable.row + 1, column, wanted);
    });
    const again = await openPort(after);
    expect(await writePlan(again, bundledPlan, choice, context)).toMatchObject({ ok: true });

    const names = [TABLES.indicators, TABLES.reportRows, TABLES.reportPeriod, TABLES.chartChoice];
    const found = new Map(
      (await again.snapshot({ tables: names, names: [] })).tables.map((table) => [table.name, table]),
    );
    const column = (name: string, header: string) => {
      const table = found.get(name);
      return (table?.values ?? []).map((values) => values[table?.headers.indexOf(header) ?? -1]);
    };
    const specs = bundledSheets();
    for (const name of [TABLES.indicators, TABLES.reportRows, TABLES.reportPeriod]) {
      const keysThere = column(name, L.key);
      expect([name, [...keysThere].sort()]).toEqual([
        name,
        tableIn(specs, name)
          .rows.map(({ key }) => key)
          .sort(),
      ]);
    }
    // The new rows calculate: 目標 stands in each that has one.
    expect(
      column(TABLES.reportPeriod, D.targetTotal).filter((value) => typeof value === "number").length,
    ).toBe(6);
    expect(column(TABLES.reportRows, L.grade)).not.toContain("");
    expect(column(TABLES.chartChoice, C.heading)).toEqual([wanted]);
    expect(column(TABLES.chartChoice, C.key)).toEqual([numericRows()[1]?.key]);
    const preview = await previewWrite(again, bundledPlan, choice, context);
    expect(preview).toMatchObject({ ok: true, value: { isNothing: true } });
  });
});

describe.each(PROGRAMS)("ダッシュボード and 進捗状況報告 recalculated by %s", (program, missing, through) => {
  describeWith([missing], program, () => {
    let results: ReadonlyMap<Case, Uint8Array>;
    beforeAll(async () => {
      const withoutResults = CASES.map(async (test) => editFile(await fileOf(test), () => undefined));
      const files = through(await Promise.all(withoutResults));
      results = new Map(CASES.map((test, index) => [test, files[index] ?? new Uint8Array()]));
    }, 240_000);

    it.each(CASES)(
      "say what achievement says: $name",
      async (test) => {
        const wanted = expected(test);
        const theirs = results.get(test) ?? new Uint8Array();
        expect(await shownIn(theirs, wanted, test.settings)).toEqual(inOneForm(wanted));
        // Sentences that depend on 設定 are formulas, and say what the footnotes say.
        const opened = await openWorkbook(theirs);
        if (!opened.ok) throw new Error(opened.issues[0].message);
        const sheet = opened.value.sheet(SHEETS.report);
        const texts = Array.from({ length: 80 }, (_, row) => {
          const cell = sheet?.cells.get(row, 0);
          return cell ? String(readValue(cell, opened.value.strings)) : "";
        }).join("\n");
        for (const sentence of sentencesOf(wanted)) expect(texts).toContain(sentence);
        const { stages, share } = footnotes(test.settings);
        expect(texts).toContain(stages);
        expect(texts).toContain(`${share.split("の割合です。")[0] ?? ""}の割合です。`);
      },
      60_000,
    );
  });
});
