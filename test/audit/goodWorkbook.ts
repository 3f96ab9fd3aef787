/** A workbook with nothing wrong in it: the worked example of the documentation, filled in by hand. */
import { serialOfDate } from "../../src/plan";
import { writeWorkbookFile } from "../../src/xlsx";
import { filledSheets } from "../xlsx/filledSheets";
import { bundledSheets } from "../xlsx/planFile";
import { EXAMPLE_ROWS, PACE_ROWS, typedIn } from "../xlsx/workedExample";

/** As {@link bundledSheets} writes them. */
export const SHIPPED = { planHash: "0".repeat(64), appVersion: "0.1.0" };

const REVIEW = { year: 2023, asOf: serialOfDate({ year: 2024, month: 5, day: 31 }) };

/** Bytes of its own for everybody who asks; they are made once. */
export async function goodWorkbook(): Promise<Uint8Array> {
  made ??= writeWorkbookFile(filledSheets(bundledSheets(), typedIn([...EXAMPLE_ROWS, ...PACE_ROWS]), REVIEW));
  return (await made).slice();
}

let made: Promise<Uint8Array> | null = null;
