import type { Plan } from "../../plan";
import type { GradeSettings } from "../../achievement";
import { STATES } from "../../achievement";
import type { ActualRow } from "../actuals/actualRows";
import type { RequestTerms } from "./answers";
import { dayInWords } from "./dayInWords";
import { ACTUAL_HEADERS as H } from "../headers";
import { SHEETS } from "../names";
import { SHARED_MARK, partnersOf } from "./requestTerms";
import type { SheetSpec, TableSpec } from "../spec";
import { footer, line } from "../looks/titleBlock";
import type { Written } from "../written";
import { dayOf, yearName, yearSpan } from "../written";

/** 半角 characters; printed on upright A4 they are made a tenth smaller, and everything fits on one page. */
const WIDTHS = [14, 92] as const;

/** The numbers of the steps stand in the middle of their column. */
const STEPS = "記入手順表";

/** Title and lead above; tables with an empty row below each. */
const FIRST_ROW = 3;
const GAP = 2;

type Lines = readonly (readonly [name: string, text: string])[];

/**
 * 記入のしかた: what is asked, by whom, until when, and how to answer, on one page to be printed. The first sheet of a
 * department's file, written for people who have neither the add-in nor the plan at hand.
 */
export function guideSheet(
  plan: Plan,
  terms: RequestTerms,
  settings: GradeSettings,
  rows: readonly ActualRow[],
  written: Written,
): SheetSpec {
  const isShared = rows.some(({ item }) => partnersOf(item, terms.department).length > 0);
  const parts: readonly (readonly [table: string, headers: Headers, lines: Lines])[] = [
    ["照会内容表", ["項目", "照会の内容"], requestLines(plan, terms, rows, written)],
    [STEPS, ["手順", "すること"], stepLines(isShared)],
    ["記入列表", ["列", "入力すること"], columnLines(settings)],
    ["状態説明表", [H.state, "選ぶとき"], STATES.map(({ label, meaning }) => [label, meaning])],
  ];
  let row = FIRST_ROW;
  const tables = parts.map(([name, headers, lines]) => {
    const table = linesTable(name, row, headers, lines);
    row += lines.length + GAP;
    return table;
  });
  const lead = `「${SHEETS.actuals}」シートの薄い黄色のセルに入力し、期限までに返送してください。`;
  return {
    role: "guide",
    name: SHEETS.guide,
    visibility: "visible",
    blocks: [
      line(0, 0, `${SHEETS.guide}（${terms.department}）　${yearName(terms.year)} 実績照会`, "title"),
      line(1, 0, lead, "lead"),
    ],
    tables,
    names: [],
    widths: {},
    freeze: null,
    print: { orientation: "portrait", titleRows: [0, 0], footer: footer(plan, SHEETS.guide) },
    isProtected: true,
  };
}

type Headers = readonly [string, string];

function linesTable(name: string, row: number, [first, second]: Headers, lines: Lines): TableSpec {
  return {
    name,
    row,
    column: 0,
    keyColumns: [first],
    filter: false,
    columns: [
      { header: first, owner: "plan", look: name === STEPS ? "stage" : "text", width: WIDTHS[0] },
      { header: second, owner: "plan", look: "text", width: WIDTHS[1] },
    ],
    rows: lines.map(([key, text]) => ({ key, cells: [{ content: key }, { content: text }] })),
  };
}

function requestLines(
  plan: Plan,
  { requestId, department, year, deadline, contact }: RequestTerms,
  rows: readonly ActualRow[],
  written: Written,
): Lines {
  const items = new Set(rows.map(({ item }) => item.code)).size;
  const shared = rows.filter(({ item }) => partnersOf(item, department).length > 0).length;
  return [
    ["照会", `「${plan.municipality} ${plan.title}」の${yearSpan([year])}の実績を確かめるためのものです。`],
    [
      "担当課",
      `${department}　取組項目 ${items}件、${rows.length}行` +
        (shared > 0 ? `（うち他の課と共同 ${shared}行）` : ""),
    ],
    ["回答期限", dayInWords(deadline)],
    ["返送先", contact],
    ["照会番号", `${requestId}　${dayInWords(dayOf(written))}配布`],
  ];
}

function stepLines(isShared: boolean): Lines {
  const steps = [
    `「${SHEETS.actuals}」シートを開き、薄い黄色のセルに入力します。ほかのセルは計画から写したものか自動で計算されるもので、入力できません。`,
    "すでに値が入っているセルは、行革の担当で把握している値です。違っていれば直してください。",
    `数値は数字だけを入力します。単位は「${H.unit}」の列にあるため、「約」「円」やカンマは要りません。まだ分からない数値は空欄のままにします。0 は「実績が 0」という回答になります。`,
    `数値か段階を入力した行は「${H.state}」を選びます。${H.rate}、${H.grade}と色は自動で表示されます。`,
    ...(isShared
      ? [
          `「${H.owners}」に「${SHARED_MARK}」とある行は、書かれているほかの課にも送っています。相談のうえ、どちらか一方の課で入力してください。`,
        ]
      : []),
    `見出しと「${H.key}」（隠れている左端の列）は変えないでください。絞り込みと列の幅の変更はかまいません。`,
    `並べ替えは、シートを保護しているためできません。行を探すときは絞り込みを使います。保護にパスワードはありませんが、解除して並べ替えるときは、隠れている左端の列も範囲に含めてください。含めないと、回答がほかの${H.item}のものになります。`,
    "Excel ブック（.xlsx）のまま保存し、期限までに返送先へ返送します。ファイル名は変えてもかまいません。アドインは要りません。",
  ];
  return steps.map((text, index) => [String(index + 1), text]);
}

function columnLines({ levels }: GradeSettings): Lines {
  const late = levels
    .filter(({ standing }) => standing === "offTrack")
    .map(({ sign, word }) => `「${sign}${word}」`)
    .join("");
  const why = late === "" ? "" : `${H.grade}が${late}の行と、`;
  return [
    [H.firstHalf, "4月から9月までの実績です。"],
    [H.forecast, "3月末にどうなるかの見込みです。"],
    [H.actual, `年度の実績です。${H.rate}はこの値から計算します。`],
    [
      H.stage,
      "段階の指標と数値目標のない行で、年度末までに着いた段階を一覧から選びます。計画の段階と比べて判定します。数値の行は空欄のままです。",
    ],
    [H.state, "実績や段階がどこまで確かかです。下の表から選びます。"],
    [H.progress, "この年度に行ったことを1,000文字以内で書きます。"],
    [
      H.reason,
      `${why}${H.state}が「算定不能」「対象外」の行は、理由とこれからの対応を書きます。セルの色が変わって知らせます。`,
    ],
  ];
}
