import type { WorkbookChange } from "../../workflows/port";
import { WorkbookError } from "../../workflows/port";
import { contentOf, sameContent } from "../../sheets";
import { relationshipsOf } from "../package/relationships";
import { readValue } from "../sheet/readCell";
import type { SheetPart } from "../sheet/SheetPart";
import type { Workbook } from "../workbook/Workbook";

/** Everything that keeps a change from being written, checked before the first cell changes. */
export function refuseChange(workbook: Workbook, change: WorkbookChange): void {
  refuseFile(workbook);
  if (change.createSheets.length > 0 && workbook.isStructureProtected) {
    throw refusal(
      "workbook.structureProtected",
      "ブックの構成が保護されているため、シートを追加できません。" +
        "Excel の［校閲］タブの［ブックの保護］を解除して保存してから、もう一度書き込んでください。",
    );
  }
  if (isStale(workbook, change)) {
    throw refusal(
      "workbook.changed",
      "変更を確かめた後にブックの内容が変わりました。変更の内容をもう一度確かめてから書き込んでください。",
    );
  }
  for (const name of touched(change)) {
    const protection = workbook.sheet(name)?.root.first("sheetProtection");
    const hasPassword = protection?.attribute("password") ?? protection?.attribute("hashValue");
    if (hasPassword !== undefined) {
      throw refusal(
        "workbook.protected",
        `シート「${name}」はパスワード付きで保護されているため書き込めません。` +
          "Excel の［校閲］タブの［シート保護の解除］で保護を解除して保存してから、もう一度実行してください。",
      );
    }
  }
}

/** What a file may be and still be read, but not changed without harm. */
export function refuseFile(workbook: Workbook): void {
  if (relationshipsOf(workbook.file, "").some(({ kind }) => kind === "origin")) {
    throw refusal(
      "workbook.signed",
      "電子署名のあるファイルのため書き込めません。書き込むと署名が無効になります。Excel で「名前を付けて保存」で署名のない控えを作り、それを選んでください。",
    );
  }
  if (
    workbook.root.attribute(`xmlns${workbook.root.prefix && `:${workbook.root.prefix.slice(0, -1)}`}`) ===
    STRICT
  ) {
    throw refusal(
      "workbook.strict",
      "「Strict Open XML」形式のファイルのため書き込めません。Excel で「名前を付けて保存」を選び、「Excel ブック (*.xlsx)」で保存し直したものを選んでください。",
    );
  }
}

const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";

function touched(change: WorkbookChange): string[] {
  return [
    ...change.tables.filter(
      ({ cells, addedRows, shown = [] }) => cells.length + addedRows.length + shown.length > 0,
    ),
    ...change.sheets.filter(({ cells }) => cells.length > 0),
  ].map(({ sheet }) => sheet);
}

/** Whether the workbook is no longer the one that the change was made for. */
function isStale(workbook: Workbook, change: WorkbookChange): boolean {
  const names = new Set(workbook.tabs.map((tab) => tab.attribute("name")?.toLowerCase()));
  return (
    change.createSheets.some(({ name }) => names.has(name.toLowerCase())) ||
    touched(change).some((name) => !workbook.sheet(name)) ||
    change.tables.some((wanted) => {
      const table = workbook.table(wanted.table);
      if (!table) return true;
      const { top, left, bottom, right } = table.body;
      return (
        table.sheet.name.toLowerCase() !== wanted.sheet.toLowerCase() ||
        top !== wanted.row + 1 ||
        left !== wanted.column ||
        bottom - top + 1 !== wanted.bodyRows ||
        right - left + 1 !== wanted.columns.length
      );
    }) ||
    [...change.tables, ...change.sheets].some(({ sheet, cells }) => {
      const part = workbook.sheet(sheet);
      return (
        part !== undefined && cells.some((cell) => !sameContent(cell.before, contentAt(workbook, part, cell)))
      );
    })
  );
}

function contentAt(workbook: Workbook, sheet: SheetPart, { row, column }: { row: number; column: number }) {
  const cell = sheet.cells.get(row, column);
  if (!cell) return null;
  const value = readValue(cell, workbook.strings);
  const formula = sheet.formulas.read(cell, row, column);
  return contentOf(value, formula === null ? value : `=${formula}`);
}

function refusal(code: string, message: string): WorkbookError {
  return new WorkbookError(code, message, "unchanged");
}
