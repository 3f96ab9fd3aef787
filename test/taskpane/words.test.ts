import * as fc from "fast-check";
import { indexPlan, itemsInOrder } from "../../src/plan";
import { describeKey } from "../../src/sheets";
import { cellFromPath, cellName } from "../../src/taskpane/words/cellPlace";
import { dayText, isPast, isWeekend, shortDay } from "../../src/taskpane/words/days";
import { answerText } from "../../src/taskpane/insert/answerText";
import { functionCall, insertable } from "../../src/taskpane/insert/functionCall";
import { contentText, percent } from "../../src/taskpane/words/numbers";
import { describeChoice, everything, optionsOf } from "../../src/taskpane/write/choice";
import { plan } from "./fakeActions";

describe("cellFromPath", () => {
  it.each([
    ["実績入力!F12", { sheet: "実績入力", row: 11, column: 5 }],
    ["実績入力!$F$12", { sheet: "実績入力", row: 11, column: 5 }],
    ["'R4 実績'!AA1:AC3", { sheet: "R4 実績", row: 0, column: 26 }],
    ["'課の''控え'''!A1", { sheet: "課の'控え'", row: 0, column: 0 }],
  ])("%s", (path, cell) => {
    expect(cellFromPath(path)).toEqual(cell);
  });

  it.each(["", "priorities", "実績入力表[年度]", "levels[1].min", "実績入力!F0", "実績入力!", "!A1", "F12"])(
    "is no cell: %s",
    (path) => {
      expect(cellFromPath(path)).toBeNull();
    },
  );

  it("reads every cell that cellName writes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_048_575 }),
        fc.integer({ min: 0, max: 16_383 }),
        (row, column) => {
          const cell = { sheet: "実績入力", row, column };
          expect(cellFromPath(cellName(cell).replace(" ", "!"))).toEqual(cell);
        },
      ),
    );
  });
});

describe("describeKey", () => {
  const [indicatorOfSeveral] = itemsInOrder(plan).flatMap(({ item }) =>
    item.indicators.length > 1 ? [{ item, indicator: item.indicators[1] }] : [],
  );

  it("names item and year", () => {
    const id = itemsInOrder(plan).find(({ item }) => item.code === "2-1-2")?.item.indicators[0]?.id;
    expect(describeKey(plan, `2-1-2|${id}|2022`)).toBe("2-1-2 ふるさと納税の推進 R4");
  });

  it("names the indicator where there are several", () => {
    const { item, indicator } = indicatorOfSeveral ?? {};
    expect(describeKey(plan, `${item?.code}|${indicator?.id}`)).toBe(
      `${item?.code} ${item?.name} ${indicator?.name}`,
    );
  });

  it("leaves what the plan does not know", () => {
    expect(describeKey(plan, "9-9-9||2022")).toBe("9-9-9 2022");
    expect(describeKey(plan, "2-1-2|gone|1999")).toBe("2-1-2 ふるさと納税の推進 gone 1999");
  });
});

describe("contentText and percent", () => {
  it.each([
    [null, "空白"],
    ["", "空白"],
    [180000, "180,000"],
    [-0.5, "-0.5"],
    ["調整中", "調整中"],
    [true, "true"],
    [{ formula: "A1+1" }, "=A1+1"],
    ["=A1+1", "=A1+1"],
  ])("%j is %s", (content, text) => {
    expect(contentText(content)).toBe(text);
  });

  it.each([
    [0.9, "90.0%"],
    [0.7997, "79.97%"],
    [1.5, "150.0%"],
    [-0.2, "-20.0%"],
  ])("%d is %s", (rate, text) => {
    expect(percent(rate)).toBe(text);
  });
});

describe("days", () => {
  it.each([
    ["2026-11-30", "令和8年11月30日(月)", "R8.11.30", false],
    ["2019-05-01", "令和元年5月1日(水)", "R1.5.1", false],
    ["2019-04-30", "平成31年4月30日(火)", "H31.4.30", false],
    ["2026-05-02T09:30", "令和8年5月2日(土)", "R8.5.2", true],
    ["2026-05-03", "令和8年5月3日(日)", "R8.5.3", true],
    ["2026-02-30", "2026-02-30", "2026-02-30", false],
    ["11月末", "11月末", "11月末", false],
    ["", "", "", false],
  ])("%s is %s, in short %s", (day, whole, short, weekend) => {
    expect([dayText(day), shortDay(day), isWeekend(day)]).toEqual([whole, short, weekend]);
  });

  it("are past from the day after, and never when there is none", () => {
    expect(isPast("2026-11-29", "2026-11-30")).toBe(true);
    expect(isPast("2026-11-30", "2026-11-30")).toBe(false);
    expect(isPast("", "2026-11-30")).toBe(false);
  });
});

describe("choices", () => {
  const options = optionsOf(plan);

  it("offers each 担当課 once", () => {
    const owners = options.owners.map(({ value }) => value);
    expect(new Set(owners).size).toBe(owners.length);
    expect(owners).toContain("スポーツ振興課");
  });

  it("are described in one line", () => {
    expect(describeChoice(everything, options)).toBe("すべて(値)");
    expect(
      describeChoice(
        { priorities: ["2"], owners: ["総務課", "市民課"], years: [2022, 2023], targets: "formulas" },
        options,
      ),
    ).toBe("重点項目 1つ、担当課 2つ、R4・R5(数式)");
  });
});

describe("functions to insert", () => {
  const index = indexPlan(plan);

  it.each(insertable)("$name answers for every item, year and indicator, or says why not", ({ name }) => {
    const answers = itemsInOrder(plan).flatMap(({ item }) =>
      (item.indicators.length > 0 ? item.indicators : [undefined]).map((indicator) =>
        answerText(index, functionCall(name, item, "R4", indicator?.name)),
      ),
    );
    for (const answer of answers) {
      if (!answer.ok) expect(answer.issues[0].message).toMatch(/。$/);
    }
    expect(answers.some(({ ok }) => ok)).toBe(true);
  });

  it("answers as the cell would, grouped by thousands", () => {
    expect(answerText(index, { name: "TARGET", args: ["2-1-2", "R4"] })).toEqual({
      ok: true,
      value: "180,000",
    });
    expect(answerText(index, { name: "TARGET", args: ["1-1-1", "R4"] })).toMatchObject({
      ok: false,
      issues: [{ code: "function.noValue" }],
    });
  });
});
