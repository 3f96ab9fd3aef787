import type { Plan, UncertainReading } from "../../plan";
import { READING_WORDS, describePlace, uncertainReadings } from "../../plan";
import type { Selection } from "../choice";
import { READING_HEADERS as H } from "../headers";
import type { Look } from "../looks/looks";
import { NAMES, SHEETS, TABLES } from "../names";
import { LEVEL_COLORS, WANTED_FILL } from "../looks/palette";
import {
  DECISION_LABELS,
  DECISION_STATES,
  NOTHING,
  PENDING,
  appliedCells,
  decisionFormula,
  readText,
  subjectOf,
} from "./readingDecision";
import type { CellSpec, ColumnSpec, ConditionalSpec, SheetSpec } from "../spec";
import { EMPTY } from "../targets/targetCells";
import { LEFT, footer, line, titleBlock } from "../looks/titleBlock";
import { ANY_TEXT, CONFIRMATION_DATE, CORRECTED_VALUE, DECISION_CHOICE, PERSON_TEXT } from "../validations";
import type { Written } from "../written";
import { yearName } from "../written";

const CHOICES_ROW = 2;
const HEADER_ROW = 5;

interface Column {
  readonly spec: ColumnSpec;
  readonly cell: (reading: UncertainReading) => CellSpec;
}

/**
 * 読み取り確認: every reading of the chosen items that is not certain, of all plan years, for the office to confirm or to correct. What
 * stands there always is the transcription's reading, however it was decided; a decision reaches 計画目標 and 実績入力 with the next
 * write, and 状況 says whether it has.
 *
 * @param plan the transcription, or the plan as confirmed so far: the hidden columns then hold what was decided.
 * @returns null where all readings are certain: a sheet without rows would ask for nothing.
 * @example readingsSheet(plan, selection, written)?.tables[0]?.rows[0]?.key // "1-1-2||2020|年度計画"
 */
export function readingsSheet(plan: Plan, { items }: Selection, written: Written): SheetSpec | null {
  const chosen = new Set(items.map(({ item }) => item.code));
  const readings = uncertainReadings(plan).filter(({ item }) => chosen.has(item.code));
  if (readings.length === 0) return null;
  const columns = columnsOf(plan);
  const { confirmed, corrected } = DECISION_LABELS;
  const lead =
    "原典から確実には読み取れなかった値の一覧です。原典を確かめ、薄い黄色のセルに入力してください。" +
    "確認者・確認日・根拠がそろった行が、次の書き込みで「計画目標」と「実績入力」に反映されます。";
  return {
    role: "readings",
    name: SHEETS.readings,
    visibility: "visible",
    blocks: [
      ...titleBlock(SHEETS.readings, plan, plan.years, written, lead),
      line(CHOICES_ROW, LEFT, confirmed, "text"),
      line(CHOICES_ROW, LEFT + 1, "読み取った値のとおりで正しいとき。訂正後の値は空欄にします。", "caption"),
      line(CHOICES_ROW + 1, LEFT, corrected, "text"),
      line(
        CHOICES_ROW + 1,
        LEFT + 1,
        `別の値が正しいとき。訂正後の値を入力します。目標や計画がなければ「${NOTHING}」と入力します。`,
        "caption",
      ),
    ],
    tables: [
      {
        name: TABLES.readings,
        row: HEADER_ROW,
        column: 0,
        columns: columns.map(({ spec }) => spec),
        keyColumns: [H.key],
        rows: readings.map((reading) => ({
          key: reading.key,
          cells: columns.map(({ cell }) => cell(reading)),
        })),
        filter: true,
      },
    ],
    names: [{ name: NAMES.decisionList, row: CHOICES_ROW, column: LEFT, rows: 2 }],
    widths: {},
    freeze: { rows: HEADER_ROW + 1, columns: columns.findIndex(({ spec }) => spec.header === H.item) + 1 },
    print: {
      orientation: "landscape",
      paper: "A3",
      titleRows: [HEADER_ROW, HEADER_ROW],
      footer: footer(plan, SHEETS.readings),
    },
    isProtected: true,
  };
}

function columnsOf(plan: Plan): readonly Column[] {
  return [
    fromPlan(H.key, "key", 24, ({ key }) => ({ content: key }), true),
    fromPlan(H.code, "code", 9, ({ item }) => ({ content: item.code })),
    fromPlan(H.item, "text", 19, ({ item }) => ({ content: item.name })),
    fromPlan(H.indicator, "text", 15, ({ indicator }) => ({ content: indicator?.name ?? null })),
    fromPlan(H.year, "text", 15, ({ year }) => ({ content: year === null ? "全年度" : yearName(year) })),
    fromPlan(H.westernYear, "year", 7, ({ year }) => ({ content: year })),
    fromPlan(H.what, "stage", 11, (reading) => ({ content: subjectOf(reading) })),
    fromPlan(H.unit, "text", 7, ({ indicator }) => ({ content: indicator?.unit || null })),
    // Looks of single cells make a request to Excel larger: these two columns have theirs in common.
    fromPlan(H.read, "inferredStage", 14, readCell),
    fromPlan(H.reading, "inferredStage", 9, ({ cited }) => ({
      content: READING_WORDS[cited.reading],
      ...(cited.reading === "unreadable" ? { look: "unreadable" } : {}),
    })),
    fromPlan(H.source, "text", 14, ({ cited }) => ({ content: describePlace(cited, plan.source) })),
    fromPlan(H.reason, "text", 44, ({ cited }) => ({ content: reasonOf(cited) })),
    people(H.decision, "inputChoice", 8, DECISION_CHOICE),
    // Stages are as good in a number's look.
    people(H.corrected, "inputNumber", 14, CORRECTED_VALUE),
    people(H.by, "inputText", 14, PERSON_TEXT),
    people(H.on, "inputDate", 12, CONFIRMATION_DATE),
    people(H.ground, "inputText", 26, ANY_TEXT),
    {
      spec: {
        header: H.state,
        owner: "formula",
        look: "calculatedWords",
        width: 24,
        formula: decisionFormula(plan),
        conditional: STATE_RULES,
      },
      cell: () => EMPTY,
    },
    fromPlan(H.applied, "key", 18, (reading) => ({ content: appliedCells(reading).decision }), true),
    fromPlan(
      H.appliedValue,
      "key",
      14,
      (reading): CellSpec => {
        const { value } = appliedCells(reading);
        // In a column for text, Excel would make text of a number.
        return typeof value === "number" ? { content: value, look: numberLook(value) } : { content: value };
      },
      true,
    ),
  ];
}

/** At most one of them fits a cell. */
const STATE_RULES: readonly ConditionalSpec[] = (() => {
  const state = `[[${H.state}]]`;
  const { open, confirmed, corrected } = DECISION_STATES;
  const isPending = `ISNUMBER(FIND("${PENDING}",${state}))`;
  const isDone = `OR(${state}="${confirmed}",${state}="${corrected}")`;
  return [
    { formula: isPending, format: LEVEL_COLORS[2] },
    { formula: isDone, format: LEVEL_COLORS[0] },
    {
      formula: `NOT(OR(${isPending},${isDone},${state}="${open}"))`,
      format: { fill: WANTED_FILL, bold: true },
    },
  ];
})();

function readCell(reading: UncertainReading): CellSpec {
  const content = readText(reading);
  if (typeof content === "number") {
    return { content, look: Number.isInteger(content) ? "inferredNumber" : "inferredDecimal" };
  }
  return isUnreadable(reading) ? { content, look: "unreadable" } : { content };
}

function isUnreadable({ cited, year }: UncertainReading): boolean {
  return cited.reading === "unreadable" && year !== null;
}

function numberLook(value: number): Look {
  return Number.isInteger(value) ? "number" : "decimal";
}

function reasonOf({ shows, reason }: UncertainReading["cited"]): string | null {
  return [shows === undefined ? "" : `原典の表示: ${shows}。`, reason ?? ""].join("") || null;
}

function fromPlan(header: string, look: Look, width: number, cell: Column["cell"], hidden = false): Column {
  return { spec: { header, owner: "plan", look, width, ...(hidden ? { hidden } : {}) }, cell };
}

function people(
  header: string,
  look: Look,
  width: number,
  validation: NonNullable<ColumnSpec["validation"]>,
): Column {
  return { spec: { header, owner: "people", look, width, validation }, cell: () => EMPTY };
}
