import { run } from "../../src/cli";
import {
  answerTarget,
  bundledPlan,
  formatEra,
  indexPlan,
  itemsInOrder,
  messageOf,
  parsePlan,
  type Plan,
} from "../../src/plan";
import { SURROUNDINGS } from "./office";

const reform = (...words: string[]): ReturnType<typeof run> => run(bundledPlan, words, SURROUNDINGS);

describe("target", () => {
  it("prints what TARGET answers", async () => {
    expect(await reform("target", "ふるさと納税", "R4")).toEqual({
      status: 0,
      stdout: "180000\n",
      stderr: "",
    });
    expect(await reform("target", "1-1-5", "令和６年度", "児童クラブ")).toEqual({
      status: 0,
      stdout: "2\n",
      stderr: "",
    });
    expect(await reform("target", "3-1-3", "R5", "利用料")).toEqual({
      status: 0,
      stdout: "実施\n",
      stderr: "",
    });
  });

  it("agrees with the answer on every item and year, on standard output or standard error", async () => {
    const index = indexPlan(bundledPlan);
    for (const { item } of itemsInOrder(bundledPlan)) {
      for (const year of [...bundledPlan.years, 2030].map(formatEra)) {
        const answer = answerTarget(index, item.code, year);
        expect(await reform("target", item.code, year)).toEqual(
          answer.kind === "value"
            ? { status: 0, stdout: `${answer.value}\n`, stderr: "" }
            : { status: 1, stdout: "", stderr: `${messageOf(answer)}\n` },
        );
      }
    }
  });

  it.each([[[]], [["ふるさと納税"]], [["ふるさと納税", "R4", "寄附金額", "x"]]])(
    "says how to use it for %j",
    async (words) => {
      const { status, stdout, stderr } = await reform("target", ...words);
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).toContain("取組項目と年度");
      expect(stderr).toContain("--help");
    },
  );
});

describe("table --csv", () => {
  let lines: string[];
  beforeAll(async () => {
    lines = (await reform("table", "--csv")).stdout.split("\n");
  });

  it("has one line per indicator under the header", () => {
    expect(lines[0]).toBe("code,item,owners,indicator,unit,R2,R3,R4,R5,R6,reading");
    expect(lines.at(-1)).toBe("");
    const indicators = itemsInOrder(bundledPlan).flatMap(({ item }) => item.indicators);
    expect(lines).toHaveLength(indicators.length + 2);
  });

  it.each([
    "1-1-2,総合計画を補完する「個別計画」の整理・統合,総合政策課,計画数の削減,計画,,,,,,unreadable",
    "1-1-4,自治体クラウド導入による業務改革の推進,情報政策課,年間削減額,千円,570,750,750,750,750,stated",
    "2-1-2,ふるさと納税の推進,総合政策課,寄附金額,千円,150000,160000,180000,200000,220000,stated",
    "2-2-1,バス使用料の削減,総務課,バス使用料の削減,万円,,100,100,100,100,inferred",
    "3-1-1,行政手続きのオンライン化促進,情報政策課,うちマイナポータル使用の申請,件,15,17,19,21,23,inferred",
    "3-1-3,放課後児童クラブにおける6年生までの受入れ体制の整備,こども未来課,利用料の徴収,,,,,,,inferred",
  ])("has %s", (line) => {
    expect(lines).toContain(line);
  });

  it("joins owners and quotes as RFC 4180 asks", async () => {
    const plan = JSON.parse(JSON.stringify(bundledPlan)) as {
      priorities: { measures: { items: { name: string; owners: unknown[] }[] }[] }[];
    };
    const item = plan.priorities[1]?.measures[0]?.items[1];
    if (item === undefined) throw new Error("no item");
    item.name = 'ふるさと,"納税"';
    item.owners = [...item.owners, ...item.owners];
    const parsed = parsePlan(plan);
    if (!parsed.ok) throw new Error(parsed.issues[0].message);
    expect((await run(parsed.value, ["table", "--csv"], SURROUNDINGS)).stdout).toContain(
      '\n2-1-2,"ふるさと,""納税""",総合政策課・総合政策課,寄附金額,',
    );
  });

  it("needs its flag", async () => {
    expect(await reform("table")).toMatchObject({ status: 1, stdout: "" });
    expect((await reform("table", "--csv", "x")).stderr).toContain("--csv だけ");
  });
});

describe("items --json", () => {
  it("prints the parsed plan", async () => {
    const { status, stdout } = await reform("items", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout) as Plan).toEqual(bundledPlan);
  });

  it("needs its flag", async () => {
    expect((await reform("items")).stderr).toContain("--json だけ");
  });
});

describe("help and mistakes", () => {
  it.each(["--help", "-h", "help"])("%s prints the help in Japanese", async (word) => {
    const { status, stdout, stderr } = await reform(word);
    expect([status, stderr]).toEqual([0, ""]);
    for (const command of ["使い方", "target", "table --csv", "items --json"])
      expect(stdout).toContain(command);
  });

  /** The commands that the help shows under 例, as words. */
  const examples = async (plan: Plan): Promise<readonly (readonly string[])[]> =>
    [
      ...(await run(plan, ["--help"], SURROUNDINGS)).stdout.matchAll(
        /^ {2}npm run --silent reform -- (target .+)$/gmu,
      ),
    ].map(([, line = ""]) =>
      [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? ""),
    );

  it("shows examples from the plan that work as they stand", async () => {
    expect((await examples(bundledPlan)).map((words) => words.length)).toEqual([3, 4]);
    for (const words of await examples(bundledPlan)) {
      const { status, stdout } = await run(bundledPlan, words, SURROUNDINGS);
      expect([words, status]).toEqual([words, 0]);
      expect(Number(stdout)).toBeGreaterThan(0);
    }
  });

  it("shows another plan's codes and years, and no example where the plan has none", async () => {
    const priorities = bundledPlan.priorities.slice(2);
    const years = bundledPlan.years.map((year) => year + 5);
    const other = (await run({ ...bundledPlan, priorities, years }, ["--help"], SURROUNDINGS)).stdout;
    expect(other).toContain("コード(3-1-1、Ⅲ-1-1)");
    expect(other).toContain("R7、令和7年度、2025、2025-04-01 など");
    const empty = { ...bundledPlan, priorities: [] };
    expect(await examples(empty)).toEqual([]);
    expect((await run(empty, ["--help"], SURROUNDINGS)).stdout).not.toMatch(/undefined|\(\)|\n\n\n/u);
  });

  it.each(["target", "table", "items", "write", "issue", "collect"])(
    "%s --help explains it",
    async (command) => {
      for (const word of ["--help", "-h"]) {
        const { status, stdout, stderr } = await reform(command, "x", word);
        expect([status, stderr]).toEqual([0, ""]);
        expect(stdout).toContain("使い方: npm run --silent reform -- ");
        expect(stdout).toContain(
          `\n  npm run --silent reform -- ${command === "items" ? "table" : command} `,
        );
        expect(stdout).toContain("終了コード");
      }
    },
  );

  it("an unknown command and none are refused", async () => {
    expect((await reform("targets")).stderr).toContain("「targets」というコマンドはありません。");
    expect((await reform("targets")).status).toBe(1);
    expect((await reform()).stderr).toContain("コマンドがありません。");
    expect((await reform()).status).toBe(1);
  });
});
