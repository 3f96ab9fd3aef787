import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RULES, checkSheet, type RuleId, type RuleResult, type SheetCheck } from "../../src/openData";
import { describeFile, isStandardCharacter } from "../../src/xlsx/described";
import { OPENPYXL, describeWith } from "../xlsx/programs";
import { python } from "./python";

const folder = mkdtempSync(join(tmpdir(), "open-data-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function checked(name: string, bytes: Uint8Array): Promise<SheetCheck> {
  const described = await describeFile(name, bytes);
  if (!described.ok) throw new Error(described.issues[0].message);
  const [sheet] = described.value.sheets;
  if (!sheet) throw new Error("no sheet");
  return checkSheet(described.value, sheet, isStandardCharacter);
}

const book = (name: string, called = `${name}.xlsx`) =>
  checked(called, readFileSync(join(folder, `${name}.xlsx`)));

const csv = (text: string, name = "表.csv") => checked(name, new TextEncoder().encode(text));

function rule(check: SheetCheck, id: RuleId): RuleResult {
  const found = check.results.find((result) => result.rule === id);
  if (!found) throw new Error(`no result for ${id}`);
  return found;
}

/** Rules that are not passed, with the cells of what was found. */
function found(check: SheetCheck): Record<string, readonly string[]> {
  return Object.fromEntries(
    check.results
      .filter(({ verdict }) => verdict !== "pass")
      .map(({ rule: id, findings }) => [
        `${id} ${check.results.find((one) => one.rule === id)?.verdict ?? ""}`,
        findings.flatMap(({ cells }) => cells),
      ]),
  );
}

describeWith([OPENPYXL], "a sheet made with openpyxl", () => {
  beforeAll(() => {
    python("sheets.py", null, folder);
  });

  it("passes all fifteen rules where it keeps them", async () => {
    const check = await book("good");
    expect(found(check)).toEqual({});
    expect(check.verdict).toBe("pass");
    expect(check.results.map(({ rule: id }) => id)).toEqual(RULES.map(({ id }) => id));
    expect(check.results).toHaveLength(15);
  });

  it.each<[string, Record<string, readonly string[]>]>([
    ["two numbers", { "1-2 fail": ["G2"] }],
    ["bracketed", { "1-2 fail": ["G2"] }],
    ["names together", { "1-2 confirm": ["B2"] }],
    ["grouped text", { "1-3 fail": ["E2"] }],
    ["unit in cell", { "1-3 fail": ["E2"] }],
    ["triangle", { "1-3 fail": ["E2"] }],
    ["full width", { "1-3 fail": ["E2"] }],
    ["text number", { "1-3 fail": ["E2"] }],
    ["words in numbers", { "1-3 fail": ["E2"] }],
    ["formatted", { "1-3 confirm": ["E2"] }],
    ["merged", { "1-4 fail": ["G2:G3"] }],
    ["leading space", { "1-5 fail": ["G2"] }],
    ["line break", { "1-5 fail": ["G2"] }],
    ["spread", { "1-5 fail": ["G2"] }],
    ["wide space", { "1-5 confirm": ["G2"] }],
    ["no heading", { "1-6 fail": ["G1"] }],
    ["same heading", { "1-6 fail": ["F1", "G1"] }],
    ["number heading", { "1-6 fail": ["G1"] }],
    ["name left out", { "1-6 fail": ["B3"] }],
    ["ditto", { "1-6 fail": ["B3"] }],
    ["formula", { "1-7 fail": ["E2"] }],
    ["error", { "1-7 fail": ["E3"] }],
    ["chart", { "1-8 fail": [] }],
    ["note", { "1-8 confirm": [] }],
    ["no unit", { "1-9 fail": ["E1"] }],
    ["unit blank", { "1-9 fail": ["F3"] }],
    ["circled", { "1-10 fail": ["G2"] }],
    ["roman", { "1-10 fail": ["G2"] }],
    ["own character", { "1-10 fail": ["G2"] }],
    ["rare kanji", { "1-10 confirm": ["G2"] }],
    ["era only", { "1-11 fail": ["C2", "C3", "C4", "C5"] }],
    ["other year", { "1-11 fail": ["C2"] }],
    ["era heading", { "1-11 fail": ["C1", "D1"] }],
    ["years as headings", { "1-9 fail": ["B1", "C1"] }],
    ["counts with code in their name", { "1-3 fail": ["C2"], "1-9 fail": ["C1"] }],
    ["no time", { "1-11 confirm": [] }],
    ["short area", { "1-12 fail": ["A2"] }],
    ["area blank", { "1-6 fail": ["A5"], "1-12 fail": ["A5"] }],
    ["wrong code", { "1-12 fail": ["A2"] }],
    ["no area", { "1-12 confirm": [] }],
    ["dash", { "1-13 fail": ["E3"] }],
    ["blank number", { "1-13 fail": ["E3"] }],
    ["blank row", { "2-1 fail": ["4行目"] }],
    ["blank column", { "1-6 fail": ["C1"], "2-1 fail": ["C列"] }],
    ["hidden", { "2-1 confirm": ["G列", "3行目"] }],
    ["second below", { "2-2 fail": ["A1", "A8"] }],
    ["known tables", { "2-2 fail": ["A1", "D1"] }],
    ["title above", { "2-2 confirm": ["A1"] }],
    ["remark below", { "2-2 confirm": ["8行目"] }],
    ["empty", { "1-11 confirm": [], "1-12 confirm": [], "2-2 fail": [] }],
  ])("%s", async (name, expected) => {
    expect(found(await book(name))).toEqual(expected);
  });

  it.each(["unit in heading", "era and western", "right code", "known signs", "no unit, no number"])(
    "is good with another good way to write it: %s",
    async (name) => {
      expect(found(await book(name))).toEqual({});
    },
  );

  it("fails 1-1 under the name of another kind of file", async () => {
    expect(found(await book("good", "good.csv"))).toEqual({ "1-1 fail": [] });
    expect(found(await book("good", "good"))).toEqual({ "1-1 fail": [] });
    expect(found(await book("good", "GOOD.XLSX"))).toEqual({});
  });

  it("is not kept busy by a cell that somebody left at the end of the sheet", async () => {
    expect(
      rule(await book("far away"), "2-2").findings.concat(rule(await book("far away"), "2-1").findings),
    ).toEqual([expect.objectContaining({ what: "表の下に、注記などがあります。", cells: ["1048576行目"] })]);
  });

  it("sees headings that come again in the middle, whatever else they break", async () => {
    expect(rule(await book("heading again"), "2-1")).toMatchObject({ verdict: "fail" });
  });

  it("sees a second table beside the first", async () => {
    expect(rule(await book("second beside"), "2-2")).toMatchObject({
      verdict: "fail",
      findings: [{ cells: ["A1", "I1"] }],
    });
  });

  it("can fail on every rule, says what to do where it does, and what it does not see in any case", async () => {
    const failing = new Set<RuleId>();
    for (const name of [
      "two numbers",
      "grouped text",
      "merged",
      "leading space",
      "no heading",
      "formula",
      "chart",
      "no unit",
      "circled",
      "era only",
      "short area",
      "dash",
      "blank row",
      "second below",
    ]) {
      for (const { rule: id, verdict, advice } of (await book(name)).results) {
        expect([id, advice !== ""]).toEqual([id, verdict !== "pass"]);
        if (verdict === "fail") failing.add(id);
      }
    }
    for (const { rule: id, verdict } of (await book("good", "good.csv")).results)
      if (verdict === "fail") failing.add(id);
    expect([...failing].sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it("counts all cells and names the first five", async () => {
    const text = `地域,西暦,件数(件)\r\n${"長野県,2022,-\r\n".repeat(7)}長野県,2022,1\r\n`;
    expect(rule(await csv(text), "1-13").findings).toEqual([
      expect.objectContaining({ count: 7, cells: ["C2", "C3", "C4", "C5", "C6"] }),
    ]);
  });
});

describe("a CSV file", () => {
  const GOOD = "地域,西暦,件数(件)\r\n長野県,2022,12\r\n東京都,2022,3.5\r\n";

  it("passes all fifteen rules where it keeps them, with and without a byte order mark", async () => {
    expect(found(await csv(GOOD))).toEqual({});
    expect(found(await csv(`\ufeff${GOOD}`))).toEqual({});
  });

  it.each<[string, string, Record<string, readonly string[]>]>([
    ["tabs", GOOD.replaceAll(",", "\t"), { "1-1 fail": [] }],
    ["semicolons", GOOD.replaceAll(",", ";"), { "1-1 fail": [] }],
    ["a grouped number", GOOD.replace("12", '"1,200"'), { "1-3 fail": ["C2"] }],
    ["a formula", GOOD.replace("長野県", "=A1&県"), { "1-7 confirm": ["A2"] }],
    ["a line with fewer fields", `${GOOD}東京都,2023\r\n`, { "1-13 fail": ["C4"], "2-1 fail": ["4行目"] }],
    ["a blank line", GOOD.replace("東京都", "\r\n東京都"), { "2-1 fail": ["3行目"] }],
    ["a blank field", GOOD.replace("3.5", ""), { "1-13 fail": ["C3"] }],
    ["a line break in a field", GOOD.replace("東京都", '"東京\n都"'), { "1-5 fail": ["A3"] }],
  ])("with %s", async (_, text, expected) => {
    expect(found(await csv(text))).toEqual(expected);
  });

  it("leaves a dash before words alone: no program calculates with it", async () => {
    expect(found(await csv(GOOD.replace("長野県", "-、長野県")))).toEqual({});
  });
});
