import { basename } from "node:path";
import { succeed, type Issue, type Plan, type Result } from "../../plan";
import type { Written } from "../../sheets";
import { freezeWorkbook, logFreeze, verifyWorkbook, type FrozenCopy } from "../../workflows/freeze";
import { XlsxPort } from "../../xlsx";
import { circumstances } from "../circumstances";
import { refuseHeldOpen } from "../disk/heldOpen";
import { placeFor } from "../disk/placeFor";
import { saveTogether, type FileToSave } from "../disk/saveTogether";
import { openMaster, type Master } from "../master";
import { failed, misused, printed, type Outcome } from "../outcome";
import { settle } from "../settle";
import { sha256 } from "../sha256";
import type { Surroundings } from "../surroundings";
import { warnings } from "../text/warnings";
import { readWords } from "../words/readWords";
import { freezeText } from "./freezeText";

const SPEC = {
  out: "text",
  by: "text",
  note: "text",
  "no-record": "flag",
  anyway: "flag",
  force: "flag",
  date: "text",
  json: "flag",
} as const;

/** `reform freeze`: a copy with values in place of formulas, stamped; and a row in the workbook's 変更履歴. Both files, or none. */
export async function freezeCommand(
  plan: Plan,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  const read = readWords(words, SPEC);
  if (!read.ok) return misused(read.issues[0].message, "freeze");
  const { options, others } = read.value;
  const [book, ...extra] = others;
  const { out, by, note = "" } = options;
  if (book === undefined || extra.length > 0 || out === undefined) {
    return misused(
      "freeze には、計画を書き込んだブックを一つと、確定版の名前を --out 確定.xlsx のように指定してください。",
      "freeze",
    );
  }
  if (!/\.xlsx$/iu.test(out)) {
    return misused(`「--out ${out}」: 名前が .xlsx で終わるファイルを指定してください。`, "freeze");
  }
  const circumstance = circumstances(plan, surroundings, options.date, by);
  if (!circumstance.ok) return failed(circumstance.issues);
  const written = circumstance.value;

  const master = await openMaster(surroundings.disk, book);
  if (!master.ok) return failed(master.issues);
  const isRecorded = !options["no-record"];
  const free = isRecorded ? refuseHeldOpen(surroundings.disk, master.value.path) : succeed(null);
  if (!free.ok) return failed(free.issues);
  const place = placeFor(surroundings.disk, out, master.value.path, options.force);
  if (!place.ok) return failed(place.issues);

  const context = { written, note, source: basename(book), sha256, anyway: options.anyway === true };
  const frozen = await settle(() => freezeWorkbook(master.value.port, plan, context));
  if (!frozen.ok) return failed(withWayOut(named(book, frozen)));
  const bytes = await frozen.value.port.save();
  await assertVerifies(bytes);
  const logged = isRecorded
    ? await logInto(master.value, plan, frozen.value, basename(out), written)
    : succeed([]);
  if (!logged.ok) return failed(named(book, logged));
  const files = [{ ...place.value, bytes }, ...logged.value];
  const saved = await saveTogether(surroundings.disk, files, surroundings.signal);
  if (!saved.ok) return failed(saved.issues);
  const { stamp, asStored, critical, errors } = frozen.value;
  const text = options.json
    ? `${JSON.stringify({ file: out, book, isRecorded, stamp, asStored, critical, errors }, null, 2)}\n`
    : freezeText(out, isRecorded ? book : null, frozen.value);
  return { ...printed(text), stderr: warnings(saved.value) };
}

async function logInto(
  { port, path, bytes }: Master,
  plan: Plan,
  { stamp }: FrozenCopy,
  file: string,
  written: Written,
): Promise<Result<readonly FileToSave[]>> {
  const logged = await settle(() => logFreeze(port, plan, stamp, file, written));
  if (!logged.ok) return logged;
  return succeed([{ path, bytes: await port.save(), instead: bytes }]);
}

/** A frozen copy that did not verify would be worse than none. */
async function assertVerifies(bytes: Uint8Array): Promise<void> {
  const opened = await XlsxPort.open(bytes);
  const verified = opened.ok ? await verifyWorkbook(opened.value, { sha256 }) : opened;
  if (!verified.ok) throw new Error(verified.issues[0].message);
  if (!verified.value.isSame) throw new Error("the frozen copy does not hold what was frozen");
}

/** What only the command has, after what was found. */
function withWayOut(issues: readonly Issue[]): readonly Issue[] {
  if (!issues.some(({ code }) => code === "freeze.critical")) return issues;
  const message = "見つかったことのすべては audit が示します。このまま確定するには --anyway を付けます。";
  return [...issues, { code: "freeze.anyway", path: "", message }];
}

function named(book: string, { issues }: Extract<Result<unknown>, { ok: false }>) {
  return issues.map((issue) => ({ ...issue, message: `「${book}」: ${issue.message}` }));
}
