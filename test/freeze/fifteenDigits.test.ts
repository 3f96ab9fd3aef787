import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { fifteenDigits } from "../../src/freeze";
import { PYTHON_ZIP, describeWith } from "../xlsx/programs";

it.each([
  [0, "0"],
  [-0, "0"],
  [1, "1"],
  [-1234.5, "-1234.5"],
  [0.1 + 0.2, "0.3"],
  [1 / 3, "0.333333333333333"],
  [2 / 3, "0.666666666666667"],
  [100, "100"],
  [0.0001, "0.0001"],
  [0.00001, "1e-05"],
  [123456789012345, "123456789012345"],
  [1234567890123456, "1.23456789012346e+15"],
  [999999999999999.9, "1e+15"],
  [1e15, "1e+15"],
  [1e21, "1e+21"],
  [1e-300, "1e-300"],
  [Number.MAX_VALUE, "1.79769313486232e+308"],
  [Number.MIN_VALUE, "4.94065645841247e-324"],
  // Exact halves of the last digit go to the even one.
  [1000000000000005, "1e+15"],
  [1000000000000015, "1.00000000000002e+15"],
  [-1000000000000025, "-1.00000000000002e+15"],
])("prints %d as C does: %s", (value, printed) => {
  expect(fifteenDigits(value)).toBe(printed);
});

it.each([Number.NaN, Infinity, -Infinity])("knows no cell with %d", (value) => {
  expect(() => fifteenDigits(value)).toThrow(RangeError);
});

it("prints the same again of the number that a program reads from it", () => {
  // No spreadsheet has larger ones.
  const most = 9.99999999999999e307;
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -most, max: most }), (value) => {
      const printed = fifteenDigits(value);
      expect(fifteenDigits(Number(printed))).toBe(printed);
    }),
  );
});

describeWith([PYTHON_ZIP], "beside Python's format(x, '.15g')", () => {
  it("prints the same digits", () => {
    const halves = fc
      .bigInt({ min: 10n ** 14n, max: 9n * 10n ** 14n })
      .map((digits) => Number(digits * 10n + 5n));
    const anyBits = fc.double({ noNaN: true, noDefaultInfinity: true });
    const plain = fc.oneof(
      fc.integer(),
      fc
        .tuple(fc.integer(), fc.integer({ min: 0, max: 12 }))
        .map(([digits, places]) => digits / 10 ** places),
    );
    const values = fc.sample(fc.oneof(anyBits, halves, plain), { numRuns: 5_000, seed: 15 });
    const printed = execFileSync(
      "/usr/bin/python3",
      ["-c", "import json,sys; print(*(format(x + 0.0, '.15g') for x in json.load(sys.stdin)), sep='\\n')"],
      { input: JSON.stringify(values), encoding: "utf8" },
    );
    expect(values.map(fifteenDigits)).toEqual(printed.trim().split("\n"));
  });
});
