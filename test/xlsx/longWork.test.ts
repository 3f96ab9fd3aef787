import type { ColumnSpec, SheetSpec } from "../../src/sheets";
import type { Progress } from "../../src/workflows/port";
import { XlsxPort } from "../../src/xlsx";
import { blankSheet } from "./blankFile";

const ROWS = 2_000;
const column = (header: string, formula?: string): ColumnSpec => ({
  header,
  owner: "plan",
  look: "number",
  width: 8,
  ...(formula !== undefined && { formula }),
});
const columns = [column("数"), column("倍", "[[数]]*2")];
const LARGE: SheetSpec = {
  ...blankSheet("表"),
  tables: [
    {
      name: "表",
      row: 0,
      column: 0,
      columns,
      keyColumns: ["数"],
      filter: false,
      rows: Array.from({ length: ROWS }, (_, index) => ({
        key: String(index),
        cells: [{ content: index }, { content: null }],
      })),
    },
  ],
};
const CHANGE = { createSheets: [LARGE], tables: [], sheets: [] };

describe("a long write", () => {
  it("says how far it is within a step, and never goes back", async () => {
    const said: Progress[] = [];
    await XlsxPort.create().apply(CHANGE, { onProgress: (progress) => said.push(progress) });
    for (const doing of ["「表」を作っています", "計算の結果を整えています"])
      expect(said.filter((progress) => progress.doing === doing).length).toBeGreaterThan(3);
    expect(said.map(({ done }) => done)).toEqual(
      said.map(({ done }) => done).sort((one, other) => one - other),
    );
    expect(said.every(({ done, total }) => done <= total && total === said[0]?.total)).toBe(true);
    expect(said.at(-1)).toMatchObject({ done: said[0]?.total, doing: "書き込みが終わりました" });
  });

  it("lets other things happen meanwhile", async () => {
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    await XlsxPort.create().apply(CHANGE);
    isOver = true;
    expect(turns).toBeGreaterThan(3);
  });

  it.each(["「表」を作っています", "計算の結果を整えています"])(
    "can be cancelled in the middle of %s",
    async (step) => {
      const port = XlsxPort.create();
      const signal = { aborted: false };
      let said = 0;
      const onProgress = ({ doing }: Progress) => {
        if (doing !== step) return;
        said += 1;
        if (said === 2) signal.aborted = true;
      };
      await expect(port.apply(CHANGE, { signal, onProgress })).rejects.toMatchObject({
        code: "workbook.cancelled",
        state: "unchanged",
      });
      expect(said).toBe(2);
      expect((await port.snapshot({ tables: ["表"], names: [] })).sheets).toEqual([]);
    },
  );
});
