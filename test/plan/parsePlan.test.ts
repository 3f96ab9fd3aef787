import fc from "fast-check";
import seed from "../../seeds/chikuma-5th-reform-plan.json";
import { bundledPlan, canonicalPlanText, itemsInOrder, parsePlan, type Plan } from "../../src/plan";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const ITEM = "priorities.0.measures.0.items.";
const CLUB = `${ITEM}4.indicators.0`;
const BUS = "priorities.1.measures.1.items.0.indicators.0";
const ONLINE = "priorities.2.measures.0.items.0.indicators";

/** The seed with one value put at a path, or taken away. */
function seedWith(path: string, value: Json | undefined): Json {
  const copy = structuredClone(seed) as unknown as Json;
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce((at, key) => (at as Record<string, Json>)[key] ?? null, copy) as Record<
    string,
    Json
  >;
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

function issuesOf(input: unknown): readonly (readonly [code: string, path: string])[] {
  const parsed = parsePlan(input);
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => [code, path] as const);
}

describe("parsePlan", () => {
  it("reads the bundled seed", () => {
    expect(issuesOf(seed)).toEqual([]);
    const items = itemsInOrder(bundledPlan).map(({ item }) => item);
    expect(bundledPlan.priorities).toHaveLength(3);
    expect(bundledPlan.priorities.flatMap(({ measures }) => measures)).toHaveLength(6);
    expect(items).toHaveLength(15);
    expect(items.flatMap(({ indicators }) => indicators)).toHaveLength(14);
    expect(items.filter(({ owners }) => owners.length === 2).map(({ code }) => code)).toEqual(["2-1-1"]);
  });

  it("fills what a lean file leaves out", () => {
    const item = itemsInOrder(bundledPlan)[1]?.item;
    expect(item?.aliases).toEqual([]);
    expect(item?.schedule[4]).toMatchObject({ value: "⇒", reading: "inferred", lines: [[1, 1]] });
    expect(item?.schedule[0]?.reason).toBe(item?.schedule[4]?.reason);
    expect(Object.hasOwn(item ?? {}, "scheduleAttribution")).toBe(false);
  });

  it.each<[string, Json | undefined, string, string]>([
    ["id", undefined, "plan.missing", "$.id"],
    ["id", "第5次", "plan.value", "$.id"],
    ["title", " x", "plan.type", "$.title"],
    ["colour", "red", "plan.unknownKey", "$.colour"],
    ["__proto", 1, "plan.unknownKey", "$.__proto"],
    ["years", [], "plan.years", "$.years"],
    ["years", [2020, 2021, 2023, 2024, 2025], "plan.years", "$.years"],
    ["years", [2020, 2021, 2022, 2023], "plan.length", "$.priorities[0].measures[0].items[0].schedule"],
    ["years.0", "R2", "plan.type", "$.years[0]"],
    ["stages", [], "plan.stage", "$.stages"],
    ["stages", ["調査・研究", "検討", "実施", "実施"], "plan.duplicate", "$.stages[3]"],
    [
      "stages",
      ["調査・研究", "検討", "実施"],
      "plan.stage",
      "$.priorities[0].measures[0].items[3].schedule[3]",
    ],
    ["source.lines", 600, "plan.lines", "$.source.pages"],
    ["source.sha256", "abc", "plan.value", "$.source.sha256"],
    ["originLabels.new", undefined, "plan.missing", "$.originLabels.new"],
    ["priorities", {}, "plan.type", "$.priorities"],
    ["priorities.0", 5, "plan.type", "$.priorities[0]"],
    ["priorities.1.code", "1", "plan.duplicate", "$.priorities[1].code"],
    ["priorities.1.code", "9", "plan.code", "$.priorities[1].measures[0].code"],
    ["priorities.1.numeral", "Ⅰ", "plan.duplicate", "$.priorities[1].numeral"],
    ["priorities.0.measures.0.code", "1-9", "plan.code", "$.priorities[0].measures[0].items[0].code"],
    [`${ITEM}0.code`, "1-1-2", "plan.duplicate", "$.priorities[0].measures[0].items[1].code"],
    [`${ITEM}0.code`, "one", "plan.value", "$.priorities[0].measures[0].items[0].code"],
    [`${ITEM}0.lines`, [], "plan.lines", "$.priorities[0].measures[0].items[0].lines"],
    [`${ITEM}0.lines`, [0], "plan.lines", "$.priorities[0].measures[0].items[0].lines[0]"],
    [`${ITEM}0.lines`, [[9, 3]], "plan.lines", "$.priorities[0].measures[0].items[0].lines[0]"],
    [`${ITEM}0.lines`, [[1, 2, 3]], "plan.lines", "$.priorities[0].measures[0].items[0].lines[0]"],
    [`${ITEM}0.lines`, [677], "plan.lines", "$.priorities[0].measures[0].items[0].lines"],
    [`${ITEM}0.owners`, [], "plan.missing", "$.priorities[0].measures[0].items[0].owners"],
    [
      `${ITEM}0.owners.0.reading`,
      "guessed",
      "plan.value",
      "$.priorities[0].measures[0].items[0].owners[0].reading",
    ],
    [
      `${ITEM}0.owners.0.reading`,
      "inferred",
      "plan.reason",
      "$.priorities[0].measures[0].items[0].owners[0].reason",
    ],
    [`${ITEM}0.origin.value`, "old", "plan.value", "$.priorities[0].measures[0].items[0].origin.value"],
    [`${ITEM}0.aliases`, ["納税", "（）"], "plan.value", "$.priorities[0].measures[0].items[0].aliases[1]"],
    [
      `${ITEM}0.aliases`,
      ["ふるさと 納税の推進"],
      "plan.duplicate",
      "$.priorities[1].measures[0].items[1].name",
    ],
    [`${ITEM}0.schedule.cells.0`, "⇒", "plan.stage", "$.priorities[0].measures[0].items[0].schedule[0]"],
    [`${ITEM}0.schedule.cells.1`, "開始", "plan.stage", "$.priorities[0].measures[0].items[0].schedule[1]"],
    [`${ITEM}0.schedule.cells.0`, null, "plan.stage", "$.priorities[0].measures[0].items[0].schedule[1]"],
    [`${ITEM}0.schedule.cells`, ["実施"], "plan.length", "$.priorities[0].measures[0].items[0].schedule"],
    [`${ITEM}0.schedule`, "実施", "plan.type", "$.priorities[0].measures[0].items[0].schedule"],
    [`${ITEM}0.schedule.note`, "x", "plan.unknownKey", "$.priorities[0].measures[0].items[0].schedule.note"],
    [`${CLUB}.targets.cells.1`, 2, "plan.total", "$.priorities[0].measures[0].items[4].indicators[0].total"],
    [`${CLUB}.total.value`, 4, "plan.total", "$.priorities[0].measures[0].items[4].indicators[0].total"],
    [`${CLUB}.kind`, "level", "plan.total", "$.priorities[0].measures[0].items[4].indicators[0].total"],
    [
      `${CLUB}.targets.cells.1`,
      "実施",
      "plan.type",
      "$.priorities[0].measures[0].items[4].indicators[0].targets[1]",
    ],
    [`${CLUB}.unit`, "", "plan.missing", "$.priorities[0].measures[0].items[4].indicators[0].unit"],
    [`${CLUB}.id`, "児童", "plan.value", "$.priorities[0].measures[0].items[4].indicators[0].id"],
    [`${CLUB}.id`, "2-2-1-1", "plan.duplicate", "$.priorities[1].measures[1].items[0].indicators[0].id"],
    [`${BUS}.direction`, "up", "plan.value", "$.priorities[1].measures[1].items[0].indicators[0].direction"],
    [
      `${BUS}.targets.reason`,
      undefined,
      "plan.reason",
      "$.priorities[1].measures[1].items[0].indicators[0].targets[1].reason",
    ],
    [
      `${BUS}.targets.reading`,
      "unreadable",
      "plan.value",
      "$.priorities[1].measures[1].items[0].indicators[0].targets[1].value",
    ],
    [
      `${BUS}.goal`,
      { value: 1 },
      "plan.missing",
      "$.priorities[1].measures[1].items[0].indicators[0].goal.unit",
    ],
    [
      `${ONLINE}.1.innerOf`,
      "2-2-1-1",
      "plan.inner",
      "$.priorities[2].measures[0].items[0].indicators[1].innerOf",
    ],
    [
      `${ONLINE}.1.innerOf`,
      "3-1-1-2",
      "plan.inner",
      "$.priorities[2].measures[0].items[0].indicators[1].innerOf",
    ],
    [`${ONLINE}.1.unit`, "通", "plan.inner", "$.priorities[2].measures[0].items[0].indicators[1].innerOf"],
    [
      `${ONLINE}.1.targets.cells.0.value`,
      25,
      "plan.inner",
      "$.priorities[2].measures[0].items[0].indicators[1].targets[0]",
    ],
    [
      "priorities.2.measures.0.items.2.indicators.1.direction",
      "higher",
      "plan.value",
      "$.priorities[2].measures[0].items[2].indicators[1].direction",
    ],
  ])("%s = %j is %s at %s", (path, value, code, at) => {
    expect(issuesOf(seedWith(path, value))).toContainEqual([code, at]);
  });

  it("lets the readable part of a row stay below its total, and not above", () => {
    const one = { value: 2, reading: "inferred", reason: "x", lines: [220] };
    const toilets = `${ITEM}4.indicators.2.targets.cells.0`;
    expect(issuesOf(seedWith(toilets, { ...one, value: 1 }))).toEqual([]);
    expect(issuesOf(seedWith(toilets, { ...one, value: 3 }))).toEqual([
      ["plan.total", "$.priorities[0].measures[0].items[4].indicators[2].total"],
    ]);
  });

  it("gives a cell with a reading of its own no reason of its row", () => {
    const parsed = parsePlan(seedWith(`${BUS}.targets.cells.1`, { value: 100, reading: "stated" }));
    const cell = parsed.ok && parsed.value.priorities[1]?.measures[1]?.items[0]?.indicators[0]?.targets[1];
    expect(cell).toEqual({
      value: 100,
      reading: "stated",
      lines: [
        [430, 430],
        [438, 438],
        [475, 475],
      ],
    });
  });

  it("collects everything that is wrong, each with its place in Japanese", () => {
    const broken = { ...(seedWith(`${CLUB}.unit`, 7) as Record<string, Json>), title: "", extra: 1 };
    const parsed = parsePlan(broken);
    expect(parsed.ok ? [] : parsed.issues.map(({ message }) => message)).toEqual([
      "$.extra: 知らない項目名です。つづりを確かめるか、取り除いてください。",
      "$.title: 空でなく、前後に空白のない文字列にしてください(「」)。",
      "$.priorities[0].measures[0].items[4].indicators[0].unit: 空でなく、前後に空白のない文字列にしてください(7)。",
    ]);
  });

  it.each([[undefined], [null], [1], ["plan"], [[]], [true]])("refuses %p", (input) => {
    expect(issuesOf(input)).toEqual([["plan.type", "$"]]);
  });

  it("never throws and accepts nothing by chance", () => {
    fc.assert(fc.property(fc.jsonValue(), (input) => issuesOf(input).length > 0));
  });

  it("finds every cell of a file that is put at odds with its place", () => {
    const paths = leafPaths(seed as unknown as Json).filter(
      (path) => !/^(?:title|municipality)$|\.(?:reason|shows|label)$/u.test(path),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        expect(issuesOf(seedWith(path, { odd: true }))).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

function leafPaths(value: Json, path = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    leafPaths(part, path === "" ? key : `${path}.${key}`),
  );
}

describe("canonicalPlanText", () => {
  it("gives the same plan back", () => {
    const again = parsePlan(JSON.parse(canonicalPlanText(bundledPlan)));
    expect(again).toEqual({ ok: true, value: bundledPlan });
  });

  it("does not depend on the order of keys, and shows every change", () => {
    const reversed = Object.fromEntries(Object.entries(bundledPlan).reverse()) as unknown as Plan;
    expect(canonicalPlanText(reversed)).toBe(canonicalPlanText(bundledPlan));
    expect(canonicalPlanText({ ...bundledPlan, title: "別の計画" })).not.toBe(canonicalPlanText(bundledPlan));
  });
});
