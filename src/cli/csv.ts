/** One record with its line end. Fields are quoted where RFC 4180 asks for it; lines end in LF, as terminal tools expect. */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => quoted(String(field))).join(",")}\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
