import { DEFAULT_SETTINGS, evaluateRow, gradeFormula, gradeStage } from "../../src/achievement";

const STAGES = ["構想", "準備", "開始", "定着"];
const row = { target: "", schedule: "開始", stage: "開始", actual: "", state: "", method: "段階" };
const evaluate = (change: Readonly<Record<string, unknown>>) =>
  evaluateRow({ ...row, ...change }, DEFAULT_SETTINGS, STAGES);

describe("gradeStage", () => {
  it.each([
    ["構想", "構想", 1],
    ["構想", "定着", 1],
    ["準備", "構想", 3],
    ["開始", "準備", 3],
    ["開始", "構想", 4],
    ["定着", "構想", 4],
    ["定着", "開始", 3],
  ])("planned %s, reported %s: level %d", (schedule, reported, level) =>
    expect(gradeStage({ target: null, schedule, reported }, STAGES)).toEqual({ kind: "level", level }),
  );

  it("never gives the second level, which would be a share of a stage", () => {
    const found = STAGES.flatMap((schedule) =>
      STAGES.map((reported) => gradeStage({ target: "", schedule, reported }, STAGES)),
    );
    expect(found).not.toContainEqual({ kind: "level", level: 2 });
  });
});

describe("evaluateRow of 段階 with a reported stage", () => {
  it.each([
    ["the stage is reached", {}, "◎達成"],
    ["it is passed", { stage: "定着" }, "◎達成"],
    ["one stage behind", { stage: "準備" }, "△やや遅れ"],
    ["two stages behind", { stage: "構想" }, "×遅れ"],
    ["目標 is a stage: it counts, not the schedule", { target: "準備", stage: "準備" }, "◎達成"],
    ["目標 is a number: the schedule counts", { target: 3, stage: "準備" }, "△やや遅れ"],
    ["nothing is reported", { stage: "" }, "未回答"],
    ["an empty cell is reported", { stage: null }, "未回答"],
    ["未回答 although a stage is there", { state: "未回答" }, "未回答"],
    ["速報", { state: "速報" }, "◎達成"],
    ["確定", { state: "確定" }, "◎達成"],
    ["対象外", { state: "対象外" }, "―対象外"],
    ["算定不能", { state: "算定不能" }, "―算定不能"],
    ["an unknown state", { state: "済" }, "要確認"],
    ["a text that is no stage", { stage: "開始済み" }, "要確認"],
    ["a number", { stage: 3 }, "要確認"],
    ["an error", { stage: "#N/A" }, "要確認"],
    ["no planned stage", { schedule: "" }, "―目標なし"],
    ["no planned stage and nothing reported", { schedule: null, stage: "" }, "―目標なし"],
    ["a planned text that is no stage", { schedule: "要確認" }, "要確認"],
    ["a target that cannot be read: the schedule does not stand in for it", { target: "要確認" }, "要確認"],
  ])("%s", (_, change, grade) => expect(evaluate(change)).toEqual({ rate: "", grade }));

  it("stays as it was where there is no cell for the stage", () => {
    expect(evaluate({ stage: undefined })).toEqual({ rate: "", grade: "―段階" });
    expect(evaluateRow({ ...row, stage: undefined }, DEFAULT_SETTINGS)).toEqual({ rate: "", grade: "―段階" });
  });

  it("leaves the numbers of other methods alone", () => {
    expect(evaluate({ method: "実績÷目標", target: 100, actual: 90, stage: "構想" })).toEqual({
      rate: 0.9,
      grade: "○概ね達成",
    });
  });

  it("is a bug of the caller without the plan's stages", () => {
    expect(() => evaluateRow(row, DEFAULT_SETTINGS)).toThrow(RangeError);
    const cells = ["target", "actual", "state", "method", "baseline", "direction", "rate", "stage"];
    const refs = Object.fromEntries(cells.map((cell) => [cell, "A1"])) as unknown as Parameters<
      typeof gradeFormula
    >[0];
    const names = { places: "a", mins: ["a", "b", "c"], labels: ["a", "b", "c", "d"] } as const;
    expect(() => gradeFormula(refs, names)).toThrow(RangeError);
  });
});
