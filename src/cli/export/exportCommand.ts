import { csvText } from "../../openData";
import type { Plan } from "../../plan";
import { exportOpenData, type OpenDataExport } from "../../workflows/openData";
import { writePlainWorkbook } from "../../xlsx";
import { placeFor } from "../disk/placeFor";
import { saveTogether } from "../disk/saveTogether";
import { openMaster } from "../master";
import { failed, misused, printed, type Outcome } from "../outcome";
import { settle } from "../settle";
import type { Surroundings } from "../surroundings";
import { warnings } from "../text/warnings";
import { readWords } from "../words/readWords";
import { exportText } from "./exportText";

const SPEC = { out: "text", "no-bom": "flag", force: "flag", json: "flag" } as const;

/** `reform export`: the table to publish, as CSV or as a workbook of values. The workbook it is taken from stays as it is. */
export async function exportCommand(
  plan: Plan,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  const read = readWords(words, SPEC);
  if (!read.ok) return misused(read.issues[0].message, "export");
  const { options, others } = read.value;
  const [book, ...extra] = others;
  const { out } = options;
  if (book === undefined || extra.length > 0 || out === undefined) {
    return misused(
      "export には、計画を書き込んだブックを一つと、書き出すファイルを --out 公開.csv のように指定してください。",
      "export",
    );
  }
  const format = /\.(csv|xlsx)$/iu.exec(out)?.[1]?.toLowerCase();
  if (format === undefined) {
    return misused(`「--out ${out}」: 名前が .csv か .xlsx で終わるファイルを指定してください。`, "export");
  }
  if (format === "xlsx" && options["no-bom"]) {
    return misused("--no-bom は、CSV を書き出すときだけ使えます。", "export");
  }
  const master = await openMaster(surroundings.disk, book);
  if (!master.ok) return failed(master.issues);
  const place = placeFor(surroundings.disk, out, master.value.path, options.force);
  if (!place.ok) return failed(place.issues);
  const exported = await settle(() => exportOpenData(master.value.port, plan));
  if (!exported.ok) return failed(exported.issues);

  const { table } = exported.value;
  const title = `${plan.municipality} ${plan.title} ${table.name}`;
  const bytes =
    format === "csv"
      ? new TextEncoder().encode(csvText(table, { hasBom: !options["no-bom"] }))
      : await writePlainWorkbook(table, { title });
  const saved = await saveTogether(surroundings.disk, [{ ...place.value, bytes }], surroundings.signal);
  if (!saved.ok) return failed(saved.issues);
  const text = options.json ? json(out, exported.value) : exportText(plan, out, exported.value);
  return { ...printed(text), stderr: warnings(saved.value) };
}

function json(out: string, { table, ...said }: OpenDataExport): string {
  return `${JSON.stringify({ file: out, rows: table.rows.length, headers: table.headers, ...said }, null, 2)}\n`;
}
