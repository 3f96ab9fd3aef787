import fc from "fast-check";
import type { Plan } from "../../src/plan";
import { bundledPlan, itemsInOrder } from "../../src/plan";
import { DEFAULT_SETTINGS, STATES } from "../../src/achievement";
import type { PeopleValues, RequestTerms, SheetSpec } from "../../src/sheets";
import {
  ACTUAL_HEADERS as H,
  ANSWER_HEADERS,
  CONTACT_WIDTH,
  LOOKS,
  NAMES,
  REQUEST_KEYS as K,
  SENT_HEADERS,
  SETTING_HEADERS,
  TABLES,
  checkSpecs,
  requestSheets,
  textWidth,
} from "../../src/sheets";
import { samplePlan } from "./samplePlan";
import { plans } from "./samplePlans";
import { WRITTEN, cellOf, columnOf, keysOf, sheetOf, sheetsOf, tableOf } from "./specCells";

const TERMS: RequestTerms = {
  requestId: "R11-20290501-1",
  department: "企画課",
  year: 2029,
  deadline: "2029-05-31",
  contact: "財政課 行革担当 内線 123",
};

/** What the office has; a row of another year and of another department as well. */
const VALUES: PeopleValues = new Map([
  [
    "1-1-1|visits|2029",
    new Map<string, string | number | null>([
      [H.firstHalf, 1_234.5],
      [H.state, "速報"],
      [H.progress, "=予約制の試行"],
      [H.method, null],
      [H.baseline, 1_400.25],
    ]),
  ],
  [
    "1-1-1|online|2029",
    new Map<string, string | number>([
      [H.method, "達成・未達"],
      [H.forecast, 2_345.5],
      [H.baseline, 0.25],
      [H.target, 77],
    ]),
  ],
  ["1-1-1|visits|2028", new Map([[H.actual, 999]])],
  ["2-1-1|cost|2029", new Map([[H.actual, 888]])],
]);

function sheetsFor(
  terms: Partial<RequestTerms> = {},
  plan: Plan = samplePlan,
  values = VALUES,
  settings = DEFAULT_SETTINGS,
): readonly SheetSpec[] {
  const result = requestSheets(plan, { ...TERMS, ...terms }, settings, values, WRITTEN);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

const sheets = sheetsFor();
const table = tableOf(sheets, TABLES.actuals);
const contents = (sheet: SheetSpec): readonly unknown[] => [
  ...sheet.blocks.flatMap(({ cells }) => cells.flat().map(({ content }) => content)),
  ...sheet.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ content }) => content))),
];
const wordsOf = (role: "guide" | "actuals", from = sheets) => contents(sheetOf(from, role)).join("\n");

describe("the workbook of a department", () => {
  it("shows how to fill in and what to fill in, and keeps the rest out of sight", () =>
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["記入のしかた", "visible"],
      ["実績入力", "visible"],
      ["設定", "veryHidden"],
      ["行革プラン_記録", "veryHidden"],
    ]));

  it.each([
    ["企画課", ["1-1-1|visits|2029", "1-1-1|online|2029", "1-1-1|portal|2029", "1-1-2||2029"]],
    ["市民課", ["1-1-1|visits|2029", "1-1-1|online|2029", "1-1-1|portal|2029"]],
    ["財政課", ["2-1-1|fee|2029", "2-1-1|cost|2029"]],
  ])("of %s has its rows of the year and no others", (department, keys) =>
    expect(keysOf(tableOf(sheetsFor({ department }), TABLES.actuals))).toEqual(keys),
  );

  it("says of each target what the office's workbook says", () => {
    const office = tableOf(sheetsOf(samplePlan), TABLES.actuals);
    for (const key of keysOf(table)) {
      for (const header of [H.target, H.unit, H.schedule, H.direction, H.indicator])
        expect(cellOf(table, key, header)).toEqual(cellOf(office, key, header));
    }
    expect(table.columns).toEqual(office.columns);
  });

  it("marks the rows that another department has as well, and says which", () => {
    const owners = (department: string, key: string) =>
      cellOf(tableOf(sheetsFor({ department }), TABLES.actuals), key, H.owners);
    const shared = owners("企画課", "1-1-1|visits|2029");
    expect(shared.content).toBe("※共同\n企画課・市民課");
    expect(shared.note).toContain("市民課と共同の取組項目です。");
    expect(owners("市民課", "1-1-1|visits|2029").note).toContain("企画課と共同の取組項目です。");
    expect(owners("企画課", "1-1-2||2029")).toEqual({ content: "企画課" });
    expect(wordsOf("guide")).toContain("※共同");
    expect(wordsOf("guide", sheetsFor({ department: "財政課" }))).not.toContain("※共同");
  });

  it("locks all but the cells to be filled in", () => {
    for (const sheet of sheets) {
      const open = sheet.tables.flatMap((one) =>
        one.columns.filter(({ look }) => LOOKS[look].unlocked).map(({ header }) => header),
      );
      if (sheet.visibility === "visible") expect(sheet.isProtected).toBe(true);
      if (sheet.role === "actuals") expect(open).toEqual([...ANSWER_HEADERS]);
      else if (sheet.role !== "settings") expect(open).toEqual([]);
    }
    for (const key of keysOf(table)) {
      for (const { header, look, owner } of table.columns) {
        const unlocked = LOOKS[cellOf(table, key, header).look ?? look].unlocked;
        expect([key, header, unlocked]).toEqual([
          key,
          header,
          (ANSWER_HEADERS as readonly string[]).includes(header) &&
            !(key.startsWith("1-1-2|") && look === "inputNumber"),
        ]);
        if (unlocked) expect(owner).toBe("people");
      }
    }
  });

  it("does not invite anybody to sort, and says what happens to the hidden keys", () => {
    const words = wordsOf("guide");
    expect(words).not.toMatch(/並べ替え[^。]*かまいません/);
    expect(words).toMatch(/保護にパスワードはありません.*隠れている左端の列も範囲に含めて/);
  });

  it("checks what is typed, with lists that its own 設定 has", () => {
    const names = sheetOf(sheets, "settings").names.map(({ name }) => name);
    for (const header of ANSWER_HEADERS) expect(columnOf(table, header).validation).toBeDefined();
    const lists = table.columns.flatMap(({ validation }) =>
      validation?.type === "list" ? [validation.source] : [],
    );
    expect(lists).toContain(NAMES.stateList);
    for (const source of lists) expect(names).toContain(source);
  });

  it("holds what the office has already, texts as texts, and shows every place of a number", () => {
    const cell = (key: string, header: string) => cellOf(table, key, header);
    const visits = "1-1-1|visits|2029";
    expect(cell(visits, H.firstHalf)).toEqual({ content: 1_234.5, look: "inputDecimal" });
    expect(cell(visits, H.state).content).toBe("速報");
    expect(cell(visits, H.progress).content).toBe("=予約制の試行");
    expect(cell(visits, H.method).content).toBeNull();
    expect(cell(visits, H.baseline)).toEqual({ content: 1_400.25, look: "decimal" });
    const online = "1-1-1|online|2029";
    expect(cell(online, H.method).content).toBe("達成・未達");
    // Its targets are whole numbers, what was measured is not.
    expect(cell(online, H.forecast)).toEqual({ content: 2_345.5, look: "inputDecimal" });
    expect(cell(online, H.baseline)).toEqual({ content: 0.25, look: "decimal" });
    expect(cell(online, H.target).content).toBeNull();
    expect(cell("1-1-1|portal|2029", H.method).content).toBe("実績÷目標");
    expect(cell(visits, H.actual).content).toBeNull();
  });

  it("knows what its answer cells held when it was sent", () => {
    const sent = tableOf(sheets, TABLES.sent);
    expect(sent.columns.map(({ header }) => header)).toEqual([...SENT_HEADERS]);
    expect(keysOf(sent)).toEqual(keysOf(table));
    for (const key of keysOf(sent)) {
      for (const header of ANSWER_HEADERS)
        expect(cellOf(sent, key, header).content).toBe(cellOf(table, key, header).content);
      expect(cellOf(sent, key, "照会番号").content).toBe(TERMS.requestId);
    }
    expect(cellOf(sent, "1-1-1|visits|2029", H.firstHalf).content).toBe(1_234.5);
    // A text format would make a text of a number that somebody types again.
    for (const { look } of sent.columns) expect(LOOKS[look].numberFormat).toBe("General");
  });

  it.each([
    [K.requestId, "R11-20290501-1"],
    [K.department, "企画課"],
    [K.year, 2029],
    [K.deadline, "2029-05-31"],
    [K.contact, TERMS.contact],
    [K.issued, "2029-05-01"],
    ["planId", "sample"],
    ["planHash", "abc123"],
  ])("carries %s", (key, value) =>
    expect(cellOf(tableOf(sheets, TABLES.record), key, "値").content).toBe(value),
  );

  it("grades as the office does, for the year that is asked", () => {
    const settings = { ...DEFAULT_SETTINGS, digits: 2 };
    const scalars = tableOf(sheetsFor({ year: 2030 }, samplePlan, VALUES, settings), TABLES.settings);
    expect(cellOf(scalars, "全体", SETTING_HEADERS.reviewYear).content).toBe(2030);
    expect(cellOf(scalars, "全体", SETTING_HEADERS.digits).content).toBe(2);
  });
});

describe("記入のしかた", () => {
  it.each([
    "企画課",
    "見本市 第2次改革プラン",
    "令和11年度 (R11)・2029",
    "R11-20290501-1",
    "令和11年5月31日（2029年5月31日）",
    TERMS.contact,
    "取組項目 2件、4行（うち他の課と共同 3行）",
    "「約」「円」やカンマは要りません",
    "空欄のまま",
    "「キー」",
    "「△やや遅れ」「×遅れ」",
    ...STATES.map(({ label, meaning }) => `${label}\n${meaning}`),
    ...ANSWER_HEADERS,
  ])("says %s", (words) => expect(wordsOf("guide")).toContain(words));

  it("names the grades as the office has set them", () => {
    const [one, two, three, four] = DEFAULT_SETTINGS.levels;
    const settings = {
      ...DEFAULT_SETTINGS,
      levels: [one, two, { ...three, word: "要努力" }, { ...four, standing: "onTrack" }],
    } as const;
    const words = wordsOf("guide", sheetsFor({}, samplePlan, VALUES, settings));
    expect(words).toContain("判定が「△要努力」の行と");
    expect(words).not.toContain("×遅れ");
  });

  it("fits on one upright A4 page, with the widest contact", () => {
    const sheet = sheetOf(sheetsFor({ contact: "あ".repeat(CONTACT_WIDTH / 2) }), "guide");
    expect(sheet.print?.orientation).toBe("portrait");
    // Points: a half-width character is 5.5, a line 14.5, its cell's margins 4; A4 without margins is 537 by 762.
    const widths = sheet.tables.map(({ columns }) =>
      columns.reduce((sum, { width }) => sum + width * 5.5 + 4, 0),
    );
    const scale = Math.min(1, 537 / Math.max(...widths));
    expect(scale).toBeGreaterThan(0.85);
    const height = (lines = 1) => lines * 14.5 + 4;
    const tables = sheet.tables.reduce(
      (sum, { rows, headerLines }) =>
        sum + height(headerLines) + rows.reduce((all, { lines }) => all + height(lines), 0),
      0,
    );
    const blankAndHead = (sheet.tables.length + 4) * height();
    expect((tables + blankAndHead) * scale).toBeLessThanOrEqual(762);
  });
});

describe("実績入力 of a department", () => {
  const sheet = sheetOf(sheets, "actuals");
  const texts = sheet.blocks.flatMap(({ row, cells }) => cells.flat().map((cell) => ({ row, ...cell })));
  it("says whose it is, until when and to whom", () => {
    expect(texts.find(({ look }) => look === "title")?.content).toBe(
      "実績入力（企画課）　見本市 第2次改革プラン　令和11年度 (R11)・2029　（2029-05-01 配布、照会番号 R11-20290501-1）",
    );
    expect(texts.find(({ look }) => look === "lead")?.content).toBe(
      "令和11年5月31日（2029年5月31日）までに、薄い黄色のセルに入力して、財政課 行革担当 内線 123へ返送してください。",
    );
  });

  it("has room for its lead beside the legend, with the widest contact", () => {
    const wide = sheetOf(
      sheetsFor({ contact: "課".repeat(CONTACT_WIDTH / 2), deadline: "2029-12-31" }),
      "actuals",
    );
    const [actuals] = wide.tables;
    if (!actuals) throw new Error("no table");
    const legend = actuals.columns.findIndex(({ header }) => header === H.rate);
    const room = actuals.columns.slice(1, legend).reduce((sum, { width }) => sum + width, 0);
    const lead = wide.blocks.flatMap(({ cells }) => cells.flat()).find(({ look }) => look === "lead");
    expect(textWidth(String(lead?.content))).toBeLessThanOrEqual(room);
    expect(textWidth(String(lead?.content))).toBeGreaterThan(room - 25);
  });

  it("keeps head and header apart", () =>
    expect(Math.max(...texts.map(({ row }) => row))).toBeLessThan(sheet.tables[0]?.row ?? 0));
});

describe("requestSheets", () => {
  it("makes valid sheets for every department and year of the bundled plan", () => {
    const departments = new Set(
      itemsInOrder(bundledPlan).flatMap(({ item }) => item.owners.map(({ value }) => value)),
    );
    expect(departments.size).toBeGreaterThan(5);
    for (const department of departments) {
      for (const year of bundledPlan.years)
        expect(checkSpecs(sheetsFor({ department, year }, bundledPlan))).toEqual([]);
    }
  });

  it("makes valid sheets of any plan; every row goes to each of its departments and to nobody else", () => {
    fc.assert(
      fc.property(plans, fc.nat(), (plan, pick) => {
        const year = plan.years[pick % plan.years.length] ?? 0;
        const items = itemsInOrder(plan).map(({ item }) => item);
        const departments = new Set(items.flatMap(({ owners }) => owners.map(({ value }) => value)));
        for (const department of departments) {
          const made = sheetsFor({ department, year }, plan);
          expect(checkSpecs(made)).toEqual([]);
          const own = items.filter(({ owners }) => owners.some(({ value }) => value === department));
          const codes = new Set(keysOf(tableOf(made, TABLES.actuals)).map((key) => key.split("|")[0]));
          expect(codes).toEqual(new Set(own.map(({ code }) => code)));
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it.each([
    [{ department: "税務課" }, "choice.owner"],
    [{ year: 2022 }, "choice.year"],
  ])("refuses %j", (terms, code) =>
    expect(
      requestSheets(samplePlan, { ...TERMS, ...terms }, DEFAULT_SETTINGS, VALUES, WRITTEN),
    ).toMatchObject({
      ok: false,
      issues: [{ code }],
    }),
  );

  it("takes no formula: it would point at other cells", () => {
    const values: PeopleValues = new Map([["1-1-2||2029", new Map([[H.actual, { formula: "A1" }]])]]);
    expect(() => requestSheets(samplePlan, TERMS, DEFAULT_SETTINGS, values, WRITTEN)).toThrow(RangeError);
  });

  it("uses only functions that Excel 2010, LibreOffice and Gnumeric have: those of the office's workbook", () => {
    const used = (from: readonly SheetSpec[]) => {
      const formulas = from.flatMap((sheet) => [
        ...sheet.tables.flatMap(({ columns }) => columns.map(({ formula }) => formula ?? "")),
        ...contents(sheet).map((content) =>
          typeof content === "object" && content !== null && "formula" in content
            ? String(content.formula)
            : "",
        ),
      ]);
      return new Set(
        formulas.flatMap((formula) => formula.replace(/"[^"]*"/g, "").match(/[A-Z]+(?=\()/g) ?? []),
      );
    };
    const office = used(sheetsOf(samplePlan));
    expect([...used(sheets)].filter((name) => !office.has(name))).toEqual([]);
    expect(used(sheets).size).toBeGreaterThan(5);
  });
});
