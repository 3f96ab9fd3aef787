import { shown, type FiscalYear } from "../../plan";
import { ACTUAL_HEADERS as H } from "../../sheets";
import type { CellValue } from "../port";
import type { Office, OfficeRow } from "./office";
import { isSameValue } from "./sameAnswer";
import type { Rejection } from "./types";

export type Problem = Pick<Rejection, "code" | "message">;

/**
 * Why nothing of a row is taken; null where it is: `row.noKey`, `row.unknown`, `row.foreign`, `row.otherYear`, `row.repeated`
 * (in the file, with different answers), `row.repeatedInWorkbook`, `row.notInWorkbook`.
 */
export function rowProblem(
  key: string,
  { department, year }: { readonly department: string; readonly year: FiscalYear },
  office: Office,
  repeated: ReadonlySet<string>,
): Problem | null {
  if (key === "") {
    return {
      code: "row.noKey",
      message:
        "計画にない行に記入があります。この行の内容は取り込みません。追加した行なら、元からある行に記入してもらってください。" +
        "セルを挿入したために下にずれた回答なら、ほかの行の回答もずれています。取り込まずに、直してもらってください。",
    };
  }
  const planned = office.plan.get(key);
  if (!planned) {
    return {
      code: "row.unknown",
      message: `キー「${shown(key)}」の行はこの計画にありません。元からある行に記入してもらってください。`,
    };
  }
  if (!planned.owners.has(department)) {
    const owners = [...planned.owners].join("、");
    return {
      code: "row.foreign",
      message: `${department}の行ではありません(担当課は${owners})。担当課のファイルに記入してもらってください。`,
    };
  }
  if (planned.year !== year) {
    return {
      code: "row.otherYear",
      message: "照会した年度の行ではありません。その年度を照会したファイルに記入してもらってください。",
    };
  }
  if (repeated.has(key)) {
    return {
      code: "row.repeated",
      message:
        "同じキーの行が二つ以上あり、内容が違います。どれが正しいか分かりません。一つだけ残して返送してもらってください。",
    };
  }
  if (office.repeated.has(key)) {
    return {
      code: "row.repeatedInWorkbook",
      message:
        "元のブックに同じキーの行が二つ以上あります。どの行に取り込むか分かりません。写した行を削除してから、もう一度回収してください。",
    };
  }
  if (!office.rows.has(key)) {
    return {
      code: "row.notInWorkbook",
      message: "この行が元のブックにありません。［書き込む］で行を戻してから、もう一度回収してください。",
    };
  }
  return null;
}

/**
 * `row.mixed`: what people read in the row belongs to another key, so the answers do too: the key stands in a hidden column,
 * and sorting the visible ones leaves it behind. Empty cells say nothing: merging cells empties all but the first.
 *
 * @param wordOf what the file has in a column; "" where it has no such column.
 */
export function mixedRow(
  { words, label }: OfficeRow,
  wordOf: (header: string) => CellValue,
): (Problem & { readonly header: string; readonly found: string }) | null {
  const other = [...words].find(([header, word]) => {
    const theirs = bare(String(wordOf(header)));
    return theirs !== "" && theirs !== bare(word);
  });
  if (!other) return null;
  const [header] = other;
  const found = shown(wordOf(header));
  return {
    header,
    code: "row.mixed",
    found,
    message:
      `キーと${header}が合いません(キーの行は「${label}」、この行の${header}は「${found}」)。` +
      "左端の隠れた列を含めずに並べ替えたか、計画の内容を書き換えた可能性があります。ほかの行の回答かもしれないため、この行は取り込みません。" +
      "並べ替える前のファイルを返送してもらうか、配布し直したファイルに記入してもらってください。",
  };
}

/** Letters only: programs break lines and people type full-width digits. */
function bare(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}

/** `target.changed`: a department that saw another target or another unit may have answered another question. */
export function alteredTarget(
  row: OfficeRow,
  target: CellValue,
  unit: CellValue,
): (Problem & { readonly header: string; readonly found: string }) | null {
  const changed = [
    { header: H.target, theirs: target, ours: row.target },
    { header: H.unit, theirs: unit, ours: row.unit },
  ].find(({ theirs, ours }) => !isSameValue(trimmed(theirs), trimmed(ours)));
  if (!changed) return null;
  const { header, theirs, ours } = changed;
  const text = (value: CellValue) => (value === "" ? "空欄" : `「${shown(value)}」`);
  return {
    header,
    code: "target.changed",
    found: shown(theirs),
    message:
      `${header}が元のブックと違います(ファイル${text(theirs)}、元のブック${text(ours)})。この行は取り込みません。` +
      `${header}を元に戻してもらうか、配布し直してください。`,
  };
}

function trimmed(value: CellValue): CellValue {
  return typeof value === "string" ? value.trim() : value;
}
