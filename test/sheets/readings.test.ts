import fc from "fast-check";
import { confirmedPlan, uncertainReadings, type Plan, type ReadingDecision } from "../../src/plan";
import {
  LOOKS,
  READING_HEADERS as H,
  TABLES,
  TARGET_HEADERS as T,
  ACTUAL_HEADERS as A,
  checkRoom,
  checkSpecs,
  readApplied,
  readDecision,
  scheduleHeader,
  targetHeader,
  type CellValue,
  type TypedDecision,
} from "../../src/sheets";
import { indicator, inferred, item, plan, samplePlan, target } from "./samplePlan";
import { plans } from "./samplePlans";
import { cellOf, columnOf, keysOf, sheetOf, sheetsOf, tableOf } from "./specCells";

const WHO = { by: "企画課 山田", on: "2029-05-01", ground: "決裁第3号" };
/** 2029-05-01 */
const DAY = 47_239;
const WHOLE: TypedDecision = {
  decision: "確認",
  corrected: "",
  by: WHO.by,
  on: DAY,
  ground: WHO.ground,
};
const NUMBER = "1-1-1|visits|2029|目標";
const UNREAD = "2-1-1|cost|2028|目標";
const STAGE = "1-1-1||2029|年度計画";
const TIE = "1-1-2|||年度計画";

function decided(...decisions: readonly (readonly [string, ReadingDecision])[]): Plan {
  return confirmedPlan(samplePlan, new Map(decisions));
}

function correctedTo(value: string | number | null): ReadingDecision {
  return { kind: "corrected", value, ...WHO };
}

const table = tableOf(sheetsOf(samplePlan), TABLES.readings);

describe("読み取り確認", () => {
  it("has a row for each uncertain reading, before 設定", () => {
    expect(keysOf(table)).toEqual(uncertainReadings(samplePlan).map(({ key }) => key));
    const roles = sheetsOf(samplePlan).map(({ role }) => role);
    expect(roles[roles.indexOf("readings") + 1]).toBe("settings");
  });

  it.each([
    [NUMBER, H.read, 1_100],
    [NUMBER, H.reading, "推定"],
    [NUMBER, H.what, "目標"],
    [NUMBER, H.unit, "人"],
    [NUMBER, H.year, "令和11年度 (R11)"],
    [NUMBER, H.source, "20〜21行(1ページ)"],
    [NUMBER, H.reason, "合計が閉じる並びは一つだけです。"],
    [UNREAD, H.read, "要確認"],
    [UNREAD, H.reason, "原典の表示: 調整中。どの年度の数値か分かりません。"],
    ["2-1-1|cost|2029|目標", H.read, "なし"],
    [STAGE, H.read, "実施"],
    [STAGE, H.what, "年度計画"],
    [STAGE, H.indicator, null],
    [TIE, H.year, "全年度"],
    [TIE, H.westernYear, null],
    [TIE, H.read, "要確認、⇒、実施"],
    [NUMBER, H.applied, null],
  ])("%s %s is %j", (key, header, content) => expect(cellOf(table, key, header).content).toBe(content));

  it("asks only for the readings of the chosen items, and is left out where all are certain", () => {
    const some = sheetsOf(samplePlan, { priorities: ["2"] });
    expect(keysOf(tableOf(some, TABLES.readings)).every((key) => key.startsWith("2-"))).toBe(true);
    const certain = plan([2028], [item("1-1-1", "窓口", 1)]);
    expect(sheetsOf(certain).map(({ role }) => role)).not.toContain("readings");
  });

  it("keeps the years that are not written this time: 計画目標 has all of them", () =>
    expect(keysOf(tableOf(sheetsOf(samplePlan, { years: [2028] }), TABLES.readings))).toEqual(keysOf(table)));

  it("lets people type in their columns, and nowhere else", () => {
    const people = [H.decision, H.corrected, H.by, H.on, H.ground];
    for (const column of table.columns) {
      const isPeoples = people.some((header) => header === column.header);
      expect([column.header, column.owner === "people", LOOKS[column.look].unlocked]).toEqual([
        column.header,
        isPeoples,
        isPeoples,
      ]);
      if (isPeoples) expect(column.validation).toBeDefined();
    }
    expect(columnOf(table, H.decision).validation).toMatchObject({ type: "list", source: "行革_確認一覧" });
  });

  it("offers 確認 and 訂正 from cells that say when to choose them", () => {
    const sheet = sheetOf(sheetsOf(samplePlan), "readings");
    const [list] = sheet.names;
    const cells = sheet.blocks.flatMap(({ row, column, cells: [line = []] }) =>
      column === list?.column && row >= list.row && row < list.row + (list.rows ?? 1) ? line : [],
    );
    expect(cells.map(({ content }) => content)).toEqual(["確認", "訂正"]);
  });

  it("is a valid sheet with room to grow, of any plan", () =>
    fc.assert(
      fc.property(plans, (one) => {
        const sheets = sheetsOf(one);
        expect(checkSpecs(sheets)).toEqual([]);
        expect(checkRoom(sheetsOf(one, { years: one.years.slice(0, 1) }), sheets)).toEqual([]);
      }),
      { seed: 11, numRuns: 50 },
    ));

  it("shows the transcription's reading whatever was decided, and hides what is written", () => {
    const after = tableOf(
      sheetsOf(decided([UNREAD, correctedTo(7)], [NUMBER, { kind: "confirmed", ...WHO }])),
      TABLES.readings,
    );
    expect(keysOf(after)).toEqual(keysOf(table));
    expect(cellOf(after, UNREAD, H.read)).toEqual(cellOf(table, UNREAD, H.read));
    expect(cellOf(after, UNREAD, H.applied).content).toBe(`訂正|${DAY}|企画課 山田|決裁第3号`);
    expect(cellOf(after, UNREAD, H.appliedValue)).toMatchObject({ content: 7, look: "number" });
    expect(cellOf(after, NUMBER, H.applied).content).toBe(`確認|${DAY}|企画課 山田|決裁第3号`);
    expect(cellOf(after, NUMBER, H.appliedValue).content).toBeNull();
    expect(columnOf(after, H.applied).hidden).toBe(true);
  });
});

describe("a decision in the other sheets", () => {
  const sheets = sheetsOf(
    decided(
      [UNREAD, correctedTo(7)],
      [NUMBER, { kind: "confirmed", ...WHO }],
      [STAGE, correctedTo("準備")],
      ["2-1-1|cost|2029|目標", correctedTo(1_234.5)],
    ),
  );
  const targets = tableOf(sheets, TABLES.targets);
  const actuals = tableOf(sheets, TABLES.actuals);

  it("looks stated and says who, when, why, and what was read", () => {
    expect(cellOf(targets, "2-1-1|cost", targetHeader(2028))).toEqual({
      content: 7,
      note:
        "訂正済み(2029-05-01 企画課 山田)。根拠: 決裁第3号。読み取り: 要確認。原典 30行(1ページ)。" +
        "どの年度の数値か分かりません。",
    });
    expect(cellOf(targets, "1-1-1|visits", targetHeader(2029))).toEqual({
      content: 1_100,
      note:
        "確認済み(2029-05-01 企画課 山田)。根拠: 決裁第3号。読み取り: 推定 1,100。原典 20〜21行(1ページ)。" +
        "合計が閉じる並びは一つだけです。",
    });
    expect(cellOf(targets, "1-1-1|visits", scheduleHeader(2029))).toMatchObject({ content: "準備" });
    expect(cellOf(targets, "2-1-1|cost", targetHeader(2029)).look).toBe("decimal");
  });

  it("reaches 実績入力, also in the years that go on from it", () => {
    expect(cellOf(actuals, "2-1-1|cost|2028", A.target)).toMatchObject({ content: 7 });
    expect(cellOf(actuals, "2-1-1|cost|2028", A.target).note).toContain("訂正済み");
    for (const year of [2029, 2030])
      expect(cellOf(actuals, `1-1-1|visits|${year}`, A.schedule)).toMatchObject({ content: "準備" });
  });

  it("is what 読み取り says as soon as nothing of the row is open", () => {
    expect(cellOf(targets, "1-1-1|visits", T.reading)).toEqual({ content: "確認済み" });
    expect(cellOf(targets, "2-1-1|cost", T.reading)).toEqual({ content: "訂正済み" });
    expect(cellOf(targets, "1-1-2|", T.reading).content).toBe("要確認");
  });

  it("makes years add up that could not be read before", () =>
    expect(cellOf(targets, "2-1-1|cost", T.total)).toMatchObject({ content: 1_242 }));

  it("of a tie takes the doubt from the whole row but for what is uncertain by itself", () => {
    const after = tableOf(sheetsOf(decided([TIE, { kind: "confirmed", ...WHO }])), TABLES.targets);
    const looks = (one: typeof after) =>
      samplePlan.years.map((year) => cellOf(one, "1-1-2|", scheduleHeader(year)).look);
    expect(looks(targets)).toEqual(["unreadable", "inferredStage", "inferredStage"]);
    expect(looks(after)).toEqual(["unreadable", undefined, undefined]);
  });

  it("is a plain value where targets are live formulas: the functions answer as transcribed", () => {
    const live = tableOf(
      sheetsOf(decided([UNREAD, correctedTo(7)], [NUMBER, { kind: "confirmed", ...WHO }]), {
        targets: "formulas",
      }),
      TABLES.targets,
    );
    expect(cellOf(live, "2-1-1|cost", targetHeader(2028)).content).toBe(7);
    expect(cellOf(live, "1-1-1|visits", targetHeader(2029)).content).toEqual({
      formula: 'REFORM.TARGET("1-1-1","R11","来庁者数")',
    });
  });

  it("says beside a stated total that corrected years no longer add up to it", () => {
    const cited = {
      ...indicator("a", "件数", [1, 2]),
      total: { ...inferred, reading: "stated" as const, value: 3 },
    };
    const one = plan(
      [2028, 2029],
      [
        {
          ...item("1-1-1", "窓口", 2),
          indicators: [{ ...cited, targets: [target(1), target(2, inferred)] }],
        },
      ],
    );
    const total = (value: number) =>
      cellOf(
        tableOf(
          sheetsOf(confirmedPlan(one, new Map([["1-1-1|a|2029|目標", correctedTo(value)]]))),
          TABLES.targets,
        ),
        "1-1-1|a",
        T.total,
      );
    expect(total(2)).toEqual({ content: 3 });
    expect(total(5)).toEqual({
      content: 3,
      note: "訂正した年度を含む目標値の合計は 6 で、計画に記載の合計と違います。",
    });
  });
});

describe("readDecision", () => {
  const readings = new Map(uncertainReadings(samplePlan).map((reading) => [reading.key, reading]));
  const read = (key: string, typed: Partial<TypedDecision>) => {
    const reading = readings.get(key);
    if (!reading) throw new Error(`no ${key}`);
    return readDecision(samplePlan, reading, { ...WHOLE, ...typed });
  };

  it("is null where nothing is typed", () =>
    expect(read(NUMBER, { decision: "", by: "", on: "", ground: "" })).toEqual({ ok: true, value: null }));

  it.each<[string, string, Partial<TypedDecision>, unknown]>([
    ["a confirmation", NUMBER, {}, { kind: "confirmed" }],
    ["a number", UNREAD, { decision: "訂正", corrected: 7.5 }, { kind: "corrected", value: 7.5 }],
    ["zero", UNREAD, { decision: "訂正", corrected: 0 }, { kind: "corrected", value: 0 }],
    ["no target", NUMBER, { decision: "訂正", corrected: "なし" }, { kind: "corrected", value: null }],
    ["a stage", STAGE, { decision: "訂正", corrected: "準備" }, { kind: "corrected", value: "準備" }],
    ["what goes on", STAGE, { decision: "訂正", corrected: "⇒" }, { kind: "corrected", value: "⇒" }],
    ["a tie", TIE, {}, { kind: "confirmed" }],
    [
      "a whole schedule",
      TIE,
      { decision: "訂正", corrected: "要確認、準備、なし" },
      { kind: "corrected", value: [null, "準備", null] },
    ],
    ["a time of day", NUMBER, { on: DAY + 0.5 }, { kind: "confirmed" }],
  ])("takes %s", (_, key, typed, expected) =>
    expect(read(key, typed)).toEqual({ ok: true, value: { ...WHO, ...(expected as object) } }),
  );

  it.each<[string, string, Partial<TypedDecision>, string, string]>([
    ["nobody", NUMBER, { by: "" }, "reading.incomplete", "確認者が空欄です"],
    [
      "only spaces",
      NUMBER,
      { by: " 　", on: "", ground: "\n" },
      "reading.incomplete",
      "確認者・確認日・根拠が空欄です",
    ],
    [
      "no value",
      NUMBER,
      { decision: "訂正", ground: "" },
      "reading.incomplete",
      "訂正後の値・根拠が空欄です",
    ],
    ["no choice", NUMBER, { decision: "" }, "reading.choice", "「確認」か「訂正」を選んでください"],
    ["another choice", NUMBER, { decision: "はい" }, "reading.choice", "「確認」か「訂正」を選んでください"],
    ["a day in words", NUMBER, { on: "令和11年5月1日" }, "reading.date", "確認日が日付ではありません"],
    ["no day", NUMBER, { on: 3 }, "reading.date", "確認日が日付ではありません"],
    ["both", NUMBER, { corrected: 5 }, "reading.value", "「確認」のときは、訂正後の値を空欄にしてください"],
    [
      "what nobody can read",
      UNREAD,
      {},
      "reading.value",
      "読み取れない値です。「訂正」を選び、値か「なし」を入力してください",
    ],
    [
      "a number in words",
      UNREAD,
      { decision: "訂正", corrected: "約200" },
      "reading.value",
      "訂正後の値に数値か「なし」を入力してください",
    ],
    [
      "a number as text",
      UNREAD,
      { decision: "訂正", corrected: "200" },
      "reading.value",
      "訂正後の値に数値か「なし」を入力してください",
    ],
    [
      "another stage",
      STAGE,
      { decision: "訂正", corrected: "完了" },
      "reading.value",
      "訂正後の値に計画の段階か「なし」を入力してください",
    ],
    [
      "too few stages",
      TIE,
      { decision: "訂正", corrected: "準備、⇒" },
      "reading.value",
      "訂正後の値に年度ごとの段階を「、」で区切って入力してください",
    ],
    ["an error", NUMBER, { ground: "#N/A" }, "reading.error", "エラー値のセルがあります"],
  ])("refuses %s", (_, key, typed, code, message) => {
    const result = read(key, typed);
    expect(result.ok ? [] : result.issues.map((issue) => [issue.code, issue.message])).toEqual([
      [code, message],
    ]);
  });

  it("reads back what the hidden columns were given", () => {
    const texts = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "" && !text.startsWith("#"));
    fc.assert(
      fc.property(
        texts.filter((text) => !text.includes("|")),
        texts,
        fc.constantFrom<CellValue>("", 7, "なし"),
        (by, ground, corrected) => {
          const reading = readings.get(NUMBER);
          if (!reading) throw new Error("no reading");
          const typed = { ...WHOLE, by, ground, corrected, decision: corrected === "" ? "確認" : "訂正" };
          const decision = readDecision(samplePlan, reading, typed);
          if (!decision.ok || !decision.value) throw new Error("refused");
          const one = tableOf(sheetsOf(decided([NUMBER, decision.value])), TABLES.readings);
          const hidden = [H.applied, H.appliedValue].map(
            (header) => (cellOf(one, NUMBER, header).content ?? "") as CellValue,
          );
          expect(readApplied(samplePlan, reading, hidden[0] ?? "", hidden[1] ?? "")).toEqual(decision);
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });
});
