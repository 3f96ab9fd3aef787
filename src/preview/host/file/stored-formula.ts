/** Functions younger than the file format, which programs find only under a longer name. */
const younger =
  "ACOT|AGGREGATE|ARRAYTOTEXT|BYCOL|BYROW|CHOOSECOLS|CHOOSEROWS|CONCAT|DAYS|DROP|EXPAND|FORMULATEXT|HSTACK|IFNA|IFS|ISFORMULA|LAMBDA|LET|MAKEARRAY|MAP|MAXIFS|MINIFS|NUMBERVALUE|PERCENTILE\\.(?:EXC|INC)|QUARTILE\\.(?:EXC|INC)|RANDARRAY|RANK\\.(?:AVG|EQ)|REDUCE|SCAN|SEQUENCE|SHEET|SHEETS|STDEV\\.[PS]|SWITCH|TAKE|TEXTAFTER|TEXTBEFORE|TEXTJOIN|TEXTSPLIT|TOCOL|TOROW|UNICHAR|UNICODE|UNIQUE|VALUETOTEXT|VAR\\.[PS]|VSTACK|WRAPCOLS|WRAPROWS|XLOOKUP|XMATCH|XOR";
const longer = new RegExp(String.raw`(?<![\p{L}\p{N}_.])(${younger})(?=\()`, "giu");
const sheetFunctions = /(?<![\p{L}\p{N}_.])(FILTER|SORT|SORTBY)(?=\()/giu;

/**
 * A formula as a file holds it: without "=", functions of add-ins and young ones under their longer names. Text in quotes
 * stays as it is.
 * @example storedFormula('=REFORM.TARGET("R4")', "REFORM") // '_xldudf_REFORM_TARGET("R4")'
 */
export function storedFormula(formula: string, namespace: string | undefined): string {
  const own =
    namespace === undefined
      ? undefined
      : new RegExp(String.raw`(?<![\p{L}\p{N}_.])${namespace}\.([A-Za-z0-9_.]+)(?=\()`, "giu");
  return formula
    .replace(/^=/, "")
    .split('"')
    .map((part, index) => (index % 2 === 1 ? part : stored(part)))
    .join('"');

  function stored(part: string): string {
    const named = own ? part.replace(own, `_xldudf_${namespace ?? ""}_$1`) : part;
    return named.replace(longer, "_xlfn.$1").replace(sheetFunctions, "_xlfn._xlws.$1");
  }
}
