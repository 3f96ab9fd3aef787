import { fail, succeed, type Result } from "../plan";

export interface CsvRecords {
  readonly records: readonly (readonly string[])[];
  /** What stands between fields: a comma, or what some programs write instead. */
  readonly separator: "," | "\t" | ";";
}

/**
 * Reads CSV after RFC 4180, with any line end. The separator is the one that the first line has most of; without any, it is
 * a comma. A line without a character is a record with one empty field; a line end at the very end begins no record.
 *
 * @param maxFields more are refused: a file of this size is no table for people.
 * @returns issues `csv.quote` (a quoted field that never ends, or goes on after its closing quote; the message says in which
 * record it begins), `csv.tooLarge`.
 * @example parseCsv('a,"b\r\nc"\r\n', 100) // { records: [["a", "b\r\nc"]], separator: "," }
 */
export function parseCsv(text: string, maxFields: number): Result<CsvRecords> {
  const separator = separatorOf(text);
  const records: string[][] = [];
  let record: string[] = [];
  let count = 0;
  let at = 0;
  const end = text.length;
  if (end === 0) return succeed({ records, separator });
  for (;;) {
    let value: string;
    if (text[at] === '"') {
      const closing = closingQuote(text, at + 1);
      const after = text[closing + 1];
      const isClosed = closing >= 0 && (after === undefined || after === separator || isLineEnd(after));
      if (!isClosed) return badQuote(records.length + 1);
      value = text.slice(at + 1, closing).replaceAll('""', '"');
      at = closing + 1;
    } else {
      const from = at;
      while (at < end && text[at] !== separator && !isLineEnd(text[at])) at += 1;
      value = text.slice(from, at);
    }
    record.push(value);
    count += 1;
    if (count > maxFields) return tooLarge(maxFields);
    if (text[at] === separator && at < end) {
      at += 1;
      continue;
    }
    records.push(record);
    record = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (at >= end) return succeed({ records, separator });
  }
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\r" || character === "\n";
}

/** -1 where there is none; a doubled quote closes nothing. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function separatorOf(text: string): CsvRecords["separator"] {
  const [line = ""] = text.replace(/"(?:[^"]|"")*"/gu, "").split(/[\r\n]/u, 1);
  const counted = ([",", "\t", ";"] as const).map((sign) => ({ sign, count: line.split(sign).length - 1 }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

function badQuote(record: number): Result<never> {
  return fail(
    "csv.quote",
    `${record}`,
    `${record} 件目のレコードで、引用符(")の対応がとれていません。値の中の引用符は二つ重ねて書き、値全体を引用符で囲んでください。`,
  );
}

function tooLarge(maxFields: number): Result<never> {
  return fail(
    "csv.tooLarge",
    "",
    `値が ${maxFields.toLocaleString("ja-JP")} 個を超えるため読みません。表を分けて確かめてください。`,
  );
}
