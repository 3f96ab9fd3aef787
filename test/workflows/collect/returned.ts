/** The office's workbook and the departments' files in memory: what collecting is tested on. Real files: test/round. */
import type { Issue, Plan, Result } from "../../../src/plan";
import {
  TABLES,
  columnLetter,
  type AnswerHeader,
  type SheetSpec,
  type WriteChoice,
  type Written,
} from "../../../src/sheets";
import type { Content } from "../../../src/sheets/spec";
import {
  collect,
  issueWorkbooks,
  merge,
  writePlan,
  type ApplyOptions,
  type CellValue,
  type Collection,
  type Decisions,
  type MergeOutcome,
  type OpenReturned,
  type PickedFile,
  type Proposal,
  type Rejection,
  type ReturnedTable,
  type ReturnedWorkbook,
} from "../../../src/workflows";
import type { TableSnapshot } from "../../../src/workflows/port";
import { indicator, item, plan, stated, target } from "../../sheets/samplePlan";
import { FakeWorkbook } from "../FakeWorkbook";

export const YEAR = 2029;
const ALL: WriteChoice = { priorities: "all", owners: "all", years: "all", targets: "values" };
export const WRITTEN: Written = { planHash: "a".repeat(64), date: "2029-10-01T09:00", appVersion: "1.2.3" };
export const LATER: Written = { ...WRITTEN, date: "2029-11-01T10:30" };
export const CONTACT = "行革担当 内線 123";

/** Rows of two departments, of money, of percentages, of stages and of words; another city than the bundled plan's. */
export const PLAN: Plan = plan(
  [2028, 2029, 2030],
  [
    {
      ...item("1-1-1", "窓口の見直し", 3),
      owners: [
        { ...stated, value: "企画課" },
        { ...stated, value: "市民課" },
      ],
      indicators: [
        { ...indicator("visits", "来庁者数", [1_200, 1_100, 1_000]), unit: "人", direction: "lower" },
        { ...indicator("share", "満足度", [80, 85, 90]), unit: "%" },
      ],
    },
    { ...item("1-1-2", "職員研修", 3), owners: [{ ...stated, value: "企画課" }] },
    {
      ...item("2-1-1", "手数料", 3),
      owners: [{ ...stated, value: "財政課" }],
      indicators: [
        { ...indicator("fee", "徴収", ["検討", "⇒", "実施"]), unit: "", kind: "stage", direction: "none" },
        {
          ...indicator("cost", "経費", []),
          unit: "千円",
          targets: [target(1.5), target(1_000), target(null)],
        },
      ],
    },
  ],
);

export const VISITS = `1-1-1|visits|${YEAR}`;
export const SHARE = `1-1-1|share|${YEAR}`;
export const TRAINING = `1-1-2||${YEAR}`;
export const FEE = `2-1-1|fee|${YEAR}`;
export const COST = `2-1-1|cost|${YEAR}`;

/** Cells of 実績入力 by key and header, of the office's workbook or of a department's. */
export class Sheet {
  constructor(readonly book: FakeWorkbook) {}

  async table(name: string = TABLES.actuals): Promise<TableSnapshot> {
    const { tables } = await this.book.snapshot({ tables: [name], names: [] });
    const [table] = tables;
    if (!table) throw new Error(`There is no table ${name}.`);
    return table;
  }

  async place(key: string, header: string): Promise<{ sheet: string; row: number; column: number }> {
    const { sheet, row, column, headers, values } = await this.table();
    const index = values.findIndex((line) => line[headers.indexOf("キー")] === key);
    if (index < 0 || !headers.includes(header)) throw new Error(`There is no cell ${key} ${header}.`);
    return { sheet, row: row + 1 + index, column: column + headers.indexOf(header) };
  }

  async put(key: string, header: string, content: Content, result?: CellValue): Promise<this> {
    const { sheet, row, column } = await this.place(key, header);
    this.book.put(sheet, row, column, content);
    if (result !== undefined) this.book.results.set(`${sheet}!${columnLetter(column)}${row + 1}`, result);
    return this;
  }

  async get(key: string, header: string): Promise<Content> {
    const { sheet, row, column } = await this.place(key, header);
    return this.book.sheet(sheet).cells.get(`${row}:${column}`) ?? null;
  }

  /** Puts a row below the last one. */
  async addRow(cells: Readonly<Record<string, Content>>): Promise<void> {
    const { sheet, row, column, headers, values } = await this.table();
    for (const [header, content] of Object.entries(cells))
      this.book.put(sheet, row + 1 + values.length, column + headers.indexOf(header), content);
    this.book.table(TABLES.actuals).bodyRows += 1;
  }

  async deleteRow(key: string): Promise<void> {
    const { sheet, column, headers, values } = await this.table();
    const { row } = await this.place(key, "キー");
    const cells = this.book.sheet(sheet).cells;
    const last = row + values.length;
    for (let at = row; at <= last; at += 1)
      for (let index = column; index < column + headers.length; index += 1)
        cells.set(`${at}:${index}`, cells.get(`${at + 1}:${index}`) ?? null);
    this.book.table(TABLES.actuals).bodyRows -= 1;
  }

  async renameHeader(from: string, to: string, name: string = TABLES.actuals): Promise<this> {
    const { sheet, row, column, headers } = await this.table(name);
    if (!headers.includes(from)) throw new Error(`There is no header ${from}.`);
    this.book.put(sheet, row, column + headers.indexOf(from), to);
    return this;
  }
}

/** A department's file. `name` is what people see; each file has bytes of its own unless they are copied. */
export class DepartmentFile extends Sheet {
  /** Number formats by sheet and cell: `実績入力!N8`. */
  readonly formats = new Map<string, string>();
  /** Tables that the file has lost. */
  readonly lost = new Set<string>();
  /** Other blocks that look like 実績入力. */
  readonly copies: ReturnedTable[] = [];
  /** By table: what looking for it gives instead. */
  readonly findIssues = new Map<string, Issue>();

  constructor(
    book: FakeWorkbook,
    readonly name: string,
    readonly department: string,
    readonly bytes: Uint8Array,
  ) {
    super(book);
  }

  get picked(): PickedFile {
    return { name: this.name, size: this.bytes.length, read: () => Promise.resolve(this.bytes) };
  }

  async type(key: string, header: AnswerHeader, content: Content, format?: string): Promise<this> {
    await this.put(key, header, content);
    if (format !== undefined) {
      const { sheet, row, column } = await this.place(key, header);
      this.formats.set(`${sheet}!${columnLetter(column)}${row + 1}`, format);
    }
    return this;
  }

  async record(key: string, value: CellValue | null): Promise<this> {
    const { sheet, row, column, values } = await this.table(TABLES.record);
    const index = values.findIndex((line) => line[0] === key);
    if (index < 0) throw new Error(`The record has no ${key}.`);
    this.book.put(sheet, row + 1 + index, column + 1, value);
    return this;
  }

  async open(): Promise<ReturnedWorkbook> {
    const { tables } = await this.book.snapshot({ tables: Object.values(TABLES), names: [] });
    return {
      find: (name): Result<ReturnedTable | null> => {
        const issue = this.findIssues.get(name);
        if (issue) return { ok: false, issues: [issue] };
        const table = this.lost.has(name) ? undefined : tables.find((one) => one.name === name);
        if (!table) return { ok: true, value: null };
        const formats = table.values.map((line, row) =>
          line.map((_, column) => {
            const cell = `${columnLetter(table.column + column)}${table.row + 2 + row}`;
            return this.formats.get(`${table.sheet}!${cell}`) ?? "General";
          }),
        );
        return { ok: true, value: { ...table, formats } };
      },
      others: () => ({ ok: true, value: this.copies }),
    };
  }
}

/** An office's workbook of {@link PLAN} and the files that it sent; `collect` and `merge` as people would call them. */
export class Round extends Sheet {
  readonly files: DepartmentFile[] = [];
  private made = 0;

  private constructor(
    book: FakeWorkbook,
    readonly plan: Plan,
  ) {
    super(book);
  }

  static async start(made: Plan = PLAN, choice: Partial<WriteChoice> = {}): Promise<Round> {
    const round = new Round(new FakeWorkbook(), made);
    valueOf(await writePlan(round.book, made, { ...ALL, ...choice }, { written: WRITTEN }));
    return round;
  }

  /** The office's workbook with everything sent, for the year. */
  static async sent(made: Plan = PLAN, year = YEAR): Promise<Round> {
    const round = await Round.start(made);
    await round.send(year);
    return round;
  }

  async send(year = YEAR, written: Written = WRITTEN, deadline = "2030-04-30"): Promise<DepartmentFile[]> {
    const outcome = valueOf(
      await issueWorkbooks(
        this.book,
        this.plan,
        { year, departments: "all", deadline, contact: CONTACT },
        { written, encode: (specs) => this.encode(specs) },
      ),
    );
    const sent = outcome.files.map(({ name, department, bytes }) => {
      const book = this.books.get(String(bytes[0]));
      if (!book) throw new Error("encode has not seen these sheets");
      return new DepartmentFile(book, name, department, bytes);
    });
    this.files.push(...sent);
    return sent;
  }

  /** The last file that was sent to a department. */
  file(department: string): DepartmentFile {
    const found = this.files.filter((one) => one.department === department).at(-1);
    if (!found) throw new Error(`Nothing was sent to ${department}.`);
    return found;
  }

  readonly open: OpenReturned = async (bytes) => {
    const file = this.files.find((one) => one.bytes[0] === bytes[0]);
    if (file) return { ok: true, value: await file.open() };
    return {
      ok: false,
      issues: [{ code: "file.notWorkbook", path: "", message: "Excel のファイルではありません。" }],
    };
  };

  read(files: readonly PickedFile[], options: ApplyOptions = {}): Promise<Result<Collection>> {
    return collect(this.book, this.plan, files, this.open, options);
  }

  /** Collects the files; a refusal is an error of the test. */
  async collect(...files: readonly DepartmentFile[]): Promise<Collection> {
    return valueOf(await this.read(files.map(({ picked }) => picked)));
  }

  async merge(
    collection: Collection,
    decisions: Decisions = new Map(),
    written = LATER,
  ): Promise<MergeOutcome> {
    return valueOf(await merge(this.book, this.plan, collection, decisions, written));
  }

  /** The same file again, changed by somebody else: another copy of the sheets as they were sent. */
  async copyOf(file: DepartmentFile, name = file.name): Promise<DepartmentFile> {
    const specs = this.specs.get(String(file.bytes[0]));
    if (!specs) throw new Error("the file was not sent from here");
    const bytes = await this.encode(specs);
    const book = this.books.get(String(bytes[0]));
    if (!book) throw new Error("the copy was made just now");
    const copy = new DepartmentFile(book, name, file.department, bytes);
    this.files.push(copy);
    return copy;
  }

  private readonly books = new Map<string, FakeWorkbook>();
  private readonly specs = new Map<string, readonly SheetSpec[]>();

  private async encode(specs: readonly SheetSpec[]): Promise<Uint8Array> {
    this.made += 1;
    const book = new FakeWorkbook();
    await book.apply({ createSheets: specs, tables: [], sheets: [] });
    this.books.set(String(this.made), book);
    this.specs.set(String(this.made), specs);
    return Uint8Array.of(this.made, specs.length);
  }
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return result.value;
}

export function proposalOf({ proposals }: Collection, key: string, header: string): Proposal {
  const found = proposals.filter((one) => one.key === key && one.header === header);
  if (!found[0] || found.length > 1) throw new Error(`${found.length} proposals for ${key} ${header}`);
  return found[0];
}

export function rejectionOf({ rejections }: Collection, key: string, header: string | null): Rejection {
  const found = rejections.filter((one) => one.key === key && one.header === header);
  if (!found[0] || found.length > 1)
    throw new Error(`${found.length} rejections for ${key} ${header}: ${JSON.stringify(rejections)}`);
  return found[0];
}
