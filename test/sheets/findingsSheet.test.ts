import {
  FINDING_HEADERS as H,
  LOOKS,
  SHEETS,
  TABLES,
  checkSpecs,
  findingValue,
  findingsSheet,
  linkTo,
  type FindingRow,
} from "../../src/sheets";
import { samplePlan } from "./samplePlan";
import { WRITTEN, cellOf, columnOf, tableOf } from "./specCells";

const row: FindingRow = {
  key: "target.altered|計画目標表|2-1-1|cost|目標 R11(2029)",
  cells: {
    [H.state]: "未解消",
    [H.severity]: "重大",
    [H.sheet]: SHEETS.targets,
    [H.cell]: linkTo(SHEETS.targets, "N12"),
    [H.found]: 12.5,
    [H.expected]: "=1+1",
    [H.first]: "2029-05-01",
  },
};
const AUDITED = {
  counts: [
    ["重大", 1],
    ["注意", 0],
  ],
  closed: 2,
  unchecked: ["隠されたシートは調べていません。"],
} as const;
const sheet = findingsSheet(samplePlan, [row], AUDITED, WRITTEN);
const table = tableOf([sheet], TABLES.findings);
const head = tableOf([sheet], TABLES.findingsHead);

describe("監査結果", () => {
  it("is a sheet that every host can render", () => {
    expect(checkSpecs([sheet])).toEqual([]);
    expect([...table.columns.map(({ header }) => header)].sort()).toEqual([...Object.values(H)].sort());
    expect(sheet).toMatchObject({ role: "findings", name: "監査結果", isProtected: true });
  });

  it("leaves 対応 and 対応者 to people, and nothing else", () => {
    const open = table.columns.filter(({ look }) => LOOKS[look].unlocked);
    expect(open.map(({ header, owner }) => [header, owner])).toEqual([
      [H.response, "people"],
      [H.responder, "people"],
    ]);
  });

  it("says when, with what and against which plan was audited, and what was not looked at", () => {
    const said = (key: string) => cellOf(head, key, "内容").content;
    expect(said("監査した日時")).toBe("2029-05-01");
    expect(said("監査した版")).toBe(WRITTEN.appVersion);
    expect(said("計画のハッシュ値")).toBe(WRITTEN.planHash);
    expect(said("重大(未解消)")).toBe("1件");
    expect(said("解消したもの")).toBe("2件");
    expect(said("調べていないこと")).toBe("隠されたシートは調べていません。");
  });

  it("has a head of the same rows whatever was found: a later audit finds each again", () => {
    const other = findingsSheet(
      samplePlan,
      [row, { ...row, key: "x" }],
      { ...AUDITED, unchecked: [] },
      WRITTEN,
    );
    const keys = (one: typeof sheet) => tableOf([one], TABLES.findingsHead).rows.map(({ key }) => key);
    expect(keys(other)).toEqual(keys(sheet));
    expect(tableOf([other], TABLES.findings).row).toBe(table.row);
  });

  it("keeps numbers numbers and what looks like a formula a text", () => {
    expect(cellOf(table, row.key, H.found)).toEqual({ content: 12.5, look: "decimal" });
    expect(cellOf(table, row.key, H.expected).content).toBe("=1+1");
    expect(LOOKS[columnOf(table, H.expected).look].numberFormat).toBe("@");
    // A cell of texts would show the link's formula.
    expect(LOOKS[columnOf(table, H.cell).look].numberFormat).toBe("General");
  });

  it.each([
    [true, "TRUE"],
    [null, null],
    [0, 0],
    ["あ".repeat(100), `${"あ".repeat(59)}…`],
  ])("shows %j as %j", (value, shown) => expect(findingValue(value)).toBe(shown));

  it("links to sheets with any name", () => {
    expect(linkTo("課's", "B2")).toEqual({ formula: `HYPERLINK("#'課''s'!B2","B2")` });
    expect(linkTo('"引用"', "B2")).toEqual({ formula: `HYPERLINK("#'""引用""'!B2","B2")` });
  });
});
