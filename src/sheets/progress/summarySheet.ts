import type { Plan } from "../../plan";
import type { GradeSettings } from "../../achievement";
import {
  NO_GRADE,
  STANDING_LABELS,
  countFormula,
  footnotes,
  onTrackShareFormula,
  ratedFormula,
} from "../../achievement";
import type { Selection } from "../choice";
import { hasOwner } from "./ownersApart";
import { PROGRESS_HEADERS, SUMMARY_HEADERS as H } from "../headers";
import { NAMES, SHEETS, TABLES } from "../names";
import { priorityNames } from "./progressRows";
import type { ColumnSpec, BlockSpec, SheetSpec, TableSpec } from "../spec";
import { footer, line, titleBlock } from "../looks/titleBlock";
import { wholePlan } from "../wholePlan";
import type { Written } from "../written";

/** The first row of each table: every row counted once. */
const WHOLE = "全体";

const LIST = NAMES.progress;
/** Above the tables, as wide as they are: below the second one there must be room for more rows. */
const NOTES = 2;
const FIRST_ROW = 10;
/** Empty, caption and labels above the header of the second table. */
const GAP = 4;
/** Empty rows below the first table when the whole plan is in it: a later plan may bring more 重点項目. */
const SPARE_ROWS = 3;

/**
 * 進捗集計: how many rows of 進捗一覧 have which grade, by 重点項目 and by 担当課, with the share of 順調. 全体 comes first so that a
 * 担当課 of a later plan can follow at the end. Live plain formulas; they are checked against 実績入力.
 */
export function summarySheet(
  plan: Plan,
  { items }: Selection,
  settings: GradeSettings,
  written: Written,
): SheetSpec {
  const priorities = priorityNames({ items });
  const owners = [...new Set(items.flatMap(({ item }) => item.owners.map(({ value }) => value)))];
  const first = countTable(
    TABLES.byPriority,
    PROGRESS_HEADERS.priority,
    FIRST_ROW,
    priorities,
    (key, grade) =>
      grade === null
        ? `SUMPRODUCT((${LIST.priority}=${key})*1)`
        : `SUMPRODUCT((${LIST.grade}=${grade})*(${LIST.priority}=${key}))`,
  );
  const second = countTable(
    TABLES.byOwner,
    PROGRESS_HEADERS.owners,
    FIRST_ROW + 2 + priorityNames(wholePlan(plan)).length + SPARE_ROWS + GAP,
    owners,
    // Whole names only: one department's name may be a part of another's. Gnumeric has no FIND for each row.
    (key, grade) => {
      const isOwner = [LIST.ownersApart, hasOwner(key)] as const;
      return grade === null ? `COUNTIFS(${isOwner.join(",")})` : countFormula(LIST.grade, grade, [isOwner]);
    },
  );
  const { states } = footnotes(settings);
  const notes = [
    `${H.rows}は指標の数です。数値目標のない取組項目は、一つを 1 行と数えます。`,
    `「${STANDING_LABELS.onTrack}」の割合は、判定のある行（${H.rated}）のうち、扱いが「${STANDING_LABELS.onTrack}」の判定の行の割合です。`,
    "対象外、算定不能、目標なし、段階、未回答、要確認の行は分母に含めず、件数を別に示しています。",
    `複数の担当課がある行は、それぞれの担当課に数えています。そのため、担当課の合計は${WHOLE}より多くなることがあります。`,
    states,
  ];
  const lead = `「${SHEETS.progress}」の判定を数えています。このシートには入力しません。区分の名前と扱いは「${SHEETS.settings}」で変えられます。`;
  return {
    role: "summary",
    name: SHEETS.summary,
    visibility: "visible",
    blocks: [
      ...titleBlock(SHEETS.summary, plan, plan.years, written, lead, 0),
      line(NOTES + notes.length, 0, { formula: checkFormula() }, "warning"),
      ...captions(first, { formula: `"${PROGRESS_HEADERS.priority}別　"&${yearWords()}` }),
      ...captions(second, { formula: `"${PROGRESS_HEADERS.owners}別　"&${yearWords()}` }),
      ...notes.map((note, index) => line(NOTES + index, 0, note, "caption")),
    ],
    tables: [first, second],
    names: [],
    widths: {},
    freeze: null,
    print: { orientation: "landscape", titleRows: [0, 0], footer: footer(plan, SHEETS.summary) },
    isProtected: true,
  };
}

function countTable(
  name: string,
  header: string,
  row: number,
  keys: readonly string[],
  countOf: (key: string, grade: string | null) => string,
): TableSpec {
  const key = `[[${header}]]`;
  const count = (grade: string) =>
    `IF(${key}="${WHOLE}",SUMPRODUCT((${LIST.grade}=${grade})*1),${countOf(key, grade)})`;
  const number = (title: string, formula: string): ColumnSpec => ({
    header: title,
    owner: "formula",
    look: "calculatedNumber",
    width: 9,
    formula,
  });
  const [one, two, three, four] = H.levels;
  const counts = [`[[${one}]]`, `[[${two}]]`, `[[${three}]]`, `[[${four}]]`] as const;
  const onTrack = counts.map(
    (cell, index) => `IF(${NAMES.standings[index] ?? ""}="${STANDING_LABELS.onTrack}",${cell},0)`,
  );
  // The header of the list is inside its names, and no row of it.
  const all = `(${LIST.priority}<>"")*(${LIST.priority}<>"${PROGRESS_HEADERS.priority}")`;
  const columns: readonly ColumnSpec[] = [
    { header, owner: "plan", look: "text", width: 30 },
    number(H.rows, `IF(${key}="${WHOLE}",SUMPRODUCT(${all}),${countOf(key, null)})`),
    ...H.levels.map((level, index) => ({
      ...number(level, count(NAMES.labels[index] ?? "")),
      width: 12,
    })),
    ...Object.values(NO_GRADE).map((reason) => ({
      ...number(reason, count(`"${reason}"`)),
      width: 11,
    })),
    number(H.rated, ratedFormula(counts)),
    number(H.onTrack, onTrack.join("+")),
    {
      ...number(H.share, onTrackShareFormula(counts, { standings: NAMES.standings })),
      look: "calculatedShare",
      width: 11,
    },
  ];
  return {
    name,
    row,
    column: 0,
    keyColumns: [header],
    filter: false,
    columns,
    rows: [WHOLE, ...keys].map((one) => ({
      key: one,
      cells: columns.map((_column, index) => ({ content: index === 0 ? one : null })),
    })),
  };
}

const GRADE_LOOKS = ["grade1", "grade2", "grade3", "grade4"] as const;

/** What is counted, and above the columns of the levels what 設定 calls them. */
function captions({ row, columns }: TableSpec, caption: { readonly formula: string }): BlockSpec[] {
  const first = columns.findIndex(({ header }) => header === H.levels[0]);
  return [
    line(row - 1, 0, caption, "caption"),
    ...GRADE_LOOKS.map((look, level) =>
      line(row - 1, first + level, { formula: NAMES.labels[level] ?? "" }, look),
    ),
  ];
}

function yearWords(): string {
  return `IFERROR(INDEX(${NAMES.yearNameList},MATCH(${NAMES.reviewYear},${NAMES.yearList},0)),"設定で年度を選んでください")`;
}

/** Says where the list and 実績入力 do not agree; blank where they do. */
function checkFormula(): string {
  const ofYear = [[NAMES.rows.westernYear, NAMES.reviewYear]] as const;
  const rows = `SUMPRODUCT((${LIST.priority}<>"")*(${LIST.priority}<>"${PROGRESS_HEADERS.priority}"))`;
  const there = `COUNTIFS(${ofYear.flat().join(",")})`;
  const grades = [...NAMES.labels, ...Object.values(NO_GRADE).map((reason) => `"${reason}"`)].map(
    (grade) => `SUMPRODUCT((${LIST.grade}=${grade})*1)<>${countFormula(NAMES.rows.grade, grade, ofYear)}`,
  );
  const lost = `"「${SHEETS.progress}」の行数("&${rows}&")と「${SHEETS.actuals}」の対象年度の行数("&${there}&")が違います。写した行や消した行がないか確かめてください。"`;
  const odd = `"「${SHEETS.progress}」と「${SHEETS.actuals}」で判定の件数が違います。数式を上書きしたセルがないか確かめてください。"`;
  return `IF(${rows}<>${there},${lost},IF(OR(${grades.join(",")}),${odd},""))`;
}
