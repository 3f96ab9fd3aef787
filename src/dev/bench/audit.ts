import { DEFAULT_SETTINGS } from "../../achievement";
import { csvText } from "../../openData";
import { bundledPlan, type Plan } from "../../plan";
import { TABLES, planSheets } from "../../sheets";
import { auditWorkbook } from "../../workflows";
import { exportOpenData } from "../../workflows/openData";
import { XlsxPort, writeWorkbookFile } from "../../xlsx";
import { grownPlan } from "../grownPlan";
import { kilobytes, median, milliseconds, print, type Line } from "./lines";

const written = { planHash: "0".repeat(64), date: "2022-10-01", appVersion: "0.1.0" };

/**
 * An auditor's and a publisher's wait, from the bytes of the file: every cell that the add-in writes compared and calculated
 * anew; every row of 実績入力 as CSV. Beside it, the file opened and its tables read, which nobody can do without.
 */
export async function benchAudit(): Promise<void> {
  const lines: Line[] = [];
  for (const [items, runs] of [
    [15, 5],
    [1_500, 1],
  ] as const)
    lines.push(...(await linesOf(grownPlan(bundledPlan, items), items, runs)));
  print("Audit and publish a workbook's file", lines);
}

async function linesOf(plan: Plan, items: number, runs: number): Promise<Line[]> {
  const bytes = await fileOf(plan);
  const actuals = { tables: [TABLES.actuals], names: [] };
  const read = await median(async () => {
    await (await opened(bytes)).snapshot(actuals);
  }, runs);
  let findings = -1;
  const audit = await median(async () => {
    const result = await auditWorkbook(await opened(bytes), plan, written);
    if (!result.ok) throw new Error(result.issues[0].message);
    findings = result.value.findings.length;
  }, runs);
  if (findings !== 0) throw new Error(`${findings} findings in a workbook that nobody has touched`);
  let size = 0;
  const publish = await median(async () => {
    const result = await exportOpenData(await opened(bytes), plan);
    if (!result.ok) throw new Error(result.issues[0].message);
    size = new TextEncoder().encode(csvText(result.value.table, { hasBom: true })).length;
  }, runs);
  const beside = `opened, and 実績入力 read ${milliseconds(read)}`;
  return [
    {
      what: `audit, ${items} items (${kilobytes(bytes.length)})`,
      figure: milliseconds(audit),
      beside,
    },
    {
      what: `open data, ${items} items (${kilobytes(size)} of CSV)`,
      figure: milliseconds(publish),
      beside,
    },
  ];
}

async function fileOf(plan: Plan): Promise<Uint8Array> {
  const choice = { priorities: "all", owners: "all", years: "all", targets: "values" } as const;
  const sheets = planSheets(plan, choice, DEFAULT_SETTINGS, written);
  if (!sheets.ok) throw new Error(sheets.issues[0].message);
  return writeWorkbookFile(sheets.value);
}

async function opened(bytes: Uint8Array): Promise<XlsxPort> {
  const port = await XlsxPort.open(bytes);
  if (!port.ok) throw new Error(port.issues[0].message);
  return port.value;
}
