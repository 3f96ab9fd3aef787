import type { CellDescription } from "../description";
import { at, type Finding } from "./finding";
import type { ColumnView, TableView } from "./tableView";

/** A year with its western one in brackets is one datum, and is not matched: its era stands before the number. */
const BRACKETED =
  /^[▲△¥$約+-]?\d[\d,.]*\s*[^\d\s(),]{0,4}\s*\(\s*[▲△¥$約+-]?\d[\d,.]*\s*[^\d\s()]{0,4}\s*\)$/u;
/** 2022年度(令和4年度) */
const YEAR = /^(?:西暦)?(?:1[89]|20|21)\d\d年?度?\(/u;
const GROUPED = /^[^\d]{0,2}\d{1,3}(?:,\d{3})+(?:\.\d+)?[^\d]{0,4}$/u;
const PIECE = /^[^\d\s]{0,2}\d[\d.]*\s*[^\d\s]{0,4}$/u;
const DATE = /^\d{4}[/.]\d{1,2}(?:[/.]\d{1,2})?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/u;
const BETWEEN_NUMBERS = /[、,，/;・~〜\n]/u;
const BETWEEN_NAMES = /[、,，;・\n]/u;

/** 1-2: two numbers in one cell; two names in one cell that stand alone in others. */
export function oneDatum({ columns }: TableView): Finding[] {
  const free = columns.filter(({ isCode }) => !isCode);
  const texts = (wanted: (text: string, column: ColumnView) => boolean) =>
    free.flatMap((column) =>
      column.cells.filter(({ value }) => typeof value === "string" && wanted(value, column)),
    );
  const alone = new Map(columns.map((column) => [column, namesAlone(column)]));
  return [
    ...at("fail", "一つのセルに数値が二つ以上あります。", texts(hasTwoNumbers)),
    ...at(
      "confirm",
      "ほかの行では一つずつ書かれている名前が、一つのセルに並んでいます。",
      texts((text, column) => {
        const names = text.split(BETWEEN_NAMES).map((name) => name.trim());
        return names.length > 1 && names.some((name) => name !== "" && alone.get(column)?.has(name));
      }),
    ),
  ];
}

function hasTwoNumbers(text: string): boolean {
  const folded = text.normalize("NFKC").trim();
  if (GROUPED.test(folded) || DATE.test(folded) || YEAR.test(folded)) return false;
  if (BRACKETED.test(folded)) return true;
  const pieces = folded.split(BETWEEN_NUMBERS).map((piece) => piece.trim());
  return pieces.length > 1 && pieces.every((piece) => PIECE.test(piece));
}

function namesAlone({ cells }: ColumnView): ReadonlySet<string> {
  const isName = ({ value }: CellDescription) => typeof value === "string" && !BETWEEN_NAMES.test(value);
  return new Set(cells.filter(isName).map(({ value }) => String(value).trim()));
}
