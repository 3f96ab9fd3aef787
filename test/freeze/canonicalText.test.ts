import * as fc from "fast-check";
import {
  canonicalRows,
  canonicalText,
  type CanonicalRow,
  type ContentCell,
  type SheetContents,
} from "../../src/freeze";

const cell = (
  row: number,
  column: number,
  value: ContentCell["value"],
  kind: ContentCell["kind"],
): ContentCell => ({ row, column, value, kind, formula: null });

const textOf = (...sheets: SheetContents[]) => canonicalText(canonicalRows(sheets));

it("writes a line per filled cell: sheet, cell, kind, value", () => {
  expect(
    textOf(
      {
        name: "実績入力",
        cells: [
          cell(0, 0, "千曲市", "s"),
          cell(11, 27, 0.1 + 0.2, "n"),
          cell(12, 0, true, "b"),
          cell(12, 1, false, "b"),
          cell(12, 2, "#N/A", "e"),
        ],
      },
      { name: "空", cells: [] },
      { name: "設定", cells: [cell(0, 0, "12", "s")] },
    ),
  ).toBe(
    "実績入力\tA1\ts\t千曲市\n実績入力\tAB12\tn\t0.3\n実績入力\tA13\tb\tTRUE\n実績入力\tB13\tb\tFALSE\n" +
      "実績入力\tC13\te\t#N/A\n設定\tA1\ts\t12\n",
  );
});

it("passes over empty texts", () => {
  expect(textOf({ name: "表", cells: [cell(0, 0, "", "s"), cell(0, 1, " ", "s")] })).toBe("表\tB1\ts\t \n");
});

it.each([
  ["a\r\nb", "a\\nb"],
  ["a\rb", "a\\nb"],
  ["a\nb", "a\\nb"],
  ["a\tb", "a\\tb"],
  ["a\\nb", "a\\\\nb"],
])("writes %j as %s", (value, written) => {
  expect(textOf({ name: "表", cells: [cell(0, 0, value, "s")] })).toBe(`表\tA1\ts\t${written}\n`);
});

/** Another reader of the text than ours, by the rules of the document. */
function read(text: string): CanonicalRow[] {
  const plain = (field: string) =>
    field.replace(/\\(.)/g, (_, sign: string) => ({ t: "\t", n: "\n" })[sign] ?? sign);
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const [sheet = "", at = "", kind = "", value = ""] = line.split("\t").map(plain);
      return { sheet, cell: at, kind: kind as CanonicalRow["kind"], value };
    });
}

it("gives no two contents the same text", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\\", "\t", "\n", "n", "t", "課"), minLength: 1 });
  const row = fc.record({
    sheet: text,
    cell: fc.constantFrom("A1", "B2"),
    kind: fc.constantFrom("n", "s", "b", "e"),
    value: text,
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(read(canonicalText(rows as CanonicalRow[]))).toEqual(rows);
    }),
  );
});
