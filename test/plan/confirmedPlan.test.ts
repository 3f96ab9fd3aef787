import fc from "fast-check";
import {
  bundledPlan,
  canonicalPlanText,
  certainty,
  confirmedPlan,
  itemsInOrder,
  parsePlan,
  readingInWords,
  uncertainReadings,
  weakestReading,
  type Plan,
  type ReadingDecision,
  type UncertainReading,
} from "../../src/plan";
import { samplePlan } from "../sheets/samplePlan";

const WHO = { by: "企画課 山田", on: "2029-05-01", ground: "決裁第3号" };
const CONFIRMED: ReadingDecision = { kind: "confirmed", ...WHO };

function correctedTo(value: UncertainReading["read"]): ReadingDecision {
  return { kind: "corrected", value, ...WHO };
}

function readingOf(plan: Plan, key: string): UncertainReading {
  const found = uncertainReadings(plan).find((reading) => reading.key === key);
  if (!found) throw new Error(`no reading ${key}`);
  return found;
}

function itemOf(plan: Plan, code: string) {
  const found = itemsInOrder(plan).find(({ item }) => item.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found.item;
}

describe("uncertainReadings", () => {
  it("lists each uncertain cell in the plan's order, and a tie as one row", () =>
    expect(uncertainReadings(samplePlan).map(({ key }) => key)).toEqual([
      "1-1-1||2029|年度計画",
      "1-1-1|visits|2029|目標",
      "1-1-2|||年度計画",
      "1-1-2||2028|年度計画",
      "2-1-1|cost|2028|目標",
      "2-1-1|cost|2029|目標",
    ]));

  it("has unique keys, and a reason for each, in the shipped plan", () => {
    const readings = uncertainReadings(bundledPlan);
    expect(readings.length).toBeGreaterThan(50);
    expect(new Set(readings.map(({ key }) => key)).size).toBe(readings.length);
    expect(readings.filter(({ cited }) => !cited.reason).map(({ key }) => key)).toEqual([]);
    expect(readings.filter(({ cited }) => cited.reading === "stated")).toEqual([]);
  });

  it("names every cell that is not stated", () => {
    const cells = itemsInOrder(bundledPlan).flatMap(({ item }) => [
      ...item.schedule,
      ...item.indicators.flatMap(({ targets }) => targets),
    ]);
    const uncertain = cells.filter(({ reading }) => reading !== "stated");
    const ties = itemsInOrder(bundledPlan).filter(
      ({ item: { scheduleAttribution: tie } }) => tie && tie.reading !== "stated",
    );
    expect(uncertainReadings(bundledPlan)).toHaveLength(uncertain.length + ties.length);
  });
});

describe("confirmedPlan", () => {
  it("is the very same plan where nothing was decided", () =>
    expect(confirmedPlan(bundledPlan, new Map())).toBe(bundledPlan));

  it("changes the one cell, keeps how it was read, and says what it was", () => {
    const plan = confirmedPlan(samplePlan, new Map([["2-1-1|cost|2028|目標", correctedTo(7)]]));
    const reading = readingOf(plan, "2-1-1|cost|2028|目標");
    expect(reading).toMatchObject({
      read: null,
      value: 7,
      cited: { reading: "unreadable" },
      confirmation: { kind: "corrected", was: null, ...WHO },
    });
    const others = (one: Plan) =>
      uncertainReadings(one)
        .filter(({ key }) => key !== reading.key)
        .map(({ key, value, confirmation }) => ({ key, value, confirmation }));
    expect(others(plan)).toEqual(others(samplePlan));
  });

  it("keeps the value that is confirmed", () => {
    const plan = confirmedPlan(samplePlan, new Map([["1-1-1|visits|2029|目標", CONFIRMED]]));
    expect(readingOf(plan, "1-1-1|visits|2029|目標")).toMatchObject({
      read: 1_100,
      value: 1_100,
      confirmation: { kind: "confirmed", was: 1_100 },
    });
  });

  it("takes a target away where the office says that there is none", () => {
    const plan = confirmedPlan(samplePlan, new Map([["1-1-1|visits|2029|目標", correctedTo(null)]]));
    expect(readingOf(plan, "1-1-1|visits|2029|目標").value).toBeNull();
    expect(weakestReading(itemOf(plan, "1-1-1").indicators[0]?.targets ?? [])).toBe("stated");
  });

  it("does not touch what the source states, nor what the plan does not have", () => {
    const decisions = new Map([
      ["1-1-1|visits|2028|目標", correctedTo(1)],
      ["2-1-1|||年度計画", CONFIRMED],
      ["9-9-9||2028|年度計画", CONFIRMED],
    ]);
    expect(confirmedPlan(samplePlan, decisions)).toEqual(samplePlan);
  });

  it("confirms a tie in the cells that stand or fall with it, and in no others", () => {
    const { schedule } = itemOf(
      confirmedPlan(samplePlan, new Map([["1-1-2|||年度計画", CONFIRMED]])),
      "1-1-2",
    );
    expect(schedule.map((cell) => [cell.value, certainty(cell), cell.confirmation?.kind])).toEqual([
      [null, "unreadable", undefined],
      ["⇒", "stated", "confirmed"],
      ["実施", "stated", "confirmed"],
    ]);
  });

  it("corrects a whole schedule year by year", () => {
    const decisions = new Map([["1-1-2|||年度計画", correctedTo([null, "準備", null])]]);
    const plan = confirmedPlan(samplePlan, decisions);
    expect(itemOf(plan, "1-1-2").schedule.map(({ value }) => value)).toEqual([null, "準備", null]);
    const tie = readingOf(plan, "1-1-2|||年度計画");
    expect([tie.read, tie.value]).toEqual([
      [null, "⇒", "実施"],
      [null, "準備", null],
    ]);
  });

  it("undone is the transcription again, whatever was decided", () => {
    const keys = uncertainReadings(samplePlan).map(({ key }) => key);
    fc.assert(
      fc.property(fc.subarray(keys), fc.boolean(), (chosen, isRight) => {
        const plan = confirmedPlan(
          samplePlan,
          new Map(chosen.map((key) => [key, isRight ? CONFIRMED : correctedTo(null)])),
        );
        expect(
          uncertainReadings(plan)
            .filter(({ confirmation }) => confirmation)
            .map(({ key }) => key),
        ).toEqual(keys.filter((key) => chosen.includes(key)));
        expect(uncertainReadings(plan).map(({ read }) => read)).toEqual(
          uncertainReadings(samplePlan).map(({ read }) => read),
        );
        expect(
          JSON.parse(JSON.stringify(plan), (key: string, value: unknown) =>
            key === "confirmation" ? undefined : value,
          ),
        ).toEqual(
          isRight
            ? JSON.parse(JSON.stringify(samplePlan))
            : expect.objectContaining({ id: samplePlan.id, years: samplePlan.years }),
        );
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe("readingInWords", () => {
  const words = (...decisions: readonly (readonly [string, ReadingDecision])[]) =>
    itemOf(confirmedPlan(samplePlan, new Map(decisions)), "2-1-1").indicators.map(({ targets }) =>
      readingInWords(targets),
    );
  it("is the weakest one that is open, then what was decided", () => {
    const [first, second] = ["2-1-1|cost|2028|目標", "2-1-1|cost|2029|目標"];
    expect(words()).toEqual(["記載どおり", "要確認"]);
    expect(words([first, correctedTo(7)])).toEqual(["記載どおり", "推定"]);
    expect(words([first, correctedTo(7)], [second, CONFIRMED])).toEqual(["記載どおり", "訂正済み"]);
    expect(words([first, CONFIRMED], [second, CONFIRMED])).toEqual(["記載どおり", "確認済み"]);
  });
});

describe("a transcription", () => {
  it("has no confirmation: a seed that brings one is refused where it stands", () => {
    const decided = confirmedPlan(
      bundledPlan,
      new Map([[uncertainReadings(bundledPlan)[0]?.key ?? "", CONFIRMED]]),
    );
    const parsed = parsePlan(JSON.parse(JSON.stringify(decided)));
    expect(parsed.ok ? [] : parsed.issues.map(({ code, path }) => [code, path.split(".").at(-1)])).toEqual([
      ["plan.unknownKey", "confirmation"],
    ]);
  });

  it("keeps its canonical text when it is confirmed elsewhere", () => {
    const before = canonicalPlanText(bundledPlan);
    confirmedPlan(bundledPlan, new Map(uncertainReadings(bundledPlan).map(({ key }) => [key, CONFIRMED])));
    expect(canonicalPlanText(bundledPlan)).toBe(before);
  });
});
