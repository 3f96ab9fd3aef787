import { fail, succeed, type Result } from "../../plan";
import { checkSheet, type FileDescription, type SheetCheck } from "../../openData";

/**
 * Holds a file's sheets against the 統一ルール.
 *
 * @param sheet one sheet by its name; undefined for every sheet that holds something, or that is the only one.
 * @param isStandard whether JIS X 0208 or ASCII has a character.
 * @returns issue `check.sheetUnknown`, which names the sheets that are there.
 * @example checkFile(described.value, "公開データ", isStandardCharacter)
 */
export function checkFile(
  file: FileDescription,
  sheet: string | undefined,
  isStandard: (character: string) => boolean,
): Result<readonly SheetCheck[]> {
  const { sheets } = file;
  const filled = sheets.filter(({ cells, objects }) => cells.length > 0 || objects.length > 0);
  const chosen =
    sheet === undefined
      ? filled.length > 0
        ? filled
        : sheets.slice(0, 1)
      : sheets.filter(({ name }) => name.toLowerCase() === sheet.toLowerCase());
  if (chosen.length === 0) {
    const names = sheets.map(({ name }) => `「${name}」`).join("");
    return fail(
      "check.sheetUnknown",
      sheet ?? "",
      sheet === undefined
        ? "シートがありません。"
        : `シート「${sheet}」がありません。あるシートは${names}です。`,
    );
  }
  return succeed(chosen.map((one) => checkSheet(file, one, isStandard)));
}
