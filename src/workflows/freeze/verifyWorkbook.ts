import type { Sha256, Stamp } from "../../freeze";
import { fail, succeed, type Result } from "../../plan";
import { TABLES } from "../../sheets";
import type { WorkbookPort, WorkbookSnapshot } from "../port";
import { FROZEN_TABLES, checkFrozen } from "./checkFrozen";
import { readFreezes } from "./logFreeze";
import { notAsLogged } from "./notAsLogged";
import type { Origin, StampProblem, Verification, WholeWorkbook } from "./types";

export interface VerifyContext {
  readonly sha256: Sha256;
  /** What the file is to have, as `readHash` gives it. */
  readonly hash?: string;
  /** The workbook that was frozen: its 変更履歴 knows the hash. */
  readonly master?: Pick<WorkbookPort, "snapshot">;
}

/**
 * 照合: is this file what was frozen? Nothing is changed. A workbook that was saved again without changes is; formats, widths, what is
 * hidden, filters, comments and charts are no contents.
 *
 * @returns issues `verify.notFrozen` (no frozen copy), `verify.masterFrozen` (what was given to compare with is one itself).
 * @example await verifyWorkbook(port, { sha256 }) // { ok: true, value: { isSame: false, cells: [{ sheet: "実績入力", cell: "F12", then: "120", now: "150" }], … } }
 */
export async function verifyWorkbook(
  workbook: Pick<WholeWorkbook, "snapshot" | "contents">,
  { sha256, hash, master }: VerifyContext,
): Promise<Result<Verification>> {
  const snapshot = await workbook.snapshot({ tables: FROZEN_TABLES, names: [], forAudit: true });
  const check = await checkFrozen(snapshot, workbook.contents(), sha256);
  if (!check) {
    return fail(
      "verify.notFrozen",
      TABLES.frozen,
      `確定版ではありません(表「${TABLES.frozen}」がありません)。［確定］か freeze で作ったファイルを指定してください。`,
    );
  }
  const origin = await originOf(check.stamp, hash, master);
  if (!origin.ok) return origin;
  const { isAsStamped, ...said } = check;
  const more = [...problemsOfFile(snapshot), ...problemsWith(origin.value, check.stamp)];
  const isSame = isAsStamped && more.length === 0 && (origin.value.kind === "unknown" || origin.value.isSame);
  return succeed({ ...said, isSame, problems: [...said.problems, ...more], origin: origin.value });
}

/** Cells that have the same contents for this program, and show others in another one. */
function problemsOfFile({ doubts = [], calculation }: WorkbookSnapshot): StampProblem[] {
  const [first] = doubts;
  const where = first ? [first.sheet, first.cell].filter((word) => word !== null).join("!") : "";
  return [
    ...(first
      ? [
          {
            code: "file.ambiguous" as const,
            message:
              `プログラムによって違う内容に見えることがあるファイルです。${where}${where && ": "}${first.message}` +
              (doubts.length > 1 ? `ほかに ${String(doubts.length - 1)}件あります。` : ""),
          },
        ]
      : []),
    ...(calculation?.countsFrom1904
      ? [
          {
            code: "workbook.dates" as const,
            message: "日付を1904年から数えるファイルになっています。日付が4年あまりずれて見えます。",
          },
        ]
      : []),
  ];
}

function problemsWith(origin: Origin, stamp: Stamp | null): StampProblem[] {
  return origin.kind === "log" && origin.entry && stamp ? notAsLogged(stamp, origin.entry) : [];
}

async function originOf(
  stamp: Stamp | null,
  hash: string | undefined,
  master: Pick<WorkbookPort, "snapshot"> | undefined,
): Promise<Result<Origin>> {
  if (hash !== undefined) return succeed({ kind: "hash", isSame: stamp?.hash === hash, expected: hash });
  if (!master) return succeed({ kind: "unknown" });
  const snapshot = await master.snapshot({ tables: [TABLES.history], names: [] });
  if (snapshot.takenNames.includes(TABLES.frozen.toLowerCase())) {
    return fail(
      "verify.masterFrozen",
      TABLES.frozen,
      "比べる相手に指定されたブックも確定版です。確定する前の元のブック(「変更履歴」に確定の記録があるもの)を指定してください。",
    );
  }
  const entries = stamp ? readFreezes(snapshot).filter(({ hash: logged }) => logged === stamp.hash) : [];
  // The same contents may have been frozen several times: for the council, and for the archive.
  const entry =
    entries.find((one) => stamp && notAsLogged(stamp, one).length === 0) ?? entries.at(-1) ?? null;
  return succeed({ kind: "log", isSame: entry !== null, entry });
}
