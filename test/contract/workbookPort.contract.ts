import {
  NAMES,
  SHEETS,
  TABLES,
  ACTUAL_HEADERS,
  LEVEL_HEADERS,
  PROGRESS_HEADERS,
  TARGET_HEADERS,
  columnLetter,
  scheduleHeader,
  targetHeader,
} from "../../src/sheets";
import { itemsInOrder, type Plan } from "../../src/plan";
import type { WriteChoice } from "../../src/sheets";
import { previewWrite, readOffTrack, WorkbookError, writePlan, type WorkbookPort } from "../../src/workflows";
import type { CellValue, TableSnapshot } from "../../src/workflows/port";
import type { WriteContext } from "../../src/workflows/write/prepareWrite";
import {
  ALL,
  CONTEXT,
  LATER,
  PLAN as WHOLE_PLAN,
  PLAN_SHEETS,
  changedContext,
  inferred,
  itemOf,
  mapItems,
  stated,
  unreadableIn,
  withCell,
  withItemAfter,
  withTarget,
  withoutItem,
} from "../workflows/samplePlan";

/** What people do in a workbook with their hands. Rows and columns are 0-based. */
export interface Hand {
  /** A sheet of their own with a text in A1. */
  addSheet(name: string, text: string): Promise<void>;
  put(sheet: string, row: number, column: number, value: CellValue): Promise<void>;
  deleteSheet(name: string): Promise<void>;
  renameSheet(from: string, to: string): Promise<void>;
  /** One empty column; everything from there on moves right. */
  insertColumn(sheet: string, column: number): Promise<void>;
  hideColumn(sheet: string, column: number): Promise<void>;
  /** A column at the table's right edge. */
  addTableColumn(table: string, header: string, values: readonly CellValue[]): Promise<void>;
  /** Shows only the rows with this value in the column. */
  filter(table: string, header: string, value: string): Promise<void>;
  renameHeader(table: string, from: string, to: string): Promise<void>;
  sortDescending(table: string, header: string): Promise<void>;
}

/** A host's workbook, empty at first, with what the suite must know of it beyond the port. */
export interface WorkbookUnderTest {
  readonly port: WorkbookPort;
  readonly hand: Hand;
  /** Lets the next write break off after this share of its commands, 0 to 1. */
  breakOffAt(share: number): void;
  /** Everything in the workbook that a write could change, comparable with toEqual. */
  dump(): Promise<unknown>;
  /** How a table is filtered, comparable with toEqual. */
  filterOf(table: string): Promise<unknown>;
  /** Lets formulas be calculated. */
  settle(): Promise<void>;
  /** Opens workbooks equal to this one as it is now, where that is faster than to write it anew. */
  copies?(): Promise<() => Promise<WorkbookUnderTest>>;
  close(): void;
}

/**
 * Items of each kind (numbers, stages, unreadable targets, two owners): hosts work out some thousand formulas for each further
 * one, in every test.
 */
const ITEMS: readonly string[] = ["1-1-2", "1-1-4", "2-1-1", "2-1-2", "3-1-1"];
const PLAN = mapItems(WHOLE_PLAN, (item) => (ITEMS.includes(item.code) ? [item] : []));
/** For what needs no more than a number and a stage: the new workbook of each such test is written anew, more than once. */
const SMALL = mapItems(PLAN, (item) => (["2-1-1", "2-1-2"].includes(item.code) ? [item] : []));
/** For what is updated, broken off and looked at again and again: an unreadable target and a number. */
const UPDATED = mapItems(PLAN, (item) => (["1-1-2", "2-1-2"].includes(item.code) ? [item] : []));
/** Of a write's commands: none of them, all but the last, and two places between. */
const SHARES: readonly number[] = [0, 0.4, 0.8, 1];

/** For what takes several writes. */
const ONE = mapItems(PLAN, (item) => (item.code === "2-1-2" ? [item] : []));
const [FIRST = 0, SECOND = 0, THIRD = 0] = PLAN.years;

/** A host may be slow under load; none of the promises is about time. */
const PATIENCE = 60_000;

/**
 * What any host of a workbook must do. Everything is said through the workflows, as people would see it: nothing here
 * knows how a host works. A host that does not calculate formulas is not asked what they show.
 */
export function describeWorkbookPort(
  name: string,
  open: () => Promise<WorkbookUnderTest>,
  { calculates }: { readonly calculates: boolean },
): void {
  describe(`a workbook in ${name}`, () => {
    jest.setTimeout(PATIENCE);
    let book: WorkbookUnderTest;
    afterEach(() => book.close());

    const write = async (plan: Plan = PLAN, choice: WriteChoice = ALL, context: WriteContext = CONTEXT) => {
      const result = await writePlan(book.port, plan, choice, context);
      if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join("\n"));
      await book.settle();
      return result.value;
    };
    const preview = async (plan: Plan = PLAN, choice: WriteChoice = ALL, context: WriteContext = LATER) => {
      const result = await previewWrite(book.port, plan, choice, context);
      if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join("\n"));
      return result.value;
    };
    const table = async (tableName: string): Promise<TableSnapshot> => {
      const snapshot = await book.port.snapshot({ tables: [tableName], names: [] });
      const found = snapshot.tables.find((one) => one.name === tableName);
      if (!found) throw new Error(`There is no table ${tableName}.`);
      return found;
    };
    const cellIn = (found: TableSnapshot, key: string, header: string) => {
      const column = found.headers.indexOf(header);
      const keyColumns = found.name === TABLES.levels ? [LEVEL_HEADERS.level] : [ACTUAL_HEADERS.key];
      const at = keyColumns.map((one) => found.headers.indexOf(one));
      const row = found.values.findIndex(
        (values) => at.map((index) => String(values[index])).join("|") === key,
      );
      if (row < 0 || column < 0) throw new Error(`${found.name} has no ${key} / ${header}.`);
      return { row, column, value: found.values[row]?.[column], formula: found.formulas[row]?.[column] };
    };
    const fill = async (tableName: string, key: string, header: string, value: CellValue) => {
      const found = await table(tableName);
      const { row, column } = cellIn(found, key, header);
      await book.hand.put(found.sheet, found.row + 1 + row, found.column + column, value);
      await book.settle();
    };
    const valueOf = async (tableName: string, key: string, header: string) =>
      cellIn(await table(tableName), key, header).value;
    /** By key, then by header; where 実績入力 has the row is no answer. */
    const progressRows = async () => {
      const { headers, values } = await table(TABLES.progress);
      const key = headers.indexOf(PROGRESS_HEADERS.key);
      return new Map(
        values.map((row): [string, Readonly<Record<string, CellValue>>] => [
          String(row[key]),
          Object.fromEntries(
            headers.flatMap((header, index) =>
              header === PROGRESS_HEADERS.row ? [] : [[header, row[index] ?? ""]],
            ),
          ),
        ]),
      );
    };
    /** Headers of the table's columns that do not show, from left to right. */
    const hiddenIn = async (tableName: string) => {
      const { tables, sheets } = await book.port.snapshot({ tables: [tableName], names: [], forAudit: true });
      const found = tables.find((one) => one.name === tableName);
      const columns = sheets.find((one) => one.name === found?.sheet)?.hiddenColumns;
      if (!found || !columns) throw new Error(`Nobody knows what is hidden in ${tableName}.`);
      return found.headers.filter((_header, index) => columns.includes(found.column + index));
    };
    const sheetNames = async () =>
      (await book.port.snapshot({ tables: [], names: [] })).sheets.map((one) => one.name);

    const FURUSATO = "2-1-2|2-1-2-1";
    const FURUSATO_R4 = `${FURUSATO}|2022`;

    describe("that is new", () => {
      beforeEach(async () => {
        book = await open();
      });

      it("has no off-track list yet, and that is no mistake", async () => {
        expect(await readOffTrack(book.port, PLAN)).toEqual({ ok: true, value: { isNew: true } });
      });

      it("gets every sheet, table and name", async () => {
        const before = await preview();
        expect(before.newSheets).toEqual([
          SHEETS.targets,
          SHEETS.actuals,
          SHEETS.progress,
          SHEETS.summary,
          SHEETS.dashboard,
          SHEETS.report,
          SHEETS.readings,
          SHEETS.settings,
          SHEETS.history,
        ]);
        expect(before.cards.made).toEqual(
          itemsInOrder(PLAN).map(({ item }) => `${SHEETS.card} ${item.code}`),
        );
        expect(before.isNothing).toBe(false);

        await write();
        const names = await sheetNames();
        for (const sheet of PLAN_SHEETS) expect(names).toContain(sheet);
        expect(names).toContain("Sheet1");
        const targets = await table(TABLES.targets);
        expect(cellIn(targets, FURUSATO, targetHeader(2022)).value).toBe(180000);
        expect(cellIn(targets, FURUSATO, TARGET_HEADERS.code).value).toBe("2-1-2");
        const actuals = await table(TABLES.actuals);
        expect(actuals.values).toHaveLength(targets.values.length * PLAN.years.length);
        expect(cellIn(actuals, FURUSATO_R4, ACTUAL_HEADERS.target).value).toBe(180000);
      });

      it("keeps text that looks like something else", async () => {
        const odd = ["=1+1", "+5", "-", "@name", "'quoted", "2-1-2", "0012", "TRUE", "#N/A", "1/2", "50%"];
        const named = odd.reduce(
          (plan, text, index) =>
            withItemAfter(plan, "2-1-2", { ...itemOf(PLAN, "2-1-1"), code: `2-1-${90 - index}`, name: text }),
          SMALL,
        );
        const choice: WriteChoice = { ...ALL, years: [FIRST] };
        await write(named, choice);
        const targets = await table(TABLES.targets);
        odd.forEach((text, index) => {
          expect(cellIn(targets, `2-1-${90 - index}|`, TARGET_HEADERS.item).value).toBe(text);
        });
        expect((await preview(named, choice)).isNothing).toBe(true);
      });

      it("does not take over a sheet of the same name", async () => {
        await book.hand.addSheet(SHEETS.settings, "わたしの設定");
        expect((await preview(SMALL)).newSheets).toContain(`${SHEETS.settings} (2)`);
        await write(SMALL);
        expect((await table(TABLES.levels)).sheet).toBe(`${SHEETS.settings} (2)`);
        expect((await preview(SMALL)).isNothing).toBe(true);
        expect(await sheetNames()).toContain(SHEETS.settings);
      });

      it("shows the columns of a year that is written later, and hides them again when that breaks off", async () => {
        await write(ONE, { ...ALL, years: [FIRST, SECOND] });
        const before = await table(TABLES.targets);
        const own = scheduleHeader(SECOND);
        await book.hand.hideColumn(before.sheet, before.column + before.headers.indexOf(own));
        const hidden = await hiddenIn(TABLES.targets);
        const added = [scheduleHeader(THIRD), targetHeader(THIRD)];
        expect(hidden).toEqual(expect.arrayContaining([own, ...added]));
        const more: WriteChoice = { ...ALL, years: [SECOND, THIRD] };
        const { tables } = await preview(ONE, more);
        expect(tables.flatMap(({ shownColumns }) => shownColumns)).toEqual(added);

        const all = await book.dump();
        book.breakOffAt(1);
        const broken = writePlan(book.port, ONE, more, LATER);
        await expect(broken).rejects.toMatchObject({ name: "WorkbookError", state: "unchanged" });
        await book.settle();
        expect(await book.dump()).toEqual(all);

        await write(ONE, more, LATER);
        expect(await hiddenIn(TABLES.targets)).toEqual(hidden.filter((header) => !added.includes(header)));
        expect(await table(TABLES.targets)).toEqual(before);
        const again = await preview(ONE, more);
        expect(again.isNothing).toBe(true);
        expect(again.tables.flatMap(({ shownColumns }) => shownColumns)).toEqual([]);
      });

      it("is not touched when the write is cancelled before it begins", async () => {
        const before = await book.dump();
        const cancelled = writePlan(book.port, PLAN, ALL, CONTEXT, { signal: { aborted: true } });
        await expect(cancelled).rejects.toMatchObject({ code: "workbook.cancelled", state: "unchanged" });
        expect(await book.dump()).toEqual(before);
      });

      it(
        "is as before wherever the write breaks off, and can then be written",
        async () => {
          await book.hand.addSheet(SHEETS.targets, "前からある");
          const before = await book.dump();
          for (const share of SHARES) {
            book.breakOffAt(share);
            const broken = writePlan(book.port, ONE, ALL, CONTEXT);
            await expect(broken).rejects.toBeInstanceOf(WorkbookError);
            await expect(broken).rejects.toMatchObject({ state: "unchanged" });
            expect({ share, dump: await book.dump() }).toEqual({ share, dump: before });
          }
          expect((await write(ONE)).hasWritten).toBe(true);
        },
        SHARES.length * PATIENCE,
      );
    });

    describe("that was written", () => {
      /** Its first write is tested above. */
      let openWritten: (() => Promise<WorkbookUnderTest>) | undefined;
      beforeEach(async () => {
        if (openWritten) {
          book = await openWritten();
          return;
        }
        book = await open();
        await write();
        openWritten = await book.copies?.();
      });

      it("needs nothing when written again, on another day", async () => {
        const again = await preview();
        expect(again.changes).toEqual([]);
        expect(again.isNothing).toBe(true);
        const before = await book.dump();
        expect((await write(PLAN, ALL, LATER)).hasWritten).toBe(false);
        expect(await book.dump()).toEqual(before);
      });

      it("has one formula per row, for that row", async () => {
        const actuals = await table(TABLES.actuals);
        const rate = actuals.headers.indexOf(ACTUAL_HEADERS.rate);
        const target = columnLetter(actuals.column + actuals.headers.indexOf(ACTUAL_HEADERS.target));
        actuals.formulas.forEach((line, index) => {
          expect(line[rate]).toContain(`$${target}${actuals.row + 2 + index}`);
        });
      });

      it("keeps what people filled in", async () => {
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual, 175000);
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.reason, "返礼品の見直し");
        const plan = withTarget(PLAN, "2-1-2-1", 2022, 190000);
        const before = await preview(plan, ALL, changedContext());
        const actuals = before.tables.find(({ name: one }) => one === TABLES.actuals);
        expect(actuals).toMatchObject({ added: 0, changed: 1, kept: 2 });
        await write(plan, ALL, changedContext());
        expect(await valueOf(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual)).toBe(175000);
        expect(await valueOf(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.reason)).toBe("返礼品の見直し");
      });

      it("changes exactly the cells whose target changed", async () => {
        const plan = withTarget(PLAN, "2-1-2-1", 2022, 190000);
        const { changes } = await preview(plan, ALL, changedContext());
        expect(changes.map(({ table: one, key, header }) => [one, key, header])).toEqual([
          [TABLES.targets, FURUSATO, targetHeader(2022)],
          [TABLES.targets, FURUSATO, TARGET_HEADERS.total],
          [TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.target],
        ]);
        expect(changes[0]).toMatchObject({ before: 180000, after: 190000 });
        const before = await table(TABLES.targets);
        await write(plan, ALL, changedContext());
        const after = await table(TABLES.targets);
        const { row, column } = cellIn(after, FURUSATO, targetHeader(2022));
        const total = after.headers.indexOf(TARGET_HEADERS.total);
        expect(after.values).toEqual(
          before.values.map((values, index) =>
            values.map((value, at) => {
              if (index !== row) return value;
              if (at === column) return 190000;
              return at === total && typeof value === "number" ? value + 10000 : value;
            }),
          ),
        );
        expect((await preview(plan, ALL, changedContext())).isNothing).toBe(true);
      });

      it("names the day of the write in the titles of the sheets that it changed, and only there", async () => {
        const title = async (tableName: string) => {
          const { heads = [] } = await book.port.snapshot({ tables: [], names: [], headsOf: [tableName] });
          return heads
            .flatMap(({ values }) => values.flat())
            .find((value) => String(value).includes("書き込み"));
        };
        await write(withTarget(PLAN, "2-1-2-1", 2022, 190000), ALL, changedContext("2024-02-29"));
        expect(await title(TABLES.targets)).toContain("2024-02-29");
        expect(await title(TABLES.actuals)).toContain("2024-02-29");
        expect(await title(TABLES.settings)).toContain(CONTEXT.written.date);
      });

      it("finds everything again after sorting, inserting, adding and renaming", async () => {
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual, 175000);
        await book.hand.sortDescending(TABLES.actuals, ACTUAL_HEADERS.key);
        await book.hand.insertColumn(SHEETS.actuals, 4);
        await book.hand.addTableColumn(TABLES.targets, "メモ", ["確認済み"]);
        await book.hand.renameSheet(SHEETS.actuals, "R4実績（財政課）");
        await book.settle();
        const calm = await preview();
        expect(calm.changes).toEqual([]);
        expect(calm.isNothing).toBe(true);
        expect(calm.tables.find(({ name: one }) => one === TABLES.targets)?.ownColumns).toEqual(["メモ"]);

        const plan = withTarget(PLAN, "2-1-2-1", 2022, 190000);
        await write(plan, ALL, changedContext());
        const actuals = await table(TABLES.actuals);
        expect(actuals.sheet).toBe("R4実績（財政課）");
        expect(cellIn(actuals, FURUSATO_R4, ACTUAL_HEADERS.target).value).toBe(190000);
        expect(cellIn(actuals, FURUSATO_R4, ACTUAL_HEADERS.actual).value).toBe(175000);
        const keys = actuals.values.map((values) => values[actuals.headers.indexOf(ACTUAL_HEADERS.key)]);
        expect(keys).toEqual([...keys].sort().reverse());
        const targets = await table(TABLES.targets);
        expect(targets.values[0]?.[targets.headers.indexOf("メモ")]).toBe("確認済み");
      });

      it("makes a sheet again that was deleted, with its names, and leaves the others alone", async () => {
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual, 175000);
        await book.hand.deleteSheet(SHEETS.settings);
        expect(await preview()).toMatchObject({
          newSheets: [SHEETS.settings],
          changes: [],
          isNothing: false,
        });
        await write(PLAN, ALL, LATER);
        const { names } = await book.port.snapshot({ tables: [], names: [NAMES.reviewYear] });
        expect(names).toMatchObject([{ name: NAMES.reviewYear, sheet: SHEETS.settings }]);
        expect(await valueOf(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual)).toBe(175000);
        expect((await preview()).isNothing).toBe(true);
      });

      it("switches targets to live formulas and back", async () => {
        const live: WriteChoice = { ...ALL, targets: "formulas" };
        const { changes } = await preview(PLAN, live);
        expect(changes.length).toBeGreaterThan(0);
        for (const { header, before, after } of changes) {
          expect(header).toMatch(/^目標 /);
          expect(typeof before).toBe("number");
          expect(after).toMatch(/^=REFORM\.TARGET\(/);
        }
        await write(PLAN, live, LATER);
        const { formula } = cellIn(await table(TABLES.targets), FURUSATO, targetHeader(2022));
        expect(formula).toMatch(/^=REFORM\.TARGET\("2-1-2"/);
        expect((await preview(PLAN, live)).isNothing).toBe(true);
        await write(PLAN, ALL, LATER);
        expect(cellIn(await table(TABLES.targets), FURUSATO, targetHeader(2022)).formula).toBe(180000);
        expect((await preview()).isNothing).toBe(true);
      });

      it("keeps the filter, and writes to rows that it hides", async () => {
        await book.hand.filter(TABLES.actuals, ACTUAL_HEADERS.code, "1-1-4");
        const filter = await book.filterOf(TABLES.actuals);
        await write(withTarget(PLAN, "2-1-2-1", 2022, 190000), ALL, changedContext());
        expect(await valueOf(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.target)).toBe(190000);
        expect(await book.filterOf(TABLES.actuals)).toEqual(filter);
      });

      it("gets the rows of a new item at the end, filled in and ready", async () => {
        await book.hand.addTableColumn(TABLES.actuals, "メモ", ["確認済み"]);
        const source = itemOf(PLAN, "2-1-2");
        const item = {
          ...source,
          code: "2-1-9",
          name: "=新しい取組",
          indicators: source.indicators.map((one) => ({ ...one, id: "2-1-9-1" })),
        };
        const plan = withItemAfter(PLAN, "2-1-2", item);
        const before = await table(TABLES.actuals);
        const { tables, cards } = await preview(plan, ALL, changedContext());
        const touched = tables.filter(({ added, changed }) => added > 0 || changed > 0);
        expect(touched.map(({ name: one, added, changed }) => [one, added, changed])).toEqual([
          [TABLES.targets, 1, 0],
          [TABLES.actuals, PLAN.years.length, 0],
          [TABLES.progress, 1, 0],
          [TABLES.indicators, 1, 0],
          [TABLES.reportRows, 1, 0],
          [TABLES.reportPeriod, 1, 0],
        ]);
        expect(cards.made).toEqual([`${SHEETS.card} 2-1-9`]);
        await write(plan, ALL, changedContext());
        const after = await table(TABLES.actuals);
        expect(after.values.slice(0, before.values.length)).toEqual(before.values);
        const key = after.headers.indexOf(ACTUAL_HEADERS.key);
        expect(after.values.slice(before.values.length).map((values) => values[key])).toEqual(
          PLAN.years.map((year) => `2-1-9|2-1-9-1|${year}`),
        );
        expect(cellIn(after, "2-1-9|2-1-9-1|2022", ACTUAL_HEADERS.item).value).toBe("=新しい取組");
        expect(cellIn(after, "2-1-9|2-1-9-1|2022", ACTUAL_HEADERS.code).value).toBe("2-1-9");
        expect((await preview(plan, ALL, changedContext())).isNothing).toBe(true);
      });

      it("keeps the rows of an item that the plan no longer has, and says so", async () => {
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual, 175000);
        const plan = withoutItem(PLAN, "2-1-2");
        const { tables } = await preview(plan, ALL, changedContext());
        expect(tables.find(({ name: one }) => one === TABLES.targets)?.unknownRows).toEqual([FURUSATO]);
        expect(tables.find(({ name: one }) => one === TABLES.actuals)?.unknownRows).toHaveLength(
          PLAN.years.length,
        );
        await write(plan, ALL, changedContext());
        expect(await valueOf(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual)).toBe(175000);
      });

      it("leaves the rest alone when only a part is written", async () => {
        const plan = withTarget(withTarget(PLAN, "2-1-2-1", 2022, 190000), "1-1-4-1", 2022, 800);
        const [owner] = itemOf(PLAN, "2-1-2").owners;
        const part: WriteChoice = { ...ALL, owners: [owner?.value ?? ""], years: [2022] };
        const said = await preview(plan, part, changedContext());
        expect(said.tables.flatMap(({ unknownRows }) => unknownRows)).toEqual([]);
        await write(plan, part, changedContext());
        expect(await valueOf(TABLES.targets, FURUSATO, targetHeader(2022))).toBe(190000);
        expect(await valueOf(TABLES.targets, "1-1-4|1-1-4-1", targetHeader(2022))).toBe(750);
      });

      it("keeps settings that people changed", async () => {
        await fill(TABLES.levels, "2", LEVEL_HEADERS.min, 0.7);
        await write(withTarget(PLAN, "2-1-2-1", 2022, 190000), ALL, changedContext());
        expect(await valueOf(TABLES.levels, "2", LEVEL_HEADERS.min)).toBe(0.7);
      });

      it("puts back a formula that was typed over, and says so", async () => {
        const { formula } = cellIn(await table(TABLES.actuals), FURUSATO_R4, ACTUAL_HEADERS.rate);
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.rate, 0.99);
        const { tables, changes } = await preview();
        expect(tables.find(({ name: one }) => one === TABLES.actuals)?.restoredFormulas).toBe(1);
        expect(changes).toMatchObject([{ key: FURUSATO_R4, header: ACTUAL_HEADERS.rate, before: 0.99 }]);
        await write(PLAN, ALL, LATER);
        expect(cellIn(await table(TABLES.actuals), FURUSATO_R4, ACTUAL_HEADERS.rate).formula).toBe(formula);
      });

      it("keeps its sheets protected", async () => {
        await write(withTarget(PLAN, "2-1-2-1", 2022, 190000), ALL, changedContext());
        const { sheets } = await book.port.snapshot({ tables: [], names: [] });
        const locked = sheets.filter(({ isProtected }) => isProtected).map((one) => one.name);
        expect(locked).toEqual(expect.arrayContaining([SHEETS.actuals, SHEETS.settings]));
      });

      it("refuses a header that was renamed, and says what to do", async () => {
        await book.hand.renameHeader(TABLES.actuals, ACTUAL_HEADERS.actual, "実績値");
        expect(await previewWrite(book.port, PLAN, ALL, LATER)).toMatchObject({
          ok: false,
          issues: [{ code: "table.columnMissing", path: `${TABLES.actuals}[${ACTUAL_HEADERS.actual}]` }],
        });
      });

      it("refuses another plan", async () => {
        expect(await previewWrite(book.port, { ...PLAN, id: "other" }, ALL, LATER)).toMatchObject({
          ok: false,
          issues: [{ code: "plan.other" }],
        });
      });

      it(
        "is as before wherever an update breaks off, and can then be updated",
        async () => {
          book.close();
          book = await open();
          await write(UPDATED);
          await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual, 175000);
          await book.hand.sortDescending(TABLES.actuals, ACTUAL_HEADERS.key);
          const source = itemOf(UPDATED, "2-1-2");
          const item = {
            ...source,
            code: "2-1-9",
            name: "新しい取組",
            indicators: source.indicators.map((one) => ({ ...one, id: "2-1-9-1" })),
          };
          const lost = unreadableIn(UPDATED);
          const reread = withCell(
            withCell(UPDATED, "2-1-2-1", 2022, inferred(190000)),
            lost.id,
            lost.year,
            stated(7),
          );
          const plan = withItemAfter(reread, "2-1-2", item);
          const before = await book.dump();
          for (const share of SHARES) {
            book.breakOffAt(share);
            const broken = writePlan(book.port, plan, ALL, changedContext());
            await expect(broken).rejects.toMatchObject({ name: "WorkbookError", state: "unchanged" });
            await book.settle();
            expect({ share, dump: await book.dump() }).toEqual({ share, dump: before });
          }
          expect((await write(plan, ALL, changedContext())).hasWritten).toBe(true);
        },
        SHARES.length * PATIENCE,
      );

      if (!calculates) return;

      it("shows the same in 進捗一覧 when a column is put into 実績入力", async () => {
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual, 130000);
        const before = await progressRows();
        const { headers, column } = await table(TABLES.actuals);
        await book.hand.insertColumn(SHEETS.actuals, column + headers.indexOf(ACTUAL_HEADERS.actual));
        await book.settle();
        expect(await progressRows()).toEqual(before);
      });

      it("shows the same in 進捗一覧 however 実績入力 is sorted and filtered, and what is added to it", async () => {
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual, 130000);
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.reason, "返礼品の見直し");
        const before = await progressRows();
        expect(before.get(FURUSATO)).toMatchObject({
          [PROGRESS_HEADERS.actual]: 130000,
          [PROGRESS_HEADERS.grade]: "△やや遅れ",
          [PROGRESS_HEADERS.reason]: "返礼品の見直し",
          [PROGRESS_HEADERS.lateOrder]: 1,
        });
        await book.hand.sortDescending(TABLES.actuals, ACTUAL_HEADERS.key);
        await book.hand.filter(TABLES.actuals, ACTUAL_HEADERS.code, "1-1-4");
        await book.settle();
        expect(await progressRows()).toEqual(before);

        const source = itemOf(PLAN, "2-1-2");
        const indicators = source.indicators.map((one) => ({ ...one, id: "2-1-9-1" }));
        const added = withItemAfter(PLAN, "2-1-2", {
          ...source,
          code: "2-1-9",
          name: "新しい取組",
          indicators,
        });
        await write(added, ALL, changedContext());
        await fill(TABLES.actuals, "2-1-9|2-1-9-1|2022", ACTUAL_HEADERS.actual, 90000);
        const after = await progressRows();
        // Worse than the other one, and so before it.
        expect(after.get("2-1-9|2-1-9-1")).toMatchObject({
          [PROGRESS_HEADERS.actual]: 90000,
          [PROGRESS_HEADERS.grade]: "×遅れ",
          [PROGRESS_HEADERS.lateOrder]: 1,
        });
        expect(after.get(FURUSATO)).toMatchObject({ [PROGRESS_HEADERS.lateOrder]: 2 });
        for (const [key, row] of before) {
          const order = { [PROGRESS_HEADERS.lateOrder]: after.get(key)?.[PROGRESS_HEADERS.lateOrder] };
          expect(after.get(key)).toEqual({ ...row, ...order });
        }
      });

      it("tells what is off track as the sheet shows it", async () => {
        await fill(TABLES.actuals, FURUSATO_R4, ACTUAL_HEADERS.actual, 130000);
        const result = await readOffTrack(book.port, PLAN);
        expect(result).toMatchObject({ ok: true, value: { isNew: false, reviewYear: 2022 } });
        if (!result.ok || result.value.isNew) throw new Error("unreachable");
        const { rows } = result.value;
        expect(rows.filter(({ isUnknown }) => isUnknown)).toEqual([]);
        expect(rows.filter(({ isOffTrack }) => isOffTrack)).toMatchObject([
          {
            key: FURUSATO_R4,
            target: 180000,
            actual: 130000,
            grade: "△やや遅れ",
            level: 3,
            lacksReason: true,
          },
        ]);
      });
    });
  });
}
