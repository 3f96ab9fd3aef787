import { ACTUAL_HEADERS, TABLES, TARGET_HEADERS, columnLetter, targetHeader } from "../../src/sheets";
import { previewWrite, writePlan } from "../../src/workflows";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import type { Package } from "../../src/xlsx/package/Package";
import {
  ALL,
  PLAN_TABLES,
  PLAN as WHOLE,
  changedContext,
  itemOf,
  withItemAfter,
  withTarget,
} from "../workflows/samplePlan";
import { editFile, openPort } from "./fileHand";
import { sheetsOfPlan } from "./planFile";
import { LIBREOFFICE, OPENPYXL, describeWith, throughLibreOffice, withOpenpyxl } from "./programs";

/** A plan of one 重点項目: other programs take seconds for the whole. */
const PLAN = { ...WHOLE, priorities: WHOLE.priorities.filter(({ code }) => code === "2") };
const source = itemOf(PLAN, "2-1-2");
const plan = withItemAfter(withTarget(PLAN, "2-1-2-1", 2022, 190000), "2-1-2", {
  ...source,
  code: "2-1-9",
  name: "新しい取組",
  indicators: source.indicators.map((indicator) => ({ ...indicator, id: "2-1-9-1" })),
});

async function fileOf(bytes: Uint8Array): Promise<Package> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return opened.value.file;
}

async function written(bytes: Uint8Array): Promise<Uint8Array> {
  const port = await openPort(bytes);
  const outcome = await writePlan(port, plan, ALL, changedContext());
  expect(outcome).toMatchObject({ ok: true, value: { hasWritten: true } });
  return port.save();
}

interface Seen {
  readonly sheets: Readonly<
    Record<
      string,
      {
        readonly cells: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
        readonly tables: Readonly<Record<string, { readonly ref: string; readonly filter: string }>>;
        readonly validations: readonly { readonly cells: string }[];
        readonly conditional: readonly { readonly cells: string }[];
        readonly widths: unknown;
      }
    >
  >;
  readonly names: Readonly<Record<string, string>>;
}

describeWith([OPENPYXL], "writing into a file that people have worked on", () => {
  let before: Uint8Array;
  let after: Uint8Array;
  let seenBefore: Seen;
  let seenAfter: Seen;
  let noted: { sheet: string; row: number; column: number };
  let place: { sheet: string; column: number; first: number; last: number };
  beforeAll(async () => {
    const bytes = await writeWorkbookFile(sheetsOfPlan(PLAN));
    const { tables } = await (
      await openPort(bytes)
    ).snapshot({ tables: [TABLES.actuals, TABLES.targets], names: [] });
    const actuals = tables.find(({ name }) => name === TABLES.actuals);
    const targets = tables.find(({ name }) => name === TABLES.targets);
    if (!actuals || !targets) throw new Error("the tables are gone");
    place = {
      sheet: actuals.sheet,
      column: actuals.column + 1 + actuals.headers.indexOf(ACTUAL_HEADERS.actual),
      first: actuals.row + 2,
      last: actuals.row + 1 + actuals.values.length,
    };
    const furusato = targets.values.findIndex(
      (row) => row[targets.headers.indexOf(TARGET_HEADERS.code)] === "2-1-2",
    );
    noted = {
      sheet: targets.sheet,
      row: targets.row + 2 + furusato,
      column: targets.column + 1 + targets.headers.indexOf(targetHeader(2022)),
    };
    before = withOpenpyxl("people_workbook.py", bytes, { ...place, noted }).bytes;
    after = await written(before);
    seenBefore = withOpenpyxl("inspect_workbook.py", before).said as Seen;
    seenAfter = withOpenpyxl("inspect_workbook.py", after).said as Seen;
  });

  const grownBy = PLAN.years.length;

  it("keeps every part that has nothing to do with it, byte by byte", async () => {
    const [old, now] = [await fileOf(before), await fileOf(after)];
    const isText = (name: string) => /\.(xml|rels|vml)$/.test(name);
    const changed = old.names.filter(
      (name) => isText(name) && (!now.has(name) || now.text(name) !== old.text(name)),
    );
    expect(old.names.filter((name) => !now.has(name))).toEqual([]);
    // The new 取組項目 has a 個票 of its own, and the write is told in 変更履歴.
    const made = now.names.filter((name) => !old.has(name)).map((name) => name.replace(/\d+(?=\.)/, "#"));
    expect(made.sort()).toEqual([
      "xl/charts/chart#.xml",
      "xl/comments#.xml",
      "xl/drawings/_rels/drawing#.xml.rels",
      "xl/drawings/drawing#.xml",
      "xl/drawings/vmlDrawing#.vml",
      "xl/tables/table#.xml",
      "xl/tables/table#.xml",
      "xl/worksheets/_rels/sheet#.xml.rels",
      "xl/worksheets/_rels/sheet#.xml.rels",
      "xl/worksheets/sheet#.xml",
      "xl/worksheets/sheet#.xml",
    ]);
    // The new rows bring notes of their own; what formulas give is calculated anew on every sheet.
    const expected =
      /^(\[Content_Types\]\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/comments\/comment2\.xml|xl\/drawings\/commentsDrawing2\.vml|xl\/workbook\.xml|xl\/styles\.xml|xl\/(charts\/chart|tables\/table|worksheets\/sheet)\d+\.xml)$/;
    // Of charts nothing but which rows they name and what they remember of them.
    const plain = (text: string) =>
      text.replace(/<(\w+:)?(num|str)Cache>.*?<\/(\w+:)?(num|str)Cache>/gs, "").replace(/\$\d+/g, "$#");
    for (const name of changed.filter((each) => each.includes("/charts/")))
      expect(plain(now.text(name).replace(/^<\?.*\?>\s*/, ""))).toBe(
        plain(old.text(name).replace(/^<\?.*\?>\s*/, "")),
      );
    expect(changed.filter((name) => !expected.test(name))).toEqual([]);
    expect(old.names.some((name) => name.includes("theme"))).toBe(true);
    expect(changed).toContain("xl/charts/chart1.xml");
  });

  it("keeps people's sheets, comments, formats, widths and rules", () => {
    const { わたしの集計: own } = seenAfter.sheets;
    const { わたしの集計: ownBefore } = seenBefore.sheets;
    expect({ ...own, cells: { ...own?.cells, B1: null } }).toEqual({
      ...ownBefore,
      cells: { ...ownBefore?.cells, B1: null },
    });
    expect(own?.cells.D1).toMatchObject({ note: "集計の根拠", author: "市役所 花子" });
    const notesOf = (seen: Seen) =>
      Object.entries(seen.sheets[noted.sheet]?.cells ?? {}).flatMap(([name, { note, author }]) =>
        note === null ? [] : [[name, author, note].map(String).join("|")],
      );
    expect(notesOf(seenAfter)).toEqual(expect.arrayContaining(notesOf(seenBefore)));
    expect(notesOf(seenBefore).join()).toContain("監査 次郎");
    expect(seenAfter.sheets["控え"]).toEqual(seenBefore.sheets["控え"]);
    expect(seenAfter.sheets[place.sheet]?.widths).toEqual(seenBefore.sheets[place.sheet]?.widths);
    const first = `${columnLetter(place.column - 1)}${place.first}`;
    expect(seenAfter.sheets[place.sheet]?.cells[first]).toEqual(seenBefore.sheets[place.sheet]?.cells[first]);
    expect(seenAfter.sheets[place.sheet]?.cells[first]).toMatchObject({
      note: "ここは確認済み",
      author: "財政 太郎",
    });
  });

  it("lets what spoke of the whole table speak of its new rows, and of nothing else", async () => {
    const letter = columnLetter(place.column - 1);
    const grown = `$${letter}$${place.first}:$${letter}$${place.last + grownBy}`;
    expect(seenAfter.sheets["わたしの集計"]?.cells.B1?.value).toBe(`=SUM('${place.sheet}'!${grown})`);
    expect(seenAfter.names["わたしの範囲"]).toBe(`'${place.sheet}'!${grown}`);
    expect((await fileOf(after)).text("xl/charts/chart1.xml")).toContain(grown);
    // One row less than the table: not the whole of it.
    expect(seenAfter.sheets["わたしの集計"]?.cells.C1).toEqual(seenBefore.sheets["わたしの集計"]?.cells.C1);
  });

  it("lets the table, its rules and its colours reach the new rows", () => {
    const [old, now] = [seenBefore.sheets[place.sheet], seenAfter.sheets[place.sheet]];
    const longer = (cells: string) =>
      cells.replace(new RegExp(`(?<=[A-Z])${place.last}$`), String(place.last + grownBy));
    expect(now?.tables[TABLES.actuals]?.ref).toBe(longer(old?.tables[TABLES.actuals]?.ref ?? ""));
    expect(now?.tables[TABLES.actuals]?.filter).toBe(now?.tables[TABLES.actuals]?.ref);
    expect(now?.validations).toEqual(
      old?.validations.map((rule) => ({ ...rule, cells: longer(rule.cells) })),
    );
    expect(now?.conditional).toEqual(
      old?.conditional.map((rule) => ({ ...rule, cells: longer(rule.cells) })),
    );
    expect(now?.validations.every(({ cells }) => cells.endsWith(String(place.last + grownBy)))).toBe(true);
    const added = Object.entries(now?.cells ?? {}).filter(
      ([cell]) => Number(/\d+$/.exec(cell)?.[0]) > place.last,
    );
    // The new item is a copy of another one: as many cells are open in its rows.
    const open = (cells: readonly (readonly [string, Readonly<Record<string, unknown>>])[]) =>
      cells.filter(([, { locked }]) => locked === false).length;
    const rowOf = (cell: string) => Number(/\d+$/.exec(cell)?.[0]);
    const all = Object.entries(old?.cells ?? {});
    const copied = new Set(
      all.filter(([, { value }]) => String(value).startsWith("2-1-2|")).map(([cell]) => rowOf(cell)),
    );
    expect(copied.size).toBe(grownBy);
    expect(open(added)).toBe(open(all.filter(([cell]) => copied.has(rowOf(cell)))));
    expect(open(added)).toBeGreaterThan(0);
  });

  it("leaves a person's comment where the plan has a note, and shows the note beside it", async () => {
    const port = await openPort(before);
    const at = { row: noted.row - 1, column: noted.column - 1 };
    const change = { ...at, before: 180000, content: 1, note: "断片から推定" };
    await port.apply({ createSheets: [], tables: [], sheets: [{ sheet: noted.sheet, cells: [change] }] });
    const seen = withOpenpyxl("inspect_workbook.py", await port.save()).said as Seen;
    const name = `${columnLetter(at.column)}${at.row + 1}`;
    expect(seen.sheets[noted.sheet]?.cells[name]).toMatchObject({
      note: "原本を見ました",
      author: "監査 次郎",
    });
    expect(seen.sheets[noted.sheet]?.validations).toContainEqual(
      expect.objectContaining({ cells: name, prompt: ["注記", "断片から推定"] }),
    );
  });

  it("needs nothing when written again", async () => {
    const preview = await previewWrite(await openPort(after), plan, ALL, changedContext());
    expect(preview).toMatchObject({ ok: true, value: { changes: [], isNothing: true } });
  });
});

describeWith([LIBREOFFICE, OPENPYXL], "writing into a file that LibreOffice saved", () => {
  it("works as into our own, and LibreOffice opens the result", async () => {
    const theirs = throughLibreOffice(await writeWorkbookFile(sheetsOfPlan(PLAN)), "xlsx", "xlsx");
    const after = await written(theirs);
    const preview = await previewWrite(await openPort(after), plan, ALL, changedContext());
    expect(preview).toMatchObject({ ok: true, value: { changes: [], isNothing: true } });
    const seen = withOpenpyxl("inspect_workbook.py", after).said as Seen;
    const rows = Object.values(seen.sheets).flatMap(({ tables }) => Object.entries(tables));
    expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining([...PLAN_TABLES]));
  }, 60_000);
});

describe("writing into a file with formulas that Excel has shared", () => {
  it("keeps what the other cells say when the first one is written over", async () => {
    const bytes = await editFile(await writeWorkbookFile(sheetsOfPlan(PLAN)), (workbook) => {
      const sheet = workbook.sheet("設定");
      if (!sheet) throw new Error("the sheet is gone");
      const data = sheet.root.first("sheetData");
      sheet.file.setText(
        sheet.part,
        sheet.root
          .toString()
          .replace(
            data?.toString() ?? "",
            (data?.toString() ?? "").replace(
              "</sheetData>",
              '<row r="90"><c r="A90"><f t="shared" ref="A90:A92" si="90">B90+$C$1+D$2</f><v>1</v></c></row>' +
                '<row r="91"><c r="A91"><f t="shared" si="90"/><v>2</v></c></row>' +
                '<row r="92"><c r="A92"><f t="shared" si="90"/><v>3</v></c></row></sheetData>',
            ),
          ),
      );
      workbook.reread();
    });
    const port = await openPort(bytes);
    const cell = { row: 89, column: 0, before: { formula: "B90+$C$1+D$2" }, content: 5 };
    await port.apply({ createSheets: [], tables: [], sheets: [{ sheet: "設定", cells: [cell] }] });
    const now = await openPort(await port.save());
    for (const [row, content] of [
      [89, "5"],
      [90, "=B91+$C$1+D$2"],
      [91, "=B92+$C$1+D$2"],
    ] as const) {
      await now.select("設定", row, 0);
      expect((await now.activeCell()).content).toBe(content);
    }
  });
});
