import type { WritePreview } from "../../workflows";
import { count } from "../words/numbers";

/** Rows and cells over all tables, new sheets included. */
export function totalsOf({ tables, newRows }: Pick<WritePreview, "tables" | "newRows">) {
  const sum = (of: (table: WritePreview["tables"][number]) => number) =>
    tables.reduce((total, table) => total + of(table), 0);
  return {
    added: newRows + sum(({ added }) => added),
    changed: sum(({ changed }) => changed),
    kept: sum(({ kept }) => kept),
    restored: sum(({ restoredFormulas }) => restoredFormulas),
  };
}

/** 「新規 70行、変更 2セル、保持 31セル」 */
export function totalsText(preview: Pick<WritePreview, "tables" | "newRows">): string {
  const { added, changed, kept } = totalsOf(preview);
  return `新規 ${count(added)}行、変更 ${count(changed)}セル、保持 ${count(kept)}セル`;
}

/** Whether the workbook has none of the plan's tables yet. */
export function isNewWorkbook({ tables, newSheets }: WritePreview): boolean {
  return tables.length === 0 && newSheets.length > 0;
}
