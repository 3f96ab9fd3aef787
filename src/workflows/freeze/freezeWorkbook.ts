import { canonicalRows, canonicalText, contentsSheet, frozenSheet, CANONICAL_VERSION } from "../../freeze";
import type { SheetContents, Stamp } from "../../freeze";
import type { Finding } from "../../audit";
import { fail, succeed, type Plan, type Result } from "../../plan";
import { SHEETS, TABLES, columnLetter, personName } from "../../sheets";
import { auditWorkbook } from "../audit/auditWorkbook";
import { isFrozen, readRecord, refuseStranger } from "../readRecord";
import type { FreezableWorkbook, FreezeContext, FrozenCopy, WholeWorkbook } from "./types";

/** Far above any plan's workbook; the record of the contents has a row for each. */
const MOST_CELLS = 200_000;

/**
 * 確定: a copy of the office's workbook in which formulas are values, stamped with its contents' hash. The workbook itself stays
 * as it is; `logFreeze` writes into its 変更履歴.
 *
 * @returns issues `freeze.already` (a frozen copy), `freeze.notOurs` (nothing of a plan is in it), `freeze.sheetTaken` (people have a
 * sheet with a name that the stamp needs), `freeze.dates` (days count from 1904), `freeze.tooLarge`, `freeze.unsettled`, `freeze.critical` (the audit
 * finds something 重大; the first findings follow; `anyway` freezes it all the same), and those of `refuseStranger`.
 * @throws WorkbookError such as `workbook.structureProtected`: no sheet can be added.
 * @example
 * const frozen = await freezeWorkbook(port, plan, { written, note: "議会提出", source: "進捗管理.xlsx", sha256 });
 * if (frozen.ok) await save(await frozen.value.port.save());
 */
export async function freezeWorkbook<Copy extends WholeWorkbook>(
  workbook: FreezableWorkbook<Copy>,
  plan: Plan,
  context: FreezeContext,
): Promise<Result<FrozenCopy<Copy>>> {
  const snapshot = await workbook.snapshot({ tables: [TABLES.record, TABLES.actuals], names: [] });
  if (isFrozen(snapshot)) {
    return fail(
      "freeze.already",
      TABLES.frozen,
      "このブックはすでに確定版です。もう一度確定することはできません。確定する前の元のブックを指定してください。",
    );
  }
  const stranger = refuseStranger(plan, snapshot);
  if (!stranger.ok) return stranger;
  if (snapshot.tables.length === 0) {
    return fail(
      "freeze.notOurs",
      "",
      `行革プランのブックではありません(表「${TABLES.record}」も「${TABLES.actuals}」もありません)。計画を書き込んだブックを指定してください。`,
    );
  }
  const taken = snapshot.sheets.find(({ name }) => name === SHEETS.frozen || name === SHEETS.contents);
  if (taken) {
    return fail(
      "freeze.sheetTaken",
      taken.name,
      `「${taken.name}」という名前のシートがすでにあります。確定版はこの名前のシートに記録を残すため、今のシートの名前を変えて保存してから、もう一度実行してください。`,
    );
  }
  const made = await workbook.valuesOnly();
  if (!made.ok) return made;
  const { port, formulas, asStored } = made.value;
  const audited = await auditWorkbook(workbook, plan, context.written, context.sha256);
  if (!audited.ok) return audited;
  if (audited.value.findings.some(({ code }) => code === "workbook.dates")) {
    return fail(
      "freeze.dates",
      "",
      "日付を1904年から数えるブックは確定できません。Excel の［ファイル］－［オプション］の「1904 年から計算する」を外し、日付を確かめて保存してから、もう一度実行してください。",
    );
  }
  const critical = audited.value.findings.filter(({ severity }) => severity === "critical");
  if (critical.length > 0 && context.anyway !== true) return refuseCritical(critical);
  const contents = port.contents();
  const rows = canonicalRows(contents);
  if (rows.length > MOST_CELLS) {
    return fail(
      "freeze.tooLarge",
      "",
      `値のあるセルが ${rows.length} あり、確定できる数(${MOST_CELLS})を超えています。計画と関係のないシートを別のブックに移してから、もう一度実行してください。`,
    );
  }
  const record = readRecord(snapshot);
  const stamp: Stamp = {
    plan: String(record.get("planTitle") ?? `${plan.municipality} ${plan.title}`),
    planId: plan.id,
    planHash: String(record.get("planHash") ?? ""),
    appVersion: context.written.appVersion,
    frozen: context.written.date,
    by: personName(context.written.by),
    note: context.note.trim(),
    source: context.source,
    cells: rows.length,
    formulas,
    sheets: snapshot.sheets.map(({ name }) => name),
    rule: CANONICAL_VERSION,
    hash: await context.sha256(canonicalText(rows)),
  };
  await port.apply({ createSheets: [frozenSheet(stamp), contentsSheet(rows)], tables: [], sheets: [] });
  return succeed({ port, stamp, asStored, critical, errors: errorsIn(contents) });
}

/** How many findings are told; 調べる and audit have them all. */
const MOST_TOLD = 3;

/** What is to be done about all of it, then the first findings, each with its place. */
function refuseCritical(critical: readonly Finding[]): Result<never> {
  const told = critical.slice(0, MOST_TOLD);
  const more = critical.length - told.length;
  const message =
    `調べると重大が ${String(critical.length)}件あるため、確定しませんでした。すべてを確かめて直してから、もう一度実行してください。` +
    (more > 0 ? `初めの ${String(MOST_TOLD)}件を示します。` : "");
  const first = { code: "freeze.critical", path: "", message };
  return {
    ok: false,
    issues: [
      first,
      ...told.map(({ code, place, message: found }) => ({ code, path: whereInWords(place), message: found })),
    ],
  };
}

function whereInWords({ sheet, cell }: Finding["place"]): string {
  return [sheet, cell].filter((word) => word !== null).join("!");
}

function errorsIn(sheets: readonly SheetContents[]): string[] {
  return sheets.flatMap(({ name, cells }) =>
    cells
      .filter(({ kind }) => kind === "e")
      .map(({ row, column }) => `${name}!${columnLetter(column)}${row + 1}`),
  );
}
