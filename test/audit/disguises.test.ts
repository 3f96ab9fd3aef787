/** Deeds that leave every value as it is, or give one where people choose: done to a workbook as an audit reads it. */
import type { FindingCode } from "../../src/audit";
import { bundledPlan } from "../../src/plan";
import {
  ACTUAL_HEADERS as A,
  HISTORY_HEADERS,
  LEVEL_HEADERS as L,
  SETTING_HEADERS as S,
  TABLES,
  targetHeader,
  type CellValue,
} from "../../src/sheets";
import { auditRequest, auditSnapshot, type AuditOutcome } from "../../src/workflows";
import type { SheetSnapshot, TableSnapshot, WorkbookSnapshot } from "../../src/workflows/port";
import { openPort } from "../xlsx/fileHand";
import { SHIPPED, goodWorkbook } from "./goodWorkbook";

let good: WorkbookSnapshot;
beforeAll(async () => {
  good = await (await openPort(await goodWorkbook())).snapshot(auditRequest(bundledPlan));
});

function auditOf(snapshot: WorkbookSnapshot): AuditOutcome {
  const audited = auditSnapshot(snapshot, bundledPlan, SHIPPED);
  if (!audited.ok) throw new Error(audited.issues[0].message);
  return audited.value;
}

/** Without the results that would follow: nothing here is calculated anew. */
const codesIn = (snapshot: WorkbookSnapshot) => auditOf(snapshot).findings.map(({ code }) => code);

interface Cell {
  readonly table: string;
  readonly header: string;
  readonly isRow: (line: ReadonlyMap<string, CellValue>) => boolean;
}

function changed(
  snapshot: WorkbookSnapshot,
  { table, header, isRow }: Cell,
  edit: Partial<Record<"values" | "formulas" | "formats", string | number>>,
): WorkbookSnapshot {
  const tables = snapshot.tables.map((one): TableSnapshot => {
    if (one.name !== table) return one;
    const column = one.headers.indexOf(header);
    const row = one.values.findIndex((line) => isRow(new Map(one.headers.map((h, i) => [h, line[i] ?? ""]))));
    if (column < 0 || row < 0) throw new Error(`no such cell of ${table}`);
    const put = <T>(lines: readonly (readonly T[])[] | undefined, value: T) =>
      lines?.map((line, at) => (at === row ? line.map((was, i) => (i === column ? value : was)) : line));
    return {
      ...one,
      ...(edit.values !== undefined && { values: put(one.values, edit.values) ?? [] }),
      ...(edit.formulas !== undefined && { formulas: put(one.formulas, edit.formulas) ?? [] }),
      ...(edit.formats !== undefined && { formats: put(one.formats, String(edit.formats)) ?? [] }),
    };
  });
  return { ...snapshot, tables };
}

/** Of the first row with a target, an answer and a rate. */
const inActuals = (header: string): Cell => ({
  table: TABLES.actuals,
  header,
  isRow: (line) => [A.target, A.actual, A.rate].every((one) => Number(line.get(one)) > 0),
});
const ofLevel = (level: number, header: string): Cell => ({
  table: TABLES.levels,
  header,
  isRow: (line) => line.get(L.level) === level,
});
const setting = (header: string): Cell => ({ table: TABLES.settings, header, isRow: () => true });
const target: Cell = {
  table: TABLES.targets,
  header: targetHeader(2022),
  isRow: (line) => typeof line.get(targetHeader(2022)) === "number",
};

describe("number formats", () => {
  it.each<[string, Cell, string]>([
    ["shows another grade", inActuals(A.grade), ';;;"◎達成"'],
    ["adds a grade to the grade", inActuals(A.grade), '@"◎達成"'],
    ["shows no grade", inActuals(A.grade), "0;0;0;"],
    ["shows a target as a percentage", inActuals(A.target), "0.0%"],
    ["shows a target of the plan as a percentage", target, "0.0%"],
    ["shows a target as a day", inActuals(A.target), "yyyy/m/d"],
    ["shows a rate without its fraction", inActuals(A.rate), "#,##0"],
    ["shows a rate a hundred times larger", inActuals(A.rate), "0.0%%"],
    ["hides a rate by a condition", inActuals(A.rate), '[>=0]"―";0.0%'],
  ])("finds one that %s", (_what, cell, formats) => {
    expect(codesIn(changed(good, cell, { formats }))).toEqual(["format.misleading"]);
  });

  it.each<[Cell, string]>([
    [inActuals(A.grade), "@"],
    [inActuals(A.grade), '0;-0;"-"'],
    [inActuals(A.grade), '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '],
    [inActuals(A.target), "0.00"],
    [inActuals(A.target), "標準"],
    [inActuals(A.rate), "0%"],
    [inActuals(A.rate), "0.00"],
    [inActuals(A.rate), "General"],
    [inActuals(A.rate), "[Red][<0.8]0.0%;0.0%"],
    [inActuals(A.progress), '@"。"'],
  ])("says nothing of %j as %s", (cell, formats) => {
    expect(codesIn(changed(good, cell, { formats }))).toEqual([]);
  });
});

describe("where people choose", () => {
  it.each<[Cell, string, string | number]>([
    [ofLevel(2, L.min), "=0.8*1", 0.8],
    [ofLevel(1, L.word), '="達"&"成"', "達成"],
    [setting(S.digits), "=1", 1],
    [inActuals(A.state), '=IF(TODAY()>50000,"対象外","確定")', "確定"],
    [inActuals(A.method), '="実績÷目標"', "実績÷目標"],
    [inActuals(A.stage), "=AA1", ""],
    [inActuals(A.baseline), "=A1*2", ""],
  ])("finds a formula in %j", (cell, formulas, values) => {
    const { findings } = auditOf(changed(good, cell, { formulas, values }));
    expect(findings.filter(({ code }) => code === "choice.formula")).toMatchObject([
      { place: { table: cell.table, header: cell.header }, found: formulas },
    ]);
  });

  it.each<[string, string, FindingCode]>([
    [A.state, "確定 ", "state.unknown"],
    [A.state, "たぶん", "state.unknown"],
    [A.stage, "実施中", "stage.unknown"],
  ])("finds what %s does not have: %j", (header, value, code) => {
    const codes = codesIn(changed(good, inActuals(header), { values: value, formulas: value }));
    expect(codes.filter((one) => !one.startsWith("result."))).toEqual([code]);
  });

  it.each([
    ['=IF(A1="",160000,90000)', 1],
    ["=TODAY()", 1],
    ["=90000+70000*(A1=1)", 1],
    ["=100+20", 0],
    ["=SUM(B2:B5)/2", 0],
    ['=SUMIF(B2:B5,">5")', 0],
    ["=IFERROR(B2/B3,0)", 0],
  ])("judges %s as an answer", (formulas, count) => {
    const codes = codesIn(changed(good, inActuals(A.actual), { formulas }));
    expect(codes).toEqual(Array.from({ length: count }, () => "number.formula"));
  });

  it("finds the words of two levels exchanged, and only notes another word", () => {
    const wordOf = (level: number) => {
      const table = good.tables.find(({ name }) => name === TABLES.levels);
      const at = table?.headers.indexOf(L.word) ?? -1;
      return String(table?.values[level - 1]?.[at] ?? "");
    };
    const severities = (snapshot: WorkbookSnapshot) =>
      auditOf(snapshot)
        .findings.filter(({ place }) => place.header === L.word)
        .map(({ code, severity }) => `${code} ${severity}`);
    const [first, last] = [wordOf(1), wordOf(4)];
    const one = changed(good, ofLevel(1, L.word), { values: last, formulas: last });
    const both = changed(one, ofLevel(4, L.word), { values: first, formulas: first });
    expect(severities(both)).toEqual(["setting.changed warning", "setting.changed warning"]);
    const other = changed(good, ofLevel(1, L.word), { values: "良好", formulas: "良好" });
    expect(severities(other)).toEqual(["setting.label info"]);
  });
});

describe("beside the tables", () => {
  const isCard = ({ name, freeCells }: SheetSnapshot) => name.startsWith("個票") && freeCells !== undefined;
  const isFormula = (formula: CellValue) => typeof formula === "string" && formula.startsWith("=");

  function withSheet(edit: (sheet: SheetSnapshot) => SheetSnapshot): WorkbookSnapshot {
    const card = good.sheets.find(isCard);
    return { ...good, sheets: good.sheets.map((sheet) => (sheet === card ? edit(sheet) : sheet)) };
  }

  /** The first formula with a label in its row. */
  function formulaAndLabel({ freeCells = [] }: SheetSnapshot) {
    for (const formula of freeCells.filter((one) => isFormula(one.formula))) {
      const label = freeCells.find(({ row, formula: text }) => row === formula.row && !isFormula(text));
      if (label) return { formula, label };
    }
    throw new Error("the card has a formula beside a label");
  }

  it("finds a label that was changed, and the formula beside it that was overwritten", () => {
    const snapshot = withSheet((sheet) => {
      const { formula, label } = formulaAndLabel(sheet);
      const freeCells = sheet.freeCells?.map((one) =>
        one === label || one === formula ? { ...one, value: "偽", formula: "偽" } : one,
      );
      return { ...sheet, ...(freeCells && { freeCells }) };
    });
    const { findings, unchecked } = auditOf(snapshot);
    expect(findings.map(({ code }) => code)).toEqual(["formula.overwritten", "plan.altered"]);
    expect(unchecked).toEqual([]);
  });

  it("says nothing of rows that people put in above, and names the sheet that was not looked at", () => {
    const snapshot = withSheet((sheet) => {
      const { label } = formulaAndLabel(sheet);
      const freeCells = sheet.freeCells?.map((one) =>
        one.row >= label.row ? { ...one, row: one.row + 2 } : one,
      );
      return { ...sheet, ...(freeCells && { freeCells }) };
    });
    const { findings, unchecked } = auditOf(snapshot);
    expect(findings).toEqual([]);
    expect(unchecked).toEqual([
      `シート「${good.sheets.find(isCard)?.name ?? ""}」の、表の外の数式(凡例、グラフの元の数値など)は調べていません。`,
    ]);
  });
});

it("says that the workbook calculates by hand, as it shows numbers, and counts days otherwise", () => {
  const calculation = { isManual: false, isAsShown: false, countsFrom1904: false };
  expect(codesIn({ ...good, calculation })).toEqual([]);
  expect(codesIn({ ...good, calculation: { ...calculation, isManual: true } })).toEqual([
    "workbook.calculation",
  ]);
  expect(codesIn({ ...good, calculation: { ...calculation, isAsShown: true } })).toEqual([
    "workbook.calculation",
  ]);
  expect(codesIn({ ...good, calculation: { ...calculation, countsFrom1904: true } })).toEqual([
    "workbook.dates",
  ]);
});

describe("number formats that add signs, points and digits", () => {
  it.each<[string, Cell, string]>([
    ["puts a point between the digits of a rate", inActuals(A.rate), '0"."0%'],
    ["writes a digit as a currency", inActuals(A.target), "[$２]0"],
    ["fills with a digit", inActuals(A.target), "*90"],
    ["writes a digit out", inActuals(A.target), '"一"0'],
    ["shows a minus", inActuals(A.target), "-0"],
    ["shows the triangle of accounts", inActuals(A.target), "△0"],
    ["makes a range of it", inActuals(A.target), '0_0"～"0'],
    ["shows two digits of many", inActuals(A.target), "0E+0"],
  ])("finds one that %s", (_what, cell, formats) => {
    expect(codesIn(changed(good, cell, { formats }))).toEqual(["format.misleading"]);
  });

  it.each<[string, number, string, number]>([
    ["a minus that is left out", -5, "#,##0;#,##0", 1],
    ["its own minus", -5, "#,##0;-#,##0", 0],
    ["the minus that Excel puts in front", -5, "#,##0", 0],
    ["the triangle of accounts", -5, "#,##0;△#,##0", 0],
    ["brackets", -5, "#,##0_);(#,##0)", 0],
    ["red", -5, "#,##0;[Red]#,##0", 0],
    ["a dash for nothing", 0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 0],
    ["nothing for nothing", 0, "#,##0;-#,##0;", 1],
  ])("knows %s", (_what, value, formats, count) => {
    const cell = inActuals(A.actual);
    const codes = codesIn(changed(good, cell, { values: value, formulas: value, formats }));
    expect(codes.filter((code) => code === "format.misleading")).toHaveLength(count);
  });

  it("looks at 変更履歴 as well", () => {
    const headers = Object.values(HISTORY_HEADERS);
    const line = headers.map((header) => (header === HISTORY_HEADERS.by ? "山田" : ""));
    const log: TableSnapshot = {
      ...{ name: TABLES.history, sheet: "変更履歴", row: 3, column: 0, headers },
      ...{ values: [line], formulas: [line], formats: [line.map(() => ';;;"佐藤"')] },
    };
    const { findings } = auditOf({ ...good, tables: [...good.tables, log] });
    expect(findings.filter(({ code }) => code === "format.misleading")).toMatchObject([
      { place: { table: TABLES.history, header: HISTORY_HEADERS.by }, found: ';;;"佐藤"' },
    ]);
  });
});
