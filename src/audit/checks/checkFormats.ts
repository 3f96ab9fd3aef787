import { numberFormatKind, readNumber } from "../../achievement";
import type { Plan } from "../../plan";
import {
  ACTUAL_HEADERS as A,
  LOOKS,
  TABLES,
  describeKey,
  targetHeader,
  type CellValue,
  type ColumnSpec,
} from "../../sheets";
import { cellName, finding, type Finding } from "../finding";
import type { AuditInput } from "../input";
import { inWords, whereInWords } from "../inWords";
import { expectedCell, placeOf, valueAt, type MatchedRow, type MatchedTable } from "../expected/matchTables";
import { literalsIn } from "./literalsIn";
import { hasNegativeSection, sectionShown } from "./sectionShown";

/**
 * Cells that do not look like what they hold: a format hides it, writes digits of its own around it or another text in its
 * place, shows an amount as a percentage or a rate as a whole number, or shows targets and actuals in another unit than the
 * row's.
 */
export function checkFormats(matched: readonly MatchedTable[], plan: Plan): readonly Finding[] {
  const amounts = new Set<string>([A.target, A.firstHalf, A.forecast, A.actual, A.baseline]);
  for (const year of plan.years) amounts.add(targetHeader(year));
  return matched.flatMap((one) => {
    const { formats, headers } = one.table;
    if (!formats) return [];
    const isAmounts = one.spec.name === TABLES.targets || one.spec.name === TABLES.actuals;
    const own = new Map(one.columns.map((column) => [column.index, column]));
    return one.rows.flatMap((row) =>
      headers.flatMap((header, column): Finding[] => {
        const value = valueAt(one, row, header);
        const format = formats[row.index]?.[column] ?? "";
        if (value === "" || typeof value === "boolean" || PLAIN.includes(format)) return [];
        const known = own.get(column);
        if (known && format === wantedFormat(row, known)) return [];
        const why =
          typeof value === "string"
            ? known && anotherText(format, known.spec.owner)
            : (disguise(value, format) ??
              (known && anotherKind(value, format, wantedFormat(row, known))) ??
              (isAmounts && amounts.has(header)
                ? otherUnit(value, format, String(valueAt(one, row, A.unit)))
                : null));
        if (!why) return [];
        return [
          misleading(
            placeOf(one, row, header),
            `${describeKey(plan, row.key)} ${header}`,
            why,
            value,
            format,
          ),
        ];
      }),
    );
  });
}

/** The log and the stamp have no spec, but who did what must read as it stands there. */
export function checkLogFormats({ tables }: Pick<AuditInput, "tables">): readonly Finding[] {
  return tables
    .filter(({ name }) => LOGS.includes(name))
    .flatMap((table) =>
      table.values.flatMap((line, index) =>
        line.flatMap((value, column): Finding[] => {
          const format = table.formats?.[index]?.[column] ?? "";
          if (value === "" || typeof value === "boolean" || PLAIN.includes(format)) return [];
          const why = typeof value === "string" ? anotherText(format, "plan") : disguise(value, format);
          if (!why) return [];
          const header = table.headers[column] ?? null;
          const cell = cellName(table.row + 1 + index, table.column + column);
          const place = { sheet: table.sheet, cell, table: table.name, key: null, header };
          return [misleading(place, header ?? "", why, value, format)];
        }),
      ),
    );
}

function misleading(
  place: Finding["place"],
  what: string,
  why: string,
  value: CellValue,
  format: string,
): Finding {
  const message = `${whereInWords(place)}(${what}): ${why}値は${inWords(value)}、表示形式は${inWords(format)}です。`;
  return finding({ code: "format.misleading", message, place, found: format });
}

const LOGS: readonly string[] = [TABLES.history, TABLES.findings, TABLES.frozen, TABLES.requests];

/** They show what is there, wherever they are. */
const PLAIN: readonly string[] = ["", "General", "@"];

function wantedFormat(row: MatchedRow, column: MatchedTable["columns"][number]): string {
  return LOOKS[expectedCell(row, column).look ?? column.spec.look].numberFormat;
}

function disguise(value: number, format: string): string | null {
  if (numberFormatKind(format) === "date") return null;
  const section = sectionShown(format, value);
  const { all, before } = literalsIn(section);
  const digits = withoutWords(section);
  if (NUMERALS.test(all)) return "数値の前後に、表示形式で別の数字が付けられています。";
  // Accounts show nothing with a dash.
  if (value === 0 && /^[-－―]$/.test(all.trim())) return null;
  if (!/[0#?@]|general|標準/i.test(digits)) return "表示形式により、数値が見えません。";
  if (POINTS.test(all)) return "数値の中や前後に、表示形式で小数点などの記号が付けられています。";
  if (SIGNS.test(before) !== value < 0 && !(value < 0 && showsNegative(format, section)))
    return "表示形式により、正負が逆に見えます。";
  if (/e[+-]|[0#?]\s*\/\s*[0#?\d]/i.test(digits))
    return "表示形式により、数値が指数か分数の、丸められた形に見えます。";
  return null;
}

/** Digits of any script, and those that are written out; 千, 万 and 億 belong to units. */
const NUMERALS = /[\p{N}〇一二三四五六七八九壱弐参]/u;
const POINTS = /[.,．，・%％‰~〜～]/u;
const SIGNS = /[-−－‐–—△▲▽▼(（]/u;

/** Excel itself puts a minus in front where a format has no part of its own for negative numbers; people also mark them red. */
function showsNegative(format: string, section: string | null): boolean {
  return !hasNegativeSection(format) || /\[(?:red|赤)\]/i.test(section ?? "");
}

/** Only where a cell is calculated, or quotes the plan, does no text of a format belong to what is there. */
function anotherText(format: string, owner: ColumnSpec["owner"]): string | null {
  const section = sectionShown(format, "");
  if (section === null) return null;
  const isShown = /@|general|標準/i.test(withoutWords(section));
  if (isShown && (owner === "people" || !/[\p{L}\p{N}\p{S}]/u.test(literalsIn(section).all))) return null;
  return isShown
    ? "文字の前後に、表示形式で別の文字が付けられています。"
    : "表示形式により、文字が見えないか、別の文字に見えます。";
}

/** @param wanted the format with which the cell is written. */
function anotherKind(value: number, format: string, wanted: string): string | null {
  const shares = withoutWords(sectionShown(format, value)).split("%").length - 1;
  const kind = numberFormatKind(format);
  if (numberFormatKind(wanted) === "percent") {
    if (shares === 1 || /general|標準/i.test(format)) return null;
    const places = /\.([0#?]*)/.exec(withoutWords(sectionShown(format, value)))?.[1] ?? "";
    return shares === 0 && kind === "number" && places.length > 1
      ? null
      : "率ですが、表示形式により、別の大きさの数値に見えます。";
  }
  if (numberFormatKind(wanted) !== "number" || wanted === "@") return null;
  if (shares > 0) return "表示形式により、率のように見えます。";
  return kind === "date" ? "表示形式により、日付か時刻に見えます。" : null;
}

function withoutWords(format: string | null): string {
  return (format ?? "").replace(BRACKETS, "").replace(/"[^"]*"|[\\!_*]./gu, "");
}

const BRACKETS = /\[[^\]]*\]/g;

function otherUnit(value: CellValue, format: string, unit: string): string | null {
  const asItIs = readNumber({ value, formula: null, format: "" }, unit);
  if (!asItIs.ok || readNumber({ value, formula: null, format }, unit).ok) return null;
  return "表示形式により、別の大きさか単位の数値に見えます。";
}
