/** 進捗一覧 and 進捗集計 of the plan's workbook with random answers: what other programs calculate is what achievement says. */
import fc from "fast-check";
import type { GradeSettings } from "../../src/achievement";
import {
  DEFAULT_SETTINGS,
  METHOD_LABELS,
  NO_GRADE,
  STATES,
  evaluatePace,
  evaluateRow,
  summarise,
} from "../../src/achievement";
import { bundledPlan, itemsInOrder } from "../../src/plan";
import type { Content, SheetSpec, TableSpec } from "../../src/sheets";
import {
  ACTUAL_HEADERS as A,
  NO_INDICATOR,
  PROGRESS_HEADERS as P,
  SUMMARY_HEADERS as U,
  TABLES,
  gradeHeader,
  targetKey,
} from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { editFile } from "./fileHand";
import { filledSheets } from "./filledSheets";
import { bundledSheets, without } from "./planFile";
import {
  GNUMERIC,
  LIBREOFFICE,
  describeWith,
  allThroughLibreOffice,
  recalculatedByGnumeric,
} from "./programs";

type Cells = ReadonlyMap<string, Content>;
interface Answers {
  readonly reviewYear: number;
  readonly asOf: number;
  /** By row key of 実績入力, then by header; what people typed. */
  readonly typed: ReadonlyMap<string, Cells>;
}

const amount = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 2_000 }) },
  {
    weight: 2,
    arbitrary: fc.double({ min: 0, max: 2e6, noNaN: true }).map((value) => Math.round(value * 100) / 100),
  },
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom<Content>(0, -5, "約200") },
);
const optional = (values: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constantFrom<Content>(...values) },
  );
/** More than the list shows. */
const LONG = "用地の取得に時間を要した。".repeat(5);
const PEOPLE: Readonly<Record<string, fc.Arbitrary<Content>>> = {
  [A.firstHalf]: amount,
  [A.forecast]: amount,
  [A.actual]: amount,
  [A.stage]: optional([...bundledPlan.stages, "不明"]),
  [A.state]: optional(STATES.map(({ label }) => label)),
  [A.baseline]: amount,
  [A.progress]: optional(["窓口で案内した"]),
  [A.reason]: optional(["天候のため", "0", LONG, `入札が不調だった。\n来年度に発注する。`]),
};

const actualsOf = (sheets: readonly SheetSpec[]) => tableIn(sheets, TABLES.actuals);
const keys = actualsOf(bundledSheets()).rows.map(({ key }) => key);
const drawn: readonly Answers[] = fc.sample(
  fc
    .record({
      reviewYear: fc.constantFrom(...bundledPlan.years),
      asOf: fc.integer({ min: 43_800, max: 45_900 }),
      typed: fc.array(fc.record(PEOPLE), { minLength: keys.length, maxLength: keys.length }),
    })
    .map(({ reviewYear, asOf, typed }) => ({
      reviewYear,
      asOf,
      typed: new Map(keys.map((key, index) => [key, new Map(Object.entries(typed[index] ?? {}))])),
    })),
  { numRuns: 3, seed: 20_240_401 },
);

const TYPED_IN_TURN: readonly ((target: number) => Readonly<Record<string, Content>>)[] = [
  (target) => ({ [A.actual]: target, [A.stage]: bundledPlan.stages.at(-1) ?? null }),
  (target) => ({ [A.actual]: target * 0.9, [A.stage]: bundledPlan.stages[0] ?? null }),
  (target) => ({ [A.actual]: target * 0.7, [A.stage]: bundledPlan.stages[1] ?? null }),
  (target) => ({ [A.actual]: target * 0.1, [A.stage]: bundledPlan.stages[0] ?? null, [A.reason]: LONG }),
  () => ({ [A.state]: "対象外" }),
  () => ({ [A.state]: "算定不能", [A.reason]: "統計がない" }),
  (target) => ({ [A.firstHalf]: target / 10, [A.stage]: "不明" }),
];
/** Every grade and every trend: each row is in another state than the one above it and than the year before. */
const inTurn: Answers = {
  reviewYear: bundledPlan.years[2] ?? 0,
  asOf: 44_834,
  typed: new Map(
    keys.map((key, index) => {
      const target = cellsOf(bundledSheets(), key)(A.target);
      const turn = TYPED_IN_TURN[(index * 3 + (index % 2)) % TYPED_IN_TURN.length];
      return [key, new Map(Object.entries(turn?.(typeof target === "number" ? target : 1) ?? {}))];
    }),
  ),
};
const answers = [...drawn, inTurn];

/** 順調 and 遅れ other than by default, so that the sheets must read them. */
const [one, two, three, four] = DEFAULT_SETTINGS.levels;
const SETTINGS: readonly GradeSettings[] = [
  DEFAULT_SETTINGS,
  { ...DEFAULT_SETTINGS, levels: [one, two, { ...three, standing: "onTrack" }, four], gradeOn: "unrounded" },
];

function sheetsWith({ reviewYear, asOf, typed }: Answers, settings: GradeSettings): readonly SheetSpec[] {
  const cells = new Map([...typed].map(([key, contents]) => [key, Object.fromEntries(contents)]));
  const sheets = without(bundledSheets(settings), "card", "dashboard", "report");
  return filledSheets(sheets, cells, { year: reviewYear, asOf });
}

function tableIn(sheets: readonly SheetSpec[], name: string): TableSpec {
  const table = sheets.flatMap(({ tables }) => tables).find((one) => one.name === name);
  if (!table) throw new Error(`no ${name}`);
  return table;
}

/** What the cells of 実績入力 hold before anything is calculated. */
function cellsOf(sheets: readonly SheetSpec[], key: string): (header: string) => unknown {
  const table = actualsOf(sheets);
  const row = table.rows.find((one) => one.key === key);
  return (header) => row?.cells[table.columns.findIndex((column) => column.header === header)]?.content ?? "";
}

function gradeOf(sheets: readonly SheetSpec[], key: string, settings: GradeSettings) {
  const at = cellsOf(sheets, key);
  return evaluateRow(
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
}

type Row = Readonly<Record<string, unknown>>;
/** Letters of a reason that the list shows. */
const SHOWN = 46;

/** Both sheets as they should read: by table, then by key. */
function expected({ reviewYear, asOf, ...answer }: Answers, settings: GradeSettings) {
  const sheets = sheetsWith({ reviewYear, asOf, ...answer }, settings);
  const labels = settings.levels.map(({ sign, word }) => sign + word);
  const offTrack = settings.levels
    .filter(({ standing }) => standing === "offTrack")
    .map(({ sign, word }) => sign + word);
  const list = new Map<string, Row>();
  const late: { key: string; level: number }[] = [];
  const counted: { priority: string; owners: readonly string[]; grade: string }[] = [];
  for (const { priority, item } of itemsInOrder(bundledPlan)) {
    for (const indicator of item.indicators.length === 0 ? [null] : item.indicators) {
      const key = targetKey(item, indicator);
      const graded = (year: number) =>
        bundledPlan.years.includes(year) ? gradeOf(sheets, `${key}|${year}`, settings).grade : "";
      const at = cellsOf(sheets, `${key}|${reviewYear}`);
      const { rate, grade } = gradeOf(sheets, `${key}|${reviewYear}`, settings);
      const pace = evaluatePace(
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
          year: reviewYear,
          asOf,
        },
        settings,
      );
      const [now, before] = [labels.indexOf(grade), labels.indexOf(graded(reviewYear - 1))];
      const trend = now < 0 || before < 0 ? "" : now < before ? "↑良化" : now === before ? "→同じ" : "↓悪化";
      const wantsReason =
        at(A.reason) === "" &&
        (offTrack.includes(grade) || ["算定不能", "対象外"].includes(String(at(A.state))));
      const attention = [
        grade === NO_GRADE.unanswered ? "未回答" : "",
        grade === NO_GRADE.check ? "要確認" : "",
        wantsReason ? "理由・対応が空欄" : "",
        pace.isWarning ? "年度末に遅れる見込み" : "",
      ].filter(Boolean);
      const isStage = at(A.method) === METHOD_LABELS.stage;
      const full = rate === "" ? 0 : Math.max(0, Math.min(10, Math.floor(Number((rate * 10).toFixed(6)))));
      const reason = String(at(A.reason)).replaceAll("\n", " ");
      late.push(...(offTrack.includes(grade) ? [{ key, level: labels.indexOf(grade) }] : []));
      list.set(key, {
        ...Object.fromEntries(
          bundledPlan.years.map((year) => [gradeHeader(year), year > reviewYear ? "" : graded(year)]),
        ),
        [P.target]: isStage && at(A.indicator) === NO_INDICATOR ? at(A.schedule) : at(A.target),
        [P.actual]: isStage ? at(A.stage) : at(A.actual),
        [P.state]: at(A.state),
        [P.method]: at(A.method),
        [P.rate]: rate,
        [P.bar]: rate === "" ? "" : "■".repeat(full) + (rate > 1 ? "＋" : ""),
        [P.grade]: grade,
        [P.trend]: trend,
        [P.basis]: pace.basis,
        [P.estimate]: pace.estimate,
        [P.estimateRate]: pace.rate,
        [P.estimateGrade]: pace.grade,
        [P.attention]: attention.join("、"),
        [P.reasonShown]: reason.length > SHOWN ? `${reason.slice(0, SHOWN - 1)}…` : reason,
        [P.reason]: at(A.reason),
        [P.progress]: at(A.progress),
        [P.stage]: at(A.stage),
        [P.lateOrder]: "",
      });
      counted.push({
        priority: `${priority.numeral} ${priority.name}`,
        owners: item.owners.map(({ value }) => value),
        grade,
      });
    }
  }
  late
    .sort((a, b) => b.level - a.level)
    .forEach(({ key }, index) => list.set(key, { ...list.get(key), [P.lateOrder]: index + 1 }));
  const counts = (rows: typeof counted): Row => {
    const summary = summarise(
      rows.map(({ grade }) => grade),
      settings,
    );
    return {
      [U.rows]: rows.length,
      ...Object.fromEntries(summary.levels.map(({ level, count }) => [`区分${level}`, count])),
      ...Object.fromEntries(summary.reasons.map(({ label, count }) => [label, count])),
      [U.rated]: summary.rated,
      [U.onTrack]: summary.onTrack,
      [U.share]: summary.onTrackShare,
    };
  };
  const groups = (names: readonly string[], has: (row: (typeof counted)[number], name: string) => boolean) =>
    new Map<string, Row>([
      ["全体", counts(counted)],
      ...[...new Set(names)].map((name): [string, Row] => [
        name,
        counts(counted.filter((row) => has(row, name))),
      ]),
    ]);
  return new Map([
    [TABLES.progress, list],
    [
      TABLES.byPriority,
      groups(
        counted.map(({ priority }) => priority),
        (row, name) => row.priority === name,
      ),
    ],
    [
      TABLES.byOwner,
      groups(
        counted.flatMap(({ owners }) => owners),
        (row, name) => row.owners.includes(name),
      ),
    ],
  ]);
}

/** What a file shows in the cells of which something is expected. Cells are where the specs put them. */
async function shownIn(bytes: Uint8Array, wanted: ReturnType<typeof expected>) {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const workbook = opened.value;
  const specs = bundledSheets();
  return new Map(
    [...wanted].map(([name, rows]) => {
      const spec = specs.find(({ tables }) => tables.some((table) => table.name === name));
      const table = tableIn(specs, name);
      const sheet = workbook.sheet(spec?.name ?? "");
      const shown = [...rows].map(([key, cells]): [string, Row] => {
        const row = table.row + 1 + table.rows.findIndex((one) => one.key === key);
        return [
          key,
          Object.fromEntries(
            Object.keys(cells).map((header) => {
              const column = table.column + table.columns.findIndex((one) => one.header === header);
              const cell = sheet?.cells.get(row, column);
              return [header, cell ? readValue(cell, workbook.strings) : "(no cell)"];
            }),
          ),
        ];
      });
      return [name, new Map(shown)];
    }),
  );
}

/** Numbers as far as programs agree on them. */
function settled(tables: ReadonlyMap<string, ReadonlyMap<string, Row>>) {
  return [...tables].map(([name, rows]) => [
    name,
    [...rows].map(([key, cells]) => [
      key,
      Object.entries(cells).map(([header, value]) => [
        header,
        typeof value === "number" ? Number(value.toPrecision(11)) : value,
      ]),
    ]),
  ]);
}

const CASES = answers
  .flatMap((answer, index) =>
    SETTINGS.map((settings, variant) => ({
      name: `answers ${index}, settings ${variant}`,
      answer,
      settings,
    })),
  )
  .map((one, index) => ({ ...one, index }));

type Files = readonly Uint8Array[];
const PROGRAMS: readonly (readonly [string, string | null, (files: Files) => Files])[] = [
  ["LibreOffice", LIBREOFFICE, (files) => allThroughLibreOffice(files, "xlsx", "xlsx")],
  ["Gnumeric", GNUMERIC, (files) => files.map(recalculatedByGnumeric)],
];

/** What we write of each case, in their order. */
let ours: Promise<Files> | null = null;
async function oursOf(index: number): Promise<Uint8Array> {
  ours ??= Promise.all(CASES.map(({ answer, settings }) => writeWorkbookFile(sheetsWith(answer, settings))));
  return (await ours)[index] ?? new Uint8Array();
}

describe("進捗一覧 and 進捗集計 in the file that we write", () => {
  it.each(CASES)("carry what achievement says: $name", async ({ index, answer, settings }) => {
    const bytes = await oursOf(index);
    const wanted = expected(answer, settings);
    expect(settled(await shownIn(bytes, wanted))).toEqual(settled(wanted));
  });

  it("meet every grade, every trend, every basis and every warning", () => {
    const rows = CASES.flatMap(({ answer, settings }) => [
      ...(expected(answer, settings).get(TABLES.progress)?.values() ?? []),
    ]);
    const distinct = (header: string) => new Set(rows.map((row) => row[header]));
    const labels = DEFAULT_SETTINGS.levels.map(({ sign, word }) => sign + word);
    // ―段階 stands only where nobody can report a stage.
    const reasons = Object.values(NO_GRADE).filter((reason) => reason !== NO_GRADE.stage);
    expect([...distinct(P.grade)].sort()).toEqual([...labels, ...reasons].sort());
    expect([...distinct(P.trend)].sort()).toEqual(["", "↑良化", "→同じ", "↓悪化"].sort());
    expect(distinct(P.basis).size).toBeGreaterThanOrEqual(7);
    const said = [...distinct(P.attention)].join();
    for (const text of ["未回答", "要確認", "理由・対応が空欄", "年度末に遅れる見込み"])
      expect(said).toContain(text);
  });

  it("know a department whose name is a part of another's", () => {
    const names = [
      ...new Set(itemsInOrder(bundledPlan).flatMap(({ item }) => item.owners.map(({ value }) => value))),
    ];
    expect(names.some((name) => names.some((other) => other !== name && other.includes(name)))).toBe(true);
  });
});

describe.each(PROGRAMS)("進捗一覧 and 進捗集計 recalculated by %s", (program, missing, through) => {
  describeWith([missing], program, () => {
    let theirs: Files;
    beforeAll(async () => {
      const withoutResults = CASES.map(async ({ index }) => editFile(await oursOf(index), () => undefined));
      theirs = through(await Promise.all(withoutResults));
    }, 300_000);

    it.each(CASES)("say what achievement says: $name", async ({ index, answer, settings }) => {
      const wanted = expected(answer, settings);
      const shown = await shownIn(theirs[index] ?? new Uint8Array(), wanted);
      expect(settled(shown)).toEqual(settled(wanted));
    });
  });
});
