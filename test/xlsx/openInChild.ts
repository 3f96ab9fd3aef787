/** Opens the file named on the command line both ways and prints what it says and how much memory that took. */
import { readFileSync } from "node:fs";
import { XlsxPort, openReturned } from "../../src/xlsx";

async function main(): Promise<void> {
  const [, , file = "", way = "", table = "", ...headers] = process.argv;
  const bytes = new Uint8Array(readFileSync(file));
  const said = way === "port" ? await asPort(bytes, table) : await asReturned(bytes, table, headers);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ said, megabytes }));
}

async function asPort(bytes: Uint8Array, table: string): Promise<unknown> {
  const opened = await XlsxPort.open(bytes);
  if (!opened.ok) return opened.issues[0].code;
  const { tables } = await opened.value.snapshot({ tables: [table], names: [], headsOf: [table] });
  return tables[0]?.values ?? null;
}

async function asReturned(bytes: Uint8Array, table: string, headers: readonly string[]): Promise<unknown> {
  const opened = await openReturned(bytes);
  const found = opened.ok ? opened.value.find(table, headers) : opened;
  return found.ok ? (found.value?.values ?? null) : found.issues[0].code;
}

void main();
