import {
  contentsSheet,
  frozenSheet,
  inGroups,
  readContentsTable,
  readHash,
  readStamp,
  type CanonicalRow,
  type Stamp,
} from "../../src/freeze";
import { checkSpec, type SheetSpec } from "../../src/sheets";

const HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const stamp: Stamp = {
  plan: "千曲市 第5次行政改革大綱 実施計画",
  planId: "plan",
  planHash: "1".repeat(64),
  appVersion: "0.1.0",
  frozen: "2024-06-01T09:30",
  by: "行革担当 山田",
  note: "議会提出",
  source: "進捗管理.xlsx",
  cells: 7876,
  formulas: 3530,
  sheets: ["実績入力", "設定"],
  rule: 1,
  hash: HASH,
};
const rows: readonly CanonicalRow[] = [
  { sheet: "実績入力", cell: "A1", kind: "s", value: "=1+1\n二行目" },
  { sheet: "実績入力", cell: "B1", kind: "n", value: "1e+21" },
  { sheet: "設定", cell: "A1", kind: "b", value: "TRUE" },
];

const tableOf = ({ tables: [table] }: SheetSpec) => ({
  headers: table?.columns.map(({ header }) => header) ?? [],
  values: (table?.rows ?? []).map(({ cells }) =>
    cells.map(({ content }) => (typeof content === "object" ? "" : content)),
  ),
});

it("makes sheets that every host can render", () => {
  expect([...checkSpec(frozenSheet(stamp)), ...checkSpec(contentsSheet(rows))]).toEqual([]);
});

it("reads from 確定 what was stamped", () => {
  expect(readStamp(tableOf(frozenSheet(stamp)))).toEqual({ ...stamp, frozen: "2024-06-01 09:30" });
});

it("reads a stamp without a name and a purpose", () => {
  expect(readStamp(tableOf(frozenSheet({ ...stamp, by: "", note: "" })))).toMatchObject({ by: "", note: "" });
});

it("reads no stamp where the hash is gone", () => {
  const { headers, values } = tableOf(frozenSheet(stamp));
  const without = values.map((line) => line.map((value) => (value === HASH ? HASH.slice(1) : value)));
  expect(readStamp({ headers, values: without })).toBeNull();
  expect(readStamp({ headers: ["項目"], values })).toBeNull();
});

it("reads the contents back as they were, columns by their header", () => {
  const { headers, values } = tableOf(contentsSheet(rows));
  expect(readContentsTable({ headers, values })).toEqual(rows);
  expect(
    readContentsTable({
      headers: [...headers].reverse(),
      values: values.map((line) => [...line].reverse()),
    }),
  ).toEqual(rows);
  expect(readContentsTable({ headers: headers.slice(1), values })).toBeNull();
});

it.each([
  [HASH, HASH],
  [HASH.toUpperCase(), HASH],
  [inGroups(HASH), HASH],
  [`${HASH.slice(0, 32)}\n${HASH.slice(32)}`, HASH],
  [HASH.slice(1), null],
  [`g${HASH.slice(1)}`, null],
  ["", null],
])("reads the hash %j as people copy it", (typed, hash) => {
  expect(readHash(typed)).toBe(hash);
});
