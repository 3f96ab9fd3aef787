import type { OpenTable, OpenValue } from "./openTable";

const BOM = "\ufeff";

export interface CsvOptions {
  /** A byte order mark at the start: Excel takes the file for Shift_JIS without it. */
  readonly hasBom: boolean;
}

/**
 * The table as CSV after RFC 4180: records end in CRLF, the last one too; fields are quoted where they hold a comma, a
 * quote or a line break. To be encoded as UTF-8.
 *
 * Texts that begin with =, +, - or @ stay as they are: an apostrophe before them would be part of the published datum.
 * {@link formulaLike} finds them, so that people can be told. Numbers are written in full, never as 1e+21.
 * @example csvText({ name: "", headers: ["件数"], rows: [[12]] }, { hasBom: false }) // "件数\r\n12\r\n"
 */
export function csvText({ headers, rows }: OpenTable, { hasBom }: CsvOptions): string {
  const lines = [headers, ...rows].map((row) => `${row.map(field).join(",")}\r\n`);
  return (hasBom ? BOM : "") + lines.join("");
}

/** Whether a spreadsheet program that opens the CSV would calculate with the text instead of showing it. */
export function formulaLike(text: string): boolean {
  return /^[=+\-@]/u.test(text) && !/^[+-]?\d+(?:\.\d+)?$/u.test(text);
}

function field(value: OpenValue): string {
  const text = typeof value === "number" ? decimal(value) : value;
  // A record of one empty field would be an empty line, which readers skip.
  return text === "" || /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without an exponent, which some readers take for text. */
function decimal(value: number): string {
  const [, sign = "", whole = "", fraction = "", exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  const shift = Number(exponent);
  const digits = whole + fraction;
  return shift < 0
    ? `${sign}0.${digits.padStart(digits.length - shift - whole.length, "0")}`
    : sign + digits.padEnd(whole.length + shift, "0");
}
