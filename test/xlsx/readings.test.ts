/** 状況 of 読み取り確認, as programs calculate it: it says what `readDecision` says, and whether the last write carried it. */
import {
  bundledPlan,
  confirmedPlan,
  uncertainReadings,
  type ReadingDecision,
  type UncertainReading,
} from "../../src/plan";
import {
  READING_HEADERS as H,
  SHEETS,
  TABLES,
  readDecision,
  type CellValue,
  type Content,
  type SheetSpec,
  type TableSpec,
  type TypedDecision,
} from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { editFile } from "./fileHand";
import { sheetsOfPlan, without } from "./planFile";
import {
  GNUMERIC,
  LIBREOFFICE,
  allThroughLibreOffice,
  describeWith,
  recalculatedByGnumeric,
} from "./programs";

const WHO = { by: "企画課 山田", on: "2022-05-01", ground: "決裁第3号" };
/** 2022-05-01 */
const DAY = 44_682;
const NOTHING: TypedDecision = { decision: "", corrected: "", by: "", on: "", ground: "" };
const WHOLE: TypedDecision = { decision: "確認", corrected: "", by: WHO.by, on: DAY, ground: WHO.ground };
const CORRECTED: TypedDecision = { ...WHOLE, decision: "訂正" };

const NEXT = "（次の書き込みで反映）";
const [firstStage = "", secondStage = ""] = bundledPlan.stages;
const years = bundledPlan.years.length;
const stages = (count: number) => [firstStage, ...Array.from({ length: count - 1 }, () => "⇒")].join("、");

type Kind = "number" | "unreadable" | "stage" | "firstStage" | "stageTarget" | "tie";

interface Case {
  readonly name: string;
  readonly kind: Kind;
  readonly typed: TypedDecision;
  /** What the last write carried. */
  readonly written?: ReadingDecision;
  readonly says: string;
}

const confirmed: ReadingDecision = { kind: "confirmed", ...WHO };
const corrected = (value: number | string | null): ReadingDecision => ({ kind: "corrected", value, ...WHO });

const CASES: readonly Case[] = [
  { name: "nothing", kind: "number", typed: NOTHING, says: "未確認" },
  { name: "taken back", kind: "number", typed: NOTHING, written: confirmed, says: `取り消し${NEXT}` },
  { name: "confirmed", kind: "number", typed: WHOLE, says: `確認済み${NEXT}` },
  { name: "confirmed and written", kind: "number", typed: WHOLE, written: confirmed, says: "確認済み" },
  { name: "corrected", kind: "number", typed: { ...CORRECTED, corrected: 0.5 }, says: `訂正済み${NEXT}` },
  {
    name: "corrected and written",
    kind: "unreadable",
    typed: { ...CORRECTED, corrected: 0.5 },
    written: corrected(0.5),
    says: "訂正済み",
  },
  {
    name: "zero after no target",
    kind: "number",
    typed: { ...CORRECTED, corrected: 0 },
    written: corrected(null),
    says: `訂正済み${NEXT}`,
  },
  {
    name: "no target",
    kind: "number",
    typed: { ...CORRECTED, corrected: "なし" },
    written: corrected(null),
    says: "訂正済み",
  },
  {
    name: "another person",
    kind: "number",
    typed: { ...WHOLE, by: "財務課 田中" },
    written: confirmed,
    says: `確認済み${NEXT}`,
  },
  {
    name: "another day",
    kind: "number",
    typed: { ...WHOLE, on: DAY + 1 },
    written: confirmed,
    says: `確認済み${NEXT}`,
  },
  {
    name: "a time of day",
    kind: "number",
    typed: { ...WHOLE, on: DAY + 0.25 },
    written: confirmed,
    says: "確認済み",
  },
  {
    name: "no choice",
    kind: "number",
    typed: { ...WHOLE, decision: "" },
    says: "「確認」か「訂正」を選んでください",
  },
  {
    name: "other choice",
    kind: "number",
    typed: { ...WHOLE, decision: "OK" },
    says: "「確認」か「訂正」を選んでください",
  },
  { name: "nobody", kind: "number", typed: { ...WHOLE, by: "　" }, says: "確認者が空欄です" },
  {
    name: "all but the choice",
    kind: "number",
    typed: { ...NOTHING, decision: "訂正" },
    says: "訂正後の値・確認者・確認日・根拠が空欄です",
  },
  {
    name: "a day in words",
    kind: "number",
    typed: { ...WHOLE, on: "2022年5月1日" },
    says: "確認日が日付ではありません",
  },
  { name: "a small day", kind: "number", typed: { ...WHOLE, on: 5 }, says: "確認日が日付ではありません" },
  {
    name: "both",
    kind: "number",
    typed: { ...WHOLE, corrected: 5 },
    says: "「確認」のときは、訂正後の値を空欄にしてください",
  },
  {
    name: "unreadable",
    kind: "unreadable",
    typed: WHOLE,
    says: "読み取れない値です。「訂正」を選び、値か「なし」を入力してください",
  },
  {
    name: "words",
    kind: "number",
    typed: { ...CORRECTED, corrected: "約200" },
    says: "訂正後の値に数値か「なし」を入力してください",
  },
  {
    name: "a stage",
    kind: "stage",
    typed: { ...CORRECTED, corrected: secondStage },
    written: corrected(secondStage),
    says: "訂正済み",
  },
  { name: "⇒", kind: "stage", typed: { ...CORRECTED, corrected: "⇒" }, says: `訂正済み${NEXT}` },
  {
    name: "⇒ at first",
    kind: "firstStage",
    typed: { ...CORRECTED, corrected: "⇒" },
    says: "訂正後の値に計画の段階か「なし」を入力してください",
  },
  {
    name: "a wildcard",
    kind: "stage",
    typed: { ...CORRECTED, corrected: "*" },
    says: "訂正後の値に計画の段階か「なし」を入力してください",
  },
  {
    name: "a number for a stage",
    kind: "stageTarget",
    typed: { ...CORRECTED, corrected: 5 },
    says: "訂正後の値に計画の段階か「なし」を入力してください",
  },
  {
    name: "a stage for a target",
    kind: "stageTarget",
    typed: { ...CORRECTED, corrected: firstStage },
    says: `訂正済み${NEXT}`,
  },
  { name: "a tie", kind: "tie", typed: WHOLE, written: confirmed, says: "確認済み" },
  {
    name: "a tie corrected",
    kind: "tie",
    typed: { ...CORRECTED, corrected: stages(years) },
    says: `訂正済み${NEXT}`,
  },
  {
    name: "a tie with too few",
    kind: "tie",
    typed: { ...CORRECTED, corrected: stages(years - 1) },
    says: "訂正後の値に年度ごとの段階を「、」で区切って入力してください",
  },
];

const READINGS = uncertainReadings(bundledPlan);

function kindOf({ what, year, indicator, cited }: UncertainReading): Kind {
  if (year === null) return "tie";
  if (what === "schedule") return year === bundledPlan.years[0] ? "firstStage" : "stage";
  if (indicator?.kind === "stage") return "stageTarget";
  return cited.reading === "unreadable" ? "unreadable" : "number";
}

/** A reading of its kind for each case: each in a workbook of its own where the plan has too few. */
function placed(): readonly (readonly { readonly one: Case; readonly reading: UncertainReading }[])[] {
  const books: { one: Case; reading: UncertainReading }[][] = [];
  for (const one of CASES) {
    const fitting = READINGS.filter((reading) => kindOf(reading) === one.kind);
    const free = (book: (typeof books)[number]) =>
      fitting.find((reading) => !book.some((other) => other.reading.key === reading.key));
    const book = books.find((candidate) => free(candidate) !== undefined) ?? [];
    if (!books.includes(book)) books.push(book);
    const reading = free(book);
    if (!reading) throw new Error(`the plan has no reading of kind ${one.kind}`);
    book.push({ one, reading });
  }
  return books;
}

const BOOKS = placed();

function specsOf(book: (typeof BOOKS)[number]): readonly SheetSpec[] {
  const written = new Map(
    book.flatMap(({ one, reading }) => (one.written ? [[reading.key, one.written]] : [])),
  );
  const typed = new Map(book.map(({ one, reading }) => [reading.key, one.typed]));
  return without(sheetsOfPlan(confirmedPlan(bundledPlan, written)), "card", "dashboard", "report").map(
    (sheet) => ({
      ...sheet,
      tables: sheet.tables.map((table) => (table.name === TABLES.readings ? fill(table, typed) : table)),
    }),
  );
}

function fill(table: TableSpec, typed: ReadonlyMap<string, TypedDecision>): TableSpec {
  return {
    ...table,
    rows: table.rows.map((row) => {
      const given = typed.get(row.key);
      const contents: Readonly<Record<string, CellValue>> = given
        ? {
            [H.decision]: given.decision,
            [H.corrected]: given.corrected,
            [H.by]: given.by,
            [H.on]: given.on,
            [H.ground]: given.ground,
          }
        : {};
      return {
        ...row,
        cells: row.cells.map((cell, index) => {
          const value: Content | undefined = contents[table.columns[index]?.header ?? ""];
          return value === undefined || value === "" ? cell : { ...cell, content: value };
        }),
      };
    }),
  };
}

it("knows a reading of every kind, and the rule agrees with what each case says", () => {
  expect(BOOKS.flat()).toHaveLength(CASES.length);
  for (const { one, reading } of BOOKS.flat()) {
    const decision = readDecision(bundledPlan, reading, one.typed);
    const said = decision.ok
      ? decision.value
        ? `${decision.value.kind}`
        : "null"
      : decision.issues[0].message;
    const expected = one.says.startsWith("確認済み")
      ? "confirmed"
      : one.says.startsWith("訂正済み")
        ? "corrected"
        : /^(未確認|取り消し)/.test(one.says)
          ? "null"
          : one.says;
    expect([one.name, said]).toEqual([one.name, expected]);
  }
});

const OURS = "our own calculation";
type Files = readonly Uint8Array[];
const PROGRAMS: readonly (readonly [string, string | null, (files: Files) => Files])[] = [
  [OURS, null, (files) => files],
  ["LibreOffice", LIBREOFFICE, (files) => allThroughLibreOffice(files, "xlsx", "xlsx")],
  ["Gnumeric", GNUMERIC, (files) => files.map(recalculatedByGnumeric)],
];

/** As we write them, with our results, and as programs are given them, which are to work out results of their own. */
let ours: Files;
let bare: Files;
beforeAll(async () => {
  ours = await Promise.all(BOOKS.map((book) => writeWorkbookFile(specsOf(book))));
  bare = await Promise.all(ours.map((file) => editFile(file, () => undefined)));
}, 60_000);

describe.each(PROGRAMS)("状況 by %s", (program, missing, through) => {
  describeWith([missing], program, () => {
    const said = new Map<string, unknown>();
    beforeAll(async () => {
      const files = through(program === OURS ? ours : bare);
      for (const [index, book] of BOOKS.entries()) {
        const specs = specsOf(book);
        const opened = await openWorkbook(files[index] ?? new Uint8Array());
        const table = specs.flatMap(({ tables }) => tables).find(({ name }) => name === TABLES.readings);
        if (!opened.ok || !table) throw new Error("no readings");
        const column = table.columns.findIndex(({ header }) => header === H.state);
        for (const { one, reading } of book) {
          const row = table.rows.findIndex(({ key }) => key === reading.key);
          const cell = opened.value
            .sheet(SHEETS.readings)
            ?.cells.get(table.row + 1 + row, table.column + column);
          if (column < 0 || row < 0 || !cell) throw new Error(`no row ${reading.key}`);
          said.set(one.name, readValue(cell, opened.value.strings));
        }
      }
    }, 240_000);

    it.each(CASES.map(({ name, says }) => [name, says]))("%s: %s", (name, says) =>
      expect(said.get(name)).toBe(says),
    );
  });
});
