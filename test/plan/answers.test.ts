import {
  answerCumulative,
  answerItemName,
  answerItems,
  answerOwner,
  answerSchedule,
  answerTarget,
  answerTargets,
  answerUnit,
  bundledPlan,
  formatEra,
  indexPlan,
  itemsInOrder,
  messageOf,
  type Answer,
} from "../../src/plan";
import { plain } from "./codes";

const index = indexPlan(bundledPlan);

function text(answer: Answer<unknown>): string {
  return answer.kind === "value" ? "" : messageOf(answer);
}

describe("answerTarget", () => {
  it.each<[unknown, unknown, unknown, number | string]>([
    ["ふるさと納税", "R4", undefined, 180_000],
    ["2-1-2", 2022, null, 180_000],
    ["Ⅱ－１－２", 44652, "", 180_000],
    ["2-1-2", 44651, "寄附", 160_000],
    ["バス", "R2", undefined, "none"],
    ["バス", "R3", undefined, 100],
    ["1-1-4", "R2", undefined, 570],
    ["1-2-1", "R6", undefined, 82],
    ["3-1-1", "R6", undefined, 42],
    ["3-1-1", "R6", "マイナポータル", 23],
    ["1-1-5", "R6", "児童クラブ", 2],
    ["1-1-5", "R6", "トイレ", "none"],
    ["1-1-5", "R6", undefined, "indicator.several"],
    ["3-1-3", "R5", "利用料", "実施"],
    ["3-1-3", "R6", "利用料", "⇒"],
    ["3-1-3", "R4", "利用料", "none"],
    ["3-1-3", "R6", "教室", "none"],
    ["個別計画", "R4", undefined, "none"],
    ["審議会", "R4", undefined, "none"],
    ["公共施設", "R4", undefined, "item.ambiguous"],
    ["", "R4", undefined, "item.missing"],
    ["2-1-2", "", undefined, "year.missing"],
    ["2-1-2", "R7", undefined, "year.outsidePlan"],
    ["2-1-2", "R4", "件数", "indicator.unknown"],
    ["2-1-2", "R4", 3, "indicator.unknown"],
  ])("%p in %p (%p) is %p", (item, year, indicator, expected) => {
    expect(plain(answerTarget(index, item, year, indicator))).toBe(expected);
  });

  it("answers every cell of the plan by code, year and name of the indicator", () => {
    for (const { item } of itemsInOrder(bundledPlan)) {
      for (const indicator of item.indicators) {
        bundledPlan.years.forEach((year, column) => {
          const answer = answerTarget(index, item.code, formatEra(year), indicator.name);
          expect(plain(answer)).toBe(indicator.targets[column]?.value ?? "none");
        });
      }
    }
  });

  it("says why there is none", () => {
    expect(text(answerTarget(index, "バス", "R2"))).toBe("「バス使用料の削減」のR2に目標はありません。");
    expect(text(answerTarget(index, "1-1-3", "R4"))).toBe(
      "「印刷に要する経費/1人」のR4の目標は、出典から読み取れません(要確認)。出典の表示: 調整中が1セル、―が4セル。",
    );
    expect(text(answerTarget(index, "1-1-1", "R4"))).toBe(
      "「1-1-1 審議会等の見直し」に数値目標はありません。",
    );
  });

  it("makes no new answer when it is asked again", () => {
    expect(answerTarget(index, "ふるさと納税", "R4")).toBe(answerTarget(index, "2-1-2", 2022));
  });

  it("keeps plans apart that share their indicators", () => {
    const later = { ...bundledPlan, years: bundledPlan.years.map((year) => year + 5) };
    const other = indexPlan(later);
    expect(plain(answerTarget(other, "ふるさと納税", "R9"))).toBe(180_000);
    expect(plain(answerTarget(other, "ふるさと納税", "R4"))).toBe("year.outsidePlan");
    expect(text(answerTarget(other, "バス", "R7"))).toBe("「バス使用料の削減」のR7に目標はありません。");
    expect(text(answerTarget(index, "バス", "R2"))).toBe("「バス使用料の削減」のR2に目標はありません。");
  });
});

describe("answerUnit, answerOwner and answerItemName", () => {
  it.each<[unknown, unknown, string]>([
    ["ふるさと納税", undefined, "千円"],
    ["1-1-5", "トイレ", "箇所"],
    ["1-1-5", undefined, "indicator.several"],
    ["3-1-3", "利用料", ""],
    ["1-1-1", undefined, "none"],
    ["x", undefined, "item.unknown"],
  ])("the unit of %p (%p) is %p", (item, indicator, expected) => {
    expect(plain(answerUnit(index, item, indicator))).toBe(expected);
  });

  it.each<[unknown, string]>([
    ["2-1-1", "財政課・スポーツ振興課"],
    ["コンビニ", "市民課"],
    ["公共施設", "item.ambiguous"],
  ])("the owner of %p is %p", (item, expected) => {
    expect(plain(answerOwner(index, item))).toBe(expected);
  });

  it.each<[unknown, string]>([
    ["2-1-2", "ふるさと納税の推進"],
    ["Ⅲ-1-3", "放課後児童クラブにおける6年生までの受入れ体制の整備"],
    ["2-1-9", "item.unknown"],
  ])("the name of %p is %p", (code, expected) => {
    expect(plain(answerItemName(index, code))).toBe(expected);
  });
});

describe("answerSchedule", () => {
  it.each<[unknown, unknown, unknown, string]>([
    ["2-1-1", "R2", undefined, "調査・研究"],
    ["2-1-1", "R4", false, "⇒"],
    ["2-1-1", "R4", true, "調査・研究"],
    ["2-1-1", "R4", 1, "調査・研究"],
    ["2-1-1", "R4", "", "⇒"],
    ["2-1-1", "R5", true, "検討"],
    ["1-1-4", "R6", true, "完了（定着）"],
    ["1-2-1", "R3", true, "調査・研究"],
    ["1-2-1", "R4", undefined, "none"],
    ["1-2-1", "R6", undefined, "⇒"],
    ["1-2-1", "R6", true, "none"],
    ["2-1-1", "R4", "はい", "continued.notBoolean"],
    ["x", "R4", undefined, "item.unknown"],
    ["2-1-1", "R1", undefined, "year.outsidePlan"],
  ])("%p in %p (%p) is %p", (item, year, continued, expected) => {
    expect(plain(answerSchedule(index, item, year, continued))).toBe(expected);
  });

  it("says which year stands in the way", () => {
    expect(text(answerSchedule(index, "1-2-1", "R6", true))).toContain("R5が読み取れない");
    expect(text(answerSchedule(index, "1-2-1", "R4"))).toContain("出典の表示: ⇒ または 実施");
  });
});

describe("answerCumulative", () => {
  it.each<[unknown, unknown, unknown, number | string]>([
    ["2-1-2", "R2", undefined, 150_000],
    ["2-1-2", "R6", undefined, 910_000],
    ["バス", "R2", undefined, 0],
    ["バス", "R5", undefined, 300],
    ["1-1-5", "R6", "児童クラブ", 5],
    ["3-1-3", "R6", "教室", 5],
    ["1-2-1", "R6", undefined, "none"],
    ["3-1-1", "R6", undefined, "none"],
    ["3-1-3", "R6", "利用料", "none"],
    ["1-1-5", "R6", "トイレ", "none"],
    ["1-1-1", "R6", undefined, "none"],
    ["1-1-5", "R6", undefined, "indicator.several"],
  ])("%p up to %p (%p) is %p", (item, year, indicator, expected) => {
    expect(plain(answerCumulative(index, item, year, indicator))).toBe(expected);
  });

  it("reaches every total that the source states, where the cells can be read", () => {
    for (const { item } of itemsInOrder(bundledPlan)) {
      for (const { name, total, targets } of item.indicators) {
        if (total === undefined) continue;
        const isRead = targets.every(({ reading }) => reading !== "unreadable");
        expect(plain(answerCumulative(index, item.code, "R6", name))).toBe(isRead ? total.value : "none");
      }
    }
  });

  it("says why it does not add up", () => {
    expect(text(answerCumulative(index, "1-2-1", "R3"))).toContain("水準を表す指標");
    expect(text(answerCumulative(index, "3-1-3", "R3", "利用料"))).toContain("段階を表す指標");
    expect(text(answerCumulative(index, "1-1-3", "R3"))).toContain("R2の目標が読み取れない");
  });
});

describe("answerItems", () => {
  const codes = (owner?: unknown): unknown => {
    const answer = answerItems(index, owner);
    return answer.kind === "value" ? answer.value.slice(1).map(([code]) => code) : plain(answer);
  };

  it("lists all items with headers", () => {
    const answer = answerItems(index);
    if (answer.kind !== "value") throw new Error("no table");
    expect(answer.value).toHaveLength(16);
    expect(answer.value[0]).toEqual(["コード", "取組項目", "担当課", "区分", "重点項目", "実施項目"]);
    expect(answer.value.find(([code]) => code === "2-1-1")).toEqual([
      "2-1-1",
      "公共施設利用者負担基準の見直し（改定）",
      "財政課・スポーツ振興課",
      "第4次から継続",
      "Ⅱ 持続可能な健全財政の堅持",
      "2-1 歳入の確保",
    ]);
  });

  it.each<[unknown, readonly string[] | string]>([
    ["財政課", ["2-1-1", "2-2-2", "3-2-1"]],
    ["スポーツ", ["2-1-1"]],
    ["総務課", ["1-1-1", "1-2-1", "2-2-1"]],
    ["総", "owner.ambiguous"],
    ["消防課", "owner.unknown"],
    [7, "owner.notText"],
  ])("of %p are %p", (owner, expected) => {
    expect(codes(owner)).toEqual(expected);
  });

  it("lists all where the owner is blank", () => {
    for (const blank of [null, undefined, "", "　"]) expect(codes(blank)).toHaveLength(15);
  });
});

describe("answerTargets", () => {
  it("lists the indicators of an item with headers", () => {
    expect(plain(answerTargets(index, "1-1-5"))).toEqual([
      ["指標", "単位", "R2", "R3", "R4", "R5", "R6", "読み方"],
      ["児童クラブの利用", "校", "", 1, 1, 1, 2, "推定"],
      ["ことばの教室の移転", "箇所", "要確認", "要確認", "要確認", "要確認", "要確認", "要確認"],
      ["トイレの閉鎖", "箇所", "要確認", "要確認", "要確認", "要確認", "要確認", "要確認"],
    ]);
  });

  it.each<[unknown, string]>([
    ["1-1-1", "none"],
    ["x", "item.unknown"],
  ])("of %p is %p", (item, expected) => {
    expect(plain(answerTargets(index, item))).toBe(expected);
  });
});

describe("what is no name", () => {
  it("is repeated without a stray space", () => {
    expect(text(answerItems(index, 5))).toBe("担当課は名前で入力してください(「5」は名前ではありません)。");
    expect(text(answerTarget(index, "2-1-2", "R4", true))).toBe(
      "指標は名前で入力してください(「TRUE」は名前ではありません)。",
    );
  });
});
