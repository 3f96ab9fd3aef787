import { confirmedPlan, itemsInOrder, readingKey, uncertainReadings, type Plan } from "../../src/plan";
import {
  AUDIT_HEADERS as H,
  NAMES,
  SHEETS,
  TABLES,
  actualRows,
  auditSheet,
  checkSpecs,
  type SheetSpec,
  type TargetsPlace,
} from "../../src/sheets";
import { samplePlan } from "./samplePlan";
import { WRITTEN, cellOf, columnOf, keysOf, sheetsOf, tableOf } from "./specCells";

const PLACE: TargetsPlace = placeIn(sheetsOf(samplePlan));

function placeIn(sheets: readonly SheetSpec[]): TargetsPlace {
  const { row, column, columns } = tableOf(sheets, TABLES.targets);
  return { sheet: SHEETS.targets, row, column, headers: columns.map(({ header }) => header) };
}

function selectionOf(plan: Plan) {
  return { items: itemsInOrder(plan), years: plan.years.map((year, index) => ({ year, index })) };
}

function auditOf(plan: Plan, place: TargetsPlace | null = PLACE): SheetSpec {
  return auditSheet(plan, selectionOf(plan), WRITTEN, place);
}

const sheet = auditOf(samplePlan);
const table = tableOf([sheet], TABLES.audit);

describe("監査", () => {
  it("is a sheet that every host can render, beside all others", () => {
    expect(checkSpecs([...sheetsOf(samplePlan), sheet])).toEqual([]);
    expect(table.columns.map(({ header }) => header)).toEqual(Object.values(H));
  });

  it("has a row for each row of 実績入力", () => {
    expect(keysOf(table)).toEqual(actualRows(selectionOf(samplePlan)).map(({ key }) => key));
    expect(keysOf(table)).toEqual(keysOf(tableOf(sheetsOf(samplePlan), TABLES.actuals)));
  });

  it("belongs to nobody: plan and formulas only, locked, printed on A3 with the meanings on each page", () => {
    expect(table.columns.filter(({ owner }) => owner === "people")).toEqual([]);
    expect(sheet).toMatchObject({ role: "audit", name: "監査", isProtected: true, names: [] });
    expect(sheet.print).toMatchObject({ orientation: "landscape", paper: "A3" });
    expect(sheet.print?.titleRows).toEqual([table.row - 2, table.row]);
  });

  it("says above each visible column what it means", () => {
    const meanings = sheet.blocks.find(({ row }) => row === table.row - 1);
    const visible = table.columns.flatMap(({ hidden }, index) => (hidden ? [] : [table.column + index]));
    expect(meanings?.column).toBe(visible[0]);
    const texts = meanings?.cells[0]?.map(({ content }) => content) ?? [];
    expect(texts).toHaveLength(visible.length);
    expect(texts.filter((text) => typeof text !== "string" || text === "")).toEqual([]);
    expect(visible).toEqual(visible.map((_column, index) => (visible[0] ?? 0) + index));
  });

  it("uses what Excel 2016 knows, and neither structured references nor the add-in", () => {
    const formulas = [
      ...table.columns.flatMap(({ formula }) =>
        formula === undefined ? [] : [formula.replace(/\[\[.*?\]\]/g, "")],
      ),
      ...sheet.blocks.flatMap(({ cells }) =>
        cells
          .flat()
          .flatMap(({ content }) =>
            typeof content === "object" && content !== null ? [content.formula] : [],
          ),
      ),
    ].map((formula) => formula.replace(/"[^"]*"/g, ""));
    const called = new Set(formulas.flatMap((formula) => formula.match(/[A-Z.]+(?=\()/g) ?? []));
    const known = ["IF", "IFERROR", "AND", "OR", "NOT", "ISNUMBER", "INDEX", "MATCH", "ROUND", "ROW", "T"];
    const others = ["SUMPRODUCT", "COUNTIFS", "LEFT", "MID", "FIND", "TEXT"];
    expect([...called].filter((name) => ![...known, ...others].includes(name))).toEqual([]);
    expect(formulas.filter((formula) => /[[\]]|REFORM|!\$?\$?#/.test(formula))).toEqual([]);
  });

  it("reads no rate or grade of the workbook but to compare it", () => {
    const reading = table.columns
      .filter(({ formula = "" }) => formula.includes(NAMES.rows.rate) || formula.includes(NAMES.rows.grade))
      .map(({ header }) => header);
    expect(reading).toEqual([H.rateThere, H.gradeThere]);
    const steps = table.columns.filter(({ header }) => header !== H.difference && header !== H.gradeAgrees);
    const users = steps.filter(({ formula = "" }) =>
      [H.rateThere, H.gradeThere].some((header) => formula.includes(`[[${header}]]`)),
    );
    expect(users.map(({ header }) => header)).toEqual([]);
  });

  it("says 行なし where 計画目標 is not there, and finds its columns where people have moved them", () => {
    const without = auditOf(samplePlan, null);
    expect(checkSpecs([without])).toEqual([]);
    expect(columnOf(tableOf([without], TABLES.audit), H.targetsRow).formula).toBe('""');
    const moved = auditOf(samplePlan, { ...PLACE, sheet: "目標 (旧)", column: 3 });
    expect(columnOf(tableOf([moved], TABLES.audit), H.targetsRow).formula).toContain("'目標 (旧)'!$D$");
    const plain = columnOf(table, H.targetsRow).formula;
    expect(plain).toContain(`,${SHEETS.targets}!$A$`);
  });
});

describe("how a target was read", () => {
  const readings = uncertainReadings(samplePlan).filter(
    ({ what, year }) => what === "target" && year !== null,
  );
  const [reading] = readings;
  if (!reading || reading.indicator === null || reading.year === null)
    throw new Error("the sample plan has an uncertain target");
  const key = `${reading.item.code}|${reading.indicator.id}|${String(reading.year)}`;
  const decision = { by: "財政課 山田", on: "2029-06-01", ground: "原本で確認" };
  const cell = (plan: Plan, header: string) => cellOf(tableOf([auditOf(plan)], TABLES.audit), key, header);

  it("is said with its reason", () => {
    expect(["推定", "要確認"]).toContain(cell(samplePlan, H.reading).content);
    expect(cell(samplePlan, H.reading).note).toContain("原典");
    expect(cell(samplePlan, H.corrected).content).toBeNull();
  });

  it("shows a confirmation by whom, when and why", () => {
    const plan = confirmedPlan(samplePlan, new Map([[reading.key, { kind: "confirmed", ...decision }]]));
    expect(cell(plan, H.reading).content).toMatch(/^(推定|要確認)・確認済み$/);
    expect(cell(plan, H.reading).note).toContain("財政課 山田");
    expect(cell(plan, H.corrected).content).toBeNull();
  });

  it("shows what the transcription has and what was corrected, and expects the correction", () => {
    const plan = confirmedPlan(
      samplePlan,
      new Map([[reading.key, { kind: "corrected", value: 4_321, ...decision }]]),
    );
    expect(cell(plan, H.planned).content).toEqual(cell(samplePlan, H.planned).content);
    expect(cell(plan, H.corrected).content).toBe(4_321);
    expect(cell(plan, H.expected).content).toBe(4_321);
    expect(cell(plan, H.expectedOnTargets).content).toBe(4_321);
    expect(cell(plan, H.reading).content).toMatch(/・訂正済み$/);
    expect(cell(plan, H.reading).note).toContain("原本で確認");
  });

  it("says 目標なし where the correction takes the target away", () => {
    const plan = confirmedPlan(
      samplePlan,
      new Map([[reading.key, { kind: "corrected", value: null, ...decision }]]),
    );
    expect(cell(plan, H.corrected).content).toBe("目標なし");
    expect(cell(plan, H.expected).content).toBeNull();
  });

  it("has a key of its own for each reading", () => {
    expect(readingKey(reading.item.code, reading.indicator?.id ?? null, reading.year, "target")).toBe(
      reading.key,
    );
  });
});
