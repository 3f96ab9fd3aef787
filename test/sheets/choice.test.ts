import type { WriteChoice } from "../../src/sheets";
import { selectFrom } from "../../src/sheets";
import { samplePlan } from "./samplePlan";
import { mapItems } from "../workflows/samplePlan";
import { ALL } from "./specCells";

function issuesOf(choice: Partial<WriteChoice>): string[] {
  const result = selectFrom(samplePlan, { ...ALL, ...choice });
  return result.ok ? [] : result.issues.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

describe("selectFrom", () => {
  it("takes everything", () => {
    const result = selectFrom(samplePlan, ALL);
    if (!result.ok) throw new Error("refused");
    expect(result.value.items.map(({ item }) => item.code)).toEqual(["1-1-1", "1-1-2", "2-1-1"]);
    expect(result.value.years).toEqual([
      { year: 2028, index: 0 },
      { year: 2029, index: 1 },
      { year: 2030, index: 2 },
    ]);
  });

  it("takes an item that nobody owns where all are wanted", () => {
    const plan = mapItems(samplePlan, (item) => [item.code === "1-1-2" ? { ...item, owners: [] } : item]);
    const result = selectFrom(plan, ALL);
    expect(result.ok && result.value.items.map(({ item }) => item.code)).toEqual(["1-1-1", "1-1-2", "2-1-1"]);
  });

  it("keeps the plan's order, whatever the order of the choice", () => {
    const result = selectFrom(samplePlan, { ...ALL, priorities: ["2", "1"], years: [2030, 2028] });
    if (!result.ok) throw new Error("refused");
    expect(result.value.items.map(({ item }) => item.code)).toEqual(["1-1-1", "1-1-2", "2-1-1"]);
    expect(result.value.years.map(({ year }) => year)).toEqual([2028, 2030]);
  });

  it.each([
    [
      { priorities: [] },
      "choice.empty priorities: 重点項目が一つも選ばれていません。1つ以上選んでください。",
    ],
    [{ owners: [] }, "choice.empty owners: 担当課が一つも選ばれていません。1つ以上選んでください。"],
    [{ years: [] }, "choice.empty years: 年度が一つも選ばれていません。1つ以上選んでください。"],
    [
      { priorities: ["9"] },
      "choice.priority priorities: 重点項目「9」はこの計画にありません。選び直してください。",
    ],
    [
      { owners: ["税務課"] },
      "choice.owner owners: 担当課「税務課」はこの計画にありません。選び直してください。",
    ],
    [{ years: [2022] }, "choice.year years: 年度「R4 (2022)」はこの計画にありません。選び直してください。"],
    [
      { priorities: ["2"], owners: ["企画課"] },
      "choice.empty : 選んだ重点項目と担当課の両方に当てはまる取組項目がありません。どちらかを選び直してください。",
    ],
  ])("refuses %j", (choice, expected) => expect(issuesOf(choice)).toEqual([expected]));
});
