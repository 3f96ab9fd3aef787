import { bundledPlan, formatEraLong, itemsInOrder } from "../../src/plan";
import { call, cell, CellError, column, messageOf, row, show } from "./excelRuntime";
import "../../src/functions";

const codes = itemsInOrder(bundledPlan).map(({ item }) => item.code);

describe("TARGET", () => {
  it.each<[unknown, unknown, unknown, unknown]>([
    ["ふるさと納税", "R4", null, [[180_000]]],
    ["ふるさと納税", 44652, null, [[180_000]]],
    ["3-1-1", "R4", cell("マイナポータル"), [[19]]],
    ["3-1-3", "R5", cell("利用料"), [["実施"]]],
    ["バス", "R2", null, "#N/A"],
    ["1-1-2", "R2", null, "#N/A"],
    ["審議会", "R2", null, "#N/A"],
    ["公共施設", "R2", null, "#VALUE!"],
    ["1-1-5", "R2", null, "#VALUE!"],
    ["ふるさと納税", "来年", null, "#VALUE!"],
    ["ふるさと納税", "R9", null, "#VALUE!"],
    ["", "R4", null, "#VALUE!"],
    [null, "R4", null, "#VALUE!"],
    ["ふるさと納税", "", null, "#VALUE!"],
    // a formatted number or an entity carries its plain value inside
    [{ type: "String", basicType: "String", basicValue: "ふるさと納税" }, "R4", null, [[180_000]]],
    ["ふるさと納税", { type: "FormattedNumber", basicType: "Double", basicValue: 2022 }, null, [[180_000]]],
    [{ type: "Entity" }, "R4", null, "#VALUE!"],
  ])("(%j, %j, %j) shows %j", (item, year, indicator, shown) => {
    expect(show("TARGET", cell(item), cell(year), indicator)).toEqual(shown);
  });

  it("says in Japanese what to type", () => {
    expect(messageOf("TARGET", cell(""), cell("R4"), null)).toBe(
      "取組項目が空欄です。コード(1-1-1 など)か、名前の一部を入力してください。",
    );
    expect(messageOf("TARGET", cell("2-1-2"), cell(null), null)).toBe(
      "年度が空欄です。R4、令和4年度、2022 のように入力してください。",
    );
    expect(messageOf("TARGET", cell("1-1-5"), cell("R4"), null)).toContain("「ことばの教室の移転」");
  });

  it("fills a grid from a column of items and a row of years", () => {
    const grid = show("TARGET", column("2-1-2", "バス", "1-1-4"), row("R2", "R3", "R6"), null);
    expect(grid).toEqual([
      [150_000, 160_000, 220_000],
      ["#N/A", 100, 100],
      [570, 750, 750],
    ]);
  });

  it("fills the whole plan from its codes and the years as the sheets head them", () => {
    const years = bundledPlan.years.map((year, at) => `${formatEraLong(year)} (R${at + 2})`);
    const grid = call("TARGET", column(...codes), row(...years), null) as unknown[][];
    for (const [at, { item }] of itemsInOrder(bundledPlan).entries()) {
      const whole = item.indicators.filter(({ innerOf }) => innerOf === undefined);
      const [only] = whole;
      grid[at]?.forEach((shown, year) => {
        const expected = whole.length === 1 ? (only?.targets[year]?.value ?? "#N/A") : "#VALUE!";
        const code = whole.length === 0 ? "#N/A" : expected;
        expect(shown instanceof CellError ? shown.code : shown).toBe(code);
      });
    }
  });

  it("keeps an error in its own cell", () => {
    expect(show("TARGET", column("2-1-2", "ない項目", "2-1-2"), cell("R4"), null)).toEqual([
      [180_000],
      ["#VALUE!"],
      [180_000],
    ]);
    const [[, unknown] = []] = call("TARGET", row("2-1-2", "ない項目"), cell("R4"), null) as unknown[][];
    expect(unknown).toBeInstanceOf(CellError);
    expect((unknown as CellError).message).toContain("ない項目");
  });

  it("goes cell by cell where the ranges have one size", () => {
    const items = column("2-1-2", "3-1-1", "3-1-1");
    expect(show("TARGET", items, column("R2", "R3", "R4"), column(null, "", "マイナ"))).toEqual([
      [150_000],
      [29],
      [19],
    ]);
  });

  it("leaves rows and columns empty that are blank at the end of a range", () => {
    expect(show("TARGET", column("2-1-2", "", "バス", "", null), row("R3", "R4", ""), null)).toEqual([
      [160_000, 180_000, ""],
      ["#VALUE!", "#VALUE!", ""],
      [100, 100, ""],
      ["", "", ""],
      ["", "", ""],
    ]);
    expect(show("TARGET", column("", ""), cell("R4"), null)).toEqual([[""], [""]]);
  });

  it("refuses ranges of different size", () => {
    expect(show("TARGET", column("2-1-2", "バス"), column("R2", "R3", "R4"), null)).toBe("#VALUE!");
    expect(messageOf("TARGET", column("a", "b"), column("c", "d", "e"), null)).toContain(
      "行数がそろっていません(2と3)",
    );
    expect(messageOf("TARGET", row("a", "b"), row("c", "d", "e"), null)).toContain(
      "列数がそろっていません(2と3)",
    );
  });
});

describe("UNIT, OWNER, ITEM, SOURCE and CUMULATIVE", () => {
  it.each<[string, unknown[], unknown]>([
    ["UNIT", [cell("2-1-2"), null], [["千円"]]],
    ["UNIT", [column("2-1-2", "1-1-1", "")], [["千円"], ["#N/A"], [""]]],
    ["UNIT", [cell("1-1-5"), cell("トイレ")], [["箇所"]]],
    ["OWNER", [column("2-1-1", "コンビニ")], [["財政課・スポーツ振興課"], ["市民課"]]],
    ["OWNER", [cell("公共施設")], "#VALUE!"],
    ["ITEM", [row("Ⅱ-1-2", "3-2-1")], [["ふるさと納税の推進", "各種業務の民間委託の推進"]]],
    ["ITEM", [cell("9-9-9")], "#VALUE!"],
    ["CUMULATIVE", [cell("バス"), row("R2", "R3", "R6"), null], [[0, 100, 400]]],
    ["CUMULATIVE", [cell("1-2-1"), cell("R6"), null], "#N/A"],
    ["SOURCE", [cell("1-1-1"), cell("R6"), null], "#N/A"],
    ["SOURCE", [cell("1-1-5"), cell("R6"), null], "#VALUE!"],
  ])("%s(%j) shows %j", (id, values, shown) => {
    expect(show(id, ...values)).toEqual(shown);
  });

  it("SOURCE says where and how", () => {
    const [[text] = []] = call("SOURCE", cell("2-1-2"), cell("R4"), null) as string[][];
    expect(text).toContain("記載どおり");
    expect(text).toContain("344行");
  });
});

describe("SCHEDULE", () => {
  it.each<[unknown, unknown, unknown, unknown]>([
    ["2-1-1", "R4", null, [["⇒"]]],
    ["2-1-1", "R4", false, [["⇒"]]],
    ["2-1-1", "R4", true, [["調査・研究"]]],
    ["1-2-1", "R5", true, "#N/A"],
  ])("(%s, %s, %s) shows %j", (item, year, continued, shown) => {
    expect(show("SCHEDULE", cell(item), cell(year), continued)).toEqual(shown);
  });

  it("fills a grid", () => {
    const years = row("R2", "R3", "R4", "R5", "R6");
    expect(show("SCHEDULE", column("2-1-1", "2-2-1"), years, true)).toEqual([
      ["調査・研究", "調査・研究", "調査・研究", "検討", "実施"],
      ["検討", "実施", "実施", "実施", "実施"],
    ]);
  });
});

describe("ITEMS and TARGETS", () => {
  it("spill with headers", () => {
    const items = call("ITEMS", null) as unknown[][];
    expect(items).toHaveLength(16);
    expect(new Set(items.map((line) => line.length))).toEqual(new Set([6]));
    expect(items[0]?.[0]).toBe("コード");
    const targets = call("TARGETS", "3-1-1") as unknown[][];
    expect(targets[1]).toEqual(["オンライン化する手続数", "件", 24, 29, 33, 38, 42, "推定"]);
    expect(targets[2]?.[0]).toBe("うちマイナポータル使用の申請");
  });

  it("take an owner or an item, and say what is wrong", () => {
    expect((call("ITEMS", "財政課") as unknown[][]).map(([code]) => code)).toEqual([
      "コード",
      "2-1-1",
      "2-2-2",
      "3-2-1",
    ]);
    expect(show("ITEMS", "消防課")).toBe("#VALUE!");
    expect(messageOf("ITEMS", "消防課")).toContain("「こども未来課」");
    expect(show("TARGETS", "審議会")).toBe("#N/A");
    expect(show("TARGETS", "")).toBe("#VALUE!");
  });

  it("give tables that Excel may keep and change", () => {
    const first = call("TARGETS", "2-1-2") as unknown[][];
    first[1]?.fill("x");
    expect((call("TARGETS", "2-1-2") as unknown[][])[1]?.[0]).toBe("寄附金額");
  });
});

describe("RATE and GRADE", () => {
  it.each<[unknown[], unknown]>([
    [[cell(200), cell(180), null, null], [[0.9]]],
    [[cell(91), cell(101), cell("目標÷実績"), null], [[91 / 101]]],
    [[cell(100), cell(110), cell("2－実績÷目標"), null], [[0.9]]],
    [[cell(100), cell(110), cell("基準からの改善"), cell(120)], [[0.5]]],
    [[cell(100), cell(110), cell("達成・未達"), null], [[1]]],
    [[cell(0), cell(1), null, null], "#N/A"],
    [[cell(""), cell(1), null, null], "#N/A"],
    [[cell(100), cell(null), null, null], "#N/A"],
    [[cell("実施"), cell(1), null, null], "#VALUE!"],
    [[cell(100), cell("約200"), null, null], "#VALUE!"],
    [[cell(100), cell(110), cell("基準からの改善"), null], "#VALUE!"],
    [[cell(100), cell(110), cell("なんとなく"), null], "#VALUE!"],
    [[cell(100), cell(110), cell("段階"), null], "#N/A"],
    [[cell(100), cell(110), cell("達成・未達"), null, cell("以下")], [[0]]],
    [[cell(100), cell(90), cell("達成・未達"), null, cell(" 以下 ")], [[1]]],
    [[cell(100), cell(90), cell("達成・未達"), null, cell("以上")], [[0]]],
    [[cell(100), cell(90), cell("達成・未達"), null, cell("")], [[0]]],
    [[cell(100), cell(90), cell("達成・未達"), null, cell("未満")], "#VALUE!"],
    // the other methods do not ask
    [[cell(100), cell(90), cell("実績÷目標"), null, cell("未満")], [[0.9]]],
  ])("RATE(%j) shows %j", (values, shown) => {
    const result = show("RATE", ...values);
    if (typeof shown === "string") expect(result).toBe(shown);
    else expect((result as number[][])[0]?.[0]).toBeCloseTo((shown as number[][])[0]?.[0] ?? NaN, 12);
  });

  it("RATE goes down columns; where both are blank at the end it is empty, where one is it says so", () => {
    const targets = column(100, 100, 100, "", "");
    expect(show("RATE", targets, column(90, "", "", "", null), null, null)).toEqual([
      [0.9],
      ["#N/A"],
      ["#N/A"],
      [""],
      [""],
    ]);
  });

  it.each<[unknown, unknown]>([
    [1, [["◎達成"]]],
    [0.9, [["○概ね達成"]]],
    [0.6, [["△やや遅れ"]]],
    [0.1, [["×遅れ"]]],
    ["", "#VALUE!"],
    ["90%", "#VALUE!"],
    [Infinity, "#VALUE!"],
  ])("GRADE(%j) shows %j", (value, shown) => {
    expect(show("GRADE", cell(value))).toEqual(shown);
  });

  it("GRADE goes down a column", () => {
    expect(show("GRADE", column(1.2, "x", 0.7, ""))).toEqual([["◎達成"], ["#VALUE!"], ["△やや遅れ"], [""]]);
  });
});

describe("STATUS", () => {
  it.each<[unknown[], string]>([
    [[cell(100), cell(90)], "○概ね達成"],
    [[cell(100), cell(99.95)], "◎達成"],
    [[cell(100), cell(90), cell("速報")], "○概ね達成"],
    [[cell(100), cell("")], "未回答"],
    [[cell(100), cell(90), cell("未回答")], "未回答"],
    [[cell(100), cell(90), cell("対象外")], "―対象外"],
    [[cell(100), cell(90), cell("算定不能")], "―算定不能"],
    [[cell(100), cell(90), cell("済")], "要確認"],
    [[cell(""), cell(90)], "―目標なし"],
    [[cell(0), cell(90)], "―目標なし"],
    [[cell(100), cell("約90")], "要確認"],
    [[cell(100), cell(110), null, cell("目標/実績")], "○概ね達成"],
    [[cell(100), cell(110), null, cell("なんとなく")], "要確認"],
    [[cell(100), cell(110), null, cell("基準からの改善"), cell(120)], "×遅れ"],
    [[cell(100), cell(110), null, cell("基準からの改善")], "要確認"],
    [[cell(100), cell(110), null, cell("達成・未達"), null, cell("以下")], "×遅れ"],
    [[cell(100), cell(110), null, cell("達成・未達"), null, cell("未満")], "要確認"],
    [[cell(100), cell(""), null, cell("達成・未達"), null, cell("未満")], "未回答"],
    [[cell("実施"), cell("実施"), null, cell("段階")], "◎達成"],
    [[cell("実施"), cell("検討"), null, cell("段階")], "△やや遅れ"],
    [[cell("実施"), cell("調査・研究"), null, cell("段階")], "×遅れ"],
    [[cell("実施"), cell("ほぼ実施"), null, cell("段階")], "要確認"],
    [[cell("実施"), cell(""), null, cell("段階")], "未回答"],
    [[cell(""), cell("実施"), null, cell("段階")], "―目標なし"],
  ])("STATUS(%j) shows %s", (values, shown) => {
    expect(show("STATUS", ...values, ...Array<null>(6 - values.length).fill(null))).toEqual([[shown]]);
  });

  it("goes down columns, each row with its own method", () => {
    expect(
      show(
        "STATUS",
        column(100, 100, "実施", ""),
        column(90, 110, "検討", null),
        null,
        column("", "目標÷実績", "段階", ""),
        null,
        null,
      ),
    ).toEqual([["○概ね達成"], ["○概ね達成"], ["△やや遅れ"], [""]]);
  });
});

describe("PACE", () => {
  const ask = (change: Readonly<Record<string, unknown>>) => {
    const values = { target: 400, firstHalf: 183, forecast: "", year: "R4", asOf: 44834, ...change };
    const names = [
      "target",
      "firstHalf",
      "forecast",
      "year",
      "asOf",
      "method",
      "baseline",
      "kind",
      "direction",
    ] as const;
    return names.map((name) => {
      const value = (values as Readonly<Record<string, unknown>>)[name];
      return value === undefined ? null : cell(value);
    });
  };

  it.each<[Readonly<Record<string, unknown>>, number]>([
    [{}, 365 / 400],
    [{ asOf: "令和4年9月30日" }, 365 / 400],
    [{ year: "令和4年度", asOf: "2022-10-31" }, 365 / 400],
    [{ forecast: 380 }, 0.95],
    [{ firstHalf: "", forecast: 380 }, 0.95],
    [{ target: 100, firstHalf: 110, kind: "水準", method: "目標÷実績" }, 100 / 110],
    [
      { target: 100, firstHalf: 110, kind: "水準", baseline: 120, method: "目標/実績" },
      100 / (120 - 3650 / 183),
    ],
    [{ method: "達成・未達" }, 0],
    [{ method: "達成・未達", direction: "以下" }, 1],
    [{ kind: "一回", forecast: 400 }, 1],
  ])("PACE(%j) shows %d", (change, rate) => {
    const [[shown] = []] = call("PACE", ...ask(change)) as number[][];
    expect(shown).toBeCloseTo(rate, 9);
  });

  it.each<[Readonly<Record<string, unknown>>, string, RegExp]>([
    [{ firstHalf: "" }, "#N/A", /未回答/],
    [{ asOf: "2022-03-31" }, "#N/A", /年度の始まり/],
    [{ kind: "一回" }, "#N/A", /年度末見込を入力/],
    [{ method: "段階" }, "#N/A", /段階/],
    [{ target: "" }, "#N/A", /目標がない/],
    [{ target: 0 }, "#N/A", /目標が 0/],
    [{ firstHalf: "約90" }, "#VALUE!", /上半期実績が数値ではありません/],
    [{ forecast: "未定" }, "#VALUE!", /年度末見込が数値ではありません/],
    [{ year: "来年" }, "#VALUE!", /年度として読めません/],
    [{ year: "" }, "#VALUE!", /年度が空欄/],
    [{ asOf: "" }, "#VALUE!", /「基準日」.*空欄/],
    [{ asOf: "秋" }, "#VALUE!", /「基準日」.*日付として読めません/],
    [{ kind: "平均" }, "#VALUE!", /「種類」には「合計」「水準」「一回」/],
    [{ method: "なんとなく" }, "#VALUE!", /算定方法/],
    [{ method: "達成・未達", direction: "未満" }, "#VALUE!", /「向き」/],
  ])("PACE(%j) shows %s and says why", (change, code, message) => {
    expect(show("PACE", ...ask(change))).toBe(code);
    expect(messageOf("PACE", ...ask(change))).toMatch(message);
  });

  it("goes down columns with one year and one date for all", () => {
    const nulls = [null, null, null, null];
    const columns = [column(400, 100, 100, ""), column(183, "", "", ""), column("", 90, "", null)];
    expect(show("PACE", ...columns, cell("R4"), cell(44834), ...nulls)).toEqual([
      [365 / 400],
      [0.9],
      ["#N/A"],
      [""],
    ]);
  });
});
