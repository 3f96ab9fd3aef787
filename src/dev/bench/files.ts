import { readXlsx, writeXlsx } from "hucre/xlsx";
import { DEFAULT_SETTINGS } from "../../achievement";
import { bundledPlan, itemsInOrder, type Item, type Plan } from "../../plan";
import { ACTUAL_HEADERS, planSheets, type CellSpec, type SheetSpec } from "../../sheets";
import { collect, issueWorkbooks, merge, writePlan, type PickedFile } from "../../workflows";
import { XlsxPort, openReturned, writeWorkbookFile } from "../../xlsx";
import { grownPlan } from "../grownPlan";
import { kilobytes, median, milliseconds, print, type Line } from "./lines";

const written = { planHash: "0".repeat(64), date: "2022-10-01", appVersion: "0.1.0" };
const DEPARTMENTS = 100;
const ROWS = 70;
const YEAR = 2022;

/**
 * Files: made, sent out and taken back, beside a library (hucre) that reads or writes the same cells without formats,
 * tables, rules or comparing anything.
 */
export async function benchFiles(): Promise<void> {
  print("Write the whole workbook as .xlsx", [
    await whole(15, 5),
    await whole(15, 5, false),
    await whole(1_500, 1),
  ]);
  print(`Files out and back: ${DEPARTMENTS} departments, ${ROWS} rows each`, await round());
}

async function whole(items: number, runs: number, hasCharts = true): Promise<Line> {
  const plan = grownPlan(bundledPlan, items);
  const specs = sheetsOf(plan).map((spec) => (hasCharts ? spec : { ...spec, charts: [] }));
  const charts = specs.reduce((sum, spec) => sum + (spec.charts?.length ?? 0), 0);
  let bytes: Uint8Array = new Uint8Array();
  const time = await median(async () => {
    bytes = await writeWorkbookFile(specs);
  }, runs);
  const bare = await bareCells([bytes]);
  return {
    what: `${items} items, ${charts} charts`,
    figure: milliseconds(time),
    beside: `bare library ${milliseconds(await median(() => write(bare), runs))}; ${kilobytes(bytes.length)}`,
  };
}

async function round(): Promise<Line[]> {
  const plan = ownedPlan(grownPlan(bundledPlan, 5_550));
  const port = XlsxPort.create();
  const choice = { priorities: "all", owners: "all", years: [YEAR], targets: "values" } as const;
  checked(await writePlan(port, plan, choice, { written }));

  const answered: Uint8Array[] = [];
  let started = performance.now();
  const { files } = checked(
    await issueWorkbooks(
      port,
      plan,
      { year: YEAR, departments: "all", deadline: "2022-10-31", contact: "財政課 内線 123" },
      { written, encode: (specs, title) => writeWorkbookFile(specs, { title }) },
    ),
  );
  const issueTime = performance.now() - started;

  // What departments would type, put into the specs: the files are made once more with it, outside the measured time.
  await issueWorkbooks(
    port,
    plan,
    { year: YEAR, departments: "all", deadline: "2022-10-31", contact: "財政課 内線 123" },
    {
      written,
      encode: async (specs, title) => {
        const bytes = await writeWorkbookFile(specs.map(filledIn), { title });
        answered.push(bytes);
        return bytes;
      },
    },
  );
  const picked = answered.map((bytes, index): PickedFile => ({
    name: `${index}.xlsx`,
    size: bytes.length,
    read: () => Promise.resolve(bytes),
  }));
  started = performance.now();
  const collection = checked(await collect(port, plan, picked, openReturned));
  const collectTime = performance.now() - started;
  started = performance.now();
  const { cells } = checked(await merge(port, plan, collection, new Map(), written));
  const mergeTime = performance.now() - started;

  const bare = await bareCells(files.map(({ bytes }) => bytes));
  const bareWrite = await median(() => write(bare), 1);
  const bareRead = await median(async () => {
    for (const bytes of answered) await readXlsx(bytes);
  }, 1);
  return [
    {
      what: `issue ${files.length} workbooks`,
      figure: milliseconds(issueTime),
      beside: `bare library writing the same cells ${milliseconds(bareWrite)}`,
    },
    {
      what: `collect ${picked.length} files`,
      figure: milliseconds(collectTime),
      beside: `bare library reading the same files ${milliseconds(bareRead)}`,
    },
    { what: `merge ${cells} cells`, figure: milliseconds(mergeTime) },
  ];
}

function sheetsOf(plan: Plan): readonly SheetSpec[] {
  return checked(
    planSheets(
      plan,
      { priorities: "all", owners: "all", years: "all", targets: "values" },
      DEFAULT_SETTINGS,
      written,
    ),
  );
}

/** Gives the items, in their order, to departments of about {@link ROWS} rows each. */
function ownedPlan(plan: Plan): Plan {
  const owner = new Map<string, string>();
  let rows = 0;
  for (const { item } of itemsInOrder(plan)) {
    owner.set(item.code, `第${Math.floor(rows / ROWS) + 1}課`);
    rows += Math.max(1, item.indicators.length);
  }
  const last = DEPARTMENTS * ROWS;
  if (rows < last) throw new Error(`the plan has ${rows} rows, and ${last} are wanted`);
  const owned = (item: Item): Item[] => {
    const value = owner.get(item.code) ?? "";
    const [first] = item.owners;
    return first && Number(value.slice(1, -1)) <= DEPARTMENTS
      ? [{ ...item, owners: [{ ...first, value }] }]
      : [];
  };
  return {
    ...plan,
    priorities: plan.priorities.map((priority) => ({
      ...priority,
      measures: priority.measures.map((measure) => ({ ...measure, items: measure.items.flatMap(owned) })),
    })),
  };
}

/** A text in each row; a number and a state where there is a target to compare with. */
function filledIn(sheet: SheetSpec): SheetSpec {
  if (sheet.role !== "actuals") return sheet;
  return {
    ...sheet,
    tables: sheet.tables.map((table) => {
      const target = table.columns.findIndex(({ header }) => header === ACTUAL_HEADERS.target);
      return {
        ...table,
        rows: table.rows.map((row) => {
          const typed = new Map<string, CellSpec["content"]>([
            [ACTUAL_HEADERS.progress, "窓口での案内を進めました。"],
            [ACTUAL_HEADERS.reason, "来年度も続けます。"],
          ]);
          if (typeof row.cells[target]?.content === "number")
            typed.set(ACTUAL_HEADERS.actual, 1_234).set(ACTUAL_HEADERS.state, "確定");
          return {
            ...row,
            cells: row.cells.map((cell, index): CellSpec => {
              const content = typed.get(table.columns[index]?.header ?? "");
              return content === undefined ? cell : { ...cell, content };
            }),
          };
        }),
      };
    }),
  };
}

type Rows = Awaited<ReturnType<typeof readXlsx>>["sheets"][number]["rows"];
interface BareSheet {
  readonly name: string;
  readonly rows: Rows;
}

async function bareCells(files: readonly Uint8Array[]): Promise<BareSheet[][]> {
  const books: BareSheet[][] = [];
  for (const bytes of files) {
    const { sheets } = await readXlsx(bytes);
    books.push(sheets.map(({ name, rows }) => ({ name, rows })));
  }
  return books;
}

async function write(books: readonly (readonly BareSheet[])[]): Promise<void> {
  for (const sheets of books) await writeXlsx({ sheets: [...sheets] });
}

function checked<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}
