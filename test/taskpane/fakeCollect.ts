import { ANSWER_HEADERS, type AnswerHeader } from "../../src/sheets";
import type { CollectActions } from "../../src/taskpane/actions";
import type { Answer, Candidate, Collection, FileReport, Proposal } from "../../src/workflows";
import { ok } from "./outcomes";

const counts = { new: 0, changed: 0, same: 0, conflict: 0, rejected: 0 };

export function fileReport(department: string, changes: Partial<FileReport> = {}): FileReport {
  return {
    file: `実績照会_R4_${department}.xlsx`,
    department,
    requestId: "R4-20221121-1",
    issues: [],
    notices: [],
    counts,
    ...changes,
  };
}

export function candidate(
  department: string,
  value: Candidate["value"],
  changes: Partial<Candidate> = {},
): Candidate {
  return {
    file: `実績照会_R4_${department}.xlsx`,
    department,
    value,
    reading: null,
    place: "実績入力!N8",
    ...changes,
  };
}

type Row = Pick<Proposal, "key" | "item" | "indicator" | "unit" | "year"> & { readonly at: number };

const tax: Row = {
  key: "2-1-2|2-1-2-1|2022",
  item: "ふるさと納税の推進",
  indicator: "寄附金額",
  unit: "千円",
  year: 2022,
  at: 10,
};
const overtime: Row = {
  key: "1-2-1|1-2-1-1|2022",
  item: "時間外勤務の縮減",
  indicator: "時間外勤務時間数",
  unit: "時間",
  year: 2022,
  at: 20,
};

export function proposal(
  { at, ...row }: Row,
  header: AnswerHeader,
  candidates: Proposal["candidates"],
  changes: Partial<Proposal> = {},
): Proposal {
  return {
    ...row,
    id: `${row.key}|${header}`,
    header,
    isNumeric: true,
    kind: "new",
    conflict: null,
    before: null,
    sent: null,
    candidates,
    place: { sheet: "実績入力", row: at, column: 12 + ANSWER_HEADERS.indexOf(header) },
    ...changes,
  };
}

const long =
  "返礼品の見直しと寄附受付サイトの追加を行った。年末の申込みが前年を上回り、上半期の遅れをおおむね取り戻した。新しい返礼品は市内の事業者と調整を続けている。";

/** Three departments: everything that can happen to a cell. */
export const proposals = {
  firstHalf: proposal(tax, "上半期実績", [
    candidate("総合政策課", 81200, { reading: "「81,200千円」を 81,200 と読みました。" }),
  ]),
  actual: proposal(tax, "実績", [candidate("総合政策課", 169500)], {
    kind: "changed",
    before: 150000,
    sent: 150000,
  }),
  progress: proposal(tax, "取組状況", [candidate("総合政策課", long)]),
  forecast: proposal(
    overtime,
    "年度末見込",
    [candidate("総務課", 21000), candidate("情報政策課", 20500, { place: "実績入力!M9" })],
    { kind: "conflict", conflict: "files" },
  ),
  state: proposal(overtime, "状態", [candidate("総務課", "確定")], {
    kind: "conflict",
    conflict: "newer",
    before: "速報",
    sent: "未回答",
  }),
  reason: proposal(overtime, "理由・対応", [candidate("総務課", "選挙事務が重なったため")]),
} satisfies Record<string, Proposal>;

const answer = (department: string, state: Answer["state"], open: readonly string[]): Answer => ({
  requestId: "R4-20221121-1",
  department,
  year: 2022,
  deadline: "2022-11-18",
  contact: "財政課 行革担当 内線 123",
  state,
  rows: 5,
  open,
});

export const answers: readonly Answer[] = [
  answer("総合政策課", "complete", []),
  answer("総務課", "partly", ["1-2-1 時間外勤務の縮減", "1-2-2 人材育成の推進"]),
  answer("市民課", "none", ["3-1-2 コンビニ証明書交付の利用促進"]),
];

export const collection: Collection = {
  files: [
    fileReport("総合政策課", { counts: { ...counts, new: 2, changed: 1, same: 9, rejected: 1 } }),
    fileReport("総務課", {
      counts: { ...counts, new: 2, conflict: 2 },
      notices: [
        {
          code: "request.unknown",
          path: "",
          message: "配布記録にない照会番号です。古い配布ファイルでないか確かめてください。",
        },
      ],
    }),
    fileReport("情報政策課", { counts: { ...counts, conflict: 1 } }),
    fileReport("市民課", {
      file: "市民課回答(修正).xls",
      department: null,
      requestId: null,
      issues: [
        {
          code: "file.oldExcel",
          path: "",
          message: "Excel 97-2003 形式(.xls)のファイルです。Excel で開き、.xlsx で保存し直してください。",
        },
      ],
    }),
  ],
  proposals: Object.values(proposals),
  rejections: [
    {
      file: "実績照会_R4_総合政策課.xlsx",
      department: "総合政策課",
      key: "2-1-3|2-1-3-1|2022",
      header: "実績",
      row: "2-1-3 使用料の見直し 見直した件数",
      place: "実績入力!N12",
      found: "約200",
      code: "number.text",
      message: "数値として読めません。数字だけを入力してください。",
    },
    {
      file: "実績照会_R4_総合政策課.xlsx",
      department: "総合政策課",
      key: "3-1-2|3-1-2-1|2022",
      header: null,
      row: "3-1-2 コンビニ証明書交付の利用促進",
      place: "実績入力!A15",
      found: "",
      code: "row.foreign",
      message: "この課に配布した行ではありません。行ごと取り込みません。",
    },
  ],
  same: 9,
  answers,
};

/** Before any file: what the workbook alone says. */
export const noFiles: Collection = { files: [], proposals: [], rejections: [], same: 0, answers };

/** So many departments, each with so many rows of seven cells. */
export function largeCollection(departments: number, rows: number): Collection {
  const names = Array.from({ length: departments }, (_, index) => `第${index + 1}課`);
  return {
    files: names.map((name) => fileReport(name, { counts: { ...counts, new: rows * 7 } })),
    proposals: names.flatMap((name, department) =>
      Array.from({ length: rows }, (_, index) => index).flatMap((index) => {
        const row: Row = {
          ...tax,
          key: `${department + 1}-${index + 1}||2022`,
          item: "取組",
          at: department * rows + index,
        };
        return ANSWER_HEADERS.map((header) => proposal(row, header, [candidate(name, index)]));
      }),
    ),
    rejections: [],
    same: 0,
    answers: names.map((name) => answer(name, "complete", [])),
  };
}

export function fakeCollect(changes: Partial<CollectActions> = {}): CollectActions {
  return {
    read: (files) => ok(files.length === 0 ? noFiles : collection),
    merge: () => ok({ batch: "20221121-1", cells: 4, rows: 2, refused: 2 }),
    lastMerge: () => ok(null),
    undo: (batch) => ok({ batch, restored: 4, lostRows: 0, kept: [] }),
    copy: () => Promise.resolve(),
    ...changes,
  };
}
