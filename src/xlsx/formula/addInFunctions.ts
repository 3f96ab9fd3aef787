/**
 * Functions of add-ins stand in a file as `_xldudf_REFORM_TARGET(…)`; people see and type `REFORM.TARGET(…)`.
 * Text in quotes is left alone.
 */
const STORED = /_xldudf_([A-Za-z0-9]+)_([A-Za-z0-9_.]+)(?=\()/gi;
const SHOWN = new RegExp(String.raw`(?<![\p{L}\p{N}_.])REFORM\.([A-Za-z0-9_.]+)(?=\()`, "giu");

export function asShown(formula: string): string {
  if (!/_xl/i.test(formula)) return formula;
  return outsideQuotes(formula, (part) => part.replace(STORED, "$1.$2").replace(/_xlfn\.(_xlws\.)?/gi, ""));
}

export function asStored(formula: string): string {
  return outsideQuotes(formula, (part) => part.replace(SHOWN, "_xldudf_REFORM_$1"));
}

function outsideQuotes(formula: string, change: (part: string) => string): string {
  return formula
    .split('"')
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('"');
}
