import type { Plan } from "../plan";
import type { GradeSettings } from "../achievement";
import {
  GRADE_ON_LABELS,
  MAX_DIGITS,
  METHOD_LABELS,
  NO_GRADE,
  RATE_METHODS,
  STANDING_LABELS,
  STATES,
  UNROUNDED_PLACES,
} from "../achievement";
import type { RateMethod } from "../achievement";
import { LEVEL_HEADERS, SETTING_HEADERS } from "./headers";
import { NAMES, SHEETS, TABLES } from "./names";
import type { CellSpec, ColumnSpec, Content, NameSpec, SheetSpec, TableSpec } from "./spec";
import { footer, line, titleBlock } from "./looks/titleBlock";
import {
  ANY_DATE,
  DIGITS_CHOICE,
  GRADE_ON_CHOICE,
  REVIEW_YEAR_CHOICE,
  SIGN_TEXT,
  STANDING_CHOICE,
  THRESHOLD,
  WORD_TEXT,
} from "./validations";
import type { Written } from "./written";
import { asOfDay, reviewYearOf, yearName } from "./written";

/** Left what people set, right the lists behind the drop-downs. */
const LISTS = 7;
const AT = { settings: 4, levels: 9, years: 18, states: 4, methods: 13, choices: 23, stages: 31 } as const;

/**
 * 設定: thresholds, labels, rounding and the year under review. Everything that reads them does so by defined name, with
 * plain formulas: a change regrades and recolours 実績入力 without the add-in.
 */
export function settingsSheet(plan: Plan, settings: GradeSettings, written: Written): SheetSpec {
  const scalars = scalarTable(plan, settings, written);
  const levels = levelTable(settings);
  const years = listTable(TABLES.years, AT.years, 0, [
    [fixed("西暦", "year", 12), plan.years],
    [fixed("年度", "text", 16), plan.years.map(yearName)],
  ]);
  const states = listTable(TABLES.states, AT.states, LISTS, [
    [fixed("状態", "text", 18), STATES.map(({ label }) => label)],
    [fixed("達成率", "stage", 34), STATES.map(({ isRated }) => (isRated ? "計算する" : "計算しない"))],
    [fixed("意味", "text", 60), STATES.map(({ meaning }) => meaning)],
  ]);
  const methods = listTable(TABLES.methods, AT.methods, LISTS, [
    [fixed("算定方法", "text", 18), RATE_METHODS.map((id) => METHOD_LABELS[id])],
    [fixed("計算式", "text", 34), RATE_METHODS.map((id) => METHOD_NOTES[id].formula)],
    [fixed("使いどころ", "text", 60), RATE_METHODS.map((id) => METHOD_NOTES[id].use)],
  ]);
  const digits = Array.from({ length: MAX_DIGITS + 1 }, (_, index) => index);
  const choices = listTable(TABLES.choices, AT.choices, LISTS, [
    [fixed("小数桁", "year", 18), digits],
    [fixed("端数", "text", 34), Object.values(GRADE_ON_LABELS)],
    [fixed("順調・遅れ", "text", 60), Object.values(STANDING_LABELS)],
  ]);
  const stages = listTable(TABLES.stages, AT.stages, LISTS, [
    [fixed("段階", "text", 18), plan.stages],
    [fixed("順番", "year", 34), plan.stages.map((_stage, index) => index + 1)],
  ]);
  const lead =
    "薄い黄色のセルで判定基準を変えられます。変えるとすべての行の判定と色がその場で変わります。" +
    "基準値と算定方法は「実績入力」のシート保護を解除すると変えられます（パスワードはありません）。";
  return {
    role: "settings",
    name: SHEETS.settings,
    visibility: "visible",
    blocks: [
      ...titleBlock(SHEETS.settings, plan, plan.years, written, lead, 0),
      line(AT.settings - 1, 0, "対象年度と端数", "caption"),
      line(AT.levels - 1, 0, "判定の区分（率が下限以上の、いちばん上の区分になります）", "caption"),
      line(AT.levels + 5, 0, { formula: levelCheck() }, "warning"),
      line(AT.years - 1, 0, "計画の年度", "caption"),
      line(AT.states - 1, LISTS, "状態の一覧", "caption"),
      line(AT.methods - 1, LISTS, "算定方法の一覧", "caption"),
      line(AT.choices - 1, LISTS, "選択肢", "caption"),
      line(AT.stages - 1, LISTS, "段階の一覧（計画の順。下ほど進んだ段階です）", "caption"),
    ],
    tables: [scalars, levels, years, states, methods, choices, stages],
    names: [
      cellName(NAMES.reviewYear, scalars, SETTING_HEADERS.reviewYear),
      cellName(NAMES.asOf, scalars, SETTING_HEADERS.asOf),
      cellName(NAMES.digits, scalars, SETTING_HEADERS.digits),
      cellName(NAMES.gradeOn, scalars, SETTING_HEADERS.gradeOn),
      cellName(NAMES.places, scalars, SETTING_HEADERS.places),
      ...NAMES.mins.map((name, index) => cellName(name, levels, LEVEL_HEADERS.min, index)),
      ...NAMES.labels.map((name, index) => cellName(name, levels, LEVEL_HEADERS.label, index)),
      ...NAMES.standings.map((name, index) => cellName(name, levels, LEVEL_HEADERS.standing, index)),
      listName(NAMES.stateList, states, "状態", STATES.length),
      listName(NAMES.methodList, methods, "算定方法", RATE_METHODS.length),
      listName(NAMES.yearList, years, "西暦", plan.years.length),
      listName(NAMES.yearNameList, years, "年度", plan.years.length),
      listName(NAMES.digitsList, choices, "小数桁", digits.length),
      listName(NAMES.gradeOnList, choices, "端数", Object.keys(GRADE_ON_LABELS).length),
      listName(NAMES.standingList, choices, "順調・遅れ", Object.keys(STANDING_LABELS).length),
      listName(NAMES.stageList, stages, "段階", plan.stages.length),
    ],
    widths: { [LISTS - 1]: 4 },
    freeze: null,
    print: { orientation: "landscape", titleRows: [0, 0], footer: footer(plan, SHEETS.settings) },
    isProtected: true,
  };
}

/** One row: every setting is a column, with its own look and validation. */
function scalarTable(plan: Plan, settings: GradeSettings, written: Written): TableSpec {
  const { scope, reviewYear, asOf, digits, gradeOn, places } = SETTING_HEADERS;
  return {
    name: TABLES.settings,
    row: AT.settings,
    column: 0,
    keyColumns: [scope],
    filter: false,
    columns: [
      fixed(scope, "text", 12),
      {
        header: reviewYear,
        owner: "people",
        look: "settingChoice",
        width: 16,
        validation: REVIEW_YEAR_CHOICE,
      },
      { header: asOf, owner: "people", look: "settingDate", width: 12, validation: ANY_DATE },
      { header: digits, owner: "people", look: "settingChoice", width: 14, validation: DIGITS_CHOICE },
      { header: gradeOn, owner: "people", look: "settingChoice", width: 18, validation: GRADE_ON_CHOICE },
      {
        header: places,
        owner: "formula",
        look: "calculatedNumber",
        width: 16,
        formula: `IF([[${gradeOn}]]="${GRADE_ON_LABELS.unrounded}",${UNROUNDED_PLACES},[[${digits}]]+2)`,
      },
    ],
    rows: [
      {
        key: "全体",
        cells: [
          { content: "全体" },
          { content: reviewYearOf(plan, written) },
          { content: asOfDay(written) },
          { content: settings.digits },
          { content: GRADE_ON_LABELS[settings.gradeOn] },
          { content: null },
        ],
      },
    ],
  };
}

function levelTable({ levels }: GradeSettings): TableSpec {
  const { level, min, sign, word, standing, label } = LEVEL_HEADERS;
  return {
    name: TABLES.levels,
    row: AT.levels,
    column: 0,
    keyColumns: [level],
    filter: false,
    columns: [
      fixed(level, "year", 12),
      { header: min, owner: "people", look: "settingPercent", width: 16, validation: THRESHOLD },
      { header: sign, owner: "people", look: "settingChoice", width: 12, validation: SIGN_TEXT },
      { header: word, owner: "people", look: "settingText", width: 14, validation: WORD_TEXT },
      { header: standing, owner: "people", look: "settingChoice", width: 18, validation: STANDING_CHOICE },
      {
        header: label,
        owner: "formula",
        look: "calculatedText",
        width: 16,
        formula: `[[${sign}]]&[[${word}]]`,
      },
    ],
    rows: levels.map((one, index) => ({
      key: String(index + 1),
      cells: [
        { content: index + 1 },
        // The lowest level has no threshold to set.
        one.min === null ? { content: null, look: "calculatedText" } : { content: one.min },
        { content: one.sign },
        { content: one.word },
        { content: STANDING_LABELS[one.standing] },
        { content: null },
      ],
    })),
  };
}

/**
 * Says what is wrong with the levels as they stand.
 *
 * @param where stands before what it says, on another sheet.
 * @param otherwise an expression for when nothing is wrong.
 */
export function levelCheck(where = "", otherwise = '""'): string {
  const [first, second, third] = NAMES.mins;
  const labels = NAMES.labels;
  const pairs = labels.flatMap((one, index) => labels.slice(index + 1).map((other) => `${one}=${other}`));
  const reserved = labels.flatMap((label) => Object.values(NO_GRADE).map((word) => `${label}="${word}"`));
  const rules: readonly (readonly [isWrong: string, message: string])[] = [
    [`NOT(AND(ISNUMBER(${first}),ISNUMBER(${second}),ISNUMBER(${third})))`, "下限に数値を入力してください。"],
    [
      `NOT(AND(${first}>${second},${second}>${third}))`,
      "下限は区分 1 から順に小さくなるように入力してください。",
    ],
    [`OR(${pairs.join(",")})`, "同じ表示の区分があります。見分けられる記号か語にしてください。"],
    [`OR(${reserved.join(",")})`, "率のない行に使う言葉と同じ表示があります。ほかの言葉にしてください。"],
    [
      `OR(${labels.flatMap(counted).join(",")})`,
      "表示に、件数の計算で特別な意味になる文字(半角の * ? ~ か、先頭の = < >)があります。ほかの文字にしてください。",
    ],
  ];
  return rules.reduceRight(
    (rest, [isWrong, message]) => `IF(${isWrong},"${where}${message}",${rest})`,
    otherwise,
  );
}

/** Conditions on a label that COUNTIFS would not take for itself; `parseSettings` refuses the same. */
function counted(label: string): string[] {
  return [
    ...["*", "?", "~"].map((sign) => `ISNUMBER(FIND("${sign}",${label}))`),
    ...["=", "<", ">"].map((sign) => `LEFT(${label},1)="${sign}"`),
  ];
}

const METHOD_NOTES: Readonly<Record<RateMethod, { readonly formula: string; readonly use: string }>> = {
  ratio: { formula: "実績 ÷ 目標", use: "多いほど良い指標。目標が 0 以下の行には使えません。" },
  inverse: { formula: "目標 ÷ 実績", use: "少ないほど良い指標。実績が 0 以下の行には使えません。" },
  twoMinus: {
    formula: "2 － 実績 ÷ 目標",
    use: "少ないほど良い指標。目標を超えた割合だけ 100% から引きます。",
  },
  improvement: {
    formula: "(基準値 － 実績) ÷ (基準値 － 目標)",
    use: "基準値からどこまで目標に近づいたか。基準値の入力が必要です。",
  },
  reached: {
    formula: "目標に届けば 100%、届かなければ 0%",
    use: "届いたかどうかだけを見る指標。向きが「以下」なら目標以下で達成です。",
  },
  stage: {
    formula: "率は計算しない（判定だけ）",
    use: "段階の指標と数値目標のない項目。選んだ「段階」を計画の段階と比べ、着いていれば区分 1、一つ手前は区分 3、二つ以上手前は区分 4 とします。",
  },
};

function fixed(header: string, look: ColumnSpec["look"], width: number): ColumnSpec {
  return { header, owner: "plan", look, width };
}

/** Columns of plain values side by side; the first is the key. Shorter ones end in empty cells. */
function listTable(
  name: string,
  row: number,
  column: number,
  columns: readonly (readonly [ColumnSpec, readonly Content[]])[],
): TableSpec {
  const [key] = columns;
  if (!key) throw new RangeError("a list needs a column");
  return {
    name,
    row,
    column,
    keyColumns: [key[0].header],
    filter: false,
    columns: columns.map(([spec]) => spec),
    rows: key[1].map((value, index) => ({
      key: String(value),
      cells: columns.map(([, values]): CellSpec => ({ content: values[index] ?? null })),
    })),
  };
}

function cellName(name: string, table: TableSpec, header: string, bodyRow = 0): NameSpec {
  return { name, row: table.row + 1 + bodyRow, column: columnOf(table, header) };
}

function listName(name: string, table: TableSpec, header: string, rows: number): NameSpec {
  return { ...cellName(name, table, header), rows };
}

function columnOf(table: TableSpec, header: string): number {
  const index = table.columns.findIndex((column) => column.header === header);
  if (index < 0) throw new Error(`${table.name} has no column ${header}`);
  return table.column + index;
}
