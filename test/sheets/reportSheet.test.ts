import fc from "fast-check";
import { bundledPlan } from "../../src/plan";
import type { SheetSpec } from "../../src/sheets";
import { PERIOD_HEADERS as P, TABLES, headersIn, textWidth } from "../../src/sheets";
import { foldText } from "../../src/sheets/overview/foldText";
import { indicator, item, plan } from "./samplePlan";
import { plans } from "./samplePlans";
import { cellOf, keysOf, sheetOf, sheetsOf, tableOf } from "./specCells";

const report = sheetOf(sheetsOf(bundledPlan), "report");

function textsOf({ blocks }: SheetSpec) {
  return blocks.flatMap(({ row, column, cells }) =>
    cells.flatMap((line, down) =>
      line.map(({ content, look }, right) => ({
        row: row + down,
        column: column + right,
        look,
        text: typeof content === "object" && content !== null ? content.formula : String(content ?? ""),
      })),
    ),
  );
}

function sectionAt(sheet: SheetSpec, number: number): number {
  const found = textsOf(sheet).find(
    ({ look, text }) => look === "section" && text.replace(/^"/, "").startsWith(`${number}　`),
  );
  if (!found) throw new Error(`no section ${number}`);
  return found.row;
}

describe("進捗状況報告", () => {
  it("has five numbered sections in their order; all but the notes begin new pages, on which letters can be read", () => {
    const rows = [1, 2, 3, 4, 5].map((number) => sectionAt(report, number));
    expect([...rows].sort((a, b) => a - b)).toEqual(rows);
    expect(report.print).toMatchObject({ orientation: "landscape", breaksBefore: rows.slice(2) });
    const width = Object.values(report.widths).reduce((sum, one) => sum + one, 0);
    // A4 less its margins is 784 points wide; a character of 10 points takes some 6 of them.
    expect((10 * 784) / (width * 6.1)).toBeGreaterThan(8);
    expect(report.print?.paper).toBeUndefined();
    const list = tableOf([report], TABLES.reportRows);
    expect(report.print?.titleRows).toEqual([list.row, list.row]);
  });

  it("has the same tables whatever the plan; the whole list stands last and the totals have room to grow", () => {
    fc.assert(
      fc.property(plans, (one) => {
        const sheet = sheetOf(sheetsOf(one), "report");
        expect(sheet.tables.map(({ name }) => name)).toEqual(report.tables.map(({ name }) => name));
        const list = tableOf([sheet], TABLES.reportRows);
        const period = tableOf([sheet], TABLES.reportPeriod);
        for (const { row } of [...sheet.tables.filter((table) => table !== list), ...textsOf(sheet)])
          expect(row).toBeLessThan(list.row);
        const below = period.row + period.rows.length;
        expect(sectionAt(sheet, 5) - below).toBeGreaterThan(10);
        expect(tableOf([sheet], TABLES.reportLate).rows).toHaveLength(10);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it("lists every row of the plan, and totals of those whose years add up", () => {
    const rows = bundledPlan.priorities
      .flatMap(({ measures }) => measures.flatMap(({ items }) => items))
      .flatMap(({ code, indicators }) =>
        indicators.length === 0
          ? [{ key: `${code}|`, kind: "" }]
          : indicators.map(({ id, kind }) => ({ key: `${code}|${id}`, kind: kind as string })),
      );
    expect(keysOf(tableOf([report], TABLES.reportRows))).toEqual(rows.map(({ key }) => key));
    expect(keysOf(tableOf([report], TABLES.reportPeriod))).toEqual(
      rows.filter(({ kind }) => kind === "annual" || kind === "oneOff").map(({ key }) => key),
    );
  });

  it("says that nothing adds up where the plan has no such indicator, but not because a part is written", () => {
    const without = plan([2028], [item("1-1-1", "取組", 1)]);
    expect(keysOf(tableOf(sheetsOf(without), TABLES.reportPeriod))).toEqual(["-"]);
    const both = plan(
      [2028],
      [
        item("1-1-1", "数のない取組", 1),
        { ...item("2-1-1", "数のある取組", 1), indicators: [indicator("a", "件数", [1])] },
      ],
    );
    const part = tableOf(sheetsOf(both, { priorities: ["1"] }), TABLES.reportPeriod);
    expect(keysOf(part)).toEqual(["2-1-1|a"]);
    expect(cellOf(part, "2-1-1|a", P.kind).content).toBe("合計");
  });

  it("prints neither what to do on screen nor the day of the write, and keeps the former for who selects the title", () => {
    const texts = textsOf(report)
      .map(({ text }) => text)
      .join("\n");
    for (const word of ["書き込み）", "入力しません", "このまま印刷"]) expect(texts).not.toContain(word);
    const [title] = report.blocks.flatMap(({ cells }) => cells.flat()).filter(({ look }) => look === "title");
    expect(title?.note).toContain("入力しません");
  });

  it("names no cell in a table's formulas: people insert rows and columns above", () => {
    for (const { columns } of report.tables) {
      for (const { header, formula = "" } of columns) {
        const bare = headersIn(formula).reduce((left, name) => left.replaceAll(`[[${name}]]`, ""), formula);
        expect([header, bare.replace(/"[^"]*"/g, "").match(/\$[A-Z]+\$?\d+/g)]).toEqual([header, null]);
      }
    }
  });

  it("has no note wider than its page", () => {
    const width = Object.values(report.widths).reduce((sum, one) => sum + one, 0);
    const from = sectionAt(report, 2);
    const notes = textsOf(report).filter(
      ({ row, text }) => row > from && row < sectionAt(report, 3) && text !== "",
    );
    expect(notes.length).toBeGreaterThanOrEqual(9);
    for (const { text, column } of notes) {
      expect(column).toBe(0);
      if (/^("|IF)/.test(text)) continue;
      expect([text, textWidth(text) <= width]).toEqual([text, true]);
      // A last line of two letters looks lost.
      expect([text, textWidth(text.trim()) > 8]).toEqual([text, true]);
    }
  });
});

describe("foldText", () => {
  it.each<[string, number, string[]]>([
    ["", 10, []],
    ["短い文。", 10, ["短い文。"]],
    ["目標がない行は計算しません。", 16, ["目標がない行は計", "算しません。"]],
    ["これは八文字だ。次", 16, ["これは八文字だ。", "次"]],
    ["これは八文字です。次", 16, ["これは八文字で", "す。次"]],
    ["「かっこ」。", 6, ["「かっ", "こ」。"]],
    ["値は R2(2020) です", 8, ["値は ", "R2(2020)", " です"]],
    ["R2(2020)", 4, ["R2(2020)"]],
  ])("folds %j to %i as %j", (text, width, lines) => expect(foldText(text, width)).toEqual(lines));

  it("loses nothing, begins no line with what closes, and is wider only where one unit is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("あ", "漢", "。", "、", "」", "a", "1", " ", "%") }),
        fc.integer({ min: 4, max: 40 }),
        (text, width) => {
          const lines = foldText(text, width);
          expect(lines.join("")).toBe(text);
          for (const line of lines.slice(1)) expect(line).not.toMatch(/^[。、」]/);
          for (const line of lines) {
            if (textWidth(line) > width) expect(line).toMatch(/^([!-~]+|[^!-~])[。、」]*$/);
          }
        },
      ),
      { seed: 9 },
    );
  });
});
