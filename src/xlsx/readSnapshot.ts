import { HEAD_COLUMNS, HEAD_ROWS } from "../workflows/port";
import type {
  HeadSnapshot,
  NameSnapshot,
  SnapshotRequest,
  TableSnapshot,
  WorkbookSnapshot,
} from "../workflows/port";
import { TABLES } from "../sheets";
import { Calculator } from "./calculate/Calculator";
import { KnownFormulas } from "./calculate/KnownFormulas";
import type { TablePart } from "./workbook/TablePart";
import type { Workbook } from "./workbook/Workbook";
import { doubtsIn } from "./doubts/doubtsIn";
import { calculationOf, evidenceOf, freeCells, visibilityOf } from "./readEvidence";
import { readContents } from "./freeze/readContents";
import { readValues } from "./readValues";
import { RuleReader } from "./rules/RuleReader";
import { hiddenLines, hidesZeros } from "./sheet/hiddenLines";
import { cellsOfName, namesOfSheets, workbookNames } from "./workbook/names";

/** Names are for cells and lists; one over a whole sheet is not read. */
const MAX_NAME_CELLS = 100_000;

/** @throws FileFault `file.broken`, `file.tableTooLarge` */
export function readSnapshot(workbook: Workbook, request: SnapshotRequest): WorkbookSnapshot {
  const formulas = new KnownFormulas();
  const calculator = new Calculator(workbook, { trustsResults: true }, formulas);
  const anew = request.forAudit && new Calculator(workbook, { trustsResults: false }, formulas);
  const rules = request.rules && new RuleReader(workbook, calculator, formulas);
  const audited = new Set(request.tables.map((name) => workbook.table(name)?.sheet));
  const names = workbookNames(workbook);
  const formulaOf = new Map(names.map(({ name, formula }) => [name.toLowerCase(), formula]));
  return {
    // Charts on a sheet of their own are tabs too: their names are taken.
    sheets: workbook.tabs.map((tab) => {
      const name = tab.attribute("name") ?? "";
      const sheet = workbook.sheet(name);
      return {
        name,
        isProtected: sheet?.isProtected ?? false,
        ...(request.forAudit && {
          visibility: visibilityOf(tab),
          ...(sheet &&
            audited.has(sheet) && {
              ...hiddenLines(workbook, sheet),
              hidesZeros: hidesZeros(sheet),
              freeCells: freeCells(workbook, sheet, formulas, calculator, anew ?? calculator),
            }),
        }),
      };
    }),
    tables: request.tables.flatMap((name) => {
      const table = workbook.table(name);
      if (!table) return [];
      const read = readTable(workbook, formulas, calculator, table);
      const wanted = request.rules?.find((one) => one.table === name);
      return [
        {
          ...read,
          ...(anew && evidenceOf(workbook, anew, table)),
          ...(rules && wanted && { rules: rules.read(table, read.headers, wanted) }),
        },
      ];
    }),
    names: request.names.flatMap((name) => {
      const found = readName(workbook, calculator, name, formulaOf.get(name.toLowerCase()));
      return found ? [found] : [];
    }),
    ...(request.headsOf && {
      heads: request.headsOf.flatMap((name) => readHead(workbook, calculator, name)),
    }),
    takenNames: [...names.map(({ name }) => name), ...workbook.tables.map(({ name }) => name)].map((name) =>
      name.toLowerCase(),
    ),
    ...(request.forAudit && {
      localNames: namesOfSheets(workbook),
      calculation: calculationOf(workbook),
      doubts: doubtsIn(workbook),
    }),
    ...(request.forAudit && workbook.table(TABLES.frozen) && { contents: readContents(workbook) }),
  };
}

function readTable(
  workbook: Workbook,
  formulas: KnownFormulas,
  calculator: Calculator,
  table: TablePart,
): TableSnapshot {
  const { sheet, body } = table;
  const values = readValues(workbook, calculator, sheet, body);
  return {
    name: table.name,
    sheet: sheet.name,
    row: body.top - 1,
    column: body.left,
    headers: readHeaders(workbook, calculator, table),
    values,
    formulas: values.map((line, row) =>
      line.map((value, column) => {
        const at = { row: body.top + row, column: body.left + column };
        const cell = sheet.cells.get(at.row, at.column);
        const formula = cell && formulas.read(sheet, cell, at.row, at.column);
        return typeof formula === "string" ? `=${formula}` : value;
      }),
    ),
  };
}

function readHead(workbook: Workbook, calculator: Calculator, name: string): HeadSnapshot[] {
  const table = workbook.table(name);
  if (!table) return [];
  const corner = { top: 0, left: 0, bottom: HEAD_ROWS - 1, right: HEAD_COLUMNS - 1 };
  return [
    {
      table: table.name,
      sheet: table.sheet.name,
      values: readValues(workbook, calculator, table.sheet, corner),
    },
  ];
}

/** What people see above the columns; the table's own list where it has no header row. */
function readHeaders(workbook: Workbook, calculator: Calculator, table: TablePart): string[] {
  const { top, left, right } = table.area;
  if (!table.hasHeader) return table.headers;
  const [seen = []] = readValues(workbook, calculator, table.sheet, { top, left, bottom: top, right });
  return seen.map((value, index) => (value === "" ? (table.headers[index] ?? "") : String(value)));
}

function readName(
  workbook: Workbook,
  calculator: Calculator,
  name: string,
  formula: string | undefined,
): NameSnapshot | null {
  const cells = formula === undefined ? null : cellsOfName(formula);
  const sheet = cells && workbook.sheet(cells.sheet);
  if (!sheet) return null;
  const { top, left, bottom, right } = cells.area;
  if ((bottom - top + 1) * (right - left + 1) > MAX_NAME_CELLS) return null;
  return {
    name,
    sheet: sheet.name,
    row: top,
    column: left,
    values: readValues(workbook, calculator, sheet, cells.area),
  };
}
