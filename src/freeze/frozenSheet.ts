import { RECORD_HEADERS as H, SHEETS, TABLES, type SheetSpec } from "../sheets";
import type { BlockSpec, Look, RowSpec } from "../sheets";
import { SHEET_MARK, STAMP_KEYS as K, inGroups, type Stamp } from "./stamp";

const TABLE_ROW = 3;

/**
 * 確定: what this file is, of which day, by whom and for what, the hash of its contents, and how to verify it. 照合 holds the sheet
 * against these very words, for it is in no hash: who words them otherwise must keep those of the copies that are out.
 */
export function frozenSheet(stamp: Stamp): SheetSpec {
  const rows = entriesOf(stamp);
  const day = stamp.frozen.slice(0, 10);
  const below = TABLE_ROW + rows.length + 2;
  return {
    role: "frozen",
    name: SHEETS.frozen,
    visibility: "visible",
    blocks: [
      line(0, `${SHEETS.frozen}版　${stamp.plan}　（${day} ${SHEETS.frozen}）`, "title"),
      line(
        1,
        "このファイルは確定したときの控えです。数式はすべて値に変わっています。書き換えないでください。",
        "lead",
      ),
      ...HOW_TO.map((text, index) => line(below + index, text, index === 0 ? "section" : "caption")),
    ],
    tables: [
      {
        name: TABLES.frozen,
        row: TABLE_ROW,
        column: 0,
        keyColumns: [H.key],
        filter: false,
        columns: [
          { header: H.key, owner: "plan", look: "text", width: 24 },
          { header: H.value, owner: "plan", look: "text", width: 74 },
          { header: H.meaning, owner: "plan", look: "text", width: 58 },
        ],
        rows,
      },
    ],
    names: [],
    widths: {},
    freeze: null,
    print: {
      orientation: "landscape",
      titleRows: [TABLE_ROW, TABLE_ROW],
      pagesTall: 1,
      footer: `${stamp.plan}　${SHEETS.frozen}`,
    },
    isProtected: true,
  };
}

/** Beside the table, so that the sheet says enough where the program is not at hand. */
const HOW_TO: readonly string[] = [
  "このファイルが確定したときのままかを確かめるには",
  "1. 行革プラン for Excel の「監査」の「確定」か、コマンド verify で、このファイルを選びます。違うセルがあれば、確定したときの値とともに示されます。",
  "2. 別の内容で確定し直されていないことは、ハッシュ値を控え（元のブックの「変更履歴」、送付文書など）と比べて確かめます。",
  "3. ハッシュ値は、ほかのプログラムでも計算できます。次の文を UTF-8（BOM なし）にして、SHA-256 を求めます。",
  `「${SHEETS.frozen}」と「${SHEETS.contents}」を除くすべてのシートの、空でないセルを、シート、行、列の順に 1 行ずつ並べます。`,
  "各行は、シート名、セル番地（F12 など）、種別（n 数値、s 文字、b 論理値、e エラー値）、値をタブで区切り、LF で終えます。",
  "数値は有効数字 15 桁（C 言語の %.15g）、日付も数値です。論理値は TRUE と FALSE です。セルの中の改行は LF とします。",
  "シート名と値の \\ は \\\\、タブは \\t、改行は \\n と書きます。",
];

function entriesOf(stamp: Stamp): RowSpec[] {
  const entries: readonly (readonly [key: string, value: string | number, meaning: string])[] = [
    [K.plan, stamp.plan, "計画の名称"],
    [K.frozen, stamp.frozen.replace("T", " "), "確定した日時"],
    [K.by, stamp.by, "確定した人（名乗ったとおり）"],
    [K.note, stamp.note, "何のために確定したか"],
    [K.source, stamp.source, "確定する前のファイル名"],
    [K.hash, stamp.hash, "内容の SHA-256。このシートと、内容を記録した隠しシートは含みません"],
    [K.grouped, inGroups(stamp.hash), "読み合わせのために区切ったもの"],
    [K.cells, stamp.cells, "ハッシュ値に含まれるセルの数"],
    [K.formulas, stamp.formulas, "確定するときに値に変えた数式の数"],
    ...(stamp.sheets.length > 0
      ? [[K.sheets, stamp.sheets.join(SHEET_MARK), "確定したときのシート（空のシートも）"] as const]
      : []),
    [K.rule, stamp.rule, "下の 3. の決め方の版"],
    [K.planHash, stamp.planHash, "ブックに書き込まれた計画の内容のハッシュ値（SHA-256）"],
    [K.planId, stamp.planId, "プログラムが計画を見分けるための名前"],
    [K.appVersion, stamp.appVersion, "確定したアドインのバージョン"],
  ];
  return entries.map(([key, value, meaning]) => ({
    key,
    cells: [
      { content: key },
      // A number in a column for text would become text.
      { content: value === "" ? null : value, ...(typeof value === "number" && { look: "number" as const }) },
      { content: meaning },
    ],
  }));
}

function line(row: number, content: string, look: Look): BlockSpec {
  return { row, column: 0, cells: [[{ content, look }]] };
}
