import type { IFunctionService } from "@univerjs/engine-formula";

/**
 * Univer reads a text in quotes as a number where it looks like one: =IF(A1=1,"1-1","") gives a date, "50%" gives
 * 0.5. Excel keeps it text in the functions named here; those that expect dates or numbers read it themselves in
 * both.
 */
const takeTextAsItIs =
  "AVERAGEIF AVERAGEIFS CHOOSE CONCAT CONCATENATE COUNTIF COUNTIFS EXACT FILTER FIND HLOOKUP HSTACK IF IFERROR IFNA " +
  "IFS INDEX ISNUMBER ISTEXT LEFT LEN LET LOOKUP LOWER MATCH MAXIFS MID MINIFS REPLACE REPT RIGHT SEARCH SUBSTITUTE " +
  "SUMIF SUMIFS SWITCH T TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TRIM UNIQUE UPPER VLOOKUP VSTACK XLOOKUP XMATCH";

/** Makes those functions take texts as they stand. */
export function keepTextLiterals(functions: IFunctionService): void {
  const executors = functions.getExecutors();
  for (const name of takeTextAsItIs.split(" ")) {
    const executor = executors.get(name);
    if (executor !== undefined) executor.isArgumentsIgnoreNumberPattern = () => true;
  }
}
