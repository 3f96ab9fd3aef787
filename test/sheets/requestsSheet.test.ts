import type { RequestRow } from "../../src/sheets";
import { LOOKS, REQUEST_HEADERS as H, TABLES, checkSpec, requestsSheet } from "../../src/sheets";
import { samplePlan } from "./samplePlan";
import { WRITTEN, cellOf, keysOf, tableOf } from "./specCells";

const ROW: RequestRow = {
  requestId: "R11-20290501-1",
  department: "企画課",
  year: 2029,
  rows: 4,
  file: "実績照会_R11_企画課.xlsx",
  issued: "2029-05-01T09:30",
  deadline: "2029-05-31",
  contact: "財政課 行革担当 内線 123",
  collected: null,
  cells: null,
};
const OTHER: RequestRow = { ...ROW, department: "市民課", collected: "2029-06-02T17:00", cells: 12 };

describe("配布記録", () => {
  const sheet = requestsSheet(samplePlan, [ROW, OTHER], WRITTEN);
  const table = tableOf([sheet], TABLES.requests);

  it.each([
    ["R11-20290501-1|企画課", H.year, "令和11年度 (R11)"],
    ["R11-20290501-1|企画課", H.westernYear, 2029],
    ["R11-20290501-1|企画課", H.rows, 4],
    ["R11-20290501-1|企画課", H.file, "実績照会_R11_企画課.xlsx"],
    ["R11-20290501-1|企画課", H.issued, "2029-05-01 09:30"],
    ["R11-20290501-1|企画課", H.deadline, "2029-05-31"],
    ["R11-20290501-1|企画課", H.contact, "財政課 行革担当 内線 123"],
    ["R11-20290501-1|企画課", H.collected, null],
    ["R11-20290501-1|企画課", H.cells, null],
    ["R11-20290501-1|市民課", H.collected, "2029-06-02 17:00"],
    ["R11-20290501-1|市民課", H.cells, 12],
  ])("%s %s is %j", (key, header, content) => expect(cellOf(table, key, header).content).toBe(content));

  it("has a row per department and request, in the columns that everybody knows", () => {
    expect(keysOf(table)).toEqual(["R11-20290501-1|企画課", "R11-20290501-1|市民課"]);
    expect(table.columns.map(({ header }) => header)).toEqual(Object.values(H));
  });

  it("is a sheet to read: locked, filtered, printed with its header; days stay as they are written", () => {
    expect(checkSpec(sheet)).toEqual([]);
    expect(sheet).toMatchObject({ isProtected: true, visibility: "visible", print: { titleRows: [3, 3] } });
    expect(table.filter).toBe(true);
    for (const { owner, look } of table.columns) {
      expect(owner).toBe("plan");
      expect(LOOKS[look].unlocked).toBe(false);
    }
    for (const header of [H.issued, H.deadline, H.collected]) {
      const column = table.columns.find((one) => one.header === header);
      expect(column && LOOKS[column.look].numberFormat).toBe("@");
    }
    expect(sheet.blocks[0]?.cells[0]?.[0]?.content).toBe(
      "配布記録　見本市 第2次改革プラン　令和10年度 (R10)～令和12年度 (R12)・2028～2030　（2029-05-01 作成）",
    );
  });
});
