/**
 * The whole round: the office sends a workbook to every department, the departments fill them in with programs that are not
 * ours, the office takes them back. What was typed must stand in the office's workbook, read by a stranger's code.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundledPlan as plan } from "../../src/plan";
import { ACTUAL_HEADERS as H, ANSWER_HEADERS, HISTORY_HEADERS, TABLES } from "../../src/sheets";
import {
  auditWorkbook,
  collect,
  findLastMerge,
  issueWorkbooks,
  merge,
  undoMerge,
  writePlan,
  type Collection,
  type IssuedFile,
  type PickedFile,
} from "../../src/workflows";
import { XlsxPort, openReturned, writeWorkbookFile } from "../../src/xlsx";
import { LIBREOFFICE, OPENPYXL, UNO, describeWith } from "../xlsx/programs";

const PYTHON = "/usr/bin/python3";
const YEAR = 2022;
const choice = { priorities: "all", owners: "all", years: "all", targets: "values" } as const;
const written = { planHash: "a".repeat(64), date: "2022-10-03T09:00", appVersion: "0.1.0" };

type Typed = string | number;
interface Answer {
  readonly key: string;
  readonly header: string;
  readonly value: Typed;
  /** The value is a formula that the program calculates. */
  readonly formula?: true;
  /** What the office's workbook is to hold, where that is not what was typed. */
  readonly means?: Typed;
}
type Lines = Readonly<Record<string, Readonly<Record<string, Typed | null>>>>;

/** How each department works; the ninth never answers. */
const PEOPLE: Readonly<
  Record<string, { readonly program: "openpyxl" | "LibreOffice"; readonly habits: readonly string[] }>
> = {
  総務課: { program: "openpyxl", habits: ["sort", "filter"] },
  総合政策課: { program: "openpyxl", habits: ["rename"] },
  教育総務課: { program: "openpyxl", habits: ["dropTables", "sort"] },
  財政課: { program: "openpyxl", habits: [] },
  情報政策課: { program: "LibreOffice", habits: ["sort"] },
  スポーツ振興課: { program: "LibreOffice", habits: [] },
  市民課: { program: "LibreOffice", habits: ["insertColumn", "rename"] },
  こども未来課: { program: "LibreOffice", habits: ["ods"] },
};
const SILENT = "管財契約課";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "round-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function python(script: string, args: readonly string[], input: unknown): string {
  return execFileSync(PYTHON, [join(__dirname, script), ...args], {
    input: JSON.stringify(input),
    encoding: "utf8",
    timeout: 240_000,
    maxBuffer: 50_000_000,
    stdio: "pipe",
  });
}

/** The rows of 実績入力 by key, as openpyxl reads them. */
function linesOf(bytes: Uint8Array, table: string = TABLES.actuals): Lines {
  const file = join(folder, "read.xlsx");
  writeFileSync(file, bytes);
  return JSON.parse(python("read_with_openpyxl.py", [file], table)) as Lines;
}

function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

/** The office's workbook, with a value that somebody typed before anything was sent. */
async function officeWorkbook(): Promise<XlsxPort> {
  const port = XlsxPort.create();
  value(await writePlan(port, plan, choice, { written }));
  const file = join(folder, "office.xlsx");
  writeFileSync(file, await port.save());
  const [key = ""] =
    Object.entries(linesOf(readFileSync(file))).find(
      ([, line]) => line[H.westernYear] === YEAR && line[H.item] === "ふるさと納税の推進",
    ) ?? [];
  python("answer_with_openpyxl.py", [file], {
    answers: [{ key, header: H.firstHalf, value: 61_000 }],
    habits: [],
  });
  return value(await XlsxPort.open(readFileSync(file)));
}

/** Something for every cell, so that no two cells could be mistaken for each other. */
function answersFor(lines: Lines, department: string): Answer[] {
  return Object.entries(lines).flatMap(([key, line], index): Answer[] => {
    const isNumeric = typeof line[H.unit] === "string" && typeof line[H.target] === "number";
    const number = 1_000 * (index + 1) + department.length;
    return [
      ...(isNumeric
        ? [
            { key, header: H.firstHalf, value: number + 0.5 },
            {
              key,
              header: H.forecast,
              value: `=${String(number)}+234`,
              formula: true as const,
              means: number + 234,
            },
            { key, header: H.actual, value: (number * 1_000).toLocaleString("en-US"), means: number * 1_000 },
            { key, header: H.state, value: "確定" },
          ]
        : []),
      { key, header: H.progress, value: `${department}の取組 ${key}` },
      { key, header: H.reason, value: `=${department}で検討`, means: `=${department}で検討` },
    ];
  });
}

/** Somebody of this department sorts a copy without the hidden column of keys. */
const SORTER = "財政課";
const SORTED = "並べ替え.xlsx";

async function answered(files: readonly IssuedFile[]): Promise<{
  picked: PickedFile[];
  sorted: PickedFile;
  typed: Map<string, Answer[]>;
}> {
  const typed = new Map<string, Answer[]>();
  const office: unknown[] = [];
  const picked: PickedFile[] = [];
  for (const { name, department, bytes } of files) {
    const how = PEOPLE[department];
    if (!how) continue;
    const answers = answersFor(linesOf(bytes), department);
    if (department === SORTER) {
      writeFileSync(join(folder, SORTED), bytes);
      office.push({ file: join(folder, SORTED), answers, habits: ["sortVisible"] });
    }
    typed.set(department, answers);
    const file = join(folder, name);
    writeFileSync(file, bytes);
    if (how.program === "LibreOffice") office.push({ file, answers, habits: how.habits });
    else python("answer_with_openpyxl.py", [file], { answers, habits: how.habits });
    picked.push(pickedFile(name));
  }
  python("../libreoffice/answer.py", [], office);
  return { picked, sorted: pickedFile(SORTED), typed };
}

function pickedFile(name: string): PickedFile {
  return { name, size: 1, read: () => Promise.resolve(readFileSync(join(folder, name))) };
}

describeWith([LIBREOFFICE, OPENPYXL, UNO], "files out to the departments and back", () => {
  let port: XlsxPort;
  let files: readonly IssuedFile[];
  let typed: Map<string, Answer[]>;
  let sorted: PickedFile;
  let collection: Collection;
  let before: Lines;

  beforeAll(async () => {
    port = await officeWorkbook();
    const outcome = value(
      await issueWorkbooks(
        port,
        plan,
        { year: YEAR, departments: "all", deadline: "2022-10-31", contact: "財政課 行革担当 内線 123" },
        { written, encode: (specs, title) => writeWorkbookFile(specs, { title }) },
      ),
    );
    files = outcome.files;
    before = linesOf(await port.save());
    const returned = await answered(files);
    ({ typed, sorted } = returned);
    collection = value(await collect(port, plan, returned.picked, openReturned));
  }, 300_000);

  it("makes one file for each department of the plan", () => {
    expect(new Set(files.map(({ department }) => department))).toEqual(
      new Set([...Object.keys(PEOPLE), SILENT]),
    );
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  it("reads every file and refuses nothing", () => {
    expect(collection.files.map(({ file, issues, notices }) => ({ file, issues, notices }))).toEqual(
      files
        .filter(({ department }) => department !== SILENT)
        .map(({ name }) => ({ file: name, issues: [], notices: [] })),
    );
    expect(collection.rejections).toEqual([]);
  });

  it("proposes each cell that was typed, with what it means, and nothing else", () => {
    const wanted = new Map<string, Set<Typed>>();
    for (const answers of typed.values())
      for (const { key, header, value: shown, means = shown } of answers) {
        const id = `${key}|${header}`;
        wanted.set(id, (wanted.get(id) ?? new Set()).add(means));
      }
    const proposed = new Map(
      collection.proposals.map(({ key, header, candidates }) => [
        `${key}|${header}`,
        new Set(candidates.map((candidate) => candidate.value)),
      ]),
    );
    expect(proposed).toEqual(wanted);
    expect(wanted.size).toBeGreaterThan(60);
  });

  it("asks where two departments share a row and do not agree, and nowhere else", () => {
    const shared = Object.entries(before)
      .filter(([, line]) => line[H.westernYear] === YEAR && String(line[H.owners]).includes("・"))
      .map(([key]) => key);
    expect(shared.length).toBeGreaterThan(0);
    const conflicts = collection.proposals.filter(({ kind }) => kind === "conflict");
    expect(new Set(conflicts.map(({ key }) => key))).toEqual(new Set(shared));
    // Both say 確定, which has to wait until somebody has chosen the number.
    for (const { header, conflict, candidates } of conflicts)
      expect([conflict, candidates.length]).toEqual(header === H.state ? ["state", 1] : ["files", 2]);
  });

  it("puts nothing on another item when somebody has sorted without the hidden column", async () => {
    const moved = value(await collect(port, plan, [sorted], openReturned));
    const answers = new Map((typed.get(SORTER) ?? []).map((one) => [`${one.key}|${one.header}`, one]));
    const rows = new Set([...answers.values()].map(({ key }) => key));
    const mixed = moved.rejections.filter(({ code }) => code === "row.mixed");
    expect(mixed.length).toBeGreaterThan(1);
    expect(mixed.every(({ header, key }) => header === null && rows.has(key))).toBe(true);
    expect(moved.rejections).toEqual(mixed);
    for (const { id, candidates } of moved.proposals) {
      const own = answers.get(id);
      expect(candidates.map((candidate) => candidate.value)).toEqual([own?.means ?? own?.value]);
    }
  });

  it("knows the value that stood there when the file was sent", () => {
    const changed = collection.proposals.filter(({ kind }) => kind === "changed");
    expect(changed.map(({ item, header, sent, before: now }) => ({ item, header, sent, now }))).toEqual([
      { item: "ふるさと納税の推進", header: H.firstHalf, sent: 61_000, now: 61_000 },
    ]);
  });

  it("says who has not answered", () => {
    const silent = collection.answers.filter(({ state }) => state === "none");
    expect(silent.map(({ department, deadline }) => ({ department, deadline }))).toEqual([
      { department: SILENT, deadline: "2022-10-31" },
    ]);
  });

  it("merges what was typed into the right cells, changes no other, and takes all of it back", async () => {
    const merged = value(await merge(port, plan, collection, new Map(), written));
    const after = linesOf(await port.save());
    const accepted = new Map(
      collection.proposals
        .filter(({ kind }) => kind !== "conflict")
        .map(({ key, header, candidates: [first] }) => [`${key}|${header}`, first.value]),
    );
    expect(merged.cells).toBe(accepted.size);

    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [key, line] of Object.entries(after))
      for (const [header, shown] of Object.entries(line))
        expect({ key, header, shown }).toEqual({
          key,
          header,
          shown: accepted.get(`${key}|${header}`) ?? before[key]?.[header] ?? null,
        });
    // One line of history for each cell.
    const log = Object.values(linesOf(await port.save(), TABLES.history));
    expect(log.filter((line) => line[HISTORY_HEADERS.action] === "取り込み")).toHaveLength(accepted.size);

    // Closed and opened again in between.
    const reopened = value(await XlsxPort.open(await port.save()));
    const last = value(await findLastMerge(reopened));
    if (!last) throw new Error("the merge is not in the history");
    const undone = value(await undoMerge(reopened, plan, last.batch, written));
    expect(undone).toMatchObject({ restored: accepted.size, kept: [] });
    // The log is whole, and what it put last into the cells stands in them.
    for (const one of [port, reopened]) {
      const { findings } = value(await auditWorkbook(one, plan, written));
      expect(findings.filter(({ code }) => code.startsWith("history."))).toEqual([]);
    }
    expect(linesOf(await reopened.save())).toEqual(before);
  });

  it("keeps the answers of a department as text, whatever they begin with", () => {
    const texts = collection.proposals.filter(({ header }) => header === H.reason);
    expect(texts.length).toBeGreaterThan(8);
    for (const { candidates } of texts)
      for (const { value: text } of candidates) expect(String(text)).toMatch(/^=.+で検討$/);
    expect(ANSWER_HEADERS).toContain(H.reason);
  });
});
