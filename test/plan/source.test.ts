import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  bundledPlan,
  CONTINUES,
  itemsInOrder,
  normalise,
  type Cited,
  type Indicator,
  type Item,
  type LineRange,
} from "../../src/plan";
import { PIECES, WHOLE_LINES } from "./sourceLines";

/** The plan against the text it was transcribed from: every cited line must hold what the plan says it holds. */
const { source, stages } = bundledPlan;
const file = join(__dirname, "..", "..", "..", "shared", "seeds", source.file);
const original = existsSync(file) ? readFileSync(file, "utf8") : null;

const items = itemsInOrder(bundledPlan).map(({ item }) => item);
const indicators = items.flatMap((item) => item.indicators.map((indicator) => ({ item, indicator })));

function lineNumbers(...cited: readonly Pick<Cited, "lines">[]): readonly number[] {
  const all = cited.flatMap(({ lines }) => lines.flatMap(([first, last]) => range(first, last)));
  return [...new Set(all)].sort((a, b) => a - b);
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** What a line holds, from the checked-in facts. A line nobody wrote down is a mistake in the citation. */
function evidence(line: number): string {
  const text = WHOLE_LINES[line] ?? PIECES[line]?.join(" ");
  if (text === undefined) throw new Error(`line ${line} is cited, but no fact of it is known`);
  return text;
}

function joined(...cited: readonly Pick<Cited, "lines">[]): string {
  return normalise(
    lineNumbers(...cited)
      .map(evidence)
      .join(""),
  );
}

/** Stages, arrows and dashes in a line, in order. */
function signs(text: string): readonly string[] {
  return text.match(new RegExp([...stages, CONTINUES].join("|"), "gu")) ?? [];
}

/** Numbers in a line of a table, in order, with those in brackets; digits inside the given names do not count. */
function numbers(text: string, names: readonly string[] = []): readonly number[] {
  const rest = names.reduce((left, name) => left.replace(name, ""), text).normalize("NFKC");
  return (rest.match(/[0-9][0-9,]*/gu) ?? []).map((digits) => Number(digits.replaceAll(",", "")));
}

/** A line that holds nothing but stages and arrows. */
function isStageLine(text: string): boolean {
  const left = signs(text).reduce((rest, sign) => rest.replace(sign, ""), text);
  return text.trim() !== "" && left.trim() === "";
}

function pageOf(line: number): number {
  return source.pages.findIndex(([first, last]) => line >= first && line <= last) + 1;
}

function pageOfItem({ lines }: Item): number {
  return pageOf(lines[0]?.[0] ?? 0);
}

function sorted<T>(values: readonly T[]): readonly T[] {
  return [...values].sort();
}

describe("the facts that are checked in", () => {
  const lines = original?.split("\n") ?? null;

  it("come from the text that the plan names", () => {
    expect(original === null || createHash("sha256").update(original).digest("hex")).toBe(
      original === null || source.sha256,
    );
    expect(lines?.length ?? source.lines).toBe(source.lines);
  });

  it("are the whole line where they say so", () => {
    const read = Object.keys(WHOLE_LINES).map((line): [string, string | undefined] => [
      line,
      lines === null ? WHOLE_LINES[Number(line)] : lines[Number(line) - 1]?.trim(),
    ]);
    expect(Object.fromEntries(read)).toEqual(WHOLE_LINES);
  });

  it("stand in their order in lines of running text", () => {
    for (const [line, pieces] of Object.entries(PIECES)) {
      let rest = lines === null ? pieces.join(" ") : (lines[Number(line) - 1] ?? "");
      for (const piece of pieces) {
        expect(rest).toContain(piece);
        rest = rest.slice(rest.indexOf(piece) + piece.length);
      }
    }
  });

  it("leave out no line that holds stages only", () => {
    const all = lines ?? [];
    const inText = all.flatMap((text, at) => (isStageLine(text) ? [at + 1] : []));
    const known = Object.entries(WHOLE_LINES).flatMap(([line, text]) =>
      isStageLine(text) ? [Number(line)] : [],
    );
    expect(known).toEqual(lines === null ? known : inText);
    expect(known).toHaveLength(26);
  });
});

describe("pages", () => {
  it("cover the source from the first line to the last", () => {
    const [first] = source.pages;
    expect(first?.[0]).toBe(1);
    expect(source.pages.at(-1)?.[1]).toBe(source.lines);
    source.pages.slice(1).forEach(([start], at) => expect(start).toBe((source.pages[at]?.[1] ?? 0) + 1));
  });
});

describe("headings", () => {
  const headings: [string, string, { name: string; lines: readonly LineRange[] }][] =
    bundledPlan.priorities.flatMap((priority) => [
      [priority.code, `重点項目${priority.numeral}`, priority],
      ...priority.measures.flatMap((measure): [string, string, typeof measure][] => [
        [measure.code, `実施項目${measure.code.split("-").at(-1)}`, measure],
      ]),
    ]);

  it.each(headings)("%s stands with its number and name in its lines", (_code, number, heading) => {
    expect(joined(heading)).toContain(normalise(number));
    expect(joined(heading)).toContain(normalise(heading.name));
  });

  it.each(items.map((item): [string, Item] => [item.code, item]))(
    "%s stands with its number and name in its lines",
    (code, item) => {
      expect(joined(item)).toContain(normalise(`取組項目№${code.split("-").at(-1)}`));
      expect(joined(item)).toContain(normalise(item.name));
    },
  );
});

describe.each(items.map((item): [string, Item] => [item.code, item]))("%s", (_code, item) => {
  it("has its owners in the cited lines, and no others", () => {
    for (const owner of item.owners) expect(joined(owner)).toContain(normalise(owner.value));
    const printed = /【担当：([^】]+)】/u.exec(
      lineNumbers(...item.owners)
        .map(evidence)
        .join(""),
    )?.[1];
    expect(item.owners.map(({ value }) => value).join("・")).toBe(printed);
  });

  it("has its origin in the cited line", () => {
    expect(joined(item.origin)).toContain(normalise(bundledPlan.originLabels[item.origin.value]));
  });

  it("has every stage of its schedule in every line that the cell cites", () => {
    for (const cell of item.schedule) {
      for (const line of lineNumbers(cell)) {
        if (cell.value !== null) expect(signs(evidence(line))).toContain(cell.value);
      }
    }
  });

  it("states its schedule only where one line holds it in order", () => {
    const isStated = item.schedule.every(({ reading }) => reading === "stated");
    if (isStated) {
      const [line = 0, ...more] = lineNumbers(...item.schedule);
      expect(more).toEqual([]);
      expect(signs(evidence(line))).toEqual(item.schedule.map(({ value }) => value));
    } else {
      expect(lineNumbers(...item.schedule).length).toBeGreaterThan(1);
    }
  });
});

describe.each(
  indicators.map(({ item, indicator }): [string, Indicator, Item] => [indicator.id, indicator, item]),
)("%s", (_id, indicator, item) => {
  const whole = item.indicators.find(({ id }) => id === indicator.innerOf) ?? indicator;
  const cells = indicator.targets;

  it("has its name and unit in the cited lines", () => {
    const torn = [indicator.attribution, whole.attribution].filter((cited) => cited !== undefined);
    const here = joined(...cells, ...torn);
    expect(here).toContain(normalise(indicator.name.replace(/^うち/u, "")));
    expect(here).toContain(normalise(indicator.unit));
  });

  it("has every target in the lines that the cell cites", () => {
    for (const cell of cells) {
      for (const line of lineNumbers(cell)) {
        if (typeof cell.value === "number") expect(numbers(evidence(line))).toContain(cell.value);
        if (typeof cell.value === "string") expect(signs(evidence(line))).toContain(cell.value);
        expect(evidence(line)).not.toBe("");
      }
    }
  });

  it("states its targets only where one line holds them in order", () => {
    if (cells.some(({ reading }) => reading !== "stated")) return;
    const [line = 0, ...more] = lineNumbers(...cells);
    expect(more).toEqual([]);
    expect(numbers(evidence(line), [indicator.name])).toEqual(cells.map(({ value }) => value));
  });

  it("has its total, goal and the numbers of its footnotes in the cited lines", () => {
    const { total, goal } = indicator;
    if (total?.reading === "stated") expect(joined(total)).toContain(`${total.value}${indicator.unit}`);
    if (total?.reading === "inferred")
      expect(joined(total).split("児童クラブ")).toHaveLength(total.value + 1);
    if (goal?.unit === "%") expect(joined(goal)).toContain(`${Math.abs(goal.value)}%`);
    if (goal?.unit === "千円")
      expect(joined(goal)).toContain(
        `${Math.trunc(goal.value / 100_000)}億${(goal.value % 100_000) / 10_000}千万円`,
      );
    for (const note of indicator.footnotes) {
      for (const number of numbers(note.value)) expect(numbers(joined(note))).toContain(number);
    }
  });
});

describe("SDGs", () => {
  it.each(bundledPlan.priorities.map((priority): [string, typeof priority] => [priority.numeral, priority]))(
    "of %s are all the words of the cited line",
    (_numeral, { sdgs }) => {
      const left = sdgs.reduce(
        (rest, { word }) => {
          expect(rest).toContain(normalise(word));
          return rest.replace(normalise(word), "");
        },
        joined(...sdgs),
      );
      expect(left).toBe("");
    },
  );
});

describe("every page closes", () => {
  const pages = source.pages.map((_, at) => at + 1);
  const of = (page: number): readonly Item[] => items.filter((item) => pageOfItem(item) === page);

  it.each(pages)("page %i: its stages and arrows are its cells, one for one", (page) => {
    const printed = Object.entries(WHOLE_LINES)
      .filter(([line, text]) => pageOf(Number(line)) === page && isStageLine(text))
      .flatMap(([, text]) => signs(text));
    const stageRows = of(page).flatMap((item) => item.indicators.filter(({ kind }) => kind === "stage"));
    const cells = [
      ...of(page).flatMap(({ schedule }) => schedule),
      ...stageRows.flatMap(({ targets }) => targets.filter(({ value }) => value !== null)),
    ];
    expect(printed).toHaveLength(cells.length);
    const read = cells.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
    const unread = cells.filter(({ value }) => value === null);
    for (const value of read) expect(take(printed as string[], value)).toBe(true);
    for (const cell of unread) for (const sign of printed) expect(cell.shows).toContain(sign);
    expect(printed).toHaveLength(unread.length);
  });

  it.each(pages)("page %i: the numbers of its target rows are its cells, one for one", (page) => {
    const rows = of(page).flatMap((item) => item.indicators.filter(({ kind }) => kind !== "stage"));
    const valued = rows.flatMap(({ targets }) => targets.filter(({ value }) => value !== null));
    const shown = rows.flatMap(({ targets: [first] }) => (first?.reading === "unreadable" ? [first] : []));
    const printed = lineNumbers(...valued, ...shown).flatMap((line) =>
      numbers(
        evidence(line),
        rows.map(({ name }) => name),
      ),
    );
    const read = valued.map(({ value }) => value);
    const unread = shown
      .flatMap(({ shows }) => numbers(shows ?? ""))
      .filter((value) => printed.includes(value));
    const isPrintCost = rows.some(({ targets }) => targets.some(({ shows }) => shows?.includes("調整中")));
    expect(sorted(printed)).toEqual(sorted(isPrintCost ? read : [...read, ...unread]));
  });

  it("印刷に要する経費 has one 調整中 among four dashes", () => {
    const { indicator } = indicators.find(({ indicator: { name } }) => name.startsWith("印刷")) ?? {};
    const text = lineNumbers(...(indicator?.targets ?? []))
      .map(evidence)
      .join("");
    expect(text.match(/調整中|―/gu)).toHaveLength(5);
    expect(text.match(/調整中/gu)).toHaveLength(1);
  });
});

function take<T>(from: T[], value: T): boolean {
  const at = from.indexOf(value);
  if (at >= 0) from.splice(at, 1);
  return at >= 0;
}
