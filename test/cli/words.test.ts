import { listOf } from "../../src/cli/words/list";
import { readDay } from "../../src/cli/words/readDay";
import { readWords } from "../../src/cli/words/readWords";
import { readYear } from "../../src/cli/words/readYears";
import { bundledPlan } from "../../src/plan";

const SPEC = { out: "text", years: "texts", json: "flag" } as const;
const read = (...words: string[]) => readWords(words, SPEC);
const refused = (...words: string[]) => {
  const result = read(...words);
  return result.ok ? null : [result.issues[0].code, result.issues[0].path];
};

describe("readWords", () => {
  it("reads options in any order, both spellings, and the words between them", () => {
    expect(read("a.xlsx", "--json", "--years", "R4", "b", "--out=x=y", "--years=R5")).toEqual({
      ok: true,
      value: { options: { out: "x=y", years: ["R4", "R5"], json: true }, others: ["a.xlsx", "b"] },
    });
    expect(read()).toEqual({
      ok: true,
      value: { options: { out: undefined, years: [], json: false }, others: [] },
    });
  });

  it("takes everything after -- as it stands", () => {
    expect(read("--", "--json", "-x")).toMatchObject({
      value: { options: { json: false }, others: ["--json", "-x"] },
    });
  });

  it.each([
    [["--jsn"], "words.unknown", "--jsn"],
    [["-x"], "words.unknown", "-x"],
    [["--constructor"], "words.unknown", "--constructor"],
    [["--no-json"], "words.unknown", "--no-json"],
    [["--out"], "words.valueMissing", "--out"],
    [["--out", "--json"], "words.valueMissing", "--out"],
    [["--out="], "words.valueMissing", "--out"],
    [["--out", "  "], "words.valueMissing", "--out"],
    [["--json=yes"], "words.valueExtra", "--json"],
    [["--out", "a", "--out", "b"], "words.repeated", "--out"],
  ])("refuses %j as %s", (words, code, path) => {
    expect(refused(...words)).toEqual([code, path]);
  });

  it("takes a value that looks like an option after =", () => {
    expect(read("--out=-x")).toMatchObject({ ok: true, value: { options: { out: "-x" } } });
  });
});

it("listOf takes commas of every keyboard, once each", () => {
  expect(listOf(["企画課, 総務課", "福祉課、税務課，企画課", " "])).toEqual([
    "企画課",
    "総務課",
    "福祉課",
    "税務課",
  ]);
  // A file system may spell が in two signs.
  expect(listOf(["か\u3099課"])).toEqual(["が課"]);
});

describe("readDay", () => {
  it.each([
    ["2026-05-01", "2026-05-01"],
    ["2026/5/1", "2026-05-01"],
    ["２０２６－０５－０１", "2026-05-01"],
    ["2024-02-29", "2024-02-29"],
  ])("reads %s", (typed, day) => expect(readDay("--date", typed)).toEqual({ ok: true, value: day }));

  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-05-00",
    "0026-05-01",
    "5/1",
    "令和8年",
    "2026-05/x",
    "",
  ])("refuses %j", (typed) =>
    expect(readDay("--date", typed)).toMatchObject({ ok: false, issues: [{ code: "words.notADay" }] }),
  );
});

describe("readYear", () => {
  it("reads every spelling of a year of the plan", () => {
    expect(readYear(bundledPlan, "--year", "令和４年度")).toEqual({ ok: true, value: 2022 });
  });

  it("says which years there are", () => {
    const result = readYear(bundledPlan, "--year", "R7");
    expect(result.ok ? "" : result.issues[0].message).toContain("R2、R3、R4、R5、R6");
    expect(readYear(bundledPlan, "--year", "来年")).toMatchObject({
      ok: false,
      issues: [{ code: "year.unknown" }],
    });
  });
});
