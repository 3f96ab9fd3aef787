import { finding, type Finding } from "../finding";
import type { AuditInput } from "../input";

/** Switches of the whole workbook by which the same cells give other numbers or other days. */
export function checkCalculation({ calculation }: AuditInput): readonly Finding[] {
  if (!calculation) return [];
  const { isManual, isAsShown, countsFrom1904 } = calculation;
  return [
    ...(isManual
      ? [
          finding({
            code: "workbook.calculation",
            message: "計算方法が「手動」です。値を変えても、再計算するまで率や判定は前のままです。",
            found: "手動",
            expected: "自動",
          }),
        ]
      : []),
    ...(isAsShown
      ? [
          finding({
            code: "workbook.calculation",
            message:
              "「表示桁数で計算する」になっています。表示の桁に丸めた値で計算され、判定が変わることがあります。",
            found: "表示桁数で計算する",
          }),
        ]
      : []),
    ...(countsFrom1904
      ? [
          finding({
            code: "workbook.dates",
            message: "日付を1904年から数えるブックになっています。入力された日付が4年あまりずれて見えます。",
            found: 1904,
            expected: 1900,
          }),
        ]
      : []),
  ];
}
