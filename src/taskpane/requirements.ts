/** The oldest Excel that the whole add-in works in: Office LTSC 2021. The manifest, the pane and the README say the same. */
export const requirements: Readonly<Record<"ExcelApi" | "SharedRuntime", string>> = {
  ExcelApi: "1.14",
  SharedRuntime: "1.1",
};
