import fc from "fast-check";
import {
  bundledPlan,
  findIndicator,
  findItem,
  findYear,
  indexPlan,
  itemsInOrder,
  normalise,
} from "../../src/plan";
import { valueOrCodes } from "./codes";

const index = indexPlan(bundledPlan);
const items = itemsInOrder(bundledPlan).map(({ item }) => item);
const found = (input: unknown): string => {
  const result = findItem(index, input);
  return result.ok ? result.value.code : valueOrCodes(result);
};
const message = (input: unknown): string => {
  const result = findItem(index, input);
  return result.ok ? "" : result.issues[0].message;
};

describe("itemsInOrder", () => {
  it("lists the 15 items under their headings", () => {
    const placed = itemsInOrder(bundledPlan);
    expect(placed.map(({ item }) => item.code).join(" ")).toBe(
      "1-1-1 1-1-2 1-1-3 1-1-4 1-1-5 1-2-1 2-1-1 2-1-2 2-1-3 2-2-1 2-2-2 3-1-1 3-1-2 3-1-3 3-2-1",
    );
    for (const { priority, measure, item } of placed) {
      expect(measure.code.startsWith(`${priority.code}-`)).toBe(true);
      expect(item.code.startsWith(`${measure.code}-`)).toBe(true);
    }
  });
});

describe("findItem", () => {
  it.each<[unknown, string]>([
    ["2-1-2", "2-1-2"],
    ["２－１－２", "2-1-2"],
    ["2−1−2", "2-1-2"],
    ["2ー1ー2", "2-1-2"],
    ["2‐1–2", "2-1-2"],
    ["2—1―2", "2-1-2"],
    ["2─1━2", "2-1-2"],
    ["02-01-02", "2-1-2"],
    ["Ⅱ-1-2", "2-1-2"],
    ["ⅱ－１－２", "2-1-2"],
    ["II-1-2", "2-1-2"],
    ["Ⅲ-2-1", "3-2-1"],
    [" 2 - 1 - 2 ", "2-1-2"],
    ["ふるさと納税の推進", "2-1-2"],
    ["ふるさと納税", "2-1-2"],
    ["ふるさと 納税", "2-1-2"],
    ["納税", "2-1-2"],
    ["（改定）", "2-1-1"],
    ["個別計画", "1-1-2"],
    ["｢個別計画｣の整理", "1-1-2"],
    ["ｺﾝﾋﾞﾆ", "3-1-2"],
    ["コンビニ交付", "3-1-2"],
    ["電子申請", "3-1-1"],
    ["6年生", "3-1-3"],
    ["６年生", "3-1-3"],
    ["公共施設", "item.ambiguous"],
    ["公共施設の", "2-2-2"],
    ["推進", "item.ambiguous"],
    // a prefix beats a part: 業務 stands inside three other names
    ["業務", "1-2-1"],
    ["2-1-9", "item.unknown"],
    ["2-1", "item.unknown"],
    ["Ⅳ-1-1", "item.unknown"],
    ["ふるさと納付", "item.unknown"],
    ["xyz", "item.unknown"],
    ["", "item.missing"],
    ["（　）", "item.missing"],
    [null, "item.missing"],
    [undefined, "item.missing"],
    [37258, "item.isNumber"],
    [2, "item.isNumber"],
    [true, "item.unknown"],
  ])("%p is %p", (input, expected) => {
    expect(found(input)).toBe(expected);
  });

  it("names both where two fit", () => {
    expect(message("公共施設")).toContain("2-1-1 公共施設利用者負担基準の見直し（改定）");
    expect(message("公共施設")).toContain("2-2-2 公共施設の統廃合の推進");
  });

  it("names the nearest where none fits", () => {
    expect(message("ふるさと納付")).toContain("2-1-2 ふるさと納税の推進");
    expect(message("2-1-9")).toContain("2-1-3 不要財産（土地）及び不用物品の売却促進");
    expect(message("Ⅰ-2-5")).toContain("1-2-1");
    expect(message("ﾌﾙｻﾄ")).toContain("近いものは「2-1-2 ふるさと納税の推進」です。");
  });

  it.each([
    [
      "印刷",
      "「印刷に要する経費/1人」は「1-1-3 全庁ネットワークの更改に合わせた業務効率化の進展」の指標です。" +
        "取組項目は、コード(1-1-3)か、名前の一部を入力してください。",
    ],
    [
      "利用料",
      "「利用料の徴収」は「3-1-3 放課後児童クラブにおける6年生までの受入れ体制の整備」の指標です。" +
        "取組項目は、コード(3-1-3)か、名前の一部を入力してください。",
    ],
    [
      "教室の",
      "「ことばの教室の移転」は「1-1-5 学校施設の有効活用と施設のスリム化」の指標です。" +
        "「小学校の教室の確保と指導員等の確保」は「3-1-3 放課後児童クラブにおける6年生までの受入れ体制の整備」の指標です。" +
        "取組項目は、コード(1-1-5、3-1-3)か、名前の一部を入力してください。",
    ],
    ["総務課", '「総務課」は担当課です。取組項目は =REFORM.ITEMS("総務課") で一覧できます。'],
    [
      "政策",
      "「総合政策課」「情報政策課」は担当課です。" +
        '取組項目は =REFORM.ITEMS("総合政策課")、=REFORM.ITEMS("情報政策課") で一覧できます。',
    ],
    ["窓口", "コード(1-1-1 など)か、名前の一部を入力してください。一覧は =REFORM.ITEMS() で見られます。"],
    ["1", "コード(1-1-1 など)か、名前の一部を入力してください。一覧は =REFORM.ITEMS() で見られます。"],
    [true, "コード(1-1-1 など)か、名前の一部を入力してください。一覧は =REFORM.ITEMS() で見られます。"],
  ])("tells who typed %p what it is or where to look, and still refuses it", (typed, hint) => {
    expect(found(typed)).toBe("item.unknown");
    const what = typed === true ? "TRUE" : typed;
    expect(message(typed)).toBe(`「${what}」に当てはまる取組項目がありません。${hint}`);
  });

  it("says what happened to a code that Excel took for a date", () => {
    expect(message(37258)).toContain("'2-1-2");
    expect(message(44652)).not.toContain("'");
  });

  it("finds every item by its name and code", () => {
    for (const item of items) {
      expect(found(item.name)).toBe(item.code);
      expect(found(item.code)).toBe(item.code);
    }
  });

  it("finds an item by any part of its name that no other label has", () => {
    const labels = items.flatMap(({ code, name, aliases }) =>
      [name, ...aliases].map((label) => ({ code, label: normalise(label) })),
    );
    const part = fc.constantFrom(...items).chain((item) => {
      const letters = [...normalise(item.name)];
      return fc
        .tuple(fc.nat(letters.length - 1), fc.nat(letters.length - 1))
        .map(([a, b]) => ({ item, text: letters.slice(Math.min(a, b), Math.max(a, b) + 1).join("") }));
    });
    fc.assert(
      fc.property(part, ({ item, text }) => {
        fc.pre(!/^[0-9]+$/u.test(text));
        const holders = new Set(labels.filter(({ label }) => label.includes(text)).map(({ code }) => code));
        expect(holders.has(item.code)).toBe(true);
        if (holders.size === 1) expect(found(text)).toBe(item.code);
      }),
      { numRuns: 1000 },
    );
  });

  it("answers the same when it is asked again, and after it was asked a lot", () => {
    const first = findItem(index, "ふるさと納税");
    expect(findItem(index, "ふるさと納税")).toBe(first);
    for (let i = 0; i < 10_000; i++) findItem(index, `知らない名前${i}`);
    expect(findItem(index, "ふるさと納税")).toEqual(first);
  });

  it("knows no plan but the one it was given", () => {
    const priorities = bundledPlan.priorities.map((priority) => ({ ...priority, measures: [] }));
    const empty = indexPlan({ ...bundledPlan, priorities });
    expect(valueOrCodes(findItem(empty, "2-1-2"))).toBe("item.unknown");
  });
});

describe("findYear", () => {
  it.each<[unknown, number | string]>([
    ["R2", 0],
    ["R4", 2],
    [2024, 4],
    [44652, 2],
    ["R1", "year.outsidePlan"],
    ["R7", "year.outsidePlan"],
    ["H31", "year.outsidePlan"],
    ["", "year.missing"],
    ["x", "year.unknown"],
  ])("%p is %p", (input, expected) => {
    expect(valueOrCodes(findYear(index, input))).toBe(expected);
  });

  it("names the plan's years where another was meant", () => {
    const result = findYear(index, "R7");
    expect(!result.ok && result.issues[0].message).toBe(
      "令和7年度(2025)は計画の期間(R2〜R6)の外です。R2 から R6 までの年度を入力してください。",
    );
  });
});

describe("findIndicator", () => {
  const item = (code: string): (typeof items)[number] => {
    const one = items.find((candidate) => candidate.code === code);
    if (one === undefined) throw new Error(`no item ${code}`);
    return one;
  };

  it.each<[string, string | null | undefined, string]>([
    ["2-1-2", undefined, "2-1-2-1"],
    ["2-1-2", null, "2-1-2-1"],
    ["2-1-2", " ", "2-1-2-1"],
    ["2-1-2", "寄附", "2-1-2-1"],
    ["2-1-1", undefined, "indicator.none"],
    ["2-1-1", "寄附", "indicator.none"],
    ["1-1-5", undefined, "indicator.several"],
    ["1-1-5", "ﾄｲﾚ", "1-1-5-3"],
    ["1-1-5", "1-1-5-2", "1-1-5-2"],
    ["1-1-5", "の", "indicator.ambiguous"],
    ["1-1-5", "プール", "indicator.unknown"],
    // a part of another is no second one, and is found by name
    ["3-1-1", undefined, "3-1-1-1"],
    ["3-1-1", "マイナポータル", "3-1-1-2"],
    ["3-1-3", undefined, "indicator.several"],
    ["3-1-3", "利用料", "3-1-3-2"],
  ])("of %s by %p is %p", (code, text, expected) => {
    const result = findIndicator(item(code), text);
    expect(result.ok ? result.value.id : valueOrCodes(result)).toBe(expected);
  });

  it("lists them where several are there and none is named", () => {
    const result = findIndicator(item("1-1-5"));
    expect(!result.ok && result.issues[0].message).toBe(
      "「1-1-5 学校施設の有効活用と施設のスリム化」には指標が3つあります。" +
        "指標は「児童クラブの利用」「ことばの教室の移転」「トイレの閉鎖」です。名前を入力してください。",
    );
  });
});
