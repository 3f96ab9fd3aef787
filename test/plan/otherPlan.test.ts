import { answerSchedule, answerSource, answerTarget, indexPlan, parsePlan } from "../../src/plan";
import { plain } from "./codes";

it("another plan needs no change in src: other years, stages, owners and names work", () => {
  const cited = { reading: "stated", lines: [1] };
  const parsed = parsePlan({
    id: "elsewhere",
    municipality: "別の市",
    title: "行革プラン",
    originLabels: { continued: "継続", new: "新規" },
    years: [2025, 2026],
    stages: ["準備", "開始"],
    source: { file: "plan.txt", lines: 9, sha256: "0".repeat(64) },
    priorities: [
      {
        code: "1",
        numeral: "①",
        name: "重点",
        lines: [1],
        sdgs: [],
        measures: [
          {
            code: "1-1",
            name: "実施",
            lines: [1],
            items: [
              {
                code: "1-1-1",
                name: "窓口の改善",
                lines: [1],
                owners: [{ ...cited, value: "市民部" }],
                origin: { ...cited, value: "new" },
                schedule: { ...cited, cells: ["準備", "開始"] },
                indicators: [
                  {
                    id: "wait",
                    name: "待ち時間",
                    unit: "分",
                    direction: "lower",
                    kind: "level",
                    targets: { ...cited, cells: [12.5, 10] },
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
  if (!parsed.ok) throw new Error(parsed.issues[0].message);
  const other = indexPlan(parsed.value);
  expect(plain(answerTarget(other, "窓口", "R7"))).toBe(12.5);
  expect(plain(answerTarget(other, "①-1-1", 2026))).toBe(10);
  expect(plain(answerTarget(other, "窓口", "R4"))).toBe("year.outsidePlan");
  expect(plain(answerSchedule(other, "窓口", "R8"))).toBe("開始");
  expect(plain(answerSource(other, "窓口", "R7"))).toContain("12.5分");
});
