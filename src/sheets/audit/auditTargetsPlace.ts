import type { FiscalYear } from "../../plan";
import { AUDIT_HEADERS as H, AUDIT_WORDS as W } from "./auditHeaders";
import { NO_INDICATOR, TARGET_HEADERS, scheduleHeader, targetHeader } from "../headers";
import { columnLetter } from "../rowFormula";

/** Where 計画目標表 stands in the workbook. Its columns have no names, so formulas point at its cells. */
export interface TargetsPlace {
  readonly sheet: string;
  /** 0-based header cell at the top left. */
  readonly row: number;
  readonly column: number;
  readonly headers: readonly string[];
}

/** The row of the table for a row of 監査; "" where there is none. @param rows that are looked through, the header's among them */
export function targetsRow(place: TargetsPlace | null, rows: number): string {
  const keys = place && columnOf(place, TARGET_HEADERS.key, rows);
  return keys === null ? '""' : `IFERROR(MATCH([[${H.targetsKey}]],${keys},0),"")`;
}

/** What the table has for the row's year: its 目標, or 年度計画 of an item without an indicator. */
export function valueOnTargets(
  place: TargetsPlace | null,
  years: readonly FiscalYear[],
  rows: number,
): string {
  if (place === null) return '""';
  const row = `[[${H.targetsRow}]]`;
  const found = (header: string) => {
    const cells = columnOf(place, header, rows);
    if (cells === null) return `"列なし"`;
    const cell = `INDEX(${cells},${row})`;
    return `IF(${cell}="","",${cell})`;
  };
  const ofYear = years.reduceRight(
    (rest, year) =>
      `IF([[${H.westernYear}]]=${year},IF([[${H.indicator}]]="${NO_INDICATOR}",` +
      `${found(scheduleHeader(year))},${found(targetHeader(year))}),${rest})`,
    '""',
  );
  return `IF(${row}="","",IFERROR(${ofYear},"${W.error}"))`;
}

function columnOf(
  { sheet, row, column, headers }: TargetsPlace,
  header: string,
  rows: number,
): string | null {
  const index = headers.indexOf(header);
  if (index < 0) return null;
  const letter = columnLetter(column + index);
  return `${quotedSheet(sheet)}!$${letter}$${row + 1}:$${letter}$${row + rows}`;
}

/** As programs write it themselves: in quotes only where it must be. */
function quotedSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}
