import type { Rejection } from "../../workflows";

/** Rejections of one department, in the order of the files. */
export interface RejectedDepartment {
  readonly department: string;
  readonly rejections: readonly Rejection[];
}

export function rejectedByDepartment(rejections: readonly Rejection[]): readonly RejectedDepartment[] {
  const departments = [...new Set(rejections.map(({ department }) => department))];
  return departments.map((department) => ({
    department,
    rejections: rejections.filter((rejection) => rejection.department === department),
  }));
}

/** Item, indicator and column in words; a whole row has no column. */
export const rejectedCell = ({ row, header }: Rejection): string =>
  [row, header ?? ""].filter((word) => word !== "").join(" ");

/**
 * A text to send back to the department: file by file, cell by cell, what stands there and why it was not taken.
 *
 * @example
 * 次のセルは、取り込めませんでした。直したファイルを、もう一度お送りください。
 *
 * 実績照会_R4_財政課.xlsx
 * ・実績入力!N8 2-1-2 ふるさと納税の推進 寄附額 実績「約200」
 *   数値ではありません。数字だけを入力してください。
 */
export function rejectionText({ department, rejections }: RejectedDepartment): string {
  const files = [...new Set(rejections.map(({ file }) => file))];
  return [
    ...(department === "" ? [] : [department]),
    "次のセルは、取り込めませんでした。直したファイルを、もう一度お送りください。",
    ...files.flatMap((file) => [
      "",
      file,
      ...rejections
        .filter((rejection) => rejection.file === file)
        .flatMap((rejection) => [
          `・${[rejection.place, rejectedCell(rejection)].filter((word) => word !== "").join(" ")}${rejection.found === "" ? "" : `「${rejection.found}」`}`,
          `  ${rejection.message}`,
        ]),
    ]),
  ].join("\n");
}
