import { dirname } from "node:path";
import { fail, formatEra, succeed, type FiscalYear, type Plan, type Result } from "../../plan";
import { NAMES, type WriteChoice, type Written } from "../../sheets";
import { writePlan, type WriteOutcome } from "../../workflows";
import { XlsxPort } from "../../xlsx";
import { circumstances } from "../circumstances";
import { attempt } from "../disk/attempt";
import { refuseHeldOpen } from "../disk/heldOpen";
import { saveTogether } from "../disk/saveTogether";
import { openMaster } from "../master";
import { withOwners } from "../ownersIn";
import { failed, misused, printed, type Outcome } from "../outcome";
import { settle } from "../settle";
import type { Surroundings } from "../surroundings";
import { warnings } from "../text/warnings";
import { listOf } from "../words/list";
import { readWords, type Options } from "../words/readWords";
import { readYear, readYears } from "../words/readYears";
import { writeText } from "./writeText";

const SPEC = {
  out: "text",
  years: "texts",
  owners: "texts",
  priorities: "texts",
  date: "text",
  by: "text",
  "review-year": "text",
  new: "flag",
  json: "flag",
} as const;

/** What was done with the file. */
export interface WrittenFile extends WriteOutcome {
  readonly file: string;
  /** The file was not there before. */
  readonly isNew: boolean;
}

/**
 * `reform write`: the whole plan as a workbook. A file that is there already is worked on as the pane works on an open
 * workbook: what people typed stays. It is replaced at one stroke, or stays as it was.
 */
export async function writeCommand(
  plan: Plan,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  const read = readWords(words, SPEC);
  if (!read.ok) return misused(read.issues[0].message, "write");
  const { options, others } = read.value;
  const { out } = options;
  if (out === undefined || others.length > 0) {
    return misused("write には、書き込むファイルを --out 進捗管理.xlsx のように指定してください。", "write");
  }
  if (!/\.xlsx$/iu.test(out)) {
    return misused(`「--out ${out}」: 名前が .xlsx で終わるファイルを指定してください。`, "write");
  }
  const wanted = wantedOf(plan, options, surroundings);
  if (!wanted.ok) return failed(wanted.issues);
  const saved = await writeFile(plan, out, wanted.value, options.new, surroundings);
  if (!saved.ok) return failed(withOwners(plan, saved.issues));
  const { file, leftOver } = saved.value;
  const text = options.json ? `${JSON.stringify(file, null, 2)}\n` : writeText(plan, file);
  return { ...printed(text), stderr: warnings(leftOver) };
}

interface Wanted {
  readonly choice: WriteChoice;
  readonly written: Written;
  /** What `--review-year` says. */
  readonly reviewYear: FiscalYear | undefined;
}

function wantedOf(plan: Plan, options: Options<typeof SPEC>, surroundings: Surroundings): Result<Wanted> {
  const years = readYears(plan, "--years", listOf(options.years));
  if (!years.ok) return years;
  const typed = options["review-year"];
  const reviewYear = typed === undefined ? succeed(undefined) : readYear(plan, "--review-year", typed);
  if (!reviewYear.ok) return reviewYear;
  const written = circumstances(plan, surroundings, options.date, options.by);
  if (!written.ok) return written;
  return succeed({
    choice: {
      priorities: options.priorities.length > 0 ? listOf(options.priorities) : "all",
      owners: options.owners.length > 0 ? listOf(options.owners) : "all",
      years: options.years.length > 0 ? years.value : "all",
      targets: "values",
    },
    written:
      reviewYear.value === undefined ? written.value : { ...written.value, reviewYear: reviewYear.value },
    reviewYear: reviewYear.value,
  });
}

async function writeFile(
  plan: Plan,
  out: string,
  { choice, written, reviewYear }: Wanted,
  isNewWanted: boolean,
  { disk, signal, onProgress }: Surroundings,
): Promise<Result<{ readonly file: WrittenFile; readonly leftOver: readonly string[] }>> {
  const found = attempt("read", out, () => ({ file: disk.find(out), folder: disk.find(dirname(out)) }));
  if (!found.ok) return found;
  const isNew = found.value.file === null;
  if (isNew && found.value.folder?.kind !== "folder") {
    return fail("disk.missing", out, `「${dirname(out)}」というフォルダーがありません。先に作ってください。`);
  }
  if (isNewWanted && !isNew) {
    const message = `「${out}」はすでにあります。--new を付けずに実行すると、入力された値を残して書き込みます。`;
    return fail("disk.exists", out, message);
  }
  const free = refuseHeldOpen(disk, out);
  if (!free.ok) return free;
  const opened = isNew
    ? succeed({
        path: out,
        bytes: null,
        port: XlsxPort.create({ title: `${plan.municipality} ${plan.title}` }),
      })
    : await openMaster(disk, out);
  if (!opened.ok) return opened;
  const { path, bytes, port } = opened.value;

  const done = await settle(async () => {
    const fits = await refuseOtherReviewYear(port, reviewYear);
    return fits.ok ? writePlan(port, plan, choice, { written }, { signal, onProgress }) : fits;
  });
  if (!done.ok) return done;
  const file = { file: out, isNew, ...done.value };
  if (!done.value.hasWritten) return succeed({ file, leftOver: [] });
  const saved = await saveTogether(disk, [{ path, bytes: await port.save(), instead: bytes }], signal);
  return saved.ok ? succeed({ file, leftOver: saved.value }) : saved;
}

/** 対象年度 in a workbook's 設定 is people's: a write leaves it alone, and must not seem to have changed it. */
async function refuseOtherReviewYear(
  port: XlsxPort,
  reviewYear: FiscalYear | undefined,
): Promise<Result<null>> {
  if (reviewYear === undefined) return succeed(null);
  const { names } = await port.snapshot({ tables: [], names: [NAMES.reviewYear] });
  const cell = names.find(({ name }) => name === NAMES.reviewYear);
  if (!cell || cell.values[0]?.[0] === reviewYear) return succeed(null);
  return fail(
    "words.reviewYear",
    "--review-year",
    `このブックの対象年度は、シート「${cell.sheet}」で変えてください(いまは ${String(cell.values[0]?.[0])})。` +
      `--review-year ${formatEra(reviewYear)} は、新しく作るブックでだけ使えます。`,
  );
}
